import fc from 'fast-check'
import { mergePages, parseHelp, parseMan } from '../../../src/sources/index.ts'
import { rounds } from '../../rounds.ts'

// Man pages of our own, in each way that they are written.

const options = (page: string): string[] =>
  parseMan(page).options.map(({ short, long, also = [], negated, type, value, optionalValue, summary }) => {
    const form = type === 'boolean' ? '' : `${value ?? type}${optionalValue ? '?' : ''}`
    return [[short, long, ...also, negated].filter(Boolean).join(' '), form, summary].join(' | ')
  })

test("man's macros, written by hand", () => {
  const page = `.\\" A comment
.TH KITE 1
.SH NAME
kite \\- fly a kite
.SH SYNOPSIS
.B kite
[\\fIOPTION\\fR]... \\fICORD\\fR
.SH OPTIONS
.TP
.BR \\-a ", " \\-\\-all
Fly all of them.  More is said here.
.TP
\\fB\\-c\\fR, \\fB\\-\\-cord\\fR=\\fIFILE\\fR
Read the cord from
.IR FILE .
.TP
.BI \\-f " cord\\fR,\\fP "\\c
.BI \\-\\-from " cord"
Begin with that cord.
.TP
.B \\-x
.TQ
.B \\-\\-extra
Take a second one.
.TP
\\fB\\-b\\fIn\\fP
Number of buffers.
.SH EXAMPLES
.TP
.B \\-z
is no option.
`
  expect(options(page)).toEqual([
    '-a --all |  | Fly all of them.',
    '-c --cord | FILE | Read the cord from FILE.',
    '-f --from | cord | Begin with that cord.',
    '-x --extra |  | Take a second one.',
    '-b | n | Number of buffers.',
  ])
  expect(parseMan(page)).toMatchObject({ summary: 'fly a kite', usage: ['kite [OPTION]... CORD'] })
})

test('operators, lists without tags, what a tag calls its option, plain words as a value', () => {
  const page = `.SH OPTIONS
.IP "\\fIexpr1\\fR \\-a \\fIexpr2\\fR"
Both of them.
.TP
.BI \\-printto " file format"
Print to a file.
.PP
\\fB\\-sT\\fR (Full tie)
.RS 4
Ties are explained at length here, with how they came to be\\&.
.RE
.PP
Numbers:
.IP +n
for more than n
.IP -n
for less than n
.PP
Some more:
.IP \\(bu 4
\\fB-D, --save-dry\\fR: Kites will be kept dry.
.IP \\(bu 4
\\fB--no-save\\fR: Nothing is kept.
`
  expect(options(page)).toEqual([
    '-a |  | Both of them.',
    '-printto | file format | Print to a file.',
    '-sT |  | Full tie',
    '-D --save-dry |  | Kites will be kept dry.',
    '--no-save |  | Nothing is kept.',
  ])
})

test('names that both sources have: what one lists as two options stays two, what both call one is one', () => {
  const help = parseHelp(
    'Usage: kite [options]\n\nOptions:\n  --min N   least lift\n  --max N   most lift\n  -c X   which cord\n  -cord X   which cord\n',
  )
  const man = parseMan(
    '.SH OPTIONS\n.TP\n.B \\-\\-min N\n.TQ\n.B \\-\\-max N\nBounds.\n.TP\n.B \\-c X\n.TQ\n.B \\-cord X\nThe cord.\n',
  )
  const { options: merged } = mergePages(help, [{ page: man, file: 'man kite' }])
  expect(
    merged.map(({ short, long, also }) => [short, long, also?.join()].filter(Boolean).join(' ')),
  ).toEqual(['--min', '--max', '-c -cord'])
})

test('what a manual says of a switch and its opposite together gives the opposite no further name', () => {
  const help = parseHelp(
    'Usage: kite [options]\n\nOptions:\n  --no-full   Shorten the cords\n  --full      Show whole cords\n',
  )
  const man = parseMan('.SH OPTIONS\n.TP\n.BR -l , \\ \\-\\-full , \\ \\-\\-no\\-full\nEllipsize.\n')
  const merged = mergePages(help, [{ page: man, file: 'man kite' }]).options
  expect(merged.map(({ short, long }) => [short, long])).toEqual([
    [undefined, '--no-full'],
    ['-l', '--full'],
  ])
})

test('DocBook, POD and pages of Ronn', () => {
  const docbook = `.SH "OPTIONS"
.PP
\\-q, \\-\\-quiet
.RS 4
Suppress the summary\\&. Or not\\&.
.RE
.PP
\\fB\\-\\-cleanup=\\fR\\fB\\fI<mode>\\fR\\fR
.RS 4
How to strip spaces\\&. These modes are known:
.PP
strip
.RS 4
all of them
.RE
.RE
.PP
\\-\\-min=<n>, \\-\\-max=<n>, \\-\\-no\\-min, \\-\\-no\\-max
.RS 4
Show only those with that many\\&.
.RE
`
  expect(options(docbook)).toEqual([
    '-q --quiet |  | Suppress the summary.',
    '--cleanup | <mode> | How to strip spaces.',
    '--min --no-min | <n> | Show only those with that many.',
    '--max --no-max | <n> | Show only those with that many.',
  ])
  const pod = `.SH "OPTIONS"
.IP "\\fB\\-in\\fR \\fIfile\\fR" 4
.IX Item "-in file"
The file to read.
.IP "\\fB\\-codec\\fR[\\fB:\\fR\\fIstream\\fR] \\fIname\\fR \\fB(\\fR\\fIoutput\\fR\\fB)\\fR" 4
Set the codec.
`
  expect(options(pod)).toEqual(['-in | file | The file to read.', '-codec | name | Set the codec.'])
  const ronn = `.SH "INVOKING"
.IP "\\[ci]" 4
\\fB\\-\\-slurp\\fR/\\fB\\-s\\fR:
.IP
Read everything at once\\.
.IP "\\[ci]" 4
\\fB\\-\\-tab\\fR and \\fB\\-\\-spaces\\fR:
.IP
Choose the indent\\.
`
  expect(options(ronn)).toEqual([
    '-s --slurp |  | Read everything at once.',
    '--tab |  | Choose the indent.',
    '--spaces |  | Choose the indent.',
  ])
})

test('mdoc', () => {
  const page = `.Dd January 1, 2001
.Dt KITE 1
.Sh NAME
.Nm kite
.Nd fly a kite
.Sh SYNOPSIS
.Nm kite
.Op Fl 46
.Op Fl p Ar port
.Ar cord
.Sh DESCRIPTION
.Bl -tag -width Ds
.It Fl 4
Forces
.Nm
to use four cords only.
.Pp
.It Fl D Xo
.Sm off
.Oo Ar address : Oc
.Ar port
.Sm on
.Xc
Listens there
.Pq default : Ql 80 .
Nothing else.
.It Fl o Ar option , Fl -option Ns = Ns Ar option
Sets an
.Em option .
.Bl -tag
.It Cm one
The first.
.El
.El
`
  expect(options(page)).toEqual([
    '-4 |  | Forces kite to use four cords only.',
    '-D | [address:]port | Listens there.',
    '-o --option | option | Sets an option.',
  ])
  expect(parseMan(page)).toMatchObject({ summary: 'fly a kite', usage: ['kite [-46] [-p port] cord'] })
})

test('nothing in a page is carried out, and nothing makes it long', () => {
  const bomb = `.de X\n.X\n.X\n..\n.X\n.so /etc/passwd\n.sy touch /tmp/x\n.pso ls\n.ds a \\*a\\*a\n\\*a\n`
  expect(parseMan(bomb.repeat(rounds(500, 2000))).options).toEqual([])
  const deep = '.TP\n.B -a\n'.repeat(rounds(10_000, 30_000))
  const before = process.cpuUsage()
  parseMan(deep)
  parseMan('\\fB'.repeat(rounds(300_000, 1_000_000)))
  parseMan(`.It Fl a ${'Oo '.repeat(rounds(30_000, 100_000))}\n`)
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(20_000)
})

test('cut and shuffled pages never throw', () => {
  const line = fc.constantFrom(
    '.SH OPTIONS',
    '.TP',
    '.TQ',
    '.IP "\\fB\\-a\\fR" 4',
    '.BR \\-a ", " \\-\\-all',
    '.RS 4',
    '.RE',
    '\\-q, \\-\\-quiet',
    '.Sh DESCRIPTION',
    '.It Fl a Xo',
    '.Xc',
    '.It Fl b Ar x Oo',
    '.ie n \\{\\',
    '.\\}',
    "text \\f(CW\\*(C`x\\*(C'\\fR \\[u2014] \\(em",
    '.de foo',
    '..',
    '\\',
    '.so x',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), fc.nat(600), (lines, cut) => {
      for (const option of parseMan(lines.join('\n').slice(0, cut)).options)
        expect(option.long ?? option.short).toMatch(/^-/)
    }),
    { seed: 9, numRuns: rounds(134, 5000) },
  )
})

test('sources of one option are joined: the better meaning, all names, and what they disagree about', () => {
  const help = parseHelp(
    'Usage: kite\n\nOptions:\n  -a, --all    Same as -x\n  --cord       Which cord to fly\n  -q           Be still.\n',
  )
  const man = parseMan(
    '.SH OPTIONS\n.TP\n.B \\-a\nFly all of them.\n.TP\n.B \\-\\-cord\\fR=\\fIFILE\nThe cord.\n.TP\n.BR \\-q ", " \\-\\-quiet\nBe quiet.\n.TP\n.B \\-n\nOnly in the manual.\n',
  )
  const page = mergePages(help, [{ page: man, file: 'man kite' }])
  expect(page.options.map(({ short, long, summary, file }) => [short, long, summary, file])).toEqual([
    ['-a', '--all', 'Fly all of them.', 'man kite'],
    [undefined, '--cord', 'Which cord to fly', undefined],
    ['-q', '--quiet', 'Be still.', undefined],
    ['-n', undefined, 'Only in the manual.', 'man kite'],
  ])
  expect(page.unread).toEqual([{ line: 5, text: '--cord - / FILE', code: 'sources-differ' }])
})
