import type { DayFigures } from '../insight/index.ts'
import type { Day } from '../model/index.ts'
import { addDays, daysBetween, weekday } from '../schedule/index.ts'
import { type Drawing, draw, rounded, widths, words } from './chart.ts'
import type { Words } from './days.ts'
import { html, type Markup } from './html.ts'

/** How busy a day was among the days with answers, 1 to 4, by quarters; the busiest is 4, a day without one 0. */
export function levels(days: readonly DayFigures[]): (answers: number) => number {
  const sorted = days.map(({ answers }) => answers).filter((answers) => answers > 0)
  sorted.sort((a, b) => a - b)
  const quarters = [0.25, 0.5, 0.75].map((part) => sorted[Math.floor(part * (sorted.length - 1))] ?? 0)
  const most = sorted.at(-1) ?? 0
  return (answers) =>
    answers === 0 ? 0 : answers >= most ? 4 : 1 + quarters.filter((quarter) => answers > quarter).length
}

const left = 30
const top = 18

/** Weeks side by side, Monday on top. */
function grid(
  from: Day,
  weeks: number,
  to: Day,
  answered: ReadonlyMap<Day, DayFigures>,
  level: (answers: number) => number,
  tip: (day: Day, answers: number) => string,
  { month, weekday: nameOf }: Words,
  width: number,
): Drawing {
  const days = Array.from({ length: Math.min(weeks * 7, daysBetween(from, to) + 1) }, (_, index) =>
    addDays(from, index),
  )
  const step = (width - left) / weeks
  const edge = step - (step > 11 ? 2.5 : 2)
  // A month is named above the week of its first day, unless that is too near to the edge.
  const months = days.flatMap((day, index) => {
    const week = Math.floor(index / 7)
    if (!day.endsWith('-01') || step * (weeks - week) <= 24) return []
    return words(month(day), left + week * step, 7, 'start', 'muted')
  })
  const names = [0, 2, 4, 6].map((index) =>
    words(nameOf(index), 0, top + (index + 0.5) * step - 1, 'start', 'muted'),
  )
  const marks = days.map((day, index) => {
    const answers = answered.get(day)?.answers ?? 0
    const place = {
      x: left + Math.floor(index / 7) * step,
      y: top + (index % 7) * step,
      width: edge,
      height: edge,
    }
    return rounded(place, `heat-${level(answers)}`, tip(day, answers))
  })
  return {
    size: { width, height: Math.ceil(top + step * 7) + 1 },
    marks: [...months, ...names, ...marks],
  }
}

/** The heat map of the days up to the last one, in one strip for wide places and in two halves for narrow ones. */
export function heat(
  days: readonly DayFigures[],
  from: Day,
  to: Day,
  named: Words,
  tip: (day: Day, answers: number) => string,
  label: string,
): Markup {
  const monday = addDays(from, -weekday(from))
  const weeks = Math.ceil((daysBetween(monday, to) + 1) / 7)
  const answered = new Map(days.map((day) => [day.day, day]))
  const level = levels(days.filter(({ day }) => day >= monday))
  const drawn = (start: Day, count: number, width: number, name: string): Markup =>
    draw(grid(start, count, to, answered, level, tip, named, width), name)
  const half = Math.ceil(weeks / 2)
  return html`<div class="chart wide">${drawn(monday, weeks, widths.wide, label)}</div>
<div class="chart narrow">${drawn(monday, half, widths.narrow, label)}
${drawn(addDays(monday, half * 7), half, widths.narrow, label)}</div>`
}
