import fc from 'fast-check'
import { withoutDefaults } from '../../../src/sources/help/default-asides.ts'
import { parseHelp } from '../../../src/sources/index.ts'
import { rounds } from '../../rounds.ts'

// Pages of our own writing, one for each layout that programs print.

/** An option in short: names, type or form, default, choices, marks, text. */
const short = (text: string): string[] =>
  parseHelp(text).options.map(
    ({ short: s, long, negated, type, value, default: d, choices, required, repeatable, global, summary }) =>
      [
        [s, long, negated].filter(Boolean).join(' '),
        type === 'boolean' ? '' : (value ?? type),
        d === undefined ? '' : `=${d}`,
        choices ? `{${choices.join(',')}}` : '',
        [required && 'required', repeatable && 'repeatable', global && 'global'].filter(Boolean).join(' '),
        summary,
      ].join(' | '),
  )
const commands = (text: string): string[] =>
  parseHelp(text).commands.map(({ name, aliases, summary }) =>
    [[name, ...aliases].join('/'), summary].join(': '),
  )

test('cobra', () => {
  const text = `Usage:  boat trip start [OPTIONS] HARBOUR [CREW...]

Leave a harbour

Aliases:
  boat trip start, boat sail

Options:
  -a, --anchor string       Which of the anchors
                            is taken up (default "left")
      --crew list           Take somebody along
      --depth int           Refuse shallower water (default 3)
  -f, --force               Leave in a storm
      --lights string       When the lights burn
                            ('always', 'night') (default shows only at night)
      --nets stringArray    Nets to take (default [])

Global Options:
  -q, --quiet   Say nothing

Management Commands:
  deck*       Everything on deck
  hold        Everything below

Invalid Plugins:
  broken      does not count
`
  expect(short(text)).toEqual([
    '-a --anchor | string | =left |  |  | Which of the anchors is taken up',
    '--crew | list |  |  | repeatable | Take somebody along',
    '--depth | int | =3 |  |  | Refuse shallower water',
    '-f --force |  |  |  |  | Leave in a storm',
    "--lights | string |  |  |  | When the lights burn ('always', 'night')",
    '--nets | stringArray |  |  | repeatable | Nets to take',
    '-q --quiet |  |  |  | global | Say nothing',
  ])
  expect(commands(text)).toEqual(['deck: Everything on deck', 'hold: Everything below'])
  const { usage, aliases, summary } = parseHelp(text)
  expect({ usage, aliases, summary }).toEqual({
    usage: ['boat trip start [OPTIONS] HARBOUR [CREW...]'],
    aliases: ['boat trip start', 'boat sail'],
    summary: 'Leave a harbour',
  })
})

test('kubectl', () => {
  const text = `Show boats.

Examples:
  # All of them
  boatctl get --all

Options:
    -A, --all-harbours=false:
\tLook in every harbour.

    --chunk=500:
\tSo many at once.

    -f, --file=[]:
\tWhere they are written down.

    --name='':
\tOnly this one.

Usage:
  boatctl get [flags] [options]
`
  expect(short(text)).toEqual([
    '-A --all-harbours |  |  |  |  | Look in every harbour.',
    '--chunk | int | =500 |  |  | So many at once.',
    '-f --file | list |  |  | repeatable | Where they are written down.',
    '--name | string |  |  |  | Only this one.',
  ])
  expect(parseHelp(text).usage).toEqual(['boatctl get [flags] [options]'])
})

test('clap', () => {
  const text = `Sails boats

Usage: boat [OPTIONS] <COMMAND>

Commands:
  build, b    Build a boat
  launch      Put it
              into the water
  help        Print this

Options:
  -c, --colour <WHEN>  When to paint [default: auto] [possible values: auto, always, never]
  -j, --jobs <N>
          So many at once

  -v, --verbose...     Say more (can be used multiple times)
      --plan <FILE>    The plan [env: PLAN=]
  -V, --version        Print version
`
  expect(short(text)).toEqual([
    '-c --colour | <WHEN> | =auto | {auto,always,never} |  | When to paint',
    '-j --jobs | <N> |  |  |  | So many at once',
    expect.stringMatching(/^-v --verbose \|.*repeatable \| .*Say more/),
    '--plan | <FILE> |  |  |  | The plan',
    '-V --version |  |  |  |  | Print version',
  ])
  expect(commands(text)).toEqual([
    'build/b: Build a boat',
    'launch: Put it into the water',
    'help: Print this',
  ])
})

test('argparse', () => {
  const text = `usage: boat [-h] [--sail {main,jib}] [-o FILE] {build,sink} ...

Sails boats.

positional arguments:
  {build,sink}
    build               make one
    sink                lose one

options:
  -h, --help            show this help message and exit
  --sail {main,jib}     which sail (default: main)
  -o FILE, --output FILE
                        where the log goes
  --knots N             how fast (default: as the wind allows)
`
  expect(short(text)).toEqual([
    '-h --help |  |  |  |  | show this help message and exit',
    '--sail | {main,jib} | =main | {main,jib} |  | which sail',
    '-o --output | FILE |  |  |  | where the log goes',
    '--knots | N |  |  |  | how fast',
  ])
  expect(commands(text)).toEqual(['build: make one', 'sink: lose one'])
})

test('click', () => {
  const text = `Usage: boat [OPTIONS] COMMAND [ARGS]...

  Sails boats.

Options:
  --shout / --no-shout     Say it loudly.
  -n, --name TEXT          Whom to greet.  [default: you; required]
  --speed [slow|fast]      How fast.  [default: slow]
  --help                   Show this message and exit.

Commands:
  launch  Put it into the water.
`
  expect(short(text)).toEqual([
    '--shout --no-shout |  |  |  |  | Say it loudly.',
    '-n --name | TEXT | =you |  | required | Whom to greet.',
    expect.stringMatching(/^--speed \| .*=slow .*How fast\.$/),
    '--help |  |  |  |  | Show this message and exit.',
  ])
  expect(commands(text)).toEqual(['launch: Put it into the water.'])
})

test('GNU', () => {
  const text = `Usage: boat [OPTION]... [FILE]...
  or:  boat --list
Sail boats.

Mandatory arguments to long options are mandatory for short options too.
  -a, --all                  do not leave any behind
      --block-size=SIZE      cut into pieces of SIZE
  -c                         with -l: show when it was built
      --colour[=WHEN]        paint the output; WHEN can be 'always'
                               or 'never'; -q has no part in it
  -C, --directory=DIR        go to DIR
  -x
                             everything
`
  expect(short(text)).toEqual([
    '-a --all |  |  |  |  | do not leave any behind',
    '--block-size | SIZE |  |  |  | cut into pieces of SIZE',
    '-c |  |  |  |  | with -l: show when it was built',
    expect.stringMatching(/^--colour \| WHEN \|.*paint the output/),
    '-C --directory | DIR |  |  |  | go to DIR',
    '-x |  |  |  |  | everything',
    // Only the usage lines name it.
    '--list |  |  |  |  | ',
  ])
  expect(parseHelp(text).usage).toEqual(['boat [OPTION]... [FILE]...', 'boat --list'])
})

test('a heading about formats, files or reports heads options where its first row is one', () => {
  const text = `Usage: boat [OPTION]...

 Log format selection:

  -H, --format=FORMAT        write the log in this format

 FORMAT is one of the following:
   short                     a line a day
   long                      everything

      --old-log              same as --format=short
  -V, --label=TEXT           put a title above the log

Examples:

  -H, --format=long          is no row
`
  expect(short(text)).toEqual([
    '-H --format | FORMAT |  |  |  | write the log in this format',
    '--old-log |  |  |  |  | same as --format=short',
    '-V --label | TEXT |  |  |  | put a title above the log',
  ])
})

test('git', () => {
  const text = `usage: boat branch [<options>] [-r | -a]
   or: boat branch -d <name>

Generic options
    -v, --verbose         show more
    --[no-]track          follow the other boat
    -u, --upstream <where>
                          whom to follow
    -C <path>             run elsewhere
    --contains <boat>     print only those
`
  expect(short(text)).toEqual([
    '-v --verbose |  |  |  |  | show more',
    '--track --no-track |  |  |  |  | follow the other boat',
    '-u --upstream | <where> |  |  |  | whom to follow',
    '-C | <path> |  |  |  | run elsewhere',
    '--contains | <boat> |  |  |  | print only those',
    '-r |  |  |  |  | ',
    '-a |  |  |  |  | ',
    '-d | <name> |  |  |  | ',
  ])
  const root = `usage: boat [--version] <command> [<args>]

These are common commands:

start a journey (see also: boat help start)
   clone     Copy a boat into a new harbour
   init      Make an empty boat

work on the current boat
   add       Put something on board
`
  expect(commands(root)).toEqual([
    'clone: Copy a boat into a new harbour',
    'init: Make an empty boat',
    'add: Put something on board',
  ])
})

test('systemctl', () => {
  const text = `boatctl [OPTIONS...] COMMAND ...

Boat Commands:
  list-boats [PATTERN...]            List boats
  start BOAT...                      Start them

Options:
  -h --help              Show this help
     --version           Show the version
  -t --type=TYPE         Only this type
  -a --all               Show all
`
  expect(short(text)).toEqual([
    '-h --help |  |  |  |  | Show this help',
    '--version |  |  |  |  | Show the version',
    '-t --type | TYPE |  |  |  | Only this type',
    '-a --all |  |  |  |  | Show all',
  ])
})

test('gh', () => {
  const text = `Work with boats.

USAGE
  boat pr create [flags]

CORE COMMANDS
  auth:          Say who you are
  list:          Show them

FLAGS
  -a, --assignee login   Give it to somebody
  -d, --draft            Not ready yet

INHERITED FLAGS
      --help   Show help for command

LEARN MORE
  Use -x in the manual.
`
  expect(short(text)).toEqual([
    '-a --assignee | login |  |  |  | Give it to somebody',
    '-d --draft |  |  |  |  | Not ready yet',
    '--help |  |  |  | global | Show help for command',
  ])
  expect(commands(text)).toEqual(['auth: Say who you are', 'list: Show them'])
})

test('curl', () => {
  const text = `Usage: boat [options...] <harbour>
     --anchor <name> Which anchor to drop
 -a, --append        Add to the log
     --proxy-boat    HTTPS boats without looking
     --proxy-header <header/@file> Pass this on
 -d, --data <data>   POST data
     --verify-hull Look at the hull first
`
  expect(short(text)).toEqual([
    '--anchor | <name> |  |  |  | Which anchor to drop',
    '-a --append |  |  |  |  | Add to the log',
    '--proxy-boat |  |  |  |  | HTTPS boats without looking',
    '--proxy-header | <header/@file> |  |  |  | Pass this on',
    '-d --data | <data> |  |  |  | POST data',
    '--verify-hull |  |  |  |  | Look at the hull first',
  ])
})

test('apt', () => {
  const text = `boat 2.0 (harbour)
Usage: boat [options] command

Most used commands:
  list - list boats by name
  search - search in what they carry
`
  expect(commands(text)).toEqual(['list: list boats by name', 'search: search in what they carry'])
})

test('colours, letters struck over each other and escapes are no part of a page', () => {
  const text = `Usage: boat\n\n\u001B[1mOptions:\u001B[0m\n  \u001B[32m-a\u001B[0m, --all  N\bNo\bon\bne\be left\u001B]0;title\u0007\n`
  expect(short(text)).toEqual(['-a --all |  |  |  |  | None left'])
})

test('cut, shuffled and random pages never throw, and time grows with length', () => {
  const line = fc.constantFrom(
    'Usage:  boat [OPTIONS] X',
    'Options:',
    'Commands:',
    'Aliases:',
    'EXAMPLES',
    '  -a, --all string   text (default "x")',
    '      --long-name',
    '          wrapped [default: 3]',
    '  run*   runs',
    '    -x=[]:',
    '  --[no-]y <a> <b>',
    '  -',
    '--',
    '  --=x',
    '-z {a,b',
    '',
    '\t-t\ttabbed',
    '  -ｗ, --名前  全角',
  )
  const page = fc.oneof(
    fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n')),
    fc.string({ unit: fc.constantFrom(...'-a=[]<>{}():, \n\t\u0008\u001B'), maxLength: 120 }),
    fc
      .tuple(fc.array(line, { maxLength: 20 }), fc.nat(300))
      .map(([lines, cut]) => lines.join('\n').slice(0, cut)),
  )
  fc.assert(
    fc.property(page, (text) => {
      for (const option of parseHelp(text).options) expect(option.long ?? option.short).toMatch(/^-/)
    }),
    { seed: 5, numRuns: rounds(500, 10_000) },
  )
})

// A pattern that told apart quotations, brackets and words between them did not end on brackets that stay open.
const brackets =
  /\s*\((?:the )?(?:default(?:s to|:| is|=)?\s*|env:)(?:"[^"]*"|'[^']*'|[^()]*|\([^()]*\))*\)/gi

test('brackets that name a default are left out as by a pattern that tries every way to read them', () => {
  const part = fc.constantFrom(
    ...['(default ', '(Default: ', '(env:', ' (the default is "', '(', ')', '"', "'", 'a', ' b', '\n', '.'],
  )
  const text = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (one) => expect(withoutDefaults(one)).toBe(one.replace(brackets, ''))),
    { seed: 6, numRuns: rounds(300, 100_000) },
  )
})

test('a default whose brackets stay open takes no time', () => {
  const text = `Options:\n  -H, --hidden   Show hidden ones (default: an(d ${`it's "so `.repeat(40)}`
  expect(parseHelp(text).options.map(({ short }) => short)).toEqual(['-H'])
})
