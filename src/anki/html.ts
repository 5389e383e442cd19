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
// What stands in them is for the browser.
const hidden = new Set(['script', 'style', 'title', 'svg', 'audio', 'video'])

/** Where a tag ends: behind the first `>` that stands in no quotes. */
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

/** What a reader sees of HTML, as text in lines: no tags, no pictures, no sounds, nothing that controls a terminal. */
export function textOfHtml(html: string): string {
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  const lines: string[] = []
  let line = ''
  let preformatted = 0
  const endless = new Set<string>()
  const say = (part: string): void => {
    line += preformatted > 0 ? part : part.replace(/[ \t\r\n]+/g, ' ')
  }
  const endLine = (): void => {
    lines.push(line)
    line = ''
  }
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at)
    if (open < 0) {
      say(html.slice(at))
      break
    }
    say(html.slice(at, open))
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4)
      at = end < 0 ? html.length : end + 3
      continue
    }
    const tag = /^<(\/?)([a-z][a-z0-9-]*)/.exec(lower.slice(open, open + 20))
    if (!tag) {
      say('<')
      at = open + 1
      continue
    }
    at = tagEnd(html, open)
    const [, closing, name = ''] = tag
    if (hidden.has(name) && closing === '' && !endless.has(name)) {
      const end = lower.indexOf(`</${name}`, at)
      // Without an end the tag is left out, not all that follows: nobody could see what is missing.
      if (end < 0) endless.add(name)
      else at = tagEnd(html, end)
      continue
    }
    if ((name === 'td' || name === 'th') && closing === '') line += ' '
    if (name === 'br' || (blocks.has(name) && line.trim() !== '')) endLine()
    if (name === 'pre') preformatted = Math.max(0, preformatted + (closing === '' ? 1 : -1))
    if (name === 'li' && closing === '') line = '- '
  }
  endLine()
  return sanitizeLines(decoded(lines.map((row) => row.trimEnd()).join('\n')))
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
