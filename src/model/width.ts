const ansi = /\u001B\[[0-?]*[ -/]*[@-~]/g

// East Asian Wide and Fullwidth, and emoji: two columns in every terminal we know.
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2329, 0x232a],
  [0x23e9, 0x23ec],
  [0x25fd, 0x25fe],
  [0x2614, 0x2615],
  [0x26a1, 0x26a1],
  [0x26d4, 0x26d4],
  [0x2705, 0x2705],
  [0x2728, 0x2728],
  [0x274c, 0x274c],
  [0x2753, 0x2755],
  [0x2757, 0x2757],
  [0x2795, 0x2797],
  [0x2b1b, 0x2b1c],
  [0x2b50, 0x2b50],
  [0x2b55, 0x2b55],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f004, 0x1f004],
  [0x1f0cf, 0x1f0cf],
  [0x1f18e, 0x1f18e],
  [0x1f191, 0x1f19a],
  [0x1f1e6, 0x1f320],
  [0x1f32d, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f7e0, 0x1f7eb],
  [0x1f900, 0x1f9ff],
  [0x1fa70, 0x1faff],
  [0x20000, 0x3fffd],
]

// Combining marks, joiners, variation selectors, and Hangul vowels and finals that follow a wide initial.
const zero: readonly (readonly [number, number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0x300, 0x36f],
  [0x483, 0x489],
  [0x591, 0x5bd],
  [0x610, 0x61a],
  [0x64b, 0x65f],
  [0x1160, 0x11ff],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2064],
  [0x20d0, 0x20ff],
  [0x3099, 0x309a],
  [0xd7b0, 0xd7ff],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0xfeff, 0xfeff],
  [0x1f3fb, 0x1f3ff],
  [0xe0100, 0xe01ef],
]

function within(code: number, ranges: readonly (readonly [number, number])[]): boolean {
  let [low, high] = [0, ranges.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const [from, to] = ranges[middle]!
    if (code < from) high = middle - 1
    else if (code > to) low = middle + 1
    else return true
  }
  return false
}

const columnsOfCode = (code: number): number =>
  code >= 0x20 && code < 0x7f ? 1 : within(code, zero) ? 0 : within(code, wide) ? 2 : 1

/** How many columns of a terminal a text takes; colour codes take none. */
export function width(text: string): number {
  let columns = 0
  for (const character of text.includes('\u001B') ? text.replace(ansi, '') : text)
    columns += columnsOfCode(character.codePointAt(0)!)
  return columns
}

const simple = /^[\u0000-\u02FF\u3000-\u9FFF\uAC00-\uD7A3]*$/
let segmenter: Intl.Segmenter | undefined

/** The characters of a text as a reader counts them: an emoji or a composed Hangul syllable is one. */
export function graphemes(text: string): string[] {
  if (simple.test(text)) return [...text]
  segmenter ??= new Intl.Segmenter('ko', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), (part) => part.segment)
}

/** The text with spaces behind it up to `columns`. */
export const padded = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - width(text)))

/** The beginning of a text that fits into `columns`, ending in … when something was cut. */
export function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text
  let result = ''
  let used = 0
  for (const character of graphemes(text)) {
    used += width(character)
    if (used > columns - 1) break
    result += character
  }
  return `${result}…`
}

/** A line that is being broken: the rows that are full, and the one that is being filled. */
interface Filling {
  rows: string[]
  row: string
  used: number
}

function beginRow(line: Filling): void {
  line.rows.push(line.row)
  line.row = ''
  line.used = 0
}

const colourCode = /(\u001B\[[0-?]*[ -/]*[@-~])/

/** Adds a word that is longer than a row, broken inside; colour codes take no room. */
function addLongWord(line: Filling, word: string, room: number): void {
  for (const part of word.split(colourCode)) {
    const code = part.startsWith('\u001B')
    for (const piece of code ? [part] : graphemes(part)) {
      const size = code ? 0 : width(piece)
      if (line.used + size > room) beginRow(line)
      line.row += piece
      line.used += size
    }
  }
}

function brokenLine(text: string, room: number): string[] {
  const line: Filling = { rows: [], row: '', used: 0 }
  for (const word of text.split(/(?<= )(?=[^ ])/)) {
    const size = width(word.trimEnd())
    if (line.used > 0 && line.used + size > room) {
      line.row = line.row.trimEnd()
      beginRow(line)
    }
    if (size > room) addLongWord(line, word, room)
    else {
      line.row += word
      line.used += width(word)
    }
  }
  return [...line.rows, line.row.trimEnd()]
}

/** Lines of at most `columns`, broken between words; a word that is longer than a line is broken inside. Colour codes stay. */
export const wrap = (text: string, columns: number): string[] =>
  text.split('\n').flatMap((line) => brokenLine(line, Math.max(2, columns)))
