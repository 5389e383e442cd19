import { patternOf } from '../commandline/index.ts'
import type { Texts } from '../i18n/index.ts'
import { type Card, type Day, type Memory, sanitize, wrap } from '../model/index.ts'
import { daysBetween } from '../schedule/index.ts'
import { measure } from './card.ts'
import type { Style } from './style.ts'

const most = 8

/** More about a card: what else is right, where it is used, where it is from, what is remembered of it. */
export function details(
  { entry, covers }: Card,
  memory: Memory,
  today: Day,
  texts: Texts,
  style: Style,
  columns: number,
): string[] {
  const { about } = texts.quiz
  const others = entry.kind === 'task' ? entry.answers.slice(1).map((line) => patternOf(line).example) : []
  const used =
    covers.length > 1
      ? [...covers.slice(0, most), ...(covers.length > most ? [texts.care.more(covers.length - most)] : [])]
      : []
  const lines = [
    ...others.map((line) => about.also(line)),
    used.length > 0 ? about.usedBy(used.join(', ')) : undefined,
    about.from(`${entry.at.file.replace(/^.*[\\/]/, '')}:${entry.at.line}`),
    about.memory(daysBetween(today, memory.due), memory.reps, memory.lapses, memory.difficulty),
  ]
  return lines
    .filter((line) => line !== undefined)
    .flatMap((line) => wrap(sanitize(line), measure(columns) - 3))
    .map((line) => style.dim(`   ${line}`))
}
