import type { Entry, Problem, SourceLocation } from '../model/index.ts'
import { saidOf } from './candidates.ts'
import { inlineText } from './inline.ts'
import { isAboutAnother } from './pairing.ts'
import { codeInProse, colonTerm } from './pairs.ts'
import { isProgram, programWord } from './programs.ts'
import { unprompted } from './prompts.ts'
import { CardLines, Shown, wordsOf } from './shown-words.ts'
import { isBareLine, isTypedLine } from './typed.ts'
import { codeOf, isContinued, isLineAlone, lineBefore, unsureOf } from './unsure.ts'

/** A part of a text that no card and no problem accounts for. */
export interface Unused {
  /** Lines that hold a fact as far as can be told. */
  problems: Problem[]
  /** Passages of plain text, of output, of files: each by its first line. */
  prose: Problem[]
}

/** Every text that a card of an entry shows or accepts. */
function textsOf(entry: Entry): string[] {
  const beside = [entry.why, entry.example]
  const texts = (): (string | undefined)[] => {
    switch (entry.kind) {
      case 'command':
        return [
          `${entry.program} ${entry.path}`,
          entry.summary,
          entry.usage,
          ...entry.aliases,
          ...entry.options,
        ]
      case 'option':
        return [entry.program, ...entry.commands, entry.long, entry.short, entry.value, entry.summary]
      case 'task':
        return [entry.task, entry.around, ...entry.answers]
      case 'concept':
        return [entry.question, entry.answer, entry.about, entry.picture, ...entry.wrong]
      case 'gap':
        return [
          entry.texts.map((text, index) => `${text}${entry.gaps[index]?.answers[0] ?? ''}`).join(''),
          ...entry.gaps.flatMap((gap) => gap.answers),
        ]
      case 'grammar':
        return []
    }
  }
  return [...texts(), ...beside].filter((text): text is string => text !== undefined && text !== '')
}

/** A fence; three marks around code within a line are none. */
const fence = /^\s*(?:>\s*)*(?:`{3,}[^`]*$|~{3,})/
/** Lines that only part or frame: rules, the second row of a table, brackets alone. */
const frame = /^[\s|:+=*_>~`#.,;()[\]{}<>/\\-]*$/
/** Classes that kramdown gives to what stands above: `{: .left}`. */
const attributes = /^\s*\{:[^{}]*\}\s*$/
const delimiter = /^[\s|:-]*\|[\s|:-]*-[\s|:-]*$/
const heading = /^\s{0,3}#{1,6}\s+/

/** A line without the marks of its place: a quotation, a list, a number. */
const unmarked = (line: string): string =>
  line
    .replace(/^(?:\s*>)+/, '')
    .replace(/^\s*(?:(?:[-*+•·]|\d{1,4}[.)]|#+)\s+|[①-⑳❶-❿]\s*)(?:\[[ xX]\]\s+)?/, '')
    .replace(
      /^\s*(\*\*)?(?:[QACTPS]\s?\d{0,3}|해설|설명|의미|뜻|description|説明|说明)(?:\*\*)?\s*[:：]/i,
      '$1',
    )

/** More of a line is not looked at to tell what it is. */
const mostOfLine = 600

/** The pieces of a text that a card may show apart: around code, colons, dashes, bars and brackets. */
const piecesOf = (line: string): string[] =>
  (line.length > mostOfLine
    ? [line]
    : unmarked(line).split(/`+|\||\*\*|__|\s[-–—:=]+>?\s|[:：(),;“”"→⇒]|<br\s*\/?>|\.\s/)
  )
    .map((piece) => (piece.length > mostOfLine ? piece : inlineText(piece)))
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))

/** Whether something in a line is most likely worth a card: code that is a command or an option, a term and its meaning, a question. */
function isFact(line: string, inCode: boolean): boolean {
  const text = unmarked(line.slice(0, mostOfLine)).trim()
  if (inCode) {
    const [first = '', ...rest] = text.replace(/^(?:\$|#|>|sudo)\s+/, '').split(/\s+/)
    return rest.length > 0 && isProgram(programWord(first)) && !/[:;{]$/.test(text)
  }
  return (
    codeInProse(text).length > 0 ||
    isBareLine(text) ||
    isLineAlone(text) ||
    lineBefore(text) !== undefined ||
    /^(?:\*\*|__)[^*_]{1,60}(?:\*\*|__)\s*\S/.test(text) ||
    /^\|.*[^|\s-].*\|.*[^|\s-].*\|?$/.test(text) ||
    /^`[^`]+`\s*[^\s`]/.test(text) ||
    (colonTerm(text) !== undefined && text.length < 200 && !/:\/\/\S+$/.test(text)) ||
    /\S\s(?:→|⇒|->|=>)\s\S/.test(text) ||
    /^[QA]\s?[.:)]\s|[?？]$/.test(text)
  )
}

/** The commands and options in code of a line. */
const codesOf = (line: string): string[] => codeInProse(unmarked(line.slice(0, mostOfLine)))

/** The cards and problems of a text, against which its lines are checked. */
interface Account {
  shown: Shown
  /** The same texts as they are. */
  texts: ReadonlySet<string>
  /** Headings that cards show as what they are about. */
  topics: Shown
  cardLines(): CardLines
  /** The lines that cards are of. */
  cards: ReadonlySet<number>
  /** The details of the problems of each line. */
  named: ReadonlyMap<number, string>
}

/** The rest of a line that nothing accounts for: a fact by its own words, or text; undefined if all of it is accounted for. */
type Left = { facts: string[] } | 'text' | 'title' | undefined

/** Commands and options in the code of a line, of which no card and no problem of that line speaks. */
function codesLeft(line: string, number: number, { shown, named }: Account): string[] {
  // Two of them have four marks.
  if (line.split(/[`*]/, 5).length < 5) return []
  const codes = codesOf(line)
  const names = named.get(number) ?? ''
  // The only code of a line is what its card is about.
  return codes.length < 2
    ? []
    : codes.filter((code) => !shown.has(code) && !names.includes(code.slice(0, 20)))
}

/** Whether a heading gives a known program and its meaning: `cd [folder] goes there`, `pwd : where one is`, `ls (list)`. */
function givesMeaning(line: string): boolean {
  const text = inlineText(unmarked(line)).trim()
  const [, word = '', rest = ''] = /^`?([a-z][\w.-]*(?: [a-z][\w-]*)?)`?(?=\W)\s*(.*)$/s.exec(text) ?? []
  if (!isProgram(word.split(' ')[0]!)) return false
  const [, forms = '', meaning = ''] = /^((?:[[<{][^\]>}]*[\]>}]\s*)*)(.*)$/s.exec(rest)!
  return (
    /^(?:[:：=→]|[-–—]+>?)\s+\S*\p{L}/u.test(meaning) ||
    /^[(（]\p{L}+(?:\s\p{L}+)+[)）]/u.test(meaning) ||
    (forms !== '' && /^[^\x00-\x7F]{2}/.test(meaning))
  )
}

/** Whether a heading is no more than one. */
const isTitle = (line: string): boolean =>
  heading.test(line) && codesOf(line).length === 0 && !/[?？]\s*$/.test(line)

/** Whether what an arrow explains has no words, so that no card of another line tells of it: `{, ( => …`. */
const hasWordlessName = (line: string): boolean =>
  /^[^\p{L}\p{N}\s]{1,3}[^\p{L}\p{N}]*\s(?:->|=>|→|⇒)\s\S/u.test(line.trim())

/** Whether a line is a key alone that differs from those of cards by a sign, which no word tells: `C-b !`. */
function isOtherKey(line: string, { texts }: Account): boolean {
  const [, code = ''] = /^`([^`]{1,40})`$/.exec(unmarked(line).trim()) ?? []
  return /(?:^|\s)[^\p{L}\p{N}\s]{1,2}$/u.test(code) && !texts.has(code.trim())
}

function leftIn(line: string, number: number, inCode: boolean, account: Account): Left {
  const { shown, topics, cards, named } = account
  if (cards.has(number)) return { facts: inCode ? [] : codesLeft(line, number, account) }
  if (named.has(number)) return undefined
  // A comment behind a part of a pipeline is about that part alone.
  const pieces = inCode ? [line.replace(/\s#\s.*$/, '')] : piecesOf(line)
  const isPart = (): boolean =>
    !inCode &&
    (hasWordlessName(unmarked(line)) ||
      isOtherKey(line, account) ||
      account.cardLines().holdsMore(unmarked(line)))
  if (pieces.every((piece) => shown.has(piece)) && !isPart()) return undefined
  // Cards below a heading show it as what they are about; a meaning in it is a fact all the same.
  if (!inCode && heading.test(line) && givesMeaning(line)) return { facts: [unmarked(line).trim()] }
  if (!inCode && isTitle(line)) return 'title'
  if (pieces.every((piece) => shown.has(piece) || topics.has(piece)) && !isPart()) return undefined
  return isFact(line, inCode) ? { facts: [unmarked(line).trim()] } : 'text'
}

function cardLinesOf(lines: readonly string[], entries: readonly Entry[]): CardLines {
  const cardLines = new CardLines()
  for (const entry of entries) {
    const line = unmarked(lines[entry.at.line - 1] ?? '').slice(0, mostOfLine)
    cardLines.add(line, textsOf(entry).map(wordsOf))
  }
  return cardLines
}

function accountOf(
  lines: readonly string[],
  entries: readonly Entry[],
  problems: readonly Problem[],
): Account {
  const shown = new Shown()
  const texts = new Set<string>()
  const topics = new Shown()
  for (const entry of entries) {
    for (const text of textsOf(entry)) {
      shown.add(wordsOf(text))
      // Keys are short.
      if (text.length <= 42) texts.add(text.replaceAll('`', '').trim())
    }
    if (entry.topic) topics.add(wordsOf(entry.topic))
  }
  // Most lines of tables are told without it.
  let made: CardLines | undefined
  const cardLines = (): CardLines => {
    made ??= cardLinesOf(lines, entries)
    return made
  }
  const named = new Map<number, string>()
  for (const { at, detail = '' } of problems) named.set(at.line, `${named.get(at.line) ?? ''} ${detail}`)
  return { shown, texts, topics, cardLines, cards: new Set(entries.map(({ at }) => at.line)), named }
}

/** Goes over every line of a text, so that none is silent: it is on a card, among the problems, or in what is given back here. `lines` are those that say something, the others empty. */
export function unused(
  lines: readonly string[],
  file: string,
  entries: readonly Entry[],
  problems: readonly Problem[],
): Unused {
  const account = accountOf(lines, entries, problems)
  const found: Unused = { problems: [], prose: [] }
  const passages = new Passages(lines, file, found.prose)
  let inCode = false
  for (const [index, line] of lines.entries()) {
    if (fence.test(line)) inCode = !inCode
    if (line.trim() === '' && !inCode) passages.end()
    if (isFrame(line, lines[index + 1])) continue
    const number = index + 1
    const left = leftIn(line, number, inCode, account)
    if (left === 'text') passages.take(number)
    else if (left !== undefined) passages.end()
    if (typeof left === 'object')
      found.problems.push(...left.facts.map((fact) => notAsked(fact, lines, { file, line: number }, inCode)))
  }
  passages.end()
  return found
}

/** A fact of a line that nothing asks; the learner may say what a command line in it does. */
function notAsked(fact: string, lines: readonly string[], at: SourceLocation, inCode: boolean): Problem {
  const goesOn = inCode && isContinued(lines[at.line - 2] ?? '')
  const code = goesOn ? undefined : codeOf(fact, inCode)
  const texts = code === undefined || inCode ? [] : saidOf(fact, code)
  const unsure =
    code === undefined ? undefined : unsureOf(code, [...texts, ...besideOf(lines, at.line, fact)])
  return { at, code: 'not-asked', detail: fact.slice(0, 60), ...(unsure ? { unsure } : {}) }
}

/** The texts right below and above a line that is a command line and no more. */
function besideOf(lines: readonly string[], number: number, fact: string): string[] {
  const line = unmarked(lines[number - 1] ?? '').trim()
  if (line !== fact || !isTypedLine(unprompted(line))) return []
  return [lines[number] ?? '', lines[number - 2] ?? '']
    .map((text) => unmarked(text).trim())
    .filter(
      (text) =>
        text !== '' &&
        !fence.test(text) &&
        !isAboutAnother(text, line) &&
        ![isTypedLine(unprompted(text)), isBareLine(text), lineBefore(text)].some(Boolean),
    )
}

/** Lines of text that follow each other, as one passage. */
class Passages {
  private open?: { first: number; last: number }

  constructor(
    private readonly lines: readonly string[],
    private readonly file: string,
    private readonly found: Problem[],
  ) {}

  take(line: number): void {
    this.open = { first: this.open?.first ?? line, last: line }
  }

  end(): void {
    if (this.open) this.found.push(passageOf(this.lines, this.file, this.open))
    this.open = undefined
  }
}

/** Whether a line only parts or frames, or heads the columns of a table. */
const isFrame = (line: string, next = ''): boolean =>
  fence.test(line) || frame.test(line) || attributes.test(line) || delimiter.test(next)

/** A passage by its first line, with the number of its last one. */
function passageOf(
  lines: readonly string[],
  file: string,
  { first, last }: { first: number; last: number },
): Problem {
  const text = unmarked(lines[first - 1]!)
    .trim()
    .slice(0, 60)
  return {
    at: { file, line: first },
    code: 'prose',
    detail: last > first ? `${text} … (–${last})` : text,
  }
}
