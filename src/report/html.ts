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

/** Markup: what a template made, or what was marked as markup on purpose. */
export interface Markup {
  readonly markup: string
}

/** Text that is markup already: a drawing, a style sheet. Never a text of a deck, a log or a learner. */
export const markup = (text: string): Markup => ({ markup: text })

/** No markup. */
export const none = markup('')

const written = (value: Markup | string | number): string =>
  typeof value === 'number'
    ? String(Math.round(value * 10) / 10)
    : typeof value === 'string'
      ? escaped(value)
      : value.markup

/** Markup with texts and numbers in it: what is not markup is escaped, numbers have one decimal at most. */
export const html = (parts: TemplateStringsArray, ...values: readonly (Markup | string | number)[]): Markup =>
  markup(String.raw({ raw: parts }, ...values.map(written)))

/** Markup one after the other, a line each unless something else comes between. */
export const join = (all: readonly Markup[], between = '\n'): Markup =>
  markup(all.map((one) => one.markup).join(between))

/** A text of a deck: its direction is its own affair. */
export const foreign = (text: string): Markup => html`<bdi>${text}</bdi>`

/** A card of the page: a heading, the main figure in words, and what shows it. */
export interface Panel {
  title: string
  /** Says in words what the drawing shows. */
  caption: string
  body: Markup
  /** The legend: the name of a colour of the style sheet, and its meaning. */
  keys?: readonly (readonly [colour: string, words: string])[]
  /** How much of the page it takes where there is room: columns, or a column beside two rows of others. */
  place?: 'span-2' | 'span-3' | 'beside'
}

/** A card of the page as markup. */
export function panel({ title, caption, body, keys = [], place }: Panel): Markup {
  const legend = keys.map(([colour, words]) => html`<li><i class="${colour}"></i>${words}</li>`)
  const list = keys.length > 0 ? html`\n<ul class="keys">${join(legend, '')}</ul>` : none
  return html`<figure class="panel${place === undefined ? '' : ` ${place}`}">
<figcaption><h2>${title}</h2><p>${caption}</p></figcaption>
${body}${list}
</figure>`
}
