import type { Texts } from '../../i18n/index.ts'
import { type Day, isKnown, type Progress } from '../../model/index.ts'
import { addDays, secondsSpent, streaks, weekday, wholeMinutes } from '../../schedule/index.ts'

/** The Monday of the week of a day. */
export const mondayOf = (day: Day): Day => addDays(day, -weekday(day))

/** The answers of the seven days from a Monday on. */
function weekFrom(
  monday: Day,
  { days }: Progress,
): { days: number; answers: number; right: number; new: number; tookMs: number } {
  const sum = { days: 0, answers: 0, right: 0, new: 0, tookMs: 0 }
  for (let ahead = 0; ahead < 7; ahead++) {
    const done = days[addDays(monday, ahead)]
    if (!done || done.answers === 0) continue
    sum.days++
    sum.answers += done.answers
    sum.right += done.right
    sum.new += done.new
    sum.tookMs += done.tookMs
  }
  return sum
}

/** Four lines on the last week, for the first start of this one; none when something was answered in this week or nothing in the last. */
export function weekLines(progress: Progress, today: Day, { week }: Texts): string[] {
  const monday = mondayOf(today)
  if (Object.keys(progress.days).some((day) => day >= monday)) return []
  const last = weekFrom(addDays(monday, -7), progress)
  if (last.days === 0) return []
  const earlier = weekFrom(addDays(monday, -14), progress)
  const percent = ({ right, answers }: typeof last): number =>
    Math.round((100 * right) / Math.max(1, answers))
  const known = Object.values(progress.cards).filter(isKnown).length
  return [
    week.last(last.days, wholeMinutes(secondsSpent(last))),
    week.answers(last.answers, percent(last), earlier.answers > 0 ? percent(earlier) : undefined),
    week.cards(last.new, known),
    week.streak(streaks(Object.keys(progress.days), today).days),
  ]
}
