import type { Problem } from '../model/index.ts'
import type { Fact } from './facts.ts'
import { resolve } from './resolve.ts'
import type { DeckHead, Parsed, ReadingContext } from './source.ts'

/** What a reader found in a file. */
export interface Found {
  facts: readonly Fact[]
  problems: readonly Problem[]
  file: string
  head?: DeckHead
  /** Every heading of the text. */
  headings?: readonly string[]
  /** A word that may be a program nobody knows. */
  usual?: string
  /** The program that ids of questions are counted within. */
  questionScope?: string
}

/** Makes the result of reading a file: its facts resolved, problems in the order of the lines. */
export function parsed(found: Found, { known, program, keep }: ReadingContext): Parsed {
  const { file, head = {}, headings = [] } = found
  const resolved = resolve(found.facts, {
    document: {
      fixed: head.program,
      fallback: program,
      title: head.title ?? headings[0],
      file,
      headings,
      usual: found.usual,
    },
    questionScope: found.questionScope ?? program ?? '',
    known,
    keep: keep ?? false,
    strict: head.name !== undefined,
  })
  const problems = [...found.problems, ...resolved.problems].sort((a, b) => a.at.line - b.at.line)
  if (resolved.entries.length === 0) problems.push({ at: { file, line: 1 }, code: 'no-cards' })
  const aliases = Object.keys(resolved.aliases).length > 0 ? { aliases: resolved.aliases } : {}
  return { head, entries: resolved.entries, problems, ...aliases }
}
