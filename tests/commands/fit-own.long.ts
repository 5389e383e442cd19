import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CardId, Day, Memory } from '../../src/model/index.ts'
import { scheduler } from '../../src/schedule/fsrs.ts'
import { defaultSchedule } from '../../src/schedule/index.ts'
import { log, strange } from '../fit/learners.ts'
import { files } from '../folders.ts'
import { bench } from '../support.ts'

describe('a learner with reviews of one’s own', () => {
  /** A bench whose log has the reviews of a learner unlike the defaults, each with the memory that the defaults made. */
  async function learner(language: 'en' | 'ko' = 'en') {
    const start = Date.parse('2001-02-03T09:00:00Z')
    const days = 30
    const on = bench({}, language, '2001-02-03T09:00:00Z')
    const schedule = scheduler(defaultSchedule)
    const memories = new Map<string, Memory>()
    const rows = log('own', days, strange, 12).map(({ card, day, grade }, index) => {
      const time = start - (days - day) * 86_400_000 + index
      const name = new Date(time).toISOString().slice(0, 10) as Day
      const after = schedule.next(card as CardId, memories.get(card), time, name, grade)
      const first = memories.has(card) ? undefined : true
      memories.set(card, after)
      return JSON.stringify({
        type: 'review',
        id: `r${index}`,
        card,
        at: time,
        day: name,
        grade,
        took: 4000,
        first,
        by: 'fsrs-6',
        after,
      })
    })
    files(on.data, { 'reviews/2001-02.other.jsonl': `${rows.join('\n')}\n` })
    return { on, cards: memories.size }
  }
  const dues = async ({ store }: { store: ReturnType<typeof bench>['store'] }) =>
    Object.fromEntries(Object.entries((await store()).progress.cards).map(([id, { due }]) => [id, due]))

  it('keeps what predicts better, moves no due day, and names the parameters in later reviews', async () => {
    const { on } = await learner()
    const before = await dues(on)
    expect((await on.run('fit --dry-run')).out).toContain('predict better than the defaults.')
    expect((await on.store()).progress.fit).toBeUndefined()
    const { out, code } = await on.run('fit')
    expect(code).toBe(0)
    expect(out).toMatch(
      /The next 30 days: \d+ reviews, \d+\.\d min a day \(with the parameters until now: \d+,/,
    )
    expect(out).toContain('flagdrill fit --undo takes them back')
    const { progress } = await on.store()
    expect(progress.fit?.w).toHaveLength(21)
    expect(await dues(on)).toEqual(before)
    // As another machine or a new start reads it.
    rmSync(join(on.data, 'state.json'))
    expect((await on.store()).progress.fit).toEqual(progress.fit)
  })
  it('says what another retention asks of the days to come, and nothing to a learner without cards', async () => {
    const { on } = await learner()
    const figures = /next 30 days: (\d+) reviews, ([\d.]+) min a day \(until now: (\d+), ([\d.]+) min\)/
    const [, later = '', minutes = '', earlier = '', before = ''] =
      figures.exec((await on.run('config retention 0.95')).out) ?? []
    expect(Number(later)).toBeGreaterThan(1.2 * Number(earlier))
    expect(Number(minutes)).toBeGreaterThan(Number(before))
    const [, back] = figures.exec((await on.run('config retention --unset')).out) ?? []
    expect(back).toBe(earlier)
    expect((await on.run('config new-per-day 5')).out).not.toContain('30 days')
    expect((await bench().run('config retention 0.95')).out).toBe('retention 0.95 (0.9 by default)')
  })

  it('shows in the report whether recall was what was predicted', async () => {
    const { on } = await learner()
    const html = (await on.run('report -o -')).out
    const tips = [...html.matchAll(/data-tip="[\d.]+\s% predicted, [\d.]+\s% recalled, ([\d,]+) answers"/g)]
    expect(tips.length).toBeGreaterThan(1)
    const all = /Predicted and real recall<\/h2><p>of ([\d,]+) answers/.exec(html)?.[1]
    expect(tips.reduce((sum, [, count]) => sum + Number(count!.replace(',', '')), 0)).toBe(
      Number(all?.replace(',', '')),
    )
  })

  it('takes it back, to the fit before or to the defaults', async () => {
    const { on } = await learner('ko')
    expect((await on.run('fit --undo')).err).toContain('사용 중인 맞춤 매개변수가 없습니다')
    await on.run('fit')
    expect((await on.run('fit --undo')).out).toContain('기본 매개변수를 다시 사용합니다.')
    expect((await on.store()).progress.fit?.w).toBeUndefined()
  })
  it('moves due days when asked, and back with the parameters', async () => {
    const { on, cards } = await learner()
    const before = await dues(on)
    const { out } = await on.run('fit --reschedule')
    const moved = Number(/(\d+) cards moved to another due day/.exec(out)?.[1])
    const after = await dues(on)
    expect(Object.keys(before).filter((id) => before[id] !== after[id])).toHaveLength(moved)
    expect(moved).toBeGreaterThan(cards / 10)
    await on.run('fit --undo --reschedule')
    expect(await dues(on)).toEqual(before)
    expect((await on.store()).progress.fit?.w).toBeUndefined()
    const other = Object.keys(before).find((id) => before[id] !== after[id])
    expect((await on.run(`history ${other}`)).out).toContain('rescheduled')
  })
  it('gives the figures as JSON, with what changes', async () => {
    const { on } = await learner()
    const result = JSON.parse((await on.run('fit --json')).out)
    expect(result).toMatchObject({
      kept: true,
      before: { reviews: expect.any(Number) },
      after: { minutes: expect.any(Number) },
    })
  })
})
