import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { readCache, writeCache } from '../io/cache.ts'
import { isFile, makeFolder } from '../io/folder.ts'
import { replace } from '../io/write-file.ts'
import {
  type Deck,
  decodeText,
  type Entry,
  entryIn,
  harmlessLines,
  isVersioned,
  type Place,
  type Problem,
} from '../model/index.ts'
import type { Vocabulary } from '../sources/index.ts'
import type { BuiltDeck, Library, NotesGroup, NotesOptions } from '../world.ts'
import { goalFiles } from './goals.ts'
import { isLeftover } from './notes-files.ts'
import { packed, unpacked } from './packing.ts'

const mb = 1 << 20
/** Larger notes are not read by anybody. */
export const largestFile = 16 * mb

type Read = { text: string; remarks: Problem[] } | { problem: Problem }

/** The text of a file, or why it has none. */
async function readText(file: string): Promise<Read> {
  const problem = (code: Problem['code'], detail?: string): Read => ({
    problem: { at: { file, line: 1 }, code, detail },
  })
  try {
    const stat = statSync(file)
    if (!stat.isFile()) return problem('not-a-file')
    if (stat.size > largestFile) return problem('too-large', `${largestFile / mb} MB`)
    const { text, encoding, replaced } = decodeText(readFileSync(file))
    // Bytes that are no text at all decode to replacement marks, line after line.
    const head = text.slice(0, 8192)
    const marks = head.split('\uFFFD').length - 1
    if (marks > 80 || head.includes('\0')) return problem('binary')
    const at = { file, line: 1 }
    return {
      text: harmlessLines(text),
      remarks: [
        ...(encoding === 'utf-8' ? [] : [{ at, code: 'encoding', detail: encoding } as const]),
        ...(replaced > 0 ? [{ at, code: 'bad-bytes', detail: String(replaced) } as const] : []),
      ],
    }
  } catch (error) {
    return problem('unreadable', (error as NodeJS.ErrnoException).code ?? String(error))
  }
}

/** A file as a deck; every failure is a problem of the deck. */
export async function readDeckFile(
  file: string,
  shipped: boolean,
  known: Vocabulary | undefined,
  language: string,
  { text, ...reading }: NotesOptions & { text?: string } = {},
): Promise<Deck> {
  const name = basename(file)
    .replace(/\.[^.]*$/, '')
    .normalize('NFC')
  const empty = { name, title: name, language, order: shipped ? 100 : 0, file, shipped, entries: [] }
  const read = text === undefined ? await readText(file) : { text: harmlessLines(text), remarks: [] }
  if ('problem' in read) return { ...empty, problems: [read.problem] }
  const { noVocabulary, readNotes } = await import('../sources/index.ts')
  const conflict = conflictIn(read.text, file)
  const { head, entries, problems, aliases } = readNotes(read.text.normalize('NFC'), file, {
    known: known ?? noVocabulary(),
    ...reading,
  })
  return {
    ...empty,
    name: head.name ?? name,
    title: head.title ?? head.name ?? name,
    language: head.language ?? language,
    program: head.program,
    order: head.order ?? empty.order,
    silent: head.silent,
    entries,
    problems: [...read.remarks, ...(conflict ? [conflict] : []), ...problems],
    aliases,
  }
}

/** The place where git could not merge two versions of a file. */
function conflictIn(text: string, file: string): Problem | undefined {
  if (!text.includes('<<<<<<< ') || !/^>{7} /m.test(text)) return undefined
  const line = text.split('\n').findIndex((part) => part.startsWith('<<<<<<< '))
  return line < 0 ? undefined : { at: { file, line: line + 1 }, code: 'merge-conflict' }
}

async function readBuiltDeck(file: string): Promise<Deck> {
  const name = basename(file).replace(/\.json$/, '')
  const bad = (detail: string): Deck => ({
    name,
    title: name,
    language: '',
    order: 0,
    file,
    shipped: false,
    entries: [],
    problems: [{ at: { file, line: 1 }, code: 'not-a-deck', detail }],
  })
  try {
    // Reading a pipe waits for ever.
    if (!isFile(file)) return bad('ENOENT')
    // Such a file may come from anybody.
    const value = JSON.parse(readFileSync(file, 'utf8'), (_key, part: unknown) =>
      typeof part === 'string' ? harmlessLines(part) : part,
    ) as Deck
    const { deckIn } = await import('./schema.ts')
    const found = deckIn(value)
    return 'wrong' in found
      ? bad(found.wrong)
      : {
          ...value,
          name,
          file,
          shipped: false,
          entries: [...found.entries, ...found.grammars],
          problems: value.problems ?? [],
        }
  } catch (error) {
    return bad(
      (error as NodeJS.ErrnoException).code ?? (error instanceof SyntaxError ? 'JSON' : String(error)),
    )
  }
}

const list = (folder: string, pattern: RegExp): string[] => {
  try {
    return (
      readdirSync(folder)
        // Locks of Emacs and Word, AppleDouble, backups of editors and hidden files are no decks.
        .filter((name) => pattern.test(name) && !isLeftover(name))
        .sort()
        .map((name) => join(folder, name))
    )
  } catch {
    return []
  }
}

/** Where decks are. */
export interface Shelves {
  /** The folder of shipped decks: one folder a language. */
  shipped: string
  /** The folder of shipped decks as the build has parsed them. */
  compiled?: string
  /** Shipped decks cannot have changed since the build. */
  packed?: boolean
  data: string
  language: string
  /** The installed version of a program that decks are about; undefined when nobody knows. */
  versionOf?(program: string): string | undefined
  /** Changes with the program, so that another version does not trust our cache. */
  build: string
}

/** Decks that are built of a program's own help have this order; see `build --from`. */
const helpOrder = 50

/** What decks say of programs: the shipped ones, and those built of a program's own help. */
export async function knownVocabulary(decks: readonly Deck[]): Promise<Vocabulary> {
  const { vocabularyOf } = await import('../sources/index.ts')
  const describes = (deck: Deck): boolean =>
    deck.shipped || (deck.file.endsWith('.json') && deck.order === helpOrder)
  return vocabularyOf(decks.filter(describes).flatMap((deck) => deck.entries))
}

/** What a cache file holds under a key; made and kept when it holds something else. */
async function cached(file: string, key: string, make: () => Promise<Deck[]>): Promise<Deck[]> {
  const kept = readCache(file, key)
  const found = kept && unpacked(kept, '')
  if (found) return found
  const decks = await make()
  writeCache(file, key, packed('', decks))
  return decks
}

const sizes = (files: readonly string[]): string =>
  files.map((file) => `${basename(file)} ${statSync(file).size}`).join('\n')

/** The shipped decks of a language as the build left them; undefined when a deck has changed since. */
function compiledDecks(
  { compiled: folder, packed, language }: Shelves,
  files: readonly string[],
): Deck[] | undefined {
  if (folder === undefined) return undefined
  try {
    const compiled = join(folder, `decks.${language}.json`)
    const { mtimeMs } = statSync(compiled)
    if (!packed && files.some((file) => statSync(file).mtimeMs > mtimeMs)) return undefined
    const decks = unpacked(readFileSync(compiled), sizes(files))
    const byName = new Map(files.map((file) => [basename(file), file]))
    // The program may lie elsewhere than where it was built.
    for (const deck of decks ?? []) deck.file = byName.get(deck.file) ?? deck.file
    return decks
  } catch {
    return undefined
  }
}

/** The shipped decks of a language parsed, as a text to be kept beside the program: names of files only, no folders. */
export async function compileDecks(shipped: string, language: string): Promise<string> {
  const files = list(join(shipped, language), /\.md$/)
  const decks: Deck[] = []
  for (const file of files) {
    const deck = await readDeckFile(file, true, undefined, language)
    const name = basename(file)
    for (const item of [...deck.entries, ...deck.problems]) if (item.at.file === file) item.at.file = name
    decks.push({ ...deck, file: name })
  }
  return packed(sizes(files), decks).toString()
}

const stamp = (file: string): string => {
  try {
    const { size, mtimeMs } = statSync(file)
    return `${file} ${size} ${mtimeMs}`
  } catch {
    return `${file} ?`
  }
}

/** Which files are decks is said by the sources, which a start does not load. */
const anyName = /./

/** The files that may be decks of a learner: own ones first, then those of subscriptions. */
const ownFiles = (data: string): string[] => [
  ...list(join(data, 'decks'), anyName).filter(isFile),
  ...list(join(data, 'subscriptions'), /^[^.]/).flatMap((folder) =>
    list(folder, anyName).filter((file) => isFile(file) && basename(file) !== 'subscription.json'),
  ),
]

/** Names the decks on the shelves as they are now: it changes when one of them does. */
export const shelvesKey = ({ shipped, packed, data, language, build, versionOf }: Shelves): string =>
  [
    build,
    language,
    versionOf?.('docker') ?? '',
    // What was packed cannot have changed since it was built.
    ...(packed ? [] : list(join(shipped, language), /\.md$/).map(stamp)),
    ...ownFiles(data).map(stamp),
    ...(packed ? [] : goalFiles(join(shipped, 'goals')).map(stamp)),
    ...goalFiles(join(data, 'goals')).map(stamp),
  ].join('\n')

/** Every deck: the learner's own first, then the shipped ones in the learner's language. What was parsed is kept until a file changes. */
export async function readLibrary(shelves: Shelves): Promise<Library> {
  const { language } = shelves
  const shipped = list(join(shelves.shipped, language), /\.md$/)
  const own = ownFiles(shelves.data)
  const key = (files: readonly string[]): string => [shelves.build, ...files.map(stamp)].join('\n')
  const cache = (name: string): string => join(shelves.data, 'cache', `${name}.${language}.json`)
  const ours =
    compiledDecks(shelves, shipped) ??
    (await cached(cache('shipped'), key(shipped), () =>
      inTurn(shipped, (file) => readDeckFile(file, true, undefined, language)),
    ))
  const theirs =
    own.length === 0
      ? []
      : await cached(cache('own'), key([...shipped, ...own]), async () => {
          const { isDeckName } = await import('../sources/index.ts')
          const built = new Map<string, Deck>()
          for (const file of own) if (file.endsWith('.json')) built.set(file, await readBuiltDeck(file))
          const known = await knownVocabulary([...ours, ...built.values()])
          return inTurn(
            own.filter((file) => built.has(file) || isDeckName(file)),
            async (file) => built.get(file) ?? readDeckFile(file, false, known, language),
          )
        })
  return unique(
    [...theirs, ...ours.map((deck) => inVersion(deck, shelves))].sort(
      (a, b) =>
        Number(a.shipped) - Number(b.shipped) ||
        a.order - b.order ||
        (a.name === b.name ? distance(a) - distance(b) : a.name < b.name ? -1 : 1),
    ),
  )
}

/** A deck with the entries that the installed version of its program has; the others are put aside when somebody asks. */
function inVersion(deck: Deck, { versionOf }: Shelves): Deck {
  // A deck that was just parsed does not say.
  const versioned = deck.versioned ?? (deck.programs === undefined && deck.entries.some(isVersioned))
  if (!versioned || deck.program === undefined || versionOf === undefined) return deck
  const version = versionOf(deck.program)
  let parts: { entries: Entry[]; absent: Entry[] } | undefined
  const split = (): { entries: Entry[]; absent: Entry[] } => {
    if (parts) return parts
    parts = { entries: [], absent: [] }
    for (const entry of all()) {
      const held = entryIn(entry, version)
      if (held) parts.entries.push(held)
      else parts.absent.push(entry)
    }
    return parts
  }
  const own = Object.getOwnPropertyDescriptor(deck, 'entries')
  const all = (): Entry[] => (own?.get?.call(deck) as Entry[] | undefined) ?? (own?.value as Entry[])
  return Object.defineProperties(deck, {
    entries: { get: () => split().entries, enumerable: true, configurable: true },
    version: { value: version, enumerable: true, configurable: true },
    absent: { get: () => split().absent, enumerable: true, configurable: true },
    entryAt: { value: (index: number) => split().entries[index], enumerable: true, configurable: true },
  })
}

async function inTurn(files: readonly string[], read: (file: string) => Promise<Deck>): Promise<Deck[]> {
  const decks: Deck[] = []
  for (const file of files) decks.push(await read(file))
  return decks
}

/** How far a file's name is from that of its deck: copies that a synchronising program or a file manager makes have more in theirs. */
const distance = ({ name, file }: Deck): number => {
  const stem = basename(file)
    .replace(/\.[^.]*$/, '')
    .normalize('NFC')
  return stem === name ? 0 : stem.length
}

/** Of two decks with one name the first counts; the other is a problem. */
function unique(decks: Deck[]): Library {
  const named = new Map<string, Deck>()
  const problems: Problem[] = []
  for (const deck of decks) {
    if (named.has(deck.name))
      problems.push({ at: { file: deck.file, line: 1 }, code: 'deck-name-taken', detail: deck.name })
    else named.set(deck.name, deck)
  }
  return { decks: [...named.values()], problems: [...problems, ...decks.flatMap((deck) => deck.problems)] }
}

/** Keeps a built deck in the learner's folder and returns its file. Throws what the file system throws. */
export function saveDeck(data: string, deck: BuiltDeck): string {
  const folder = join(data, 'decks')
  makeFolder(folder)
  const file = resolve(folder, `${deck.name}.json`)
  const { entries, problems, file: _file, shipped: _shipped, ...head } = deck
  // Notes are found again from any folder.
  const row = (item: { at: Place }): string =>
    `  ${JSON.stringify({ ...item, at: { ...item.at, file: resolve(item.at.file) } })}`
  // Grammars have a list of their own: an older version does not know them among the entries.
  const grammars = entries.filter((entry) => entry.kind === 'grammar')
  const cards = entries.filter((entry) => entry.kind !== 'grammar')
  const list = (name: string, items: readonly { at: Place }[]): string =>
    `"${name}": [\n${items.map(row).join(',\n')}\n]`
  const top = { schema: 1, ...head, builtFrom: head.builtFrom.map((from) => resolve(from)) }
  replace(
    file,
    `${[
      JSON.stringify(top).slice(0, -1),
      ...(grammars.length > 0 ? [list('grammars', grammars)] : []),
      list('entries', cards),
      list('problems', problems),
    ].join(',\n')}}\n`,
  )
  return file
}

/** Writes a deck file of the learner's that is not there yet and returns its name. Throws what the file system throws. */
export function newDeckFile(data: string, name: string, text: string): string {
  const folder = join(data, 'decks')
  makeFolder(folder)
  const file = join(folder, `${name}.md`)
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
  return file
}

/** The files that words of a command line name; see `NotesGroup`. */
export async function filesOfNotes(words: readonly string[]): Promise<NotesGroup[]> {
  const { notesFiles } = await import('./notes-files.ts')
  const { hasNotesEnding } = await import('../sources/index.ts')
  return notesFiles(words, hasNotesEnding)
}
