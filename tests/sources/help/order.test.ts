import { join } from 'node:path'
import fc from 'fast-check'
import { programOf } from '../../../src/commandline/index.ts'
import { en } from '../../../src/i18n/en.ts'
import { readHelpFiles } from '../../../src/io/help.ts'
import { historyLines } from '../../../src/io/history.ts'
import type { Entry } from '../../../src/model/index.ts'
import { helpEntries, parseHelp, vocabularyOf, type WalkedPage } from '../../../src/sources/index.ts'
import { files, folder } from '../../folders.ts'

const root = `Usage: kite [OPTIONS] COMMAND

Commands:
  berth   Find a place
  fly     Let it fly
  land    Bring it down

Options:
  -q, --quiet   Say nothing at all

Examples:
  kite land --softly
  kite land
`
const below = (name: string, rows: string): WalkedPage => ({
  path: [name],
  page: parseHelp(`Usage: kite ${name} [OPTIONS]\n\nOptions:\n${rows}`),
  file: `kite ${name} --help`,
})
const pages: WalkedPage[] = [
  { path: [], page: parseHelp(root), file: 'kite --help' },
  below('berth', '  -n, --name NAME   Call it so\n  --help            help for berth\n'),
  below(
    'fly',
    '  -H, --high   As high as it goes\n  -w, --wind SPEED   How hard it may blow\n  --version   Print which release it is\n',
  ),
  below('land', '  --softly     Without a sound\n'),
]
const build = (history?: string[]): Entry[] =>
  helpEntries('kite', pages, { known: vocabularyOf([]), described: [], history }).entries
const order = (entries: readonly Entry[]): string[] =>
  entries.flatMap((entry) =>
    'summary' in entry && entry.summary !== '' ? [entry.subject.replace('kite/', '')] : [],
  )

test('what examples show comes first, what is obvious last, help makes no card', () => {
  expect(order(build())).toEqual([
    'land',
    'land/--softly',
    '--quiet',
    'berth',
    'berth/--name',
    'fly',
    'fly/--high',
    'fly/--wind',
    'fly/--version',
  ])
})

test('the examples of a tldr page, given as a file, say what comes first', () => {
  const at = folder()
  files(at, {
    'kite.txt': root.replace(/\nExamples[\s\S]*/, '\n'),
    'tldr.md':
      '# kite\n\n> Fly kites.\n> More: <https://example.org>.\n\n- Find a place:\n\n`kite berth {{cord}}`\n\n- And quietly:\n\n`kite {{[-q|--quiet]}} berth`\n',
  })
  const { program, pages: saved } = readHelpFiles([join(at, 'tldr.md'), join(at, 'kite.txt')], en)
  const { entries } = helpEntries(program, saved, { known: vocabularyOf([]), described: [] })
  expect([program, saved.length, order(entries).slice(0, 2)]).toEqual(['kite', 1, ['berth', '--quiet']])
})

test("what the learner's history uses comes before everything else, with its command first", () => {
  const history = [
    'kite fly -Hw 3 | less',
    'sudo kite fly --wind=9',
    'ls kite',
    'X=1 kite fly --wind 4 && kite berth',
    'akite land',
  ]
  expect(order(build(history)).slice(0, 4)).toEqual(['fly', 'fly/--wind', 'berth', 'fly/--high'])
  const { used } = helpEntries('kite', pages, { known: vocabularyOf([]), described: [], history })
  expect([...used].sort()).toEqual([
    ['kite/berth', 1],
    ['kite/fly', 3],
    ['kite/fly/--high', 1],
    ['kite/fly/--wind', 3],
  ])
})

test('ten to begin with, thirty more, then the rest', () => {
  const rows = Array.from(
    { length: 60 },
    (_, index) => `  --cord-${String.fromCharCode(97 + (index % 26))}${index}   Pull cord ${index} a little`,
  )
  const page = {
    path: [],
    page: parseHelp(`Usage: kite [OPTIONS]\n\nOptions:\n${rows.join('\n')}\n`),
    file: 'x',
  }
  const { entries } = helpEntries('kite', [page], { known: vocabularyOf([]), described: [] })
  const levels = entries.map(({ level }) => level)
  expect([1, 2, 3].map((level) => levels.filter((own) => own === level).length)).toEqual([10, 30, 20])
})

test('a command is asked before its options, whatever was used', () => {
  const line = fc.constantFrom(
    'kite fly -w 3',
    'kite land --softly',
    'kite berth -n x',
    'kite -q fly',
    'kite land',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (history) => {
      const subjects = order(build(history))
      for (const subject of subjects) {
        const command = /^(\w+)\/-/.exec(subject)?.[1]
        if (command) expect(subjects.indexOf(command)).toBeLessThan(subjects.indexOf(subject))
      }
    }),
    { seed: 2, numRuns: 40 },
  )
})

test('histories of all shells are read, without times and keys, and only lines that name the program', () => {
  const home = folder()
  files(home, {
    '.bash_history': '#1700000000\nkite fly\ncurl -u me:secret x\n',
    '.zsh_history': ': 1700000000:0;kite land\n',
    '.local/share/fish/fish_history': '- cmd: kite berth\n  when: 1\n',
  })
  expect(historyLines('kite', { HOME: home })).toEqual(['kite fly', 'kite land', 'kite berth'])
  expect(historyLines('kite', { HOME: folder() })).toEqual([])
})

test('only some options of a program: the others stay as they were', () => {
  const context = { known: vocabularyOf([]), described: [] }
  const whole = helpEntries('kite', pages, context)
  const part = helpEntries('kite', pages, { ...context, only: ['--wind'] })
  expect(order(part.entries).filter((subject) => subject.includes('-'))).toEqual(['fly/--wind'])
  const again = helpEntries('kite', pages, {
    ...context,
    only: ['--wind'],
    earlier: { ...whole, partial: true },
  })
  expect(order(again.entries).sort()).toEqual(order(whole.entries).sort())
  expect(programOf('kite', again.entries).command('fly')?.options.has('-H')).toBe(true)
})
