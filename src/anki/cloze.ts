import { textOfHtml } from './html.ts'

// Characters that no text of a note needs.
const [gapBegin, gapEnd, again] = ['\uE000', '\uE001', '\uE002']

/** The sentence of one deletion: what stands before and after it, and what was deleted. */
export interface Deletion {
  before: string
  answer: string
  after: string
}

/** A field with deletions, `{{c1::answer::hint}}`, as the sentence of one of them: the others are filled, and where it comes again there is a gap too. Nothing when it is not in the field. */
export function deletion(html: string, number: number): Deletion | undefined {
  const marks = /\{\{c(\d{1,3})::|\}\}/g
  const source = html.replace(/[\uE000-\uE002]/g, '')
  let out = ''
  let at = 0
  let found = false
  // What is open: its number, where its words begin, and whether it is a gap.
  const open: { from: number; gap: boolean }[] = []
  for (const match of source.matchAll(marks)) {
    const inner = source.slice(at, match.index)
    if (match[0] !== '}}') {
      out += inner
      open.push({ from: out.length, gap: Number(match[1]) === number && !open.some(({ gap }) => gap) })
    } else {
      out += inner
      const last = open.pop()
      if (last === undefined) out += '}}'
      else {
        const [words = '', hint] = out.slice(last.from).split('::')
        out = out.slice(0, last.from)
        if (!last.gap) out += words
        else if (found) out += again
        else {
          found = true
          out += `${gapBegin}${words}${gapEnd}${hint === undefined ? '' : ` (${hint})`}`
        }
      }
    }
    at = match.index + match[0].length
  }
  if (!found) return undefined
  const text = textOfHtml(out + source.slice(at)).replaceAll(again, '____')
  const [begin, end] = [text.indexOf(gapBegin), text.indexOf(gapEnd)]
  if (begin < 0 || end < begin) return undefined
  const answer = text.slice(begin + 1, end).trim()
  return answer === '' ? undefined : { before: text.slice(0, begin), answer, after: text.slice(end + 1) }
}
