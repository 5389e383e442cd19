/** A question that notes mark with the separators of Obsidian or the tags of Logseq. */
export interface Flashcard {
  /** Index of its line in the text. */
  line: number
  question: string
  answer: string
  both?: boolean
  /** Choices that are wrong. */
  wrong?: string[]
}

/** Separators between a question and its answer on one line, longest first. */
const inlineMark = /^(.+?)\s*(:::|::)\s*(.+)$/
const clozeMark = /==([^=\n]+)==/g

/** Links of Obsidian and Logseq as their words: `[[page|shown]]`, `((reference))`. */
export const withoutLinks = (text: string): string =>
  withoutHighlights(text)
    .replace(/(?<!!)\[\[(?:[^[\]|\n]*\|)?([^[\]|\n]+)\]\]/g, '$1')
    .replace(/\(\([0-9a-f]{8}-[0-9a-f-]{27}\)\)\s*/g, '')

/** An answer without the lines that only show a picture of the vault. */
const withoutPictures = (text: string): string =>
  text.replace(/\n\s*(?:[-*]\s+)?!\[\[[^\]\n]+\]\]\s*(?=\n|$)/g, '')

/** Whether a text is nothing but pieces of other notes, which are not here: `![[note#part]]`. */
export const isElsewhere = (text: string): boolean =>
  /!\[\[|\{\{embed\s/.test(text) &&
  text
    .replace(
      /!\[\[(?![^\]]*\.(?:png|jpe?g|gif|svg|webp)\b)[^\]]*\]\]|^\s*(?:[-*+]\s+)?\{\{embed\s[^}]*\}\}/gim,
      '',
    )
    .trim() === ''

/** A tag that files flashcards, perhaps of a subject: `#flashcards/ports`, `#flashcards-ports`. */
const tagOfCards = String.raw`flashcards?(?:[/-][\p{L}\p{N}_/-]*)?`
const cardsTag = new RegExp(`^${tagOfCards}$`, 'iu')
const cardsTagged = new RegExp(String.raw`(?:^|\s)#${tagOfCards}(?=\s|$)`, 'imu')
/** The date of the next review, which only the plugin for spaced repetition writes. */
const scheduled = /<!--SR:/
/** So many lines `question::answer` are no accident. */
const severalLines = 3

/** Whether a line is words, `::` and what answers them; `std::move` and `status:: done` are none. */
function isMarkedLine(line: string): boolean {
  const [, question = '', answer = ''] = /^\s*(?:[-*+]\s+)?([^|>#\s].*?)\s*:::?\s*(\S.*)$/.exec(line) ?? []
  return /\S\s+\S/.test(question) && answer !== '' && !/^(?:use|using|import)\s|[;{}`]|\w\(/.test(line)
}

/** Whether several lines outside of code are `question::answer`. */
function hasMarkedLines(text: string): boolean {
  if (!text.includes('::')) return false
  let fenced = ''
  const marked = text.split('\n').filter((line) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]
    if (mark !== undefined) fenced = fenceAfter(mark, fenced)
    return fenced === '' && isMarkedLine(line)
  })
  return marked.length >= severalLines
}

/** Whether several lines are `?` alone, with a text right above and below each. */
function hasMarkedBlocks(text: string): boolean {
  const lines = text.split('\n')
  const isText = (line = ''): boolean => /\p{L}/u.test(line) && !/^\s*(?:`{3,}|~{3,}|\|)/.test(line)
  const marked = lines.filter(
    (line, at) => /^\?\??\s*$/.test(line) && isText(lines[at - 1]) && isText(lines[at + 1]),
  )
  return marked.length >= severalLines
}

/** Whether notes say that they hold flashcards, or cannot be read as anything else. */
export const hasFlashcards = (text: string, tags: readonly string[]): boolean =>
  tags.some((tag) => cardsTag.test(tag)) ||
  cardsTagged.test(text) ||
  scheduled.test(text) ||
  hasMarkedLines(text) ||
  hasMarkedBlocks(text)

/** The tag of a card within its text; behind a letter that needs no space it may stand without one. */
const cardTag =
  /(?:^|\s|(?<=[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}?？。)）\]]))#(?:flashcards?|card)(?:[/-][\p{L}\p{N}_/-]*)?(?=\s|$)/giu

/** A text without its highlighting, which is `==so==` and may have a colour in front. */
const withoutHighlights = (text: string): string =>
  text
    .replace(/(?<=\*\*)====(?=\*\*)/g, '')
    .replace(/\[\[#(?:red|green|blue|yellow|orange|purple|pink|gray|grey)\]\](?===)/gi, '')
    .replace(/(?<![=!<>`])==(?!=)(\S(?:[^=\n`]{0,300}\S)?)==(?!=)/g, '$1')

export const cleaned = (text: string): string =>
  text
    .replace(cardTag, ' ')
    .replace(/<!--.*?-->/g, '')
    .replace(/^\s*[-*+]\s+(?:#{1,6}\s+)?/, '')
    .trim()
    .replace(/^\*\*([^*]+)\*\*$/, '$1')

/** A sentence with `==gaps==` as a sentence with `[gaps]`; undefined where it has none. */
export const clozeOf = (text: string): string | undefined => {
  const marked = cleaned(text)
  if (!/==[^=\n]+==/.test(marked)) return undefined
  return marked.replace(/([[\]])/g, '\\$1').replace(
    clozeMark,
    (_, gap: string) =>
      `[${gap
        .replace(/\\([[\]])/g, '$1')
        .replace(/[[\]|]/g, ' ')
        .trim()}]`,
  )
}

/** Reads the cards of notes with flashcards and gives the text without their lines. */
export function takeFlashcards(lines: readonly string[]): {
  cards: Flashcard[]
  clozes: { line: number; text: string }[]
  rest: string[]
} {
  const cards: Flashcard[] = []
  const clozes: { line: number; text: string }[] = []
  const rest = [...lines]
  let fenced = ''
  for (let at = 0; at < rest.length; at++) {
    const line = rest[at]!
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]
    if (mark !== undefined) fenced = fenceAfter(mark, fenced)
    if (fenced !== '' || mark !== undefined) continue
    if (line.trim() === '?' || line.trim() === '??') at = several(rest, at, cards)
    else if (!/^\s*[|>]/.test(line)) single(rest, at, cards, clozes)
  }
  return { cards, clozes, rest }
}

/** The character of the fence that is open behind a mark, or nothing; only the character that opened a fence closes it. */
const fenceAfter = (mark: string, open: string): string => {
  if (open === '') return mark[0]!
  return mark[0] === open ? '' : open
}

const isHeading = (line: string): boolean => /^#{1,6}\s/.test(line)
/** Whether a line ends what stands above it: a heading or a rule. */
const parts = (line: string): boolean => isHeading(line) || /^(?:-{3,}|\*{3,}|_{3,})\s*$/.test(line)

/** A question of several lines, `?`, and an answer up to the next blank line. */
function several(rest: string[], mark: number, cards: Flashcard[]): number {
  let from = mark
  while (from > 0 && rest[from - 1]!.trim() !== '' && !parts(rest[from - 1]!)) from--
  // A heading right above the mark asks by itself.
  if (from === mark && mark > 0 && isHeading(rest[mark - 1]!)) from--
  let to = mark + 1
  let fenced = false
  for (; to < rest.length && (fenced || (rest[to]!.trim() !== '' && !isHeading(rest[to]!))); to++)
    if (/^\s*(?:`{3,}|~{3,})/.test(rest[to]!)) fenced = !fenced
  const question = rest
    .slice(from, mark)
    .map((line) => cleaned(line.replace(/^#{1,6}\s+/, '')))
    .join('\n')
    .trim()
  const answer = rest
    .slice(mark + 1, to)
    .join('\n')
    .replace(/<!--.*?-->/gs, '')
    .trim()
  if (question === '' || answer === '') return mark
  cards.push({
    line: from,
    question: withoutLinks(question),
    answer: isElsewhere(answer) ? '' : withoutLinks(withoutMark(withoutPictures(answer))),
    both: rest[mark]!.trim() === '??',
  })
  for (let index = from; index < to; index++) rest[index] = ''
  return to - 1
}

function single(
  rest: string[],
  at: number,
  cards: Flashcard[],
  clozes: { line: number; text: string }[],
): void {
  const line = rest[at]!
  const text = cleaned(line)
  // `std::move` in code separates nothing.
  const held: string[] = []
  const safe = text.replace(/`[^`]*`/g, (code) => `\uE040${held.push(code) - 1}\uE041`)
  const restored = (part: string): string =>
    part.replace(/\uE040(\d+)\uE041/g, (_, index: string) => held[Number(index)]!).trim()
  const match = inlineMark.exec(safe)
  if (match && !/^#{1,6}\s/.test(text)) {
    cards.push({
      line: at,
      question: withoutLinks(restored(match[1]!)),
      answer: isElsewhere(match[3]!) ? '' : withoutLinks(restored(match[3]!)),
      both: match[2] === ':::',
    })
    rest[at] = ''
    return
  }
  const cloze = clozeOf(line)
  if (cloze !== undefined) {
    clozes.push({ line: at, text: cloze })
    rest[at] = ''
  }
}

const taggedHeading = /^#{1,6}\s+(\S.*?)\s+#(?:flashcard|card|\[\[card\]\])(?=\s|$)/
export const property = /^\s*(?:[-*]\s+)?[\w-]+::\s/

/** Reads headings that are tagged as a card, `## What floats? #flashcard`: the text up to the next heading answers them. */
export function takeTaggedHeadings(lines: readonly string[]): {
  cards: Flashcard[]
  clozes: { line: number; text: string }[]
  rest: string[]
} {
  const cards: Flashcard[] = []
  const rest = [...lines]
  for (const [at, line] of lines.entries()) {
    const question = taggedHeading.exec(line)?.[1]
    if (question === undefined) continue
    let to = at + 1
    while (to < lines.length && !/^(?:#{1,6}\s|(?:-{3,}|\*{3,})\s*$)/.test(lines[to]!)) to++
    const body = lines.slice(at + 1, to).filter((other) => !property.test(other))
    const answer = body.join('\n').trim()
    cards.push({
      line: at,
      question: withoutLinks(question),
      answer: isElsewhere(answer) ? '' : withoutLinks(withoutMark(answer)),
    })
    rest.fill('', at, to)
  }
  return { cards, clozes: [], rest }
}

/** An answer that is one item of a list, without its mark. */
export const withoutMark = (answer: string): string => answer.replace(/^[-*]\s+(?=[^\n]*$)/, '')

/** The end of a problem or a solution. */
const endsSolution = /^(?:[PQC]:|#{1,6}\s|-{3,}\s*$)/

/** Whether lines hold problems `P:` with their solutions `S:`, as hashcards has them beside its cards. */
function hasSolutions(lines: readonly string[]): boolean {
  const count = (form: RegExp): number => lines.filter((line) => form.test(line)).length
  const [problems, solutions] = [count(/^P:/), count(/^S:/)]
  return problems > 0 && problems === solutions && (problems > 2 || count(/^[QC]:/) > 0)
}

/** Reads problems and their solutions, each of several paragraphs, and gives the text without them. */
export function takeSolutions(lines: readonly string[]): ReturnType<typeof takeFlashcards> {
  const cards: Flashcard[] = []
  const rest = [...lines]
  const textOf = (from: number, to: number): string =>
    lines
      .slice(from, to)
      .join('\n')
      .replace(/^[PS]:\s*/, '')
      .trim()
  for (let at = 0; hasSolutions(lines) && at < lines.length; at++) {
    if (!/^P:/.test(lines[at]!)) continue
    const behind = lines.findIndex(
      (line, index) => index > at && (/^S:/.test(line) || endsSolution.test(line)),
    )
    if (behind < 0 || !/^S:/.test(lines[behind]!)) continue
    const next = lines.findIndex((line, index) => index > behind && endsSolution.test(line))
    const to = next < 0 ? lines.length : next
    cards.push({ line: at, question: textOf(at, behind), answer: textOf(behind, to) })
    rest.fill('', at, to)
  }
  return { cards, clozes: [], rest }
}
