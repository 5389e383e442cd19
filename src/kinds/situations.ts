import type { Random } from '../model/index.ts'
import { faster, rerun } from './build-situations.ts'
import { left, sees } from './container-situations.ts'
import { size, where } from './file-situations.ts'
import type { Maker, Situation, SituationTexts } from './situation.ts'

export type { SituationTexts } from './situation.ts'

export const situationTypes = ['rerun', 'size', 'sees', 'left', 'where', 'faster'] as const
export type SituationType = (typeof situationTypes)[number]

const makers: Readonly<Record<SituationType, Maker>> = { rerun, size, sees, left, where, faster }

/** A situation of a type, repeatable for a row of random numbers; `level` is 0 for a new card and at most 3. */
export const situation = (type: SituationType, random: Random, texts: SituationTexts, level = 0): Situation =>
  makers[type](random, texts, level)

/** How hard the situations of a card are, by its stability in days: a new card has none. */
export const levelOf = (stability: number | undefined): number =>
  [3, 14, 60].filter((days) => (stability ?? 0) >= days).length
