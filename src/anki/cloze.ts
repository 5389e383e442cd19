import { textOfHtml } from './html.ts'

// Characters that no text of a note needs.
const [gapBegin, gapEnd, again] = ['\uE000', '\uE001', '\uE002']

/** The sentence of one deletion: what stands before and after it, and what was deleted. */
export interface Deletion {
  before: string
  answer: string
  after: string
}

/** A field while its deletions are read. */
interface Reading {
  out: string
  /** The brackets that are open: where their words begin, and whether they are the gap. */
  open: { from: number; gap: boolean }[]
  found: boolean
}

/** Ends the innermost deletion that is open: the gap is marked, where it comes again it is a gap too, the others are filled. */
function endDeletion(reading: Reading): void {
  const last = reading.open.pop()
  if (last === undefined) {
    reading.out += '}}'
    return
  }
  const [words = '', hint] = reading.out.slice(last.from).split('::')
  reading.out = reading.out.slice(0, last.from)
  if (!last.gap) reading.out += words
  else if (reading.found) reading.out += again
  else {
    reading.found = true
    reading.out += `${gapBegin}${words}${gapEnd}${hint === undefined ? '' : ` (${hint})`}`
  }
}

/** A field with deletions, `{{c1::answer::hint}}`, as the sentence of one of them: the others are filled, and where it comes again there is a gap too. Nothing when it is not in the field. */
export function deletion(html: string, number: number): Deletion | undefined {
  const marks = /\{\{c(\d{1,3})::|\}\}/g
  const source = html.replace(/[\uE000-\uE002]/g, '')
  const reading: Reading = { out: '', open: [], found: false }
  const { open } = reading
  let at = 0
  for (const match of source.matchAll(marks)) {
    reading.out += source.slice(at, match.index)
    at = match.index + match[0].length
    if (match[0] === '}}') endDeletion(reading)
    else {
      const gap = Number(match[1]) === number && !open.some(({ gap }) => gap)
      open.push({ from: reading.out.length, gap })
    }
  }
  if (!reading.found) return undefined
  const text = textOfHtml(reading.out + source.slice(at)).replaceAll(again, '____')
  const [begin, end] = [text.indexOf(gapBegin), text.indexOf(gapEnd)]
  if (begin < 0 || end < begin) return undefined
  const answer = text.slice(begin + 1, end).trim()
  return answer === '' ? undefined : { before: text.slice(0, begin), answer, after: text.slice(end + 1) }
}
