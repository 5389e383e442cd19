import fc from 'fast-check'
import { parse } from 'smol-toml'
import {
  changed,
  check,
  defaultSettings,
  freshFile,
  readSettings,
  type SettingName,
  type SettingValue,
  settingNames,
  settings,
} from '../../src/settings/index.ts'
import { languages } from '../languages.ts'
import { rounds } from '../rounds.ts'

const values: Record<string, [SettingName, unknown, SettingValue | undefined][]> = {
  'whole numbers': [
    ['new-per-day', '0', 0],
    ['new-per-day', 9999, 9999],
    ['new-per-day', '10000', undefined],
    ['new-per-day', '-1', undefined],
    ['new-per-day', '1.5', undefined],
    ['new-per-day', '', undefined],
    ['new-per-day', [5], undefined],
    ['reviews-per-day', '200', 200],
    ['rollover-hour', '23', 23],
    ['rollover-hour', '24', undefined],
  ],
  'other numbers': [
    ['retention', '0.7', 0.7],
    ['retention', '.97', 0.97],
    ['retention', 0.9, 0.9],
    ['retention', '0.69', undefined],
    ['retention', '0.98', undefined],
    ['retention', '90', undefined],
    ['retention', '0,9', undefined],
    ['retention', Number.NaN, undefined],
  ],
  'words to choose from': [
    ['order', 'random', 'random'],
    ['order', 'Random', undefined],
    ['language', 'ko', 'ko'],
    ['language', 'fr', undefined],
    ['colours', 'never', 'never'],
    ['docker-version', '29.9', '29.9'],
    ['docker-version', 28, '28'],
    ['docker-version', 'newest', undefined],
    ['docker-version', '29.', undefined],
    ['colours', true, undefined],
  ],
  keys: [
    ['keys.undo', 'z', 'z'],
    ['keys.undo', '#', '#'],
    ['keys.undo', '"', '"'],
    ['keys.undo', 0, '0'],
    ['keys.help', '?', '?'],
    // Keys that the prompts use: choices, up and down, giving up, knew it and did not.
    ...['?', '1', '9', 'j', 'k', 'y', 'n', ' ', '-'].map((key): [SettingName, unknown, undefined] => [
      'keys.quit',
      key,
      undefined,
    ]),
    ['keys.undo', 'U', undefined],
    ['keys.undo', 'é', undefined],
    ['keys.undo', 'ㅕ', undefined],
    ['keys.undo', 'uu', undefined],
    ['keys.undo', '', undefined],
    ['keys.undo', '\u0003', undefined],
  ],
}
describe.each(Object.entries(values))('%s', (_name, cases) => {
  test.each(cases)('%s = %j is %j', (name, given, value) => expect(check(name, given)).toBe(value))
})

test('every default is allowed, and no two keys are the same', () => {
  for (const name of settingNames)
    expect([name, check(name, settings[name].default)]).toEqual([name, settings[name].default])
  const all = settingNames.map((name) => `${name} = ${JSON.stringify(settings[name].default)}`).join('\n')
  expect(readSettings(all, parse)).toEqual({ values: defaultSettings(), set: settingNames, faults: [] })
})

test.each([
  [
    'an unknown name',
    'order = "due"\n\nnew-per-dya = 5\n',
    { line: 3, name: 'new-per-dya', near: 'new-per-day' },
  ],
  ['an unknown key', '[keys]\nundoo = "z"\n', { line: 2, name: 'keys.undoo', near: 'keys.undo' }],
  ['half of a name', 'undo = "z"\n', { line: 1, name: 'undo', near: 'keys.undo' }],
  ['a table of another program', '# mine\n[tool.x]\n', { line: 2, name: 'tool.x' }],
  ['a name of an object', 'constructor = 1\n', { line: 1, name: 'constructor' }],
  ['a word of none', '\r\norder = "rsik"\r\n', { line: 2, name: 'order', given: 'rsik', near: 'risk' }],
  ['a number too large', 'retention = 0.99', { line: 1, name: 'retention', given: '0.99' }],
  ['a list', 'order = ["due", {}]', { line: 1, name: 'order', given: '["due",{}]' }],
  ['a date', 'language = 2001-02-03', { line: 1, name: 'language' }],
  ['a table where a value should be', '[new-per-day]\nx = 1\n', { line: 2, name: 'new-per-day.x' }],
  ['two keys', 'keys.undo = "z"\nkeys.quit = "z"\n', { line: 2, name: 'keys.quit', by: 'keys.undo' }],
  ['the key of another', '\nkeys.undo = "q"\n', { line: 2, name: 'keys.undo', by: 'keys.quit' }],
  ['no TOML', 'order = "due"\nnew-per-day 5\n', { type: 'syntax', line: 2 }],
  ['one name twice', 'order = "due"\norder = "risk"\n', { type: 'syntax', line: 2 }],
] as const)('%s is found with its line', (_name, text, fault) => {
  const { faults } = readSettings(text, parse)
  expect(faults).toEqual([expect.objectContaining(fault)])
})

test('two keys that change places do not meet', () => {
  expect(readSettings('\uFEFFkeys = { undo = "q", quit = "u" }', parse).faults).toEqual([])
})

test.each(Object.entries(languages))(
  'a new file in %s says nothing yet, and every setting can be uncommented',
  (_language, texts) => {
    const fresh = freshFile(texts)
    expect(readSettings(fresh, parse)).toEqual({ values: defaultSettings(), set: [], faults: [] })
    const open = fresh.replace(/^# (?=[a-z.-]+ = )/gm, '')
    expect(readSettings(open, parse)).toEqual({ values: defaultSettings(), set: settingNames, faults: [] })
  },
)

const fresh = '# Mine\n# order = "risk"\n\n# the end'
test.each([
  ['into an empty file', '', 'order', 'due', 'order = "due"\n'],
  ['behind its comment', fresh, 'order', 'due', '# Mine\n# order = "risk"\norder = "due"\n\n# the end'],
  ['at the end', fresh, 'retention', 0.8, `${fresh}\nretention = 0.8\n`],
  ['in place of another value', 'order  =  "due"   # mine\n', 'order', 'risk', 'order  =  "risk"   # mine\n'],
  ['in place of one in single quotes', "order='due'#mine", 'order', 'risk', 'order="risk" #mine'],
  ['a key that marks a comment', 'keys.undo = "#" # "#"\n', 'keys.undo', '"', 'keys.undo = "\\"" # "#"\n'],
  ['in a table', '[keys] # all\n\tundo = "z"\n', 'keys.undo', 'x', '[keys] # all\n\tundo = "x"\n'],
  ['into a table', '# a\n[keys]\nundo = "z"\n', 'keys.quit', 'x', '# a\n[keys]\nquit = "x"\nundo = "z"\n'],
  [
    'in front of a table',
    '# a\n\n# keys:\n[keys]\nundo = "z"\n',
    'order',
    'due',
    '# a\n\norder = "due"\n# keys:\n[keys]\nundo = "z"\n',
  ],
  ['with quotes around the name', '"order" = "due"', 'order', 'risk', '"order" = "risk"'],
  ['with spaces around the dot', 'keys . "undo" = "z"', 'keys.undo', 'x', 'keys . "undo" = "x"'],
  ['with line ends of Windows', '# a\r\norder = "due"\r\n', 'order', 'risk', '# a\r\norder = "risk"\r\n'],
  ['a new line with them', '# a\r\n', 'order', 'risk', '# a\r\norder = "risk"\r\n'],
  ['where the value is missing', 'order = # mine\n', 'order', 'due', 'order = "due" # mine\n'],
  ['where a quote is open', 'order = "due\n# b\n', 'order', 'due', 'order = "due"\n# b\n'],
  [
    'past a text of many lines',
    'x = """\norder = 1\n"""\n',
    'order',
    'due',
    'x = """\norder = 1\n"""\norder = "due"\n',
  ],
  [
    'in its own line only',
    'order = "due"\nx = """\norder = 1\n"""\n',
    'order',
    'due',
    'order = "due"\nx = """\norder = 1\n"""\n',
  ],
  ['out again', fresh.replace('\n\n', '\norder = "due"\n\n'), 'order', undefined, fresh],
  [
    'out, but not what is said about it',
    'a = 1\norder = "due" # because\n',
    'order',
    undefined,
    'a = 1\n# because\n',
  ],
  ['out of a table', '[keys]\nundo = "z"\n', 'keys.undo', undefined, '[keys]\n'],
  ['out where it is not', fresh, 'order', undefined, fresh],
] as const)('a setting goes %s', (_name, text, name, value, becomes) => {
  expect(changed(text, name, value, parse)).toBe(becomes)
})

test.each([
  ['a table in one line', 'keys = { undo = "z" }', 'keys.undo'],
  ['a file that is broken elsewhere', 'new-per-day 5\norder = "due"', 'order'],
])('%s is left alone', (_name, text, name) => expect(changed(text, name, 'x', parse)).toBeUndefined())

const word = fc.constantFrom(' ', 'order = 1', '[keys]', '"', "'''", '"""', '\\', '설정', '#', '=', 'x')
// With a number, so that each can be told from every other.
const comment = fc
  .tuple(fc.integer({ min: 1000, max: 999_999 }), fc.array(word, { maxLength: 5 }))
  .map(([number, words]) => `#${number}${words.join('')}.`)
const allowed = (name: SettingName): fc.Arbitrary<SettingValue> => {
  const { allowed: range } = settings[name]
  if (range.type === 'choice') return fc.constantFrom(...range.of)
  if (range.type === 'version') return fc.constantFrom('auto', '28', '29.9', '28.2.2')
  if (range.type === 'whole') return fc.integer({ min: range.from, max: range.to })
  if (range.type === 'name') return fc.constantFrom('all', 'docker-core', '내 노트')
  if (range.type === 'weekdays') return fc.constantFrom('none', 'sat,sun', 'mon')
  if (range.type === 'decimal') return fc.integer({ min: 70, max: 97 }).map((percent) => percent / 100)
  return fc.constantFrom(...'abcdefghilmopqrstuvwxz"\\#\'=[].')
}
const setting = fc.constantFrom(...settingNames)
interface Row {
  name: string
  line: string
  comment: string
}
const assigned = (inTable: boolean): fc.Arbitrary<Row> =>
  setting
    .filter((name) => !inTable || name.startsWith('keys.'))
    .chain((name) =>
      fc.tuple(allowed(name), fc.constantFrom('', ' ', '\t'), fc.option(comment, { nil: '' })).map(
        ([value, space, behind]): Row => ({
          name,
          line: `${inTable ? name.slice(5) : name}${space}=${space}${JSON.stringify(value)}${space}${behind}`,
          comment: behind,
        }),
      ),
    )
const rows = (inTable: boolean): fc.Arbitrary<Row[]> =>
  fc.array(
    fc.oneof(
      fc.option(comment, { nil: '' }).map((line): Row => ({ name: '', line, comment: line })),
      assigned(inTable),
    ),
    { maxLength: 8 },
  )
/** Files as people write them: comments, empty lines, settings in any place, perhaps a table for the keys. */
const file = fc
  .record({
    top: rows(false),
    keys: fc.option(rows(true)),
    end: fc.constantFrom('\n', '\r\n'),
    closed: fc.boolean(),
  })
  .map(({ top, keys, end, closed }) => {
    const seen = new Set<string>()
    const once = ({ name }: Row): boolean => name === '' || (!seen.has(name) && Boolean(seen.add(name)))
    const first = top.filter((row) => !(keys && row.name.startsWith('keys.'))).filter(once)
    const table = keys ? [{ name: '', line: '[keys]', comment: '' }, ...keys.filter(once)] : []
    const all = [...first, ...table]
    return {
      text: all.map((row) => row.line).join(end) + (closed ? end : ''),
      comments: all.map((row) => row.comment),
    }
  })
const change = setting.chain((name) =>
  fc.tuple(fc.constant(name), fc.option(allowed(name), { nil: undefined })),
)

test('what was set is there, everything else is as it was, and no comment is lost', () => {
  fc.assert(
    fc.property(file, change, ({ text, comments }, [name, value]) => {
      const before = readSettings(text, parse)
      expect(before.faults.filter((fault) => fault.type !== 'taken')).toEqual([])
      const next = changed(text, name, value, parse)!
      const after = readSettings(next, parse)
      expect(after.values).toEqual({ ...before.values, [name]: value ?? settings[name].default })
      expect(after.set.includes(name)).toBe(value !== undefined)
      for (const line of comments) expect(next).toContain(line)
      // Setting it once more changes nothing; taking out what was new gives back the very text.
      expect(changed(next, name, value, parse)).toBe(next)
      if (value !== undefined && !before.set.includes(name) && /\n$|^$/.test(text))
        expect(changed(next, name, undefined, parse)).toBe(text)
    }),
    { seed: 1, numRuns: rounds(20, 1000) },
  )
})
