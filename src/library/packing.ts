import { type Deck, type Entry, isVersioned, type SourceLocation } from '../model/index.ts'

/** A deck as it is packed: its entries are lines of their own, behind the head of all. */
type Head = Omit<Deck, 'entries'> & { key?: string | undefined; count: number; bytes: number }

// An entry of the deck's own file does not name it: the program may lie elsewhere tomorrow.
const shorter = <T extends { at: SourceLocation }>(item: T, file: string): T =>
  item.at.file === file ? { ...item, at: { ...item.at, file: '' } } : item

/** A deck as it is packed: what is known of it without reading its entries, and their lines. */
export interface PackedDeck {
  head: Head
  body: Buffer
}

/** Packs a deck; `key` says what it was made of. */
export function packDeck(deck: Deck, key?: string): PackedDeck {
  const { entries, ...head } = deck
  // A comma ends every line but the last, so that the lines of a deck are a list.
  const body = Buffer.from(
    `${entries.map((entry) => JSON.stringify(shorter(entry, deck.file))).join(',\n')}\n`,
  )
  return {
    head: {
      ...head,
      key,
      versioned: entries.some(isVersioned) || undefined,
      programs: [...new Set(entries.flatMap((entry) => ('program' in entry ? [entry.program] : [])))],
      problems: head.problems.map((item) => shorter(item, head.file)),
      count: entries.length,
      bytes: body.length,
    },
    body,
  }
}

/** The deck in a pack; its entries are read when somebody asks for them. */
export function unpackDeck({ head, body }: PackedDeck): Deck {
  const deck = deckOf(head, () => body.toString('utf8', 0, body.length - 1))
  deck.holds = (json) => body.includes(json)
  return deck
}

/** Packed decks as pieces of bytes that are quick to read in part: a line about all of them, then deck after deck an entry a line. */
export const joinPacks = (key: string, packs: readonly PackedDeck[]): Buffer[] => [
  Buffer.from(`${JSON.stringify({ key, decks: packs.map(({ head }) => head) })}\n`),
  ...packs.map(({ body }) => body),
]

/** The packed decks in such bytes, and the key of all; undefined when the bytes were cut. Throws what a broken head makes JSON throw. */
export function splitPacks(bytes: Buffer): { key: string; packs: PackedDeck[] } | undefined {
  let end = bytes.indexOf(10) + 1
  const { key, decks } = JSON.parse(bytes.toString('utf8', 0, end)) as { key: string; decks: Head[] }
  const packs = decks.map((head): PackedDeck => {
    const begin = end
    end += head.bytes
    return { head, body: bytes.subarray(begin, end) }
  })
  return bytes.length === end ? { key, packs } : undefined
}

/** Parsed decks as bytes, see `joinPacks`. */
export const encodeDecks = (key: string, decks: readonly Deck[]): Buffer =>
  Buffer.concat(
    joinPacks(
      key,
      decks.map((deck) => packDeck(deck)),
    ),
  )

/** Decks of packed bytes; undefined when they were packed under another key, or were cut. Throws what a broken head makes JSON throw. */
export function decodeDecks(bytes: Buffer, key: string): Deck[] | undefined {
  const found = splitPacks(bytes)
  return found?.key === key ? found.packs.map(unpackDeck) : undefined
}

/** A deck whose entries stand in a text, which is read once. */
function deckOf({ count, bytes: _bytes, key: _key, ...deck }: Head, read: () => string): Deck {
  let text: string | undefined
  let entries: Entry[] | undefined
  let { problems } = deck
  const lines = (): string => {
    text ??= read()
    return text
  }
  const mend = <T extends { at: SourceLocation }>(item: T): T => {
    if (item.at.file === '') item.at.file = made.file
    return item
  }
  const made: Deck = {
    ...deck,
    get entries() {
      entries ??= (JSON.parse(`[${lines()}]`) as Entry[]).map(mend)
      return entries
    },
    set entries(given) {
      entries = given
    },
    entryAt(index) {
      if (entries) return entries[index]
      if (index >= count) return undefined
      let begin = 0
      for (let i = 0; i < index; i++) begin = lines().indexOf('\n', begin) + 1
      const end = lines().indexOf('\n', begin)
      // Without the comma behind it.
      const line = lines().slice(begin, end < 0 ? undefined : end - 1)
      return mend(JSON.parse(line) as Entry)
    },
    get problems() {
      return problems.map(mend)
    },
    set problems(given) {
      problems = given
    },
  }
  return made
}
