// Writes logs of many reviews, for the parts of `npm run bench`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes a log of so many reviews of 5,000 cards in two years, those of `ids` first; what fails is mended at once, as a session has it. */
export function writeHistory(into, total, ids = [], daysUntilDue = (i) => 37 + (i % 61)) {
  mkdirSync(join(into, 'reviews'), { recursive: true })
  const dayMs = 86_400_000
  // A day of learning begins at four: before, the answers of yesterday evening would be today's share.
  const first = Math.floor((Date.now() - 4 * 3_600_000) / dayMs - 730) * dayMs
  const dayOf = (at) => new Date(at).toISOString().slice(0, 10)
  const cards = Array.from({ length: 5000 }, (_, i) => ids[i] ?? `docker/--bench-${i}#meaning`)
  let month = ''
  let lines = []
  let turn = 0
  let mends = false
  const flush = () => {
    if (lines.length > 0)
      writeFileSync(join(into, 'reviews', `${month}.bench.jsonl`), `${lines.join('\n')}\n`, { flag: 'a' })
    lines = []
  }
  for (let i = 0; i < total; i++) {
    const at = Math.round(first + i * ((730 * dayMs) / total))
    const day = dayOf(at)
    if (day.slice(0, 7) !== month || lines.length >= 50_000) {
      flush()
      month = day.slice(0, 7)
    }
    const grade = mends
      ? 'good'
      : ['good', 'good', 'easy', 'good', 'hard', 'good', 'good', 'again', 'good'][turn % 9]
    const met = turn < cards.length && !mends
    const card = cards[turn % cards.length]
    mends = grade === 'again'
    if (!mends) turn++
    const after = {
      stability: 30.5 + (i % 97),
      difficulty: 5.25,
      // If nothing else is asked for, each card comes again before it is due, so that few of them wait.
      due: grade === 'again' ? day : dayOf(at + daysUntilDue(i) * dayMs),
      last: at,
      day,
      reps: 9,
      lapses: 1,
      failed: grade === 'again',
    }
    lines.push(
      JSON.stringify({
        type: 'review',
        id: `b${i}`,
        card,
        at,
        day,
        grade,
        answer: '--bench',
        took: 1500 + ((i * 7919) % 30_000),
        first: met || undefined,
        by: 'fsrs-6',
        after,
      }),
    )
  }
  flush()
}
