import type { World } from '../../world/index.ts'

/** A card that `add` wrote into a deck of the learner's own. */
export interface Addition {
  /** When it was added, in milliseconds. */
  at: number
  subject: string
  /** The deck and its file. */
  deck: string
  file: string
  /** The lines of the card; with `fresh` the deck was made for it. */
  lines: readonly string[]
  fresh: boolean
}

/** Additions that are kept: as many as anybody takes back in a row. */
const most = 50

const recordOf = (world: World): string => `${world.dataFolder}/cache/added.json`

async function* whole(text: string): AsyncIterable<string> {
  yield text
}

/** The latest additions, the last one at the end. The record is a cache: without it nothing is known of them. */
async function additions(world: World): Promise<Addition[]> {
  try {
    const kept: unknown = JSON.parse((await world.readLines(recordOf(world))).join('\n'))
    return Array.isArray(kept) ? kept.filter(isAddition) : []
  } catch {
    return []
  }
}

function isAddition(value: unknown): value is Addition {
  const { at, subject, deck, file, lines } = (value ?? {}) as Partial<Record<keyof Addition, unknown>>
  return (
    typeof at === 'number' &&
    [subject, deck, file].every((text) => typeof text === 'string') &&
    Array.isArray(lines) &&
    lines.every((line) => typeof line === 'string')
  )
}

/** Writes the record; a folder that cannot be written loses only the way back. */
const keep = (kept: readonly Addition[], world: World): Promise<void> =>
  world.writeFile(recordOf(world), whole(JSON.stringify(kept.slice(-most)))).catch(() => undefined)

/** Remembers an addition, so that `undo` can take it back. */
export const remember = async (addition: Addition, world: World): Promise<void> =>
  keep([...(await additions(world)), addition], world)

/** The last addition that was not taken back and is not older than a time in milliseconds. */
export async function additionSince(time: number, world: World): Promise<Addition | undefined> {
  const last = (await additions(world)).at(-1)
  return last !== undefined && last.at >= time ? last : undefined
}

const trimmed = (lines: readonly string[]): readonly string[] =>
  lines.slice(0, lines.findLastIndex((line) => line.trim() !== '') + 1)

/** Takes the card out of its deck again, and a deck that holds nothing else away; false where the deck was changed since, which is left as it is. Either way the addition is forgotten. Throws UserError. */
export async function takeAdditionBack(addition: Addition, world: World): Promise<boolean> {
  const { deck, file, lines, fresh } = addition
  const now = trimmed(await world.readLines(file))
  const rest = trimmed(now.slice(0, Math.max(0, now.length - lines.length)))
  const isLast = now.slice(-lines.length).join('\n') === lines.join('\n')
  // The name of a file in the record is not trusted: only a deck in the learner's folder is written.
  const isOwn = file === `${world.dataFolder}/decks/${deck}.md` && !/[\\/]/.test(deck)
  const done = isLast && isOwn
  if (done && fresh && rest.lastIndexOf('---') === rest.length - 1) await world.removeNewDeck(deck)
  else if (done) await world.writeFile(file, whole([...rest, ''].join('\n')))
  await keep((await additions(world)).slice(0, -1), world)
  return done
}
