import { blake3 } from '@noble/hashes/blake3.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Grade } from '../model/index.ts'
import type { Learnt, LocalTime, NotesText } from './learnt.ts'

/** The rows of the table `reviews` of hashcards, oldest first: the key of the card, the local time, the grade. */
export const hashcardsReviews = 'select card_hash, reviewed_at, grade from reviews order by review_id'

const grades: Readonly<Record<string, Grade>> = {
  forgot: 'again',
  hard: 'hard',
  good: 'good',
  easy: 'easy',
}

interface Keyed {
  key: string
  line: number
  part: number
}

const keyOf = (...parts: readonly (string | Uint8Array)[]): string =>
  bytesToHex(
    blake3(concatBytes(...parts.map((part) => (typeof part === 'string' ? utf8ToBytes(part) : part)))),
  )

function position(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true)
  return bytes
}

/** The text of a cloze card without its brackets, and the first and last byte of each deletion. Brackets of images and those behind a backslash belong to the text. */
function deletionsOf(text: string): { clean: string; ranges: [number, number][] } {
  let clean = ''
  let start: number | undefined
  const ranges: [number, number][] = []
  const size = (): number => utf8ToBytes(clean).length
  for (const [token] of text.matchAll(/!\[[^\]]*\]?|\\[[\]]|[[\]]|[^[\]\\!]+|[\\!]/g))
    if (token === '[') start = size()
    else if (token === ']') {
      if (start !== undefined) ranges.push([start, size() - 1])
      start = undefined
    } else clean += /^\\[[\]]$/.test(token) ? token[1] : token
  return { clean, ranges }
}

/** The keys of the cards in a block of lines; the line is that of its mark. */
function keysOf(block: readonly string[], line: number): Keyed[] {
  const rest = (text: string): string => text.slice(2).trim()
  const joined = (lines: readonly string[]): string => [rest(lines[0]!), ...lines.slice(1)].join('\n').trim()
  if (block[0]!.startsWith('C:')) {
    const { clean, ranges } = deletionsOf(joined(block))
    return ranges.map(([from, to], part) => ({
      key: keyOf('Cloze', clean, position(from), position(to)),
      line,
      part,
    }))
  }
  const answer = block.findIndex((text) => text.startsWith('A:'))
  if (answer < 0) return []
  return [{ key: keyOf('Basic', joined(block.slice(0, answer)), joined(block.slice(answer))), line, part: 0 }]
}

/** The cards of a file under the keys that hashcards gives them. */
function cardsOf(lines: readonly string[]): Keyed[] {
  const found: Keyed[] = []
  const head =
    lines[0]?.trim() === '---' ? lines.findIndex((line, at) => at > 0 && line.trim() === '---') : -1
  let block: string[] = []
  let begun = 0
  const end = (): void => {
    if (block.length > 0) found.push(...keysOf(block, begun))
    block = []
  }
  for (let at = head + 1; at < lines.length; at++) {
    const line = lines[at]!
    if (/^[QC]:/.test(line)) {
      end()
      begun = at + 1
      block = [line]
    } else if (line.trim() === '---') end()
    else if (block.length > 0) block.push(line)
  }
  end()
  return found
}

/** The answers that a database of hashcards holds for the cards of its notes, and how many of its reviews are of no card that is there. */
export function hashcardsLearnt(
  notes: readonly NotesText[],
  rows: Iterable<readonly unknown[]>,
  { instant }: LocalTime,
): { learnt: Learnt[]; lost: number } {
  const cards = new Map<string, Learnt>()
  for (const { file, lines } of notes)
    for (const { key, line, part } of cardsOf(lines))
      if (!cards.has(key)) cards.set(key, { file, from: line, to: line, part, answers: [] })
  let lost = 0
  for (const [key, time, grade] of rows) {
    const answers = cards.get(String(key))?.answers
    const at = instant(String(time))
    const known = grades[String(grade)]
    if (answers && known && at !== undefined) answers.push({ at, grade: known })
    else lost++
  }
  return { learnt: [...cards.values()].filter(({ answers }) => answers!.length > 0), lost }
}
