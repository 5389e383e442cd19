import { signWidth } from './sign-width.ts'

const ansi = /\u001B\[[0-?]*[ -/]*[@-~]/g

// Latin, punctuation, arrows, box drawing: one column. Han and Hangul syllables: two. No emoji is made of them alone.
const plain =
  /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u02FF\u2010-\u2027\u2030-\u203B\u203D-\u2048\u204A-\u205E\u2190-\u21FF\u2500-\u259F\u2713\u2717\u4E00-\u9FFF\uAC00-\uD7A3]*$/
const ascii = /^[\u0020-\u007E]*$/
const doubled = /[\u4E00-\u9FFF\uAC00-\uD7A3]/g

/** How many columns of a terminal a text takes; colour codes, control and format characters take none. */
export function width(text: string): number {
  if (ascii.test(text)) return text.length
  const shown = text.includes('\u001B') ? text.replace(ansi, '') : text
  if (plain.test(shown)) return shown.length + (shown.match(doubled)?.length ?? 0)
  return signWidth(shown)
}

const simple = /^[\u0000-\u02FF\u2010-\u2027\u2030-\u205E\u2190-\u21FF\u3000-\u9FFF\uAC00-\uD7A3]*$/
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

/** The same, cut at a space where there is one in its second half: half a word says nothing. */
export function cutWords(text: string, columns: number): string {
  const short = cut(text, columns)
  if (short === text || text.startsWith(`${short.slice(0, -1)} `)) return short
  const at = short.trimEnd().lastIndexOf(' ')
  return at > short.length / 2 ? `${short.slice(0, at).trimEnd()} …` : short
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

// How a line of ours that a learner may copy begins, and what goes on with it: options, numbers, what stands before an option, a word or two at the end of the sentence.
const ownLine =
  /(?:npm start --|npx flagdrill|flagdrill) [^ ]+(?: --?[a-z][\w-]*| \d+| [^ ]+(?= --[a-z])|(?: [^ ]+){1,2}(?=$|[).;,]))*/
    .source
const wordPattern = new RegExp(` +|(?:\`[^\`]+\`|${ownLine}|[^ ])+ *`, 'g')
// A text without any of these has words between spaces only, which a pattern finds that takes less time to compile.
const kept = /`|flagdrill|npm/
const bareWord = / +|[^ ]+ */g

/** The words of a line with the spaces behind them; code between backticks, or a command line of ours, is one word where it fits in a row. */
const wordsOf = (text: string, room: number): string[] =>
  (text.match(kept.test(text) ? wordPattern : bareWord) ?? ['']).flatMap((word) =>
    width(word.trimEnd()) > room ? word.split(/(?<= )(?=[^ ])/) : [word],
  )

function brokenLine(text: string, room: number): string[] {
  if (width(text) <= room) return [text.trimEnd()]
  const line: Filling = { rows: [], row: '', used: 0 }
  for (const word of wordsOf(text, room)) {
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
