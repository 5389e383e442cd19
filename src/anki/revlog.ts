import type { Keys, Rows } from './tree.ts'

/** An answer as Anki keeps it. */
export interface Answer {
  /** The card, as its place among those of the collection. */
  card: number
  /** Milliseconds since 1970. */
  at: number
  /** Its place in history, where clocks cannot be trusted. */
  place: number
  /** 1 to 4. */
  ease: number
  /** Days until the card was due then. */
  interval: number
  /** Difficulty, in thousandths. */
  factor: number
  tookMs: number
  first: boolean
  failed: boolean
}

const chunkBits = 15
const chunkRows = 1 << chunkBits
/** The columns of whole numbers. */
const card = 0
const interval = 1
const factor = 2
const tookMs = 3
const flags = 4
const width = 5
type Field = 0 | 1 | 2 | 3 | 4

/** Answers in columns: a million of them take 36 MB, as objects they would take ten times as much. */
export interface Revlog {
  count: number
  /** Of each answer its time and its place in history. */
  moments: Float64Array[]
  wholes: Int32Array[]
}

/** A log without answers. */
export const noRevlog = (): Revlog => ({ count: 0, moments: [], wholes: [] })

const moment = ({ moments }: Revlog, row: number, of: 0 | 1): number =>
  moments[row >> chunkBits]![2 * (row & (chunkRows - 1)) + of]!

const field = ({ wholes }: Revlog, row: number, of: Field): number =>
  wholes[row >> chunkBits]![width * (row & (chunkRows - 1)) + of]!

/** Adds an answer, in place. */
export function addAnswer(log: Revlog, answer: Answer): void {
  const row = log.count++ % chunkRows
  if (row === 0) {
    log.moments.push(new Float64Array(2 * chunkRows))
    log.wholes.push(new Int32Array(width * chunkRows))
  }
  const moments = log.moments.at(-1)!
  moments[2 * row] = answer.at
  moments[2 * row + 1] = answer.place
  const wholes = log.wholes.at(-1)!
  const from = width * row
  wholes[from + card] = answer.card
  wholes[from + interval] = answer.interval
  wholes[from + factor] = answer.factor
  wholes[from + tookMs] = answer.tookMs
  wholes[from + flags] = answer.ease + (answer.first ? 8 : 0) + (answer.failed ? 16 : 0)
}

/** The rows in the order of what `by` gives, those that are alike as they were. */
function sorted(count: number, by: (row: number) => number): Uint32Array {
  const rows = Uint32Array.from({ length: count }, (_, row) => row)
  const isSorted = rows.every((row) => row === 0 || by(row - 1) <= by(row))
  return isSorted ? rows : rows.sort((a, b) => by(a) - by(b) || a - b)
}

/** Of each answer the interval of the one before it to the same card, and what kind of answer it was: 0 learning, 1 review, 2 learning again what failed. */
function sinceLast(log: Revlog, cards: number): { intervals: Int32Array; kinds: Uint8Array } {
  const [intervals, kinds] = [new Int32Array(log.count), new Uint8Array(log.count)]
  const [last, failed] = [new Int32Array(cards), new Uint8Array(cards)]
  for (const row of sorted(log.count, (row) => moment(log, row, 1))) {
    const place = field(log, row, card)
    const marks = field(log, row, flags)
    intervals[row] = last[place]!
    // The one before it may not be among these.
    kinds[row] = marks & 8 ? 0 : failed[place] ? 2 : 1
    last[place] = field(log, row, interval)
    failed[place] = marks & 16
  }
  return { intervals, kinds }
}

/** The rows of Anki's table of answers and the keys of its index by card. `ids` are the numbers of the cards. */
export function revlogRows(
  log: Revlog,
  ids: readonly number[],
): { rows(): Rows; byCard(): Keys; byUsn(): Keys } {
  const { intervals, kinds } = sinceLast(log, ids.length)
  const order = sorted(log.count, (row) => moment(log, row, 0))
  // No two have one time: the next free one.
  const numbers = new Float64Array(log.count)
  let before = Number.NEGATIVE_INFINITY
  for (const row of order) {
    before = Math.max(before + 1, moment(log, row, 0))
    numbers[row] = before
  }
  const cards = ids.map((_, place) => place).sort((a, b) => ids[a]! - ids[b]!)
  return {
    *rows() {
      for (const row of order) {
        yield [
          numbers[row]!,
          [
            null,
            ids[field(log, row, card)]!,
            -1,
            field(log, row, flags) & 7,
            field(log, row, interval),
            intervals[row]!,
            field(log, row, factor),
            field(log, row, tookMs),
            kinds[row]!,
          ],
        ]
      }
    },
    *byCard() {
      const rank = new Uint32Array(ids.length)
      for (const [place, number] of cards.entries()) rank[number] = place
      const begins = new Uint32Array(ids.length + 1)
      for (const row of order) begins[rank[field(log, row, card)]! + 1]!++
      for (let i = 0; i < ids.length; i++) begins[i + 1]! += begins[i]!
      const byCard = new Uint32Array(log.count)
      for (const row of order) byCard[begins[rank[field(log, row, card)]!]!++] = row
      for (const row of byCard) yield [ids[field(log, row, card)]!, numbers[row]!]
    },
    *byUsn() {
      for (const row of order) yield [-1, numbers[row]!]
    },
  }
}
