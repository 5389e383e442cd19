import { cleaned, type Flashcard, isElsewhere, property, withoutLinks, withoutMark } from './flashcards.ts'

/** The texts of blocks that others refer to, by the id below them. */
function blocksById(lines: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [index, line] of lines.entries()) {
    const id = /^\s*id:: ([0-9a-f-]{36})\s*$/.exec(line)?.[1]
    const text = /^\s*[-*+]\s+(\S.*)$/.exec(lines[index - 1] ?? '')?.[1]
    if (id !== undefined && text !== undefined) found.set(id, text)
  }
  return found
}

/** A text in which a block of the same page stands where it refers to it: `{{embed ((id))}}`, `((id))`. */
const withBlocks = (text: string, blocks: ReadonlyMap<string, string>): string =>
  text.replace(
    /\{\{embed\s+\(\(([0-9a-f-]{36})\)\)\s*\}\}|\(\(([0-9a-f-]{36})\)\)/g,
    (whole, embedded?: string, named?: string) => blocks.get(embedded ?? named ?? '') ?? whole,
  )

/** Lines without the properties that Logseq keeps below its blocks. */
export const withoutProperties = (lines: readonly string[]): string[] =>
  lines.map((line) =>
    line.includes(':: ') &&
    /^\s*(?:[-*]\s+)?(?:id|collapsed|deck|card-[\w-]+|background-color|created-at|updated-at):: /.test(line)
      ? ''
      : line,
  )

/** The tag of a card of Logseq, with or without its mark. */
const isCardBlock = /#card(?=\s|$)|#?\[\[card\]\](?=\s|$)/i

/** A text of Logseq whose gaps are filled in. */
export const withoutClozes = (text: string): string =>
  text.replace(/\{\{cloze\s+(.+?)\}\}/gi, (_, gap: string) => gap.trim())

const depthOf = (line: string): number => /^[\t ]*/.exec(line)![0].replaceAll('\t', '  ').length

/** The blocks below a card as its answer, set in no further than they need; empty where they are blocks of other pages. */
function answerOf(body: readonly string[], blocks: ReadonlyMap<string, string>): string {
  const inner = body.reduce((least, item) => Math.min(least, depthOf(item)), Number.POSITIVE_INFINITY)
  const answer = body
    .map((item) => withBlocks(item.replaceAll('\t', '  ').slice(inner), blocks))
    .join('\n')
    .trim()
  return isElsewhere(answer) ? '' : answer
}

/** Reads the blocks of Logseq that are tagged `#card`: the block is the question, the blocks below it the answer. */
export function takeLogseq(lines: readonly string[]): {
  cards: Flashcard[]
  clozes: { line: number; text: string }[]
  rest: string[]
} {
  const cards: Flashcard[] = []
  const clozes: { line: number; text: string }[] = []
  const rest = [...lines]
  const blocks = blocksById(lines)
  const isBlock = (line: string): boolean => /^\s*[-*+](?:\s|$)/.test(line)
  const isProperty = (line: string): boolean => property.test(line)
  for (let at = 0; at < rest.length; at++) {
    const line = rest[at]!
    if (!isBlock(line)) continue
    // A block may have several lines, and properties among them.
    let head = at + 1
    while (head < rest.length && rest[head]!.trim() !== '' && !isBlock(rest[head]!)) head++
    const own = [line, ...rest.slice(at + 1, head).filter((other) => !isProperty(other))]
    if (!own.some((other) => isCardBlock.test(other.replace(/`[^`]*`/g, '')))) continue
    const depth = depthOf(line)
    let to = head
    while (to < rest.length && rest[to]!.trim() !== '' && depthOf(rest[to]!) > depth) to++
    const question = withoutLinks(
      own
        .map((other) => cleaned(other.replace(/#?\[\[card\]\]/i, '#card')))
        .join('\n')
        .trim(),
    )
    const body = rest.slice(head, to).filter((item) => !isProperty(item))
    const answer = answerOf(body, blocks)
    const cloze = /\{\{cloze\s+(.+?)\}\}/i.test(question)
    if (cloze)
      clozes.push({
        line: at,
        text: question.replace(/\{\{cloze\s+(.+?)\}\}/gi, (_, gap: string) => `[${gap}]`),
      })
    else
      cards.push({
        line: at,
        question,
        answer: withoutLinks(withoutMark(withoutClozes(answer))),
      })
    for (let index = at; index < to; index++) rest[index] = ''
  }
  return { cards, clozes, rest }
}
