import { type Card, type LogEvent, sequenceOf } from '../model/index.ts'

/** How fast a card is answered right. */
export interface AnswerSpeed {
  /** Milliseconds: the median of its last right answers. */
  medianMs: number
  /** The answer time relative to the learner's median for cards of the same kind: 2 is twice as long. */
  ratio: number
}

/** From how many times the usual time on a card is often slow. */
export const slowFrom = 2

const used = 5
const least = 3
// More than is used, because some of them may be taken back later.
const kept = 10

interface Timed {
  id: string
  place: number
  tookMs: number
}

const isTime = (took: unknown): took is number =>
  typeof took === 'number' && Number.isFinite(took) && took >= 0

/** The last right answers of each card as they are collected from a log, in whatever order it has them. */
export interface AnswerTimes {
  recent: Map<string, Timed[]>
  /** Ids of reviews that were taken back. */
  undone: Set<string>
}

/** The times of an empty log. */
export const noTimes = (): AnswerTimes => ({ recent: new Map(), undone: new Set() })

/** Adds the time of an answer, in its place. */
function addAnswer({ recent, undone }: AnswerTimes, card: string, time: Timed): void {
  const times = recent.get(card) ?? []
  if (undone.has(time.id) || times.some(({ id }) => id === time.id)) return
  times.push(time)
  if (times.length > 1 && times.at(-2)!.place > time.place) times.sort((a, b) => a.place - b.place)
  if (times.length > kept) times.shift()
  recent.set(card, times)
}

/** Adds an event of the log, in place. What was taken back does not count, and what is there twice counts once. */
export function addTime(all: AnswerTimes, event: LogEvent): void {
  const { recent, undone } = all
  if (event.type === 'undo') {
    undone.add(event.of)
    const left = recent.get(event.card)?.filter(({ id }) => id !== event.of)
    if (left) recent.set(event.card, left)
  } else if (event.type === 'adopt') {
    const times = recent.get(event.from)
    if (times) recent.set(event.card, [...times])
  } else if (event.type === 'review' && event.grade !== 'again' && isTime(event.took))
    addAnswer(all, event.card, { id: event.id, place: sequenceOf(event), tookMs: event.took })
}

/** Milliseconds of the last right answers of each card, the oldest first. */
export const lastTimes = ({ recent }: AnswerTimes): Map<string, number[]> =>
  new Map(
    [...recent].flatMap(([card, times]): [string, number[]][] =>
      times.length > 0 ? [[card, times.slice(-used).map(({ tookMs }) => tookMs)]] : [],
    ),
  )

const few = new Float64Array(kept)

/** Puts a few numbers in order, until the next few are: of thousands of cards each would be another list. */
function inOrder(numbers: readonly number[]): Float64Array {
  for (let count = 0; count < numbers.length; count++) {
    const number = numbers[count]!
    let place = count
    for (; place > 0 && few[place - 1]! > number; place--) few[place] = few[place - 1]!
    few[place] = number
  }
  return few
}

/** The middle of some numbers; of two middles the mean. NaN of none. */
function median(numbers: readonly number[]): number {
  // Thousands sort as plain numbers, without a call for each two of them; for a few that is much to prepare.
  const sorted = numbers.length > kept ? Float64Array.from(numbers).sort() : inOrder(numbers)
  const half = numbers.length >> 1
  return numbers.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** Says how fast a card is answered, if it was timed often enough. Typing takes longer than choosing, so a card is held against its own kind. */
export function answerSpeeds(
  cards: readonly Pick<Card, 'id' | 'kind'>[],
  times: ReadonlyMap<string, readonly number[]>,
): (card: Pick<Card, 'id' | 'kind'>) => AnswerSpeed | undefined {
  const kinds = new Map<string, number[]>()
  for (const { id, kind } of cards) {
    const own = times.get(id)
    if (!own) continue
    let all = kinds.get(kind)
    if (!all) {
      all = []
      kinds.set(kind, all)
    }
    for (const took of own) all.push(took)
  }
  const usual = new Map([...kinds].map(([kind, all]) => [kind, median(all)]))
  return ({ id, kind }) => {
    const own = times.get(id)
    if (!own || own.length < least) return undefined
    const medianMs = median(own)
    const against = usual.get(kind) ?? 0
    return { medianMs, ratio: against > 0 ? medianMs / against : 1 }
  }
}
