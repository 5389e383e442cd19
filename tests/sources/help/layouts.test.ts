import { parseHelp } from '../../../src/sources/index.ts'

// A page of our own for each layout that once gave false rows or none.

interface Expected {
  names: string
  value?: string
  default?: string
  choices?: string[]
  optional?: true
  text: string
}

/** The options of a page, without absent fields. */
const options = (page: string): Expected[] =>
  parseHelp(page).options.map((option) => {
    const { short, long, also = [], negated, type, value, choices, optionalValue, summary } = option
    const form = type === 'boolean' ? undefined : (value ?? type)
    return {
      names: [short, long, ...also, negated].filter(Boolean).join(' '),
      ...(form === undefined ? {} : { value: form }),
      ...(option.default === undefined ? {} : { default: option.default }),
      ...(choices ? { choices } : {}),
      ...(optionalValue ? { optional: true as const } : {}),
      text: summary,
    }
  })
const names = (page: string): string[] => options(page).map((option) => option.names)
const commands = (page: string): string[] =>
  parseHelp(page).commands.map(({ name, aliases, summary }) => `${[name, ...aliases].join('/')}: ${summary}`)
const problems = (page: string): string[] => parseHelp(page).unread.map(({ code, text }) => `${code} ${text}`)

const cases: [string, string, Expected[]][] = [
  [
    'two spaces after the comma',
    `Usage: kite [OPTION]... [CORD]...

Flying:
  -c,  --cord=FILE        read the cord from FILE
       --wind=SPEED       assume a wind of SPEED
  -q,  --quiet            say nothing
`,
    [
      { names: '-c --cord', value: 'FILE', text: 'read the cord from FILE' },
      { names: '--wind', value: 'SPEED', text: 'assume a wind of SPEED' },
      { names: '-q --quiet', text: 'say nothing' },
    ],
  ],
  [
    'types that are words, with a default after a dash',
    `kite [options] sky.txt

Basic settings:
  -m, --map path::String     Take this map
  --most Int                 Most kites at once - default: 3
  --read-ahead SizeSuffix    Bytes to read in advance
  -W, --workers INTEGER RANGE  How many fly
`,
    [
      { names: '-m --map', value: 'path::String', text: 'Take this map' },
      { names: '--most', value: 'Int', default: '3', text: 'Most kites at once' },
      { names: '--read-ahead', value: 'SizeSuffix', text: 'Bytes to read in advance' },
      { names: '-W --workers', value: 'INTEGER RANGE', text: 'How many fly' },
    ],
  ],
  [
    'two values, brackets within a value',
    `Usage: kite [options] CORD

Options:
  --tie a b       tie cord a to kite b
  -T <0-5>        set the speed (higher is faster)
  -w HEIGHT LENGTH   set both
  -R, --repo [HOST/]OWNER/NAME   pick another sky
  --inspect[=[host:]port]   listen there
  -i[r[-|0]]{@list|!mask} : take these files
`,
    [
      { names: '--tie', value: 'a b', text: 'tie cord a to kite b' },
      { names: '-T', value: '<0-5>', text: 'set the speed (higher is faster)' },
      { names: '-w', value: 'HEIGHT LENGTH', text: 'set both' },
      { names: '-R --repo', value: '[HOST/]OWNER/NAME', text: 'pick another sky' },
      { names: '--inspect', value: '[host:]port', optional: true, text: 'listen there' },
      { names: '-i', value: '[r[-|0]]{@list|!mask}', text: 'take these files' },
    ],
  ],
  [
    'short and long forms in columns of tabs, without texts',
    'Usage: kite [options]\nShort options:\t\tLong options: (standard)\n\t-f cordfile\t\t--file=cordfile\n\t-h\t\t\t--help\n',
    [
      { names: '-f --file', value: 'cordfile', text: '' },
      { names: '-h --help', text: '' },
    ],
  ],
  [
    'texts after an equals sign or a colon, a heading without one',
    `Usage: kite [options] <dir>

Options
  -S <path-to-sky>         = Name the sky.
  -D <var>[:<type>]=<value> = Set a word.
  --fresh                  = Begin with nothing.
  -sL: List the kites
  -n/-R: Never look up/Always look up [default: sometimes]
`,
    [
      { names: '-S', value: '<path-to-sky>', text: 'Name the sky.' },
      { names: '-D', value: '<var>[:<type>]=<value>', text: 'Set a word.' },
      { names: '--fresh', text: 'Begin with nothing.' },
      { names: '-sL', text: 'List the kites' },
      { names: '-n', text: 'Never look up' },
      { names: '-R', text: 'Always look up' },
    ],
  ],
  [
    'punctuation as a letter, several names of one option, a repeated letter',
    `Usage: kite [OPTIONS]

Options:
    -., --hidden
            Show hidden kites
  -f, --silent, --quiet  suppress most messages
  -v|vv|vvv, --loud      Say more each time
  -1 ("one"), --single   fly one only
`,
    [
      { names: '-. --hidden', text: 'Show hidden kites' },
      { names: '-f --silent --quiet', text: 'suppress most messages' },
      { names: '-v --loud', text: 'Say more each time' },
      { names: '-1 --single', text: 'fly one only' },
    ],
  ],
  [
    'values that may be left out',
    `Usage: kite [OPTION]... [CORD]...
  -a, --all               show all kites
      --colour[=WHEN]     paint the output; WHEN is always, auto or never
  -i[SUFFIX], --in-place[=SUFFIX]   change in place
      --deep[=true|false]           Only deep ones (default true)
`,
    [
      { names: '-a --all', text: 'show all kites' },
      {
        names: '--colour',
        value: 'WHEN',
        choices: ['always', 'auto', 'never'],
        optional: true,
        text: 'paint the output; WHEN is always, auto or never',
      },
      { names: '-i --in-place', value: 'SUFFIX', optional: true, text: 'change in place' },
      { names: '--deep', default: 'true', text: 'Only deep ones' },
    ],
  ],
  [
    'rows and texts from the first column, below a heading of capitals',
    `kite: The Kite - Version 7

COMMAND LINE FLAGS

--help, -h
Print this message.

--watch, -w
Watch the sky.
`,
    [
      { names: '-h --help', text: 'Print this message.' },
      { names: '-w --watch', text: 'Watch the sky.' },
    ],
  ],
  [
    'several names on a line',
    `Usage: kite [path...] [expression]

Tests (N can be +N or -N or N):
      -high N -low N -empty
      -name PATTERN -type [bcd]
Actions:
      -print0 -exec COMMAND ;
`,
    ['-high N', '-low N', '-empty', '-name PATTERN', '-type [bcd]', '-print0', '-exec COMMAND ;'].map(
      (row) => {
        const [name, ...value] = row.split(' ')
        return { names: name!, ...(value.length > 0 ? { value: value.join(' ') } : {}), text: '' }
      },
    ),
  ],
  [
    'defaults in sentences; those of this machine are none',
    `usage: kite [options]

options:
  --mode=MODE     How to fly. Default: high.
  --end <a|b>     Which end. Defaults to a.
  --sep SEP       set the separator. Default: '|'
  --home DIR      working folder (default: /home/me/.kite)
  --keep N        how many (default is 4)
  --key KEY       the key; default is the one given by --cord (an old habit)
`,
    [
      { names: '--mode', value: 'MODE', default: 'high', text: 'How to fly.' },
      { names: '--end', value: '<a|b>', default: 'a', choices: ['a', 'b'], text: 'Which end.' },
      { names: '--sep', value: 'SEP', default: '|', text: 'set the separator.' },
      { names: '--home', value: 'DIR', text: 'working folder' },
      { names: '--keep', value: 'N', default: '4', text: 'how many' },
      { names: '--key', value: 'KEY', text: 'the key; default is the one given by --cord (an old habit)' },
    ],
  ],
  [
    'names above each other share the text below; a text that begins with a name stays one',
    `Usage: kite [options]

Options:
    -cp <path of cords>
    -cordpath <path of cords>
    --cord-path <path of cords>
                  Where the cords are.
    --wait        Stay until the wind blows.
                  At night, with
                  --now given, it leaves at once.
--append                 add to the end
--append-check           --append with a look at what is there
`,
    [
      { names: '--cord-path -cp -cordpath', value: '<path of cords>', text: 'Where the cords are.' },
      { names: '--wait', text: 'Stay until the wind blows.' },
      { names: '--append', text: 'add to the end' },
      { names: '--append-check', text: '--append with a look at what is there' },
    ],
  ],
  [
    'two rows side by side',
    `Usage: kite [-options] [list]
  -f   freshen changed kites       -u   update changed or new kites
  -d   drop kites from the list    -m   move into the list
  -y   store the links themselves  -q   quiet operation
`,
    [
      { names: '-f', text: 'freshen changed kites' },
      { names: '-u', text: 'update changed or new kites' },
      { names: '-d', text: 'drop kites from the list' },
      { names: '-m', text: 'move into the list' },
      { names: '-y', text: 'store the links themselves' },
      { names: '-q', text: 'quiet operation' },
    ],
  ],
  [
    'one space after the longest name',
    `Usage: kite [options]

Options:
 -A, --noempty        skip empty kites
 -E, --dedup <column> leave out doubles by <column>
 -T, --tree[=<column>] show them as a tree
 -J, --json           use JSON
`,
    [
      { names: '-A --noempty', text: 'skip empty kites' },
      { names: '-E --dedup', value: '<column>', text: 'leave out doubles by <column>' },
      { names: '-T --tree', value: '<column>', optional: true, text: 'show them as a tree' },
      { names: '-J --json', text: 'use JSON' },
    ],
  ],
  [
    'pairs of letters and names that differ in case, dots between columns',
    'Usage: kite\n\n  -b [N]  ....  --buffers=[N]\n                  Number of buffers.\n  -e  -E  ....  --quit-at-end  --QUIT-AT-END\n                  Quit at the end.\n',
    [
      { names: '-b --buffers', value: '[N]', text: 'Number of buffers.' },
      { names: '-e --quit-at-end', text: 'Quit at the end.' },
      { names: '-E --QUIT-AT-END', text: 'Quit at the end.' },
    ],
  ],
  [
    'a grammar in braces',
    `Usage: kite [ OPTIONS ] OBJECT { COMMAND | help }
where  OBJECT := { cord | sky | help }
       OPTIONS := { -V[ersion] | -f[amily] { inet | inet6 } |
                    -4 }
`,
    [
      { names: '-V -Version', text: '' },
      { names: '-f -family', value: '{inet|inet6}', choices: ['inet', 'inet6'], text: '' },
      { names: '-4', text: '' },
    ],
  ],
  [
    'only a usage line',
    'usage: kite [-46A] [-p port] [--count]\n            [-o file] cord\n',
    [
      { names: '-4', text: '' },
      { names: '-6', text: '' },
      { names: '-A', text: '' },
      { names: '-p', value: 'port', text: '' },
      { names: '--count', text: '' },
      { names: '-o', value: 'file', text: '' },
    ],
  ],
  [
    'values that only the synopsis shows, names with a bar between',
    `Usage:
kite fly [<cord> ...]

Options:
[-S|--save|--no-save] [--omit <dev|peer> [--omit <dev|peer> ...]] [--before <date>]

  -S|--save
    Save what is flown.

  --omit
    Kinds of cords to leave on the ground.
`,
    [
      { names: '-S --save', text: 'Save what is flown.' },
      {
        names: '--omit',
        value: '<dev|peer>',
        choices: ['dev', 'peer'],
        text: 'Kinds of cords to leave on the ground.',
      },
      { names: '--before', value: '<date>', text: '' },
    ],
  ],
  [
    'options that only usage lines name',
    `usage: kite [-v | --verbose] [--wind=<speed>] [-Cdu] [-P path]
   or: kite --check <name>

    -u       go up
`,
    [
      { names: '-u', text: 'go up' },
      { names: '-v --verbose', text: '' },
      { names: '--wind', value: '<speed>', text: '' },
      { names: '-C', text: '' },
      { names: '-d', text: '' },
      { names: '-P', value: 'path', text: '' },
      { names: '--check', value: '<name>', text: '' },
    ],
  ],
  [
    'a heading that ends in options heads options, whatever its other words are',
    `Usage: kite [<options>]

Wind output format options
    --raw      print what the wind says
    --deep     look into each cord
`,
    [
      { names: '--raw', text: 'print what the wind says' },
      { names: '--deep', text: 'look into each cord' },
    ],
  ],
  [
    'names that only the text gives',
    `Usage: kite [OPTIONS]

Options:
  --no-wind      Ignore the wind. This flag can be disabled with --wind.
  --low          Fly low (Alias: --near-ground)
  --after DATE   Only kites flown after DATE. '--newer' or '--since' can be used as aliases.
  --cord CORD    Which cord [aliases: rope, string]
`,
    [
      { names: '--no-wind --wind', text: 'Ignore the wind.' },
      { names: '--low --near-ground', text: 'Fly low' },
      { names: '--after --newer --since', value: 'DATE', text: 'Only kites flown after DATE.' },
      { names: '--cord --rope --string', value: 'CORD', text: 'Which cord' },
    ],
  ],
  [
    'a value that is tied to its letter, a letter given twice, a number sign as a value',
    `Usage: kite [switches] [file]
  -a          fly high
  -b          warn of rain (-bb: of wind too)
  -c cord     tie that cord
  -Ddirectory look there
  -e          end at dusk
  -T#         tie # knots
  --most=#    fly at most # kites
`,
    [
      { names: '-a', text: 'fly high' },
      { names: '-b', text: 'warn of rain' },
      { names: '-c', value: 'cord', text: 'tie that cord' },
      { names: '-D', value: 'directory', text: 'look there' },
      { names: '-e', text: 'end at dusk' },
      { names: '-T', value: '#', text: 'tie # knots' },
      { names: '--most', value: '#', text: 'fly at most # kites' },
    ],
  ],
  [
    'options joined by a slash, an option in the place of a value',
    `Usage: kite [options]

Options:
  -sS/sT/sA <n>: Calm, windy and stormy flights
  --send-high/--send-low: Send with or without lift
  --min-lift/max-lift <n>: Bounds of the lift
  -i, --interval --watch   Seconds between looks when it watches
`,
    [
      { names: '-sS', value: '<n>', text: '' },
      { names: '-sT', value: '<n>', text: '' },
      { names: '-sA', value: '<n>', text: '' },
      { names: '--send-high', text: '' },
      { names: '--send-low', text: '' },
      { names: '--min-lift', value: '<n>', text: '' },
      { names: '--max-lift', value: '<n>', text: '' },
      { names: '-i --interval', value: '<--watch>', text: 'Seconds between looks when it watches' },
    ],
  ],
  [
    'a value of several words that is longer than its column',
    `Usage: kite [options]
Options:
-v                  say more
-wind               use the wind
-cord cord          which cord
-max_lift greatest lift allowed  ratio of lift (0.0: none, 1.0: all)
`,
    [
      { names: '-v', text: 'say more' },
      { names: '-wind', text: 'use the wind' },
      { names: '-cord', value: 'cord', text: 'which cord' },
      { names: '-max_lift', value: 'greatest lift allowed', text: 'ratio of lift (0.0: none, 1.0: all)' },
    ],
  ],
  [
    'options that sentences describe',
    `usage: kite edit [flags]

The -fmt flag formats the plan
without changing it.

The -add=cord and -drop=cord flags
add and drop a cord.
`,
    [
      { names: '-fmt', text: 'formats the plan without changing it.' },
      { names: '-add', value: 'cord', text: '' },
      { names: '-drop', value: 'cord', text: '' },
    ],
  ],
  [
    'meanings: the first sentence, both where the first says what happens without the option, no open bracket',
    `Usage: kite [OPTION]...

  -w, --width=COLS   set the width to COLS.  0 means no limit
  --deep             By default, kites stay low. With this flag they rise.
  --silent           Silent or quiet mode. Do not print a word.
  --dots             do not list implied . and ..
  --data DIR         read the data from DIR (see
                     the manual)
  --wind SPEED       how hard it blows (default: 0.5)
  --form=F           the form; defaults to kite.form or none
`,
    [
      { names: '-w --width', value: 'COLS', text: 'set the width to COLS.' },
      { names: '--deep', text: 'By default, kites stay low. With this flag they rise.' },
      { names: '--silent', text: 'Do not print a word.' },
      { names: '--dots', text: 'do not list implied . and ..' },
      { names: '--data', value: 'DIR', text: 'read the data from DIR (see the manual)' },
      { names: '--wind', value: 'SPEED', default: '0.5', text: 'how hard it blows' },
      { names: '--form', value: 'F', text: 'the form; defaults to kite.form or none' },
    ],
  ],
  [
    'choices are words to choose from, not places or units',
    `Usage: kite [OPTION]...

  --pack TYPE       choose a pack, one of auto, wide and none.
  --since <date|dur>   only kites since then
  --body TEXT       send TEXT, one of --body and --file
  --time T          how long (ms|s|m|h)
  --mode <fast|slow>   how to fly
  -c, --check, --check=first   check the cords
`,
    [
      {
        names: '--pack',
        value: 'TYPE',
        choices: ['auto', 'wide', 'none'],
        text: 'choose a pack, one of auto, wide and none.',
      },
      { names: '--since', value: '<date|dur>', text: 'only kites since then' },
      // Its text names the option itself.
      { names: '--body', value: 'TEXT', text: '' },
      { names: '--time', value: 'T', text: 'how long (ms|s|m|h)' },
      { names: '--mode', value: '<fast|slow>', choices: ['fast', 'slow'], text: 'how to fly' },
      { names: '-c --check', value: 'first', optional: true, text: 'check the cords' },
    ],
  ],
  [
    'a text that begins with an option, a sentence whose line begins with one',
    `Usage: kite [OPTION]...

Options:
      --null             -T reads names that end in zero
      --addr <names> DNS server to ask

Kites that fly at night need a lamp, which
-lamp gives them unless it is foggy.
`,
    [
      { names: '--null', text: '-T reads names that end in zero' },
      { names: '--addr', value: '<names>', text: 'DNS server to ask' },
    ],
  ],
  [
    'operators between what they join',
    `Usage: kite [path...] [expression]

Operators:
      ( EXPR )   ! EXPR   -not EXPR   EXPR1 -a EXPR2   EXPR1 -and EXPR2
      EXPR1 -o EXPR2   EXPR1 , EXPR2
`,
    [
      { names: '-a', text: '' },
      { names: '-and', text: '' },
      { names: '-not', value: 'EXPR', text: '' },
      { names: '-o', text: '' },
    ],
  ],
]

test.each(cases)('%s', (_what, page, expected) => {
  expect(options(page)).toEqual(expected)
})

test('a letter that abbreviates a long option with a value is an option of its own', () => {
  const page = `Usage: kite [OPTION]...

      --style=WORD           mark kites in the style WORD
  -p, --style=slash          mark sky kites
  --policy  -P chain target
                             Change what a chain does
`
  expect(options(page)).toEqual([
    { names: '--style', value: 'WORD', text: 'mark kites in the style WORD' },
    { names: '-p', text: 'mark sky kites' },
    { names: '-P --policy', value: 'chain target', text: 'Change what a chain does' },
  ])
})

test('a meaning is one sentence and does not hold its own name; what is none becomes a problem and no row', () => {
  const page = `Usage: kite [options]

Options:
  --cord=N    tie it, e.g. --cord=3. Everything else is said in the manual. And there is more.
  --knot      tie a knot (see --knot help)
  --list      Same as --list=all
  --tail      , and so on
  --wind      <force>... | --calm <hours>
`
  expect(options(page).map(({ names: own, text }) => `${own}: ${text}`)).toEqual([
    '--cord: tie it',
    '--knot: tie a knot',
    '--list: ',
    '--tail: ',
    '--wind: ',
  ])
  expect(problems(page)).toEqual([
    'bad-meaning Same as --list=all',
    'bad-meaning , and so on',
    'bad-meaning <force>... | --calm <hours>',
  ])
})

test.each([
  [
    'a name whose text has one space before it',
    '  fly-away Fly until the wind stops\n  tie      Tie it\n  help     Help\n',
    'fly-away: Fly until the wind stops,tie: Tie it,help: Help',
  ],
  [
    'places after the name',
    '  list-kites [PATTERN...]            List kites\n  start KITE...                      Start them\n',
    'list-kites: List kites,start: Start them',
  ],
  [
    'a letter as second name',
    '    build, b    Build it\n    test, t     Try it\n',
    'build/b: Build it,test/t: Try it',
  ],
  ['a colon', '  a : Add kites\n  rn : Rename kites\n', 'a: Add kites,rn: Rename kites'],
  ['names only, with commas', '    fly, tie,\n    look\n', 'fly: ,tie: ,look: '],
  [
    'names only, in columns',
    'fly         tie         look\nwait        sleep\n',
    'fly: ,tie: ,look: ,wait: ,sleep: ',
  ],
])('commands: %s', (_what, rows, expected) => {
  expect(commands(`Usage: kite <command>\n\nCommands:\n${rows}`).join()).toBe(expected)
})

test('options below a heading about formats are read or named', () => {
  const page = (rows: string): string => `Usage: kite [options]\n\nOutput format:\n${rows}`
  expect(names(page('  -k, --knots\n                 show the knots\n'))).toEqual(['-k --knots'])
  const { options, mentions } = parseHelp(page('  as text\n  --tail is longer\n'))
  expect([options.length, mentions?.map(({ name }) => name)]).toEqual([0, ['--tail']])
})

test('commands in one line', () => {
  expect(commands('Usage: kite <command> [args...]\n\nAvailable commands: fly, tie, look\n')).toEqual([
    'fly: ',
    'tie: ',
    'look: ',
  ])
})

test('lines to type below a sentence are no commands', () => {
  const page = 'Usage: kite [FILE]...\n\nTo fly one called -foo, use one of these commands:\n  kite -- -foo\n'
  expect(commands(page)).toEqual([])
})

test('words in columns are no commands where the program takes none', () => {
  const rows = '  name    the name of a kite\n  size    its size\n'
  expect(commands(`Usage: kite [options]\n\nColumns\n${rows}`)).toEqual([])
  expect(commands(`Usage: kite [options] <command>\n\nThese are usual\n${rows}`)).toHaveLength(2)
})

test('rows that begin with a plus sign are options of their own', () => {
  const page =
    'Usage: kite [options]\n\nOptions:\n  -i    Case-insensitive\n  +i    Case-sensitive\n  +|-w  Warn (+) or not\n'
  expect(names(page)).toEqual(['-i', '+i', '-w', '+w'])
  expect(problems(page)).toEqual([])
})
