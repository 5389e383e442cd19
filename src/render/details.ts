import { patternOf } from '../commandline/index.ts'
import type { Texts } from '../i18n/index.ts'
import { type Card, type Day, type Memory, sanitize, wrap } from '../model/index.ts'
import { daysBetween } from '../schedule/index.ts'
import { measure } from './card.ts'
import type { Style } from './style.ts'

const most = 8

/** Facts about a card beside its entry and its memory. */
interface About {
  /** The parts of its line, with what each does. */
  parts?: readonly { text: string; meaning: string }[]
  /** How often it was missed; of a memory alone only how often it was forgotten. */
  misses?: number
  /** The explanation and the example stand on the screen, below the answer. */
  shown?: boolean
}

/** Why the answer of a card is right: its explanation, the parts of its line, an example. */
function reasons({ entry }: Card, { parts = [], shown }: About, { remarks }: Texts): (string | undefined)[] {
  const named = entry.kind === 'option' || entry.kind === 'command' ? entry : undefined
  return [
    ...(shown ? [] : [named?.summary, entry.why]),
    ...parts.map(({ text, meaning }) => remarks.part(text, meaning)),
    ...(shown ? [] : [named?.example]),
  ]
}

/** More about a card: why it is so, what else is right, where it is used, where it is from, what is remembered of it. */
export function details(
  card: Card,
  memory: Memory,
  today: Day,
  texts: Texts,
  style: Style,
  columns: number,
  about: About = {},
): string[] {
  const { entry, covers } = card
  const said = texts.quiz.about
  const others = entry.kind === 'task' ? entry.answers.slice(1).map((line) => patternOf(line).example) : []
  const used =
    covers.length > 1
      ? [...covers.slice(0, most), ...(covers.length > most ? [texts.care.more(covers.length - most)] : [])]
      : []
  const days = daysBetween(today, memory.due)
  const lines = [
    ...reasons(card, about, texts),
    ...others.map((line) => said.also(line)),
    used.length > 0 ? said.usedBy(used.join(', ')) : undefined,
    said.from(`${entry.at.file.replace(/^.*[\\/]/, '')}:${entry.at.line}`),
    said.memory(days, memory.reps, about.misses ?? memory.lapses, memory.difficulty),
  ]
  return lines
    .filter((line) => line !== undefined)
    .flatMap((line) => wrap(sanitize(line), measure(columns) - 3))
    .map((line) => style.dim(`   ${line}`))
}
