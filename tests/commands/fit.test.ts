import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { log, strange } from '../fit/learners.ts'
import { files } from '../folders.ts'
import { longTest } from '../rounds.ts'
import { bench } from '../support.ts'

const rating = { again: 1, hard: 2, good: 3, easy: 4 }
const csvOf = (days: number): string =>
  ['card_id,review_rating,review_time,review_duration']
    .concat(
      log('csv', days, strange, 12).map(({ card, grade, at }) => `${card},${rating[grade]},${at + 1e12},900`),
    )
    .join('\n')

longTest('a log from elsewhere is tried and nothing is changed', async () => {
  const on = bench()
  files(on.data, { 'log.csv': csvOf(30) })
  const { code, out } = await on.run(`fit --csv ${join(on.data, 'log.csv')} --json`)
  expect(code).toBe(0)
  const result = JSON.parse(out)
  expect(Object.keys(result)).toEqual(['items', 'folds', 'defaults', 'fitted', 'kept'])
  expect(result.fitted.logLoss).toBeLessThan(result.defaults.logLoss)
  expect((await on.run('stats --json')).out).not.toContain('"answers": 1')
})

longTest('the page says how well both predict, in both languages', async () => {
  for (const [language, said] of [
    ['en', 'The fitted parameters predict better than the defaults.'],
    ['ko', '맞춘 값이 기본값보다 더 잘 예측합니다.'],
  ] as const) {
    const on = bench({}, language)
    files(on.data, { 'log.csv': csvOf(30) })
    const { out } = await on.run(`fit --csv ${join(on.data, 'log.csv')}`)
    expect(out).toContain(said)
    expect(out).toMatch(/RMSE .* 0\.\d{4} +0\.\d{4}/)
    expect(out).toMatch(/\d+% +\d+% .*[○●]/)
  }
})

it.each([
  ['card,grade\na,1\n', 'lacks one of the columns'],
  [csvOf(2), 'more are needed'],
  ['', 'lacks one of the columns'],
  ['card_id,review_rating,review_time\n', '0 reviews can be used for a fit; 400 more are needed'],
])('a log that cannot be used ends in a line (%#)', async (text, said) => {
  const on = bench()
  files(on.data, { 'log.csv': text })
  const { code, err } = await on.run(`fit --csv ${join(on.data, 'log.csv')}`)
  expect(code).toBe(1)
  expect(err).toContain(said)
})

/** A log in which one card is answered on so many days after the first, so that so many reviews can be used. */
const usable = (items: number): string =>
  ['card_id,review_rating,review_time']
    .concat(Array.from({ length: items + 1 }, (_, day) => `a,3,${1e12 + day * 86_400_000}`))
    .join('\n')

it.each([
  [0, 'a review', '0 reviews can be used for a fit; 400 more are needed'],
  [1, 'one', '1 review can be used for a fit; 399 more are needed'],
  [399, '399', '399 reviews can be used for a fit; 1 more is needed'],
])('%i usable reviews end in a line', async (items, _, said) => {
  const on = bench()
  files(on.data, { 'log.csv': usable(items) })
  const { code, err } = await on.run(`fit --csv ${join(on.data, 'log.csv')}`)
  expect(code).toBe(1)
  expect(err).toContain(said)
})

it('too few reviews of one’s own are said with the number that is missing', async () => {
  const { code, err } = await bench().run('fit')
  expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('400 more are needed') })
})

longTest('sync joins two data folders and names what it cannot do', async () => {
  const [a, b] = [bench({}, 'en'), bench({}, 'ko')]
  files(a.data, { 'reviews/2026-11.a.jsonl': '' })
  const remote = join(a.decks, 'usb')
  expect(await a.run('sync')).toMatchObject({
    code: 1,
    err: expect.stringContaining('no remote is known yet'),
  })
  expect((await a.run(`sync ${remote}`)).out).toBe('Your changes are sent.')
  expect((await b.run(`sync ${remote}`)).out).toContain('받았습니다')
  expect(readFileSync(join(b.data, 'reviews/2026-11.a.jsonl'), 'utf8')).toBe('')
  expect(JSON.parse((await a.run('sync --json')).out)).toMatchObject({ conflicts: [], rewritten: false })
  expect(await b.run('sync ext::x')).toMatchObject({
    code: 1,
    err: expect.stringContaining('쓸 수 없습니다'),
  })
})
