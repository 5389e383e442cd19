import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { guarded, unguarded } from '../../src/export/csv-cells.ts'
import {
  applyEvent,
  type CardId,
  type Day,
  eventIn,
  type LogEvent,
  type Memory,
  noProgress,
} from '../../src/model/index.ts'
import { scheduler } from '../../src/schedule/fsrs.ts'
import { files, folder } from '../folders.ts'
import * as made from '../made.ts'
import { rounds } from '../rounds.ts'
import { type Bench, bench } from '../support.ts'

const mini = '---\ndeck: mini\nprogram: pod\n---\n\nC: Held by its [anchor]. {#x}\n'
const one = (): Bench => bench({ 'mini.md': mini })
const at = Date.parse('2001-02-01T09:00:00Z')
const memory = made.memory({ stability: 3, due: '2001-02-02' as Day, last: at, day: '2001-02-01' as Day })
const review = (changed: object = {}, after: object = {}): LogEvent =>
  made.review('pod:x#gap-1', {
    id: 'r1',
    at,
    day: memory.day,
    after: { ...memory, ...after },
    ...changed,
  })
const imported = async (to: Bench, event: object): Promise<{ code: number; err: string }> => {
  const file = join(folder(), 'log.jsonl')
  files(join(file, '..'), { 'log.jsonl': `${JSON.stringify(event)}\n` })
  return to.run(`import ${file}`)
}

test.each([
  ['a stability of nothing', {}, { stability: 0 }],
  ['a negative difficulty', {}, { difficulty: -5 }],
  ['half a repetition', {}, { reps: 1.5 }],
  ['a day that no calendar has', {}, { day: '2001-02-30' }],
  ['a due day that no calendar has', {}, { due: '2001-13-01' }],
  ['a day of the review that no calendar has', { day: '2001-99-99' }, {}],
  ['a time that no day has', { at: 253_402_300_800_000 }, {}],
  ['the name of a prototype', { card: '__proto__' }, {}],
])('%s is not taken in', async (_name, changed, after) => {
  const to = one()
  expect(await imported(to, review(changed, after))).toMatchObject({ code: 1 })
  expect(existsSync(join(to.data, 'reviews'))).toBe(false)
  expect(readdirSync(to.data).filter((name) => name.startsWith('import-'))).toEqual([])
  expect(await imported(to, review())).toMatchObject({ code: 0, err: '' })
})

test.each<[string, Partial<Record<keyof Memory, unknown>>]>([
  ['nothing', { stability: 0 }],
  ['less than nothing', { difficulty: -5 }],
  ['a day that is none', { day: '2001-99-99', due: '2001-02-02' }],
  ['the last of days', { day: '9999-12-30', due: '9999-12-31' }],
])(
  'a memory of %s, come into the log somehow, does not stop the quiz, and the answer is kept',
  async (_name, after) => {
    const to = one()
    files(to.data, { 'reviews/2001-02.other.jsonl': `${JSON.stringify(review({}, after))}\n` })
    const before = (await to.store()).progress.days
    const next = scheduler().next(
      'pod:x#gap-1' as CardId,
      { ...memory, ...after } as Memory,
      at,
      '2001-02-03' as Day,
      'good',
    )
    expect(eventIn(review({}, next))).toEqual(review({}, next))
    if (after.day !== '9999-12-30') {
      const { code } = await to.run('quiz', ['anchor', '', ''])
      expect(code).toBe(0)
      expect(Object.keys((await to.store()).progress.days).length).toBeGreaterThan(Object.keys(before).length)
    }
  },
)

test('answers behind an event at the end of all times are read again', async () => {
  const to = one()
  files(to.data, {
    'reviews/9999-12.other.jsonl': `${JSON.stringify(review({ at: 253_402_300_799_999 }))}\n`,
  })
  await to.run('suspend pod:x#gap-1')
  expect((await to.store()).progress.held).toEqual({ 'pod:x#gap-1': 'always' })
})

test('nothing is taken over from what every record has', () => {
  const progress = noProgress()
  const adopt = { type: 'adopt', id: 'a', card: 'pod:x#gap-1', from: 'constructor', at, day: '2001-02-01' }
  applyEvent(progress, adopt as LogEvent)
  expect(Object.keys(progress.cards)).toEqual([])
  expect(eventIn({ ...adopt, from: '__proto__' })).toBe('damaged')
  expect(eventIn(review({ card: '__proto__' }))).toBe('damaged')
})

test('an answer that is longer than anybody types can be exported and imported', async () => {
  const from = one()
  await from.run('quiz', ['x'.repeat(150_000), '', 'anchor', '', ''])
  for (const format of ['jsonl', 'json', 'csv']) {
    const file = join(folder(), 'out')
    await from.run(`export --format ${format} --what reviews -o ${file}`)
    expect(statSync(file).mode & 0o077).toBe(0)
    const to = one()
    expect(await to.run(`import ${file}`)).toMatchObject({ code: 0, err: '' })
    expect(JSON.stringify((await to.store()).progress.cards)).toBe(
      JSON.stringify((await from.store()).progress.cards),
    )
  }
})

test('whatever is guarded comes back, and no part that a spreadsheet may cut out begins like a formula', () => {
  const pieces = fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    "'",
    ';',
    '\t',
    '\r',
    '\n',
    'a',
    ' ',
    '1',
    '＝',
    ',',
    '"',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join('')
      const cell = guarded(text)
      expect(unguarded(cell)).toBe(text)
      for (const part of cell.split(/[;\t\r\n]/)) expect(part).not.toMatch(/^[=+\-@＝＋－＠]/)
    }),
    { seed: 1, numRuns: rounds(267, 20_000) },
  )
})

test('a deck is exported with what its cards have taken over', async () => {
  const from = one()
  files(from.data, {
    'reviews/2001-02.other.jsonl': `${JSON.stringify(review({ card: 'pod:old#gap-1' }))}\n`,
  })
  await from.run('adopt pod:old#gap-1 pod:x#gap-1')
  const file = join(folder(), 'mini.jsonl')
  await from.run(`export mini --format jsonl -o ${file}`)
  const to = one()
  await to.run(`import ${file}`)
  expect((await to.store()).progress.cards['pod:x#gap-1']).toMatchObject({ stability: 3 })
})

test('a card whose name holds quotes does not spoil the snapshot', async () => {
  const to = one()
  const names = ['x": [y', 'a\\', 'b\\": [', 'c"', '": [']
  files(to.data, {
    'reviews/2001-02.other.jsonl': names
      .map((card, index) => `${JSON.stringify(review({ card, id: `r${index}`, at: at + index }))}\n`)
      .join(''),
  })
  await to.run('suspend pod:x#gap-1')
  const store = await to.store()
  await store.append({ type: 'hold', id: 'h', card: 'pod:x#gap-1' as CardId, at, day: '2001-02-03' as Day })
  await store.close()
  expect(readFileSync(join(to.data, 'state.json'), 'utf8')).toContain('"cards"')
  const { cards } = (await to.store()).progress
  for (const name of names) expect(cards[name]).toMatchObject({ stability: 3 })
})

test.each([['2026-02-30'], ['2026-13-01'], ['tomorrow'], ['']])(
  '--since %j is refused, with what it takes',
  async (since) => {
    for (const command of ['stats', 'report -o -', 'export', 'weak --list'])
      expect(await one().run(`${command} --since '${since}'`)).toMatchObject({ code: 2 })
  },
)

test('a dash is standard output', async () => {
  const { out } = await one().run('export -o -')
  expect(out).toContain('card,deck,kind')
})
