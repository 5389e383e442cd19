import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { eventIn, type Progress } from '../../src/model/index.ts'
import { backUp, restoreFrom } from '../../src/store/backup.ts'
import { mergeFolder } from '../../src/store/merge.ts'
import { openProgress } from '../../src/store/progress.ts'
import { format, snapshotIn } from '../../src/store/snapshot.ts'
import { files, folder } from '../folders.ts'
import { review, undo } from '../insight/log.ts'
import { languages } from '../languages.ts'
import { rounds } from '../rounds.ts'
import { bench } from '../support.ts'

const texts = { ...languages.en!.errors, reasons: languages.en!.reasons }
const day = '2001-02-03'
const at = Date.parse(`${day}T09:00Z`)
const plain = review('r1', 'boat/--speed#meaning', `${day}T09:00Z`, 'good', '2001-02-05')
const logName = 'reviews/2001-02.other.jsonl'
const withLog = (...lines: unknown[]): string => {
  const data = folder()
  files(data, {
    [logName]: lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''),
  })
  return data
}
const progressOf = async (data: string): Promise<Progress> => {
  const { cards, days, confused, held, schema } = (await openProgress(data, 'reader', () => 0, texts))
    .progress
  return JSON.parse(JSON.stringify({ schema, cards, days, confused, held })) as Progress
}

const wrongFields: [string, unknown][] = [
  ['confused', 5],
  ['confused', [['a']]],
  ['confused', [['a', 7]]],
  ['confused', {}],
  ['order', 1e300],
  ['order', 2 ** 53],
  ['order', 'zzz'],
  ['order', {}],
  ['order', null],
  ['order', -5],
  ['took', 'long'],
  ['took', -1],
  ['took', 1e300],
  ['hints', 1.5],
  ['guess', 1.5],
  ['first', 'yes'],
  ['by', 7],
  ['answer', ['x']],
]

test.each(wrongFields)(
  '"%s": %j is ignored and named; its answer and all later ones count',
  async (field, value) => {
    const at = bench({ 'boat.md': '---\ndeck: boat\nprogram: boat\n---\n\nC: It [sails]. {#x}\n' })
    files(at.data, { [logName]: `${JSON.stringify({ ...plain, [field]: value })}\n` })
    expect((await at.run('quiz', ['sails', ''])).code).toBe(0)
    const known = ['boat/--speed#meaning', 'boat:x#gap-1']
    expect(Object.keys((await progressOf(at.data)).cards).sort()).toEqual(known)
    const { out, code } = await at.run('doctor --repair')
    expect([code, out.includes(`2001-02.other.jsonl:1: "${field}"`), out]).toEqual([0, true, out])
    expect((await at.run('export --format jsonl')).out.split('\n')[0]).toBe(
      JSON.stringify({ ...plain, [field]: undefined }),
    )
  },
)

test.each([
  ['a review without a memory', { ...plain, after: undefined }],
  ['a memory without a day', { ...plain, after: { ...plain.after, due: undefined } }],
  ['a day that no calendar has', { ...plain, day: '2001-02-30' }],
  ['a memory of no strength', { ...plain, after: { ...plain.after, stability: 0 } }],
  ['a time that is none', { ...plain, at: 1e300 }],
  ['an undo that would forget the card', { ...undo(plain), after: 5 }],
  ['a pause until a day that is none', { type: 'hold', id: 'h', card: 'x#y', at, day, until: 'soon' }],
  ['something else', { type: 'review', card: 1 }],
])('%s is no event: it stays where it is, is named, and goes through no door', async (_name, event) => {
  const data = withLog(event, { ...plain, id: 'r2' })
  const at = bench()
  files(at.data, { [logName]: `${JSON.stringify(event)}\n` })
  const { out, code } = await at.run('doctor --repair')
  expect([code, out]).toEqual([1, expect.stringContaining('2001-02.other.jsonl:1: cannot be read')])
  const merged = folder()
  expect(mergeFolder(merged, data)).toEqual({ events: 1, decks: 0, left: 1 })
  expect(mergeFolder(merged, data)).toEqual({ events: 0, decks: 0, left: 1 })
  const restored = folder()
  const { file: archive } = await backUp(data, join(folder(), 'a.tar.gz'))
  expect(await restoreFrom(restored, archive)).toEqual({ events: 1, decks: 0, left: 1 })
  const to = bench()
  expect((await to.run(`import ${join(data, logName)}`)).code).toBe(1)
  const { events, damaged } = JSON.parse((await bench().run(`doctor --json`)).out)
  expect([events, damaged]).toEqual([0, []])
})

/** Any JSON in the place of any field. */
const oddEvent = fc
  .tuple(
    fc.constantFrom(
      plain,
      undo(plain),
      { type: 'hold', id: 'h', card: plain.card, at, day, until: 'always' },
      { type: 'adopt', id: 'a', card: 'boat/--pace#meaning', from: plain.card, at, day },
    ),
    fc.constantFrom(
      'type',
      'id',
      'card',
      'at',
      'order',
      'day',
      'grade',
      'took',
      'first',
      'confused',
      'after',
      'of',
      'from',
      'until',
      'by',
      'hints',
      'reviewed',
      'v',
    ),
    fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(2 ** 53, 1e300, -1, 0, '', '__proto__', 'constructor', day, 'always', '9999-12-31', [
        ['a', 'b'],
      ]),
    ),
  )
  .map(([event, field, value]) => ({ ...event, [field]: value }))

test('the log, a merge, an archive and an import know the same events', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(oddEvent, { minLength: 1, maxLength: 5 }), async (events) => {
      const lines = events.map((event, index) => ({
        ...event,
        ...('id' in event && event.id ? { id: `${index}` } : {}),
      }))
      const verdicts = lines.map((event) => eventIn(structuredClone(event)))
      fc.pre(!verdicts.includes('newer'))
      const data = withLog(plain, ...lines)
      const said = await progressOf(data)
      const merged = folder()
      mergeFolder(merged, data)
      expect(await progressOf(merged)).toEqual(said)
      const restored = folder()
      await restoreFrom(restored, (await backUp(data, join(folder(), 'a.tar.gz'))).file)
      expect(await progressOf(restored)).toEqual(said)
      const whole = verdicts.every((verdict) => typeof verdict === 'object')
      const to = bench()
      expect((await to.run(`import ${join(data, logName)}`)).code).toBe(whole ? 0 : 1)
      if (whole) expect(await progressOf(to.data)).toEqual(said)
      // The lines after it are read again, whatever was there.
      const store = await openProgress(data, 'one', () => 0, texts)
      await store.append({ ...plain, id: 'later', card: 'boat/--later#meaning' as typeof plain.card })
      expect(Object.keys((await progressOf(data)).cards)).toContain('boat/--later#meaning')
    }),
    { seed: 11, numRuns: rounds(9, 400) },
  )
}, 300_000)

test('what a newer version wrote is not damaged: an unknown event is passed over and named, one of a higher version is refused everywhere', async () => {
  const praise = { type: 'praise', id: 'p', card: 'x#y', at, day }
  const at1 = bench()
  files(at1.data, { [logName]: `${JSON.stringify(praise)}\n${JSON.stringify(plain)}\n` })
  const { out, code } = await at1.run('doctor --repair')
  expect([code, out]).toEqual([
    0,
    expect.stringContaining('2001-02.other.jsonl:1: written by a newer flagdrill'),
  ])
  expect(Object.keys((await progressOf(at1.data)).cards)).toEqual([plain.card])
  const copy = folder()
  expect(mergeFolder(copy, at1.data)).toEqual({ events: 1, decks: 0, left: 0 })
  expect(mergeFolder(copy, at1.data)).toEqual({ events: 0, decks: 0, left: 0 })

  const next = bench()
  const log = `${JSON.stringify({ ...plain, v: 2 })}\n`
  files(next.data, { [logName]: log })
  await next
    .run('doctor')
    .then(({ code, out }) =>
      expect([code, out]).toEqual([1, expect.stringContaining('written by a newer flagdrill')]),
    )
  for (const line of ['quiz', 'suspend a#b', `merge ${next.data}`, `import ${join(next.data, logName)}`]) {
    const { code, err } = await (line.startsWith('m') || line.startsWith('i') ? bench() : next).run(line)
    expect([line, code, err]).toEqual([line, 1, expect.stringContaining('newer flagdrill')])
  }
})

test('a newer program reads what an older one has passed over', async () => {
  const data = withLog(plain)
  const store = await openProgress(data, 'one', () => 0, texts)
  await store.append({ ...plain, id: 'r2' })
  await store.close()
  const state = join(data, 'state.json')
  const text = readFileSync(state, 'latin1')
  expect(snapshotIn(text)).toMatchObject({ last: { id: 'r2' } })
  expect(snapshotIn(text.replace(/"reader":\d+/, '"reader":0'))).toBeUndefined()
  expect(format(snapshotIn(text) as never)).toBe(text)
})
