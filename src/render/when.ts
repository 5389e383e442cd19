import type { Texts } from '../i18n/index.ts'
import type { Day } from '../model/index.ts'
import { daysBetween, weekday } from '../schedule/index.ts'

/** A day in words, as seen from today: today, tomorrow, on Friday (in 3 days), in 12 days. */
export function when(day: Day, today: Day, texts: Texts): string {
  const days = daysBetween(today, day)
  if (days <= 0) return texts.when.today
  if (days === 1) return texts.when.tomorrow
  if (days < 7) return texts.when.on(texts.calendar.weekdays[weekday(day)]!, days)
  return texts.when.inDays(days)
}
