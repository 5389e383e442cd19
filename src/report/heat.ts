import type { CustomSeriesRenderItemParams } from 'echarts'
import type { DayFigures } from '../insight/index.ts'
import type { Day } from '../model/index.ts'
import { addDays, daysBetween, weekday } from '../schedule/index.ts'
import { type Drawing, draw, widths } from './chart.ts'
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
  words: Words,
  width: number,
): Drawing {
  const days = Array.from({ length: Math.min(weeks * 7, daysBetween(from, to) + 1) }, (_, index) =>
    addDays(from, index),
  )
  const step = (width - left) / weeks
  const size = { width, height: Math.ceil(top + step * 7) + 1 }
  const label = { color: 'var(--muted)', fontSize: 12 }
  // A month is named above the week of its first day, unless that is too near to the edge.
  const months = Array.from({ length: weeks }, (_, week) => {
    const first = days.slice(week * 7, week * 7 + 7).find((day) => day.endsWith('-01'))
    return first !== undefined && step * (weeks - week) > 24 ? words.month(first) : ''
  })
  const names = Array.from({ length: 7 }, (_, index) =>
    index % 2 === 0 ? words.weekday(addDays('2001-01-01' as Day, index)) : '',
  )
  const axis = { axisLine: { show: false }, axisTick: { show: false } }
  return {
    size,
    tips: days.map((day) => tip(day, answered.get(day)?.answers ?? 0)),
    option: {
      grid: { left, right: 0, top, bottom: 1, outerBoundsMode: 'none' },
      xAxis: {
        ...axis,
        type: 'category',
        position: 'top',
        data: months,
        axisLabel: { ...label, interval: (_: number, name: string) => name !== '', margin: 5, align: 'left' },
      },
      yAxis: {
        ...axis,
        type: 'category',
        inverse: true,
        data: names,
        axisLabel: {
          ...label,
          interval: (_: number, name: string) => name !== '',
          margin: left,
          align: 'left',
        },
      },
      series: [
        {
          type: 'custom',
          data: days.map((_, index) => [Math.floor(index / 7), index % 7]),
          renderItem({ dataIndex }: CustomSeriesRenderItemParams) {
            const edge = step - (step > 11 ? 2.5 : 2)
            const day = days[dataIndex]!
            return {
              type: 'rect',
              shape: {
                x: left + Math.floor(dataIndex / 7) * step,
                y: top + (dataIndex % 7) * step,
                width: edge,
                height: edge,
                r: 2,
              },
              style: { fill: `var(--heat-${level(answered.get(day)?.answers ?? 0)})` },
            }
          },
        },
      ],
    },
  }
}

/** The heat map of the days up to the last one, in one strip for wide places and in two halves for narrow ones. */
export function heat(
  days: readonly DayFigures[],
  from: Day,
  to: Day,
  words: Words,
  tip: (day: Day, answers: number) => string,
  label: string,
): Markup {
  const monday = addDays(from, -weekday(from))
  const weeks = Math.ceil((daysBetween(monday, to) + 1) / 7)
  const answered = new Map(days.map((day) => [day.day, day]))
  const level = levels(days.filter(({ day }) => day >= monday))
  const drawn = (start: Day, count: number, width: number, name: string): Markup =>
    draw(grid(start, count, to, answered, level, tip, words, width), name)
  const half = Math.ceil(weeks / 2)
  return html`<div class="chart wide">${drawn(monday, weeks, widths.wide, label)}</div>
<div class="chart narrow">${drawn(monday, half, widths.narrow, label)}
${drawn(addDays(monday, half * 7), half, widths.narrow, label)}</div>`
}
