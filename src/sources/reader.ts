import { linesApart } from './apart.ts'
import { captionBefore, captionOfSection, captionsFor } from './block-captions.ts'
import { markOf } from './blocks.ts'
import { isCondition, isSystem } from './captions.ts'
import { withPlainCode } from './code-marks.ts'
import { keysOfBlock } from './definitions.ts'
import type { Caption, Fact, ShownLine } from './facts.ts'
import { headingFact } from './headings.ts'
import { inlineText } from './inline.ts'
import { otherLanguage, shellLanguage } from './languages.ts'
import { groupsOf } from './line-groups.ts'
import { listed, prose } from './listed.ts'
import { captionedAbove, ownerOfTable } from './option-captions.ts'
import { optionsApart } from './options-apart.ts'
import { isTypedAlike, showsOutput } from './output.ts'
import { ownerAbove } from './owners.ts'
import { holds, saysAlone } from './pairing.ts'
import { withLines } from './placeholders.ts'
import { questionCode, questionItem, questionLines, questionQuote, questionTable } from './question-blocks.ts'
import { askedHere, askedInLines, notLines } from './question-reader.ts'
import {
  addName,
  begin,
  close,
  enter,
  type Given,
  placeOf,
  questionSpot,
  type Reading,
  spotOf,
} from './reading.ts'
import { type Block, scan } from './scan.ts'
import { shellLines } from './shell.ts'

/** The facts and problems in the blocks of a text. */
type Found = Pick<Reading, 'facts' | 'problems'>

/** Reads the blocks of one Markdown text and collects facts. */
export function readBlocks(given: Given): Found {
  const reading = begin({ ...given, blocks: isOwn(given) ? given.blocks : asRead(given.blocks) })
  readAll(reading)
  return reading
}

/** Blocks of notes as they are read: each fact apart, code and prompts in one form. */
const asRead = (blocks: readonly Block[]): Block[] => linesApart(withPlainCode(blocks))

/** Whether a text is a deck that marks what it asks: its lines go on as those of Markdown do. */
const isOwn = ({ head, hashcards }: Given): boolean => head.name !== undefined || hashcards

function readAll(reading: Reading): void {
  for (reading.at = 0; reading.at < reading.blocks.length; reading.at++) one(reading)
  close(reading)
}

function one(reading: Reading): void {
  const block = reading.blocks[reading.at]!
  switch (block.type) {
    case 'heading':
      heading(reading, block)
      break
    case 'table':
      if (questionTable(reading, block)) break
      close(reading)
      reading.facts.push({
        type: 'table',
        spot: spotOf(reading, block.line),
        table: table(reading, block),
        owner: ownerOfTable(reading, block)?.line,
        above: ownerAbove(reading)?.line,
      })
      break
    case 'paragraph':
      paragraph(reading, block)
      break
    case 'item':
      if (questionItem(reading, block)) break
      close(reading)
      listed(reading, block)
      break
    case 'quote':
      quote(reading, block)
      break
    case 'code':
      code(reading, block)
      break
    case 'rule':
      reading.owner = undefined
      close(reading)
  }
}

function heading(reading: Reading, block: Block & { type: 'heading' }): void {
  close(reading)
  enter(reading, block)
  if (reading.head.name !== undefined) return
  const title = block.text.trim()
  if (askedHere(reading, block.line, [title])) return
  headingFact(reading, title, block.line)
}

/** A cell that only says where more is to be read; a link around a command is its name. */
const onlyLinks =
  /^\s*(?:(?:see|참고)\s+)?\[[^\]`]+\]\([^()\s]+\)(?:\s*(?:→|->|,|\/|\||&|and)\s*\[[^\]`]+\]\([^()\s]+\))*\s*$/i

function table(
  reading: Reading,
  block: Block & { type: 'table' },
): Extract<Fact, { type: 'table' }>['table'] {
  const cells = (row: readonly string[]): string[] =>
    row.map((cell, index) =>
      index > 0 && onlyLinks.test(cell) ? '' : inlineText(cell).replace(/\s+/g, ' ').trim(),
    )
  return {
    header: cells(block.header),
    rows: block.rows.map((row) => ({ cells: cells(row.cells), at: placeOf(reading, row.line) })),
    at: placeOf(reading, block.line),
  }
}

function paragraph(reading: Reading, block: Block & { type: 'paragraph' }): void {
  // `Q:` may go on over several blocks; `Q1.` has its answer here.
  const isOurs = markOf(block.lines[0]!) !== undefined
  const asked = isOurs ? askedInLines : askedHere
  if (!reading.open && asked(reading, block.line, block.lines)) return
  if (questionLines(reading, block)) return
  const codes = block.lines.map((line) => /^`([^`]+)`[,.]?\\?$/.exec(withLines(line.trim()))?.[1])
  const isComplete = (code: string | undefined): code is string => code !== undefined && !/\\$/.test(code)
  if (codes.every(isComplete))
    shown(reading, codes, block.line, captionBefore(reading, reading.at) !== undefined, 'text')
  else prose(reading, block)
}

function quote(reading: Reading, block: Block & { type: 'quote' }): void {
  if (questionQuote(reading, block)) return
  if (reading.head.name !== undefined || description(reading, block) || callout(reading, block)) return
  const inner: Reading = {
    ...begin({ ...reading, blocks: asRead(scan(block.lines, block.line).blocks) }),
    trail: { ...reading.trail, headings: [...reading.trail.headings] },
    owner: reading.owner ?? ownerAbove(reading),
  }
  readAll(inner)
  for (const fact of inner.facts) reading.facts.push(fact)
  for (const problem of inner.problems) reading.problems.push(problem)
}

/** A callout of Obsidian that asks: its title is the question, its text the answer; false when it is another quotation. */
function callout(
  reading: Reading,
  { lines: [first = '', ...rest], line }: Block & { type: 'quote' },
): boolean {
  const question = /^\[!(?:question|faq|help)\][+-]?\s+(.{4,}[?？])\s*$/i.exec(first)?.[1]
  const answer = rest.join('\n').trim()
  if (question === undefined || answer === '' || answer.length > 800) return false
  reading.facts.push({
    type: 'question',
    spot: spotOf(reading, line),
    block: { mark: 'Q', text: question, answer, wrong: [], lines: [], spot: questionSpot(reading, line) },
  })
  return true
}

/** The description at the top of a tldr page; false when it is another quotation. */
function description(reading: Reading, block: Block & { type: 'quote' }): boolean {
  const { blocks, at } = reading
  const [title] = blocks
  const after = blocks[at + 2]
  const isPage =
    at === 1 && title?.type === 'heading' && blocks[2]?.type === 'item' && after?.type === 'paragraph'
  if (!isPage || !/^[A-Za-z0-9][\w .+-]*$/.test(title.text) || !after.lines[0]!.startsWith('`')) return false
  const lines = block.lines.filter(
    (line) => !/<?https?:|^See also|^Note:|^[^`:：]{3,30}[:：]\s*(?:`[^`]+`[,、.]?\s*)+$/i.test(line),
  )
  const meaning = lines.map(inlineText).join(' ').trim()
  addName(reading, block.line, { name: title.text, meaning, code: true })
  return true
}

/** The command lines of a shell block. */
const commandsIn = ({ language, lines }: Block & { type: 'code' }): string[] | undefined =>
  shellLanguage.test(language)
    ? shellLines(lines).flatMap(({ kind, text }) => (kind === 'command' ? [text] : []))
    : undefined

function code(reading: Reading, block: Block & { type: 'code' }): void {
  const isShell = shellLanguage.test(block.language)
  if (questionCode(reading, block, commandsIn)) return
  if (reading.head.name !== undefined || otherLanguage.test(block.language)) return
  if (!keysOfBlock(reading, block)) shown(reading, block.lines, block.line, isShell, block.language)
}

/** Whether most lines of a block are keys with values, as files of settings have them. */
function isSettings(lines: readonly string[]): boolean {
  const full = lines.filter((line) => /[^\s#-]/.test(line) && !/^\s*#/.test(line))
  const keys = full.filter((line) => /^\s*(?:- )?[a-z][\w./-]*:(?:\s+\S+)?\s*$/i.test(line))
  return full.length > 3 && keys.length >= full.length * 0.6
}

/** Command lines of a block, in groups that a comment above them makes. */
function shown(
  reading: Reading,
  lines: readonly string[],
  first: number,
  sure: boolean,
  language: string,
): void {
  if (language === '' && isSettings(lines)) return
  const read = shellLines(lines)
  const commands = read.filter((line) => line.kind === 'command')
  const prompted = commands.some((line) => line.prompted)
  // A block that is a program and no list of commands.
  const ends = /^(?:done|fi|esac)\b/
  if (
    !prompted &&
    (lines.some((line) => /^#!\//.test(line)) || commands.some(({ text }) => ends.test(text)))
  ) {
    notLines(reading, first, commands)
    return
  }
  const typed = prompted || (language === '' && isTypedAlike(commands))
  const isSure = typed || (sure && !showsOutput(lines, commands))
  const groups = groupsOf(lines, read, (offset) => placeOf(reading, first + offset))
  addGroups(reading, groups, commands.length, isSure)
}

/** Adds groups of command lines with what the text above the block says of them; `count` is that of all its commands. */
function addGroups(
  reading: Reading,
  groups: ReturnType<typeof groupsOf>,
  count: number,
  isSure: boolean,
): void {
  const { at: index } = reading
  const plain = groups.filter((group) => !group.own).flatMap((group) => group.lines)
  const before = captionBefore(reading, index)?.text
  const above = captionNear(reading)
  const whole = captionsFor(reading, index, plain.length || count)
  // A heading that names two things is about all lines, not about the one that lacks a remark.
  const isOfHeading = before === undefined && groups.some(({ own }) => own)
  const isShared = plain.length < count && (isOfHeading || /\s(?:&|and|및)\s/.test(whole[0]?.text ?? ''))
  const captions = isShared ? [] : whole
  const around = textAbove(reading)
  const owner = captionedAbove(reading)?.line
  for (const group of groups) {
    const [only] = group.lines
    // A comment behind the only line adds to the caption above it.
    if (!group.own && plain.length === 1 && owner === undefined) addAbove(only, above)
    reading.facts.push({
      type: 'lines',
      spot: spotOf(reading, group.lines[0]!.at.line),
      captions: group.own ? ownCaption(group.caption, before, reading.isSheet) : captions,
      lines: optionsApart(group.lines, owner),
      around: around === '' ? undefined : around,
      owner,
      sure: isSure,
    })
  }
}

/** The text right above the block that is being read, else its heading. */
function captionNear(reading: Reading): Caption | undefined {
  const near = captionBefore(reading, reading.at)
  const heading = captionOfSection(reading, 1)
  return near ?? (heading === undefined ? undefined : { text: heading, tie: 'heading' })
}

/** Puts the caption above a line in front of the comment behind it, where it is about the line. */
function addAbove(line: ShownLine | undefined, above: Caption | undefined): void {
  if (line?.comment === undefined || saysAlone(line.comment, line.text)) return
  if (above !== undefined && holds(above, line.text)) line.comment = `${above.text} (${line.comment})`
}

/** A comment as a caption: one that only says when follows what stands above the block. */
function ownCaption(
  comment: string | undefined,
  above: string | undefined,
  isSheet = false,
): readonly Caption[] {
  if (comment === undefined || (isSheet && isSystem(comment))) return []
  const isPart = above !== undefined && isCondition(comment) && !/[.。]$/.test(above)
  return [{ text: isPart ? `${above}: ${comment}` : comment, tie: isSheet ? 'row' : 'comment' }]
}

/** The paragraph above the block that is being read; '' for none. */
function textAbove({ blocks, at }: Reading): string {
  const before = blocks[at - 1]
  return before?.type === 'paragraph' ? inlineText(before.lines.join(' ')).trim() : ''
}

/** Reads blocks that another format was cut into. */
export const factsOf = (
  blocks: readonly Block[],
  file: string,
  program: string | undefined,
  isSheet = false,
): Found =>
  readBlocks({
    isSheet,
    blocks,
    file,
    head: {},
    scope: program ?? '',
    questionProgram: program,
    hashcards: false,
  })
