import type { CardId, Day, Memory } from '../../src/model/index.ts'
import { scheduler } from '../../src/schedule/fsrs.ts'
import { defaultSchedule } from '../../src/schedule/index.ts'
import { log } from './learners.ts'

/** The time at which these logs end. */
const start = Date.parse('2001-02-03T09:00:00Z')

/** The lines of the log of a learner whose memory follows `truth`, each review with the memory that the defaults made; `idOf` gives the ids of its cards. */
export function linesOf(
  name: string,
  truth: readonly number[],
  idOf: (card: string) => string,
  days = 30,
): string[] {
  const schedule = scheduler(defaultSchedule)
  const memories = new Map<string, Memory>()
  return log(name, days, truth, 12).map(({ card: own, day, grade }, index) => {
    const card = idOf(own)
    const at = start - (days - day) * 86_400_000 + index
    const named = new Date(at).toISOString().slice(0, 10) as Day
    const after = schedule.next(card as CardId, memories.get(card), at, named, grade)
    const first = memories.has(card) ? undefined : true
    memories.set(card, after)
    const event = {
      type: 'review',
      id: `${name}${index}`,
      card,
      at,
      day: named,
      grade,
      took: 4000,
      first,
      by: 'fsrs-6',
      after,
    }
    return `${JSON.stringify(event)}\n`
  })
}

/** A deck with a question for each card of such a log of 30 days; their ids are `PROGRAM:NAME-DAY-NUMBER#gap-1`. */
export function deckOf(name: string, program = name, cards = name): string {
  const questions = Array.from({ length: 30 * 12 }, (_, index) => `${Math.floor(index / 12)}-${index % 12}`)
  const texts = questions.map((id) => `C: The ${cards} has [part ${id}]. {#${cards}-${id}}\n`)
  return `---\ndeck: ${name}\nprogram: ${program}\n---\n\n${texts.join('\n')}`
}

/** The id of a card of such a deck. */
export const idIn =
  (cards: string, program = cards) =>
  (card: string): string =>
    `${program}:${cards}-${card}#gap-1`
