import type { Problem } from '../model/index.ts'
import { entryOf } from './blocks.ts'
import { frontMatter } from './front-matter.ts'
import { questionCode, questionItem, questionLines, questionQuote } from './question-blocks.ts'
import { begin, close, enter, type Reading } from './reading.ts'
import { type Block, scan } from './scan.ts'
import type { Parsed, ReadingContext } from './source.ts'
import { headingTags, joinedTags, withoutTags } from './tags.ts'
import { uniqueEntries } from './unique.ts'

/** Marks of comments, of HTML and of other programs' cards, in small letters, which the reader of any Markdown takes off before it cuts a text into blocks. */
const takenOff = ['<!--', '<table', '<pre', '<h', '#card', '#flashcard', '#[[card', '::']

/** Matches a paragraph, a task or a table by its first line: it is most likely for the reader of any Markdown. */
const anything = /\n[ \t]*\n(?! {0,3}(?:\*\*)?[QAC](?:\*\*)?[:：])[^\s#>*+`~\d-]/

/** So much of a text is looked at before it is cut: most decks begin with what they hold. */
const beginning = 2000

/** Whether a text is not worth cutting. */
function isForOthers(body: string): boolean {
  if (anything.test(body.slice(0, beginning))) return true
  const small = body.toLowerCase()
  return takenOff.some((mark) => small.includes(mark))
}

/** Cuts a deck that says its name into blocks; undefined where it may hold more than our own marks, or where its words say what it is about. */
function cut(
  text: string,
  file: string,
  context: ReadingContext,
): { reading: Reading; tagsAt: ReturnType<typeof headingTags> } | undefined {
  const { head, body, problems, tags, hashcards } = frontMatter(text, file)
  const isOurs = head.name !== undefined && head.grammar === undefined && !hashcards && tags.length === 0
  if (!isOurs || context.flashcards === true || isForOthers(body)) return undefined
  const { blocks: found, flaws } = scan(body.replaceAll('｜', '|').split('\n'))
  const program = context.program ?? head.program
  const headings = found.filter((block) => block.type === 'heading')
  if (program === undefined && (headings.length > 0 || found.some(({ type }) => type === 'code')))
    return undefined
  const blocks = found.map((block) =>
    block.type === 'heading' ? { ...block, text: withoutTags(block.text).text } : block,
  )
  const about = { file, head: { ...head, program }, scope: program ?? head.name!, questionProgram: program }
  const reading = begin({ blocks, hashcards: false, ...about })
  const flawed = flaws.map(({ line, code, detail }): Problem => ({ at: { file, line }, code, detail }))
  reading.problems.push(...problems, ...flawed)
  return { reading, tagsAt: headingTags(headings) }
}

/** Reads a block of a question; false for one that may be anything else. */
function readBlock(reading: Reading, block: Block): boolean {
  switch (block.type) {
    case 'paragraph':
      return questionLines(reading, block)
    case 'item':
      return questionItem(reading, block)
    case 'quote':
      questionQuote(reading, block)
      return true
    case 'code':
      // The line of a task is read by those who know shells.
      return reading.open?.mark !== 'T' && (questionCode(reading, block, () => undefined) || true)
    case 'table':
      return false
    default:
      close(reading)
      if (block.type === 'heading') enter(reading, block)
      return true
  }
}

/** Reads a deck that says its name and holds marked questions and gaps, headings and quotations alone, as the reader of any Markdown does, and without what that one knows of programs; undefined for another text. An edit of such a deck is seen at the next start, which has no time to load the rest. */
export function readQuestionDeck(text: string, file: string, context: ReadingContext): Parsed | undefined {
  const { reading, tagsAt } = cut(text, file, context) ?? {}
  if (reading === undefined || tagsAt === undefined) return undefined
  for (; reading.at < reading.blocks.length; reading.at++)
    if (!readBlock(reading, reading.blocks[reading.at]!)) return undefined
  close(reading)
  const made = reading.facts.flatMap((fact) => (fact.type === 'question' ? [entryOf(fact.block)] : []))
  const entries = made.filter((one) => 'kind' in one)
  if (entries.length === 0) return undefined
  const unique = uniqueEntries(entries)
  const wrong = made.filter((one): one is Problem => !('kind' in one))
  const tagged = unique.entries.map((entry) => {
    const tags = joinedTags(tagsAt(entry.at.line), entry.tags)
    return tags.length > 0 ? { ...entry, tags } : entry
  })
  const problems = [...reading.problems, ...wrong, ...unique.problems]
  return {
    head: reading.head,
    entries: tagged,
    problems: problems.sort((a, b) => a.at.line - b.at.line),
  }
}
