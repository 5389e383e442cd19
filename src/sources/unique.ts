import { type ConceptEntry, type Entry, hash, type Problem, plain } from '../model/index.ts'

const keyOf = ({ kind, subject }: Entry): string => `${kind} ${subject}`

/** Whether two questions differ, though only in capitals or marks, which ids leave out: `i` and `I`. */
const isOther = (first: Entry, entry: Entry): entry is ConceptEntry =>
  first.kind === 'concept' && entry.kind === 'concept' && first.question.trim() !== entry.question.trim()

const isSameFact = (first: Entry, entry: Entry): boolean =>
  first.kind === 'concept' && entry.kind === 'concept' && plain(first.answer) === plain(entry.answer)

/** The subject of a question by its very words. */
const exactSubject = ({ subject, question }: ConceptEntry): string =>
  `${subject.slice(0, subject.lastIndexOf(':'))}:${hash(`=${question}`).toString(36)}`

/** Keeps the first entry of each subject and reports the others, unless they say the same. Questions that only seem to be the same get subjects of their own. */
export function uniqueEntries(entries: readonly Entry[]): { entries: Entry[]; problems: Problem[] } {
  const first = new Map<string, Entry>()
  const problems: Problem[] = []
  for (const entry of entries) {
    const same = first.get(keyOf(entry))
    if (same && isOther(same, entry)) entry.subject = exactSubject(entry)
    else if (!same) first.set(keyOf(entry), entry)
  }
  first.clear()
  const unique = entries.filter((entry) => {
    const same = first.get(keyOf(entry))
    if (!same) first.set(keyOf(entry), entry)
    else if (!isSameFact(same, entry)) {
      const detail = entry.kind === 'concept' ? entry.question.slice(0, 60) : entry.subject
      problems.push({ at: entry.at, code: 'duplicate', detail })
    }
    return !same
  })
  return { entries: unique, problems }
}
