import type { Card, CardId, Day, Memory, Review } from '../src/model/index.ts'

// Cards, memories and reviews for tests: each test names only what it is about.

/** The day of most tests, and nine o'clock on it in UTC. */
export const day = '2001-02-03' as Day
export const morning = Date.parse(`${day}T09:00:00Z`)

/** A card that asks a question, with an id of its name. */
export const card = (
  name: string,
  change: { kind?: string; subject?: string; level?: number } = {},
): Card => {
  const { kind = 'meaning', subject = name, level = 1 } = change
  return {
    id: `${name}#${kind}` as CardId,
    kind,
    deck: 'd',
    covers: [],
    entry: {
      kind: 'concept',
      subject,
      at: { file: 'f', line: 1 },
      level,
      question: 'q',
      answer: 'a',
      wrong: [],
    },
  }
}

/** The memory of a card after its first answer, due two days later. */
export const memory = (change: Partial<Memory> = {}): Memory => ({
  stability: 2,
  difficulty: 5,
  due: '2001-02-05' as Day,
  last: morning,
  day,
  reps: 1,
  lapses: 0,
  failed: false,
  ...change,
})

/** A right first answer to the card of an id. */
export const review = (card: string, change: Partial<Review> = {}): Review => {
  const { at = morning, grade = 'good' } = change
  return {
    type: 'review',
    id: 'r',
    card: card as CardId,
    at,
    day,
    grade,
    by: 'fsrs-6',
    after: memory({ last: at, failed: grade === 'again' }),
    ...change,
  }
}
