import { sanitize } from '../model/index.ts'

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as it may stand between tags and in a quoted attribute: nothing in it is markup, and nothing turns the direction of what follows. */
export const escaped = (text: string): string =>
  sanitize(text.replace(/\s+/g, ' ')).replace(/[&<>"']/g, (character) => entities[character]!)

/** A text of a deck: escaped, and its direction is its own affair. */
export const foreign = (text: string): string => `<bdi>${escaped(text)}</bdi>`

/** A card of the page: a heading, the main figure in words, and what shows it. */
export interface Panel {
  title: string
  /** Says in words what the drawing shows. */
  caption: string
  /** Markup. */
  body: string
  /** What its colours mean: the name of a colour of the style sheet, and words. */
  keys?: readonly (readonly [colour: string, words: string])[]
  /** How much of the page it takes where there is room: columns, or a column beside two rows of others. */
  place?: 'span-2' | 'span-3' | 'beside'
}

/** The markup of a card of the page. */
export function panel({ title, caption, body, keys = [], place }: Panel): string {
  const legend = keys.map(([colour, words]) => `<li><i class="${colour}"></i>${escaped(words)}</li>`).join('')
  return `<figure class="panel${place === undefined ? '' : ` ${place}`}">
<figcaption><h2>${escaped(title)}</h2><p>${escaped(caption)}</p></figcaption>
${body}${legend === '' ? '' : `\n<ul class="keys">${legend}</ul>`}
</figure>`
}
