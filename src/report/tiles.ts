import type { Texts } from '../i18n/index.ts'
import { type Figures, tilesOf } from '../insight/index.ts'
import type { Words } from './days.ts'
import { escaped } from './html.ts'

/** The figures on top. */
export function tiles(figures: Figures, texts: Texts, words: Words): string {
  return `<dl class="tiles">
${tilesOf(figures, texts, words)
  .map(
    ([name, value, detail]) =>
      `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd><dd>${escaped(detail)}</dd></div>`,
  )
  .join('\n')}
</dl>`
}
