import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seeded } from '../../src/model/index.ts'
import type { Request } from '../../src/world/index.ts'
import { files, root } from '../folders.ts'
import { review } from '../insight/log.ts'
import { longTest, rounds } from '../rounds.ts'
import { type Bench, bench } from '../support.ts'

const boat = readFileSync(join(root, 'tests/fixtures/decks/boat.md'), 'utf8')
const facts = [
  'anchor',
  'rudder',
  'keel',
  'mast',
  'oar',
  'sail',
  'hull',
  'deck',
  'bow',
  'stern',
  'cabin',
  'rope',
]
const mine = `---
deck: mine
title: Mine
program: pod
---

| Command | Usage | Meaning |
|---|---|---|
| \`run\` | \`IMAGE\` | start one |
| \`ls\` | | list them |

| Option | Commands | Meaning |
|---|---|---|
| \`-d\`, \`--detach\` | \`run\` | leave it alone |
| \`-q\`, \`--quiet\` | \`ls\` | ids only |

${facts.map((fact) => `C: Part ${fact.length}${fact[0]} is the [${fact}]. {#${fact}}\n`).join('\n')}`

/** Due and new cards. */
type Counts = [due: number, fresh: number]

interface Due {
  day: string
  due: number
  new: number
  backlogDays: number
  next: { day: string; count: number }[]
}
interface Stats {
  today: { due: number; fresh: number }
}

const json = async <T>(at: Bench, line: string): Promise<T> => JSON.parse((await at.run(line)).out) as T

const counted = (text: string): Counts => [
  Number(/(\d+) due/.exec(text)?.[1] ?? 0),
  Number(/(\d+) new/.exec(text)?.[1] ?? 0),
]

/** The sentence of the output that begins with some words; nothing where there is none. */
const line = (out: string, begins: string): string | undefined =>
  new RegExp(`${begins}.*?(?=\\.| Streak| Goal| Lab due| It is still|$)`).exec(
    out.replace(/\s+/g, ' ').trim(),
  )?.[0]

/** The counts that the last line of a session gives for a day. */
function saidOf(out: string, scope: string, when: string): Counts {
  const said = line(out, scope === '' ? 'Next: ' : `Next in ${scope}: `)
  expect([out, said]).toEqual([out, expect.any(String)])
  return counted(said!.split(/, (?=about|\d)/).find((part) => part.endsWith(when)) ?? '')
}

const dueNow = async (at: Bench, scope: string): Promise<Due> => json<Due>(at, `due ${scope} --json`)

/** A learner who answers so many questions, right or wrong by chance, and stops. */
function answering(random: () => number, questions: number): (request: Request) => string {
  let left = questions
  return (request) => {
    if (request.type === 'key' && request.enter !== undefined) return ''
    if (left-- <= 0) return '^C'
    const seconds = 1 + Math.floor(random() * 30)
    if (request.type !== 'key' && random() < 0.3)
      return `+${seconds}s ${request.type === 'text' ? 'unknown' : '0'}`
    if (request.type === 'key') return `+${seconds}s ${request.accept[0]!}`
    if (request.type === 'choice') return `+${seconds}s ${1 + Math.floor(random() * request.choices.length)}`
    return `+${seconds}s ${facts[Math.floor(random() * facts.length)]!}`
  }
}

/** Plays a part of the quiz, and compares what its head, its end, `due` and `stats` say; returns what comes tomorrow. */
async function played(at: Bench, scope: string, random: () => number, questions: number): Promise<Counts> {
  const before = await dueNow(at, scope)
  const { out } = await at.run(`quiz ${scope}`, answering(random, questions))
  const begins = scope === '' ? 'Waiting today: ' : `Waiting today in ${scope}: `
  // A session that goes on has said it before.
  const head = line(out, 'Waiting today')
  if (head !== undefined)
    expect([head.startsWith(begins), counted(head)]).toEqual([true, [before.due, before.new]])
  if (before.due + before.new === 0) return [0, 0]
  const after = await dueNow(at, scope)
  const end = saidOf(out, scope, 'today')
  expect([scope, out, end]).toEqual([scope, out, [after.due, after.new]])
  const tomorrow = saidOf(out, scope, 'tomorrow')
  const next = (days: readonly { day: string; count: number }[]): number =>
    days.find(({ day }) => day === new Date(Date.parse(after.day) + dayMs).toISOString().slice(0, 10))
      ?.count ?? 0
  const { today } = await json<Stats>(at, `stats ${scope} --json`)
  const [, first, second] = /(\d+) today, (\d+) tomorrow/.exec((await at.run(`stats ${scope}`)).out) ?? []
  const shown = line(out, 'Next')!.includes('tomorrow') ? tomorrow[0] : next(after.next)
  expect([today.due, shown]).toEqual([after.due, next(after.next)])
  // A backlog is shown whole in the days to come; before the first answer nothing is shown.
  if (after.backlogDays === 0 && first !== undefined)
    expect([out, Number(first), Number(second)]).toEqual([out, after.due, next(after.next)])
  if (scope === '') expect([today.fresh]).toEqual([after.new])
  return tomorrow
}

const dayMs = 86_400_000

/** Days of sessions that stop anywhere, over all decks and over one. */
async function days(seed: string, count: number, settings: readonly string[]): Promise<void> {
  const random = seeded(seed)
  const at = bench({ 'boat.md': boat })
  files(at.data, { 'decks/mine.md': mine })
  for (const setting of settings) await at.run(`config ${setting}`)
  for (let day = 0; day < count; day++) {
    for (const scope of ['', 'mine', '']) await played(at, scope, random, Math.floor(random() * 6))
    let tomorrow: Counts = [0, 0]
    let behind = false
    for (let left = 1, tries = 0; left > 0 && tries < 20; tries++) {
      tomorrow = await played(at, '', random, 30)
      const { due, new: fresh, backlogDays } = await dueNow(at, '')
      left = due + fresh
      behind = backlogDays > 0
    }
    at.clock.ms += dayMs
    const { due, new: fresh } = await dueNow(at, '')
    // A backlog is spread over the days in equal shares, which is an estimate.
    if (tomorrow[0] + tomorrow[1] > 0 && !behind)
      expect([seed, day, due, fresh]).toEqual([seed, day, ...tomorrow])
  }
}

test('the head of a quiz, its end, due, stats and the next morning say the same numbers', async () => {
  for (let seed = 0; seed < rounds(1, 12); seed++) {
    await days(`${seed}`, rounds(1, 6), ['new-per-day 4'])
    await days(`${seed}m`, rounds(0, 6), ['minutes-per-day 3', 'new-per-day 6'])
  }
}, 600_000)

test('of two cards of one thing one counts for the day and one for the day after, wherever that is said', async () => {
  const at = bench({ 'boat.md': boat })
  await at.run('config new-per-day 0')
  const before = '2001-01-20T09:00:00Z'
  const store = await at.store()
  await store.append(
    review('1', 'boat/--all#meaning', before, 'good', '2001-02-03'),
    review('2', 'boat/--all#recall', before, 'good', '2001-02-03'),
    review('5', 'boat/trip/start#meaning', before, 'good', '2001-02-03'),
    review('3', 'boat/trip/ls#meaning', before, 'good', '2001-02-04'),
    review('4', 'boat/trip/ls#recall', before, 'good', '2001-02-04'),
  )
  await store.close()
  /** The counts of today and the two days after it, by every command that says them. */
  const said = async (): Promise<number[][]> => {
    const { due, next } = await dueNow(at, '')
    const on = (day: string): number => next.find((load) => load.day === `2001-02-${day}`)?.count ?? 0
    const stats = /(\d+) today, (\d+) tomorrow/
      .exec((await at.run('stats')).out)!
      .slice(1)
      .map(Number)
    const { out } = await at.run('quiz', ['^C'])
    return [[due, on('04'), on('05')], stats, [saidOf(out, '', 'today')[0], saidOf(out, '', 'tomorrow')[0]]]
  }
  const counts = [
    [2, 2, 1],
    [2, 2],
    [2, 2],
  ]
  expect(await said()).toEqual(counts)
  // Once more, now from what was kept.
  expect(await said()).toEqual(counts)
})

test('the list of labs calls the one due that due names, and none once one was played today', async () => {
  const at = bench({ 'boat.md': boat })
  const store = await at.store()
  const before = '2001-01-20T09:00:00Z'
  await store.append(
    review('1', 'docker/lab-first#lab', before, 'good', '2001-02-01'),
    review('2', 'docker/lab-stop-start#lab', before, 'good', '2001-02-02'),
  )
  const marks = async (): Promise<string[]> =>
    (await at.run('lab', () => '')).out
      .split('\n')
      .flatMap((row) => /^ [✓·] (\S+).* {2}(due.*)/.exec(row)?.slice(1).join(': ') ?? [])
  expect((await at.run('due')).out).toContain('One lab is due: flagdrill lab first')
  const later = 'due on a later day: one lab a day'
  expect(await marks()).toEqual(['first: due', `stop-start: ${later}`])
  await store.append(review('3', 'docker/lab-first#lab', '2001-02-03T09:00:00Z', 'good', '2001-02-20'))
  await store.close()
  expect((await at.run('due')).out).not.toContain('lab')
  expect(await marks()).toEqual([`stop-start: ${later}`])
})

longTest('a session of one deck says that its numbers are of it', async () => {
  const at = bench({ 'boat.md': boat })
  files(at.data, { 'decks/mine.md': mine })
  const { out } = await at.run('quiz mine --new 3', answering(seeded('1'), 1))
  expect(out.replace(/\s+/g, ' ')).toContain('flagdrill quiz mine --new 3 continues here')
  expect((await at.run('due mine')).out).toContain('Waiting today in mine: ')
})
