import type { Texts } from '../i18n/index.ts'
import { sanitize, wrap } from '../model/index.ts'
import { measure } from './card.ts'
import type { Style } from './style.ts'

/** The figures of a goal that are shown. */
interface ShownGoal {
  title: string
  cards: number
  met: number
  /** Those that are known. */
  recalled: number
  /** Whether it is reached or when it will be, in words. */
  state: string
  can: readonly { title: string; known: boolean }[]
  /** Commands that can be used, as they are typed. */
  commands: readonly string[]
  /** Names of what is mixed up, two by two. */
  pairs: readonly (readonly [string, string])[]
}

/** The rows on a goal, each a label and what it says: how far it is, what can be done, which commands can be used, what is mixed up. */
export function goalRows(
  { can, cards, commands, met, pairs, recalled, state, title }: ShownGoal,
  { goals }: Texts,
): [string, string][] {
  const done = can.filter((ability) => ability.known).map((ability) => ability.title)
  const rows: [string, string][] = [
    [goals.goal, [title, goals.known(recalled, met, cards), state].filter(Boolean).join(' · ')],
    [goals.canNow, done.join(' · ')],
    [goals.commands, commands.join(', ')],
    [goals.pairs, pairs.map(([a, b]) => goals.pair(a, b)).join(', ')],
  ]
  return rows.filter(([, text]) => text !== '').map(([label, text]) => [label, sanitize(text)])
}

/** A goal in lines for a terminal. */
export const goalPart = (goal: ShownGoal, texts: Texts, style: Style, columns: number): string[] =>
  goalRows(goal, texts).flatMap(([label, text]) =>
    wrap(`${label}: ${text}`, measure(columns) - 3).map((line, index) =>
      index === 0
        ? ` ${style.dim(line.slice(0, label.length + 1))}${line.slice(label.length + 1)}`
        : `   ${line}`,
    ),
  )
