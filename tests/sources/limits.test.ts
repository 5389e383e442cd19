import { noVocabulary, readNotes } from '../../src/sources/index.ts'
import { longTest, rounds } from '../rounds.ts'

/** Problems of a text as code and line. */
const problems = (text: string): [string, number][] =>
  readNotes(text, 'x.md', { known: noVocabulary() }).problems.map(({ code, at }) => [code, at.line])
const repeated = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n')

// The form for prose behind a command went back over a sentence once for each of its words.
test('a long sentence in a sheet of commands is read in linear time', () => {
  const sheet = `git status\nls   ${'Show and then the other words of it '.repeat(40)}|\n`
  const used = process.cpuUsage()
  readNotes(sheet, 'git.cheat', { known: noVocabulary() })
  const { user, system } = process.cpuUsage(used)
  expect((user + system) / 1000).toBeLessThan(3000)
})

// None of these ended, or ended well, when each part of a text was looked at again for every other part.
test.each<[string, string, [string, number][]]>([
  [
    'quotations in quotations',
    '>'.repeat(100_000),
    [
      ['line-too-long', 1],
      ['no-cards', 1],
    ],
  ],
  [
    'links that never close',
    '[a]('.repeat(100_000),
    [
      ['line-too-long', 1],
      ['no-cards', 1],
    ],
  ],
  ['such links in many lines', repeated(rounds(50, 200), () => '[a]('.repeat(4000)), [['no-cards', 1]]],
  ['emphasis that never closes', repeated(rounds(25, 100), () => '**a _b '.repeat(2000)), [['no-cards', 1]]],
  ['code that never closes', repeated(rounds(20, 50), () => '`a ``b '.repeat(2000)), [['no-cards', 1]]],
  [
    'comments that never close',
    '<!-- x\n'.repeat(rounds(20_000, 50_000)),
    [
      ['never-closed', 1],
      ['no-cards', 1],
    ],
  ],
  ['lists in lists', repeated(rounds(1200, 5000), (index) => `${' '.repeat(index)}- x`), [['no-cards', 1]]],
  [
    'a long line',
    'x'.repeat(rounds(1_000_000, 10_000_000)),
    [
      ['line-too-long', 1],
      ['no-cards', 1],
    ],
  ],
  [
    'many columns',
    `${'|a'.repeat(500)}|\n${'|-'.repeat(500)}|\n${'|b'.repeat(500)}|`,
    [['too-many-columns', 3]],
  ],
])('%s: named with the line, and no more', (_name, text, expected) => {
  expect(problems(text)).toEqual(expected)
})

longTest('thirty thousand rows are as many cards, and no call is too deep', () => {
  const rows = repeated(30_000, (index) => `| git c${index} | does ${index} | -a |`)
  const text = `# git\n\n| Command | Meaning | Options |\n|---|---|---|\n${rows}\n`
  const { entries, problems: named } = readNotes(text, 'x.md', { known: noVocabulary() })
  expect([entries.length, named.length]).toEqual([30_000, 30_000])
})
