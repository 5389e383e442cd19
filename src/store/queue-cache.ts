import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readAnyCache, readCache, writeCache } from '../io/cache.ts'
import type { Day } from '../model/index.ts'
import type { CachedQueue, Reference } from '../world/index.ts'
import { logFiles } from './log-files.ts'

/** The memory of a card as a row, which is read in half the time of an object: stability, last, day, due, whether it failed; behind them the day from which it waits, where that is not the due day. */
type MemoryRow = [number, number, Day, Day, 0 | 1, (Day | '')?]

const rowOf = ({ memory: { stability, last, day, due, failed }, from }: KnownReference): MemoryRow => [
  stability,
  last,
  day,
  due,
  failed ? 1 : 0,
  ...((from === due ? [] : [from]) as []),
]

type KnownReference = CachedQueue['input']['known'][number]

/** A card as a row: id, subject where the id does not begin with it, kind, deck and place; behind them the other deck and place of a contrast. */
type Line = [string, string | 0, string, number, number, number?, number?]

interface Encoded {
  about: Omit<CachedQueue, 'input'>
  rest: Omit<CachedQueue['input'], 'known' | 'unseen'>
  decks: string[]
  known: [Line, MemoryRow][]
  /** A new card, the day from which it may be asked, and the cards that come before it. */
  unseen: [Line, Day | '', (readonly string[])?][]
}

const subjectIn = (id: string): string => id.slice(0, id.lastIndexOf('#'))

function encode({ input: { known, unseen, ...rest }, ...about }: CachedQueue): Encoded {
  const decks: string[] = []
  const place = (deck: string): number => {
    const found = decks.indexOf(deck)
    return found >= 0 ? found : decks.push(deck) - 1
  }
  const line = ({ id, subject, kind, deck, entry, other }: Reference): Line => [
    id,
    subject === subjectIn(id) ? 0 : subject,
    kind,
    place(deck),
    entry,
    ...((other ? [place(other.deck), other.entry] : []) as []),
  ]
  return {
    about,
    rest,
    known: known.map((known) => [line(known.item), rowOf(known)]),
    unseen: unseen.map(({ item, from, needs }) => (needs ? [line(item), from, needs] : [line(item), from])),
    decks,
  }
}

function decode({ about, rest, decks, known, unseen }: Encoded): CachedQueue {
  const reference = ([id, subject, kind, deck, entry, deck2, entry2]: Line): Reference => ({
    id,
    subject: subject === 0 ? subjectIn(id) : subject,
    kind,
    deck: decks[deck]!,
    entry,
    other: deck2 === undefined ? undefined : { deck: decks[deck2]!, entry: entry2! },
  })
  return {
    ...about,
    input: {
      ...rest,
      known: known.map(([line, [stability, last, day, due, failed, from = due]]) => ({
        item: reference(line),
        memory: { stability, last, day, due, failed: failed === 1 },
        from,
      })),
      unseen: unseen.map(([line, from, needs]) => ({ item: reference(line), from, needs })),
    },
  }
}

/** The key of a cached queue: the decks (as `decks` names them) and the log, by the size and time of its files. */
export const queueKey = (data: string, decks: string): string =>
  [
    decks,
    ...logFiles(join(data, 'reviews')).map((name) => {
      const { size, mtimeMs } = statSync(join(data, 'reviews', name))
      return `${name} ${size} ${mtimeMs}`
    }),
  ].join('\n')

/** The cached queue in a file and the key of what it was made of, whatever that is now; undefined when there is none. */
export function readAnyQueue(file: string): { key: string; queue: CachedQueue } | undefined {
  const kept = readAnyCache(file)
  return kept && { key: kept.key, queue: decode(JSON.parse(kept.content.toString()) as Encoded) }
}

/** The cached queue in a file, made for the same decks and log; undefined when there is none: then it is made again. */
export function readCachedQueue(file: string, key: () => string): CachedQueue | undefined {
  const kept = existsSync(file) ? readCache(file, key()) : undefined
  return kept && decode(JSON.parse(kept.toString()) as Encoded)
}

/** Keeps a cached queue under the key of the decks and the log that it was made of. */
export const keepQueue = (file: string, key: string, queue: CachedQueue): void =>
  writeCache(file, key, JSON.stringify(encode(queue)))

/** Keeps the cached queue that `make` reads from decks and log; nothing when one of them has changed meanwhile. */
export async function writeCachedQueue(
  file: string,
  key: () => string,
  make: () => Promise<CachedQueue | undefined>,
): Promise<void> {
  // The key comes first: what is read then is at least as new.
  const made = key()
  const kept = await make()
  if (kept === undefined || key() !== made) return
  keepQueue(file, made, kept)
}
