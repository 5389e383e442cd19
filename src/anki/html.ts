import { sanitizeLines } from '../model/index.ts'
import { decodeReferences } from '../model/references.ts'

/** Character references as Anki's editor writes them: blanks of any width are blanks, joiners and soft hyphens are left out. */
const decoded = (text: string): string =>
  decodeReferences(
    text.replace(/&(?:nbsp|ensp|emsp|thinsp);/g, ' ').replace(/&(?:zwnj|zwj|shy);/g, ''),
    () => '',
  )

// Tags that stand on lines of their own.
const blocks = new Set([
  'br',
  'div',
  'p',
  'li',
  'ul',
  'ol',
  'tr',
  'table',
  'hr',
  'pre',
  'blockquote',
  'dl',
  'dt',
  'dd',
  'section',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
])
// Elements whose contents are for the browser.
const hidden = new Set(['script', 'style', 'title', 'svg', 'audio', 'video'])

/** Finds the end of a tag: behind the first `>` outside of quotes. */
function tagEnd(html: string, from: number): number {
  let quote = ''
  for (let at = from; at < html.length && at < from + 1000; at++) {
    const c = html[at]!
    if (quote !== '') quote = c === quote ? '' : quote
    else if (c === '>') return at + 1
    else if (c === '"' || c === "'") quote = c
  }
  const plain = html.indexOf('>', from)
  return plain < 0 ? html.length : plain + 1
}

/** HTML while it is read. */
interface Page {
  html: string
  /** The same with small letters, to look for tags in. */
  lower: string
  lines: string[]
  line: string
  preformatted: number
  /** Hidden tags that never end. */
  endless: Set<string>
}

function say(page: Page, part: string): void {
  page.line += page.preformatted > 0 ? part : part.replace(/[ \t\r\n]+/g, ' ')
}

function endLine(page: Page): void {
  page.lines.push(page.line)
  page.line = ''
}

/** Applies a tag to the lines. */
function applyTag(page: Page, name: string, closing: boolean): void {
  if ((name === 'td' || name === 'th') && !closing) page.line += ' '
  if (name === 'br' || (blocks.has(name) && page.line.trim() !== '')) endLine(page)
  if (name === 'pre') page.preformatted = Math.max(0, page.preformatted + (closing ? -1 : 1))
  if (name === 'li' && !closing) page.line = '- '
}

/** Finds the end of the words of a hidden tag that begins at a place. Without an end the tag is left out, not all that follows: nobody could see what is missing. */
function hiddenEnd({ html, lower, endless }: Page, name: string, at: number): number {
  const end = lower.indexOf(`</${name}`, at)
  if (end >= 0) return tagEnd(html, end)
  endless.add(name)
  return at
}

/** Reads what begins with `<`: a comment, a tag, or the sign itself; returns where it ends. */
function readMarkup(page: Page, open: number): number {
  const { html, lower } = page
  if (html.startsWith('<!--', open)) {
    const end = html.indexOf('-->', open + 4)
    return end < 0 ? html.length : end + 3
  }
  const tag = /^<(\/?)([a-z][a-z0-9-]*)/.exec(lower.slice(open, open + 20))
  if (!tag) {
    say(page, '<')
    return open + 1
  }
  const [, slash, name = ''] = tag
  const end = tagEnd(html, open)
  if (hidden.has(name) && slash === '' && !page.endless.has(name)) return hiddenEnd(page, name, end)
  applyTag(page, name, slash !== '')
  return end
}

/** The visible text of HTML in lines: no tags, no pictures, no sounds, nothing that controls a terminal. */
export function textOfHtml(html: string): string {
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  const page: Page = { html, lower, lines: [], line: '', preformatted: 0, endless: new Set() }
  for (let at = 0; at < html.length; ) {
    const found = html.indexOf('<', at)
    const open = found < 0 ? html.length : found
    say(page, html.slice(at, open))
    at = open < html.length ? readMarkup(page, open) : open
  }
  endLine(page)
  return sanitizeLines(decoded(page.lines.map((row) => row.trimEnd()).join('\n')))
    .replace(/\[(?:sound|anki):[^\]\n]*\]/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** A text as HTML that shows it: nothing in it is a tag, a sound or a formula. */
export const htmlOf = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    // A formula is looked for in the text of one element; a comment would not part it.
    .replace(/\\(?=[([])/g, '\\<span></span>')
    .replace(/\[(?=sound:|anki:|latex|\$)/g, '&#91;')
    .replaceAll('\n', '<br>')
