import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { configFile } from '../../src/io/paths.ts'
import { width } from '../../src/model/index.ts'
import { settingNames } from '../../src/settings/index.ts'
import { files } from '../folders.ts'
import { bench } from '../support.ts'

const cards = ['one', 'two', 'three', 'four']
const deck = `---\ndeck: boat\nprogram: boat\n---\n\n${cards.map((name) => `C: It is called [${name}]. {#${name}}\n`).join('\n')}`
const at = () => bench({ 'boat.md': deck })
const kept = (place: { data: string }): string => join(place.data, 'config.toml')

test('all settings are listed with their values, what they mean, and where they are kept', async () => {
  const place = at()
  const first = await place.run('config', [], 160)
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(
    first.out
      .split('\n')
      .slice(0, settingNames.length)
      .map((line) => line.split(' ')[0]),
  ).toEqual(settingNames)
  expect(first.out).toMatch(/^new-per-day +20 +default +New cards a day$/m)
  expect(first.out).toContain(`Kept in ${kept(place)}, which the first change writes`)
  // Looking writes nothing.
  expect(existsSync(kept(place))).toBe(false)
  await place.run('config new-per-day 5')
  const then = await place.run('config')
  expect(then.out).toMatch(/^new-per-day +5 +New cards a day$/m)
  expect(then.out).toMatch(/Kept in .*config\.toml$/)
})

test.each(['en', 'ko'])(
  'the list fits on screens of 80 and 40 columns, with each meaning below itself: %s',
  async (language) => {
    for (const columns of [80, 40]) {
      const { out } = await bench({ 'boat.md': deck }, language).run('config', [], columns)
      const list = out.slice(0, out.indexOf('\n\n')).split('\n')
      expect(list.filter((line) => width(line) >= columns)).toEqual([])
      const names = list.map((line) => /^[a-z][^ ]*/.exec(line)?.[0]).filter((name) => name !== undefined)
      expect(names).toEqual(settingNames)
    }
  },
)

test('one is set, read and given back, for people and for programs', async () => {
  const place = at()
  expect(await place.run('config retention 0.85')).toMatchObject({
    code: 0,
    out: 'retention 0.85 (0.9 by default)',
    err: '',
  })
  expect(await place.run('config retention')).toMatchObject({ code: 0, out: '0.85' })
  expect(JSON.parse((await place.run('config retention --json')).out)).toMatchObject({
    name: 'retention',
    value: 0.85,
    default: 0.9,
    isDefault: false,
    allowed: { type: 'decimal', from: 0.7, to: 0.97 },
  })
  const all = JSON.parse((await place.run('config --json')).out)
  expect([all.file, all.problems, all.settings.length]).toEqual([kept(place), [], settingNames.length])
  expect(await place.run('config retention --unset')).toMatchObject({
    code: 0,
    out: 'retention 0.9 (default)',
  })
  expect(await place.run('config retention')).toMatchObject({ out: '0.9' })
})

test.each([
  ['config new-per-dya', 'there is no setting "new-per-dya"', 'did you mean new-per-day?'],
  ['config quit x', 'there is no setting "quit"', 'did you mean keys.quit?'],
  ['config constructor 5', 'there is no setting "constructor"', 'flagdrill config lists them'],
  ['config new-per-day many', 'new-per-day takes a whole number from 0 to 9999, not "many"', undefined],
  ['config order rsik', 'order takes risk, due or random, not "rsik"', 'did you mean risk?'],
  ['config keys.undo n', 'keys.undo takes one character', undefined],
  [
    'config keys.undo q',
    'keys.undo cannot be "q": that is the key of keys.quit',
    'give keys.quit another key first',
  ],
  ['config --unset', '--unset takes the name of a setting and no value', 'flagdrill help config'],
  ['config order due --unset', '--unset takes the name of a setting and no value', 'flagdrill help config'],
])('%s is refused', async (line, message, hint) => {
  const place = at()
  const { code, out, err } = await place.run(line)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(`Error: ${message}`)
  if (hint === undefined) expect(err).not.toContain('Hint')
  else expect(err).toContain(`Hint: ${hint}`)
  expect(existsSync(kept(place))).toBe(false)
})

test('what is wrong in the file stops everything but what mends it', async () => {
  const place = at()
  files(place.data, { 'config.toml': '# Mine\nnew-per-dya = 5 # few\n\norder = "rsik"\n' })
  const found = await place.run('due')
  expect([found.code, found.out]).toEqual([2, ''])
  expect(found.err).toBe(
    `Error: ${kept(place)}:2: there is no setting "new-per-dya"\nHint: did you mean new-per-day?`,
  )
  expect((await place.run('due --help')).code).toBe(0)
  const listed = await place.run('config')
  expect(listed.code).toBe(0)
  expect(listed.err.split('\n')).toEqual([
    `${kept(place)}:2: there is no setting "new-per-dya" (did you mean new-per-day?)`,
    `${kept(place)}:4: order takes risk, due or random, not "rsik" (did you mean risk?)`,
  ])
  // Each change says what is left.
  expect((await place.run('config new-per-dya --unset')).err).toContain('config.toml:4: order')
  expect(await place.run('config order due')).toMatchObject({ code: 0, err: '' })
  expect(readFileSync(kept(place), 'utf8')).toBe('# Mine\n# few\n\norder = "due"\n')
  expect((await place.run('due')).code).toBe(0)
})

test.each([
  ['what is no TOML', 'order = "due"\n[keys\n', /:2: this is not TOML \(.+\)\nHint: fix that line/],
  [
    'what is no text',
    Buffer.from('# \xB0\xFF\xE9\norder = "due"\n', 'latin1'),
    /config\.toml: it is not a text in UTF-8\n/,
  ],
  ['what is far too large', `#${' '.repeat(1 << 20)}\n`, /config\.toml: it is too large/],
])('%s is named, and not written over', async (_name, text, said) => {
  const place = at()
  files(place.data, { 'config.toml': text })
  for (const line of ['due', 'config new-per-day 5']) {
    const { code, err } = await place.run(line)
    expect([code, err]).toEqual([2, expect.stringMatching(said)])
  }
  expect(readFileSync(kept(place)).equals(Buffer.from(text))).toBe(true)
  expect((await place.run('config')).code).toBe(0)
})

test.each<[string, Buffer]>([
  ['UTF-8 with a byte order mark', Buffer.from('\uFEFF# 가\nnew-per-day = 3\n')],
  ['UTF-16', Buffer.from('\uFEFF# 가\nnew-per-day = 3\n', 'utf16le')],
  ['CP949', Buffer.from('# \xB0\xA1\nnew-per-day = 3\n', 'latin1')],
])('a file in %s is read, and written as UTF-8', async (_name, bytes) => {
  const place = at()
  files(place.data, { 'config.toml': bytes })
  expect((await place.run('config new-per-day')).out).toBe('3')
  expect((await place.run('config new-per-day 5')).code).toBe(0)
  expect(readFileSync(kept(place), 'utf8')).toBe('# 가\nnew-per-day = 5\n')
})

test('a folder in place of the file is named', async () => {
  const place = at()
  mkdirSync(kept(place))
  expect((await place.run('due')).err).toContain('config.toml: it is a folder')
})

test('a file that is a link stays one, keeps its rights, and leaves nothing beside it', async () => {
  const place = at()
  files(place.data, { 'elsewhere/mine.toml': '# Mine\n' })
  chmodSync(join(place.data, 'elsewhere/mine.toml'), 0o640)
  symlinkSync('elsewhere/mine.toml', kept(place))
  await place.run('config order due')
  expect(lstatSync(kept(place)).isSymbolicLink()).toBe(true)
  expect(statSync(kept(place)).mode & 0o777).toBe(0o640)
  expect(readFileSync(kept(place), 'utf8')).toBe('# Mine\norder = "due"\n')
  expect(readdirSync(join(place.data, 'elsewhere'))).toEqual(['mine.toml'])
})

test('a place that cannot be written in is said with a way out', async () => {
  const place = at()
  const full = bench()
  writeFileSync(join(full.data, 'decks'), '')
  symlinkSync(join(full.data, 'decks', 'none.toml'), kept(place))
  const { code, err } = await place.run('config order due')
  expect([code, err]).toEqual([1, expect.stringContaining('FLAGDRILL_CONFIG names another file')])
})

test('a new file explains every setting in the language that it sets', async () => {
  const place = at()
  await place.run('config language ko')
  const text = readFileSync(kept(place), 'utf8')
  expect(text).toContain('# 하루에 볼 새 카드 수: 0부터 9999까지의 정수\n# new-per-day = 20\n')
  expect(text).toContain('# language = "auto"\nlanguage = "ko"\n')
  expect(text.match(/^[^#\n].*$/gm)).toEqual(['language = "ko"'])
})

test('limits, and the hour at which the day begins, are those of the file', async () => {
  const place = at()
  await place.run('config new-per-day 3')
  expect((await place.run('due --count')).out).toBe('3')
  await place.run('quiz', ['one', '', 'two', '', 'three', ''])
  place.clock.ms = Date.parse('2001-03-03T09:00:00Z')
  await place.run('config reviews-per-day 2')
  await place.run('config new-per-day 0')
  expect((await place.run('due --count')).out).toBe('2')
  const day = async (): Promise<string> => JSON.parse((await place.run('due --json')).out).day
  expect(await day()).toBe('2001-03-03')
  await place.run('config rollover-hour 10')
  expect(await day()).toBe('2001-03-02')
})

test('the chance of recall decides when a card comes back', async () => {
  const due = async (retention: string): Promise<string> => {
    const place = at()
    await place.run(`config retention ${retention}`)
    await place.run('quiz --limit 1 --seed 1', ['one', ''])
    return JSON.parse((await place.run('history boat:one#gap-1 --json')).out)[0].after.due
  }
  expect((await due('0.97')) < (await due('0.7'))).toBe(true)
})

test('the keys of a quiz are those of the file, and are shown', async () => {
  const place = at()
  await place.run('config keys.undo z')
  await place.run('config keys.help h')
  const { out } = await place.run('quiz --limit 1 --seed 1', ['one', 'h', 'z', 'wrong', 'z', 'one', '', ''])
  expect(out).toMatch(/^ +z +take the last answer back/m)
  expect(out.match(/Taken back/g)).toHaveLength(2)
})

test.each([
  ['linux', {}, /^\/.*\/\.config\/flagdrill\/config\.toml$/],
  ['linux', { XDG_CONFIG_HOME: '/x' }, /^\/x\/flagdrill\/config\.toml$/],
  ['linux', { XDG_CONFIG_HOME: 'x' }, /\/\.config\/flagdrill\/config\.toml$/],
  ['darwin', { XDG_CONFIG_HOME: '/x' }, /Library\/Application Support\/flagdrill\/config\.toml$/],
  ['win32', { APPDATA: '/roam' }, /^\/roam\/flagdrill\/config\.toml$/],
  ['linux', { FLAGDRILL_CONFIG: '/etc/mine.toml', XDG_CONFIG_HOME: '/x' }, /^\/etc\/mine\.toml$/],
] as const)('on %s with %j the file is in its place', (platform, env, place) => {
  expect(configFile(env, platform).replaceAll('\\', '/')).toMatch(place)
})
