import fc from 'fast-check'
import { type Aliases, type Entry, type OptionEntry, renaming } from '../../../src/model/index.ts'
import { helpEntries, parseHelp, vocabularyOf, type WalkedPage } from '../../../src/sources/index.ts'
import { rounds } from '../../rounds.ts'

// A program of our own: commands with options that mean the same or something else elsewhere.

const commands = ['anchor', 'berth', 'crew', 'dock']
const meanings = ['Do nothing, only say it', 'Ask before each step', 'Leave the harbour at night']
const names = ['-n, --dry-run', '--quiet', '-f, --force']

/** The meaning that each command gives each name; -1 if it has no such option. */
type Boat = number[][]

const pageOf = (boat: Boat, at: number): WalkedPage => {
  const rows = names.flatMap((name, index) => {
    const meaning = boat[at]![index]!
    return meaning < 0 ? [] : [`  ${name.padEnd(20)}${meanings[meaning]}`]
  })
  const text = `Usage: boat ${commands[at]} [OPTIONS]\n\nOptions:\n${rows.join('\n')}\n`
  return { path: [commands[at]!], page: parseHelp(text), file: `boat ${commands[at]} --help` }
}

const root: WalkedPage = {
  path: [],
  page: parseHelp(
    `Usage: boat COMMAND\n\nCommands:\n${commands.map((name) => `  ${name}    Does what ${name} says`).join('\n')}\n`,
  ),
  file: 'boat --help',
}

interface Built {
  entries: Entry[]
  aliases: Aliases
}

const build = (boat: Boat, walked: readonly number[], earlier?: Built): Built =>
  helpEntries('boat', [root, ...walked.map((at) => pageOf(boat, at))], {
    known: vocabularyOf([]),
    described: [],
    earlier: earlier && { ...earlier, partial: walked.length < commands.length },
  })

const optionsIn = ({ entries }: Built): OptionEntry[] => entries.filter((entry) => entry.kind === 'option')

const boats = fc.array(fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 3, maxLength: 3 }), {
  minLength: 4,
  maxLength: 4,
})
const orders = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 }), {
  maxLength: 6,
})

test('an id means one option of one command, whatever was walked in whatever order, and every id ever given counts in the end', () => {
  fc.assert(
    fc.property(boats, orders, (boat, walks) => {
      const decks: Built[] = []
      for (const walked of [...walks, [0, 1, 2, 3]]) decks.push(build(boat, walked, decks.at(-1)))
      const last = decks.at(-1)!
      const { subject } = renaming(last.aliases)
      const bySubject = new Map(optionsIn(last).map((entry) => [entry.subject, entry]))
      for (const deck of decks)
        for (const entry of optionsIn(deck)) {
          const now = bySubject.get(subject(entry.subject))
          expect(now).toMatchObject({ long: entry.long, summary: entry.summary })
          expect(now!.commands).toEqual(expect.arrayContaining(entry.commands))
        }
      // The deck of all the parts is the deck of the whole.
      const whole = build(boat, [0, 1, 2, 3])
      const shape = (deck: Built): string[][] =>
        optionsIn(deck)
          .map((entry) => [entry.subject, entry.summary, entry.commands.join()])
          .sort()
      expect(shape(last)).toEqual(shape(whole))
    }),
    { seed: 3, numRuns: rounds(20, 60) },
  )
})

test('an option that means the same in several commands is one card with an id for each of them and for each name', () => {
  const boat = [
    [0, -1, 1],
    [0, -1, 2],
    [-1, -1, -1],
    [1, -1, -1],
  ]
  const { entries, aliases } = build(boat, [0, 1, 2, 3])
  expect(
    optionsIn({ entries, aliases })
      .map(({ subject, commands: at }) => [subject, at.join()])
      .sort(),
  ).toEqual([
    ['boat/anchor/--dry-run', 'anchor,berth'],
    ['boat/anchor/--force', 'anchor'],
    ['boat/berth/--force', 'berth'],
    ['boat/dock/--dry-run', 'dock'],
  ])
  expect(aliases).toEqual({
    'boat/anchor/-n': 'boat/anchor/--dry-run',
    'boat/berth/--dry-run': 'boat/anchor/--dry-run',
    'boat/berth/-n': 'boat/anchor/--dry-run',
    'boat/anchor/-f': 'boat/anchor/--force',
    'boat/berth/-f': 'boat/berth/--force',
    'boat/dock/-n': 'boat/dock/--dry-run',
  })
})

test('a deck of version 0.1.0, whose ids had no command, leads to the options that it was about', () => {
  const boat = [
    [0, -1, -1],
    [1, -1, -1],
    [-1, -1, -1],
    [-1, -1, -1],
  ]
  const [berth] = optionsIn(build(boat, [1]))
  const old: Entry = { ...berth!, subject: 'boat/--dry-run' }
  const { aliases } = build(boat, [0, 1, 2, 3], {
    entries: [old],
    aliases: { 'boat/--dry': 'boat/--dry-run' },
  })
  const { subject } = renaming(aliases)
  expect(subject('boat/--dry-run')).toBe('boat/berth/--dry-run')
  expect(subject('boat/--dry')).toBe('boat/berth/--dry-run')
})

test('aliases of a command are no commands of their own: ids follow', () => {
  const pages: WalkedPage[] = [
    {
      path: [],
      page: parseHelp(
        'Usage: boat [OPTIONS] [COMMAND]\n\nCommands:\n    build, b    Build the boat\n    test, t     Try it\n',
      ),
      file: 'boat --help',
    },
    {
      path: ['build'],
      page: parseHelp('Usage: boat build\n\nOptions:\n  -q, --quiet  Say nothing at all\n'),
      file: '',
    },
    {
      path: ['b'],
      page: parseHelp('Usage: boat build\n\nOptions:\n  -q, --quiet  Say nothing at all\n'),
      file: '',
    },
  ]
  const { entries, aliases } = helpEntries('boat', pages, { known: vocabularyOf([]), described: [] })
  expect(entries.map(({ subject }) => subject)).toEqual(['boat/build', 'boat/build/--quiet', 'boat/test'])
  expect(aliases).toMatchObject({ 'boat/b/--quiet': 'boat/build/--quiet', 'boat/b/-q': 'boat/build/--quiet' })
})
