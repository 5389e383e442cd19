import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type CardId, type Memory, width } from '../../src/model/index.ts'
import { scheduler } from '../../src/schedule/fsrs.ts'
import { addDays, daysBetween } from '../../src/schedule/index.ts'
import { files, root } from '../folders.ts'
import { type Bench, bench } from '../support.ts'

const deck = readFileSync(join(root, 'tests/fixtures/decks/boat.md'), 'utf8')
const dayMs = 86_400_000

/** The past of a learner: cards as they are remembered, with the seconds that right answers took. */
interface Past {
  card: string
  lapses?: number
  difficulty?: number
  failed?: boolean
  took?: number[]
  confused?: [string, string][]
  /** How many days ago. */
  ago?: number
  stability?: number
}

const line = (at: Bench, past: Past, seconds: number | undefined, number: number): string => {
  const { card, lapses = 0, difficulty = 5, failed = false, ago = 2, stability = 20 } = past
  const last = at.clock.ms - ago * dayMs + number * 1000
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
  return JSON.stringify({
    type: 'review',
    id: `p${number}`,
    card,
    at: last,
    day: day(last),
    grade: failed ? 'again' : 'good',
    took: seconds === undefined ? undefined : seconds * 1000,
    confused: past.confused,
    by: 'fsrs-6',
    after: {
      stability,
      difficulty,
      due: day(failed ? last : last + stability * dayMs),
      last,
      day: day(last),
      reps: 4,
      lapses,
      failed,
    },
  })
}

/** A place where something is known already. */
function learnt(past: Past[], language = 'en', more: Record<string, string> = {}): Bench {
  const own = deck.replace('language: en', `language: ${language}`)
  const at = bench({ 'boat.md': own, ...more }, language)
  let number = 0
  const lines = [...past]
    .sort((a, b) => (b.ago ?? 2) - (a.ago ?? 2))
    .flatMap((item) => (item.took ?? [undefined]).map((seconds) => line(at, item, seconds, number++)))
  files(at.data, { 'reviews/2001-02.old.jsonl': `${lines.join('\n')}\n` })
  return at
}

const mixed: [string, string][] = [['boat/--speed', 'boat/--signal']]
const usual = [8, 8, 8]
const past: Past[] = [
  { card: 'boat/--speed#meaning', lapses: 9, difficulty: 8.5, failed: true, confused: mixed, took: usual },
  { card: 'boat/--signal#meaning', took: [8, 8, 9], ago: 9 },
  { card: 'boat/--all#meaning', took: [40, 44, 48], lapses: 1 },
  { card: 'boat/--anchor#meaning', took: usual },
  { card: 'boat:stern#concept', stability: 4, ago: 9, lapses: 8 },
  { card: 'boat:port#concept', stability: 400 },
]

/** Everything in a folder, byte for byte, with its time. */
const everything = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((file) => statSync(file).isFile())
      .map((file) => [file, `${statSync(file).mtimeMs} ${readFileSync(file, 'latin1')}`]),
  )

const listed = async (at: Bench, line = 'weak --json'): Promise<Record<string, unknown>[]> =>
  JSON.parse((await at.run(line)).out)

test('JSON says why by codes, with the time it takes and the card that helps', async () => {
  const list = await listed(learnt(past))
  expect(list.map(({ card, reasons, medianMs, contrast }) => [card, reasons, medianMs, contrast])).toEqual([
    [
      'boat/--speed#meaning',
      ['failed', 'leech', 'difficulty', 'confusion'],
      // It failed: there is no time of a right answer.
      null,
      'boat/--signal~boat/--speed#contrast',
    ],
    ['boat:stern#concept', ['risk', 'leech'], null, null],
    ['boat/--all#meaning', ['lapses', 'slow'], 44_000, null],
    ['boat/--signal#meaning', ['confusion'], 8000, null],
    ['boat/--anchor#meaning', ['risk'], 8000, null],
    ['boat:port#concept', ['risk'], null, null],
  ])
  expect(list[2]).toMatchObject({ pace: 44_000 / 8000, kind: 'meaning', deck: 'boat', leech: false })
})

test.each([
  ['--by slow', ['boat/--all#meaning']],
  ['--by lapses', ['boat/--speed#meaning', 'boat:stern#concept', 'boat/--all#meaning']],
  ['--by confusion', ['boat/--speed#meaning', 'boat/--signal#meaning']],
  ['--by lapses --since 7d', ['boat/--speed#meaning', 'boat/--all#meaning']],
  ['--by lapses --since 2001-02-01', ['boat/--speed#meaning', 'boat/--all#meaning']],
  ['--by lapses --since 2001-02-02', []],
  ['--by lapses --limit 1', ['boat/--speed#meaning']],
])('%s', async (options, expected) => {
  expect((await listed(learnt(past), `weak --json ${options}`)).map(({ card }) => card)).toEqual(expected)
})

test.each([
  ['', 'boat/--all#meaning other:other#concept third:third#concept'],
  ['--deck other', 'other:other#concept'],
  ['--deck other --deck third', 'other:other#concept third:third#concept'],
  ['third', 'third:third#concept'],
  ['third --deck other', 'other:other#concept third:third#concept'],
])('decks: %s', async (options, expected) => {
  const own = (name: string): string => `---\ndeck: ${name}\n---\n\nQ: x? {#${name}}\n\nA: y\n\n- z\n`
  const at = learnt(
    ['boat/--all#meaning', 'other:other#concept', 'third:third#concept'].map((card) => ({ card })),
    'en',
    { 'other.md': own('other'), 'third.md': own('third') },
  )
  expect((await listed(at, `weak --json ${options}`)).map(({ card }) => card).join(' ')).toBe(expected)
})

test.each([
  ['weak --deck boot', 1, 'did you mean boat?'],
  ['weak --by slwo', 2, 'did you mean slow?'],
  ['weak --since soon', 2, '--since takes a day'],
  ['weak --limit x', 2, 'a whole number'],
])('%s is refused', async (line, code, said) => {
  const answer = await learnt(past).run(line)
  expect([answer.code, answer.err.includes(said)]).toEqual([code, true])
})

test('nothing of this sort, and nothing known at all', async () => {
  const known = learnt([{ card: 'boat:port#concept', stability: 400 }])
  expect((await known.run('weak --by slow')).out).toBe('No card that you have started fits these options.')
  expect((await bench({ 'boat.md': deck }).run('weak --list')).out).toContain('No card was answered yet')
  expect(await listed(known, 'weak --json --by slow')).toEqual([])
})

describe.each(['en', 'ko'])('a list in %s', (language) => {
  test.each([200, 80, 60, 40, 24])('is no wider than a screen of %d columns', async (columns) => {
    const long = '--an-option-whose-name-is-longer-than-any-column'
    const own = `---\ndeck: long\nprogram: boat\n---\n\n| Option | Meaning |\n|---|---|\n| \`${long}\` | x |\n`
    const at = learnt([...past, { card: `boat/${long}#meaning`, lapses: 8 }], language, { 'long.md': own })
    const { out, err } = await at.run('weak --list', [], columns)
    expect(out).toContain(long.slice(0, 8))
    const lines = [...out.split('\n'), ...err.split('\n')]
    expect(lines.length).toBeGreaterThan(6)
    for (const line of lines) expect(width(line)).toBeLessThan(columns)
  })
})

const speed = 'Sail no faster than so many knots'
const signal = 'Hoist a flag before leaving'
const anchor = 'Choose which of the anchors is dropped'

/** The questions of a session in their order. */
const questions = (out: string): string[] =>
  out.split('\n').flatMap((text, index, lines) => (/ of \d+ · /.test(text) ? [lines[index + 2]!.trim()] : []))
const times = (out: string, part: string): number => out.replaceAll(/\n ?/g, ' ').split(part).length - 1

test('a leech is drilled with the card that tells it apart right behind it, within the limit', async () => {
  const all = await learnt(past).run('weak --since 3d', [
    ...[speed, '', signal, ''],
    ...['Show cancelled journeys as well', '', anchor, '', 'The left one', ''],
  ])
  expect(questions(all.out)).toEqual([
    'What does -s, --speed do?',
    'Which is which?',
    'What does -a, --all do?',
    'What does --anchor do?',
    'Which side of a boat is port?',
  ])
  // The leech is due, and what was never asked cannot come early.
  expect(all.err.replaceAll('\n', ' ')).toMatch(/^3 of 5 cards are not due yet\. Answers count all the same/)
  const one = await learnt(past).run('weak --limit 1', [speed, ''])
  expect([questions(one.out), one.err]).toEqual([['What does -s, --speed do?'], ''])
})

test('a drill that was left goes on, with the card beside the leech', async () => {
  const at = learnt(past)
  await at.run('weak --limit 3', [speed, '', '^C'])
  const { out } = await at.run('weak --limit 3', [signal, '', 'q'])
  expect(questions(out).slice(0, 1)).toEqual(['Which is which?'])
  expect(times(out, 'Continuing where you stopped')).toBe(1)
})

test('what is said of answering early is true: the days that went by count, and it is less than on the day', async () => {
  const card = 'boat/--anchor#meaning' as CardId
  const at = learnt([{ card, ago: 10, took: usual }])
  const memory = async (): Promise<Memory> => ({ ...(await at.store()).progress.cards[card]! })
  const before = await memory()
  await at.run('weak', [anchor, ''])
  const early = await memory()
  const engine = scheduler()
  const days = ({ day, due }: Memory): number => daysBetween(day, due)
  const onDay = engine.next(card, before, Date.parse(before.due), before.due, 'good')
  const tenDays = engine.next(card, before, before.last + 10 * dayMs, addDays(before.day, 10), 'good', {
    load: () => 0,
  })
  expect([early.due, early.stability]).toEqual([tenDays.due, tenDays.stability])
  expect(early.stability).toBeGreaterThan(before.stability)
  expect(early.due > before.due).toBe(true)
  expect(days(early)).toBeLessThan(days(onDay))
  const wrong = engine.next(card, before, early.last, early.day, 'again')
  expect(wrong.stability).toBeLessThan(before.stability)
})

const help = 'Repeating alone will not help: e to reword it, s to suspend it.'
// Fails, takes that back, fails again, is graded otherwise and back, fails once more, is right.
const failing = ['', 'u', '', '3', '1', '', '', '', speed, '', '']

test.each([
  // Failed for the eighth time.
  ['quiz', 7, false, 1],
  ['quiz', 6, false, 0],
  // It failed before and was not right since: that is the same lapse.
  ['weak', 8, true, 1],
  ['weak', 7, true, 0],
])('%s, after %d lapses (failed: %s): help comes %d times', async (command, lapses, failed, shown) => {
  const at = learnt([{ card: 'boat/--speed#meaning', lapses, failed, ago: 60 }])
  const { out } = await at.run(`${command} --limit 1`, failing)
  expect(times(out, help)).toBe(shown)
  expect(times(out, 'You mix it up')).toBe(0)
})

test('help names what a leech is mixed up with, and does not come again when the session goes on', async () => {
  const at = learnt([{ card: 'boat/--speed#meaning', lapses: 8, failed: true, confused: mixed }])
  const first = await at.run('weak', ['', 'q'])
  expect(times(first.out, 'You mix it up with -S, --signal: flagdrill weak asks both side by side.')).toBe(1)
  const then = await at.run('weak', ['', '', speed, '', ''])
  expect([times(then.out, 'Continuing'), times(then.out, help)]).toEqual([1, 0])
  const fresh = await at.run('weak', ['', '', speed, '', ''])
  expect(times(fresh.out, help)).toBe(1)
})

test.each([
  ['answers, right and wrong', [speed, '', signal, '', '', '', '', 'q']],
  ['another grade, details, keys', [speed, '1', '4', 'w', '?', 'q']],
  ['everything taken back', [speed, 'u', speed, '', 'u', 'UNDO', '^C']],
  ['cards put aside, and back', ['', 's', 'u', signal, 'b', 'u', '', '', speed, 's', '^C']],
  ['the editor', [speed, 'e', '^C']],
  ['the whole way to the end', [speed, '', signal, '', 'Show cancelled journeys as well', '', 'u', '^C']],
])('practice leaves nothing, byte for byte: %s', async (_name, answers) => {
  const at = learnt(past)
  // A session was left open today: its plan must stay too.
  await at.run('weak --limit 3 --since 3d', ['', '', '^C'])
  // The cached statistics include the answers by then.
  await at.run('weak --list')
  const before = everything(at.data)
  expect(Object.keys(before).some((name) => name.includes('sitting.'))).toBe(true)
  at.clock.ms += 3_600_000
  const { out, err } = await at.run('weak --no-record --limit 3 --since 3d', answers)
  expect(everything(at.data)).toEqual(before)
  expect(err).toBe('Practice only: nothing is recorded.')
  expect(out).not.toMatch(/ · due |Suspended|Buried|good \d+ d/)
  expect(times((await at.run('weak --limit 3 --since 3d', ['^C'])).out, 'Continuing where you stopped')).toBe(
    1,
  )
})

test('practice says what is really known: when a card is due, what comes next, no streak of its own', async () => {
  const at = learnt([{ card: 'boat/--anchor#meaning', ago: 10 }])
  const { out } = await at.run('weak --no-record', [anchor, 'w', ''])
  expect(out).toContain(' good · not recorded, still due in 10 days')
  expect(out).toContain('answered 4 times')
  expect(out).toContain(' Next: 1 due in 10 days')
  expect(out).not.toContain('Streak')
  expect((await at.run('weak --no-record', [anchor, 's', ''])).out).toContain(' Left out of this practice')
})

test('help for a leech in practice does not offer what would leave nothing', async () => {
  const { out } = await learnt(past).run('weak --no-record --limit 1', ['', 'q'])
  expect(times(out, 'Repeating alone will not help: e to reword it. You mix it up with')).toBe(1)
})

test('of all decks cards are ranked by a list that is kept; it says what the decks by their names say, also when they change', async () => {
  const own = (first: string): string =>
    `---\ndeck: own\nlanguage: en\nprogram: boat\n---\n\n${first}Q: What floats? {#floats}\n\nA: A boat\n\nC: A boat [floats]{#does} on [water]{#where}. {#sea}\n`
  const cards: Past[] = [
    ...past,
    { card: 'own:floats#concept', failed: true },
    { card: 'own:sea#gap-where', lapses: 8, confused: [['boat/--all', 'boat/--anchor']] },
    { card: 'boat/--all~boat/--anchor#contrast', lapses: 3 },
    { card: 'boat:busan#command', lapses: 2 },
    { card: 'boat:parts#gap-turn', difficulty: 9 },
  ]
  const at = learnt(cards, 'en', { 'own.md': own('') })
  const same = async (): Promise<void> => {
    for (const form of ['--json', '--list', '--list --limit 3', '--list --by confusion']) {
      const { out, err } = await at.run(`weak ${form}`)
      expect(out.split('\n').length).toBeGreaterThan(2)
      expect({ out, err }).toEqual(
        await at.run(`weak boat own ${form}`).then(({ out, err }) => ({ out, err })),
      )
    }
  }
  await same()
  const kept = join(at.data, 'cache/cards.en.json')
  const list = readFileSync(kept)
  await same()
  expect(readFileSync(kept)).toEqual(list)
  // Every place moves.
  files(at.decks, { 'en/own.md': own('Q: What sinks? {#sinks}\n\nA: A stone\n\n') })
  await same()
  expect(readFileSync(kept)).not.toEqual(list)
})
