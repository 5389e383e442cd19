import type { Aliases, Deck } from '../model/index.ts'
import { anki } from './anki-notes.ts'
import { tables } from './csv.ts'
import { type FormerFact, factsOf, formerAliases, formerFacts } from './former/index.ts'
import { frontMatter } from './front-matter.ts'
import { noVocabulary, type Vocabulary } from './join.ts'
import { unused } from './ledger.ts'
import { markdown } from './markdown.ts'
import { org } from './org.ts'
import { sheet } from './sheet.ts'
import type { Parsed, ReadingContext, Source } from './source.ts'

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
export { noVocabulary, type Vocabulary, vocabularyOf } from './join.ts'
export { contradictions, mismatches } from './lint.ts'
export { cardFaults } from './lint-cards.ts'
export { lintNotes } from './lint-notes.ts'
export { parseMan } from './man/index.ts'

/** Every format of notes; where several recognise a text, the first reads it. */
const formats = { anki, csv: tables, sheet, org, markdown } satisfies Record<string, Source>

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
  const recognised = all.find((source) => source.recognises?.(text)) ?? named
  return recognised ?? (ending === '' && isPlainSheet(text) ? sheet : undefined)
}

/** Whether a file of that name in the folder of decks is one. */
export const isDeckName = (file: string): boolean =>
  Object.values<Source>(formats).some(({ endings }) => endings.includes(endingOf(file)))

/** Whether a file of that name among others may hold notes. */
export const hasNotesEnding = (file: string): boolean =>
  endingOf(file) === 'txt' ||
  Object.values<Source>(formats).some(({ endings }) => endings.includes(endingOf(file)))

/** Reads notes in whatever format they are; a text that says nothing of its format is read as Markdown. */
export function readNotes(text: string, file: string, context: ReadingContext): Parsed {
  const source = formatOf(file, text) ?? markdown
  // A deck in our own grammar marks what is asked, and has always had the same ids; the rest is for its reader.
  if (frontMatter(text, file).head.name !== undefined) return source.read(text, file, context)
  // First, as both readings of large notes would not fit into memory at once.
  const former = formerFacts(text, file, context)
  const read = withFormerIds(source.read(text, file, context), former)
  if (source.lines === undefined) return read
  const { problems, prose } = unused(source.lines(text, file), file, read.entries, read.problems)
  const ofLines = read.problems.filter(({ code }) => code !== 'no-cards')
  const all = [...ofLines, ...problems].sort((a, b) => a.at.line - b.at.line)
  const ofAll = read.problems.filter(({ code }) => code === 'no-cards')
  return { ...read, problems: [...all, ...ofAll], ...(prose.length > 0 ? { prose } : {}) }
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
