import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  type CardId,
  type Day,
  type Grade,
  type LogEvent,
  type Review,
  sequenceOf,
} from '../../src/model/index.ts'
import * as made from '../made.ts'

/** A review with only what a test cares about; `due` is the day it made the card due. */
export function review(
  id: string,
  card: string,
  time: string,
  grade: Grade,
  due: string,
  change: Partial<Review> = {},
): Review {
  const at = Date.parse(time)
  const day = new Date(at - 4 * 3_600_000).toISOString().slice(0, 10) as Day
  const after = made.memory({ stability: 10, due: due as Day, last: at, day, failed: grade === 'again' })
  return made.review(card, { id, at, day, grade, after, ...change })
}

/** The event that takes a review back. */
export const undo = (of: Review, id = `u-${of.id}`): LogEvent => ({
  type: 'undo',
  id,
  of: of.id,
  card: of.card,
  at: of.at + 1,
  day: of.day,
  grade: of.grade,
  took: of.took,
})

/** Appends events to the log files of a device, each to its month. */
export function writeLog(data: string, events: readonly LogEvent[], device = 'test'): void {
  mkdirSync(join(data, 'reviews'), { recursive: true })
  const months = new Map<string, string>()
  for (const event of events) {
    const month = new Date(sequenceOf(event)).toISOString().slice(0, 7)
    months.set(month, `${months.get(month) ?? ''}${JSON.stringify(event)}\n`)
  }
  for (const [month, lines] of months)
    appendFileSync(join(data, 'reviews', `${month}.${device}.jsonl`), lines)
}

/** A week of sailing: known answers of every sort, one that was taken back, and a card that took over another. */
export function smallLog(): LogEvent[] {
  const mistaken = review('r5', 'boat/--signal#meaning', '2001-02-04T10:00Z', 'again', '2001-02-04', {
    took: 9000,
  })
  const stable = (it: Review, stability: number): Review => ({ ...it, after: { ...it.after, stability } })
  return [
    review('r1', 'boat/--speed#meaning', '2001-02-03T09:00Z', 'again', '2001-02-03', { took: 4000 }),
    review('r2', 'boat/--speed#meaning', '2001-02-03T09:01Z', 'good', '2001-02-04', { took: 2500 }),
    review('r3', 'boat/--signal#meaning', '2001-02-03T09:02Z', 'easy', '2001-03-01', { took: 30_000 }),
    review('r4', 'boat/--hook#meaning', '2001-02-03T11:00Z', 'good', '2001-02-10', { took: 5000 }),
    stable(
      review('r6', 'boat/--speed#meaning', '2001-02-04T09:00Z', 'good', '2001-02-08', { took: 1980 }),
      100,
    ),
    mistaken,
    undo(mistaken),
    // At two in the night it is still the day before.
    stable(review('r7', 'boat/--signal#meaning', '2001-02-06T02:00Z', 'hard', '2001-04-01'), 1),
    {
      type: 'adopt',
      id: 'a1',
      card: 'boat/--anchor#meaning' as CardId,
      from: 'boat/--hook#meaning' as CardId,
      at: Date.parse('2001-02-07T11:00Z'),
      day: '2001-02-07' as Day,
    },
    review('r8', 'boat/--anchor#meaning', '2001-02-07T12:00Z', 'again', '2001-02-07', { took: 12_000 }),
    review('r9', 'boat/--all#recall', '2001-02-07T23:00Z', 'easy', '2001-02-20', { took: 61_000 }),
  ]
}
