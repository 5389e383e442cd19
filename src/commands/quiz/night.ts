import type { World } from '../../world/index.ts'

/** The line that says at night that the day of the evening goes on, since "tomorrow" is then the day that the calendar has begun; undefined by day. */
export function nightLine({ texts, now, offset, rolloverHour }: World): string | undefined {
  const at = now()
  const local = new Date(at + offset(at) * 60_000)
  if (local.getUTCHours() >= rolloverHour) return undefined
  const day = new Date(local.getTime() - 86_400_000)
  const weekday = day.toLocaleDateString(texts.locale, { weekday: 'long', timeZone: 'UTC' })
  return texts.lists.stillDay(weekday, rolloverHour)
}
