import type { Random } from '../model/index.ts'

/** A situation that was made up for one question: what is shown, what is right, and what people think instead. */
export interface Situation {
  picture: string
  right: string
  wrong: string[]
  /** The stack, newest on top, with the step that decides. */
  drawing: string
}

/** The words of situations. */
export interface SituationTexts {
  edited(file: string): string
  touched(file: string): string
  ignored(file: string): string
  newText(step: number): string
  newValue(step: number): string
  steps(numbers: readonly number[]): string
  none: string
  absent: string
  nothingLeft: string
  /** Beside the steps of a drawing. */
  again: string
  cached: string
  decides: string
  writableLayer: string
  stays: string
  goes: string
  /** The layer that a file is read from. */
  inStep(step: number): string
  inBase: string
  hidden(step: number): string
  whichFile(file: string): string
  firstFaster: string
  secondFaster: string
  sameTime: string
  seconds(count: number): string
}

/** Makes a situation; `level` is 0 for a new card and grows to 3 as it is known better. */
export type Maker = (random: Random, texts: SituationTexts, level: number) => Situation

export const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!
export const chance = (random: Random, share: number): boolean => random() < share

/** A number of things: from `least`, more of them with the level. */
export const several = (random: Random, least: number, spread: number, level: number): number =>
  least + Math.floor(random() * spread) + Math.floor((level + 1) / 2)

/** Rows of a stack, oldest first, drawn newest first: text, what is to be said of it, whether it decides. */
export function drawn(
  rows: readonly { text: string; note: string; decides?: boolean }[],
  decides: string,
): string {
  const wide = Math.max(...rows.map(({ text }) => text.length))
  return [...rows]
    .reverse()
    .map(({ text, note, decides: here }) =>
      `│ ${text.padEnd(wide)} │ ${note}${here ? `  ◀ ${decides}` : ''}`.trimEnd(),
    )
    .join('\n')
}
