import fc from 'fast-check'
import { commands } from '../src/commands/index.ts'
import { en } from '../src/i18n/en.ts'
import { parse } from '../src/parser.ts'
import { quickly } from '../src/quick.ts'
import type { World } from '../src/world.ts'
import { rounds } from './rounds.ts'

const world = {
  version: '1.2.3',
  texts: en,
  terminal: { columns: 80, print: () => undefined },
} as unknown as World

/** What a command gets to see: every key that says something. */
const seen = (args: object): unknown =>
  Object.fromEntries(
    Object.entries(args).filter(
      ([key, value]) => key !== '$0' && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )

const word = fc.constantFrom(
  ...Object.keys(commands),
  ...['docker-run', '가', 'a b', '7', '', '--', '-', '-h', '--help', '-o', 'x=y'],
  ...['--data', '--data=d', '--language', 'ko', '--seed=1', '--seed', '--plain', '--plain=no', '--no-plain'],
  ...['--limit', '--limit=3', '3', '-3', '--new=2', '--minutes', '--json', '--count', '--list', '--by=risk'],
  ...[
    '--no-record',
    '--give-up',
    '--noRecord',
    '--format',
    'csv',
    '--output=f',
    '--dry-run',
    '--no',
    '--bogus',
  ],
  ...['true', 'false', 'help'],
)

test('what is read without yargs is read as yargs reads it', async () => {
  let quick = 0
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 5 }), async (argv) => {
      const found = quickly(argv, en)
      if (found === undefined) return
      quick++
      const by = await parse(argv, world)
      expect(by?.command).toBe(found.command)
      expect(seen(found.args)).toEqual(seen(by!.args))
    }),
    { numRuns: rounds(250, 5000), seed: 5 },
  )
  expect(quick).toBeGreaterThan(10)
})

test.each([
  [''],
  ['due'],
  ['due --count'],
  ['quiz docker-run docker-build --limit 5'],
  ['stats --json'],
  ['--data d --language ko --seed 1 --plain'],
])('"%s" needs no yargs', (line) => {
  expect(quickly(line.split(' ').filter(Boolean), en)).toBeDefined()
})

test.each([
  ['docker-run'],
  ['due --help'],
  ['due --cuont'],
  ['quiz --limit'],
  ['quiz --limit -3'],
  ['quiz --limit 1 --limit 2'],
  ['history x'],
  ['due -- --count'],
  ['build notes.md'],
])('"%s" is for yargs', (line) => {
  expect(quickly(line.split(' '), en)).toBeUndefined()
})
