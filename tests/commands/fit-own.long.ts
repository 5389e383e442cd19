import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { defaultParameters } from '../../src/schedule/fsrs.ts'
import { strange } from '../fit/learners.ts'
import { deckOf, idIn, linesOf } from '../fit/own-log.ts'
import { files } from '../folders.ts'
import { bench } from '../support.ts'

describe('a learner with reviews of one’s own', () => {
  /** A bench whose log has the reviews of a learner unlike the defaults, each with the memory that the defaults made. */
  async function learner(language: 'en' | 'ko' = 'en') {
    const on = bench({}, language, '2001-02-03T09:00:00Z')
    const lines = linesOf('own', strange, (card) => card)
    files(on.data, { 'reviews/2001-02.other.jsonl': lines.join('') })
    return { on, cards: new Set(lines.map((line) => JSON.parse(line).card)).size }
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
    const tips = [...html.matchAll(/data-tip="[\d.]+% predicted, [\d.]+% recalled, ([\d,]+) answers"/g)]
    expect(tips.length).toBeGreaterThan(1)
    const all = /Predicted and real recall<\/h2><p>of ([\d,]+) answers/.exec(html)?.[1]
    // Drawn once for narrow places and once for wide ones.
    expect(tips.reduce((sum, [, count]) => sum + Number(count!.replace(',', '')), 0)).toBe(
      2 * Number(all?.replace(',', '')),
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

describe('a learner of two decks whose memory differs', () => {
  const flat = defaultParameters.map((value, index) => ({ 2: 1.2, 8: 2.2, 20: 0.35 })[index] ?? value)
  function learner() {
    const on = bench({ 'boat.md': deckOf('boat'), 'kite.md': deckOf('kite') })
    files(on.data, {
      'reviews/2001-02.other.jsonl': [
        ...linesOf('boat', strange, idIn('boat')),
        ...linesOf('kite', flat, idIn('kite')),
      ].join(''),
    })
    return on
  }
  const dues = async (on: ReturnType<typeof bench>, name: string) =>
    Object.entries((await on.store()).progress.cards)
      .filter(([id]) => id.startsWith(name))
      .map(([id, { due }]) => `${id} ${due}`)
      .sort()

  it('fits each named deck by itself, against what is in force for all cards, and each can be taken back', async () => {
    const on = learner()
    expect((await on.run('fit --json')).code).toBe(0)
    const general = (await on.store()).progress.fit!.w!
    const tried = await on.run('fit boat kite --dry-run')
    expect(tried.out).toMatch(/^boat$[\s\S]+ all cards +fitted[\s\S]+^kite$/m)
    expect((await on.store()).progress.deckFits).toBeUndefined()
    const { fits } = JSON.parse((await on.run('fit boat kite --json')).out)
    expect(fits).toMatchObject([
      { deck: 'boat', decks: ['boat'], general: { logLoss: expect.any(Number) } },
      { deck: 'kite', decks: ['kite'], general: { logLoss: expect.any(Number) } },
    ])
    const { deckFits, fit } = (await on.store()).progress
    expect(fit!.w).toEqual(general)
    for (const { deck: name, kept, items, fitted, general: all } of fits) {
      expect([name, kept, deckFits![name]!.items]).toEqual([name, true, items])
      expect(fitted.logLoss).toBeLessThan(all.logLoss)
    }
    expect(deckFits!.boat!.w).not.toEqual(deckFits!.kite!.w)
    expect((await on.run('fit')).out).toContain('Not for decks that were fitted apart: boat, kite.')
    await on.run('fit boat --undo')
    const later = (await on.store()).progress.deckFits!
    expect([later.boat!.w, later.kite!.w]).toEqual([undefined, deckFits!.kite!.w])
  })

  it('moves only the due days of its own cards, and back', async () => {
    const on = learner()
    const before = { boat: await dues(on, 'boat'), kite: await dues(on, 'kite') }
    // A fit of all cards leaves those that were fitted apart where they are, also if these were not moved.
    await on.run('fit kite')
    await on.run('fit --reschedule')
    expect(await dues(on, 'kite')).toEqual(before.kite)
    await on.run('fit --undo --reschedule')
    expect(await dues(on, 'boat')).toEqual(before.boat)
    await on.run('fit kite --undo')
    const { out } = await on.run('fit kite --reschedule')
    expect(out).toContain('flagdrill fit kite --undo takes them back')
    const after = { boat: await dues(on, 'boat'), kite: await dues(on, 'kite') }
    expect(after.boat).toEqual(before.boat)
    const moved = after.kite.filter((row) => !before.kite.includes(row)).length
    expect(moved).toBe(Number(/(\d+) cards moved/.exec(out)?.[1]))
    expect(moved).toBeGreaterThan(20)
    await on.run('fit --reschedule')
    expect(await dues(on, 'kite')).toEqual(after.kite)
    expect(await dues(on, 'boat')).not.toEqual(before.boat)
    await on.run('fit --undo --reschedule')
    await on.run('fit kite --undo --reschedule')
    expect({ boat: await dues(on, 'boat'), kite: await dues(on, 'kite') }).toEqual(before)
  })

  it('the decks of a program share one fit', async () => {
    const on = bench({ 'one.md': deckOf('one', 'sea', 'boat'), 'two.md': deckOf('two', 'sea', 'kite') })
    files(on.data, {
      'reviews/2001-02.other.jsonl': [
        ...linesOf('boat', strange, idIn('boat', 'sea')),
        ...linesOf('kite', strange, idIn('kite', 'sea')),
      ].join(''),
    })
    expect((await on.run('fit sea')).out).toContain('sea, one fit for its 2 decks')
    const { deckFits } = (await on.store()).progress
    expect(deckFits!.one!.w).toHaveLength(21)
    expect(deckFits!.two).toEqual(deckFits!.one)
  })
})
