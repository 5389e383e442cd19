import type { Format } from '../../export/index.ts'
import type { World } from '../../world/index.ts'
import type { Choice } from './choice.ts'

/** The content of an export: the cards as they are, or everything that happened to them. */
export const contents = ['cards', 'reviews'] as const
export type Content = (typeof contents)[number]

/** A format of an export: text that is written row by row, or a package that holds cards and events. */
export type ExportFormat = {
  /** The ending of its files, without a dot. */
  ending: string
} & (
  | {
      type: 'text'
      /** The content that is written by default. */
      standard: Content
      load(): Promise<Format>
    }
  | {
      type: 'package'
      /** Writes the package into a file, or to standard output; returns the exit code. */
      write(choice: Choice, file: string | undefined, world: World): Promise<number>
    }
)

/** Every format of an export, the standard one first. */
export const exportFormats = {
  csv: {
    type: 'text',
    ending: 'csv',
    standard: 'cards',
    load: async () => (await import('../../export/index.ts')).csv,
  },
  json: {
    type: 'text',
    ending: 'json',
    standard: 'cards',
    load: async () => (await import('../../export/index.ts')).json,
  },
  // Lines are the log itself.
  jsonl: {
    type: 'text',
    ending: 'jsonl',
    standard: 'reviews',
    load: async () => (await import('../../export/index.ts')).jsonl,
  },
  markdown: {
    type: 'text',
    ending: 'md',
    standard: 'cards',
    load: async () => (await import('../../export/index.ts')).markdown,
  },
  anki: {
    type: 'package',
    ending: 'apkg',
    write: async (choice, file, world) => (await import('./export-anki.ts')).exportAnki(choice, file, world),
  },
} satisfies Record<string, ExportFormat>

/** The name of a format. */
export type FormatName = keyof typeof exportFormats

/** The names of all formats. */
export const formatNames = Object.keys(exportFormats) as FormatName[]

/** The ending of a file that names no format; undefined where it names one or none, or plain text. */
export function strangeEnding(file: string | undefined): string | undefined {
  const ending = /[^/\\.]\.([a-z\d]{1,8})$/i.exec(file ?? '')?.[1]?.toLowerCase()
  const known = ['txt', ...formatNames.map((name): string => exportFormats[name].ending)]
  return ending === undefined || known.includes(ending) ? undefined : ending
}

/** The format that the ending of a file names; the standard one for any other file. */
export const formatOf = (file: string | undefined): FormatName =>
  formatNames.find((name) => file?.toLowerCase().endsWith(`.${exportFormats[name].ending}`)) ?? 'csv'
