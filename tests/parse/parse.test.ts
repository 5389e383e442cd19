import fc from 'fast-check'
import { loadAll, optionName } from '../../src/commands/command.ts'
import { commands } from '../../src/commands/index.ts'
import { commonOptions } from '../../src/commands/options.ts'
import { en } from '../../src/i18n/en.ts'
import { type CommandLine, parse } from '../../src/parse/index.ts'
import { byName, plainRaw } from '../../src/parse/raw.ts'
import { yargsRaw } from '../../src/parse/with-yargs.ts'
import { rounds } from '../rounds.ts'

type Kind = CommandLine['type']

/** A line as a shell cuts it into words. */
const cut = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2]!)
const read = (line: string): Promise<CommandLine> => parse(cut(line), commands)
const ran = async (line: string): Promise<CommandLine & { type: 'run' }> => {
  const found = await read(line)
  if (found.type === 'fault') throw found.fault(en)
  expect(found.type).toBe('run')
  return found as CommandLine & { type: 'run' }
}
const mistake = async (line: string): Promise<string> => {
  const found = await read(line)
  if (found.type !== 'fault') throw new Error(`${line} is understood as ${found.type}`)
  const { message, hint, code } = found.fault(en)
  expect(code).toBe(2)
  return hint ? `${message} (${hint})` : message
}

test.each<[string, string, object]>([
  ['', 'quiz', { deck: [] }],
  ['docker-run', 'quiz', { deck: ['docker-run'] }],
  ['--limit 5 docker-run', 'quiz', { deck: ['docker-run'], limit: 5 }],
  ['quiz a b --limit=5 --new 2', 'quiz', { deck: ['a', 'b'], limit: 5, new: 2 }],
  ['--seed quiz due --count', 'due', { count: true, json: false }],
  ['--json due', 'due', { json: true }],
  ['due -- --count', 'due', { deck: ['--count'], count: false }],
  ['export -o=x.csv', 'export', { output: 'x.csv', format: undefined }],
  ['export -o - --deck a --deck b c', 'export', { output: '-', deck: ['a', 'b'], decks: ['c'] }],
  ['build --help-file a b --json', 'build', { helpFile: ['a', 'b'], json: true, file: [] }],
  ['build --dry-run n.md', 'build', { dryRun: true, file: ['n.md'] }],
  ['weak --by=risk --limit 1 --limit 3', 'weak', { by: 'risk', limit: 3, noRecord: false }],
  ['weak', 'weak', { by: 'all', limit: undefined }],
  ['config order due', 'config', { name: 'order', value: 'due', unset: false }],
  ['config keys.undo -', 'config', { name: 'keys.undo', value: '-' }],
  // A line of the learner's own.
  ['explain docker run -it alpine', 'explain', { line: 'docker run -it alpine', json: false }],
  ["explain 'docker ps -a' --json", 'explain', { line: 'docker ps -a', json: true }],
  ['explain --json docker ps --json', 'explain', { line: 'docker ps --json', json: true }],
  ['explain docker ps --help', 'explain', { line: 'docker ps --help', json: false }],
  ["explain docker run -e 'A=b c' httpd", 'explain', { line: "docker run -e 'A=b c' httpd" }],
  ['explain -- docker ps', 'explain', { line: 'docker ps' }],
  ['explain --seed x docker --seed y', 'explain', { line: 'docker --seed y' }],
  [
    'compare docker ps -a -- docker container ls -a',
    'compare',
    lines('docker ps -a', 'docker container ls -a'),
  ],
  [
    "compare 'docker ps' 'docker ps -a' --json",
    'compare',
    { ...lines('docker ps', 'docker ps -a'), json: true },
  ],
  ["compare --json 'docker ps' docker", 'compare', { ...lines('docker ps', 'docker'), json: true }],
  [
    'compare docker exec a -- ls -- docker exec a ls',
    'compare',
    lines('docker exec a -- ls', 'docker exec a ls'),
  ],
  ["compare 'docker ps' -- 'docker ps -a'", 'compare', lines('docker ps', 'docker ps -a')],
  ['answer x --text -p', 'answer', { card: 'x', text: '-p', json: false }],
  ['answer x --text --name', 'answer', { card: 'x', text: '--name' }],
  ['answer x --text docker run --rm -it alpine', 'answer', { text: 'docker run --rm -it alpine' }],
  ["answer x --json --text 'docker ps'", 'answer', { text: 'docker ps', json: true }],
  ["answer x --text 'docker ps' --json", 'answer', { text: 'docker ps', json: true }],
  ['answer x --text=-p --json', 'answer', { text: '-p', json: true }],
  ['answer x --text --json', 'answer', { text: '', json: true }],
  ["answer x --text ''", 'answer', { text: '' }],
  ['answer x --grade good', 'answer', { grade: 'good', text: undefined, choice: [] }],
])('flagdrill %s', async (line, name, args) => {
  const found = await ran(line)
  expect(found.name).toBe(name)
  expect(found.args).toMatchObject(args)
})

function lines(first: string, second: string): object {
  return { first, second }
}

test.each<[string, object]>([
  ['--data d --language ko --seed 1 --plain', { data: 'd', language: 'ko', seed: '1', plain: true }],
  ['due --data=d', { data: 'd', plain: false }],
  ['quiz --limt 3 --language ko', { language: 'ko' }],
  ['explain docker --language ko', { language: undefined }],
  ['due --plain=false', { plain: false }],
])('flagdrill %s: the options of every command', async (line, common) => {
  expect((await read(line)).common).toMatchObject(common)
})

test.each<[string, Kind]>([
  ['--help', 'help'],
  ['-h', 'help'],
  ['quiz --help --bogus', 'help'],
  ['explain --help', 'help'],
  ['--version', 'version'],
  ['due --version --count', 'version'],
  ['completion zsh -- --language', 'complete'],
])('flagdrill %s asks for %s', async (line, type) => {
  expect((await read(line)).type).toBe(type)
})

test.each([
  ['quiz --limt 3', 'there is no option --limt (did you mean --limit?)'],
  ['quiz --count', 'there is no option --count (flagdrill due has it)'],
  ['quiz -x', 'there is no option -x (flagdrill help quiz lists the options)'],
  ['quiz --limit', '--limit needs a value (flagdrill help quiz lists the options)'],
  ['quiz --limit -3', '--limit takes a whole number from 0 on, not "-3"'],
  [
    'weak --by rsk',
    '--by cannot be "rsk": use all, risk, lapses, difficulty, slow or confusion (did you mean risk?)',
  ],
  ['--language fr', '--language cannot be "fr": use en or ko'],
  [
    'history',
    'CARD is missing (flagdrill history CARD… [OPTIONS]; flagdrill find WORDS lists cards with their ids)',
  ],
  ['doctor now', '"now" is one word too many (flagdrill doctor [OPTIONS])'],
  ['explain', 'LINE is missing (flagdrill explain LINE… [OPTIONS])'],
  ['explain --jsn x', 'there is no option --jsn (did you mean --json?)'],
  [
    'compare docker ps -a docker ps',
    'nothing says where the second command line begins (put -- between them (flagdrill compare docker ps -- docker ps -a), or each in quotes)',
  ],
  ["compare 'docker ps'", 'SECOND is missing (flagdrill compare FIRST… SECOND… [OPTIONS])'],
  ['completion fissh', 'SHELL cannot be "fissh": use bash, zsh, fish or powershell (did you mean fish?)'],
])('flagdrill %s: %s', async (line, message) => {
  expect(await mistake(line)).toBe(message)
})

const names = Object.keys(commands)
const loaded = new Map(
  (await loadAll(commands)).map(([name, { options }]) => [name, byName({ ...options, ...commonOptions })]),
)
const every = [...new Set([...loaded.values()].flatMap((options) => [...options.keys()]))]
const word = fc.oneof(
  fc.constantFrom(
    'docker-run',
    '가',
    'a b',
    '7',
    '',
    '--',
    '-',
    '-3',
    'x=y',
    'true',
    'false',
    'help',
    '--bogus',
  ),
  fc.constantFrom(...every).map((name) => (name.length === 1 ? `-${name}` : `--${name}`)),
  fc
    .tuple(fc.constantFrom(...every), fc.constantFrom('3', 'ko', 'false', '', 'x=y', '--json'))
    .map(([name, value]) => `--${optionName(name)}=${value}`),
)

test('a line with letters of options is plain, too', () => {
  const options = loaded.get('report')!
  expect(plainRaw(['docker', '-o', 'x.html'], options)).toEqual({
    words: ['docker'],
    options: new Map([['output', ['x.html']]]),
    unknown: [],
  })
  for (const line of [['-ox.html'], ['-o=x.html'], ['-o'], ['-o', 'a', '--output', 'b']])
    expect(plainRaw(line, options)).toBeUndefined()
})

test('a plain line is read as yargs reads it', async () => {
  let plain = 0
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.array(word, { maxLength: 5 }), async (name, argv) => {
      const options = loaded.get(name)!
      const found = plainRaw(argv, options)
      if (found === undefined) return
      plain++
      expect(found).toEqual(await yargsRaw(argv, options))
    }),
    { numRuns: rounds(300, 5000), seed: 5 },
  )
  expect(plain).toBeGreaterThan(30)
})

test('whatever is typed ends in a command line, never in an error', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(word, fc.constantFrom(...names), fc.string()), { maxLength: 6 }),
      async (argv) => {
        const found = await parse(argv, commands)
        if (found.type === 'fault') expect(found.fault(en).message).not.toBe('')
      },
    ),
    { numRuns: rounds(67, 5000), seed: 7 },
  )
})
