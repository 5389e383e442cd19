import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { typedPath } from '../../src/io/file.ts'
import { width } from '../../src/model/index.ts'
import type { Request } from '../../src/world/index.ts'
import { files, root } from '../folders.ts'
import { languages } from '../languages.ts'
import { firstOf } from '../rounds.ts'
import { type Bench, bench, boatAnswer } from '../support.ts'

const deck = readFileSync(join(root, 'tests/fixtures/decks/boat.md'), 'utf8')
const goal = `order = 1
title.en = "Set out"
title.ko = "출항하기"
kinds = ["meaning", "command"]
subjects = ["boat/trip/start", "boat/--speed", "boat/--signal", "boat:busan"]

[[can]]
title.en = "leave for Busan"
title.ko = "부산으로 떠나기"
tasks = ["boat:busan"]
`
const dayMs = 86_400_000
const right: Record<string, string> = {
  '-s, --speed': 'Sail no faster than so many knots',
  '-S, --signal': 'Hoist a flag before leaving',
  'boat trip start': 'Leave a harbour with the crew on board',
}
/** Knows the goal. */
const knows = (request: Request, said: readonly string[]): string => {
  if (said.length > 600) throw new Error(said.slice(-30).join('\n'))
  if (request.type === 'key') return ''
  if (request.type === 'text') return boatAnswer(said)
  // Everything since the header of the card.
  const asked = said.slice(said.findLastIndex((line) => line.startsWith(' Sailing'))).join(' ')
  return Object.entries(right).find(([name]) => asked.includes(name))?.[1] ?? '1'
}
const at = (language: string): Bench => {
  const made = bench({ 'boat.md': deck }, language)
  files(made.data, { 'goals/out.toml': goal, 'goals/broken.toml': 'title =' })
  return made
}

test.each(
  firstOf([
    ['en', 'Set out', 'Goal reached: Set out', 'at this pace every card started by about'],
    ['ko', '출항하기', '목표를 이루었습니다: 출항하기', '지금 속도라면'],
  ] as [string, string, string, string][]),
)('%s: a goal is listed, set, followed, reached once, and left', async (language, title, reached, course) => {
  const here = at(language)
  const list = await here.run('goal')
  expect([list.code, list.out.includes(title), list.out.includes('broken')]).toEqual([0, true, false])
  expect((await here.run('goal ot')).code).toBe(1)
  expect((await here.run('goal out')).out).toContain(title)
  // Two cards on the first day: not reached yet.
  const first = await here.run('quiz --limit 2 --seed 1', knows)
  expect(first.out).not.toContain(reached)
  // One day tells no pace, three do.
  expect(first.out.replace(/\s+/g, ' ')).not.toContain(course)
  here.clock.ms += 2 * dayMs
  // The state has a line of its own, so that no row is broken.
  const rows = (await here.run('goal', [], 80)).out.split('\n')
  expect(rows.find((row) => row.includes(course))).toMatch(new RegExp(`^ {4}${course}`))
  expect(rows.filter((row) => width(row) >= 80)).toEqual([])
  here.clock.ms -= 2 * dayMs
  // On the day on which all were begun none is known.
  const rest = await here.run('quiz --seed 1', knows)
  expect(rest.out).not.toContain(reached)
  expect(rest.out).toContain('boat sail')
  const [begun] = JSON.parse((await here.run('goal --json')).out)
  expect(begun).toMatchObject({ met: 4, known: 4, recalled: 0, reached: true, complete: false })
  expect(begun.can).toEqual([{ title: expect.any(String), done: true, known: false }])
  here.clock.ms += 10 * dayMs
  expect((await here.run('quiz --seed 1', knows)).out).toContain(reached)
  here.clock.ms += 30 * dayMs
  expect((await here.run('quiz --seed 1', knows)).out).not.toContain(reached)
  const [standing] = JSON.parse((await here.run('goal --json')).out)
  expect(standing).toMatchObject({ id: 'out', current: true, cards: 4, recalled: 4, complete: true })
  expect(standing.can).toEqual([{ title: expect.any(String), done: true, known: true }])
  // Nothing new comes beyond the goal, until it is left.
  expect(JSON.parse((await here.run('due --json')).out).new).toBe(0)
  await here.run('goal all')
  expect(JSON.parse((await here.run('due --json')).out).new).toBeGreaterThan(0)
})

test.each(Object.entries(languages))(
  'the goal of a deck of one’s own has its cards, whatever they rest on, and build names it beside another goal: %s',
  async (language, texts) => {
    const here = at(language)
    const line = (name: string): string =>
      `T: Sail to ${name}. {#${name}}\n\n\`\`\`sh\nboat sail -s 5 ${name}\n\`\`\`\n`
    files(here.data, { 'notes.md': ['busan', 'jeju'].map(line).join('\n') })
    const notes = join(here.data, 'notes.md')
    expect((await here.run(`build ${notes}`)).err).not.toContain('flagdrill goal')
    await here.run('goal out')
    expect((await here.run(`build ${notes}`)).err.replace(/\s+/g, ' ')).toContain(
      texts.lists.dailyGoal('notes'),
    )
    const cards = JSON.parse((await here.run('cards notes --json')).out) as unknown[]
    const goals = JSON.parse((await here.run('goal --json')).out) as { id: string; cards: number }[]
    expect([cards.length, goals.find(({ id }) => id === 'notes')?.cards]).toEqual([4, 4])
  },
)

test.each([
  ['en', 'Sail to ports (9 days at 10 minutes a day): For whoever leaves the harbour'],
  ['ko', '항구로 (하루 10분이면 9일): 항구를 떠나는 사람에게'],
])('a start says what each goal is about and marks what is chosen: %s', async (language, offer) => {
  const { start } = languages[language]!
  const here = at(language)
  files(here.data, {
    'goals/ports.toml': `order = 2\ndays = 9\nsubjects = ["boat:busan"]\ntitle.en = "Sail to ports"\ntitle.ko = "항구로"\nabout.en = "For whoever leaves the harbour."\nabout.ko = "항구를 떠나는 사람에게."\n`,
  })
  const first = await here.run('start', ['2', '2', 'q'], 80)
  expect(first.out).toContain(`  2  ${offer}\n`)
  const again = await here.run('start', ['2', '2', 'q'], 80)
  expect(again.out).toContain(`${offer.replace(')', `, ${start.current})`)}\n`)
  expect(again.out).toContain(`  2  ${start.minutes(10)} (${start.current})`)
  // `u` asks the question before again; whoever stops hears how to come back.
  expect((await here.run('start', ['1', 'u', '2', '2', 'q'], 80)).out.split(start.whatToLearn)).toHaveLength(
    3,
  )
  expect((await here.run('start', ['^C'], 80)).out.replace(/\s+/g, ' ')).toContain(start.left)
  // A low and narrow screen has no room for it.
  expect((await here.run('start', ['2', '2', 'q'], 40)).out).not.toContain(offer.split(': ')[1]!.slice(0, 12))
})

test.each(Object.entries(languages))(
  'the session that a start begins has the size of the choice, whatever was begun before: %s',
  async (language, { quiz }) => {
    const facts = Array.from({ length: 30 }, (_, at) => `Q: ${at}? {#q${at}}\n\nA: yes\n\n- no\n`).join('\n')
    const here = bench({ 'many.md': `---\ndeck: many\n---\n\n${facts}` }, language)
    await here.run('quiz', ['0', '', 'q'])
    const { out } = await here.run('start', ['1', '1', 'q'], 80)
    expect(out).toContain(`${quiz.position(1, 8)} `)
    expect(out).not.toContain(quiz.position(1, 20))
  },
)

test.each(Object.entries(languages))(
  'a start asks for a path or a program until a deck comes of it, and begins with one that is built again: %s',
  async (language, { start }) => {
    const here = bench({ 'boat.md': deck }, language)
    files(here.data, { 'my notes.md': 'Q: Where? {#w}\n\nA: here\n\n- there\n' })
    const notes = join(here.data, 'my notes.md')
    const wrong = await here.run(
      'start',
      [start.ownNotes, join(here.data, 'no.md'), `'${notes}'`, '1', 'q'],
      80,
    )
    expect(wrong.out.split(start.whatToLearn)).toHaveLength(2)
    expect(wrong.out.split(start.whichFile)).toHaveLength(3)
    expect(wrong.out).toContain(start.tryAgain)
    // Built before: it begins all the same.
    const again = await here.run('start', [start.ownNotes, notes.replace(' ', '\\ '), '1', 'q'], 80)
    expect(again.out).toContain(start.howLong)
    const { out } = await here.run('start', [start.aProgram, 'nosuch-program', '', '1', '1', 'q'], 80)
    expect(out.split(start.whichProgram)).toHaveLength(3)
    expect(out).not.toContain('--help-file')
    expect(out.split(start.whatToLearn)).toHaveLength(3)
  },
)

test('a deck of the learner is a goal', async () => {
  const here = bench({ 'boat.md': deck })
  files(here.data, {
    'decks/own.md': '---\ndeck: own\ntitle: My own\n---\n\nC: Held by its [anchor]. {#x}\n',
  })
  expect((await here.run('goal')).out).toContain('My own')
  await here.run('goal own')
  expect(JSON.parse((await here.run('due --json')).out).new).toBe(1)
  await here.run('quiz', knows)
  here.clock.ms += 10 * dayMs
  expect((await here.run('quiz', knows)).out).toContain('Goal reached: My own')
})

test.each([
  ['~/notes.md', '/home/me/notes.md'],
  ['~', '/home/me'],
  ['~other/notes.md', '~other/notes.md'],
  [' a\\ b.md ', 'a b.md'],
  ["'a b.md'", 'a b.md'],
  ['"C:\\notes.md"', 'C:\\notes.md'],
  ['notes.md', 'notes.md'],
])('a path that is typed in the dialogue is read as by a shell: %s', (line, path) => {
  expect(typedPath(line, '/home/me', false)).toBe(path)
  if (!line.includes('\\')) expect(typedPath(line, '/home/me', true)).toBe(path)
})

test.each(Object.values(languages))(
  'a deck whose cards another deck has counts them: %#',
  async ({ goals, language }) => {
    const here = bench({}, language)
    const text = '# boat\n\n- `boat sail` : leave\n- `boat log` : list\n'
    files(here.data, { 'first.md': text, 'second.md': text })
    for (const name of ['first', 'second']) await here.run(`build ${join(here.data, `${name}.md`)}`)
    const listed = JSON.parse((await here.run('goal --json')).out) as { id: string; cards: number }[]
    const [first, second] = ['first', 'second'].map((name) => listed.find(({ id }) => id === name)!.cards)
    expect(first).toBeGreaterThan(1)
    expect(second).toBe(first)
    expect((await here.run('goal')).out).toContain(goals.both(0, 0, first!))
  },
)
