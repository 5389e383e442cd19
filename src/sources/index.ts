import { noVocabulary, type Vocabulary } from './join.ts'
import { parseMarkdown } from './markdown.ts'
import type { Source } from './source.ts'

export { type Vocabulary, vocabularyOf } from './join.ts'

/** Every way to read a file; the first that matches reads it. `program` says what notes are about that do not say so. */
export const sources = (known: Vocabulary = noVocabulary(), program?: string) =>
  ({
    markdown: {
      match: (file) => /\.(?:md|markdown)$/i.test(file),
      parse: (text, file) => parseMarkdown(text, file, known, program),
    },
  }) satisfies Record<string, Source>
