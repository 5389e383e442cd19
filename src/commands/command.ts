import type { Argv } from 'yargs'
import type { Texts } from '../i18n/index.ts'
import type { Pool } from '../kinds/index.ts'
import { type Card, type Day, type Deck, type Entry, exit, nearest, UserError } from '../model/index.ts'
import { learnerDay } from '../schedule/index.ts'
import type { Library, World } from '../world.ts'

/** The options as yargs parsed them. */
export type Arguments = Record<string, unknown> & { _: (string | number)[] }

/** What a word can be, for completion: words (with what they mean), or where they are found; it may depend on the words before it. */
export type Offer =
  | 'decks'
  | 'cards'
  | 'files'
  | readonly (string | readonly [string, string])[]
  | ((before: readonly string[], texts: Texts) => Offer)

/** A word that could stand there, and what it means. */
export interface Candidate {
  text: string
  about: string
}

/** What could stand in the place of a word: some words, or whatever files there are. */
export type Completion = 'files' | Candidate[]

/** One command of the program. */
export interface Command {
  /** As yargs wants it: `quiz [deck..]`; several when the first is also what the program does alone. */
  usage: string | string[]
  describe(texts: Texts): string
  /** It runs although the file of settings has something in it that cannot be used. */
  mends?: true
  options(yargs: Argv, texts: Texts): Argv
  /** What its words and the values of its options can be, by name; see `usual` in `complete.ts`. */
  offers?: Record<string, Offer>
  /** Returns the exit code. */
  run(args: Arguments, world: World): Promise<number>
}

/** The options that every command has. */
export const commonOptions = (parser: Argv, { commands: { options } }: Texts): Argv =>
  parser
    .option('data', { type: 'string', requiresArg: true, describe: options.data, global: true })
    .option('language', { type: 'string', requiresArg: true, describe: options.language, global: true })
    .option('plain', { type: 'boolean', describe: options.plain, global: true })
    .option('seed', { type: 'string', requiresArg: true, describe: options.seed, global: true })

/** A text given as an option; of several the last counts. */
export function text(args: Arguments, name: string): string | undefined {
  const value: unknown = args[name]
  const last: unknown = Array.isArray(value) ? value.at(-1) : value
  return last === undefined ? undefined : String(last)
}

/** A count given as an option: a whole number from 0 on. Throws UserError. */
export function count(args: Arguments, name: string, texts: Texts): number | undefined {
  const given = text(args, name)
  if (given === undefined) return undefined
  if (!/^\d{1,9}$/.test(given)) throw new UserError(texts.errors.needsNumber(name, given), undefined, 2)
  return Number(given)
}

/** The first day of a span such as `7d`, or a day as it is; '' comes before every day. Throws UserError. */
export function sinceDay(since: string | undefined, world: World): Day | '' {
  if (since === undefined) return ''
  // A day that the calendar has.
  if (new Date(`${since}T00:00:00Z`).toJSON()?.slice(0, 10) === since) return since as Day
  const days = /^(\d{1,5})d$/.exec(since)?.[1]
  if (days === undefined) throw new UserError(world.texts.export.badSince(since), undefined, exit.usage)
  return learnerDay(world.now() - Number(days) * 86_400_000, world.offset, world.rolloverHour)
}

/** Positional words. */
export const words = (value: unknown): string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String)

/** The decks that were named, all when none was. Throws UserError on a name that is no deck. */
export function chosenDecks(library: Library, names: readonly string[], texts: Texts): Deck[] {
  if (names.length === 0) return library.decks
  return names.map((name) => {
    const deck = library.decks.find((item) => item.name === name.normalize('NFC'))
    if (deck) return deck
    const near =
      nearest(
        name,
        library.decks.map((item) => item.name),
      ) ?? library.decks.find((item) => item.name.endsWith(name) || item.name.startsWith(name))?.name
    throw new UserError(
      texts.errors.noDeck(name),
      near === undefined ? texts.errors.seeDecks : texts.errors.didYouMean(near),
    )
  })
}

/** The cards of some decks, with what the other decks add to them. */
export function cardsIn(
  all: readonly Card[],
  decks: readonly Deck[],
  library: Library,
  make: (decks: readonly Deck[]) => Card[],
): Card[] {
  if (decks.length === library.decks.length) return [...all]
  const covers = new Map(all.map((card) => [card.id, card.covers]))
  return make(decks).map((card) => ({ ...card, covers: covers.get(card.id) ?? card.covers }))
}

/** What questions are made among: everything, and for choices the entries of decks in the card's own language. */
export function poolsOf(library: Library): { pool: Pool; among(card: Card): Pool } {
  const languages = new Map(library.decks.map((deck) => [deck.name, deck.language]))
  // Read when a card needs it: most questions stand for themselves.
  const entriesOf = (of: (deck: Deck) => boolean): (() => readonly Entry[]) => {
    let entries: readonly Entry[] | undefined
    return () => {
      entries ??= library.decks.filter(of).flatMap((deck) => deck.entries)
      return entries
    }
  }
  const all = entriesOf(() => true)
  const poolOf = (of: (deck: Deck) => boolean): Pool => {
    const read = entriesOf(of)
    return {
      get entries() {
        return read()
      },
      about: (program) => entriesOf((deck) => of(deck) && (deck.programs?.includes(program) ?? true))(),
      get all() {
        return all()
      },
    }
  }
  const pool = poolOf(() => true)
  const pools = new Map<string, Pool>()
  for (const language of new Set(languages.values()))
    pools.set(
      language,
      poolOf((deck) => deck.language === language),
    )
  return { pool, among: (card) => pools.get(languages.get(card.deck) ?? '') ?? pool }
}

/** Prints a value as JSON. */
export const printJson = (world: World, value: unknown): void =>
  world.terminal.print(JSON.stringify(value, null, 2))
