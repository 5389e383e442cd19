import { blake3 } from '@noble/hashes/blake3.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Learnt, LocalTime, NotesText } from './learnt.ts'

/** The rows of repeater's cards that were answered: key, time of the last answer, stability, difficulty, due time, number of answers. */
export const repeaterCards =
  'select card_hash, last_reviewed_at, stability, difficulty, due_date, review_count from cards where review_count > 0 order by card_hash'

// White space as that program defines it.
const space = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g

/** The key of a card: its text without differences of case and white space. */
const keyOf = (text: string): string =>
  bytesToHex(blake3(utf8ToBytes(text.toLowerCase().replace(space, ' ').trim())))

/** The cards of a file: blocks that begin with `Q:` or `C:`, and before the first of them lines with `::`. */
function cardsOf(lines: readonly string[]): { key: string; line: number }[] {
  const found: { key: string; line: number }[] = []
  let [block, begun, inside] = ['', 0, false]
  const end = (): void => {
    if (block.trim() !== '') found.push({ key: keyOf(block), line: begun })
    block = ''
  }
  for (const [index, line] of lines.entries()) {
    if (/^[QC]:/.test(line)) {
      end()
      begun = index + 1
      inside = true
    } else if (!inside && line.includes('::')) found.push({ key: keyOf(line), line: index + 1 })
    if (line.startsWith('---') && block.trim() !== '') {
      end()
      inside = false
    }
    if (inside) block += `${line}\n`
  }
  end()
  return found
}

const timeOf = (value: unknown): number | undefined => {
  const at = Date.parse(String(value))
  return Number.isFinite(at) ? at : undefined
}

/** Reads from a database of repeater what it knows of the cards of some notes, and counts its cards that are not among them. It keeps no history: the memory of FSRS that it has made counts. */
export function repeaterLearnt(
  notes: readonly NotesText[],
  rows: Iterable<readonly unknown[]>,
  { dayAt }: LocalTime,
): { learnt: Learnt[]; lost: number } {
  const places = new Map<string, { file: string; line: number }>()
  for (const { file, lines } of notes)
    for (const { key, line } of cardsOf(lines)) if (!places.has(key)) places.set(key, { file, line })
  const learnt: Learnt[] = []
  let lost = 0
  for (const [key, last, stability, difficulty, due, reps] of rows) {
    const place = places.get(String(key))
    const [at, next] = [timeOf(last), timeOf(due)]
    if (!place || at === undefined || next === undefined) lost++
    else
      learnt.push({
        file: place.file,
        from: place.line,
        to: place.line,
        part: 0,
        standing: {
          stability: Number(stability),
          difficulty: Number(difficulty),
          day: dayAt(at),
          at,
          due: dayAt(next),
          reps: Number(reps),
          lapses: 0,
        },
      })
  }
  return { learnt, lost }
}
