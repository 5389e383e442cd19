import type { Problem, SourceLocation } from '../model/index.ts'
import type { Question, QuestionSpot } from './blocks.ts'
import type { Fact, NameFact, Spot } from './facts.ts'
import { inlineText } from './inline.ts'
import type { Block } from './scan.ts'
import type { DeckHead } from './source.ts'

/** The headings above a place of a Markdown text, and what they say. */
interface Trail {
  headings: { depth: number; text: string }[]
  texts: readonly string[]
  level: number
  topic?: string
}

/** A command line of a list, which options further in belong to. */
export interface Owner {
  line: string
  indent: number
}

/** The input of a reader: the blocks of a text, and the properties of the text. */
export interface Given {
  blocks: readonly Block[]
  file: string
  head: DeckHead
  /** The scope within which ids of questions are unique. */
  scope: string
  questionProgram?: string
  /** Every comment of the format says what the line below it does. */
  isSheet?: boolean
  /** Cards may have several paragraphs, and lists belong to their answers. */
  hashcards: boolean
}

/** A text while it is being read: where the reader stands, and what it has found. */
export interface Reading extends Given {
  facts: Fact[]
  problems: Problem[]
  trail: Trail
  /** The question that is still open, and whether its answer is a list. */
  open?: Question
  openIsList: boolean
  /** Index of the block that is being read. */
  at: number
  /** The blocks up to the next heading. */
  section: readonly Block[]
  owner?: Owner
}

/** A text of which nothing has been read. */
export const begin = (given: Given): Reading => ({
  ...given,
  facts: [],
  problems: [],
  trail: { headings: [], texts: [], level: 1 },
  openIsList: false,
  at: 0,
  section: [],
})

/** A line of the text as a place. */
export const placeOf = ({ file }: Reading, line: number): SourceLocation => ({ file, line })

/** The spot of a fact on a line. */
export function spotOf(reading: Reading, line: number): Spot {
  const { level, topic, texts } = reading.trail
  return { at: placeOf(reading, line), level, topic, headings: texts }
}

/** The spot of a question on a line. */
export function questionSpot(reading: Reading, line: number): QuestionSpot {
  const { level, topic } = reading.trail
  return {
    at: placeOf(reading, line),
    level,
    topic,
    scope: reading.scope,
    program: reading.questionProgram,
  }
}

/** Adds a name and its meaning. */
export function addName(
  reading: Reading,
  line: number,
  {
    name,
    meaning,
    code,
    whole,
    term,
    above,
  }: Pick<NameFact, 'name' | 'meaning' | 'code' | 'whole' | 'term' | 'above'>,
): void {
  reading.facts.push({
    type: 'name',
    spot: spotOf(reading, line),
    name,
    meaning,
    code,
    whole,
    term,
    owner: reading.owner?.line,
    above,
  })
}

/** Ends the open question. */
export function close(reading: Reading): void {
  const { open } = reading
  if (open) reading.facts.push({ type: 'question', spot: spotOf(reading, open.spot.at.line), block: open })
  reading.open = undefined
  reading.openIsList = false
}

function levelIn(heading: string): number | undefined {
  const match = /^(?:level|레벨|レベル)\s*(\d+)|^(\d+)\s*(?:단계|段階)/i.exec(heading)
  const level = Number(match?.[1] ?? match?.[2])
  return Number.isInteger(level) && level > 0 ? level : undefined
}

/** The topic in a heading: of "Level 2: Ports", "Ports". */
const topicIn = (heading: string): string | undefined =>
  heading.replace(/^(?:(?:level|레벨|レベル)\s*\d+|\d+\s*(?:단계|段階))\s*[:：·.—-]?\s*/i, '').trim() ||
  undefined

/** Goes below a heading. */
export function enter(reading: Reading, { depth, text }: Block & { type: 'heading' }): void {
  const { trail, blocks, at } = reading
  const title = inlineText(text).trim()
  const { headings } = trail
  while (headings.length > 0 && headings.at(-1)!.depth >= depth) headings.pop()
  headings.push({ depth, text: title })
  trail.texts = headings.map((heading) => heading.text)
  trail.level = levelIn(title) ?? trail.level
  trail.topic = topicIn(title)
  let end = at + 1
  while (end < blocks.length && blocks[end]!.type !== 'heading') end++
  reading.section = blocks.slice(at + 1, end)
  reading.owner = undefined
}
