import { padded, width } from '../model/index.ts'
import type { Style } from './style.ts'

/** A bar of so many columns for a part of a whole; only nothing is empty and only all is full. */
export function bar(part: number, whole: number, columns: number, style: Style): string {
  const share = whole === 0 ? 0 : part / whole
  const most = share < 1 ? columns - 1 : columns
  const done = Math.min(most, Math.max(share > 0 ? 1 : 0, Math.round(columns * share)))
  return style.right('━'.repeat(done)) + style.dim('─'.repeat(columns - done))
}

const eighths = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']

/** Upright columns, the highest as high as the chart; `wide` characters each with `gap` spaces between them. A height of 1 is a sparkline. */
export function columnChart(
  values: readonly number[],
  { height = 1, wide = 1, gap = 0 }: { height?: number; wide?: number; gap?: number },
  style: Style,
): string[] {
  const top = Math.max(1, ...values)
  const levels = values.map((value) =>
    value === 0 ? 0 : Math.max(1, Math.round((value / top) * height * 8)),
  )
  return Array.from({ length: height }, (_, line) => {
    const below = (height - 1 - line) * 8
    const row = levels
      .map((level) =>
        (level === 0 && below === 0 ? '·' : eighths[Math.min(8, Math.max(0, level - below))]!).repeat(wide),
      )
      .join(' '.repeat(gap))
    return style.right(row.trimEnd())
  })
}

/** Labels below a chart, each at the column where it belongs; one that would touch the one before it, or stand out, is left out. */
export function axis(labels: readonly (readonly [column: number, label: string])[], columns: number): string {
  let row = ''
  for (const [column, label] of labels) {
    if (column < (row === '' ? 0 : width(row) + 1) || column + width(label) > columns) continue
    row = padded(row, column) + label
  }
  return row
}

/** From none to most. */
export const shades = ['·', '░', '▒', '▓', '█'] as const

/** A row of shades with their colours. */
const coloured = (row: string, style: Style): string =>
  row.replace(/·+|[░▒▓█]+/g, (run) => (run.startsWith(shades[0]) ? style.dim(run) : style.right(run)))

/** The data of a heat map; days are numbers of days since 1970-01-01. */
export interface Heat {
  counts: ReadonlyMap<number, number>
  /** Days before are left blank. */
  from?: number
  /** The last day. */
  until: number
  /** From Monday on. */
  weekdays: readonly string[]
  months: readonly string[]
}

/** Up to a year of days: weeks as columns, weekdays as rows, and a row of months above. Shades are the quarters of the days that have a count. */
export function heatMap(heat: Heat, columns: number, style: Style): string[] {
  const { counts, until, weekdays, months } = heat
  const label = Math.max(...weekdays.map(width)) + 1
  const weeks = Math.min(53, columns - label)
  // 1970-01-01 was a Thursday.
  const monday = until - ((until + 3) % 7)
  const first = monday - 7 * (weeks - 1)
  const from = Math.max(first, heat.from ?? first)
  const shown = [...counts]
    .filter(([day, count]) => day >= from && day <= until && count > 0)
    .map(([, count]) => count)
    .sort((a, b) => a - b)
  const quarters = [1, 2, 3].map((quarter) => shown[Math.floor((shown.length * quarter) / 4)] ?? 0)
  const cell = (day: number): string => {
    if (day < from || day > until) return ' '
    const count = counts.get(day) ?? 0
    return shades[count === 0 ? 0 : 1 + quarters.filter((edge) => count >= edge).length]!
  }
  const monthOf = (week: number): number => new Date((first + 7 * week) * 86_400_000).getUTCMonth()
  const starts = Array.from({ length: weeks }, (_, week) => week).filter(
    (week) => week === 0 || monthOf(week) !== monthOf(week - 1),
  )
  // Of a month of which little is left there is no room for its name.
  if (starts.length > 1 && starts[1]! <= width(months[monthOf(0)]!)) starts.shift()
  return [
    axis(
      starts.map((week) => [label + week, months[monthOf(week)]!]),
      label + weeks,
    ),
    ...weekdays.map((name, weekday) => {
      const cells = Array.from({ length: weeks }, (_, week) => cell(first + 7 * week + weekday)).join('')
      return `${padded(style.dim(name), label)}${coloured(cells.trimEnd(), style)}`
    }),
  ]
}
