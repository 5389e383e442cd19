import { cardsOf, commandNames, withContrasts } from '../kinds/index.ts'
import { type Card, type CardId, sanitize, UserError } from '../model/index.ts'
import type { World } from '../world/index.ts'
import { misspelt } from './suggest.ts'

/** A card that a command line names. */
export interface FoundCard {
  id: CardId
  /** Undefined where no deck makes it any more, and only its history is there. */
  card?: Card
  /** The other cards of the subject that was named instead of a card. */
  others?: readonly CardId[]
}

/** As many ids as a hint has room for. */
const most = 3

/** The ids that may have been meant: of the same subject, with a letter off, or with the words in them. */
function near(given: string, ids: readonly string[]): string[] {
  const begins = ids.filter((id) => id.startsWith(`${given}#`))
  if (begins.length > 0) return begins
  const typo = misspelt(given, ids)
  if (typo !== undefined) return [typo]
  const whole = misspelt(given, [...new Set(ids.map((id) => id.replace(/#[^#]*$/, '')))])
  if (whole !== undefined) return ids.filter((id) => id.startsWith(`${whole}#`))
  const [subject = '', facet = ''] = given.split('#')
  const name = subject.replace(/^.*[/:]/, '').toLowerCase()
  if (name.length < 2) return []
  const holds = ids.filter((id) =>
    id
      .replace(/#[^#]*$/, '')
      .toLowerCase()
      .includes(name),
  )
  const same = holds.filter((id) => facet !== '' && id.endsWith(`#${facet}`))
  return same.length > 0 ? same : holds
}

const oneSpaced = (line: string): string => line.trim().replace(/\s+/g, ' ')

/** Whether an entry is the command or the command line of that text. */
const isOfLine = (entry: Card['entry'], text: string): boolean =>
  entry.kind === 'command'
    ? commandNames(entry).includes(text)
    : entry.kind === 'task' && entry.answers.some((answer) => oneSpaced(answer) === oneSpaced(text))

const placeOf = ({ entry: { at } }: Card): string => `${at.file}:${at.line}`

/** Whether an entry stands on a line of a file: `notes.md:26`, as lists of cards print it. */
const isAt = (card: Card, place: string): boolean =>
  /[^:]:\d+$/.test(place) && `/${placeOf(card).replaceAll('\\', '/')}`.endsWith(`/${place}`)

/** Whether an id ends in a name, with or without its facet: `card-1` and `card-1#read` of `docker:card-1#read`. */
function endsIn(id: string, name: string): boolean {
  const subject = id.replace(/#[^#]*$/, '')
  return [id, subject].some((whole) => whole.endsWith(`:${name}`) || whole.endsWith(`/${name}`))
}

/** How an id is completed that names no card by itself: to any card of its subject, to one of its cards where they are all of one line, to the only card there is, or not at all. */
type Take = 'anyOf' | 'sameLine' | 'only' | 'exact'

/** Whether the first of some cards may stand for them; not `whole` where only the end of their id was given. */
function isTaken(named: readonly Card[], take: Take, whole: boolean): boolean {
  if (named.length === 0 || take === 'exact') return false
  if (take === 'only') return named.length === 1
  const groups = new Set(named.map(take === 'anyOf' ? ({ entry }) => entry.subject : placeOf))
  return groups.size === 1 || (take === 'anyOf' && whole)
}

/** The card of an id or of a command line: one that a deck makes, or one that has a history; the end of an id, or its file and line, is enough where that is clear. Throws UserError with the nearest ids if there is none. */
export async function findCard(given: string, world: World, take: Take = 'only'): Promise<FoundCard> {
  const id = given.normalize('NFC') as CardId
  const { decks } = await world.library()
  const { progress } = await world.progress()
  const cards = withContrasts(cardsOf(decks), progress)
  const card = cards.find((item) => item.id === id)
  if (card) return { id, card }
  if (Object.hasOwn(progress.cards, id) || Object.hasOwn(progress.held, id)) return { id }
  const whole = cards.filter(({ entry, id: own }) => own.startsWith(`${id}#`) || isOfLine(entry, id))
  const ending = whole.length > 0 ? whole : cards.filter(({ id: own }) => endsIn(own, id))
  const named = ending.length > 0 ? ending : cards.filter((item) => isAt(item, id))
  const [first, ...others] = isTaken(named, take, whole.length > 0) ? named : []
  if (first) return { id: first.id, card: first, others: others.map((item) => item.id) }
  const { care, config, errors } = world.texts
  const ids =
    named.length > 0
      ? named.map((item) => item.id)
      : near(id, [...cards.map((item) => item.id), ...Object.keys(progress.cards)])
  const few = [...new Set(ids)].slice(0, most).map(sanitize)
  const hint =
    few.length === 0 ? care.findIt : errors.didYouMean(few.length === 1 ? few[0]! : config.oneOf(few))
  throw new UserError(care.noCard(sanitize(given)), hint)
}
