import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addTime, lastTimes, noTimes } from '../../src/insight/index.ts'
import { type LogEvent, noRenaming, renaming, seeded } from '../../src/model/index.ts'
import * as statistics from '../../src/store/statistics.ts'
import { folder } from '../folders.ts'
import { review, undo, writeLog } from '../insight/log.ts'

const readAnswerTimes = (data: string, ids = noRenaming): Map<string, number[]> =>
  statistics.readAnswerTimes({ data, offset: () => 0, ids, tell: () => undefined })
const expected = (events: readonly LogEvent[]): Map<string, number[]> => {
  const times = noTimes()
  for (const event of events) addTime(times, event)
  return lastTimes(times)
}
const random = seeded('times')
const events = Array.from({ length: 60 }, (_, i): LogEvent => {
  const time = new Date(Date.parse('2001-02-03T09:00Z') + i * 86_400_000).toISOString()
  const took = 1000 + Math.floor(random() * 9000)
  return review(`r${i}`, `boat/--o${i % 4}#meaning`, time, i % 7 === 0 ? 'again' : 'good', '2001-06-01', {
    took,
  })
})
const taken = undo(events[31] as Extract<LogEvent, { type: 'review' }>)

test('a log that grows on two devices is read on from where it was read, and gives what the whole gives', () => {
  const data = folder()
  const all: LogEvent[] = []
  for (let i = 0; i < events.length; i += 6) {
    const some = [...events.slice(i, i + 6), ...(i === 36 ? [taken] : [])]
    writeLog(data, some, i % 12 === 0 ? 'one' : 'two')
    all.push(...some)
    expect(readAnswerTimes(data)).toEqual(expected(all))
  }
})

test('what was read once is not read again; a byte that is another, or another table of ids, makes it be', () => {
  const data = folder()
  writeLog(data, events)
  const whole = readAnswerTimes(data)
  const file = join(data, 'cache', 'statistics.json')
  // Whole milliseconds: a file system keeps them as they are.
  for (const month of ['2001-02', '2001-03', '2001-04']) {
    const log = join(data, 'reviews', `${month}.test.jsonl`)
    utimesSync(log, 1_000_000_000, 1_000_000_000)
  }
  readAnswerTimes(data)
  rmSync(file)
  readAnswerTimes(data)
  const log = join(data, 'reviews', '2001-04.test.jsonl')
  const { atime, mtime } = statSync(log)
  writeFileSync(log, readFileSync(log, 'utf8').replace(/"took":\d/g, '"tool":1'))
  utimesSync(log, atime, mtime)
  expect(readAnswerTimes(data)).toEqual(whole)
  const text = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    text.replace(/("boat\/--o1#meaning",\[)(\d)/, (_, begin, digit) => begin + ((Number(digit) % 9) + 1)),
  )
  // Made again of what is beside it.
  expect(readAnswerTimes(data)).toEqual(whole)
  writeFileSync(file, text.replace('"schema"', '"shcema"'))
  expect(readAnswerTimes(data)).not.toEqual(whole)
  writeLog(data, [review('x', 'boat/--old#meaning', '2001-04-05T09:00Z', 'good', '2001-06-01', { took: 77 })])
  const ids = renaming({ 'boat/--old': 'boat/--o1' })
  expect(readAnswerTimes(data, ids).get('boat/--o1#meaning')).toContain(77)
})
