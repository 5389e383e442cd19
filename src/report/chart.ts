import { BarChart, CustomChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { escaped, html, join, type Markup, markup } from './html.ts'

use([BarChart, CustomChart, GridComponent, MarkLineComponent, SVGRenderer])

/** Units of a drawing; where a page shows it at its own width, letters are 12 px high. */
export interface Size {
  width: number
  height: number
}

/** A drawing: an option of ECharts whose colours are `var(--name)`, so that one drawing serves light, dark and paper. The marks of its first series get the tips. */
export interface Drawing {
  option: EChartsCoreOption
  size: Size
  tips: readonly string[]
}

/** Hand-made attributes only: what is left of ECharts' own needs neither inline styles nor classes. */
const clean = (svg: string, tips: readonly string[]): string =>
  svg
    .replace(/<style\b[\s\S]*?<\/style>/g, '')
    .replace(/ ecmeta_series_index="0" ecmeta_data_index="(\d+)"/g, (_, index: string) =>
      tips[Number(index)] === undefined ? '' : ` data-tip="${escaped(tips[Number(index)]!)}"`,
    )
    .replace(/ (?:ecmeta_\w+|class|style|xml:space|pointer-events)="[^"]*"/g, '')
    .replace(/<rect [^>]*fill="none"><\/rect>\n/, '')
    .replace(/><\/(?:path|rect)>/g, '/>')

/** The drawing as SVG markup; `label` says in words what it shows. */
export function draw({ option, size, tips }: Drawing, label: string): Markup {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size })
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: 'inherit' }, ...option })
    const box = `0 0 ${size.width} ${size.height}`
    const opening = html`<svg viewBox="${box}" role="img" aria-label="${label}">`.markup
    return markup(
      clean(
        chart.renderToSVGString().replace(/^<svg[^>]*>/, () => opening),
        tips,
      ),
    )
  } finally {
    chart.dispose()
  }
}

/** Widths of drawings: a telephone or a third of a desk, and two thirds of it. */
export const widths = { narrow: 304, wide: 700 }

/** How high a drawing in a narrow place is. */
export const tall = 190

/** One drawing for narrow places and one for wide ones; the style sheet shows the one that fits. */
export const both = (make: (width: number) => Drawing, label: string): Markup =>
  join(
    (['narrow', 'wide'] as const).map(
      (name) => html`<div class="chart ${name}">${draw(make(widths[name]), label)}</div>`,
    ),
  )

/** A drawing of one size. */
export const single = (make: (width: number) => Drawing, label: string): Markup =>
  html`<div class="chart">${draw(make(widths.narrow), label)}</div>`
