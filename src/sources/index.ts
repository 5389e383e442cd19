import { isNamedDeck, readAnyNotes } from './notes.ts'
import { readQuestionDeck } from './question-deck.ts'
import type { Parsed, ReadingContext } from './source.ts'

export {
  aliasesSince,
  cardFaults,
  contradictions,
  diffEntries,
  type EntriesDiff,
  type FurtherPage,
  formatOf,
  type HelpPage,
  hasNotesEnding,
  helpEntries,
  isTldr,
  lintNotes,
  mergePages,
  mismatches,
  parseBash,
  parseFish,
  parseHelp,
  parseMan,
  parseTldr,
  sources,
  type UnsureLine,
  unsureLines,
  usagePage,
  vocabularyOf,
  type WalkedPage,
} from './notes.ts'
export { noVocabulary, type Vocabulary } from './vocabulary.ts'

// Keep this door small: each start after an edit loads it, and `notes.ts` with all formats only where a text needs it.

const isMarkdown = (file: string): boolean => /\.md$/i.test(file)

/** Whether a file of that name in the folder of decks is one. */
export const isDeckName = (file: string): boolean => isMarkdown(file) || isNamedDeck(file)

/** Reads notes in whatever format they are; a text that says nothing of its format is read as Markdown. */
export const readNotes = (text: string, file: string, context: ReadingContext): Parsed =>
  (isMarkdown(file) ? readQuestionDeck(text, file, context) : undefined) ?? readAnyNotes(text, file, context)
