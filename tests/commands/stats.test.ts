import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CardId, type Day, type Grade, grades, type Memory, width } from '../../src/model/index.ts'
import { files, longWith, root, sample } from '../folders.ts'
import { review, smallLog, writeLog } from '../insight/log.ts'
import { misfits, readSchema } from '../schemas.ts'
import { type Bench, bench } from '../support.ts'

const boat = readFileSync(join(root, 'tests/fixtures/decks/boat.md'), 'utf8')

const builtDeck = {
  schema: 1,
  title: 'Built',
  language: 'en',
  order: 0,
  builtFrom: [],
  builtAt: '2001-02-03T09:00:00Z',
  problems: [],
}

/** A bench where a week of sailing is known. */
function sailed(language = 'en', start = '2001-02-07T23:30:00Z'): Bench {
  const at = bench({ 'boat.md': boat.replace('language: en', `language: ${language}`) }, language, start)
  writeLog(at.data, smallLog())
  return at
}

test('a week of sailing, counted by hand', async () => {
  const at = sailed()
  const figures = JSON.parse((await at.run('stats --json')).out)
  const due = JSON.parse((await at.run('due --json')).out)
  expect(figures).toEqual({
    day: '2001-02-07',
    today: {
      day: '2001-02-07',
      answers: 2,
      right: 1,
      new: 1,
      reviews: 1,
      tookMs: 73_000,
      due: due.due,
      fresh: due.new,
    },
    streak: { days: 1, longest: 3 },
    cards: { total: 24, met: 4, recalled: 1, young: 2, mature: 1, suspended: 0, leeches: 0 },
    days: [
      { day: '2001-02-03', answers: 4, right: 3, new: 3, reviews: 0, tookMs: 41_500 },
      { day: '2001-02-04', answers: 1, right: 1, new: 0, reviews: 1, tookMs: 1980 },
      { day: '2001-02-05', answers: 1, right: 1, new: 0, reviews: 1, tookMs: 0 },
      { day: '2001-02-07', answers: 2, right: 1, new: 1, reviews: 1, tookMs: 73_000 },
    ],
    grades: { again: 2, hard: 1, good: 3, easy: 2 },
    retention: {
      desired: 0.9,
      young: { right: 1, total: 2 },
      mature: { right: 1, total: 1 },
      all: { right: 2, total: 3 },
    },
    forecast: Array.from({ length: 30 }, (_, ahead) => ({
      day: new Date(Date.UTC(2001, 1, 7 + ahead)).toISOString().slice(0, 10),
      // The anchor today, the speed tomorrow, all in two weeks; the signal after all of them.
      count: [0, 1, 13].includes(ahead) ? 1 : 0,
    })),
    answerTime: {
      medianMs: 5000,
      spread: [
        { upToMs: 2000, count: 1 },
        { upToMs: 5000, count: 3 },
        { upToMs: 10_000, count: 0 },
        { upToMs: 15_000, count: 1 },
        { upToMs: 20_000, count: 0 },
        { upToMs: 30_000, count: 1 },
        { upToMs: 45_000, count: 0 },
        { upToMs: 60_000, count: 0 },
        { count: 1 },
      ],
    },
    hours: Array.from({ length: 24 }, (_, hour) => {
      const [answers = 0, right = 0] =
        ({ 2: [1, 1], 9: [4, 3], 11: [1, 1], 12: [1, 0], 23: [1, 1] } as Record<number, number[]>)[hour] ?? []
      return { hour, answers, right }
    }),
    coverage: [
      // Failed last; one of two remembered; known.
      { program: 'boat', command: 'trip stop', known: 0, met: 1, total: 1 },
      { program: 'boat', command: 'trip start', known: 1, met: 2, total: 2 },
      { program: 'boat', command: 'trip ls', known: 1, met: 1, total: 1 },
    ],
  })
})

test('from a day on: what happened is counted from there, where one stands is not', async () => {
  const at = sailed()
  const whole = JSON.parse((await at.run('stats --json')).out)
  for (const since of ['2001-02-05', '2d']) {
    const figures = JSON.parse((await at.run(`stats --json --since ${since}`)).out)
    expect(figures).toMatchObject({
      since: '2001-02-05',
      days: whole.days.slice(2),
      grades: { again: 1, hard: 1, good: 0, easy: 1 },
      retention: { young: { right: 0, total: 1 }, mature: { right: 1, total: 1 } },
      answerTime: { medianMs: 36_500 },
    })
    for (const same of ['today', 'streak', 'cards', 'forecast', 'coverage'])
      expect(figures[same]).toEqual(whole[same])
  }
  expect((await at.run('stats --since 2002-01-01')).out).toContain('No answer since 2002-01-01.')
  expect(await at.run('stats --since yesterday')).toMatchObject({ code: 2 })
})

test.each([
  ['2001-02-08T03:00:00Z', 1],
  ['2001-02-08T12:00:00Z', 1],
  ['2001-02-09T03:00:00Z', 1],
  ['2001-02-09T12:00:00Z', 0],
])('at %s the streak is %i', async (time, days) => {
  const figures = JSON.parse((await sailed('en', time).run('stats --json')).out)
  expect(figures.streak).toEqual({ days, longest: 3 })
})

test('of some decks: only their cards', async () => {
  const at = bench({ 'boat.md': boat, 'crew.md': '---\ndeck: crew\n---\n\nQ: Who steers? {#who}\n\nA: I\n' })
  writeLog(at.data, [
    ...smallLog(),
    review('r10', 'crew:who#concept', '2001-02-07T23:10Z', 'good', '2001-02-09', { took: 1000 }),
  ])
  at.clock.ms = Date.parse('2001-02-07T23:30Z')
  const crew = JSON.parse((await at.run('stats crew --json')).out)
  expect(crew).toMatchObject({
    today: { answers: 1, new: 1 },
    streak: { days: 1, longest: 1 },
    cards: { total: 1, met: 1 },
    answerTime: { medianMs: 1000 },
    coverage: [],
  })
  const both = JSON.parse((await at.run('stats --json')).out)
  const sailing = JSON.parse((await at.run('stats boat --json')).out)
  expect(both.today.answers).toBe(crew.today.answers + sailing.today.answers)
  expect(sailing.days[0].answers).toBe(4)
  expect(await at.run('stats boot')).toMatchObject({ code: 1 })
})

test('nothing answered yet', async () => {
  const at = bench({ 'boat.md': boat })
  expect((await at.run('stats')).out).toBe('No answer is recorded yet. Begin with flagdrill quiz.')
  const figures = JSON.parse((await at.run('stats --json')).out)
  expect(figures).toMatchObject({ days: [], streak: { days: 0, longest: 0 }, cards: { total: 24, met: 0 } })
  expect(figures.answerTime.medianMs).toBeUndefined()
  expect(figures.coverage).toHaveLength(3)
})

test('an answer given and one taken back show at once', async () => {
  const at = bench({ 'boat.md': boat })
  await at.run('stats')
  await at.run('quiz boat --limit 1 --seed 1', ['2', 'u', '1', ''])
  const figures = JSON.parse((await at.run('stats --json')).out)
  expect(figures).toMatchObject({ today: { answers: 1, right: 1, new: 1 }, grades: { again: 0 } })
})

const columns = [30, 40, 60, 72, 80, 120]
test.each(columns.flatMap((size) => ['en', 'ko'].map((language) => [size, language] as const)))(
  'in %i columns (%s) no line is wider than the screen',
  async (size, language) => {
    const at = sailed(language)
    const lines = (await at.run('stats', [], size)).out.split('\n')
    expect(lines.filter((line) => width(line) >= size)).toEqual([])
    expect(lines.length).toBeGreaterThan(30)
  },
)

test.each(['en', 'ko'])('in words only nothing is drawn (%s)', async (language) => {
  const at = sailed(language)
  const drawn = /[\u2500-\u259f·]/
  expect((await at.run('stats')).out).toMatch(drawn)
  const { out } = await at.run('stats --plain')
  expect(out).not.toMatch(drawn)
  expect(out.split('\n').length).toBeGreaterThan(30)
})

test('a name from a deck cannot control the terminal', async () => {
  const at = bench({}, 'en', '2001-02-07T23:30:00Z')
  const entry = {
    kind: 'option',
    program: 'bo\u001b[31mat',
    subject: 'evil/--x',
    at: { file: 'x', line: 1 },
    level: 1,
    commands: ['go'],
    long: '--x',
    summary: 'Go',
  }
  files(at.data, { 'decks/evil.json': JSON.stringify({ ...builtDeck, entries: [entry] }) })
  writeLog(at.data, [review('1', 'evil/--x#meaning', '2001-02-07T09:00Z', 'good', '2001-02-09')])
  for (const line of ['stats', 'stats --plain']) {
    const { out } = await at.run(line)
    expect(out).toContain('boat go')
    expect(out).not.toContain('\u001b')
  }
})

interface Row {
  card: string
  grade: Grade
  ms: number
  took: number
}

/** The figures of rows in order, by the plainest means: one list, one question at a time. */
function plainly(rows: readonly Row[], memories: readonly Memory[], today: string) {
  const hour = 3_600_000
  const dayOf = (ms: number): string => new Date(ms - 4 * hour).toISOString().slice(0, 10)
  const number = (day: string): number => Date.parse(day) / (24 * hour)
  const latest = new Map<string, number>()
  const all = rows.map((row, index) => {
    const before = latest.get(row.card) ?? -1
    latest.set(row.card, index)
    const first = before >= 0 && dayOf(rows[before]!.ms) !== dayOf(row.ms)
    const interval = before < 0 ? 0 : number(memories[before]!.due) - number(memories[before]!.day)
    const right = row.grade !== 'again'
    const hour = new Date(row.ms).getUTCHours()
    return { ...row, day: dayOf(row.ms), hour, right, fresh: before < 0, first, interval }
  })
  const share = (list: typeof all) => ({ right: list.filter((row) => row.right).length, total: list.length })
  const days = [...new Set(all.map(({ day }) => day))].sort()
  const runs: number[] = []
  for (const day of days)
    if (days.includes(dayOf(Date.parse(`${day}T12:00Z`) - 24 * hour))) runs[runs.length - 1]!++
    else runs.push(1)
  const last = new Map(rows.map(({ card }, index) => [card, memories[index]!]))
  const known = [...last.values()]
  const mature = known.filter(({ due, day, failed }) => !failed && number(due) - number(day) >= 21).length
  const times = all.map(({ took }) => took).sort((a, b) => a - b)
  const edges = [2, 5, 10, 15, 20, 30, 45, 60].map((seconds) => seconds * 1000)
  return {
    days: days.map((day) => {
      const of = all.filter((row) => row.day === day)
      return {
        day,
        answers: of.length,
        right: share(of).right,
        new: of.filter(({ fresh }) => fresh).length,
        reviews: of.filter(({ first }) => first).length,
        tookMs: of.reduce((sum, { took }) => sum + took, 0),
      }
    }),
    longest: Math.max(...runs),
    grades: Object.fromEntries(
      grades.map((grade) => [grade, all.filter((row) => row.grade === grade).length]),
    ),
    young: share(all.filter(({ first, interval }) => first && interval < 21)),
    mature: share(all.filter(({ first, interval }) => first && interval >= 21)),
    cards: {
      met: known.length,
      young: known.filter((memory) => !memory.failed && number(memory.due) - number(memory.day) < 21).length,
      mature,
    },
    leeches: known.filter(({ lapses }) => lapses >= 8).length,
    forecast: Array.from(
      { length: 30 },
      (_, ahead) => known.filter(({ due }) => Math.max(0, number(due) - number(today)) === ahead).length,
    ),
    median: (times[(times.length - 1) >> 1]! + times[times.length >> 1]!) / 2,
    spread: [...edges, Number.POSITIVE_INFINITY].map(
      (edge, index, list) => times.filter((took) => took <= edge && took > (list[index - 1] ?? -1)).length,
    ),
    hours: Array.from({ length: 24 }, (_, hour) => {
      const of = all.filter((row) => row.hour === hour)
      return { hour, answers: of.length, right: share(of).right }
    }),
  }
}

/** A scheduler of the plainest sort, for what is counted does not depend on it: each interval is twice the one before. */
function learnt(before: Memory | undefined, ms: number, day: Day, grade: Grade): Memory {
  const failed = grade === 'again'
  const stability = failed ? 0.001 : Math.min(300, 2 * (before?.stability ?? 0) + grades.indexOf(grade))
  return {
    stability,
    difficulty: 5,
    due: new Date(Date.parse(day) + stability * 86_400_000).toISOString().slice(0, 10) as Day,
    last: ms,
    day,
    reps: (before?.reps ?? 0) + 1,
    lapses: (before?.lapses ?? 0) + (failed && before && !before.failed ? 1 : 0),
    failed,
  }
}

/** Rows in order learnt, put into a data folder, and the figures against `plainly`. */
async function holds(rows: readonly Row[]): Promise<{ answers: number; known: number }> {
  const cards = [...new Set(rows.map(({ card }) => card))]
  const at = bench()
  // A built deck is read at once; Markdown of this size takes seconds.
  files(at.data, {
    'decks/deck.json': JSON.stringify({
      ...builtDeck,
      entries: cards.map((card) => ({
        kind: 'concept',
        subject: `deck:${card}`,
        at: { file: 'x', line: 1 },
        level: 1,
        question: card,
        answer: card,
        wrong: [],
      })),
    }),
  })
  const last = new Map<string, Memory>()
  const memories = rows.map(({ card, ms, grade }) => {
    const day = new Date(ms - 4 * 3_600_000).toISOString().slice(0, 10) as Day
    const memory = learnt(last.get(card), ms, day, grade)
    last.set(card, memory)
    return memory
  })
  writeLog(
    at.data,
    rows.map(({ card, ms, grade, took }, index) =>
      review(String(index).padStart(6, '0'), `deck:${card}#concept`, new Date(ms).toISOString(), grade, '', {
        took,
        after: memories[index]!,
      }),
    ),
  )
  at.clock.ms = rows.at(-1)!.ms + 3_600_000
  const today = new Date(at.clock.ms - 4 * 3_600_000).toISOString().slice(0, 10)
  const figures = JSON.parse((await at.run('stats --json')).out)
  const wanted = plainly(rows, memories, today)
  expect(figures).toMatchObject({
    day: today,
    days: wanted.days,
    grades: wanted.grades,
    retention: {
      young: wanted.young,
      mature: wanted.mature,
      all: {
        right: wanted.young.right + wanted.mature.right,
        total: wanted.young.total + wanted.mature.total,
      },
    },
    cards: { total: cards.length, ...wanted.cards, leeches: wanted.leeches, suspended: 0 },
    hours: wanted.hours,
  })
  expect(figures.streak.longest).toBe(wanted.longest)
  expect(figures.forecast.map(({ count }: { count: number }) => count)).toEqual(wanted.forecast)
  expect(figures.answerTime.spread.map(({ count }: { count: number }) => count)).toEqual(wanted.spread)
  expect(Math.abs(figures.answerTime.medianMs - wanted.median)).toBeLessThanOrEqual(100)
  return { answers: rows.length, known: wanted.cards.met }
}

longWith(sample('review-log.csv'))('a real log of 12,580 reviews, counted in two ways', async () => {
  const [, ...lines] = readFileSync(sample('review-log.csv'), 'utf8').trim().split('\n')
  const rows = lines
    .map((line): Row => {
      const [card, rating, time, took] = line.split(',')
      return { card: card!, grade: grades[Number(rating) - 1]!, ms: Date.parse(time!), took: Number(took) }
    })
    .sort((a, b) => a.ms - b.ms)
  expect(await holds(rows)).toEqual({ answers: 12_580, known: 1205 })
})

test('a log of our own making, counted in two ways', async () => {
  const rows = Array.from(
    { length: 400 },
    (_, i): Row => ({
      card: `c${(i * i) % 37}`,
      grade: grades[(i * 7) % 11 === 0 ? 0 : ((i * 5) % 3) + 1]!,
      ms: Date.parse('2001-01-02T05:00Z') + i * 9_000_000 + (i % 40 > 30 ? 90_000_000 : 0),
      took: 900 + ((i * 7919) % 70_000),
    }),
  ).sort((a, b) => a.ms - b.ms)
  expect((await holds(rows)).answers).toBe(400)
})

test('a suspended card is not waited for, a buried one on the day it comes back', async () => {
  const at = sailed()
  const hold = (id: string, card: string, until: Day | 'always') => ({
    type: 'hold' as const,
    id,
    card: card as CardId,
    at: Date.parse('2001-02-07T23:20Z'),
    day: '2001-02-07' as Day,
    until,
  })
  writeLog(at.data, [
    hold('h1', 'boat/--speed#meaning', 'always'),
    hold('h2', 'boat/--anchor#meaning', '2001-02-10' as Day),
    hold('h3', 'boat/--all#recall', '2001-02-10' as Day),
  ])
  const { forecast, cards } = JSON.parse((await at.run('stats --json')).out)
  const ahead = forecast.flatMap(({ count }: { count: number }, days: number) => (count > 0 ? [days] : []))
  expect([ahead, cards.suspended, cards.met]).toEqual([[3, 13], 1, 4])
})

test('a log and the JSON of the first release: the same keys and values', async () => {
  const place = join(root, 'tests/fixtures/golden')
  const read = (name: string): string => readFileSync(join(place, name), 'utf8')
  const at = bench({ 'boat.md': read('boat.md') }, 'en', '2001-03-20T09:00:00Z')
  for (const name of readdirSync(join(place, 'reviews')))
    files(at.data, { [`reviews/${name}`]: read(`reviews/${name}`) })
  const today = async (command: string) => {
    const { out } = await at.run(`${command} boat --json`)
    return JSON.parse(out.replaceAll(join(at.decks, 'en', 'boat.md'), 'boat.md'))
  }
  const golden = (name: string) => JSON.parse(read(`${name}.json`))
  // Cards that their siblings put off wait until tomorrow now, and are named there.
  const { next, ...due } = await today('due')
  const { next: formerly, ...dueFormerly } = golden('due')
  expect(due).toMatchObject(dueFormerly)
  expect(next).toEqual([{ day: '2001-03-21', count: 2 }, ...formerly])
  // A new kind makes more cards of the same deck.
  const { cards, ...stats } = await today('stats')
  expect(misfits({ cards, ...stats }, readSchema('stats')!)).toEqual([])
  const { cards: formerCards, ...statsFormerly } = golden('stats')
  expect(stats).toMatchObject(statsFormerly)
  expect(cards.total).toBeGreaterThanOrEqual(formerCards.total)
  expect(cards).toMatchObject({ ...formerCards, total: cards.total })
  // A question no longer holds the name that it asks for.
  const asked = golden('next')
  asked.question.prompt = asked.question.prompt.replace('anchors', '____')
  expect(await today('next')).toMatchObject(asked)
  const all = new Map((await today('cards')).map((card: { id: string }) => [card.id, card]))
  for (const card of golden('cards')) expect(all.get(card.id)).toMatchObject(card)
})
