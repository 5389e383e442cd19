import { byText, type Card, type Day, type Progress } from '../model/index.ts'
import { addDays, dayNumber } from './day.ts'
import type { Limits } from './queue.ts'
import { pick, type Queue } from './queue.ts'
import { askedFrom, type Course, type Item, type QueueInput, queueInputOf } from './queue-input.ts'
import { retrievability } from './scheduler.ts'

/** How many cards come on a day. */
export interface DayLoad {
  day: Day
  count: number
}

/** Counts cards by the day on which they are asked; those whose day has come count for today. */
export function loads(from: Iterable<Day | ''>, today: Day): DayLoad[] {
  const counts = new Map<Day, number>()
  for (const day of from) {
    const asked = day > today ? (day as Day) : today
    counts.set(asked, (counts.get(asked) ?? 0) + 1)
  }
  return [...counts].map(([day, count]) => ({ day, count })).sort(byText(({ day }) => day))
}

/** The days after today on which cards come; those of today that are put off wait until tomorrow, or are spread over the days of a backlog. */
export function nextDays(all: readonly DayLoad[], today: Day, queue: PutOff): DayLoad[] {
  const counts = new Map(all.filter(({ day }) => day > today).map(({ day, count }) => [day, count]))
  const putOff = queue.waiting - queue.due.length
  const days = queue.backlogDays ?? 1
  for (let ahead = 0; ahead < days; ahead++) {
    const share = Math.floor((putOff * (ahead + 1)) / days) - Math.floor((putOff * ahead) / days)
    if (share === 0) continue
    const day = addDays(today, ahead + 1)
    counts.set(day, (counts.get(day) ?? 0) + share)
  }
  return [...counts].map(([day, count]) => ({ day, count })).sort(byText(({ day }) => day))
}

type PutOff = Pick<Queue<unknown>, 'due' | 'waiting' | 'backlogDays'>

/** The work that some cards will cause. */
export interface Outlook extends Queue<Card> {
  /** The days after today on which cards come, soonest first; due cards that are not asked today count for tomorrow. */
  next: DayLoad[]
  /** The queue input that it was picked from. */
  input: QueueInput<Item & { card: Card }>
}

/** Says what is asked today and how much comes on later days. `cards` are all that may be asked, contrasts included. */
export function outlook(
  cards: readonly Card[],
  progress: Progress,
  at: number,
  today: Day,
  limits: Limits,
  course?: Course,
): Outlook {
  const input = queueInputOf(cards, progress, course)
  const picked = pick(input, progress.days[today], { retrievability }, at, today, limits)!
  const all = loads(
    input.known.map(({ from }) => from),
    today,
  )
  const cardOf = ({ card }: Item & { card: Card }): Card => card
  return {
    ...picked,
    due: picked.due.map(cardOf),
    fresh: picked.fresh.map(cardOf),
    next: nextDays(all, today, picked),
    input,
  }
}

/** Counts the cards that wait today and those that were never answered; suspended and buried ones are in neither. */
export function countCards(
  cards: readonly Card[],
  progress: Progress,
  today: Day,
): { due: number; new: number } {
  const count = { due: 0, new: 0 }
  for (const { id, entry } of cards) {
    const [memory, held] = [progress.cards[id], progress.held[id]]
    if (!memory) count.new += held === undefined || held <= today ? 1 : 0
    else if (askedFrom(memory, held, entry.changed) <= today) count.due++
  }
  return count
}

/** Days in a row with an answer, up to today or, when today has none yet, up to yesterday; and the longest such run. */
export function streaks(answered: Iterable<string>, today: Day): { days: number; longest: number } {
  const last = dayNumber(today)
  const numbers = [...answered].map((day) => dayNumber(day as Day)).sort((a, b) => a - b)
  let [days, longest, run] = [0, 0, 0]
  for (const [index, number] of numbers.entries()) {
    run = number === numbers[index - 1]! + 1 ? run + 1 : 1
    longest = Math.max(longest, run)
    if (number === last || number === last - 1) days = run
  }
  return { days, longest }
}
