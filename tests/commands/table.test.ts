import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Command,
  groups,
  loadAll,
  type Option,
  optionName,
  type Word,
} from '../../src/commands/command.ts'
import { type ExportFormat, exportFormats } from '../../src/commands/export/formats.ts'
import { firstExamples } from '../../src/commands/help/page.ts'
import { commands } from '../../src/commands/index.ts'
import { commonOptions } from '../../src/commands/options.ts'
import { parse } from '../../src/parse/index.ts'
import { root } from '../folders.ts'
import { languages } from '../languages.ts'
import { readSchema } from '../schemas.ts'

// Checks the declaration of every command.

const all = await loadAll(commands)
const optionsOf = (command: Command): [string, Option][] => Object.entries(command.options)

test.each(all)(
  '%s: names of options and letters are used once, and not those of every command',
  (_, command) => {
    const own = optionsOf(command).flatMap(([key, { letter }]) => [
      optionName(key),
      letter ?? optionName(key),
    ])
    const common = Object.entries<Option>(commonOptions).flatMap(([key, { letter }]) => [
      optionName(key),
      letter,
    ])
    expect(own.filter((name) => common.includes(name))).toEqual([])
    const letters = optionsOf(command).flatMap(([, { letter }]) => letter ?? [])
    expect(new Set(letters).size).toBe(letters.length)
    for (const name of own) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
    for (const key of Object.keys(command.words)) expect(Object.keys(command.options)).not.toContain(key)
  },
)

test.each(all)(
  '%s: only its last word may be a list, and no required word follows one that is not',
  (_, command) => {
    const words: Word[] = Object.values(command.words)
    expect(words.slice(0, -1).filter(({ type }) => type === 'list')).toEqual([])
    const first = words.findIndex(({ required }) => !required)
    if (first >= 0) expect(words.slice(first).filter(({ required }) => required)).toEqual([])
  },
)

test.each(all)('%s: its group is in the help, its default is one of the choices', (_, command) => {
  expect(groups).toContain(command.group)
  for (const [, option] of optionsOf(command))
    if (option.type === 'choice' && option.default !== undefined) expect(option.of).toContain(option.default)
})

test.each(all)('%s: its examples are lines that it understands', async (name, command) => {
  for (const [line] of command.examples) {
    const [, rest] = /flagdrill ?([^)]*)/.exec(line)!
    const argv = [...rest!.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2]!)
    const found = await parse(argv, commands)
    expect([line, found.type]).toEqual([line, 'run'])
    expect([line, 'name' in found && found.name]).toEqual([line, name])
  }
})

test('every text of a command has its command', () => {
  const ofEveryPage = [
    ...['usage', 'program', 'groups', 'headings', 'man', 'exitCodes', 'environment', 'defaultValue'],
    ...['everyCommand', 'moreHelp', 'epilogue', 'options', 'examples'],
  ]
  expect(
    Object.keys(languages.en!.commands)
      .filter((key) => !ofEveryPage.includes(key))
      .sort(),
  ).toEqual(Object.keys(commands).sort())
})

test('every command that prints JSON has a schema', () => {
  const printing = all.filter(([, { options }]) => 'json' in options).map(([name]) => name)
  expect(printing.filter((name) => readSchema(name) === undefined)).toEqual([])
})

test('every text of an option and of an example is used', () => {
  const declared = new Set(
    all.flatMap(([, { words, options }]) =>
      [...Object.values(words), ...Object.values(options), ...Object.values(commonOptions)].map(
        ({ about }) => about,
      ),
    ),
  )
  expect(Object.keys(languages.en!.commands.options).sort()).toEqual([...declared].sort())
  const shown = new Set(
    [firstExamples, ...all.map(([, { examples }]) => examples)].flat().map(([, about]) => about),
  )
  expect(Object.keys(languages.en!.commands.examples).sort()).toEqual([...shown].sort())
})

test.each(all)('%s: its text is under its own name in the commands of each language', (name, command) => {
  for (const texts of Object.values(languages))
    expect(command.about(texts)).toBe((texts.commands as unknown as Record<string, unknown>)[name])
})

test('every folder of decks has its language in src/i18n, and the other way round', () => {
  const folders = readdirSync(join(root, 'decks'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.length === 2)
    .map(({ name }) => name)
  expect(folders.sort()).toEqual(Object.keys(languages).sort())
})

test('every format of src/export is in src/commands/export/formats.ts, under its own name', () => {
  const folder = join(root, 'src/export')
  const names = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/^export const (\w+): Format = /gm)].map(
      (match) => match[1]!,
    ),
  )
  const texts = Object.entries<ExportFormat>(exportFormats).filter(([, { type }]) => type === 'text')
  expect(names.sort()).toEqual(texts.map(([name]) => name).sort())
})
