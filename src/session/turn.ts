import { acceptedAnswers, type KindTexts, kindOf, type Pool, type Verdict } from '../kinds/index.ts'
import {
  type Answer,
  type Card,
  comparable,
  type Grade,
  graphemes,
  type Memory,
  type Question,
  seeded,
  unquoted,
  width,
} from '../model/index.ts'
import { gradeOf } from './evidence.ts'

/** A card that is asked, and what was tried at it so far. */
export interface Turn {
  card: Card
  asked: Question
  /** Slips that may be mended. */
  nearMisses: number
  hints: number
}

/** The question of a card; the same seed and round ask it in the same words and order. `stability` in days, absent for a new card. */
export function turnOf(
  card: Card,
  among: Pool,
  texts: KindTexts,
  from: { seed: string; round: number; nearMisses?: number; hints?: number; stability?: number | undefined },
): Turn {
  const random = seeded(`${from.seed} ${card.id} ${from.round}`)
  return {
    card,
    asked: kindOf(card).ask(card, among, random, texts, from.stability),
    nearMisses: from.nearMisses ?? 0,
    hints: from.hints ?? 0,
  }
}

/** Reads a typed line as an answer: an empty one gives up, and so does 0, unless that is an answer. */
export function typedAnswer(
  { card }: Pick<Turn, 'card'>,
  text: string,
  pool: Pool,
  accepted: readonly string[] = [],
): Answer {
  const typed = text.trim()
  const isNought = typed === '0' && ![...acceptedAnswers(card, pool), ...accepted].map(unquoted).includes('0')
  return typed === '' || isNought ? { type: 'gave-up' } : { type: 'text', text }
}

/** The result of an answer. After a first slip the card may be tried once more: then nothing is settled yet. */
export function judge(
  turn: Turn,
  answer: Answer,
  pool: Pool,
  accepted: readonly string[] = [],
): { turn: Turn; verdict: Verdict; settled: boolean } {
  const { card, asked } = turn
  if (answer.type === 'self')
    return {
      turn,
      settled: true,
      verdict: {
        outcome: answer.knew ? 'right' : 'wrong',
        expected: asked.type === 'reveal' ? asked.answer : '',
        given: '',
        remarks: [],
      },
    }
  const verdict = kindOf(card).judge(card, asked, answer, pool)
  if (answer.type === 'text' && accepted.includes(comparable(answer.text)))
    return {
      turn,
      settled: true,
      verdict: { outcome: 'right', expected: verdict.expected, given: verdict.given, remarks: [] },
    }
  if (verdict.outcome !== 'near') return { turn, verdict, settled: true }
  if (turn.nearMisses === 0)
    return { turn: { ...turn, nearMisses: turn.nearMisses + 1 }, verdict, settled: false }
  return { turn, verdict: { ...verdict, outcome: verdict.doubtful ? 'unknown' : 'wrong' }, settled: true }
}

/** The grade that a settled turn earns. `took` in milliseconds, where somebody measured. */
export function gradeOfTurn(turn: Turn, verdict: Verdict, took?: number, before?: Memory): Grade {
  const { asked, nearMisses, hints } = turn
  const choices =
    asked.type === 'choice'
      ? asked.choices
      : asked.type === 'steps'
        ? asked.steps.flatMap((step) => step.choices)
        : []
  return gradeOf({
    outcome: verdict.outcome,
    nearMisses,
    hints,
    took,
    reading: width(asked.prompt) + width(choices.join('')),
    typing: asked.type === 'text' ? graphemes(verdict.given).length : 0,
    before,
  })
}
