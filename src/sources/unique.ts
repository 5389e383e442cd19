import { type ConceptEntry, type Entry, type GapEntry, hash, type Problem, plain } from '../model/index.ts'

const keyOf = ({ kind, subject }: Entry): string => `${kind} ${subject}`

/** A sentence with its gaps and what fills them. */
const wholeOf = ({ texts, gaps }: GapEntry): string =>
  texts.map((text, index) => `${text}[${gaps[index]?.answers.join('|') ?? ''}]`).join('')

/** Whether the subject of a sentence with gaps is made of the words around them, and is no id that somebody wrote. */
const isOfWords = ({ subject, texts }: GapEntry): boolean =>
  subject.endsWith(`:${hash(plain(texts.join('…').split('\n\n')[0]!)).toString(36)}`)

/** Whether two questions differ, though only in capitals or marks, which ids leave out, `i` and `I`; or two sentences only in what fills their gaps. */
function isOther(first: Entry, entry: Entry): entry is ConceptEntry | GapEntry {
  if (first.kind === 'concept' && entry.kind === 'concept')
    return first.question.trim() !== entry.question.trim()
  return first.kind === 'gap' && entry.kind === 'gap' && isOfWords(entry) && wholeOf(first) !== wholeOf(entry)
}

const isSameFact = (first: Entry, entry: Entry): boolean =>
  first.kind === 'concept' && entry.kind === 'concept' && plain(first.answer) === plain(entry.answer)

/** The subject of a question or of a sentence by its very words. */
const exactSubject = (entry: ConceptEntry | GapEntry): string =>
  `${entry.subject.slice(0, entry.subject.lastIndexOf(':'))}:${hash(`=${entry.kind === 'gap' ? wholeOf(entry) : entry.question}`).toString(36)}`

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
