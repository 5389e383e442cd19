import type { DayFigures } from '../insight/index.ts'
import type { Day } from '../model/index.ts'
import { dayFrom, dayNumber, weekday } from '../schedule/index.ts'
import { type Drawing, draw, look, square, widths, words } from './chart.ts'
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

/** A day of the map and its looks. */
interface Cell {
  day: Day
  looks: Markup
}

/** Weeks side by side, Monday on top. */
function grid(
  cells: readonly Cell[],
  weeks: number,
  { month, weekday: nameOf }: Words,
  width: number,
): Drawing {
  const step = (width - left) / weeks
  const edge = step - (step > 11 ? 2.5 : 2)
  // A month is named above the week of its first day, unless that is too near to the edge.
  const months = cells.flatMap(({ day }, index) => {
    const week = Math.floor(index / 7)
    if (!day.endsWith('-01') || step * (weeks - week) <= 24) return []
    return words(month(day), left + week * step, 7, 'start', 'muted')
  })
  const names = [0, 2, 4, 6].map((index) =>
    words(nameOf(index), 0, top + (index + 0.5) * step - 1, 'start', 'muted'),
  )
  const squares = cells.map(({ looks }, index) =>
    square(left + Math.floor(index / 7) * step, top + (index % 7) * step, edge, looks),
  )
  return {
    size: { width, height: Math.ceil(top + step * 7) + 1 },
    marks: [...months, ...names, ...squares],
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
  const monday = dayNumber(from) - weekday(from)
  const answered = new Map(days.map(({ day, answers }) => [day, answers]))
  const level = levels(days.filter(({ day }) => day >= dayFrom(monday)))
  const cells = Array.from({ length: dayNumber(to) - monday + 1 }, (_, index): Cell => {
    const day = dayFrom(monday + index)
    const answers = answered.get(day) ?? 0
    return { day, looks: look(`heat-${level(answers)}`, tip(day, answers)) }
  })
  const weeks = Math.ceil(cells.length / 7)
  const half = Math.ceil(weeks / 2)
  const drawn = (shown: readonly Cell[], columns: number, width: number): Markup =>
    draw(grid(shown, columns, named, width), label)
  return html`<div class="chart wide">${drawn(cells, weeks, widths.wide)}</div>
<div class="chart narrow">${drawn(cells.slice(0, 7 * half), half, widths.narrow)}
${drawn(cells.slice(7 * half), half, widths.narrow)}</div>`
}
