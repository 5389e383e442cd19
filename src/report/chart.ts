import { html, join, type Markup, none } from './html.ts'

/** Units of a drawing; where a page shows it at its own width, letters are 12 px high. */
export interface Size {
  width: number
  height: number
}

/** A drawing: its marks from back to front. Colours are `var(--name)`, so that one drawing serves light, dark and paper. */
export interface Drawing {
  size: Size
  marks: readonly Markup[]
}

/** The place of a rectangle in a drawing. */
export interface Box extends Size {
  x: number
  y: number
}

/** The colour of a mark, and what it stands for. */
export const look = (colour: string, tip?: string): Markup =>
  html` fill="var(--${colour})"${tip === undefined ? none : html` data-tip="${tip}"`}`

const outline = ({ x, y, width, height }: Box): Markup => html`M${x} ${y}h${width}v${height}h${-width}z`

/** Rectangles that look alike, as one mark. */
export const boxes = (places: readonly Box[], looks: Markup): Markup =>
  html`<path d="${join(places.map(outline), '')}"${looks}/>`

/** A square with round corners. */
export const square = (x: number, y: number, edge: number, looks: Markup): Markup =>
  html`<rect x="${x}" y="${y}" width="${edge}" height="${edge}" rx="2"${looks}/>`

/** A line across a drawing, sharp on a screen. */
export const across = (x: number, y: number, width: number): Markup =>
  html`<path d="M${x} ${Math.round(y) + 0.5}h${width}" stroke="var(--line)"/>`

/** Words at a place, which is their middle, beginning or end, half as high as they are. */
export const words = (
  text: string,
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end',
  colour: string,
): Markup =>
  html`<text x="${x}" y="${y}" dominant-baseline="central" text-anchor="${anchor}" fill="var(--${colour})">${text}</text>`

/** The drawing as SVG markup; `label` says in words what it shows. */
export const draw = ({ size: { width, height }, marks }: Drawing, label: string): Markup =>
  html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
${join(marks)}
</svg>`

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
