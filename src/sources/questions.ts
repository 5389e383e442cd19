import { type ConceptEntry, hash, plain } from '../model/index.ts'
import type { Spot } from './facts.ts'
import type { PairRow } from './tables.ts'
import type { Pair } from './tasks.ts'

/** The subject of a question: where ids of questions are counted within, and a hash of its words. */
const subjectOf = (scope: string, words: string): string => `${scope}:${hash(plain(words)).toString(36)}`

/** The question that asks the other way round. */
export const turned = (entry: ConceptEntry, { at }: Spot, questionScope: string): ConceptEntry => ({
  ...entry,
  subject: subjectOf(questionScope, `${entry.answer}\n→`),
  at,
  question: entry.answer,
  answer: entry.question,
})

/** Makes questions in both directions of names and meanings; what has several answers shows them all. `aboutOf` gives the words that say what a bare name is about. */
export function questionsOfPairs(
  pairs: readonly Pair[],
  questionScope: string,
  aboutOf: (spot: Spot) => string | undefined,
): ConceptEntry[] {
  const asked = new Map<string, ConceptEntry>()
  const ask = (spot: Spot, row: PairRow, question: string, answer: string): void => {
    const about = aboutOf(spot)
    const subject = subjectOf(questionScope, `${about ?? ''}\n${question}`)
    const first = asked.get(subject)
    if (first) {
      if (!first.answer.split('\n').includes(answer)) first.answer += `\n${answer}`
      return
    }
    const { level, topic } = spot
    const { at, why } = row
    asked.set(subject, {
      kind: 'concept',
      subject,
      at,
      level,
      topic,
      question,
      answer,
      wrong: [],
      why,
      about,
    })
  }
  for (const { spot, row, oneWay } of pairs) {
    ask(spot, row, row.name, row.meaning)
    if (!oneWay) ask(spot, row, row.meaning, row.name)
  }
  return [...asked.values()]
}
