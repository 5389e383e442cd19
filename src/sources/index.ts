import { parseCsv } from './csv.ts'
import { noVocabulary, type Vocabulary } from './join.ts'
import { parseMarkdown } from './markdown.ts'
import type { Source } from './source.ts'

export { disagreements } from './against.ts'
export { driftOf } from './drift.ts'
export { helpEntries, type WalkedPage } from './help.ts'
export { type HelpPage, parseHelp } from './help-page.ts'
export { type Vocabulary, vocabularyOf } from './join.ts'
export { cardFaults } from './lint-cards.ts'
export { contradictions, mismatches } from './proofs.ts'

/** Every way to read a file. `program` says what notes are about that do not say so. */
export const sources = (known: Vocabulary = noVocabulary(), program?: string) =>
  ({
    markdown: {
      match: (file) => /\.(?:md|markdown)$/i.test(file),
      parse: (text, file) => parseMarkdown(text, file, known, program),
    },
    csv: {
      match: (file) => /\.[ct]sv$/i.test(file),
      parse: (text, file) => parseCsv(text, file, program),
    },
  }) satisfies Record<string, Source>

/** The first source that reads files of that name; undefined when none does. */
export const sourceOf = (file: string, known?: Vocabulary, program?: string): Source | undefined =>
  Object.values<Source>(sources(known, program)).find((source) => source.match(file))
