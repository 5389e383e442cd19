import { readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readCache, writeCache } from '../io/cache.ts'
import {
  compareTexts,
  type Deck,
  type Entry,
  entryIn,
  isVersioned,
  type Problem,
  programsOf,
} from '../model/index.ts'
import type { Vocabulary } from '../sources/index.ts'
import type { Library, NotesGroup } from '../world/index.ts'
import { readBuiltDeck, readDeckFile } from './deck-file.ts'
import { type DeckKeys, type DeckPaths, deckKeys, shippedFiles } from './deck-paths.ts'
import {
  decodeDecks,
  encodeDecks,
  joinPacks,
  type PackedDeck,
  packDeck,
  splitPacks,
  unpackDeck,
} from './packing.ts'

/** The order by which version 0.1.0 marked decks that are built of a program's own help; later ones say `fromHelp`. */
const helpOrder = 50

/** Whether a deck says what other decks may mean: the shipped ones do, and those built of a program's own help. */
const describes = (deck: Pick<Deck, 'shipped' | 'file' | 'order' | 'fromHelp'>): boolean =>
  deck.shipped || (deck.file.endsWith('.json') && (deck.fromHelp ?? deck.order === helpOrder))

/** The vocabulary of decks that describe programs: shipped ones, and those built from a program's help. They are read when a text has options or commands, or when one of their programs is asked for. */
export async function knownVocabulary(decks: readonly Deck[]): Promise<Vocabulary> {
  // As a whole: what reads descriptions is loaded when there is one to read.
  const sources = await import('../sources/index.ts')
  const known = decks.filter(describes)
  const programs = new Set(known.flatMap(programsOf))
  let made: Vocabulary | undefined
  const whole = (): Vocabulary => {
    made ??= sources.vocabularyOf(known.flatMap((deck) => deck.entries))
    return made
  }
  const about = (name: string): Vocabulary => (programs.has(name) ? whole() : sources.noVocabulary())
  return {
    get aliases() {
      return whole().aliases
    },
    get options() {
      return whole().options
    },
    program: (name) => about(name).program(name),
    entries: (name) => about(name).entries(name),
  }
}

const sizes = (files: readonly string[]): string =>
  files.map((file) => `${basename(file)} ${statSync(file).size}`).join('\n')

/** The shipped decks of a language as the build left them; undefined when a deck has changed since. */
function compiledDecks(
  { compiled: folder, installed, language }: DeckPaths,
  files: readonly string[],
): Deck[] | undefined {
  if (folder === undefined) return undefined
  try {
    const compiled = join(folder, `decks.${language}.json`)
    const { mtimeMs } = statSync(compiled)
    if (!installed && files.some((file) => statSync(file).mtimeMs > mtimeMs)) return undefined
    const decks = decodeDecks(readFileSync(compiled), sizes(files))
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
  const files = shippedFiles(shipped, language)
  const decks: Deck[] = []
  for (const file of files) {
    const deck = await readDeckFile(file, true, undefined, language)
    const name = basename(file)
    for (const item of [...deck.entries, ...deck.problems]) if (item.at.file === file) item.at.file = name
    decks.push({ ...deck, file: name })
  }
  return encodeDecks(sizes(files), decks).toString()
}

/** The shipped decks in the learner's language. */
async function shippedDecks(deckPaths: DeckPaths, { shipped: key }: DeckKeys): Promise<Deck[]> {
  const files = shippedFiles(deckPaths.shipped, deckPaths.language)
  const compiled = compiledDecks(deckPaths, files)
  if (compiled) return compiled
  const file = join(deckPaths.data, 'cache', `shipped.${deckPaths.language}.json`)
  const kept = readCache(file, key)
  const found = kept && decodeDecks(kept, '')
  if (found) return found
  const decks = await inTurn(files, (name) => readDeckFile(name, true, undefined, deckPaths.language))
  writeCache(file, key, encodeDecks('', decks))
  return decks
}

/** A deck that this process has read anew: as it was kept, and as it is. */
export interface Reread {
  before: PackedDeck
  after: PackedDeck
}

/** The decks that were read anew, by their files. */
export const reread = new Map<string, Reread>()

/** Packed decks of the learner by file, and the key of all of them; '' for none. */
interface CachedPacks {
  key: string
  packs: ReadonlyMap<string, PackedDeck>
}

/** The packed decks in a cache. */
function cachedPacks(file: string, build: string): CachedPacks {
  const kept = readCache(file, build)
  const { key, packs } = (kept && splitPacks(kept)) ?? { key: '', packs: [] }
  return { key, packs: new Map(packs.map((pack) => [pack.head.file, pack])) }
}

/** The caches of the learner's decks: one of all, and one of those that have changed since, so that an edit of one does not write them all. */
const packFiles = ({ data, language }: DeckPaths): { all: string; changed: string } => ({
  all: join(data, 'cache', `own.${language}.json`),
  changed: join(data, 'cache', `own-changed.${language}.json`),
})

/** The key of decks that changed since those of another key were kept. */
const changedKey = (build: string, { key }: CachedPacks): string => `${build}\n${key}`

/** The cached decks with those that have changed since, which may be decks that are gone. */
function packsNow(deckPaths: DeckPaths, all: CachedPacks): CachedPacks {
  if (all.key === '') return all
  const changed = cachedPacks(packFiles(deckPaths).changed, changedKey(deckPaths.build, all))
  return changed.key === '' ? all : { key: changed.key, packs: new Map([...all.packs, ...changed.packs]) }
}

const bytesOf = (packs: Iterable<PackedDeck>): number => {
  let bytes = 0
  for (const { body } of packs) bytes += body.length
  return bytes
}

/** Caches packed decks: beside those of before where only a few of them have changed. */
function keepPacks(
  deckPaths: DeckPaths,
  before: CachedPacks,
  key: string,
  packs: readonly PackedDeck[],
): void {
  const { all, changed } = packFiles(deckPaths)
  const fresh = packs.filter((pack) => before.packs.get(pack.head.file) !== pack)
  if (before.key !== '' && bytesOf(fresh) * 4 < bytesOf(packs))
    writeCache(changed, changedKey(deckPaths.build, before), joinPacks(key, fresh))
  else writeCache(all, deckPaths.build, joinPacks(key, packs))
}

/** The learner's own decks. A deck is parsed again when its content has changed, or what its words may mean. */
async function ownDecks(
  deckPaths: DeckPaths,
  { shipped, files, contents }: DeckKeys,
  ours: readonly Deck[],
): Promise<Deck[]> {
  if (files.length === 0) return []
  const keys = new Map(contents.map((key, index) => [files[index]!, key]))
  const all = cachedPacks(packFiles(deckPaths).all, deckPaths.build)
  const whole = [shipped, ...keys.values()].join('\n')
  const kept = all.key === whole ? all : packsNow(deckPaths, all)
  if (kept.key === whole) return files.flatMap((file) => kept.packs.get(file) ?? []).map(unpackDeck)
  const { isDeckName } = await import('../sources/index.ts')
  const packs = new Map<string, PackedDeck>()
  const decks = new Map<string, Deck>()
  const add = async (file: string, key: string, read: () => Promise<Deck>): Promise<void> => {
    const before = kept.packs.get(file)
    const deck = before?.head.key === key ? unpackDeck(before) : await read()
    const pack = before?.head.key === key ? before : packDeck(deck, key)
    if (before && before !== pack) reread.set(file, { before, after: pack })
    packs.set(file, pack)
    decks.set(file, deck)
  }
  const isBuilt = (file: string): boolean => file.endsWith('.json')
  for (const file of files.filter(isBuilt)) await add(file, keys.get(file)!, () => readBuiltDeck(file))
  const meant = [shipped, ...[...decks.values()].filter(describes).map(({ file }) => keys.get(file)!)].join(
    '\n',
  )
  let known: Promise<Vocabulary> | undefined
  for (const file of files.filter((name) => !isBuilt(name) && isDeckName(name)))
    await add(file, `${keys.get(file)}\n${meant}`, async () => {
      known ??= knownVocabulary([...ours, ...decks.values()])
      return readDeckFile(file, false, await known, deckPaths.language)
    })
  const order = files.filter((file) => decks.has(file))
  const now = order.map((file) => packs.get(file)!)
  keepPacks(deckPaths, all, whole, now)
  return order.map((file) => decks.get(file)!)
}

/** The library that was read last: a command asks for it several times. */
let last: { key: string; library: Library } | undefined

/** Every deck: the learner's own first, then the shipped ones in the learner's language. What was parsed is kept until the content of a file changes; `keys` say what that is, where somebody has just looked. */
export async function readLibrary(
  deckPaths: DeckPaths,
  keys: DeckKeys = deckKeys(deckPaths),
): Promise<Library> {
  const key = [deckPaths.data, deckPaths.shipped, keys.library].join('\n')
  if (last?.key === key) return last.library
  const ours = await shippedDecks(deckPaths, keys)
  const theirs = await ownDecks(deckPaths, keys, ours)
  const library = unique(
    [...theirs, ...ours.map((deck) => inVersion(deck, deckPaths))].sort(
      (a, b) =>
        Number(a.shipped) - Number(b.shipped) ||
        a.order - b.order ||
        compareTexts(a.name, b.name) ||
        distance(a) - distance(b),
    ),
  )
  last = { key, library }
  return library
}

/** A deck with the entries that the installed version of its program has; the others are put aside when somebody asks. */
function inVersion(deck: Deck, { versionOf }: DeckPaths): Deck {
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

/** From so many bytes on reading notes makes more garbage than a process has room for. */
const large = 1 << 18

/** The files that words of a command line name; see `NotesGroup`. */
export async function filesOfNotes(words: readonly string[], flat?: boolean): Promise<NotesGroup[]> {
  const { notesFiles } = await import('./notes-files.ts')
  const { hasNotesEnding } = await import('../sources/index.ts')
  const groups = notesFiles(words, hasNotesEnding, flat)
  const size = groups.flatMap(({ files }) => files.map(sizeOf)).reduce((sum, bytes) => sum + bytes, 0)
  if (size > large) {
    const { growHeapSlowly } = await import('../io/heap.ts')
    // V8 takes no code that was compiled under other flags: what reads them is loaded before.
    await import('../commandline/index.ts')
    hasNotesEnding('')
    growHeapSlowly()
  }
  return groups
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size
  } catch {
    return 0
  }
}
