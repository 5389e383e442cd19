import { elements } from './html-elements.ts'

/** A tag, or the text between two. */
export type Token =
  | { type: 'text'; text: string; line: number }
  | { type: 'tag'; name: string; closes: boolean; attributes: string; line: number }

/** The longest tag that is read as one. */
const longestTag = 4000

/** The end of a tag that begins at a place, behind its last bracket; -1 where it is none. */
function endOfTag(html: string, from: number): number {
  let quote = ''
  const last = Math.min(html.length, from + longestTag)
  for (let at = from; at < last; at++) {
    const c = html[at]!
    if (quote !== '') quote = c === quote ? '' : quote
    else if (c === '>') return at + 1
    else if (c === '"' || c === "'") quote = c
    else if (c === '<' && at > from) return -1
  }
  return -1
}

/** The place behind a comment, a declaration or a piece of data; -1 where none begins. */
function endOfMarkup(html: string, at: number): number {
  const ends = [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<!', '>'],
    ['<?', '>'],
  ] as const
  const found = ends.find(([begin]) => html.startsWith(begin, at))
  if (found === undefined) return -1
  const end = html.indexOf(found[1], at + found[0].length)
  return end < 0 ? html.length : end + found[1].length
}

/** Cuts a page into tags and texts, with the line that each begins on. */
export function* tokensOf(html: string): Generator<Token> {
  let line = 1
  let from = 0
  const count = (to: number): void => {
    for (let at = html.indexOf('\n', from); at >= 0 && at < to; at = html.indexOf('\n', at + 1)) line++
    from = to
  }
  let text = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', Math.max(at + 1, text))) {
    const markup = endOfMarkup(html, at)
    const name = markup < 0 ? /^<(\/?)([a-z][a-z0-9-]*)/i.exec(html.slice(at, at + 24)) : null
    const isElement = name !== null && (elements.has(name[2]!.toLowerCase()) || name[2]!.includes('-'))
    const end = markup < 0 && isElement ? endOfTag(html, at) : markup
    if (end < 0) continue
    if (at > text) yield { type: 'text', text: html.slice(text, at), line }
    count(at)
    if (name) {
      const attributes = html.slice(at + name[0].length, end - 1)
      yield { type: 'tag', name: name[2]!.toLowerCase(), closes: name[1] === '/', attributes, line }
    }
    count(end)
    text = end
  }
  if (text < html.length) yield { type: 'text', text: html.slice(text), line }
}
