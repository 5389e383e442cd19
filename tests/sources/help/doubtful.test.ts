import { parseHelp, parseMan } from '../../../src/sources/index.ts'

// Rows of layouts that once gave wrong names, values or meanings; what stays doubtful has no meaning and is a problem.

const shown = ({ options }: Pick<ReturnType<typeof parseHelp>, 'options'>): string[] =>
  options.map(
    ({ short, long, also = [], negated, type, value, optionalValue, default: usual, choices, summary }) =>
      [
        [short, long, ...also, negated].filter(Boolean).join(' '),
        type === 'boolean'
          ? ''
          : `${value ?? type}${optionalValue ? '?' : ''}${usual === undefined ? '' : `=${usual}`}`,
        ...(choices ? [choices.join(',')] : []),
        summary,
      ].join(' | '),
  )
const rows = (text: string): string[] => shown(parseHelp(`Usage: kite [options]\n\nOptions:\n${text}\n`))

test.each([
  [
    'a sentence on what it needs, before the one on what it does',
    '  --step M      This argument requires --range to be given as well. Climb in steps of M.',
    ['--step | M | Climb in steps of M.'],
  ],
  [
    'nothing but what it needs, where it was written before, or that it is old',
    '  --drop        Linux only; requires libtail.\n  --wide        See --width. It is longer.\n  --old         This option is deprecated.',
    ['--drop |  | ', '--wide |  | ', '--old |  | '],
  ],
  [
    'a text that was cut before a list, or within brackets',
    '  --no-knots    By default, kite will enable "knot mode" for all lines. This has a number of consequences:\n\n  --how HOW     Determines how knots are tied [default:\n                loose]. Others are found.',
    ['--no-knots |  | ', '--how | HOW=loose | '],
  ],
  [
    'a mode with the only value that it may have',
    '  --lock=MODE   Set a lock mode.\n                Currently only "tight" is valid.',
    ['--lock | MODE | Set a lock mode.'],
  ],
  [
    'what to use in its place, and how dangerous it is',
    '  --old-knots    Deprecated. Use --knots instead.\n  --cut          UNSAFE, READ THE PAGE FIRST!\n  --pull         Similar, but needs more wind',
    ['--old-knots |  | ', '--cut |  | ', '--pull |  | '],
  ],
  [
    'a letter and a long name that a semicolon joins',
    '  -f; --force <newtons>: pull harder (by a given force)',
    ['-f |  | ', '--force | <newtons> | '],
  ],
  [
    'an address in the text',
    '  --book <name>   The book <https://kites.example/book> that it is in',
    ['--book | <name> | The book that it is in'],
  ],
  [
    'numbers in place of what it does',
    '  -I WHEN       1, anywhere: no wind is caught\n                2, low: some is',
    ['-I | WHEN | '],
  ],
  ['a name in brackets', '  -q [--quiet]             : print nothing', ['-q --quiet |  | print nothing']],
  [
    'a letter in brackets',
    '  --colo[u]r WHEN   when to colour it',
    ['--colour --color | WHEN | when to colour it'],
  ],
  [
    'letters and long names of one value',
    '  -f FORMAT, -r FORMAT  --from=FORMAT, --read=FORMAT',
    ['-f --from -r --read | FORMAT | '],
  ],
  [
    'words for a place in two lists',
    '  --time=WORD   change this time: WORD is access or use: as -a; WORD is modify or mtime: as -m',
    [
      '--time | WORD | access,use,modify,mtime | change this time: WORD is access or use: as -a; WORD is modify or mtime: as -m',
    ],
  ],
  [
    'a word that is no value',
    '  -gc option    Statistics of the heap\n  -wind option  Statistics of the wind\n  -tail option  Statistics of the tail',
    [
      '-gc |  | Statistics of the heap',
      '-wind |  | Statistics of the wind',
      '-tail |  | Statistics of the tail',
    ],
  ],
  [
    'a row for each of its values',
    '  --format=gz    Write .gz\n  --format=xz    Write .xz',
    ['--format | string | gz,xz | '],
  ],
  [
    'meanings of the values below the text',
    '  --embed=<value>       Embed the cord\n    =none                 - Do not embed it\n    =all                  - Embed all of it',
    ['--embed | <value> | Embed the cord'],
  ],
  [
    'a place of a number among the names',
    '  -COLUMN, --columns=COLUMN   fly in so many columns',
    ['--columns | COLUMN | fly in so many columns'],
  ],
  [
    'a letter with the place of its value',
    '  -Olevel   Fly at this level',
    ['-O | level | Fly at this level'],
  ],
  [
    'sentences about other cases',
    '  --reset     In some cases, wind may pull. It is bad.\n  --slow      While some kites climb in seconds, others take hours.\n  --lua <Lua>   <Lua> is a comma separated list of kites',
    ['--reset |  | ', '--slow |  | ', '--lua | <Lua> | '],
  ],
  [
    'a row for each form of a value, and a letter with and without one',
    '  --again until:<n>   Fly until it is high\n  --again after:<n>   Fly after that\n  -m          Fly\n  -m[v]       Fly v times',
    ['--again | string | ', '-m | v? | Fly'],
  ],
  [
    'a form that goes on below',
    '  --install <link> <name>\n    [--slave <link>] ...\n                           add a group of kites.',
    ['--install | <link> <name> | add a group of kites.', '--slave | <link> | '],
  ],
  [
    'words for one of two places',
    '  -H NAME TYPE  Help on NAME of TYPE, where TYPE is one of "kite", "tail" or "cord".',
    ['-H | NAME TYPE | Help on NAME of TYPE, where TYPE is one of "kite", "tail" or "cord".'],
  ],
  [
    'several long names of which one begins another',
    '  --fly, --flyhigh, --sink, --rise   call the wind for it',
    ['--fly |  | ', '--flyhigh |  | ', '--sink |  | ', '--rise |  | '],
  ],
  [
    'an optional value behind a space',
    '  -w, --width [=COLUMNS]    change the width',
    ['-w --width | COLUMNS? | change the width'],
  ],
  [
    'a value that the text speaks of',
    '  -y, --younger      let go of kites younger than TIME\n  --fields           Comma separated list of winds to print\n  --tails            Paint the given tails\n  --limit            Do not fly under that percent',
    ['-y --younger |  | ', '--fields |  | ', '--tails |  | ', '--limit |  | '],
  ],
  [
    'names and files that a switch cannot take',
    '  -d, --dest         Destination name to fly to\n  -m, --method       Method and interface name\n  -p, --pkg-cache    Select the file to store kites\n  -o, --option       Set a Configuration Option',
    ['-d --dest |  | ', '-m --method |  | ', '-p --pkg-cache |  | ', '-o --option |  | '],
  ],
  [
    'sentences about another case or the value',
    '  --strict           During the flight, the command may issue warnings.\n  --steal            In --wind mode, kite finds another kite.\n  --standard         Since Kite 2.1 the standard cord is always used.\n  --implicit         Per default kite shows only its tail.\n  --flags flags      FLAGS are bit encoded.\n  --protected        Values can be either true or false.',
    [
      '--strict |  | ',
      '--steal |  | ',
      '--standard |  | ',
      '--implicit |  | ',
      '--flags | flags | ',
      '--protected |  | ',
    ],
  ],
  ['a number of something', '  -l line          # of knots (default 10)', ['-l | line=10 | # of knots']],
  [
    'a default of a part of the value',
    '  -f, --file=NAME[@W]  fly NAME with weight W (default: 1)',
    ['-f --file | NAME[@W] | fly NAME with weight W'],
  ],
  [
    'places tied to letters',
    '  -a   all\n  -b   both\n  -c   cut\n  -d   down\n  -e   even\n  -g   go\n  -h   high\n  -i   in\n  -j   jump\n  -k   keep\n  -ffam   use fam as the kite',
    [
      '-a |  | all',
      '-b |  | both',
      '-c |  | cut',
      '-d |  | down',
      '-e |  | even',
      '-g |  | go',
      '-h |  | high',
      '-i |  | in',
      '-j |  | jump',
      '-k |  | keep',
      '-f | fam | use fam as the kite',
    ],
  ],
  [
    'a form without a value beside one with it',
    '  -c, --check, --check=first   see that it flies\n  -C, --check=quiet            like -c, and say nothing',
    ['-c --check | first? | see that it flies', '-C |  | like -c, and say nothing'],
  ],
  ['names beside or', '  -h  or  --help    Print this text', ['-h --help |  | Print this text']],
  ['a range of digits', '  -0 ... -3         how hard to press', ['-0 -1 -2 -3 |  | how hard to press']],
  [
    'a letter given again',
    '  -d[ddd]      say more, up to four times',
    ['-d |  | say more, up to four times'],
  ],
  ['another option beside it', '  -D (-r)       Detach it first', ['-D |  | Detach it first']],
  [
    'a value in the column of the texts',
    '  -p, --port      #         port to listen on\n  -q, --quiet               say nothing',
    ['-p --port | # | port to listen on', '-q --quiet |  | say nothing'],
  ],
  [
    'a choice of letters',
    '  -[mM][-]module   use or do not use it first',
    ['-m | [-]module | ', '-M | [-]module | '],
  ],
  [
    'a value that is how to ask about the option',
    '  -C, --codegen <OPT>   Set an option\n  -C help               Print the options',
    ['-C --codegen | <OPT> | Set an option'],
  ],
  [
    'several names of one form above one text',
    '  --colour-name=C\n  --colour-size=C\n  --colour-line=C   Set the colour for names, sizes and lines',
    ['--colour-name | C | ', '--colour-size | C | ', '--colour-line | C | '],
  ],
  [
    'no, which is a word of the text',
    '  -n no names of kites\n  -a all of the kites',
    ['-n |  | no names of kites', '-a |  | all of the kites'],
  ],
  [
    'a word with more to it among the choices',
    '  --form <how>   Print it, where <how> is one of short, full, raw, or form:<string>',
    ['--form | <how> | Print it, where <how> is one of short, full, raw, or form:<string>'],
  ],
  [
    'a place among the choices',
    '  --system <dir>|none   Use another system',
    ['--system | <dir>|none | Use another system'],
  ],
  [
    'a number that has a word',
    '  --limit RATE   set how fast (default: 0=unlimited)',
    ['--limit | RATE=0 | set how fast'],
  ],
  [
    'a sentence that only lists the choices comes before',
    '  --dry-run=MODE   Must be "none" or "client". If client, only print what would be sent.',
    ['--dry-run | MODE | If client, only print what would be sent.'],
  ],
  ['nothing but the choices', '  --mode=MODE   Options are "slow" or "fast".', ['--mode | MODE | ']],
  ['a text that was cut', '  --dry-run   Shows what would be done and that it should', ['--dry-run |  | ']],
  ['words to choose from', '  -follow   true |(false) follow links', ['-follow |  | ']],
  [
    'a word of the usage line below',
    '  -o, --old     write to old file\n    file ...    files to convert',
    ['-o --old |  | write to old file'],
  ],
  ['an example', '  -S WHERE   Example: sky.example.com', ['-S | WHERE | ']],
  [
    'a list that names the option at its end',
    "  -F    Appends '/', '=', '*' or '>' as does ls -F",
    ['-F |  | '],
  ],
  ['when it counts', '  -s NUM   Only used with --fly.', ['-s | NUM | ']],
  [
    'when it counts, before what it does',
    '  --nodes=NUM   Only works in a flock. This option sets how many kites fly.',
    ['--nodes | NUM | This option sets how many kites fly.'],
  ],
  ['what may be given', '  --kind KIND   KIND must be one of the three', ['--kind | KIND | ']],
  ['what the values are', '  -e EMP   EMP = n, 5, c', ['-e | EMP | ']],
  ['what happens without it', '  --no-tag   Normally a tag is written for each kite.', ['--no-tag |  | ']],
  [
    'what happens without it, and what it changes',
    '  --no-tag   By default, each kite gets a tag. This flag disables that behaviour.',
    ['--no-tag |  | By default, each kite gets a tag. This flag disables that behaviour.'],
  ],
  ['the program', '  --cord FORMAT   kite usually keeps cords in a folder.', ['--cord | FORMAT | ']],
  [
    'a list that follows',
    '  -a KIND   Set the kind of wind, valid kinds are:\n            north',
    ['-a | KIND | Set the kind of wind'],
  ],
  ['the row above', '  --log WHAT   as above, but only what flies', ['--log | WHAT | ']],
  [
    'a sentence behind a small letter',
    '  -m TEXT   mark the log with a string. between .1 and 1',
    ['-m | TEXT | mark the log with a string.'],
  ],
  [
    'a stop that ends nothing',
    '  -w NUM   Seconds to max. wait for wind, see the manual',
    ['-w | NUM | Seconds to max. wait for wind, see the manual'],
  ],
  [
    'its first half only',
    '  -l   Suppress normal output. Instead print the names.',
    ['-l |  | Suppress normal output. Instead print the names.'],
  ],
  [
    'several things that are usual',
    "  --version=V   Set the version (default `3', or `2', `4')",
    ['--version | V | Set the version'],
  ],
  [
    'a table of values',
    '  --at={#|X}  Add a place\n              #  : a number\n              X  : anywhere',
    ['--at | {#|X} | Add a place'],
  ],
  [
    'a value in angles, in the column of the texts',
    '  -t, --time     <N>  How long it flies',
    ['-t --time | <N> | How long it flies'],
  ],
  [
    'a value tied to the letter',
    '  -kWORD, --keyword=WORD   look for WORD',
    ['-k --keyword | WORD | look for WORD'],
  ],
  ['a letter that may be given again', '  -v [-v]   say more', ['-v |  | say more']],
  ['a name that ends with signs', '  -C, --c++   read C++', ['-C --c++ |  | read C++']],
  [
    'opposites by a word',
    '  --add-cord=C, --rem-cord=C   Add or remove a cord',
    ['--add-cord | C | ', '--rem-cord | C | '],
  ],
  [
    'long names of which one word differs',
    '  --video-lead=N, --audio-lead=N   How far it is ahead',
    ['--video-lead | N | ', '--audio-lead | N | '],
  ],
  [
    'long names with values of their own',
    '  --columns=<columns>, --rows=<rows>   How large it is',
    ['--columns | <columns> | ', '--rows | <rows> | '],
  ],
  [
    'letters that a text tells apart',
    "  --mode=M, -e, -H   Set the mode; '-e' is for wind and '-H' for none",
    ['--mode | M | ', '-e |  | ', '-H |  | '],
  ],
])('%s', (_what, text, expected) => {
  expect(rows(text)).toEqual(expected)
})

test.each([
  'Number of kites to fly',
  'specify the wind',
  'The key to use with the lock.',
  'Get/set the wind.',
  'Write the number to the specified file.',
  'Put cords in column N.',
  'Colour it. Possible values are red and blue.',
  'Wind of the kite: -w0 is off.',
])('a switch that is said to take a value has no meaning: %s', (meaning) => {
  const options = `  -w             ${meaning}\n  -o FILE        write to FILE`
  expect(rows(options)).toEqual(['-w |  | ', '-o | FILE | write to FILE'])
})

const man = (text: string): string[] => shown(parseMan(`.SH NAME\nkite, hawk \\- fly\n${text}`))

test.each([
  [
    'a further name',
    '.SH OPTIONS\n.TP\n\\-d FMT (\\-dateFormat)\nSet the format.\n',
    ['-d -dateFormat | FMT | Set the format.'],
  ],
  [
    'a remark',
    '.SH OPTIONS\n.TP\n\\-\\-tag str (alpha testing)\nMark the lines.\n',
    ['--tag | str | Mark the lines.'],
  ],
  [
    'what is usual',
    '.SH OPTIONS\n.TP\n\\-\\-dump=<no|yes> [default: yes]\nWrite it down.\n',
    ['--dump | <no|yes> | no,yes | Write it down.'],
  ],
  [
    'opposites',
    '.SH OPTIONS\n.TP\n\\-\\-show\\-size, \\-\\-hide\\-size\nShow or hide the size.\n',
    ['--show-size |  | ', '--hide-size |  | '],
  ],
  [
    'names that the text tells apart',
    '.SH OPTIONS\n.TP\n\\-\\-author=<p>, \\-\\-committer=<p>\nOnly those with matching author/committer lines.\n',
    ['--author | <p> | ', '--committer | <p> | '],
  ],
  [
    'options of a command, below its heading or its item',
    '.SH OPTIONS\n.TP\n\\-q\nSay nothing.\n.SH COMMANDS\n.SS fly\n.TP\n\\-u\nFly up.\n.SH EFFECTS\n.TP\nloop [options]\nFly a loop.\n.RS\n.TP\n\\-n num\nHow many.\n.RE\n',
    ['-q |  | Say nothing.'],
  ],
  [
    'a sentence about the program before the one about the option',
    '.SH OPTIONS\n.TP\n\\-L name\nkite stores its cord in a folder. This option allows another folder to be named.\n',
    ['-L | name | This option allows another folder to be named.'],
  ],
  [
    'a sentence that only says for which commands it is',
    '.SH OPTIONS\n.TP\n\\-i\nThis option is only valid for the pop command. Puts the index back too.\n',
    ['-i |  | Puts the index back too.'],
  ],
  [
    'a text before a list',
    '.SH OPTIONS\n.TP\n\\-\\-how HOW\nshow times using HOW, which can be:\nfull or short\n',
    ['--how | HOW | show times using HOW'],
  ],
  [
    'a hyphen before and',
    '.SH OPTIONS\n.TP\n\\-s PAT\nFind it (case\\-\nand accent\\-insensitive).\n',
    ['-s | PAT | Find it (case- and accent-insensitive).'],
  ],
  [
    'values that only the synopsis shows',
    '.SH SYNOPSIS\n.B kite\n[\\-c cord] [\\-q]\n.SH OPTIONS\n.TP\n\\-c, \\-\\-cord\nTake this cord.\n.TP\n\\-q\nSay nothing.\n',
    ['-c --cord | cord | Take this cord.', '-q |  | Say nothing.'],
  ],
  [
    'a remark with the setting of the same meaning',
    '.SH OPTIONS\n.TP\n\\-errors, \\-e (markup: no)\nShow errors and nothing else.\n',
    ['-e -errors |  | Show errors and nothing else.'],
  ],
  [
    'the text of the first value in a list',
    '.SH OPTIONS\n.TP\n\\-\\-reverb=WHAT\n.RS\n.TP\nd, 0\nNo echo.\n.RE\n',
    ['--reverb | WHAT | '],
  ],
  [
    'names that hang',
    '.SH OPTIONS\n.HP\n\\fB\\-a\\fP|\\fB\\-\\-active\\fP \\fBy\\fP|\\fBn\\fP\n.br\nFly it now.\n',
    ['-a --active | y|n | y,n | Fly it now.'],
  ],
  [
    'a value that only the font tells from the name',
    '.SH OPTIONS\n.TP\n.B -l\\fIn\\fB\\fR, \\fB--length\\fIn\\fB\\fR\nCut the cord at \\fIn\\fR.\n',
    ['-l --length | n | Cut the cord at n.'],
  ],
  [
    'a definition, and one without an end',
    '.am URL\n.  ad l\n.  .\n.de BROKEN FIN\n.SH OPTIONS\n.TP\n\\-a\nFly all of them.\n',
    ['-a |  | Fly all of them.'],
  ],
  [
    'what is printed under no condition',
    ".SH OPTIONS\n.if 'yes'no' \\{\n.TP\n\\-\\-debug\nSay all.\n.\\}\n.TP\n\\-a\nFly all of them.\n",
    ['-a |  | Fly all of them.'],
  ],
  [
    'an option and the plural of its opposite',
    '.SH OPTIONS\n.TP\n\\-\\-tail text\n.TQ\n\\-\\-no\\-tails\nTie this to the end.\n',
    ['--tail --no-tails | text | Tie this to the end.'],
  ],
  [
    'a key with a value of its own',
    '.SH OPTIONS\n.TP\n.B \\-A\\fIkey\\fR[=\\fIvalue\\fR]\nPass this on to the cord.\n',
    ['-A | key[=value] | Pass this on to the cord.'],
  ],
  [
    'options of another program of the page',
    '.SH OPTIONS\n.TP\n\\-e\nSay which. (hawk only.)\n.TP\n\\-f\nFly. (kite only.)\n',
    ['-e |  | ', '-f |  | Fly. (kite only.)'],
  ],
  [
    'options of a command with a synopsis of its own',
    '.SH SYNOPSIS\nkite command\n.SH MERGE\n.SS SYNOPSIS\nkite merge [options]\n.SS OPTIONS\n.TP\n\\-\\-text\nAs text.\n.SH OPTIONS\n',
    [],
  ],
  [
    'letters that the text tells apart',
    '.SH OPTIONS\n.TP\n\\-D\n.TQ\n\\-E\n\\-D turns it on. \\-E turns it off.\n',
    ['-D |  | ', '-E |  | '],
  ],
  [
    'what may be given in place of the value',
    '.SH OPTIONS\n.TP\n\\-\\-tie kite...|\\-a|\\-\\-all\nTie it.\n',
    ['--tie | kite... | Tie it.', '-a --all |  | '],
  ],
  [
    'a part of the name that may be anything',
    '.SH OPTIONS\n.IP "\\fB\\-\\-check\\-\\fR\\fIthing\\fR \\fItext\\fR" 4\nCheck the text.\n',
    [],
  ],
  [
    'a number behind a dash',
    '.SH OPTIONS\n.IP "\\fB\\-n\\fR \\fImin\\-len\\fR" 4\n.IP "\\fB\\-\\fR\\fImin\\-len\\fR" 4\nPrint so many.\n',
    ['-n | min-len | Print so many.'],
  ],
])('in a manual: %s', (_what, text, expected) => {
  expect(man(text)).toEqual(expected)
})

test('words that are emphasised behind letters', () => {
  const letters = ['a', 'b', 'c', 'd', 'e']
  const items = letters.map((letter) => `.It Fl ${letter} Em word${letter}x\nFly it ${letter}.\n`).join('')
  const page = `.Dd today\n.Sh OPTIONS\n.Bl -tag\n${items}.El\n.Ss Builtins\n.Bl -tag\n.It Fl t Ar file\nTrue.\n.El\n`
  expect(shown(parseMan(page))).toEqual(letters.map((letter) => `-${letter} |  | Fly it ${letter}.`))
})

test('two macros for two dashes', () => {
  const page = '.Dd today\n.Sh OPTIONS\n.Bl -tag\n.It Fl v , Fl Fl verbose\nSay more about it.\n.El\n'
  expect(shown(parseMan(page))).toEqual(['-v --verbose |  | Say more about it.'])
})
