import { inlineText } from './inline.ts'
import { colonTerm } from './pairs.ts'
import { addName, type Reading } from './reading.ts'
import type { Block } from './scan.ts'

type Paragraph = Block & { type: 'paragraph' }

/** The meaning in a line, `: the spine of it`; undefined for another line. */
const definitionIn = (line: string | undefined): string | undefined => /^:\s+(\S.*)$/.exec(line ?? '')?.[1]

/** Reads a term with its definitions below it, each on a line behind a colon; they may stand behind an empty line. Returns how many lines of the paragraph they take, 0 where the line is no such term. */
export function definedTerm(reading: Reading, { lines, line }: Paragraph, index: number): number {
  const name = lines[index]!.trim()
  if (definitionIn(name) !== undefined || name === '') return 0
  const found: string[] = []
  let at = index + 1
  for (; definitionIn(lines[at]) !== undefined; at++) found.push(definitionIn(lines[at])!)
  const next = reading.blocks[reading.at + 1]
  const isApart =
    found.length === 0 && lines.length === 1 && next?.type === 'paragraph' && next.lines.every(definitionIn)
  if (isApart) {
    for (const text of (next as Paragraph).lines) found.push(definitionIn(text)!)
    reading.at++
  }
  if (found.length === 0) return 0
  addName(reading, line + index, { name, meaning: found.map(inlineText).join('; '), code: true })
  return at - index
}

/** The terms of lines that are all terms with their meanings, below a line that leads to them; undefined for other lines. */
export function termsOf(lines: readonly string[]): ReturnType<typeof colonTerm>[] | undefined {
  const terms = lines.map(colonTerm)
  const leads = /[:：]\s*$/.test(lines[0]!) ? 1 : 0
  return lines.length >= 3 && terms.slice(leads).every((term) => term !== undefined) ? terms : undefined
}
