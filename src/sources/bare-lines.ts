import { captionBefore, captionOfSection, captionOfText, listOf } from './block-captions.ts'
import { captionText, isRemark } from './captions.ts'
import type { Caption } from './facts.ts'
import { inlineText } from './inline.ts'
import { ownerIn } from './owners.ts'
import { isDistinct, isProgram, programWord } from './programs.ts'
import { tellsWhatIsDone } from './purpose.ts'
import { addName, placeOf, type Reading, spotOf } from './reading.ts'
import type { Block } from './scan.ts'
import { isBareLine, isPlaceWord, isPlainLine, isTypedLine } from './typed.ts'

type Paragraph = Block & { type: 'paragraph' }

/** Adds a command line that nothing marks as code. */
export function bareLine(reading: Reading, text: string, line: number, caption?: Caption): void {
  const at = placeOf(reading, line)
  reading.facts.push({
    type: 'lines',
    spot: spotOf(reading, line),
    captions: listOf(caption),
    lines: [{ text, at }],
    sure: true,
  })
}

/** Reads a line of a paragraph that is a command line without marks; the line below or above it is its caption. */
export function bareSentence(reading: Reading, block: Paragraph, index: number): void {
  const line = block.lines[index]!
  const [next] = block.lines.slice(index + 1, index + 2)
  // Below a line behind its prompt stands what it printed.
  const mayBeSaid = index === 0 && next !== undefined && !/^[$%#] /.test(line) && !isBareLine(next)
  const below = mayBeSaid ? captionOfLine(next) : undefined
  const above = index > 0 ? captionOfLine(block.lines[index - 1]!) : captionBefore(reading, reading.at)
  const caption = below ?? above ?? (block.lines.length === 1 ? headingAbove(reading) : undefined)
  bareLine(reading, line.replace(/\s*<br\s*\/?>\s*$/i, ''), block.line + index, caption)
  // Options right below it may stand as far in.
  reading.owner = ownerIn(line, block.indent - 1)
}

/** The caption that a line gives to the command line below it; none if it is a command line itself. */
function captionOfLine(line: string): Caption | undefined {
  const words = line.trim().split(/\s+/)
  const first = programWord(words[0]!)
  const isTyped = isDistinct(first) || (isProgram(first) && words.length <= 3 && /^[\x20-\x7E]*$/.test(line))
  return isTyped ? undefined : captionOfText(line)
}

/** The heading right above the block that is being read, as the caption of one line. */
function headingAbove(reading: Reading): Caption | undefined {
  if (reading.blocks[reading.at - 1]?.type !== 'heading') return undefined
  const text = captionOfSection(reading, 1)
  // Further up it would be the heading of all that stands below.
  const own = captionText(reading.trail.headings.at(-1)?.text ?? '')
  return text === undefined || text !== own ? undefined : { text, tie: 'heading' }
}

/** Whether a paragraph is one command line, and its heading says right above what it does. */
export const isLineOfHeading = (reading: Reading, { lines: [line = '', ...others] }: Paragraph): boolean =>
  others.length === 0 &&
  /^[a-z$][\x20-\x7E]*[^\s.!?:;,]$/.test(line) &&
  isTypedLine(line) &&
  isLineAlone(line) &&
  !/\s-\s|^\S+ (?:and|or|is|are|was|has|have|the|a|an|with|on|in|for|to|can|will|vs\.?)\s/.test(line) &&
  headingAbove(reading) !== undefined

/** A command line without the prompt of root, and with the place in brackets at its end as one. */
const lineOf = (text: string): string =>
  text
    .replace(/^\\?[#$]\s+|\s*<br\s*\/?>\s*$/gi, '')
    .replace(/\s\(([^()]+)\)$/, (all, words: string) =>
      words.split(/\s+/).every(isPlaceWord) ? ` <${words}>` : all,
    )
    .trim()

/** Whether a line is a program and its words, perhaps with a remark, and no sentence. */
const isTyped = (text: string): boolean => {
  const line = lineOf(text)
    .replace(/(?<!\$)\([^()]*\)/g, '')
    .trim()
  return isTypedLine(line) || isBareLine(line)
}

/** Whether a typed line is no more than that: no words of two lines, and no remark. */
const isLineAlone = (line: string): boolean => !/,\s|(?<!\$)\(/.test(line)

/** Finds the meaning in the text below a command line; undefined where that says something else. */
export function meaningIn(text: string): string | undefined {
  const said = inlineText(text).trim()
  const isLine = isTyped(text) || (/^[\x20-\x7E]+$/.test(said) && isProgram(said.split(/\s/, 1)[0]!))
  if (isLine || /`/.test(said) || /^(?:--?[A-Za-z]|:)/.test(said) || /[:：]$/.test(said)) return undefined
  const caption = captionText(said)
  if (caption === undefined || isRemark(said)) return undefined
  const isOfCommand = /^(?:这[条个]|该)?命令(?:是|用于|用来|可以|会|将)/.test(caption)
  return isOfCommand || tellsWhatIsDone(caption) ? caption : undefined
}

/** The command lines of a paragraph with the lines below each; undefined where it does not begin with one. */
function partsOf({ lines }: Paragraph): { line: string; index: number; texts: string[] }[] | undefined {
  if (!isTyped(lines[0]!)) return undefined
  const parts: { line: string; index: number; texts: string[] }[] = []
  for (const [index, line] of lines.entries())
    if (isTyped(line)) parts.push({ line: lineOf(line), index, texts: [] })
    else parts.at(-1)!.texts.push(line)
  return parts
}

/** Whether a block is a paragraph in which command lines and their meanings take turns. */
const takesTurns = (block: Block | undefined): boolean =>
  block?.type === 'paragraph' &&
  (partsOf(block)?.every(({ texts: [text, ...more] }, index, { length }) => {
    const isLast = index > 0 && index === length - 1 && text === undefined
    return isLast || (more.length === 0 && text !== undefined && meaningIn(text) !== undefined)
  }) ??
    false)

/** Whether a line begins with an option, which is explained there. */
const isOption = (line: string): boolean => /^`?--?[A-Za-z]/.test(line)

/** Names a line that is more than a command line, with the text that may say what it does. */
function mentionLine(reading: Reading, text: string, at: number, meaning: string | undefined): void {
  const candidates = meaning === undefined ? [] : [meaning]
  reading.facts.push({ type: 'mention', spot: spotOf(reading, at), text, candidates })
}

/** The texts and command lines of a paragraph that take turns, the text first: each with the line below it. */
function textsFirst(lines: readonly string[]): { text: string; line: string; index: number }[] | undefined {
  if (lines.length % 2 === 1) return undefined
  const pairs = lines.flatMap((text, index) =>
    index % 2 === 0 ? [{ text, line: lineOf(lines[index + 1]!), index: index + 1 }] : [],
  )
  const isPair = ({ text, line }: { text: string; line: string }): boolean =>
    isPlainLine(line) && meaningIn(text) !== undefined
  return pairs.every(isPair) ? pairs : undefined
}

/** Reads an item or a paragraph that says what is done and has the command line below it; false for another one. */
export function lineBelow(
  reading: Reading,
  { lines, line: first }: Block & { type: 'item' | 'paragraph' },
): boolean {
  const pairs = textsFirst(lines)
  if (pairs === undefined) return false
  for (const { text, line, index } of pairs) {
    const at = first + index
    bareLine(reading, line, at, { text: meaningIn(text)!, tie: 'item' })
    reading.owner = ownerIn(line, -1)
  }
  return true
}

/** A paragraph in which command lines and what they do take turns, the line first: each line has the meaning below it. False where the text above may be about the first line. */
export function linesInTurn(reading: Reading, block: Paragraph): boolean {
  const before = reading.blocks[reading.at - 1]
  const isLed =
    before?.type === 'item' ||
    (before?.type === 'paragraph' && partsOf(before) === undefined && !before.lines.every(isOption))
  if (isLed || !takesTurns(block)) return false
  for (const { line, index, texts } of partsOf(block)!) {
    const [text] = texts
    const at = block.line + index
    const meaning = text === undefined ? undefined : meaningIn(text)!
    if (!isLineAlone(line)) mentionLine(reading, line, at, meaning)
    else if (meaning === undefined) bareLine(reading, line, at)
    else addName(reading, at, { name: `\`${line}\``, meaning, code: true })
    reading.owner = ownerIn(line, block.indent - 1)
  }
  return true
}
