import type { CustomSeriesRenderItemParams } from 'echarts'
import { width as columnsOf } from '../model/index.ts'
import type { Drawing } from './chart.ts'

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

const label = { color: 'var(--muted)', fontSize: 12 }
const inText = { ...label, color: 'var(--text)' }
const line = { lineStyle: { color: 'var(--line)' } }
const fill = (name: string): string => `var(--${name})`

/** An invisible strip over each category: thin and empty bars can be pointed at too. */
const strips = (count: number, upright: boolean) => ({
  type: 'custom',
  z: 10,
  data: Array.from({ length: count }, (_, index) => (upright ? [index, 0] : [0, index])),
  renderItem(params: CustomSeriesRenderItemParams) {
    const area = params.coordSys as unknown as { x: number; y: number; width: number; height: number }
    const step = (upright ? area.width : area.height) / count
    const at = params.dataIndex * step
    const shape = upright
      ? { x: area.x + at, y: area.y, width: step, height: area.height }
      : { x: area.x, y: area.y + at, width: area.width, height: step }
    return { type: 'rect', shape, style: { fill: fill('hit') } }
  },
})

const series = (values: readonly unknown[], colour: string, more: object) => ({
  type: 'bar',
  silent: true,
  emphasis: { disabled: true },
  data: [...values],
  itemStyle: { color: fill(colour) },
  ...more,
})

/** Columns over time or over steps. */
export const columns =
  ({ labels, stacks, tips, labelWidth, anchor, number }: Columns, height: number) =>
  (width: number): Drawing => {
    const every = Math.max(1, Math.ceil((labels.length * labelWidth) / (width - 40)))
    const last = labels.length - 1
    return {
      size: { width, height },
      tips,
      option: {
        grid: {
          left: 4,
          right: 1,
          top: 8,
          bottom: 2,
          outerBoundsMode: 'same',
          outerBoundsContain: 'axisLabel',
        },
        xAxis: {
          type: 'category',
          data: [...labels],
          axisLine: line,
          axisTick: { show: false },
          axisLabel: {
            ...label,
            margin: 8,
            interval: (index: number) => (anchor === 'last' ? last - index : index) % every === 0,
            ...(anchor === 'first' ? { showMinLabel: true } : { showMaxLabel: true }),
            // A thin bar at the edge has a label wider than itself.
            ...(every > 1 ? { alignMaxLabel: 'right' } : {}),
          },
        },
        yAxis: {
          type: 'value',
          minInterval: 1,
          splitNumber: 3,
          splitLine: line,
          axisLabel: { ...label, formatter: number },
        },
        series: [
          strips(labels.length, true),
          ...stacks.map(({ values, colour }) =>
            series(values, colour, { stack: 'all', barCategoryGap: '18%', barMaxWidth: 26 }),
          ),
        ],
      },
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

/** Lying bars, the first on top. */
export const rows =
  ({ labels, bars, tips, max, mark }: Rows, height: number) =>
  (width: number): Drawing => {
    const most = max || 1
    // Wide enough for the fonts of any system.
    const indent = Math.max(...labels.map(columnsOf)) * 7.6 + 10
    return {
      size: { width, height },
      tips,
      option: {
        grid: {
          left: indent,
          right: 60,
          top: 2,
          bottom: 2,
          outerBoundsMode: 'none',
        },
        xAxis: { type: 'value', min: 0, max: most, show: false },
        yAxis: {
          type: 'category',
          inverse: true,
          data: [...labels],
          axisLine: { show: false },
          axisTick: { show: false },
          axisLabel: { ...inText, margin: indent, align: 'left' },
        },
        series: [
          strips(labels.length, false),
          series(
            bars.map(({ words }) => ({ value: most, label: { formatter: () => words } })),
            'track',
            {
              barWidth: 12,
              barGap: '-100%',
              label: { ...inText, show: true, position: 'right', distance: 8 },
            },
          ),
          series(
            bars.map(({ value, colour }) => ({ value, itemStyle: { color: fill(colour) } })),
            'right',
            {
              barWidth: 12,
              markLine: {
                silent: true,
                symbol: 'none',
                label: { show: false },
                lineStyle: { color: 'var(--text)', type: 'solid', width: 2 },
                data: mark === undefined ? [] : [{ xAxis: mark }],
              },
            },
          ),
        ],
      },
    }
  }
