import { type Deck, type Entry, isVersioned, type Place } from '../model/index.ts'

/** A deck as it is packed: its entries are lines of their own, behind the head of all. */
type Head = Omit<Deck, 'entries'> & { count: number; bytes: number }

// An entry of the deck's own file does not name it: the program may lie elsewhere tomorrow.
const shorter = <T extends { at: Place }>(item: T, file: string): T =>
  item.at.file === file ? { ...item, at: { ...item.at, file: '' } } : item

/** Parsed decks as bytes that are quick to read in part: a line about all of them, then deck after deck an entry a line. */
export function packed(key: string, decks: readonly Deck[]): Buffer {
  const bodies = decks.map(({ entries, file }) =>
    // A comma ends every line but the last, so that the lines of a deck are a list.
    Buffer.from(`${entries.map((entry) => JSON.stringify(shorter(entry, file))).join(',\n')}\n`),
  )
  const heads = decks.map(
    ({ entries, ...head }, index): Head => ({
      ...head,
      versioned: entries.some(isVersioned) || undefined,
      programs: [...new Set(entries.flatMap((entry) => ('program' in entry ? [entry.program] : [])))],
      problems: head.problems.map((item) => shorter(item, head.file)),
      count: entries.length,
      bytes: bodies[index]!.length,
    }),
  )
  return Buffer.concat([Buffer.from(`${JSON.stringify({ key, decks: heads })}\n`), ...bodies])
}

/** Decks of packed bytes; undefined when they were packed under another key, or were cut. Entries are read when somebody asks for them. Throws what a broken head makes JSON throw. */
export function unpacked(bytes: Buffer, key: string): Deck[] | undefined {
  let end = bytes.indexOf(10) + 1
  const head = JSON.parse(bytes.toString('utf8', 0, end)) as { key: string; decks: Head[] }
  const whole = end + head.decks.reduce((sum, deck) => sum + deck.bytes, 0)
  if (head.key !== key || bytes.length !== whole) return undefined
  return head.decks.map((deck): Deck => {
    const begin = end
    end += deck.bytes
    return deckOf(deck, () => bytes.toString('utf8', begin, begin + deck.bytes - 1))
  })
}

/** A deck whose entries stand in a text, which is read once. */
function deckOf({ count, bytes: _bytes, ...deck }: Head, read: () => string): Deck {
  let text: string | undefined
  let entries: Entry[] | undefined
  let { problems } = deck
  const lines = (): string => {
    text ??= read()
    return text
  }
  const mend = <T extends { at: Place }>(item: T): T => {
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
