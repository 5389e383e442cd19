import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commands } from '../src/commands/index.ts'
import { log, strange } from './fit/learners.ts'
import { deckOf, idIn, linesOf } from './fit/own-log.ts'
import { files, folder, root } from './folders.ts'
import { misfits, readSchema, schemaOf, writeSchema } from './schemas.ts'
import { type Bench, bench } from './support.ts'

// Holds the --json output of each command in a small world against its schema.

const boat = readFileSync(join(root, 'tests/fixtures/decks/boat.md'), 'utf8')

const own = '---\ndeck: own\nprogram: boat\n---\n\nC: The [rudder] steers. {#turn}\n'
const goal = `order = 1
title.en = "Set out"
kinds = ["meaning", "command"]
subjects = ["boat/trip/start", "boat/--speed"]

[[can]]
title.en = "leave for Busan"
tasks = ["boat:busan"]
`
const rating = { again: 1, hard: 2, good: 3, easy: 4 }
const csvOf = (days: number): string =>
  ['card_id,review_rating,review_time,review_duration']
    .concat(
      log('csv', days, strange, 12).map((one) => `${one.card},${rating[one.grade]},${one.at + 1e12},900`),
    )
    .join('\n')

/** Somebody who has answered for some days, rightly and wrongly. */
async function learner(): Promise<Bench> {
  const on = bench({ 'boat.md': boat, 'own.md': own })
  for (let day = 0; day < 6; day++) {
    for (let count = 0; count < 8; count++) {
      const next = JSON.parse((await on.run('next --json --seed 1')).out) as {
        card?: string
        question?: { type: string; steps?: unknown[] }
      }
      if (next.card === undefined || next.question === undefined) break
      const { type, steps = [] } = next.question
      const given = {
        text: "--text '--speed 5'",
        choice: `--choice ${1 + (count % 2)}`,
        steps: `--choice ${steps.map(() => '1').join(',')}`,
        reveal: '--grade good',
      }[type]
      await on.run(`answer '${next.card}' ${given} --json --seed 1`)
      await on.run(`answer '${next.card}' --give-up --json --seed 1`)
    }
    on.clock.ms += 86_400_000
  }
  return on
}

const notes = `# boat

| Option | Meaning |
|---|---|
| \`-s\`, \`--speed N\` | Set the speed |
| \`-q\` | |

A sentence that makes no card.
`
const broken = '# boat\n\nQ: Which side?\n\nQ: And now?\n\nA: left\n'

const unsure = '# git\n\n- `git add`: takes files\n\nThe windows of it are not bad.\n\n```sh\ngit gui\n```\n'

/** The lines that each command is run with, one after the other, on the bench of a learner. */
const asked: Record<string, (on: Bench) => Promise<string[]>> = {
  accepted: async (on) => {
    await on.run('quiz own --seed 1', ['helm', '!', 'y', ''])
    return ['accepted --json', 'accepted boat --json']
  },
  answer: async () => [],
  build: async (on) => {
    files(on.data, { 'n/notes.md': notes, 'n/broken.md': broken, 'n/unsure.md': unsure })
    await on.run(`build '${on.data}/n/unsure.md' --ask`, ['-'])
    const named = ['n', 'n/notes.md --name mine', 'n/unsure.md']
    return named.map((words) => `build ${on.data}/${words} --json`)
  },
  cards: async () => ['cards --json', 'cards boat --json'],
  check: async (on) => {
    files(on.data, { 'n/broken.md': broken })
    return ['check --json', `check '${on.data}/n/broken.md' --json`]
  },
  compare: async () => [
    "compare 'boat sail -s 5 Busan' 'boat sail --speed=5 Busan' --json",
    "compare 'boat sail -s 5 Busan' 'boat sail -s 6 Ulsan' --json",
    "compare 'boat a' 'boat -x' --json",
  ],
  config: async () => ['config --json', 'config retention --json', 'config language ko --json'],
  decks: async () => ['decks --json'],
  doctor: async (on) => {
    await on.run('doctor --json')
    files(on.data, {
      'reviews/2001-02.b.jsonl': '{"type":"review","id":"x","card":"gone#x","at":1\nnothing\n',
    })
    return ['doctor --json']
  },
  due: async () => ['due --json', 'due boat --json'],
  explain: async () => ["explain 'boat sail -s 5 --wrong Busan' --json", "explain 'ls -l | wc -l' --json"],
  find: async () => ['find speed --json', 'find nothing-of-the-kind --json'],
  fit: async (on) => {
    const lines = ['one', 'two'].flatMap((name) => linesOf(name, strange, idIn(name)))
    files(on.decks, { 'en/one.md': deckOf('one'), 'en/two.md': deckOf('two') })
    files(on.data, { 'log.csv': csvOf(30), 'reviews/2001-02.other.jsonl': lines.join('') })
    return [
      `fit --csv '${on.data}/log.csv' --json`,
      'fit --dry-run --json',
      'fit --reschedule --json',
      'fit one --json',
      'fit one two --json --dry-run',
      'fit one two --json --reschedule',
    ]
  },
  goal: async (on) => {
    files(on.data, { 'goals/out.toml': goal })
    await on.run('goal out')
    return ['goal --json']
  },
  history: async () => ['history boat/--speed#meaning --json', 'history boat:port#concept --json'],
  import: async (on) => {
    await on.run(`export --format jsonl --what reviews -o '${on.data}/all.jsonl'`)
    return [`import '${on.data}/all.jsonl' --json`, `import '${on.data}/all.jsonl' --dry-run --json`]
  },
  lab: async () => ['lab --json'],
  next: async () => ['next --json --seed 1', 'next boat --json --hint'],
  preview: async (on) => {
    files(on.data, { 'n/notes.md': notes, 'n/broken.md': broken })
    return [`preview '${on.data}/n/notes.md' --json`, `preview '${on.data}/n/broken.md' --json`]
  },
  show: async () => [
    'show boat/--speed#meaning --json',
    'show boat:busan#command --json',
    'show boat:port#concept --json',
  ],
  simulate: async () => ['simulate --days 30 --json'],
  stats: async () => ['stats --json', 'stats boat --since 3d --json'],
  sync: async () => {
    const remote = join(folder(), 'remote.git')
    return [`sync '${remote}' --json`, 'sync --json']
  },
  weak: async () => ['weak --list --json', 'weak --list --json --by lapses --limit 2'],
}

test('every command that prints JSON has a schema and is asked here', async () => {
  const printing: string[] = []
  for (const [name, read] of Object.entries(commands))
    if ('json' in ((await read()).options ?? {})) printing.push(name)
  expect(Object.keys(asked).sort()).toEqual(printing.sort())
  expect(printing.filter((name) => readSchema(name) === undefined)).toEqual([])
})

// Written by hand: they say which answer goes with which question.
const byHand = ['answer', 'compare', 'next']

test.each(Object.keys(asked).filter((name) => !byHand.includes(name)))(
  '%s --json prints what its schema says',
  async (name) => {
    const on = await learner()
    const values: unknown[] = []
    for (const line of await asked[name]!(on)) {
      const { out, err } = await on.run(line)
      try {
        values.push(JSON.parse(out))
      } catch {
        throw new Error(`${line}: ${out.slice(0, 300)} ${err.slice(0, 300)}`)
      }
    }
    if (process.env.FLAGDRILL_WRITE === '1') writeSchema(name, values)
    const schema = readSchema(name)!
    expect(values.flatMap((value) => misfits(value, schema))).toEqual([])
  },
  60_000,
)

test('a line of lab --free --json is what its schema says', async () => {
  const { out } = await bench().run('lab --free --json', ['docker ps', 'docker rm nothing'])
  const values = out.split('\n').map((line) => JSON.parse(line) as unknown)
  if (process.env.FLAGDRILL_WRITE === '1') writeSchema('lab-line', values)
  expect(values.flatMap((value) => misfits(value, readSchema('lab-line')!))).toEqual([])
})

test('a schema of ours notices what is new, missing or of another type', () => {
  const schema = schemaOf([
    { a: 1, b: [{ c: 'x' }], d: { 'x/y': 1 } },
    { a: null, b: [], d: {} },
  ])
  expect(misfits({ a: 2, b: [], d: { 'p/q': 3 } }, schema)).toEqual([])
  expect(misfits({ a: 2.5, b: [], d: {} }, schema)).toEqual(['.a: number'])
  expect(misfits({ b: [{ c: 1 }], d: {}, e: 1 }, schema)).toEqual([
    '.a is missing',
    '.b[].c: integer',
    '.e is not named',
  ])
})
