import type { Texts } from '../i18n/index.ts'
import { type Figures, tilesOf } from '../insight/index.ts'
import type { Words } from './days.ts'
import { html, join, type Markup } from './html.ts'

/** The figures on top. */
export function tiles(figures: Figures, texts: Texts, words: Words): Markup {
  const all = tilesOf(figures, texts, words).map(
    ([name, value, detail]) => html`<div><dt>${name}</dt><dd>${value}</dd><dd>${detail}</dd></div>`,
  )
  return html`<dl class="tiles">
${join(all)}
</dl>`
}
