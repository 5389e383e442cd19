import type { Aliases, Deck } from '../model/index.ts'
import { anki } from './anki-notes.ts'
import { tables } from './csv.ts'
import { type FormerFact, factsOf, formerAliases, formerFacts } from './former/index.ts'
import { frontMatter } from './front-matter.ts'
import { html } from './html-page.ts'
import { unused } from './ledger.ts'
import { markdown } from './markdown.ts'
import { org } from './org.ts'
import { sheet } from './sheet.ts'
import type { Parsed, ReadingContext, Source } from './source.ts'
import { stacked } from './stacked.ts'
import { toldBy } from './told.ts'
import { leftOut } from './unsure.ts'
import { noVocabulary, type Vocabulary } from './vocabulary.ts'

export { parseBash, parseFish } from './completions/index.ts'
export { diffEntries, type EntriesDiff } from './diff-entries.ts'
export {
  type FurtherPage,
  type HelpPage,
  helpEntries,
  isTldr,
  mergePages,
  parseHelp,
  parseTldr,
  usagePage,
  type WalkedPage,
} from './help/index.ts'
export { vocabularyOf } from './join.ts'
export { contradictions, mismatches } from './lint.ts'
export { cardFaults } from './lint-cards.ts'
export { lintNotes } from './lint-notes.ts'
export { parseMan } from './man/index.ts'
export { type UnsureLine, unsureLines } from './unsure-lines.ts'

/** Every format of notes; where several recognise a text, the first reads it. */
const formats = { html, anki, csv: tables, stacked, sheet, org, markdown } satisfies Record<string, Source>

type Parse = (text: string, file: string) => Parsed

/** Every way to read a text. `program` says what notes are about that do not say so. */
export const sources = (
  known: Vocabulary = noVocabulary(),
  program?: string,
): Record<keyof typeof formats, { parse: Parse }> => {
  const readers = Object.entries<Source>(formats).map(([name, source]): [string, { parse: Parse }] => [
    name,
    { parse: (text, file) => source.read(text, file, { known, program }) },
  ])
  return Object.fromEntries(readers) as Record<keyof typeof formats, { parse: Parse }>
}

/** Whether a file without an ending is a sheet: comments, and nothing that Markdown would write. */
const isPlainSheet = (text: string): boolean =>
  /^#\s*\S/m.test(text) && !/^\s*(?:```|~~~|\|.*\||[-*+] |> |\d+\. )/m.test(text) && !/\]\(/.test(text)

const endingOf = (file: string): string => /\.([^.\\/]+)$/.exec(file)?.[1]?.toLowerCase() ?? ''

/** The format of a file: by its ending, and by its first lines where the ending is missing or only says that there are cells; undefined when nothing tells. */
export function formatOf(file: string, text: string): Source | undefined {
  const all = Object.values<Source>(formats)
  const ending = endingOf(file)
  const named = all.find((source) => source.endings.includes(ending))
  if (named !== undefined && named !== tables) return named
  const recognised = all.find((source) => source.recognises?.(text, file)) ?? named
  return recognised ?? (ending === '' && isPlainSheet(text) ? sheet : undefined)
}

/** Whether a file of that name in the folder of decks is one of any format; a page there is more likely a report. */
export const isNamedDeck = (file: string): boolean =>
  Object.values<Source>(formats).some((source) => source !== html && source.endings.includes(endingOf(file)))

/** Whether a file of that name among others may hold notes. */
export const hasNotesEnding = (file: string): boolean =>
  endingOf(file) === 'txt' ||
  Object.values<Source>(formats).some(({ endings }) => endings.includes(endingOf(file)))

/** Reads notes in whatever format they are; a text that says nothing of its format is read as Markdown. */
export function readAnyNotes(text: string, file: string, context: ReadingContext): Parsed {
  const source = formatOf(file, text) ?? markdown
  // A deck in our own grammar marks what is asked, and has always had the same ids; the rest is for its reader.
  if (frontMatter(text, file).head.name !== undefined) return source.read(text, file, context)
  // First, as both readings of large notes would not fit into memory at once.
  const former = formerFacts(text, file, context)
  return withWords(text, file, source, context, former)
}

/** Reads notes with the learner's words on their lines. Which lines need one is found without them: a card of one line may show what another one is. */
function withWords(
  text: string,
  file: string,
  source: Source,
  context: ReadingContext,
  former: readonly FormerFact[],
): Parsed {
  const words = new Map(Object.entries(context.captions ?? {}))
  if (words.size === 0) return withUnused(text, file, source, context, former)
  const { problems } = withUnused(text, file, source, { ...context, captions: undefined }, former)
  const further = problems.flatMap(({ at, code, unsure }) =>
    code === 'not-asked' && unsure !== undefined && words.has(unsure.line) ? [{ line: unsure.line, at }] : [],
  )
  return withUnused(text, file, source, { ...context, further }, former)
}

/** Reads notes and goes over every line of them. */
function withUnused(
  text: string,
  file: string,
  source: Source,
  context: ReadingContext,
  former: readonly FormerFact[],
): Parsed {
  const told = toldBy(context.captions)
  const read = withFormerIds(source.read(text, file, { ...context, told }), former)
  const lines = source.lines?.(text, file)
  const left =
    lines === undefined ? { problems: [], prose: [] } : unused(lines, file, read.entries, read.problems)
  const found = [...read.problems, ...left.problems].map((problem) =>
    problem.unsure !== undefined && told.of(problem.unsure.line) === null ? leftOut(problem) : problem,
  )
  const leftOutLines = found.filter(({ code }) => code === 'left-out')
  const ofLines = found.filter(({ code }) => code !== 'no-cards' && code !== 'left-out')
  const captions = told.used()
  return {
    ...read,
    problems: [
      ...ofLines.sort((a, b) => a.at.line - b.at.line),
      ...found.filter(({ code }) => code === 'no-cards'),
    ],
    ...(left.prose.length > 0 ? { prose: left.prose } : {}),
    ...(leftOutLines.length > 0 ? { leftOut: leftOutLines } : {}),
    ...(Object.keys(captions).length > 0 ? { captions } : {}),
  }
}

/** The cards that were read, and the ids that version 0.1.0 gave them. */
function withFormerIds(read: Parsed, former: readonly FormerFact[]): Parsed {
  const aliases = { ...formerAliases(former, read.entries), ...read.aliases }
  return Object.keys(aliases).length > 0 ? { ...read, aliases } : read
}

/** The table of aliases of a deck that is built again: what it had, and what its cards were called in the deck before. */
export function aliasesSince(
  earlier: Pick<Deck, 'entries' | 'aliases'>,
  { entries, aliases }: Pick<Deck, 'entries' | 'aliases'>,
): Aliases {
  return { ...earlier.aliases, ...formerAliases(factsOf(earlier.entries), entries), ...aliases }
}
