import type { Entry, Problem } from '../model/index.ts'
import type { Fact } from './facts.ts'
import { resolve } from './resolve.ts'
import type { DeckHead, Parsed, ReadingContext } from './source.ts'
import { toldBy } from './told.ts'

/** The facts and problems that a reader found in a file. */
export interface Found {
  facts: readonly Fact[]
  problems: readonly Problem[]
  file: string
  head?: DeckHead
  /** Every heading of the text. */
  headings?: readonly string[]
  /** A word that may be a program nobody knows. */
  likelyProgram?: string
  /** The program that ids of questions are counted within. */
  questionScope?: string
}

const unmarked = (text: string): string => text.replace(/[`*\s]+/g, ' ').trim()

/** Whether the meaning of an entry is only its own name: its card would ask what it shows. */
function saysItself(entry: Entry): boolean {
  const areSame = (names: readonly (string | undefined)[], meaning: string): boolean =>
    names.some((name) => name !== undefined && unmarked(name) === unmarked(meaning))
  switch (entry.kind) {
    case 'command':
      return areSame([`${entry.program} ${entry.path}`, entry.path], entry.summary)
    case 'option':
      return areSame([entry.long, entry.short], entry.summary)
    case 'task':
      return entry.task !== undefined && areSame(entry.answers, entry.task)
    case 'concept':
      return areSame([entry.question], entry.answer)
    default:
      return false
  }
}

const meaningOf = (entry: Entry): string => {
  if (entry.kind === 'concept') return entry.question
  if (entry.kind === 'task') return entry.task ?? ''
  return 'summary' in entry ? entry.summary : ''
}

/** Facts with the lines that no reader takes: each belongs to the section of what stands above it. */
function withFurther(
  facts: readonly Fact[],
  further: NonNullable<ReadingContext['further']>,
): readonly Fact[] {
  if (further.length === 0) return facts
  const more = further.map(({ line, at }): Fact => {
    const above = facts.findLast(({ spot }) => spot.at.line <= at.line)?.spot
    const spot = { level: 1, headings: [], ...above, at }
    return { type: 'mention', spot, text: line, candidates: [] }
  })
  return [...facts, ...more]
}

/** Makes the result of reading a file: its facts resolved, problems in the order of the lines. */
export function parsed(
  found: Found,
  { known, program, keep, told = toldBy(), further = [] }: ReadingContext,
): Parsed {
  const { file, head = {}, headings = [] } = found
  const facts = withFurther(found.facts, further)
  const resolved = resolve(facts, {
    document: {
      fixed: head.program,
      fallback: program,
      title: head.title ?? headings[0],
      file,
      headings,
      likelyProgram: found.likelyProgram,
    },
    questionScope: found.questionScope ?? program ?? '',
    known,
    shown: [
      ...found.problems.flatMap(({ code, detail }) =>
        code === 'in-prose' && detail !== undefined ? [detail] : [],
      ),
      ...facts.flatMap((fact) => (fact.type === 'mention' ? [fact.text] : [])),
    ],
    keep: keep ?? false,
    strict: head.name !== undefined,
    told,
  })
  // A deck of its own grammar says what is asked; notes may repeat a name where its meaning should be.
  const empty = head.name === undefined ? resolved.entries.filter(saysItself) : []
  const entries =
    empty.length > 0 ? resolved.entries.filter((entry) => !empty.includes(entry)) : resolved.entries
  const repeats = empty.map(
    (entry): Problem => ({
      at: entry.at,
      code: 'not-asked',
      detail: unmarked(meaningOf(entry)).slice(0, 60),
    }),
  )
  const problems = [...found.problems, ...resolved.problems, ...repeats].sort((a, b) => a.at.line - b.at.line)
  if (entries.length === 0) problems.push({ at: { file, line: 1 }, code: 'no-cards' })
  return { head, entries, problems }
}
