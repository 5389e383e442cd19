import type { Figures } from '../../src/insight/index.ts'
import type { Day } from '../../src/model/index.ts'
import type { WeakRow } from '../../src/report/index.ts'
import { addDays } from '../../src/schedule/index.ts'

const last = '2001-02-03' as Day

/** Figures of a learner of so many days, each with an answer more than the day before. */
export function figures(count: number, change: Partial<Figures> = {}): Figures {
  const days = Array.from({ length: count }, (_, index) => ({
    day: addDays(last, index - count + 1),
    answers: 10 + index,
    right: 8 + index,
    new: 2,
    reviews: 6,
    tookMs: 60_000,
  }))
  return {
    day: last,
    today: { day: last, answers: 12, right: 9, new: 2, reviews: 6, tookMs: 60_000, due: 4, fresh: 1234 },
    streak: { days: count, longest: count },
    cards: { total: 1300, met: 66, recalled: 50, young: 40, mature: 20, suspended: 1, leeches: 2 },
    days,
    grades: { again: 20, hard: 5, good: 60, easy: 15 },
    retention: {
      desired: 0.9,
      young: { right: 30, total: 40 },
      mature: { right: 19, total: 20 },
      all: { right: 49, total: 60 },
    },
    forecast: Array.from({ length: 30 }, (_, ahead) => ({
      day: addDays(last, ahead),
      count: 60 - 2 * ahead,
    })),
    answerTime: {
      medianMs: 6200,
      spread: [
        { upToMs: 5000, count: 40 },
        { upToMs: 10_000, count: 30 },
        { upToMs: 120_000, count: 20 },
        { count: 10 },
      ],
    },
    hours: Array.from({ length: 24 }, (_, hour) => ({ hour, answers: hour === 9 ? 50 : 2, right: 1 })),
    coverage: [
      { program: 'boat', command: 'sail hoist', known: 1, met: 3, total: 8 },
      { program: 'boat', command: '', known: 2, met: 2, total: 2 },
      { program: 'boat', command: 'anchor drop', known: 0, met: 0, total: 5 },
    ],
    ...change,
  }
}

const nobody = { right: 0, total: 0 }

/** Figures of someone who has not begun. */
export const nothing = figures(0, {
  today: { day: last, answers: 0, right: 0, new: 0, reviews: 0, tookMs: 0, due: 0, fresh: 8 },
  cards: { total: 1300, met: 0, recalled: 0, young: 0, mature: 0, suspended: 0, leeches: 0 },
  grades: { again: 0, hard: 0, good: 0, easy: 0 },
  retention: { desired: 0.9, young: nobody, mature: nobody, all: nobody },
  answerTime: { spread: [{ upToMs: 5000, count: 0 }, { count: 0 }] },
  hours: Array.from({ length: 24 }, (_, hour) => ({ hour, answers: 0, right: 0 })),
  coverage: [{ program: 'boat', command: 'sail hoist', known: 0, met: 0, total: 8 }],
})

/** Two weak cards. */
export const weak: WeakRow[] = [
  { name: '-s, --starboard', deck: 'The boat', risk: 0.62, lapses: 9, difficulty: 8 },
  { name: 'boat sail hoist', deck: 'The boat', risk: 0.104, lapses: 0, difficulty: 4.26 },
]

/** Texts that would be markup, code, or turn what follows around, if they could; every one has the word `alert`. */
export const hostile = [
  '<script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  `"'><img src=x onerror=alert(1)>`,
  '<!-- alert -->]]></svg>',
  '&lt;alert&gt; &#60;',
  '\u202Etrela alert\u2066',
  '\u001B[31malert\u0000\u0007',
  '" onmouseover="alert(1)',
  '<svg onload=alert(1)>',
  `${'alert-without-a-place-to-break'.repeat(12)}`,
]
