import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import {
  type Aliases,
  type CardId,
  type Day,
  joinAliases,
  type LogEvent,
  type Progress,
  type Review,
  renaming,
} from '../../src/model/index.ts'
import { openProgress } from '../../src/store/progress.ts'
import { folder } from '../folders.ts'
import { languages } from '../languages.ts'
import * as made from '../made.ts'
import { bench } from '../support.ts'

const texts = { ...languages.en!.errors, reasons: languages.en!.reasons }
const start = Date.parse('2001-02-03T09:00:00Z')
const dayMs = 86_400_000
const dayOf = (at: number): Day => new Date(at).toISOString().slice(0, 10) as Day

const review = (card: string, at: number, more: Partial<LogEvent> = {}): LogEvent =>
  made.review(card, {
    id: `${card} ${at}`,
    at,
    day: dayOf(at),
    after: made.memory({ due: dayOf(at + 2 * dayMs), last: at, day: dayOf(at) }),
    ...(more as Partial<Review>),
  })
const hold = (card: string, at: number, until?: Day | 'always'): LogEvent => ({
  type: 'hold',
  id: `hold ${card} ${at}`,
  card: card as CardId,
  at,
  day: dayOf(at),
  until,
})

/** The progress that logs of several devices give under a table. */
async function progressOf(logs: Record<string, LogEvent[]>, aliases: Aliases): Promise<Progress> {
  const data = folder()
  mkdirSync(join(data, 'reviews'))
  for (const [device, events] of Object.entries(logs))
    writeFileSync(
      join(data, 'reviews', `2001-02.${device}.jsonl`),
      events.map((event) => `${JSON.stringify(event)}\n`).join(''),
    )
  const store = await openProgress(data, 'here', () => start, texts, undefined, renaming(aliases))
  const { cards, days, confused, held, took, accepted } = store.progress
  return { schema: 1, cards: { ...cards }, days, confused, held, took, accepted }
}

const table: Aliases = { 'boat/-s': 'boat/--sail', 'boat/--oar': 'boat/row/--oar' }

describe('a table of aliases', () => {
  test.each([
    ['a subject', 'boat/-s#meaning', 'boat/--sail#meaning'],
    ['every facet of it', 'boat/-s#gap-x', 'boat/--sail#gap-x'],
    ['a single card', 'boat#gap-old', 'boat#gap-new'],
    ['one after another', 'a#recall', 'c#recall'],
    [
      'both sides of a contrast, in the order of ids',
      'boat/--oar~boat/-s#contrast',
      'boat/--sail~boat/row/--oar#contrast',
    ],
    ['nothing else', 'boat/-ss#meaning', 'boat/-ss#meaning'],
    ['no circle', 'x#form', 'x#form'],
    ['no key of every object', 'constructor#form', 'constructor#form'],
  ])('renames %s', (_what, id, now) => {
    const ids = renaming({ ...table, 'boat#gap-old': 'boat#gap-new', a: 'b', b: 'c', x: 'y', y: 'x' })
    expect(ids.card(id as CardId)).toBe(now)
  })

  test('an id that a deck still makes is not renamed; the first table counts', () => {
    expect(
      joinAliases(
        [
          { a: 'b', c: 'd' },
          { a: 'x', e: 'f' },
        ],
        (id) => id === 'e',
      ),
    ).toEqual({ a: 'b', c: 'd' })
  })
})

test('two devices upgrade a week apart and merge: reviews, suspensions and mix-ups under both ids count, in any order', async () => {
  // Each answers on its own days under the id that its version knows.
  const day = fc.integer({ min: 0, max: 13 })
  const device = fc.array(
    fc.record({
      day,
      card: fc.constantFrom('boat/-s', 'boat/--oar'),
      what: fc.constantFrom('review', 'hold', 'mix'),
    }),
    { minLength: 1, maxLength: 12 },
  )
  const eventsOf = (
    name: string,
    upgraded: number,
    acts: { day: number; card: string; what: string }[],
    naming: (id: string) => string,
  ): LogEvent[] =>
    acts
      .map((act, index) => ({
        ...act,
        at: start + act.day * dayMs + index * 1000 + (name === 'a' ? 0 : 500),
      }))
      .sort((a, b) => a.at - b.at)
      .map(({ card, what, at, day: on }): LogEvent => {
        const own = on < upgraded ? card : naming(card)
        const id = `${name} ${at}`
        if (what === 'hold') return { ...hold(`${own}#meaning`, at, 'always'), id }
        const other = on < upgraded ? 'boat/-s' : naming('boat/-s')
        const confused = what === 'mix' && own !== other ? { confused: [[own, other]] } : {}
        return review(`${own}#meaning`, at, { id, ...confused } as Partial<LogEvent>)
      })
  await fc.assert(
    fc.asyncProperty(device, device, async (first, second) => {
      const { subject } = renaming(table)
      const mixed = {
        a: eventsOf('a', 3, first, subject),
        b: eventsOf('b', 10, second, subject),
      }
      const always = { a: eventsOf('a', 0, first, subject), b: eventsOf('b', 0, second, subject) }
      const swapped = { z: mixed.a, c: mixed.b }
      const expected = await progressOf(always, {})
      expect(await progressOf(mixed, table)).toEqual(expected)
      expect(await progressOf(swapped, table)).toEqual(expected)
    }),
    { numRuns: 25, seed: 7 },
  )
})

test('a snapshot that was made under another table is not trusted', async () => {
  const data = folder()
  const open = (aliases: Aliases): ReturnType<typeof openProgress> =>
    openProgress(data, 'here', () => start, texts, undefined, renaming(aliases))
  const store = await open({})
  await store.append(review('boat/-s#meaning', start))
  await store.close()
  const upgraded = await open(table)
  expect(Object.keys(upgraded.progress.cards)).toEqual(['boat/--sail#meaning'])
  await upgraded.append(review('boat/--oar#meaning', start + 1))
  await upgraded.close()
  expect(Object.keys((await open(table)).progress.cards)).toEqual([
    'boat/--sail#meaning',
    'boat/row/--oar#meaning',
  ])
  expect(Object.keys((await open({})).progress.cards)).toEqual(['boat/-s#meaning', 'boat/--oar#meaning'])
})

test('adopt leaves a card with a history of its own alone', async () => {
  const me = bench({ 'boat.md': '# boat\n\n|Option|Meaning|\n|---|---|\n|--sail|set the sails|\n' })
  const store = await me.store()
  await store.append(review('boat/-s#meaning', start), review('boat/--sail#meaning', start + 1000))
  await store.append(review('boat/-s#recall', start + 2000))
  await store.close()
  const both = await me.run('adopt boat/-s boat/--sail')
  expect(both.out).toBe('boat/-s#recall → boat/--sail#recall')
  expect(both.err).toContain('boat/--sail#meaning has a history of its own and keeps it')
  const again = await me.run('adopt boat/-s#meaning boat/--sail#meaning')
  expect(again.code).toBe(1)
  const { progress } = await me.store()
  expect(progress.cards['boat/--sail#meaning']!.last).toBe(start + 1000)
})
