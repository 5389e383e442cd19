import {
  type Card,
  type CardId,
  type CommandEntry,
  cardId,
  type OptionEntry,
  type Progress,
  pairKey,
  type Step,
  shuffled,
} from '../model/index.ts'
import type { Kind } from './kind.ts'
import { commandLabel, optionLabel } from './names.ts'
import type { Remark } from './verdict.ts'

type Named = OptionEntry | CommandEntry

const often = 2
const label = (entry: Named): string =>
  entry.kind === 'option' ? optionLabel({ ...entry, value: undefined }) : commandLabel(entry)

/** Two names that a learner mixes up, side by side: which is which? Made of progress, never of a deck alone. */
export const contrast: Kind = {
  name: 'contrast',
  order: 90,
  make: () => [],
  ask(card, _pool, random, texts) {
    const pair = [card.entry, card.other!] as [Named, Named]
    const choices = shuffled(
      pair.map((entry) => entry.summary),
      random,
    )
    const steps = shuffled(pair, random).map(
      (entry): Step => ({ prompt: label(entry), choices, right: choices.indexOf(entry.summary) }),
    )
    return { type: 'steps', prompt: texts.whichIsWhich, steps }
  },
  judge(card, question, answer) {
    const pair = [card.entry, card.other!] as [Named, Named]
    const steps = question.type === 'steps' ? question.steps : []
    const indexes = answer.type === 'steps' ? answer.indexes : []
    const right = steps.length > 0 && steps.every((step, index) => indexes[index] === step.right)
    const remarks = pair.map(
      (entry): Remark => ({ code: 'part', part: label(entry), meaning: entry.summary, chosen: undefined }),
    )
    return {
      outcome: right ? 'right' : 'wrong',
      expected: pair.map(label).join(' / '),
      given: steps.map((step, index) => step.choices[indexes[index] ?? -1] ?? '?').join(' / '),
      remarks: right ? [] : remarks,
      confused: right ? undefined : [[pair[0].subject, pair[1].subject]],
    }
  },
}

/** The id of the card that tells two subjects apart, whichever is named first. */
export const contrastId = (a: string, b: string): CardId =>
  cardId(pairKey(a, b).replace('\n', '~'), 'contrast')

/** The card that puts two entries side by side; `first` is the card of the meaning of one. */
export const contrastOf = (first: Card, other: Card): Card => ({
  ...first,
  id: contrastId(first.entry.subject, other.entry.subject),
  kind: 'contrast',
  other: other.entry,
  covers: [...first.covers, ...other.covers],
})

/** Pairs of subjects that a learner mixed up more than once, as soon as both meanings are known; with `early` from the first time on, though a meaning was forgotten again. */
const mixedPairs = (progress: Progress, early: boolean): [string, string][] =>
  Object.entries(progress.confused).flatMap(([key, times]): [string, string][] => {
    const [a = '', b = ''] = key.split('\n')
    const known = (subject: string): boolean => {
      const memory = progress.cards[cardId(subject, 'meaning')]
      return memory !== undefined && (early || !memory.failed)
    }
    return times >= (early ? 1 : often) && known(a) && known(b) ? [[a, b]] : []
  })

/** Cards that put side by side what a learner mixed up, see `mixedPairs`. */
export function contrasts(cards: readonly Card[], progress: Progress, early = false): Card[] {
  const pairs = mixedPairs(progress, early)
  if (pairs.length === 0) return []
  const meanings = new Map<string, Card>(
    cards.flatMap((card) => (card.kind === 'meaning' ? [[card.id, card] as const] : [])),
  )
  return pairs.flatMap((pair) => {
    const [a, b] = pair.map((subject) => meanings.get(cardId(subject, 'meaning')))
    return a && b ? [contrastOf(a, b)] : []
  })
}

/** The cards that may be asked: those that the decks make and their contrasts. */
export const withContrasts = (cards: readonly Card[], progress: Progress): Card[] => [
  ...cards,
  ...contrasts(cards, progress),
]

/** The contrasts of some cards, where only the ids are at hand: the id of each, and those of the cards of both meanings. */
export function contrastIds(
  ids: readonly string[],
  progress: Progress,
  early = false,
): { id: CardId; of: [CardId, CardId] }[] {
  const pairs = mixedPairs(progress, early)
  if (pairs.length === 0) return []
  const known = new Set(ids)
  return pairs.flatMap(([a, b]) => {
    const of: [CardId, CardId] = [cardId(a, 'meaning'), cardId(b, 'meaning')]
    return of.every((id) => known.has(id)) ? [{ id: contrastId(a, b), of }] : []
  })
}
