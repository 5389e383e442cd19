import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { dailyStatsOf } from '../../src/insight/daily-stats.ts'
import { eventIn, type LogEvent, type Review } from '../../src/model/index.ts'
import { defaultParameters, scheduler } from '../../src/schedule/fsrs.ts'
import { defaultSchedule, schedulerNameOf } from '../../src/schedule/index.ts'
import { strange } from '../fit/learners.ts'
import { files } from '../folders.ts'
import { longTest } from '../rounds.ts'
import { type Bench, bench } from '../support.ts'

const gap = (deck: string, name = deck): string =>
  `---\ndeck: ${name}\nprogram: ${deck}\n---\n\nC: A ${deck} [moves]. {#it}\n`
const decks = { 'boat.md': gap('boat'), 'kite.md': gap('kite') }
const [boat, kite] = ['boat:it#gap-1', 'kite:it#gap-1']

const flat = defaultParameters.map((value, index) => (index === 20 ? 0.5 : value))
const day = '2001-02-01'
const at = Date.parse(`${day}T09:00Z`)
const known = (card: string, more: object = {}): object => ({
  type: 'review',
  id: `r ${card}`,
  card,
  at,
  day,
  grade: 'good',
  first: true,
  by: 'fsrs-6',
  after: {
    stability: 2.3065,
    difficulty: 2.118,
    due: '2001-02-03',
    last: at,
    day,
    reps: 1,
    lapses: 0,
    failed: false,
  },
  ...more,
})
const forAll = (w: readonly number[] | undefined, id = 'all'): object => ({
  type: 'parameters',
  id,
  card: '*',
  at: at + 1000,
  day,
  w,
  items: 900,
})
const apart = (
  deck: string,
  w: readonly number[] | undefined,
  { id = `fit ${deck}`, later = 2000 }: { id?: string; later?: number } = {},
): object => ({ type: 'deck-parameters', id, card: '*', at: at + later, day, deck, w, items: 500 })

const log = (on: Bench, ...events: object[]): void =>
  files(on.data, {
    'reviews/2001-02.other.jsonl': events.map((event) => `${JSON.stringify(event)}\n`).join(''),
  })
const written = async (on: Bench): Promise<LogEvent[]> =>
  (await on.run('export --format jsonl')).out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LogEvent)
const answers = async (on: Bench): Promise<Record<string, Review>> => {
  await on.run('quiz', ['moves', '', 'moves', ''])
  const own = (await written(on)).filter((event) => event.type === 'review' && event.id.startsWith('id'))
  return Object.fromEntries(own.map((event) => [event.card, event as Review]))
}
const engine = (parameters?: readonly number[]) => scheduler({ ...defaultSchedule, parameters })

it('schedules the cards of a deck that was fitted apart with its own parameters, others with those of all, and each review names them', async () => {
  const on = bench(decks)
  log(on, known(boat!), known(kite!), forAll(strange), apart('kite', flat))
  const reviews = await answers(on)
  for (const [card, w] of [
    [boat, strange],
    [kite, flat],
  ] as const) {
    const { by, after, at: answered, day: on, grade } = reviews[card!]!
    const before = (known(card!) as Review).after
    const own = engine(w).next(card as Review['card'], before, answered, on, grade)
    expect([card, by, after.stability]).toEqual([card, schedulerNameOf(w), own.stability])
  }
  expect(reviews[boat!]!.after.stability).not.toBeCloseTo(reviews[kite!]!.after.stability, 3)
})

it('goes by the defaults where nothing is fitted for all cards, and by those of all when the fit is taken back', async () => {
  const on = bench(decks)
  log(on, known(boat!), known(kite!), apart('kite', flat))
  expect(await answers(on)).toMatchObject({
    [boat!]: { by: 'fsrs-6' },
    [kite!]: { by: schedulerNameOf(flat) },
  })
  const back = bench(decks)
  log(back, known(boat!), known(kite!), forAll(strange), apart('kite', flat))
  expect((await back.run('fit kite --undo')).out).toBe(
    'kite: its cards go by the parameters of all cards again.',
  )
  expect((await answers(back))[kite!]!.by).toBe(schedulerNameOf(strange))
})

it('fit boat --undo leads back step by step to what was in force before, whatever was fitted for other cards', async () => {
  const on = bench(decks)
  const state = async () => {
    rmSync(join(on.data, 'state.json'), { force: true })
    const { fit, deckFits } = (await on.store()).progress
    return JSON.parse(JSON.stringify({ fit: fit?.w, boat: deckFits?.boat?.w, kite: deckFits?.kite?.w }))
  }
  log(
    on,
    known(boat!),
    apart('boat', strange, { id: 'one', later: 1 }),
    // A fit that was no better changes nothing, and is nothing to go back to.
    apart('boat', strange, { id: 'same', later: 2 }),
    apart('boat', flat, { id: 'two', later: 3 }),
    apart('kite', flat),
    forAll(strange),
  )
  expect(await state()).toEqual({ fit: strange, boat: flat, kite: flat })
  on.clock.ms += 1000
  expect((await on.run('fit boat --undo')).out).toBe(
    'boat: the parameters before its last fit are in force again.',
  )
  expect(await state()).toEqual({ fit: strange, boat: strange, kite: flat })
  on.clock.ms += 1000
  expect((await on.run('fit boat --undo')).out).toContain('boat: its cards go by the parameters of all')
  expect(await state()).toEqual({ fit: strange, kite: flat })
  expect(await on.run('fit boat --undo')).toMatchObject({
    code: 1,
    err: expect.stringContaining('boat: no fitted parameters are in force'),
  })
  on.clock.ms += 1000
  expect((await on.run('fit --undo')).out).toBe('The default parameters are in force again.')
  expect(await state()).toEqual({ kite: flat })
  expect((await on.run('fit --undo')).err).toContain('flagdrill fit kite --undo')
})

it('all decks of a program are taken back together', async () => {
  const on = bench({ 'boat.md': gap('boat'), 'more.md': gap('boat', 'more') })
  log(on, known(boat!), apart('boat', flat), apart('more', flat))
  const undone = await on.run('fit boat --undo')
  // A deck of that name counts before the program.
  expect(undone.out).toContain('boat: its cards')
  expect((await on.store()).progress.deckFits).toMatchObject({ more: { w: flat } })
  const program = bench({ 'one.md': gap('boat', 'one'), 'two.md': gap('boat', 'two') })
  log(program, known(boat!), apart('one', flat), apart('two', flat))
  await program.run('fit boat --undo')
  const { deckFits } = (await program.store()).progress
  expect([deckFits!.one!.w, deckFits!.two!.w]).toEqual([undefined, undefined])
})

it('two machines that fit different decks have both fits, and of one deck the later one, in whatever order they are read', async () => {
  const fits = [
    apart('boat', strange, { id: 'b1', later: 1 }),
    apart('boat', flat, { id: 'b2', later: 9 }),
    apart('kite', flat),
  ]
  for (const order of [fits, [...fits].reverse()]) {
    const on = bench(decks)
    for (const [index, event] of order.entries())
      files(on.data, { [`reviews/2001-02.${index}.jsonl`]: `${JSON.stringify(event)}\n` })
    expect((await on.store()).progress.deckFits).toMatchObject({ boat: { w: flat }, kite: { w: flat } })
  }
})

longTest('passes every door as it is: CSV, JSON, JSON Lines and merging', async () => {
  const on = bench(decks)
  log(on, known(boat!), forAll(strange), apart('kite', flat), apart('boat', strange))
  const { fit, deckFits } = (await on.store()).progress
  for (const format of ['csv', 'json', 'jsonl']) {
    const other = bench(decks)
    await on.run(`export --format ${format} --what reviews -o ${other.data}/log`)
    expect(await other.run(`import ${other.data}/log`)).toMatchObject({ code: 0 })
    expect((await other.store()).progress).toMatchObject({ fit, deckFits })
  }
  const one = (await on.run('export kite --format jsonl --what reviews')).out
  expect([one.includes('"deck":"kite"'), one.includes('"deck":"boat"')]).toEqual([true, false])
  const merged = bench(decks)
  await merged.run(`merge ${on.data}`)
  expect((await merged.store()).progress).toMatchObject({ fit, deckFits })
})

it.each([
  ['too few parameters', { w: [1, 2, 3] }],
  ['a parameter that is none', { w: [...flat.slice(1), '0.1'] }],
  ['a parameter out of all bounds', { w: [...flat.slice(1), 1e6] }],
  ['no deck', { deck: undefined }],
  ['a deck without a name', { deck: '' }],
  ['a deck that is the prototype', { deck: '__proto__' }],
  ['a deck with an endless name', { deck: 'x'.repeat(1001) }],
])('%s is a damaged line, and changes nothing', (_, wrong) => {
  expect(eventIn({ ...apart('boat', flat), ...wrong })).toBe('damaged')
  expect(eventIn(apart('boat', undefined))).toMatchObject({ deck: 'boat' })
})

it('a deck has one name in all languages; under another name it goes by the parameters of all, and doctor names what waits', async () => {
  const events = [known(boat!), known(kite!), apart('boat', flat)]
  const korean = bench(decks, 'ko')
  log(korean, ...events)
  expect((await answers(korean))[boat!]!.by).toBe(schedulerNameOf(flat))
  const renamed = bench({ 'sloop.md': gap('boat', 'sloop'), 'kite.md': gap('kite') })
  log(renamed, ...events)
  expect((await answers(renamed))[boat!]!.by).toBe('fsrs-6')
  expect((await renamed.run('doctor')).out).toContain('parameters fitted to boat wait')
  expect(JSON.parse((await renamed.run('doctor --json')).out)).toMatchObject({
    lostFits: ['boat'],
  })
  expect((await renamed.run('fit boat --undo')).code).toBe(0)
  expect(JSON.parse((await renamed.run('doctor --json')).out)).toMatchObject({ lostFits: [] })
})

it('too few reviews of a deck are named with it, and no other deck is fitted then', async () => {
  const on = bench(decks)
  log(on, known(boat!), known(kite!))
  expect(await on.run('fit kite boat')).toMatchObject({
    code: 1,
    err: expect.stringContaining('kite: 0 reviews can be used for a fit; 400 more are needed'),
  })
  expect(await on.run('fit kiet')).toMatchObject({ code: 1, err: expect.stringContaining('kite') })
  expect((await on.store()).progress.deckFits).toBeUndefined()
})

it('statistics, weak cards and exports take the chance of recall from the parameters of the deck', async () => {
  const recall = async (...events: object[]): Promise<[exported: number, weak: number]> => {
    const on = bench(decks)
    log(on, known(boat!), known(kite!), ...events)
    on.clock.ms += 60 * 86_400_000
    const rows = (await on.run('export --format json --what cards')).out
    const row = (JSON.parse(rows).rows as { card: string; retrievability: number }[]).find(
      ({ card }) => card === kite,
    )!
    const cards = JSON.parse((await on.run('weak --json')).out) as { card: string; risk: number }[]
    return [row.retrievability, 1 - cards.find(({ card }) => card === kite)!.risk]
  }
  const [general] = await recall()
  const own = await recall(apart('kite', flat))
  expect(own[0]).toBeLessThan(general - 0.05)
  expect(own[1]).toBeCloseTo(own[0], 2)
  expect((await recall(apart('boat', flat)))[0]).toBeCloseTo(general, 6)
})

longTest(
  'simulated days and the preview of another retention take each card by the parameters of its deck',
  async () => {
    // Under these, memories last four times as long.
    const lasting = defaultParameters.map((value, index) =>
      index < 4 ? 4 * value : index === 8 ? 2.5 : value,
    )
    const figures = async (...events: object[]): Promise<string[]> => {
      const on = bench(decks)
      log(on, known(boat!), known(kite!), ...events)
      const { out } = await on.run('simulate --retention .9 --days 90 --json')
      const preview = (await on.run('config retention 0.95')).out
      return [out, preview.slice(preview.indexOf('30'))]
    }
    const [plain, general, own, other] = [
      await figures(),
      await figures(forAll(lasting)),
      await figures(apart('kite', lasting)),
      await figures(apart('elsewhere', lasting)),
    ]
    expect(other).toEqual(plain)
    for (const index of [0, 1]) expect(new Set([plain[index], general[index], own[index]]).size).toBe(3)
  },
)

longTest('offers itself when there are 400 reviews more than at the last fit, of a deck, too', async () => {
  const asked = async (reviews: number, ...events: object[]): Promise<string> => {
    const on = bench(decks)
    const many = Array.from({ length: reviews }, (_, index) =>
      known(boat!, {
        id: `m${index}`,
        first: undefined,
        at: at - 86_400_000 * (reviews - index),
        day: new Date(at - 86_400_000 * (reviews - index)).toISOString().slice(0, 10),
        after: {
          ...(known(boat!) as Review).after,
          last: at - 86_400_000 * (reviews - index),
          day: new Date(at - 86_400_000 * (reviews - index)).toISOString().slice(0, 10),
        },
      }),
    )
    log(on, ...many, ...events)
    // A line may be broken between any words.
    return (await on.run('quiz', ['moves', '', 'moves', ''])).out.replace(/\s+/g, ' ')
  }
  expect(await asked(390)).not.toContain('flagdrill fit')
  expect(await asked(405)).toContain('fit the scheduler to you: flagdrill fit')
  expect(await asked(405, apart('kite', flat))).not.toContain('to fit the scheduler')
  expect(await asked(805, apart('kite', flat, { later: -86_400_000 * 401 }))).toContain(
    'flagdrill fit, and flagdrill fit DECK',
  )
})

describe('the reviews that a fit uses', () => {
  const later = (card: string, id: string, days: number, more: object = {}): object =>
    known(card, {
      id,
      at: at + days * 86_400_000,
      day: new Date(at + days * 86_400_000).toISOString().slice(0, 10),
      first: undefined,
      ...more,
    })
  const stamped = (id: string, days: number): object => ({
    id,
    at: at + days * 86_400_000,
    day: '2001-02-02',
  })
  const usable = async (on: Bench, line: string): Promise<number> =>
    Number(/(\d+) reviews? can be used/.exec((await on.run(line)).err)?.[1])
  const start = '2001-03-03T09:00:00Z'

  it('are those of its cards alone, also under ids that they had before', async () => {
    const on = bench(decks, 'en', start)
    files(on.decks, { 'aliases.tsv': 'boat:old\tboat:it\n' })
    log(
      on,
      known(boat!),
      later(boat!, 'a', 1),
      later('boat:old#gap-1', 'b', 5),
      known(kite!),
      later(kite!, 'c', 2),
    )
    expect([await usable(on, 'fit boat'), await usable(on, 'fit kite'), await usable(on, 'fit')]).toEqual([
      2, 1, 3,
    ])
  })
  it('are without those that were taken back, in whatever file that stands', async () => {
    const on = bench(decks, 'en', start)
    log(on, known(boat!), later(boat!, 'a', 1), later(boat!, 'b', 5))
    files(on.data, {
      'reviews/2001-02.a.jsonl': `${JSON.stringify({ type: 'undo', ...stamped('u', 6), of: 'b', card: boat, grade: 'good' })}\n`,
    })
    expect(await usable(on, 'fit')).toBe(1)
  })
  it('begin anew with a card that was forgotten, and not where that was taken back', async () => {
    const forgotten = { type: 'reset', ...stamped('f', 2), card: boat }
    const events = [
      known(boat!),
      later(boat!, 'a', 1),
      later(boat!, 'b', 5, { first: true }),
      later(boat!, 'c', 9),
    ]
    const on = bench(decks, 'en', start)
    log(on, ...events, forgotten)
    expect([await usable(on, 'fit'), await usable(on, 'fit boat')]).toEqual([2, 2])
    const back = bench(decks, 'en', start)
    log(back, ...events, forgotten, {
      type: 'reset',
      ...stamped('g', 3),
      card: boat,
      of: 'f',
      after: (known(boat!) as Review).after,
    })
    expect(await usable(back, 'fit')).toBe(3)
  })
  it('go to the card that takes a history over, with those before', async () => {
    const on = bench(decks, 'en', start)
    log(
      on,
      known('boat:gone#gap-1'),
      later('boat:gone#gap-1', 'a', 3),
      { type: 'adopt', ...stamped('x', 4), card: boat, from: 'boat:gone#gap-1' },
      later(boat!, 'b', 9),
    )
    expect([await usable(on, 'fit boat'), await usable(on, 'fit')]).toEqual([2, 2])
  })
})

it('recall that was predicted is counted by the parameters of the deck that were in force', () => {
  const answered = {
    ...known(kite!, { id: 'late', first: undefined }),
    at: at + 30 * 86_400_000,
    day: '2001-03-03',
    by: schedulerNameOf(flat),
  }
  const events = [known(kite!), apart('kite', flat), answered] as LogEvent[]
  const groups = [...dailyStatsOf(events, () => 0).days.values()].flatMap(({ predicted }) => [
    ...predicted.values(),
  ])
  expect(groups).toHaveLength(1)
  const memory = (known(kite!) as Review).after
  expect(groups[0]!.predicted).toBeCloseTo(engine(flat).retrievability(memory, answered.at), 6)
})

it('a program that does not know the type passes it over', async () => {
  const on = bench(decks)
  const strangers = [apart('kite', flat), forAll(strange)].map((event, index) => ({
    ...event,
    type: `newer-${(event as LogEvent).type}`,
    id: `n${index}`,
  }))
  log(on, known(boat!), known(kite!), ...strangers)
  expect(await answers(on)).toMatchObject({ [boat!]: { by: 'fsrs-6' }, [kite!]: { by: 'fsrs-6' } })
  expect(readFileSync(join(on.data, 'reviews/2001-02.other.jsonl'), 'utf8')).toContain(
    'newer-deck-parameters',
  )
})
