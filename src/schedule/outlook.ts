import { byText, type Card, type Day, type Progress } from '../model/index.ts'
import { addDays, dayNumber } from './day.ts'
import type { Queue } from './queue.ts'
import { askedFrom, type Item, type QueueInput } from './queue-input.ts'

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

/** The days after today on which cards come; those of today that are put off wait until tomorrow, or are spread over the days of a backlog. Where it is known how many of tomorrow's are asked then, the others come a day later. */
export function nextDays(
  all: readonly DayLoad[],
  today: Day,
  queue: PutOff,
  dueTomorrow?: number,
): DayLoad[] {
  const counts = new Map(all.filter(({ day }) => day > today).map(({ day, count }) => [day, count]))
  const putOff = queue.waiting - queue.due.length
  const days = queue.backlogDays ?? 1
  for (let ahead = 0; ahead < days; ahead++) {
    const share = Math.floor((putOff * (ahead + 1)) / days) - Math.floor((putOff * ahead) / days)
    if (share === 0) continue
    const day = addDays(today, ahead + 1)
    counts.set(day, (counts.get(day) ?? 0) + share)
  }
  const [tomorrow, after] = [addDays(today, 1), addDays(today, 2)]
  const putOffThen = dueTomorrow === undefined ? 0 : (counts.get(tomorrow) ?? 0) - dueTomorrow
  if (putOffThen > 0) {
    counts.set(tomorrow, dueTomorrow!)
    counts.set(after, (counts.get(after) ?? 0) + putOffThen)
    if (dueTomorrow === 0) counts.delete(tomorrow)
  }
  return [...counts].map(([day, count]) => ({ day, count })).sort(byText(({ day }) => day))
}

/** As much of a queue as the days after it depend on. */
export interface PutOff {
  due: { length: number }
  waiting: number
  backlogDays?: number | undefined
}

/** The numbers of cards that are asked tomorrow: new ones and, unless a backlog is spread over the days already, due ones. */
export interface Tomorrow {
  due: number | undefined
  fresh: number
}

/** Counts the cards that are asked tomorrow once all of today's queue are answered, picked as they will be then. Undefined where the input does not reach that far. */
export function tomorrowOf<T extends Item>(
  input: QueueInput<T>,
  queue: Pick<Queue<{ id: string }>, 'due' | 'fresh' | 'backlogDays'>,
  pickFrom: (rest: QueueInput<T>) => Queue<T> | undefined,
): Tomorrow | undefined {
  const asked = new Set([...queue.due, ...queue.fresh].map(({ id }) => id))
  const picked = pickFrom({
    ...input,
    known: input.known.filter(({ item }) => !asked.has(item.id)),
    unseen: input.unseen.flatMap((unseen) =>
      asked.has(unseen.item.id)
        ? []
        : [unseen.needs ? { ...unseen, needs: unseen.needs.filter((id) => !asked.has(id)) } : unseen],
    ),
  })
  if (picked === undefined) return undefined
  return {
    due: queue.backlogDays === undefined ? picked.due.length : undefined,
    fresh: picked.fresh.length,
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
