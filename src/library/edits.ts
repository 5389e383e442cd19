import type { Deck, Entry } from '../model/index.ts'
import type { DeckEdit, PlacedEntry } from '../world/index.ts'
import { aliasTables } from './alias-tables.ts'
import type { DeckKeys, DeckPaths } from './deck-paths.ts'
import { type Reread, readLibrary, reread } from './library.ts'
import type { PackedDeck } from './packing.ts'

/** The lines of a deck's entries. */
const linesOf = ({ head, body }: PackedDeck): string[] =>
  head.count === 0 ? [] : body.toString('utf8', 0, body.length - 1).split(',\n')

/** An entry's line without the line of its file, which every edit further up moves. */
const unplaced = (line: string): string => line.replace(/"at":\{"file":"","line":\d+\}/, '"at":0')

const parsed = (lines: readonly string[], first: number, end: number): PlacedEntry[] =>
  lines.slice(first, end).map((line, index) => ({ entry: JSON.parse(line) as Entry, index: first + index }))

/** How often a piece of JSON stands in the entries of a deck. */
function countIn({ body }: PackedDeck, json: string): number {
  let count = 0
  for (let at = body.indexOf(json); at >= 0; at = body.indexOf(json, at + json.length)) count++
  return count
}

/** A piece of an entry's JSON that says its subject. */
const subjectJson = (subject: string): string => `"subject":${JSON.stringify(subject)}`

const holds = (deck: Deck, subject: string): boolean =>
  deck.holds?.(subjectJson(subject)) ?? deck.entries.some((entry) => entry.subject === subject)

/** The rest of a deck besides its entries, as far as cards and their order depend on it. */
function headOf({ head }: PackedDeck): string {
  const { key: _key, count: _count, bytes: _bytes, problems: _problems, prose: _prose, ...rest } = head
  return JSON.stringify(rest)
}

/** The edit between two forms of a deck; undefined where more than entries has changed. */
function editOf({ before, after }: Reread, decks: readonly Deck[]): DeckEdit | undefined {
  const isTorn = after.head.problems.some(({ code }) => code === 'merge-conflict')
  if (isTorn || headOf(before) !== headOf(after)) return undefined
  const [old, now] = [linesOf(before), linesOf(after)]
  const shorter = Math.min(old.length, now.length)
  const same = (a: string | undefined, b: string | undefined): boolean =>
    a === b || unplaced(a ?? '') === unplaced(b ?? '')
  let first = 0
  while (first < shorter && same(old[first], now[first])) first++
  let rest = 0
  while (rest < shorter - first && same(old[old.length - 1 - rest], now[now.length - 1 - rest])) rest++
  const gone = parsed(old, first, old.length - rest)
  const come = parsed(now, first, now.length - rest)
  const others = decks.filter(({ file }) => file !== after.head.file)
  return {
    deck: after.head.name,
    first,
    before: gone,
    after: come,
    elsewhere: (subject) =>
      // An entry that did not change stands in both.
      countIn(before, subjectJson(subject)) > 1 ||
      countIn(after, subjectJson(subject)) > 1 ||
      others.some((deck) => holds(deck, subject)),
  }
}

/** Whether a table of aliases names what an edit changed: then other ids may count from now on. */
function isRenamed({ before, after }: DeckEdit, named: ReadonlySet<string>): boolean {
  const ids = [...named]
  return [...before, ...after].some(
    ({ entry: { subject } }) => named.has(subject) || ids.some((id) => id.startsWith(`${subject}#`)),
  )
}

/** The edits of the learner's decks that lead from what one key names to what another one does; undefined where anything else has changed, ids that an alias stands for among it, or where a deck is no longer kept as it was. Keys are those of the library, whatever stands around them; `keys` are those of now. */
export async function editsBetween(
  before: string,
  now: string,
  deckPaths: DeckPaths,
  keys: DeckKeys,
): Promise<DeckEdit[] | undefined> {
  const [old, lines] = [before.split('\n'), now.split('\n')]
  if (old.length !== lines.length) return undefined
  const changed = [...lines.keys()].filter((index) => lines[index] !== old[index])
  // The file in a line that names it with what it holds.
  const fileIn = (line: string): string => line.slice(0, Math.max(0, line.lastIndexOf(' ')))
  const own = new Set(keys.files)
  const isEdit = (index: number): boolean =>
    fileIn(old[index]!) === fileIn(lines[index]!) && own.has(fileIn(lines[index]!))
  if (changed.length === 0 || !changed.every(isEdit)) return undefined
  const { decks } = await readLibrary(deckPaths, keys)
  const named = new Set(aliasTables(deckPaths.shipped, decks).flatMap(Object.keys))
  const edits: DeckEdit[] = []
  for (const index of changed) {
    const found = reread.get(fileIn(lines[index]!))
    const isOf = (pack: PackedDeck, line: string): boolean => pack.head.key?.split('\n')[0] === line
    // A deck that `build` wrote also says what the words of others mean.
    if (found === undefined || !isOf(found.before, old[index]!) || !isOf(found.after, lines[index]!))
      return undefined
    const isThere = decks.some(({ file }) => file === found.after.head.file)
    const edit = found.after.head.file.endsWith('.json') || !isThere ? undefined : editOf(found, decks)
    if (edit === undefined || isRenamed(edit, named)) return undefined
    edits.push(edit)
  }
  return edits
}
