import { languages } from '../i18n/index.ts'
import type { Option, Options, Word } from './command.ts'

/** Options that several commands have. */
export const json = { type: 'flag', about: 'json' } as const satisfies Option
export const limit = { type: 'count', about: 'limit' } as const satisfies Option
export const fresh = { type: 'count', about: 'new' } as const satisfies Option
export const since = { type: 'text', about: 'since', value: 'DAY' } as const satisfies Option
export const deckList = {
  type: 'list',
  about: 'deck',
  value: 'DECK',
  completes: 'decks',
} as const satisfies Option
export const tag = { type: 'list', about: 'tag', value: 'TAG', completes: 'tags' } as const satisfies Option
export const output = {
  type: 'text',
  letter: 'o',
  about: 'output',
  value: 'FILE',
  completes: 'files',
} as const satisfies Option

/** Words that several commands have. */
export const decks = {
  type: 'list',
  about: 'decks',
  value: 'DECK',
  completes: 'decks',
} as const satisfies Word
/** A card, or a command by its name, in any number of words. */
export const cardWords = {
  type: 'list',
  required: true,
  about: 'card',
  value: 'CARD',
  completes: 'cards',
} as const satisfies Word
export const card = { required: true, about: 'card', completes: 'cards' } as const satisfies Word

/** The options that every command has. They are read before the language and the data folder are known. */
export const commonOptions = {
  data: { type: 'text', about: 'data', value: 'FOLDER', completes: 'files' },
  language: { type: 'choice', of: Object.keys(languages), about: 'language' },
  plain: { type: 'flag', about: 'plain' },
  color: { type: 'choice', of: ['auto', 'always', 'never'], about: 'color' },
  seed: { type: 'text', about: 'seed', value: 'TEXT' },
  help: { type: 'flag', letter: 'h', about: 'help' },
  version: { type: 'flag', letter: 'vV', about: 'version' },
} as const satisfies Options
