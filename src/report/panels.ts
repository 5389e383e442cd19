import type { Texts } from '../i18n/index.ts'
import type { Figures } from '../insight/index.ts'
import type { Words } from './days.ts'
import type { Markup } from './html.ts'
import { cards, grades, retention } from './shares.ts'
import { forecast, hours, perDay, times } from './times.ts'
import { yearPanel } from './year.ts'

/** The cards of the page that are charts. */
export interface Panels {
  /** Answers and how good they were. */
  days: Markup[]
  /** Known cards and the forecast. */
  cards: Markup[]
  /** When and how fast. */
  habits: Markup[]
  /** Whether there is a year to show, which takes one place. */
  year: boolean
}

/** Every chart. */
export function panels(figures: Figures, texts: Texts, words: Words): Panels {
  if (figures.days.length === 0 && figures.cards.met === 0)
    return { days: [], cards: [], habits: [], year: false }
  const year = yearPanel(figures, texts, words)
  const made = (...of: ((figures: Figures, texts: Texts, words: Words) => Markup)[]): Markup[] =>
    of.map((make) => make(figures, texts, words))
  return {
    days: [...made(perDay, retention), ...(year ? [year] : [])],
    cards: [forecast(figures, texts, words, year === undefined), ...made(cards, grades)],
    habits: made(times, hours),
    year: year !== undefined,
  }
}
