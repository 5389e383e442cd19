import { parseMan } from '../../../src/sources/man/index.ts'

/** The rows of a page: names, form of the value, meaning. */
const rowsOf = (page: string) =>
  parseMan(page).options.map(({ long, short, also = [], value, default: usual, summary }) =>
    [[short, long, ...also].filter(Boolean).join(' '), value ?? '', usual ?? '', summary].join(' | '),
  )

const page = (body: string): string => `.TH kite 1\n.SH NAME\nkite \\- fly\n.SH OPTIONS\n${body}`

test('a place that only the font tells from its name is the value', () => {
  const body = `.TP
.B \\f[CB]\\-share:\\f[R]\\f[I]mode\\f[R]
Sets how the line is shared.
.TP
.B \\f[CB]\\-agent:\\f[R]\\f[I]path\\f[R][\\f[CB]=\\f[R]\\f[I]words\\f[R]]
Loads an agent.
`
  expect(rowsOf(page(body))).toEqual([
    '-share | :<mode> |  | Sets how the line is shared.',
    '-agent | :<path>[=words] |  | Loads an agent.',
  ])
})

test('a string that the page defines is part of its text, and never more than that', () => {
  const body = `.ds KT \\s-1KITE\\s+1
.ds LOOP \\*[LOOP]\\*[LOOP]
.TP
.B \\-d
Debug a \\*(KT program\\*[LOOP].
`
  expect(rowsOf(page(body))).toEqual(['-d |  |  | Debug a KITE program.'])
})

test('options of the commands within a tool are not those of the program', () => {
  const body = `.INDENT 0.0
.TP
.B compare [\\-\\-ignore\\-ends] <file> <file>
Compares two files.
.INDENT 7.0
.TP
.B \\-\\-ignore\\-ends
Ignores the ends of lines.
.UNINDENT
.UNINDENT
.SH MORE OPTIONS
.INDENT 0.0
.TP
.B \\-\\-height=<metres>
Sets the height.
.UNINDENT
`
  expect(rowsOf(page(body))).toEqual(['--height | <metres> |  | Sets the height.'])
})

test('what a value is by default may go on in the next line', () => {
  const body = `.TP
.B \\-\\-log=FILE
Write what happens to FILE.
Default: ~/.kite/log if present, otherwise
~/kite.log.
`
  expect(rowsOf(page(body))).toEqual(['--log | FILE |  | Write what happens to FILE.'])
})

test('a letter whose values are names of their own is none of their other names', () => {
  const body = `.TP
\\-e\\ colour=set
.TQ
\\-e\\ c=set
.TQ
\\-\\-colour=set
Colours the kites of the set.
.TP
\\-e\\ tail=set
.TQ
\\-\\-tail=set
Gives the kites of the set a tail.
`
  expect(rowsOf(page(body))).toEqual([
    '--colour | set |  | Colours the kites of the set.',
    '--tail | set |  | Gives the kites of the set a tail.',
  ])
})

test('a default that is none of the words to choose from belongs to something else', () => {
  const body = `.TP
.B \\-\\-wrap=auto|none
Says how lines are wrapped.  With auto they end at \\-\\-columns (default 72).
`
  expect(rowsOf(page(body))).toEqual(['--wrap | auto|none |  | Says how lines are wrapped.'])
})
