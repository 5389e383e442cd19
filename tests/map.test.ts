import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { applied, defaultSettings, type SettingName, settingNames } from '../src/settings/index.ts'
import { root } from './folders.ts'
import { glossary } from './korean.ts'
import { languages } from './languages.ts'

// Checks what src/README.md and CONTRIBUTING.md say of the source as a whole.

const sourceOf = (folder: string): { file: string; text: string }[] =>
  readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((file) => /\.(?:m?js|ts)$/.test(file))
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(root, folder, file), 'utf8') }))

const source = sourceOf('src')
const isTable = (file: string): boolean => file.startsWith('src/i18n/')

test('no file is so long that it holds two ideas', () => {
  const long = source
    .filter(({ file, text }) => !isTable(file) && text.split('\n').length > 320)
    .map(({ file }) => file)
  expect(long).toEqual([])
})

test('the map says which commands share a folder', () => {
  const map = readFileSync(join(root, 'src/README.md'), 'utf8')
  const sentence = /Some folders have several commands: (.*?)\. Every other/.exec(map)![1]!
  const said = sentence.split('; ').map((part) => {
    const [, folder, names] = /^`(\w+)` has (.*)$/.exec(part)!
    return [folder, names!.split(', ')]
  })
  const folders = new Map<string, string[]>()
  for (const { file, text } of source) {
    const [, folder, name] = /^src\/commands\/([\w-]+)\/([\w-]+)\.ts$/.exec(file) ?? []
    if (!folder || !name || !/^export const \w+ = command\(\{/m.test(text)) continue
    folders.set(folder, [...(folders.get(folder) ?? []), name].sort())
  }
  const shared = [...folders].filter(([folder, names]) => names.join() !== folder)
  expect(Object.fromEntries(said)).toEqual(Object.fromEntries(shared))
})

const textOf = (uses: (file: string) => boolean): string =>
  source
    .filter(({ file }) => uses(file))
    .map(({ text }) => text)
    .join('\n')

/** The names of the fields of a value, at any depth. */
const fieldsOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, field]) => [name, ...fieldsOf(field)])
    : []

test('every setting is read, and what is made of it is used', () => {
  const read = new Set<string>()
  const recorded = new Proxy(defaultSettings(), {
    get(values, name) {
      read.add(String(name))
      return values[name as SettingName]
    },
  })
  const made = applied(recorded, 'seed')
  const readers = textOf((file) => !['src/i18n', 'src/world', 'src/settings'].includes(dirname(file)))
  const raw = readers + textOf((file) => file === 'src/settings/apply.ts')
  const isRead = (name: string): boolean =>
    read.has(name) || new RegExp(`['.]${name}\\b|\\{ ${name} \\}`).test(raw)
  expect(settingNames.filter((name) => !isRead(name))).toEqual([])
  expect(
    fieldsOf(made).filter((name) => !new RegExp(`\\.${name}\\b|[{,]\\s*${name}\\b`).test(readers)),
  ).toEqual([])
})

test('every text is said somewhere', () => {
  const { commands: _, ...texts } = languages.en!
  const readers = textOf((file) => !isTable(file))
  const named = (by: RegExp): Set<string> => new Set([...readers.matchAll(by)].map((match) => match[1]!))
  const anywhere = named(/(?:\.|['{,]\s*)([a-z]\w*)/g)
  // The words of statistics are short and common: they count only where they are read from their section.
  const ofStats = named(/\bstats\s*\.\s*(\w+)/g)
  const unsaid = Object.entries<unknown>(texts).flatMap(([section, part]) => {
    const names = section === 'stats' ? Object.keys(part as object) : fieldsOf(part)
    const said = section === 'stats' ? ofStats : anywhere
    return names
      .filter((name) => /^[a-z]\w*$/.test(name) && !said.has(name))
      .map((name) => `${section}.${name}`)
  })
  expect(unsaid).toEqual([])
})

test('comments begin with what the code does or is, not with a clause', () => {
  const clause = /(?<!\/\/.*\n)^[ ]*(?:\/\*\*|\/\/) (?:What|Who|Whoever|Whatever|Where)\b.*/gm
  const found = [...source, ...sourceOf('scripts'), ...sourceOf('tests')].flatMap(({ file, text }) =>
    [...text.matchAll(clause)].map(([comment]) => `${file}: ${comment.trim()}`),
  )
  expect(found).toEqual([])
})

test('the Korean texts use the words of the glossary', () => {
  const lines = source.find(({ file }) => file === 'src/i18n/ko.ts')!.text.split('\n')
  const wrong = lines.flatMap((line, index) =>
    glossary.flatMap(([pattern, better]) => (pattern.test(line) ? [`${index + 1} ${better}: ${line}`] : [])),
  )
  expect(wrong).toEqual([])
})
