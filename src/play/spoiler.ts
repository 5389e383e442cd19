import { patternOf } from '../commandline/index.ts'
import type { Card } from '../model/index.ts'
import type { Session } from '../session/index.ts'

/** Gives a card whose answer is shown: without an example that a later card of the session asks for, whatever it is about. */
export function withoutSpoiler(card: Card, { waiting }: Pick<Session, 'waiting'>): Card {
  const { entry } = card
  if (!('example' in entry) || entry.example === undefined) return card
  const lines = waiting.flatMap((other) =>
    other.kind === 'command' && other.entry.kind === 'task' ? other.entry.answers : [],
  )
  const spoils = lines.some((line) => patternOf(line).example === entry.example)
  return spoils ? { ...card, entry: { ...entry, example: undefined } } : card
}
