import { readFileSync } from 'node:fs'
import { files, root } from '../folders.ts'
import { bench } from '../support.ts'

const decks = { 'boat.md': readFileSync(`${root}/tests/fixtures/decks/boat.md`, 'utf8') }

it('says what each retention would give and cost, in both languages', async () => {
  for (const [language, row] of [
    ['en', /^retention 95% +\d+\.\d min a day +━+─* +\d+ cards remembered$/m],
    ['ko', /^목표 기억률 95% +하루 \d+\.\d분 +━+─* +\d+장을 기억$/m],
  ] as const) {
    const { code, out } = await bench(decks, language).run('simulate --days 60')
    expect(code).toBe(0)
    expect(out).toMatch(row)
  }
})

it('takes retentions and days, changes nothing and gives JSON', async () => {
  const on = bench(decks)
  const { out } = await on.run('simulate --retention .75,.9 --days 30 --json')
  const result = JSON.parse(out)
  expect(result.retentions.map(({ retention }: { retention: number }) => retention)).toEqual([0.75, 0.9])
  expect(result).toMatchObject({ days: 30, recommended: expect.any(Number) })
  expect(Object.keys((await on.store()).progress.cards)).toEqual([])
  expect((await on.run('simulate --retention .75,.9 --days 30 --json')).out).toBe(out)
})

it('refuses what is no retention, and a deck that is none', async () => {
  const on = bench(decks)
  files(on.data, {})
  expect(await on.run('simulate --retention 1.5')).toMatchObject({
    code: 2,
    err: expect.stringContaining('"1.5"'),
  })
  expect((await on.run('simulate boot')).code).toBe(1)
})
