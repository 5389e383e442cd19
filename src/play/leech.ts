import { leechFrom, mixedUp } from '../insight/index.ts'
import { type Card, cut, type Memory, sanitize } from '../model/index.ts'
import type { SessionStep } from '../session/index.ts'
import type { ProgressStore } from '../world/index.ts'
import type { SessionContext } from './context.ts'
import { shortName } from './summary.ts'

const isLeech = ({ failed, lapses }: Memory): boolean => failed && lapses >= leechFrom

/** The cards that have failed as leeches in a session so far: their way out has been shown. */
export const leechesOf = (steps: readonly SessionStep[]): string[] =>
  steps.flatMap((step) => (step.type === 'answer' && isLeech(step.review.after) ? [step.card.id] : []))

/** The way out for a card that keeps failing, once a session; nothing for any other card. */
export function leechHelp(
  context: SessionContext,
  store: ProgressStore,
  card: Card,
  memory: Memory,
): string | undefined {
  const { world, pool, helped, practice } = context
  const { texts, keys } = world
  if (!isLeech(memory) || helped.has(card.id)) return undefined
  helped.add(card.id)
  // A card that puts two side by side need not be learnt beside another one.
  const other = card.other ? undefined : mixedUp(store.progress).get(card.entry.subject)?.[0]?.other
  const entry = pool.entries.find(({ subject }) => subject === other)
  const help = [
    texts.weak.keepsFailing(memory.lapses),
    texts.weak.wayOut(keys.edit, practice ? undefined : keys.suspend),
    entry && texts.weak.beside(cut(sanitize(shortName({ entry })), 40)),
  ]
  return help.filter(Boolean).join(' ')
}
