import type { Texts } from '../i18n/index.ts'
import type { MarkedLine, Remark, Verdict } from '../kinds/index.ts'
import {
  type Card,
  cut,
  cutWords,
  type Grade,
  graphemes,
  padded,
  type Question,
  sanitize,
  width,
  wrap,
} from '../model/index.ts'
import { glued, unglued } from './glued.ts'
import { differenceText, faultText } from './line.ts'
import { narrowed } from './narrowed.ts'
import type { Style } from './style.ts'

/** How wide a screen of text gets; longer lines are hard to read. */
export const measure = (columns: number): number => Math.max(20, Math.min(columns - 1, 76))

const indented = (text: string, columns: number, lead = '  '): string[] =>
  text
    .split('\n')
    .flatMap((line) => wrap(sanitize(line), columns - width(lead)))
    .map((line) => lead + line)

/** The same for a text that lists commands, none of which is broken. */
const withCommands = (text: string, columns: number, lead?: string): string[] =>
  indented(glued(text), columns, lead).map(unglued)

/** Pieces of a row that fit, cut where they must be: a drawing has no words to break between. */
function folded(text: string, columns: number): string[] {
  if (width(text) <= columns + 2) return [text]
  const rows = ['']
  for (const character of graphemes(text)) {
    if (width(rows.at(-1)! + character) > columns) rows.push('')
    rows[rows.length - 1] += character
  }
  return rows
}

/** A sentence of the program, wrapped between words, behind `indent`. */
export const sentence = (
  text: string,
  columns: number,
  look: (line: string) => string,
  indent = ' ',
): string[] => wrap(sanitize(text), measure(columns) - indent.length).map((line) => `${indent}${look(line)}`)

const symbols = { right: '✓', almost: '~', wrong: '✗' } as const

/** Lines behind a mark, or behind its word. */
const behind = (
  mark: keyof typeof symbols,
  lines: readonly string[],
  style: Style,
  texts: Texts,
  look = (line: string): string => line,
): string[] =>
  lines.map((line, index) =>
    index > 0
      ? line
      : style.plain
        ? `${texts.plain[mark]} ${line.trimStart()}`
        : ` ${style[mark](symbols[mark])} ${look(line.slice(3))}`,
  )

/** How far a session has got. */
export interface Position {
  /** The title of the deck of the card. */
  deck: string
  /** Cards that were met, with the one that is asked. */
  at: number
  total: number
  /** The card was never asked before this session. */
  isNew?: boolean
  /** How often it has been asked in this session, with this time. */
  times?: number
  /** Failed cards that come again. */
  repeats: number
  /** Cards that are finished. */
  done?: number
  /** How long the rest is likely to take. */
  minutes: number
}

/** Columns below which a cut title says nothing. */
const leastTitle = 10
/** Columns at which a long title is cut, so that it is cut at the same place above every card. */
const mostTitle = 25

/** Columns of the bar at the end of the line. */
const bar = 8

/** The line above a card: deck, card of cards, whether it is new or comes again, what is left, a bar. */
export function header(position: Position, texts: Texts, style: Style, columns: number): string {
  const { deck, at, total, isNew, times = 1, repeats, minutes, done = at - 1 } = position
  const { quiz } = texts
  const room = measure(columns) - 1
  const mark = times > 1 ? [quiz.again(times)] : isNew ? [quiz.isNew] : []
  const rest = [...mark, ...(repeats > 0 ? [quiz.repeats(repeats)] : []), quiz.left(minutes)]
  if (style.plain) return texts.plain.header(sanitize(deck), at, total, rest.join(', '))
  // If space is short, the remaining time goes first, the name of the deck before it.
  const lines = [3, 2, 1].map((more) => [quiz.position(at, total), ...rest.slice(0, more)].join(' · '))
  const counts = lines.find((line) => width(line) <= room) ?? cut(lines.at(-1)!, room)
  const left = room - width(counts) - 3
  const title = Math.min(mostTitle, left - bar - 1 >= leastTitle ? left - bar - 1 : left)
  const label = title >= leastTitle ? `${cutWords(sanitize(deck), title)} · ${counts}` : counts
  if (room - width(label) - 1 < bar) return ` ${style.dim(label)}`
  const filled = Math.round((bar * done) / total)
  return ` ${style.dim(padded(label, room - bar))}${style.right('━'.repeat(filled))}${style.dim('─'.repeat(bar - filled))}`
}

/** A picture on a screen with so much room; one that is too wide loses its margin and what is blank in all of its rows, and folds if that is not enough. */
function pictureRows(rows: readonly string[], room: number): string[] {
  const isWide = (lines: readonly string[], most: number): boolean => lines.some((line) => width(line) > most)
  if (!isWide(rows, room - 4)) return rows.map((row) => `    ${row}`)
  const narrow = narrowed(rows)
  if (!isWide(narrow, room)) return narrow
  return rows.flatMap((line) =>
    folded(line, room - 6).map((part, index) => `${index === 0 ? '    ' : '      '}${part}`),
  )
}

/** A picture in fewer rows: without blank ones, and with a letter that names a part of it in the margin of that part. */
function lowRows(picture: readonly string[]): string[] {
  const rows = picture.filter((row) => row.trim() !== '')
  return rows.flatMap((row, at) => {
    const names = (letter: string | undefined): boolean => letter !== undefined && /^ {4}[A-Z]$/.test(letter)
    const label = rows[at - 1]
    if (names(row) && rows[at + 1]?.startsWith('    ')) return []
    return names(label) ? [`  ${label!.trim()} ${row.slice(4)}`] : [row]
  })
}

/** A question: its words, its picture, and dim what it is about; without blank rows where the screen is `low`. */
export function question(asked: Question, style: Style, columns: number, low = false): string[] {
  const room = measure(columns)
  const lines = indented(asked.prompt, room).map((line, index) => (index === 0 ? style.strong(line) : line))
  // A row that is too long goes on below, further in.
  const picture = asked.picture === undefined ? [] : pictureRows(sanitize(asked.picture).split('\n'), room)
  const context = asked.contextShown ?? asked.context
  return [
    ...lines,
    ...(picture.length > 0 && !low ? [''] : []),
    ...(low ? lowRows(picture) : picture),
    ...(context === undefined ? [] : withCommands(context, room).map((line) => style.dim(line))),
    ...(asked.type === 'text' && asked.start !== undefined
      ? indented(asked.start, room).map((line) => style.dim(line))
      : []),
  ]
}

/** A name that no deck knows, and the one that was perhaps meant with its meaning. */
function unknownText(
  { typed, none, near, summary }: Remark & { code: 'unknown' },
  { remarks, line }: Texts,
): string {
  const said = none === undefined ? remarks.unknown(typed) : remarks.none[none](typed)
  return near === undefined ? said : line.both(said, `${line.nearCommand(near)} (${summary})`)
}

function remarkText(remark: Remark, program: string, texts: Texts): string {
  switch (remark.code) {
    case 'part':
      return texts.remarks.part(remark.part, remark.meaning)
    case 'line':
      return differenceText(remark.difference, program, texts)
    case 'needless':
      return texts.remarks.needless(remark.typed, remark.summary)
    case 'unsure':
      return faultText(remark.fault, program, texts)
    case 'means':
      return texts.remarks.means(remark.names, remark.summary)
    case 'case':
      return texts.remarks.case(remark.typed, remark.expected)
    case 'typo':
      return texts.remarks.typo(remark.typed)
    case 'unknown':
      return unknownText(remark, texts)
    case 'no-dashes':
      return texts.remarks.noDashes(remark.typed)
    case 'dash-count':
      return texts.remarks.dashCount(remark.typed)
    case 'no-option':
      return texts.remarks.noOption(remark.typed)
    case 'dashes':
      return texts.remarks.dashes(remark.typed)
    case 'layout':
      return texts.remarks.layout(remark.typed)
  }
}

const programOf = ({ entry }: Card): string => ('program' in entry ? entry.program : '')

/** A part and what it was taken for, where that is wrong, then what it does: right text has the mark for right. */
function partLines(
  { part, meaning, chosen }: Remark & { code: 'part' },
  style: Style,
  texts: Texts,
  columns: number,
): string[] {
  const row = (mark: 'right' | 'wrong', text: string): string[] =>
    behind(mark, indented(texts.remarks.part(part, text), measure(columns), '   '), style, texts)
  return [...(chosen ? row('wrong', chosen) : []), ...row('right', meaning)]
}

/** The remarks on an answer, line by line. */
export const remarks = (
  card: Card,
  verdict: Verdict,
  texts: Texts,
  style: Style,
  columns: number,
): string[] =>
  verdict.remarks.flatMap((remark) => {
    if (remark.code === 'part') return partLines(remark, style, texts, columns)
    const almost =
      verdict.outcome === 'near' ||
      remark.code === 'needless' ||
      remark.code === 'unsure' ||
      remark.code === 'layout'
    const mark = almost ? 'almost' : 'wrong'
    const lines = indented(remarkText(remark, programOf(card), texts), measure(columns), '   ')
    return behind(mark, lines, style, texts)
  })

/** A typed line with what is off underlined; nothing when it does not fit on one row. */
export function marked({ line, off }: MarkedLine, style: Style, columns: number): string[] {
  if (style.plain || off.length === 0 || width(line) + 4 > columns || line.includes('\n')) return []
  let under = ''
  for (const { start, end } of off) {
    const from = width(line.slice(0, start))
    if (from < width(under)) continue
    under += ' '.repeat(from - width(under)) + '─'.repeat(width(line.slice(start, end)))
  }
  return [`   ${sanitize(line)}`, `   ${style.wrong(under)}`]
}

/** The drawing of a verdict; a row that is too long goes on below. */
const drawingOf = ({ drawing }: Verdict, room: number): string[] =>
  drawing?.split('\n').flatMap((line) => folded(sanitize(line), room - 3).map((part) => `   ${part}`)) ?? []

/** The verdict: what was given where it was wrong, what is right, and why. With `shown` the right answer stands above already. */
export function feedback(
  card: Card,
  verdict: Verdict,
  texts: Texts,
  style: Style,
  columns: number,
  shown = false,
): string[] {
  const room = measure(columns)
  const { entry } = card
  const { why: told = verdict.expected } = entry
  const why = [
    ...drawingOf(verdict, room).map(style.dim),
    ...(told === verdict.expected ? [] : indented(told, room, '   ').map(style.dim)),
  ]
  if (shown) return why
  const named = entry.kind === 'option' || entry.kind === 'command' ? entry : undefined
  const meaning = card.other === undefined && verdict.expected !== named?.summary ? named?.summary : undefined
  // The parts do not say what the writer of the line wrote of it.
  const task = card.kind === 'read' && entry.kind === 'task' ? entry.task : undefined
  const below = (text: string | undefined): string[] =>
    text === undefined ? [] : indented(text, room, '     ')
  return [
    ...givenLines(card, verdict, texts, style, columns),
    ...behind('right', indented(verdict.own ?? verdict.expected, room, '   '), style, texts, style.strong),
    ...(verdict.also?.length
      ? withCommands(texts.kinds.also(verdict.also), room, '     ').map(style.dim)
      : []),
    ...below(meaning),
    ...(task === verdict.expected ? [] : below(task)),
    ...why,
    ...below(named?.example),
  ]
}

/** A wrong answer as it was given, and the remarks on it. */
function givenLines(card: Card, verdict: Verdict, texts: Texts, style: Style, columns: number): string[] {
  const { outcome, remarks: said, given } = verdict
  if (outcome === 'right')
    return card.kind === 'read' || said.length > 0 ? remarks(card, verdict, texts, style, columns) : []
  if (outcome !== 'wrong') return []
  const isGivenUp = said.every((remark) => remark.code === 'part' && remark.chosen === '')
  if (card.kind === 'read' && said.length > 0 && isGivenUp)
    return [
      ...behind('wrong', indented(texts.quiz.gaveUp, measure(columns), '   '), style, texts),
      ...remarks(card, verdict, texts, style, columns),
    ]
  const off = verdict.marked ? marked(verdict.marked, style, columns) : []
  if (said.length > 0) return [...off, ...remarks(card, verdict, texts, style, columns)]
  const words = indented(given.trim() || texts.quiz.gaveUp, measure(columns), '   ')
  return [...off, ...behind('wrong', words, style, texts)]
}

/** The grade and when the card comes again. */
export const outcome = (grade: Grade, when: string, texts: Texts, { plain }: Pick<Style, 'plain'>): string =>
  `${texts.quiz.grades[grade]}${plain ? ', ' : ' · '}${when}`

/** Rows of cells in aligned columns, without anything that controls a terminal; the cells of `right` columns stand at the right. */
export function table(given: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const rows = given.map((row) => row.map(sanitize))
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((widest, row) => Math.max(widest, width(row[column] ?? '')), 0),
  )
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const room = widths[column]!
        return right.includes(column) ? ' '.repeat(room - width(cell)) + cell : padded(cell, room)
      })
      .join('  ')
      .trimEnd(),
  )
}
