import type { Texts } from '../i18n/index.ts'
import { type Figures, percent, standing } from '../insight/index.ts'
import { cut, padded, sanitize, thousands, width, wrap } from '../model/index.ts'
import { dayNumber } from '../schedule/index.ts'
import { measure } from './card.ts'
import { axis, bar, columnChart, heatMap, shades } from './charts.ts'
import { dueText, nameOf, seconds, shareText, shownCoverage } from './standing.ts'
import type { Style } from './style.ts'

/** The means of drawing a page. */
interface Sheet {
  figures: Figures
  texts: Texts
  style: Style
  /** Columns behind the margin. */
  room: number
}

const titled = (title: string, { style, room }: Sheet): string[] => wrap(title, room).map(style.strong)

/** Labels beside their values, which go on below themselves. */
function labelled(rows: readonly (readonly [string, string])[], { style, room }: Sheet): string[] {
  const column = Math.max(...rows.map(([label]) => width(label))) + 2
  return rows.flatMap(([label, value]) =>
    wrap(value, room - column).map(
      (line, index) => (index === 0 ? padded(style.dim(label), column) : ' '.repeat(column)) + line,
    ),
  )
}

function retention(sheet: Sheet): string[] {
  const { figures, texts, style, room } = sheet
  const { desired, young, mature, all } = figures.retention
  const { stats } = texts
  const rows = [
    [stats.kinds.young, young],
    [stats.kinds.mature, mature],
    [stats.kinds.all, all],
  ] as const
  const column = Math.max(...rows.map(([label]) => width(label))) + 2
  const said = rows.map(([, share]) => shareText(share, texts))
  const columns = Math.min(30, room - column - Math.max(...said.map(width)) - 2)
  return [
    ...titled(stats.retention(percent(desired, 1)), sheet),
    ...rows.map(([label, { right, total }], index) =>
      `${padded(style.dim(label), column)}${columns < 6 ? '' : `${bar(right, total, columns, style)}  `}${said[index]}`.trimEnd(),
    ),
  ]
}

function forecast(sheet: Sheet): string[] {
  const { figures, texts, style, room } = sheet
  const { stats } = texts
  const wide = room >= 2 * figures.forecast.length ? 2 : 1
  const counts = figures.forecast.slice(0, room).map(({ count }) => count)
  return [
    ...titled(stats.forecast, sheet),
    ...wrap(dueText(figures, texts), room),
    ...columnChart(counts, { height: 3, wide: 1, gap: wide - 1 }, style),
    style.dim(
      axis(
        [0, 7, 14, 21, 28].map((ahead) => [ahead * wide, ahead === 0 ? stats.now : `+${ahead}`]),
        room,
      ),
    ),
  ]
}

function year(sheet: Sheet): string[] {
  const { figures, texts, style, room } = sheet
  const { stats } = texts
  return [
    ...titled(stats.year, sheet),
    ...heatMap(
      {
        counts: new Map(figures.days.map(({ day, answers }) => [dayNumber(day), answers])),
        from: figures.since && dayNumber(figures.since),
        until: dayNumber(figures.day),
        weekdays: texts.calendar.shortWeekdays,
        months: texts.calendar.shortMonths,
      },
      room,
      style,
    ),
    `${style.dim(stats.less)} ${style.right(shades.join(''))} ${style.dim(stats.most)}`,
  ]
}

function answerTime(sheet: Sheet): string[] {
  const { figures, texts, style, room } = sheet
  const { medianMs, spread } = figures.answerTime
  if (medianMs === undefined) return []
  const cell = [6, 4, 3].find((size) => room >= spread.length * size - 1) ?? 2
  const labels = spread.map(({ upToMs }) => (upToMs === undefined ? '>' : String(upToMs / 1000)))
  return [
    ...titled(texts.stats.time(seconds(medianMs)), sheet),
    ...columnChart(
      spread.map(({ count }) => count),
      { height: 2, wide: cell - 1, gap: 1 },
      style,
    ),
    style.dim(
      axis(
        labels.map((label, index) => [index * cell, label]),
        room,
      ),
    ),
  ]
}

function hours(sheet: Sheet): string[] {
  const { figures, texts, style, room } = sheet
  const wide = room >= 48 ? 2 : 1
  return [
    ...titled(texts.stats.hours, sheet),
    ...columnChart(
      figures.hours.map(({ answers }) => answers),
      { wide },
      style,
    ),
    style.dim(
      axis(
        [0, 6, 12, 18].map((hour) => [hour * wide, String(hour)]),
        room,
      ),
    ),
  ]
}

function coverage(sheet: Sheet): string[] {
  const { figures, texts, style, room } = sheet
  const { stats } = texts
  if (figures.coverage.length === 0) return []
  const { shown, more, unmet } = shownCoverage(figures)
  const said = shown.map(({ known, total }) => stats.of(thousands(known), thousands(total)))
  const numbers = Math.max(0, ...said.map(width))
  const names = shown.map((item) => cut(sanitize(nameOf(item)), Math.min(32, room - numbers - 2)))
  const column = Math.max(0, ...names.map(width)) + 2
  const columns = Math.min(24, room - column - numbers - 2)
  return [
    ...titled(stats.coverage, sheet),
    ...shown.map(
      ({ known, total }, index) =>
        `${padded(names[index]!, column)}${columns < 6 ? '' : `${bar(known, total, columns, style)}  `}${said[index]}`,
    ),
    ...[...(more > 0 ? [stats.more(more)] : []), ...(unmet > 0 ? [stats.unmet(unmet)] : [])].flatMap((line) =>
      wrap(line, room).map((part) => style.dim(part)),
    ),
  ]
}

/** Figures drawn for a terminal of so many columns. */
export function statsPage(figures: Figures, texts: Texts, style: Style, columns: number): string[] {
  const sheet = { figures, texts, style, room: measure(columns) - 1 }
  const counts = figures.days.length > 0
  const parts = [
    labelled(standing(figures, texts), sheet),
    ...(figures.since ? [wrap(texts.stats.since(figures.since, counts), sheet.room)] : []),
    ...(counts ? [retention(sheet)] : []),
    forecast(sheet),
    ...(counts ? [year(sheet), answerTime(sheet), hours(sheet)] : []),
    coverage(sheet),
  ].filter((lines) => lines.length > 0)
  return parts
    .flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]))
    .map((line) => (line === '' ? '' : ` ${line}`))
}
