import fc from 'fast-check'
import { mergePages, parseBash, parseFish, parseHelp } from '../../../src/sources/index.ts'
import { rounds } from '../../rounds.ts'

// Completion scripts of our own, as fish and bash have them.

const rows = (text: string, program = 'kite'): string[] =>
  [...parseFish(text, program)].flatMap(([path, { options, commands }]) => [
    ...options.map(({ short, long, also = [], type, summary }) =>
      [path, [short, long, ...also].filter(Boolean).join(' '), type === 'boolean' ? '' : type, summary].join(
        ' | ',
      ),
    ),
    ...commands.map(({ name, summary }) => [path, name, 'command', summary].join(' | ')),
  ])

test('options and commands of fish, by the command that they belong to', () => {
  const script = `# kite
complete -c kite -s v -l verbose -d "Say more of it" # a remark
complete -c kite -l cord -xa 'red blue' --description='Which cord to tie'
complete -c kite -o single -r -d 'A word with one dash'
complete -f -c kite -n __fish_use_subcommand -a fly -d 'Let it rise'
complete -c kite -n '__fish_seen_subcommand_from fly land' -s w -l wind \\
    -d "It's the wind"
complete -c kite -n "__fish_kite_using_command fly; and not __fish_seen_subcommand_from land" -l high -d High\\ up
complete -c other -s x -d 'of another program'
complete kite -s q -d 'Without naming -c'
`
  expect(rows(script)).toEqual([
    ' | -v --verbose |  | Say more of it',
    ' | --cord | string | Which cord to tie',
    ' | -single | string | A word with one dash',
    ' | -q |  | Without naming -c',
    ' | fly | command | Let it rise',
    "fly | -w --wind |  | It's the wind",
    'fly | --high |  | High up',
    "land | -w --wind |  | It's the wind",
  ])
})

test('what a script would make by running something is left out', () => {
  const script = `complete -c kite -s a -d "(touch /tmp/kite)"
complete -c kite -s b -d "$HOME"
complete -c kite -l (date) -d now
complete -c kite -n 'test -f /etc/kite' -s c -d 'where nobody can know'
for x in 1 2; complete -c kite -s $x; end
`
  expect(rows(script)).toEqual([' | -a |  | ', ' | -b |  | '])
})

test('names that a script of bash lists', () => {
  const script = `_kite() { COMPREPLY=( $( compgen -W '--wind= --cord -v \\$words --' -- "$cur" ) )
  COMPREPLY=($(compgen -W "--low fly" -- "$cur")); }`
  expect(parseBash(script).options.map(({ long, short, type }) => [long ?? short, type])).toEqual([
    ['--wind', 'string'],
    ['--cord', 'boolean'],
    ['-v', 'boolean'],
    ['--low', 'boolean'],
  ])
})

test('a script completes the meanings of what a program prints; what it alone names counts only where nothing else names any', () => {
  const page = parseFish(
    "complete -c kite -s w -d 'How hard it may blow'\ncomplete -c kite -l gone -d 'Of old'",
    'kite',
  ).get('')!
  const further = [{ page, file: 'fish completion of kite', completes: true }]
  const help = parseHelp('usage: kite [-w] [-v] cord')
  expect(mergePages(help, further).options.map(({ short, summary, file }) => [short, summary, file])).toEqual(
    [
      ['-w', 'How hard it may blow', 'fish completion of kite'],
      ['-v', '', undefined],
    ],
  )
  expect(mergePages(parseHelp(''), further).options.map(({ long, short }) => long ?? short)).toEqual([
    '-w',
    '--gone',
  ])
})

test('whatever a script holds, it is read to its end', () => {
  const piece = fc.constantFrom(
    'complete',
    ' -c kite',
    ' -s',
    ' -l ',
    'x',
    "'",
    '"',
    '\\',
    '\n',
    ' -n ',
    '(',
    ')',
    '$',
    '#',
    ' -a',
    '-d',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      for (const page of parseFish(pieces.join(''), 'kite').values())
        for (const { long, short } of page.options) expect(long ?? short).toMatch(/^-/)
    }),
    { seed: 3, numRuns: rounds(100, 3000) },
  )
})
