import {
  type CardId,
  type Grade,
  isKnown,
  type Memory,
  memoryAfter,
  type Review,
} from '../../src/model/index.ts'

// Each answer as day and grade, and whether the card is known then.
test.each<[string, [day: number, grade: Grade][], boolean]>([
  ['never answered', [], false],
  ['begun and right', [[1, 'good']], false],
  [
    'given up and copied on the same day',
    [
      [1, 'again'],
      [1, 'good'],
    ],
    false,
  ],
  [
    'right, and right again on the same day',
    [
      [1, 'good'],
      [1, 'easy'],
    ],
    false,
  ],
  [
    'right on the next day',
    [
      [1, 'again'],
      [1, 'good'],
      [2, 'hard'],
    ],
    true,
  ],
  [
    'known, and practised on the same day',
    [
      [1, 'good'],
      [3, 'good'],
      [3, 'good'],
    ],
    true,
  ],
  [
    'known, then missed',
    [
      [1, 'good'],
      [3, 'good'],
      [9, 'again'],
    ],
    false,
  ],
  [
    'missed and copied',
    [
      [1, 'good'],
      [3, 'good'],
      [9, 'again'],
      [9, 'good'],
    ],
    false,
  ],
  [
    'known anew',
    [
      [1, 'good'],
      [3, 'good'],
      [9, 'again'],
      [9, 'good'],
      [10, 'good'],
    ],
    true,
  ],
  [
    'a clock that went back',
    [
      [5, 'good'],
      [4, 'good'],
    ],
    false,
  ],
])('%s', (_, answers, known) => {
  let memory: Memory | undefined
  for (const [day, grade] of answers) {
    const name = `2026-11-${String(day).padStart(2, '0')}`
    const after = { day: name, failed: grade === 'again' } as Memory
    memory = memoryAfter(memory, { type: 'review', card: 'x' as CardId, day: name, grade, after } as Review)
  }
  expect(isKnown(memory)).toBe(known)
})
