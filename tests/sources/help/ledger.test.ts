import fc from 'fast-check'
import {
  helpEntries,
  mergePages,
  parseHelp,
  parseMan,
  vocabularyOf,
  type WalkedPage,
} from '../../../src/sources/index.ts'
import { rounds } from '../../rounds.ts'

// Every word that looks like an option has to be in the table or among the problems: nothing is lost in silence.

interface Told {
  names: string[]
  /** Code, line and detail of each problem. */
  problems: string[]
  complete: boolean
}

function told(...pages: WalkedPage[]): Told {
  const { entries, problems } = helpEntries('kite', pages, { known: vocabularyOf([]), described: [] })
  return {
    names: entries.flatMap((entry) =>
      entry.kind === 'option'
        ? [entry.long, entry.short, entry.negated, ...(entry.also ?? [])].filter((name) => name !== undefined)
        : [],
    ),
    problems: problems.map(({ code, at, detail }) => `${code} ${at.line} ${detail}`),
    complete: entries.some((entry) => entry.kind === 'grammar' && entry.grammar.complete),
  }
}

const page = (text: string, path: string[] = []): WalkedPage => ({
  path,
  page: parseHelp(text),
  file: ['kite', ...path, '--help'].join(' '),
})

test('an option that only a sentence names is a problem, unless some page describes it', () => {
  const root = 'Usage: kite [options]\n\nOptions:\n  -q, --quiet   Say nothing at all\n'
  const prose = `${root}\nTo see the wind use --gusts, or the -x flag. --quiet hides both.\n`
  expect(told(page(prose)).problems).toEqual(['in-prose 6 --gusts', 'in-prose 6 -x'])
  const below = 'Usage: kite fly\n\nOptions:\n  --gusts   Show the wind\n  -x        Show it again\n'
  expect(told(page(prose), page(below, ['fly'])).problems).toEqual([])
})

test('a line where options are given and that could not be read makes the page partial', () => {
  const rows =
    'Usage: kite [options]\n\nOptions:\n  -h, --help  Print help\n  -q, --quiet  Say nothing at all\n'
  expect(told(page(rows))).toMatchObject({ problems: [], complete: true })
  const odd = told(page(`${rows}  --wind(( <speed>  how hard\n`))
  expect(odd.problems).toEqual(['not-understood 6 --wind(( <speed>  how hard'])
  expect(odd.complete).toBe(false)
})

test('what is tied to a letter, letters that share a dash, and numbers in sentences are nothing new', () => {
  const text = `Usage: kite [options]

Options:
  -a          Fly all of them
  -v          Say more
  -n COUNT    How many

Give -av for both, -n5 or -n -1 for no limit, -vv for more.
`
  expect(told(page(text)).problems).toEqual([])
})

test('a manual and the help account for each other', () => {
  const help = page(
    'Usage: kite [options]\n\nOptions:\n  -q, --quiet   Say nothing at all\n  see also --wind\n',
  )
  const manual = parseMan(
    '.SH NAME\nkite \\- fly\n.SH OPTIONS\n.TP\n\\-\\-wind\nShow the wind, like \\-\\-gusts.\n.SH EXAMPLES\nkite \\-\\-odd\n',
  )
  const whole = { ...help, page: mergePages(help.page, [{ page: manual, file: 'man kite' }]) }
  expect(told(help).problems).toEqual(['in-prose 5 --wind'])
  expect(told(whole).problems).toEqual(['in-prose 6 --gusts'])
})

test('letters and operands without a dash are options where several rows have them', () => {
  const text = `Usage: kite [options]

Basic options:
 -A, -e               all kites
  a                   all with a cord
 -p, p, --pid <PID>   kite of a process
  r                   only flying kites
  T                   all on this hill
  x, --loose <N>      kites without a cord
`
  expect(told(page(text))).toMatchObject({
    names: ['-A', '-e', 'a', '--pid', '-p', 'p', 'r', 'T', '--loose', 'x'],
    problems: [],
  })
  const operands = `Usage: kite [OPERAND]...
Copy the wind.

  bs=BYTES        read and write up to BYTES at a time (default: 512)
  if=FILE         read from FILE instead of the hill
  of=FILE         write to FILE instead of the sky
  skip=N          (or iskip=N) pass over N gusts

      --help      say how
`
  expect(told(page(operands))).toMatchObject({
    names: expect.arrayContaining(['bs=', 'if=', 'of=', 'skip=', 'iskip=', '--help']),
    problems: [],
  })
  // Keys of a pager are no options, although letters begin their rows.
  const keys = `Commands\n\n${'efbz'
    .split('')
    .map((key) => `  ${key}   go on by one ${key} line\n`)
    .join('')}`
  expect(
    told(
      page(`${keys}\n\n\n\nOptions:\n  -q   say nothing at all\n  -w   say more than that\n`),
    ).names.sort(),
  ).toEqual(['-q', '-w'])
})

const name = fc.constantFrom(
  '-a',
  '-Z',
  '--wind',
  '--no-rain',
  '-gust',
  '--[no-]cord',
  '+x',
  '-9',
  '-?',
  '-m[-]x',
)
const value = fc.constantFrom(
  '',
  ' FILE',
  '=<n>',
  '[=WHEN]',
  ' a|b',
  ' ((x',
  ' <a> <b>',
  ',',
  ' lower case words',
)
const gap = fc.constantFrom('  ', '      ', ' ', ': ', ' - ', '\t', '')
const words = fc.constantFrom('fly it', '', 'Do what is said.', '(see below)', '-', 'one; two')
const row = fc
  .tuple(
    fc.constantFrom('', '  ', '      ', '\t'),
    fc.array(fc.tuple(name, value), { minLength: 1, maxLength: 3 }),
    gap,
    words,
  )
  .map(
    ([indent, names, between, text]) =>
      `${indent}${names.map((one) => one.join('')).join(', ')}${between}${text}`,
  )
const usage = fc
  .array(name, { maxLength: 3 })
  .map((names) => `usage: kite ${names.map((one) => `[${one}]`).join(' ')}`)
const line = fc.oneof(
  { weight: 6, arbitrary: row },
  usage,
  fc.constantFrom('', 'Options:', 'Flying:', 'Some words here.'),
)

/** The names that a line has to give: the one that it begins with, and those alone in the brackets of a usage line. */
function namesAt(text: string): string[] {
  const first = /^(?:--?[a-zA-Z?][\w-]*|\+x)(?=$|[\s,=:[])/.exec(text.trimStart())
  const inUsage = text.startsWith('usage') ? (text.match(/(?<=\[)(?:--?\w[\w-]*|\+x)(?=\])/g) ?? []) : []
  return [...(first ?? []), ...inUsage]
}

/** Whether names account for one: it is among them, is one with its value, or is letters that share a dash. */
const accounts = (names: readonly string[], one: string): boolean =>
  names.some((own) => own === one || (own.length > 1 && one.startsWith(own))) ||
  (/^-\w{2,}$/.test(one) && [...one.slice(1)].every((letter) => names.includes(`-${letter}`)))

test('of random pages every name that begins a row or is in the brackets of a usage line is in the table or among the problems', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const { names, problems } = told(page(lines.join('\n')))
      const lost = lines
        .flatMap(namesAt)
        .filter((one) => !accounts(names, one) && !problems.some((problem) => problem.includes(one)))
      expect(lost).toEqual([])
    }),
    { seed: 16, numRuns: rounds(40, 5000) },
  )
})
