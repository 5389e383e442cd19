import type { Keys } from '../model/index.ts'
import type { Limits } from '../schedule/index.ts'
import type { Given, SettingValue } from '../settings/index.ts'

/** The learner's settings and the file that keeps them. */
export interface SettingsFile extends Given {
  file: string
  /** Whether the file is there; the first change writes it. */
  there: boolean
  /** Gives one a value, as a whole or not at all; undefined goes back to the default. Returns what the file says then. Throws UserError. */
  write(name: string, value: SettingValue | undefined): Promise<Given>
}

/** The learner's settings. */
export interface Choices {
  settings: SettingsFile
  rolloverHour: number
  /** Whether a lab that is due ends the daily quiz. */
  labs: boolean
  /** Whether a right choice counts for less, because it may have been guessed. */
  chanceCorrection: boolean
  /** The probability of recall at which a card is due, 0.7 to 0.97. */
  retention: number
  limits: Limits
  /** The name of the goal that new cards are drawn from, or `all`. */
  goal: string
  /** The single keys of a quiz. */
  keys: Keys
  /** An option, the settings or the locale say which language is wanted. */
  languageSettled: boolean
  /** Nothing is there yet, neither settings nor answers, and somebody sits at the terminal. */
  firstRun: boolean
  /** No answer and no choice of what to learn is there, and somebody sits at the terminal, who may not know that there is a choice. */
  unasked: boolean
}
