import type { Deck, Entry, Place } from '../model/index.ts'

/** A deck as it is packed: its entries are lines of their own. */
type Head = Omit<Deck, 'entries'> & { count: number }

// An entry of the deck's own file does not name it: the program may lie elsewhere tomorrow.
const shorter = <T extends { at: Place }>(item: T, file: string): T =>
  item.at.file === file ? { ...item, at: { ...item.at, file: '' } } : item

/** Parsed decks as a text that is quick to read in part: a line about all of them, then an entry a line. */
export function packed(key: string, decks: readonly Deck[]): string {
  const heads = decks.map(
    ({ entries, ...head }): Head => ({
      ...head,
      programs: [...new Set(entries.flatMap((entry) => ('program' in entry ? [entry.program] : [])))],
      problems: head.problems.map((item) => shorter(item, head.file)),
      count: entries.length,
    }),
  )
  // A comma ends every line but the last of a deck, so that the lines of a deck are a list.
  const body = decks
    .filter(({ entries }) => entries.length > 0)
    .map(({ entries, file }) => entries.map((entry) => JSON.stringify(shorter(entry, file))).join(',\n'))
    .join('\n')
  return `${JSON.stringify({ key, size: body.length, decks: heads })}\n${body}`
}

/** Decks of a packed text; undefined when it was packed under another key. Entries are read when somebody asks for them. Throws what a broken head makes JSON throw. */
export function unpacked(text: string, key: string): Deck[] | undefined {
  const body = text.indexOf('\n') + 1
  const head = JSON.parse(text.slice(0, body)) as { key: string; size: number; decks: Head[] }
  if (head.key !== key || head.size !== text.length - body) return undefined
  let starts: number[] | undefined
  /** Where each line begins, and where the last one ends. */
  const places = (): number[] => {
    if (starts) return starts
    starts = [body]
    for (let at = text.indexOf('\n', body); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    starts.push(text.length + 1)
    return starts
  }
  let before = 0
  return head.decks.map(({ count, ...deck }): Deck => {
    const first = before
    before += count
    let entries: Entry[] | undefined
    const mend = <T extends { at: Place }>(item: T): T => {
      if (item.at.file === '') item.at.file = made.file
      return item
    }
    let { problems } = deck
    const made: Deck = {
      ...deck,
      get entries() {
        if (entries) return entries
        const lines = text.slice(places()[first]!, places()[first + count]! - 1)
        entries = count === 0 ? [] : (JSON.parse(`[${lines}]`) as Entry[])
        for (const entry of entries) mend(entry)
        return entries
      },
      set entries(given) {
        entries = given
      },
      entryAt(index) {
        return (
          entries?.[index] ??
          mend(
            JSON.parse(
              text.slice(places()[first + index]!, places()[first + index + 1]! - 1).replace(/,$/, ''),
            ) as Entry,
          )
        )
      },
      get problems() {
        return problems.map(mend)
      },
      set problems(given) {
        problems = given
      },
    }
    return made
  })
}
