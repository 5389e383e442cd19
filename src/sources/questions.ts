import { type ConceptEntry, hash, plain } from '../model/index.ts'
import { columnNamed } from './columns.ts'
import type { Spot } from './facts.ts'
import type { PairRow } from './pair-rows.ts'
import { programNamed } from './programs.ts'
import type { Scope } from './scope.ts'
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
  pair: entry.subject,
})

/** Words that head what is said of a thing: no meaning tells which of them it stands behind. */
const isLabel = (name: string): boolean => {
  const column = columnNamed(name)
  return (
    (column !== undefined && column !== 'command' && column !== 'option') ||
    /^(?:usage|use|context|features?|role|definition|advantages?|disadvantages?|pros|cons|types?|kinds?|특징|장점|단점|정의|개념|목적|종류|구성(?: ?요소)?|역할|기능|예시?|優点|缺点|特点|种类|類型|優點)(?:\s\w+)?$/i.test(
      name,
    )
  )
}

/** So many sections with a word of their own meaning each make it a label. */
const severalSections = 3

/** The names of pairs that are labels: by their words, or as several sections have them with another meaning in each. */
function labelsOf(pairs: readonly Pair[]): ReadonlySet<string> {
  const found = new Map<string, { meanings: Set<string>; sections: Set<string> }>()
  for (const { spot, row } of pairs) {
    if (!/^\p{L}[\p{L} ]{2,}$/u.test(row.name)) continue
    const seen = found.get(row.name) ?? { meanings: new Set(), sections: new Set() }
    found.set(row.name, seen)
    seen.meanings.add(row.meaning)
    seen.sections.add(spot.headings.join('\n'))
  }
  const isShared = (name: string): boolean => {
    const { meanings, sections } = found.get(name)!
    return meanings.size >= severalSections && sections.size >= severalSections
  }
  return new Set([...found.keys()].filter((name) => isLabel(name) || isShared(name)))
}

/** So short a name may be a key, which capitals tell from another one. */
const shortest = 3

/** Whether the words that a question is about are a name or a meaning themselves. */
const isToldBy = (about: string | undefined, { name, meaning }: PairRow): boolean =>
  about !== undefined && [name, meaning].some((text) => plain(text) === plain(about))

/** Makes questions in both directions of names and meanings; what has several answers shows them all. `aboutOf` gives the words that say what a bare name is about. */
export function questionsOfPairs(
  pairs: readonly Pair[],
  questionScope: string,
  aboutOf: (spot: Spot) => string | undefined,
): ConceptEntry[] {
  const asked = new Map<string, ConceptEntry>()
  const ask = (spot: Spot, row: PairRow, question: string, answer: string, pair?: string): string => {
    const about = aboutOf(spot)
    const subject = subjectOf(questionScope, `${about ?? ''}\n${question}`)
    // `gd` and `gD` are two keys, though ids leave capitals out.
    const key = question.length <= shortest ? `${subject} ${question}` : subject
    const first = asked.get(key)
    if (first) {
      if (!first.answer.split('\n').includes(answer)) first.answer += `\n${answer}`
      return subject
    }
    const { level, topic } = spot
    const { at, why } = row
    asked.set(key, {
      kind: 'concept',
      subject,
      at,
      level,
      topic,
      question,
      answer,
      wrong: [],
      why,
      // A heading that is one of the two would give the answer away.
      about: isToldBy(about, row)
        ? aboutOf({ ...spot, headings: spot.headings.slice(0, -1) })
        : withOwner(spot, about),
      ...(pair === undefined ? {} : { pair }),
    })
    return subject
  }
  const labels = labelsOf(pairs)
  for (const { spot, row, oneWay } of pairs) {
    const forward = ask(spot, row, row.name, row.meaning)
    if (!oneWay && !labels.has(row.name)) ask(spot, row, row.meaning, row.name, forward)
  }
  return [...asked.values()]
}

/** Headings that say what stands below them, and not of what. */
const generic =
  /^(?:\S+ (?:쓰는|쓰이는|사용하는|사용되는) |주요 |주 |기타 |(?:common|useful|main|other|more|常用|主要な?|よく使う) ?)?(?:옵션|명령어?|인자|플래그|options?|flags?|parameters?|arguments?|オプション|选项|参数|opciones|opções)(?:들| 정리| 목록)?\s*[:：]?$/i

/** The words that a name is about, below a heading such as "Options" with the heading above it. */
function withOwner({ headings }: Spot, about: string | undefined): string | undefined {
  const [above, heading] = [headings.at(-2), headings.at(-1)]
  return above !== undefined && heading !== undefined && about === heading && generic.test(heading)
    ? `${above}: ${heading}`
    : about
}

/** The words that say what a bare name is about. */
export function aboutOf({ headings }: Spot, { program }: Scope): string | undefined {
  const heading = headings.at(-1)
  if (heading === undefined) return program
  return program === undefined || programNamed(heading) === program ? heading : `${program}: ${heading}`
}
