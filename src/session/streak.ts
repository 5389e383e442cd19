import type { Day, Progress } from '../model/index.ts'
import { addDays } from '../schedule/index.ts'

/** Days in a row with an answer, up to today or, when today has none yet, up to yesterday. */
export function streak(progress: Progress, today: Day): number {
  let day = progress.days[today] ? today : addDays(today, -1)
  let days = 0
  for (; progress.days[day]; day = addDays(day, -1)) days++
  return days
}
