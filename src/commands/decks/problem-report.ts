import type { Texts } from '../../i18n/index.ts'
import { addTo, compareTexts, type Entry, type Problem, sanitize } from '../../model/index.ts'
import { problemLine } from '../../render/index.ts'

/** More problems of one sort in a file are one line. */
const shownEach = 3

/** The texts that may explain the line of a problem. */
const candidateLines = ({ unsure }: Problem, texts: Texts): string[] =>
  (unsure?.candidates ?? []).map((text) => `    ${texts.lists.perhaps(sanitize(text))}`)

/** Problems as lines; with `all` each has a line, otherwise those of one sort in one file that are many have one together. */
export function problemLines(problems: readonly Problem[], texts: Texts, all: boolean): string[] {
  const sorts = new Map<string, Problem[]>()
  for (const problem of problems)
    addTo(sorts, all ? `${sorts.size}` : `${problem.at.file}\n${problem.code}`, problem)
  return [...sorts.values()].flatMap((sort) => {
    const [first] = sort
    if (sort.length <= shownEach)
      return sort.flatMap((problem) => [
        problemLine(problem, texts),
        ...(all ? candidateLines(problem, texts) : []),
      ])
    const lines = [...new Set(sort.map(({ at }) => at.line))]
    const shown = lines.slice(0, 12).join(', ')
    const more = texts.lists.alsoAt(sort.length - 1, lines.length > 12 ? `${shown}, …` : shown)
    return [`${problemLine(first!, texts)} ${more}`]
  })
}

const byPlace = ({ at: a }: Problem, { at: b }: Problem): number =>
  compareTexts(a.file, b.file) || a.line - b.line

/** Problems by file and line. */
export const inOrder = (problems: readonly Problem[]): Problem[] => [...problems].sort(byPlace)

/** Codes that speak of the whole text or of what decks know; no line was lost by them. */
const remarks = new Set<Problem['code']>([
  'bad-bytes',
  'listed-nowhere',
  'described-nowhere',
  'no-cards',
  'front-matter',
  'means-else',
  'encoding',
])

/** The lines with a problem that made no card; with their file where there are several. */
export function lostLines(problems: readonly Problem[], entries: readonly Entry[]): string[] {
  const used = new Set(entries.map(({ at }) => `${at.file}:${at.line}`))
  const lost = inOrder(
    problems.filter(({ code, at }) => !remarks.has(code) && !used.has(`${at.file}:${at.line}`)),
  )
  const several = new Set([...entries, ...problems].map(({ at }) => at.file)).size > 1
  const name = (file: string): string => file.replace(/^.*[\\/]/, '')
  return [...new Set(lost.map(({ at }) => (several ? `${name(at.file)}:${at.line}` : String(at.line))))]
}
