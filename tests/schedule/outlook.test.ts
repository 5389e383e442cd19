import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CardId, Day } from '../../src/model/index.ts'
import { loads, nextDays, streaks } from '../../src/schedule/index.ts'
import { root } from '../folders.ts'
import { review } from '../insight/log.ts'
import { type Bench, bench } from '../support.ts'

const deck = readFileSync(join(root, 'tests/fixtures/decks/boat.md'), 'utf8')
const day = '2001-02-03' as Day

/** The numbers of cards today and tomorrow, by every command that looks ahead. */
async function everywhere(at: Bench): Promise<Record<string, [today: number, tomorrow: number]>> {
  const json = async <T>(line: string): Promise<T> => JSON.parse((await at.run(line)).out) as T
  const due = await json<{ day: string; due: number; next: { day: string; count: number }[] }>('due --json')
  const stats = await json<{ today: { due: number }; forecast: { count: number }[] }>('stats --json')
  const [decks] = await json<{ due: number }[]>('decks --json')
  const page = (await at.run('report -o -')).out
  const quit = (await at.run('quiz --new 1', ['^C'])).out
  const tomorrow = new Date(Date.parse(due.day) + 86_400_000).toISOString().slice(0, 10)
  const dueTomorrow = due.next.find((item) => item.day === tomorrow)?.count ?? 0
  const said = (when: string): number =>
    Number(new RegExp(`(\\d+) due(?: and (?:about )?\\d+ new)? ${when}`).exec(quit)?.[1] ?? 0)
  // The tips of the chart of the next 30 days: "3 February 2001: 2 cards".
  const tips = [...page.matchAll(/data-tip="[^"]*2001: (\d+) cards?"/g)].map((tip) => Number(tip[1]))
  return {
    due: [due.due, dueTomorrow],
    stats: [stats.today.due, stats.forecast[1]!.count],
    forecast: [stats.forecast[0]!.count, stats.forecast[1]!.count],
    decks: [decks!.due, dueTomorrow],
    summary: [said('today'), said('tomorrow')],
    report: [tips[0]!, tips[1]!],
  }
}

test('due, decks, stats, report and the summary agree about cards that are due, suspended or buried', async () => {
  const at = bench({ 'boat.md': deck })
  const store = await at.store()
  const before = '2001-01-20T09:00:00Z'
  await store.append(
    review('1', 'boat/trip/start#meaning', before, 'good', '2001-02-01'),
    review('2', 'boat/trip/ls#meaning', before, 'good', '2001-02-03'),
    review('3', 'boat/--all#meaning', before, 'good', '2001-02-04'),
    review('4', 'boat/--anchor#meaning', before, 'good', '2001-02-04'),
  )
  const all = (...numbers: [number, number]) => ({
    due: numbers,
    stats: numbers,
    forecast: numbers,
    decks: numbers,
    summary: numbers,
    report: numbers,
  })
  expect(await everywhere(at)).toEqual(all(2, 2))
  await at.run('suspend boat/--all#meaning')
  expect(await everywhere(at)).toEqual(all(2, 1))
  await store.append({
    type: 'hold',
    id: '5',
    card: 'boat/trip/ls#meaning' as CardId,
    at: at.clock.ms,
    day,
    until: '2001-02-04' as Day,
  })
  expect(await everywhere(at)).toEqual(all(1, 2))
}, 120_000)

test('cards whose day has come count for today, those put off for tomorrow', () => {
  const from = ['', '2001-01-01', '2001-02-03', '2001-02-05', '2001-02-05'] as (Day | '')[]
  const all = loads(from, day)
  expect(all).toEqual([
    { day: '2001-02-03', count: 3 },
    { day: '2001-02-05', count: 2 },
  ])
  expect(nextDays(all, day, { due: [], waiting: 0 })).toEqual([{ day: '2001-02-05', count: 2 }])
  expect(nextDays(all, day, { due: [1], waiting: 3 })).toEqual([
    { day: '2001-02-04', count: 2 },
    { day: '2001-02-05', count: 2 },
  ])
  expect(nextDays(loads(['2001-02-04' as Day], day), day, { due: [], waiting: 2 })).toEqual([
    { day: '2001-02-04', count: 3 },
  ])
})

test('the streak counts days in a row, and today only once it has an answer', () => {
  const run = (...days: string[]): [number, number] => {
    const { days: now, longest } = streaks(days, day)
    return [now, longest]
  }
  expect(run('2001-02-01', '2001-02-02')).toEqual([2, 2])
  expect(run('2001-02-02', '2001-02-03', '2001-02-01')).toEqual([3, 3])
  expect(run('2001-02-01', '2001-02-03')).toEqual([1, 1])
  expect(run('2001-01-28', '2001-01-29', '2001-01-30')).toEqual([0, 3])
})
