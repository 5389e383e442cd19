import type { World } from '../../world/index.ts'

/** The line that says at night that the day of the evening goes on, since "tomorrow" is then the day that the calendar has begun; undefined by day. */
export function nightLine({ texts, now, offset, rolloverHour }: World): string | undefined {
  const at = now()
  const local = new Date(at + offset(at) * 60_000)
  if (local.getUTCHours() >= rolloverHour) return undefined
  const yesterday = (local.getUTCDay() + 5) % 7
  return texts.lists.stillDay(texts.calendar.weekdays[yesterday]!, rolloverHour)
}
