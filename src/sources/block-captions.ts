import { markOf } from './blocks.ts'
import {
  announcesOutput,
  captionOfHeadings,
  captionText,
  explainsBelow,
  isAside,
  onlyBegins,
  segmentOf,
} from './captions.ts'
import type { Caption, Tie } from './facts.ts'
import { names } from './pairing.ts'
import { isProgram, programsNamed, programWord } from './programs.ts'
import { tellsWhatIsDone } from './purpose.ts'
import type { Reading } from './reading.ts'
import type { Block } from './scan.ts'
import { isBareLine } from './typed.ts'

const endsInColon = (text: string): boolean => /[:：]\s*$/.test(text)

/** More lines than these are too many for a heading to caption. */
const mostUnderHeading = 3

/** Whether a text begins with an arrow, and so speaks of what stands above it. */
const pointsUp = (text: string): boolean => /^\s*(?:→|⇒|[-=]+>|↳|└)\s/.test(text)

/** A line that is a link and no more. */
const isLink = /^\s*\[[^\]]+\]\([^()]*\)\s*$/

/** A term and what is said of it: several in a paragraph say nothing of the line below. */
const isTermLine = /^\S+(?:\s\S+)?\s*[:：]\s+\S/

function ofParagraph({ lines: all }: Block & { type: 'paragraph' }): Caption | undefined {
  const lines = all.filter((line) => markOf(line) === undefined && !isLink.test(line))
  const last = lines.at(-1)
  if (last === undefined || lines.every((line) => isBareLine(line) || /^`[^`]+`\s*$/.test(line)))
    return undefined
  const isTerms = lines.filter((line) => isTermLine.test(line)).length > 1 && !endsInColon(last)
  if (isTerms || pointsUp(lines[0]!) || /^\*\*[^*]+\*\*\s*[:：]\s*\S.*[^:：]$/.test(lines.join(' ')))
    return undefined
  const above = lines.at(-2) ?? ''
  // A line that goes on from the one above it is half a sentence.
  const isWhole = /[.!?。:：]\s*$|다\s*$/.test(above) || lines.length === 1
  const text =
    captionText(endsInColon(last) && isWhole ? last : lines.join(' ')) ??
    (isWhole && !(lines.length > 1 && /^[a-z]/.test(last)) ? captionText(last) : undefined)
  return tied(text, endsInColon(last) ? 'label' : 'paragraph')
}

/** The caption that a text above a line gives it. */
export function captionOfText(source: string): Caption | undefined {
  const text = captionText(source)
  return text === undefined ? undefined : { text, tie: /[:：]\s*$/.test(source) ? 'label' : 'item' }
}

/** A caption as a list; none as an empty one. */
export const listOf = (caption: Caption | undefined): Caption[] => (caption === undefined ? [] : [caption])

/** A text with how it is tied; undefined for none. */
const tied = (text: string | undefined, tie: Tie): Caption | undefined =>
  text === undefined ? undefined : { text, tie }

/** The name of a language above its block, as copied pages have it. */
const language = /^(?:bash|sh|shell|zsh|console|terminal|powershell|cmd|plain ?text|text|copy(?: code)?)$/i

/** The caption in the block before another one; undefined if there is none. */
export function captionBefore(reading: Reading, index: number): Caption | undefined {
  const { blocks } = reading
  const before = blocks[index - 1]
  if (before?.type === 'paragraph')
    return language.test(before.lines.join(' ')) ? captionBefore(reading, index - 1) : ofParagraph(before)
  if (before?.type !== 'item') return undefined
  // A remark is on the text above it.
  if (isAside(before.lines[0]!)) return captionBefore(reading, index - 1)
  const earlier = blocks[index - 2]
  const block = blocks[index]!
  const indented = 'indent' in block && block.indent > before.indent
  const text = before.lines.join(' ')
  if (announcesOutput(text)) return undefined
  // One of a list of options says nothing of a line below the list.
  if (/^`?--?[A-Za-z]/.test(text)) return undefined
  const single = earlier?.type !== 'item' || endsInColon(text)
  // An item right above a block is about it, unless it gives a name and its meaning.
  // The last one of a list is about no more than itself.
  const isLast = earlier?.type === 'item' && earlier.indent >= before.indent
  const touches =
    before.line + before.lines.length >= block.line - 1 && !isLast && !/^`[^`]+`\s*[:：-]/.test(text)
  return single || indented || touches
    ? tied(captionText(text), endsInColon(text) ? 'label' : 'item')
    : undefined
}

/** Whether several blocks of a section have no caption but the heading, which is none for each of them. */
function shareHeading(reading: Reading): boolean {
  const { blocks, section } = reading
  const first = section[0] === undefined ? -1 : blocks.indexOf(section[0])
  return section.filter((block, index) => holdsLines(block) && bare(reading, block, first + index)).length > 1
}

const bare = (reading: Reading, block: Block, index: number): boolean =>
  captionBefore(reading, index) === undefined &&
  !isOutput(reading.blocks[index - 1]) &&
  'lines' in block &&
  !block.lines.some((line) => /^\s*#|\s#\s/.test(line))

/** A heading that asks, where the block is all that answers it. */
function questionAbove({ section, trail }: Reading): string | undefined {
  const heading = trail.headings.at(-1)?.text ?? ''
  const isAnswer = section.length === 1 && section[0]!.type === 'code'
  return isAnswer && /[?？]$/.test(heading) && heading.length > 8 ? captionText(heading) : undefined
}

/** The heading as the caption of a block of so many lines. */
export function captionOfSection(
  reading: Reading,
  count: number,
  lines: readonly string[] = [],
): string | undefined {
  if (count > mostUnderHeading || shareHeading(reading)) return undefined
  const question = questionAbove(reading)
  if (question !== undefined) return question
  const caption = captionOfHeadings(reading.trail.headings)
  return caption === undefined || isAboutOthers(caption, lines) ? undefined : caption
}

/** Whether a heading names programs of which no line below it has one: `Grouping with sed` says nothing of `cat names`. */
function isAboutOthers(caption: string, lines: readonly string[]): boolean {
  const named = programsNamed(caption)
  const text = lines.join('\n').toLowerCase()
  const installs = /install|설치|set ?up|download|remove|upgrade|インストール|安装/i.test(caption)
  return text !== '' && named.length > 0 && !installs && !named.some((name) => text.includes(name))
}

/** The captions that there are of several. */
const found = (...all: readonly (Caption | undefined)[]): Caption[] => all.filter((one) => one !== undefined)

/** Whether a block holds command lines: as a block of code, or as a paragraph of nothing but code. */
const holdsLines = (block: Block): boolean =>
  block.type === 'code' ||
  (block.type === 'paragraph' && block.lines.every((line) => /^`[^`]+`\s*(?:\/\/.*)?$/.test(line)))

const countCode = (section: readonly Block[]): number => section.filter(holdsLines).length

/** Whether a block has a command line, and not only what a program printed. */
const holdsCommand = (block: Block): boolean =>
  holdsLines(block) &&
  'lines' in block &&
  block.lines.some((line) => /^\s*`?[$#]\s/.test(line) || isProgram(programWord(firstWord(line))))

const firstWord = (line: string): string =>
  line
    .trim()
    .replace(/^`|^(?:sudo|doas)\s+/g, '')
    .split(/\s/, 1)[0] ?? ''

/** The texts that may say what the `count` lines of a block do: before it, after it, or in the heading. */
export function captionsFor(reading: Reading, index: number, count: number): readonly Caption[] {
  const { blocks, section } = reading
  const after = blocks[index + 1]
  const block = blocks[index]
  const tie = section.filter(holdsCommand).length > 1 ? 'shared' : 'heading'
  const heading = tied(captionOfSection(reading, count, block?.type === 'code' ? block.lines : []), tie)
  // An arrow below speaks of this line, and no heading needs to.
  if (after?.type === 'paragraph' && pointsUp(after.lines[0]!))
    return found(tied(captionText(after.lines.join(' ')), 'label'), heading)
  const segment = block === undefined ? section : segmentOf(section, block)
  if (explainsBelow(segment) && (after?.type === 'paragraph' || after?.type === 'item')) {
    const below = tied(captionBelow(after), 'below')
    const own = segment === section ? heading : undefined
    // Each of several blocks has its own text; of a single one the heading says more.
    return countCode(segment) > 1 ? found(below, own) : found(own, below)
  }
  return captionsAbove(reading, index, heading)
}

/** Whether a heading says what the first line of a block does, and has a word of it. */
function isSaidBy(heading: Caption | undefined, block: Block | undefined): boolean {
  const line =
    block !== undefined && 'lines' in block ? block.lines.find((text) => /^[^#\s]/.test(text)) : undefined
  return (
    heading !== undefined && line !== undefined && tellsWhatIsDone(heading.text) && names(heading.text, line)
  )
}

/** Whether a text is only the name of a line of a block, with what it is short for: `pwd (print working directory)`. */
function namesLine(text: string, block: Block | undefined): boolean {
  const name = /^([a-z][\w-]*)\s?[(（][^()（）]*[)）]$/.exec(text.replaceAll('`', ''))?.[1]
  const lines = block !== undefined && 'lines' in block ? block.lines : []
  return name !== undefined && lines.some((line) => /^[$%#]?\s*(\S+)/.exec(line)?.[1] === name)
}

/** The captions of a block in the text before it and in the heading. */
function captionsAbove(reading: Reading, index: number, heading: Caption | undefined): readonly Caption[] {
  const near = captionBefore(reading, index)
  const own = near !== undefined && namesLine(near.text, reading.blocks[index]) ? undefined : near
  // With several blocks below it, a heading is about all of them.
  const isOnly = countCode(reading.section) === 1
  if (own !== undefined)
    return found({ ...own, text: withHeading(own.text, reading, index) }, isOnly ? heading : undefined)
  const before = reading.blocks[index - 1]
  // A text that says nothing of its own leads to a further step: `Then run:`.
  const leadsOn = before?.type === 'paragraph' && !isOnly && !isSaidBy(heading, reading.blocks[index])
  const isExample = leadsOn || (before?.type === 'paragraph' && onlyBegins(before.lines.join(' ')))
  return isExample || isOutput(before) || reading.trail.headings.length === 0 ? [] : found(heading)
}

/** The caption in the text after a block. */
function captionBelow({ lines }: Block & { type: 'paragraph' | 'item' }): string | undefined {
  // An option with its meaning says nothing of the line above it.
  const isNamed = /^`?--?[A-Za-z]|^`[^`]+`\s*[:：-]/.test(lines[0]!)
  return isNamed || endsInColon(lines.at(-1)!) ? undefined : captionText(lines.join(' '))
}

/** Whether the block before another one says that a program printed it. */
const isOutput = (before: Block | undefined): boolean =>
  before?.type === 'paragraph' && announcesOutput(before.lines.join(' '))

/** A sentence below a heading that says what is done adds to it: only together they say what the one block is for. */
function withHeading(own: string, { blocks, section, trail }: Reading, index: number): string {
  const before = blocks[index - 1]
  const alone = section.filter(({ type }) => type === 'code').length === 1 && section[0] === before
  if (before?.type !== 'paragraph' || !alone || endsInColon(before.lines.at(-1)!)) return own
  const heading = captionOfHeadings(trail.headings)
  const both = `${heading}: ${own}`
  return heading === undefined || both.length > 180 ? own : both
}
