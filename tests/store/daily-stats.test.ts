import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { dailyStatsOf } from '../../src/insight/index.ts'
import {
  countNumbers,
  grades,
  type LogEvent,
  noRenaming,
  packNumber,
  type Review,
  sequenceOf,
} from '../../src/model/index.ts'
import * as statistics from '../../src/store/statistics.ts'
import { files, folder } from '../folders.ts'
import { review, smallLog, undo, writeLog } from '../insight/log.ts'
import { rounds } from '../rounds.ts'

const utc = (): number => 0
const cacheOf = (data: string): string => join(data, 'cache', 'statistics.json')
const readDailyStats = (data: string, offset: (at: number) => number, only?: Iterable<string>) =>
  statistics.readDailyStats({ data, offset, ids: noRenaming, tell: () => undefined }, only)
const inOrder = (events: readonly LogEvent[]): LogEvent[] =>
  [...events].sort((a, b) => sequenceOf(a) - sequenceOf(b) || (a.id < b.id ? -1 : 1))
const expected = (events: readonly LogEvent[]) => dailyStatsOf(inOrder(events), utc)

/** A data folder whose daily statistics were read once. */
function counted(): string {
  const data = folder()
  writeLog(data, smallLog())
  readDailyStats(data, utc)
  return data
}

/** Changes a log file without a trace in its length, its end or its time. */
function unseen(data: string): void {
  const log = join(data, 'reviews', '2001-02.test.jsonl')
  const { atime, mtime } = statSync(log)
  const text = readFileSync(log, 'utf8')
  writeFileSync(log, text.replace('"grade":"again"', '"grade":"xgain"'))
  utimesSync(log, atime, mtime)
}

test('what was counted once is not read again', () => {
  const data = folder()
  writeLog(data, smallLog())
  // Whole milliseconds: a file system keeps them as they are.
  const log = join(data, 'reviews', '2001-02.test.jsonl')
  utimesSync(log, 1_000_000_000, 1_000_000_000)
  expect(readDailyStats(data, utc)).toEqual(expected(smallLog()))
  unseen(data)
  expect(readDailyStats(data, utc)).toEqual(expected(smallLog()))
  rmSync(cacheOf(data))
  expect(readDailyStats(data, utc)).not.toEqual(expected(smallLog()))
})

test('what came since is added, with what was known of its cards', () => {
  const data = counted()
  const kept = readFileSync(cacheOf(data), 'utf8')
  const later = review('r10', 'boat/--signal#meaning', '2001-03-02T09:00Z', 'good', '2001-05-01')
  writeLog(data, [later])
  const dailyStats = readDailyStats(data, utc)
  expect(dailyStats).toEqual(expected([...smallLog(), later]))
  expect([...dailyStats.days.values()].at(-1)!.mature.total).toBe(1)
  expect(readFileSync(cacheOf(data), 'utf8')).not.toBe(kept)
})

test('nothing of the cache can be damaged without being noticed, whether it is read or gone on with', () => {
  const data = counted()
  const all: LogEvent[] = smallLog()
  const places = rounds(13, 40)
  const damages: ((text: string) => string)[] = [
    () => '',
    () => '{}',
    (text) => text.slice(0, text.length / 2),
    ...Array.from({ length: places }, (_, i) => (text: string) => {
      const at = Math.floor((text.length * i) / places)
      return text.slice(0, at) + (text[at] === '7' ? '8' : '7') + text.slice(at + 1)
    }),
  ]
  for (const [i, damage] of damages.entries()) {
    const text = readFileSync(cacheOf(data), 'utf8')
    writeFileSync(cacheOf(data), damage(text))
    expect(readDailyStats(data, utc)).toEqual(expected(all))
    writeFileSync(cacheOf(data), damage(text))
    const minute = String(i).padStart(2, '0')
    const later = review(
      `z${minute}`,
      'boat/--signal#meaning',
      `2001-03-02T09:${minute}Z`,
      'good',
      '2001-05-01',
    )
    all.push(later)
    writeLog(data, [later])
    expect(readDailyStats(data, utc)).toEqual(expected(all))
  }
})

test.each<[string, (data: string) => LogEvent[]]>([
  [
    'an earlier answer arrives from another device',
    (data) => {
      const early = review('x1', 'boat/--speed#meaning', '2001-02-03T08:00Z', 'good', '2001-03-30')
      writeLog(data, [early], 'other')
      return [...smallLog(), early]
    },
  ],
  [
    'an answer of the same instant arrives from another device',
    (data) => {
      const early = review('a0', 'boat/--all#recall', '2001-02-07T23:00Z', 'good', '2001-03-30')
      writeLog(data, [early], 'other')
      readDailyStats(data, utc)
      // The later id of that instant is what the next answer builds on.
      const next = review('z', 'boat/--all#recall', '2001-02-20T23:00Z', 'good', '2001-03-30')
      writeLog(data, [next], 'other')
      return [...smallLog(), early, next]
    },
  ],
  [
    'an answer of last month is taken back',
    (data) => {
      const of = smallLog().find(({ id }) => id === 'r9') as Review
      const event = { ...undo(of), at: Date.parse('2001-03-01T09:00Z') } as LogEvent
      writeLog(data, [event])
      return [...smallLog(), event]
    },
  ],
  [
    'a log file is gone',
    (data) => {
      rmSync(join(data, 'reviews', '2001-02.test.jsonl'))
      return []
    },
  ],
  [
    'a log file was cut',
    (data) => {
      const log = join(data, 'reviews', '2001-02.test.jsonl')
      const lines = readFileSync(log, 'utf8').split('\n')
      writeFileSync(log, `${lines.slice(0, 4).join('\n')}\n`)
      return smallLog().slice(0, 4)
    },
  ],
  [
    'a line is cut off at the end',
    (data) => {
      files(data, { 'reviews/2001-03.test.jsonl': '{"type":"review","id":"x' })
      return smallLog()
    },
  ],
  [
    'all of it is there a second time',
    (data) => {
      writeLog(data, smallLog(), 'copy')
      return smallLog()
    },
  ],
])('the same figures when %s', (_name, change) => {
  const data = counted()
  const events = change(data)
  expect(readDailyStats(data, utc)).toEqual(expected(events))
  // And from what was kept of that.
  expect(readDailyStats(data, utc)).toEqual(expected(events))
})

test('another time zone counts anew', () => {
  const data = counted()
  const seoul = readDailyStats(data, () => 540)
  expect(seoul).toEqual(dailyStatsOf(inOrder(smallLog()), () => 540))
  expect(seoul).not.toEqual(expected(smallLog()))
  expect(readDailyStats(data, utc)).toEqual(expected(smallLog()))
})

test('a folder that cannot be written gives the same figures; an empty one stays empty', () => {
  const data = folder()
  files(data, { cache: 'a file where the folder should be' })
  writeLog(data, smallLog())
  for (let i = 0; i < 2; i++) expect(readDailyStats(data, utc)).toEqual(expected(smallLog()))
  expect(readFileSync(join(data, 'cache'), 'utf8')).toContain('a file')
  const empty = folder()
  expect(readDailyStats(empty, utc).days.size).toBe(0)
  expect(readdirSync(empty)).toEqual([])
})

test('of some cards the log is read as a whole, and nothing is kept', () => {
  const data = folder()
  writeLog(data, smallLog())
  const only = ['boat/--speed#meaning']
  expect(readDailyStats(data, utc, only)).toEqual(dailyStatsOf(inOrder(smallLog()), utc, only))
  expect(existsSync(cacheOf(data))).toBe(false)
})

test('however a log comes in, piece by piece from two devices, it is counted as a whole', () => {
  const events = fc
    .array(
      fc.record({
        card: fc.constantFrom('a', 'b', 'ü'),
        grade: fc.constantFrom(...grades),
        hours: fc.integer({ min: 0, max: 24 * 90 }),
        ahead: fc.integer({ min: 0, max: 40 }),
        device: fc.constantFrom('one', 'two'),
        piece: fc.integer({ min: 0, max: 3 }),
        undone: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined, freq: 4 }),
      }),
      { maxLength: 14 },
    )
    .map((rows) =>
      rows
        .sort((a, b) => a.hours - b.hours)
        .flatMap(({ card, grade, hours, ahead, device, piece, undone }, index) => {
          const at = Date.UTC(2001, 0, 1, hours)
          const due = new Date(at + ahead * 86_400_000).toISOString().slice(0, 10)
          const of = review(`r${index}`, card, new Date(at).toISOString(), grade, due, { took: hours })
          const back = { ...undo(of), at: at + (undone ?? 0) * 3_600_000 } as LogEvent
          return [
            { event: of as LogEvent, device, piece },
            ...(undone === undefined
              ? []
              : [{ event: back, device, piece: Math.min(3, piece + (undone % 3)) }]),
          ]
        }),
    )
  fc.assert(
    fc.property(events, (rows) => {
      const data = folder()
      const known: LogEvent[] = []
      for (let piece = 0; piece < 4; piece++) {
        for (const device of ['one', 'two']) {
          const arrived = rows
            .filter((row) => row.piece === piece && row.device === device)
            .map(({ event }) => event)
          writeLog(data, arrived, device)
          known.push(...arrived)
        }
        expect(readDailyStats(data, utc)).toEqual(expected(known))
      }
    }),
    { seed: 1, numRuns: rounds(7, 100) },
  )
})

test('packed numbers are counted as they were', () => {
  const largest = 185_192
  const numbers = fc.array(fc.oneof(fc.nat(4000), fc.nat(largest)), { maxLength: 50 })
  fc.assert(
    fc.property(numbers, (list) => {
      const text = list.map(packNumber).join('')
      expect(JSON.stringify(text)).toBe(`"${text}"`)
      const counts = new Uint32Array(largest + 1)
      countNumbers(text, counts)
      const found = [...new Set(list)].map((number) => [number, counts[number]])
      expect(found).toEqual(found.map(([number]) => [number, list.filter((one) => one === number).length]))
    }),
    { numRuns: rounds(100, 2000) },
  )
  expect([0, 3191, 3192, 36_000].map(packNumber).join('')).toHaveLength(2 + 2 + 4 + 4)
})
