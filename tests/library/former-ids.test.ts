import type { LogEvent } from '../../src/model/index.ts'
import { files } from '../folders.ts'
import { review, writeLog } from '../insight/log.ts'
import { type Bench, bench } from '../support.ts'

/** A deck whose card is asked under a new id since it was built again. */
const deck = JSON.stringify({
  schema: 1,
  name: 'boat',
  title: 'boat',
  language: 'en',
  order: 1,
  program: 'boat',
  builtFrom: [],
  aliases: { 'boat:way': 'boat:path' },
  entries: [
    {
      kind: 'concept',
      subject: 'boat:path',
      level: 1,
      at: { file: '/notes.md', line: 1 },
      question: 'Which way?',
      answer: 'there',
      wrong: [],
    },
  ],
  problems: [],
})

const [former, present] = ['boat:way#concept', 'boat:path#concept']

function learner(events: LogEvent[]): Bench {
  const at = bench({}, 'en', '2001-02-20T09:00:00Z')
  files(at.data, { 'decks/boat.json': deck })
  writeLog(at.data, events)
  return at
}

const answered = review('r1', former, '2001-02-03T09:00Z', 'good', '2001-03-04')

test('undo of something that was done under a former id names the card, and says when it is asked', async () => {
  const held = {
    type: 'hold',
    id: 'h1',
    card: former,
    at: answered.at + 1000,
    day: '2001-02-03',
    until: 'always',
  }
  const at = learner([answered, held as LogEvent])
  const { out } = await at.run('undo')
  expect(out).toMatch(/^Taken back: Which way\? · suspended/)
  expect(out).toContain('boat:path#concept')
  expect(out).not.toContain('new card')
  expect((await at.store()).progress).toMatchObject({ held: {}, cards: { [present]: { due: '2001-03-04' } } })
})

test('answers of a clock that was ahead are taken back to the memory that stands under a former id', async () => {
  const at = learner([answered, review('r2', present, '2030-01-01T09:00Z', 'good', '2030-03-04')])
  expect((await at.run('doctor --undo-future')).out).toContain('1 answer taken back.')
  expect((await at.store()).progress.cards).toMatchObject({ [present]: { due: '2001-03-04' } })
})
