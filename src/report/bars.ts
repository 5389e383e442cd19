import { nice, ticks } from 'd3-array'
import { width as columnsOf } from '../model/index.ts'
import { across, type Box, boxes, type Drawing, look, words } from './chart.ts'

/** Values of one meaning and the name of their colour in the style sheet. */
export interface Bars {
  colour: string
  values: readonly number[]
}

/** Bars that stand side by side, one stack a category. */
export interface Columns {
  labels: readonly string[]
  /** From the bottom up. */
  stacks: readonly Bars[]
  tips: readonly string[]
  /** About how wide a label is. */
  labelWidth: number
  /** The end that always has a label. */
  anchor: 'first' | 'last'
  number(value: number): string
}

/** How wide the widest of some texts is in the fonts of any system. */
const widest = (texts: readonly string[]): number => 7.6 * Math.max(...texts.map(columnsOf))

/** Three values or so that an axis from 0 to the highest of some counts is read by, the last of which is its end. */
function ticksTo(most: number): number[] {
  const end = Math.max(1, most)
  // Counts have nothing between one and the next.
  const count = Math.min(3, end)
  const [from, to] = nice(0, end, count)
  return ticks(from, to, count)
}

/** About how wide a column of letters is. */
const letter = 6.8
const barShare = 0.82
const widestBar = 26

/** Columns over time or over steps. */
export const columns =
  ({ labels, stacks, tips, labelWidth, anchor, number }: Columns, height: number) =>
  (width: number): Drawing => {
    const sums = labels.map((_, index) => stacks.map(({ values }) => values[index]!).reduce((a, b) => a + b))
    const axis = ticksTo(Math.max(...sums))
    const x = 10 + widest(axis.map(number))
    const area: Box = { x, y: 14, width: width - x - 1, height: height - 36 }
    const foot = area.y + area.height
    const unit = area.height / axis.at(-1)!
    const step = area.width / labels.length
    const bar = Math.min(widestBar, step * barShare)
    const stand = labels.map(() => foot)
    const bars = stacks.map(({ values, colour }) => {
      const places = values.map((value, index): Box => {
        const tall = value * unit
        stand[index]! -= tall
        return { x: x + (index + 0.5) * step - bar / 2, y: stand[index]!, width: bar, height: tall }
      })
      return boxes(places, look(colour))
    })
    const every = Math.max(1, Math.ceil((labels.length * labelWidth) / (width - 40)))
    const named = labels.flatMap((label, index) => {
      if ((anchor === 'last' ? labels.length - 1 - index : index) % every !== 0) return []
      // A thin bar at the edge has a label wider than itself.
      const half = (letter * columnsOf(label)) / 2
      return { label, half, at: Math.min(Math.max(x + (index + 0.5) * step, half), width - half) }
    })
    const names = named
      .filter(({ at, half }, index) => {
        const beside = named[anchor === 'last' ? index + 1 : index - 1]
        return beside === undefined || Math.abs(beside.at - at) >= beside.half + half
      })
      .map(({ label, at }) => words(label, at, height - 8, 'middle', 'muted'))
    return {
      size: { width, height },
      marks: [
        ...axis.map((value) => across(x, foot - value * unit, area.width)),
        ...axis.map((value) => words(number(value), x - 8, foot - value * unit, 'end', 'muted')),
        ...names,
        ...bars,
        // Thin and empty bars can be pointed at, too.
        ...tips.map((tip, index) => boxes([{ ...area, x: x + index * step, width: step }], look('hit', tip))),
      ],
    }
  }

/** Bars that lie one below the other, each with its value in words behind it. */
export interface Rows {
  labels: readonly string[]
  bars: readonly { value: number; colour: string; words: string }[]
  tips: readonly string[]
  max: number
  /** A value to reach, drawn as a line. */
  mark?: number
}

const barHeight = 12

/** Lying bars, the first on top. */
export const rows =
  ({ labels, bars, tips, max, mark }: Rows, height: number) =>
  (width: number): Drawing => {
    const x = widest(labels) + 10
    const area: Box = { x, y: 2, width: width - x - 60, height: height - 4 }
    const step = area.height / labels.length
    const unit = area.width / (max || 1)
    const middle = (index: number): number => area.y + (index + 0.5) * step
    const bar = (value: number, index: number): Box => ({
      x,
      y: middle(index) - barHeight / 2,
      width: value * unit,
      height: barHeight,
    })
    return {
      size: { width, height },
      marks: [
        ...labels.map((label, index) => words(label, 0, middle(index), 'start', 'text')),
        boxes(
          bars.map((_, index) => bar(max || 1, index)),
          look('track'),
        ),
        ...bars.map(({ value, colour }, index) => boxes([bar(value, index)], look(colour))),
        ...bars.map((one, index) => words(one.words, x + area.width + 8, middle(index), 'start', 'text')),
        ...(mark === undefined ? [] : [boxes([{ ...area, x: x + mark * unit - 1, width: 2 }], look('text'))]),
        ...tips.map((tip, index) =>
          boxes([{ ...area, y: middle(index) - step / 2, height: step }], look('hit', tip)),
        ),
      ],
    }
  }
