import { leechFrom, mixedUp } from '../insight/index.ts'
import { type Card, cut, harmless, type Memory } from '../model/index.ts'
import type { Step } from '../session/index.ts'
import type { ProgressStore } from '../world.ts'
import { shortName } from './summary.ts'
import type { Table } from './table.ts'

const isLeech = ({ failed, lapses }: Memory): boolean => failed && lapses >= leechFrom

/** The cards that have failed as leeches in a sitting so far: their way out has been shown. */
export const leechesOf = (steps: readonly Step[]): string[] =>
  steps.flatMap((step) => (step.type === 'answer' && isLeech(step.review.after) ? [step.card.id] : []))

/** The way out for a card that keeps failing, once a sitting; nothing for any other card. */
export function leechHelp(
  table: Table,
  store: ProgressStore,
  card: Card,
  memory: Memory,
): string | undefined {
  const { world, pool, helped, practice } = table
  const { texts, keys } = world
  if (!isLeech(memory) || helped.has(card.id)) return undefined
  helped.add(card.id)
  // A card that puts two side by side need not be learnt beside another one.
  const other = card.other ? undefined : mixedUp(store.progress).get(card.entry.subject)?.[0]?.other
  const entry = pool.entries.find(({ subject }) => subject === other)
  const help = [
    texts.weak.keepsFailing(memory.lapses),
    texts.weak.wayOut(keys.edit, practice ? undefined : keys.suspend),
    entry && texts.weak.beside(cut(harmless(shortName({ entry })), 40)),
  ]
  return help.filter(Boolean).join(' ')
}
