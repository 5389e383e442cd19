import type { Dirent } from 'node:fs'
import { basename, join, sep } from 'node:path'
import { entriesIn, isFile } from '../io/folder.ts'
import { contentKeys } from './contents.ts'
import { goalFiles } from './goals.ts'
import { isLeftover } from './notes-files.ts'

/** The folders of decks. */
export interface DeckPaths {
  /** The folder of shipped decks: one folder a language. */
  shipped: string
  /** The folder of shipped decks as the build has parsed them. */
  compiled?: string
  /** Shipped decks cannot have changed since the build. */
  installed?: boolean
  data: string
  language: string
  /** The installed version of a program that decks are about; undefined when nobody knows. */
  versionOf?(program: string): string | undefined
  /** Changes with the program, so that another version does not trust our cache. */
  build: string
}

const list = (
  folder: string,
  pattern: RegExp,
  wanted: (entry: Dirent) => boolean = () => true,
  needed = false,
): string[] =>
  entriesIn(folder, needed)
    .filter(wanted)
    .map(({ name }) => name)
    // Locks of Emacs and Word, AppleDouble, backups of editors and hidden files are no decks.
    .filter((name) => pattern.test(name) && !isLeftover(name))
    .sort()
    // Not `join`, which looks at every character of each.
    .map((name) => `${folder}${sep}${name}`)

/** The files of the shipped decks of a language. */
export const shippedFiles = (shipped: string, language: string): string[] =>
  list(join(shipped, language), /\.md$/)

/** Says of the entries of a folder which are files or lead to one. */
const isFileIn =
  (folder: string): ((entry: Dirent) => boolean) =>
  (entry) =>
    entry.isFile() || (entry.isSymbolicLink() && isFile(`${folder}${sep}${entry.name}`))

/** Matches any name: the sources say which files are decks, and a start does not load them. */
const anyName = /./

/** The files that may be decks of a learner: own ones first, then those of subscriptions. Throws where the folder of decks cannot be read: that must not count as no decks. */
export const ownFiles = (data: string): string[] => [
  ...list(join(data, 'decks'), anyName, isFileIn(join(data, 'decks')), true),
  ...list(join(data, 'subscriptions'), /^[^.]/).flatMap((folder) =>
    list(folder, anyName, isFileIn(folder)).filter((file) => basename(file) !== 'subscription.json'),
  ),
]

/** A key of the shipped decks of a language. */
export const shippedKey = ({ shipped, installed, data, language, build }: DeckPaths): string =>
  // Installed decks cannot have changed since the build.
  [build, ...(installed ? [] : contentKeys(data, shippedFiles(shipped, language)))].join('\n')

/** The names of all decks as they are at one moment: a look at every file. */
export interface DeckKeys {
  /** Names the shipped decks. */
  shipped: string
  /** The files that may be decks of the learner, and the key of each. */
  files: readonly string[]
  contents: readonly string[]
  /** Names the decks of the library: it changes when the content of one of them does. */
  library: string
}

/** Names all decks as they are now. */
export function deckKeys(deckPaths: DeckPaths): DeckKeys {
  const { shipped: folder, installed, data, language, versionOf } = deckPaths
  const shipped = shippedKey(deckPaths)
  const files = ownFiles(data)
  const goals = [...(installed ? [] : goalFiles(join(folder, 'goals'))), ...goalFiles(join(data, 'goals'))]
  const all = contentKeys(data, [...files, ...goals])
  return {
    shipped,
    files,
    contents: all.slice(0, files.length),
    library: [shipped, language, versionOf?.('docker') ?? '', ...all].join('\n'),
  }
}

/** Names the decks of the library as they are now. */
export const libraryKey = (deckPaths: DeckPaths): string => deckKeys(deckPaths).library
