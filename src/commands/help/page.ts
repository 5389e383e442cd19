import type { Texts } from '../../i18n/index.ts'
import { padded, width, wrap } from '../../model/index.ts'
import {
  type Command,
  type Commands,
  type Example,
  groups,
  loadAll,
  type Option,
  optionName,
  type Word,
} from '../command.ts'
import { commonOptions } from '../options.ts'
import { slot, synopsis } from './synopsis.ts'

/** Names wider than this have their text on the line below. */
const widest = 26

/** Names and what they mean in two columns, the second wrapped. */
function columnsOf(rows: readonly (readonly [string, string])[], columns: number): string[] {
  const left = Math.min(widest, Math.max(0, ...rows.map(([name]) => width(name))))
  const room = Math.max(20, columns - left - 4)
  return rows.flatMap(([name, about]) => {
    const lines = about === '' ? [''] : wrap(about, room)
    const fits = width(name) <= left
    const first = fits ? [`  ${padded(name, left)}  ${lines[0]}`.trimEnd()] : [`  ${name}`]
    const rest = fits ? lines.slice(1) : lines
    return [...first, ...rest.map((line) => ' '.repeat(left + 4) + line)]
  })
}

/** The values of a choice and the default, after the text. */
export function aboutOf(spec: Option | Word, texts: Texts): string {
  const about = texts.commands.options[spec.about]
  if (spec.type !== 'choice') return about
  const standard = 'default' in spec ? spec.default : undefined
  const values = spec.of.map((value) => (value === standard ? texts.commands.defaultValue(value) : value))
  return `${about}: ${values.join(', ')}`
}

/** An option as it is typed, its letter first. */
export function optionLabel(key: string, option: Option): string {
  const letter = option.letter ? `-${option.letter[0]}, ` : '    '
  const value =
    option.type === 'flag' ? '' : ` ${option.value ?? (option.type === 'count' ? 'N' : key.toUpperCase())}`
  const more = option.type === 'list' || option.type === 'line' ? '…' : ''
  return `${letter}--${optionName(key)}${value}${more}`
}

const optionRows = (options: Readonly<Record<string, Option>>, texts: Texts): [string, string][] =>
  Object.entries(options).map(([key, option]) => [optionLabel(key, option), aboutOf(option, texts)])

const exampleRows = (examples: readonly Example[], texts: Texts): [string, string][] =>
  examples.map(([line, about]) => [texts.help.exampleLines[line] ?? line, texts.commands.examples[about]])

/** Examples: a line to copy, and what it does on the line or, where there is no room, below. */
function examplesOf(examples: readonly Example[], texts: Texts, columns: number): string[] {
  const rows = exampleRows(examples, texts)
  const left = Math.max(...rows.map(([line]) => width(line)))
  if (rows.some(([, about]) => left + 4 + width(about) > columns))
    return rows.flatMap(([line, about]) => [
      `  ${line}`,
      ...wrap(about, columns - 6).map((row) => `      ${row}`),
    ])
  return rows.map(([line, about]) => `  ${padded(line, left)}  ${about}`)
}

const screen = (columns: number): number => Math.min(80, columns)

/** The page of one command: how it is called, its words, its options, examples. */
export function commandPage(name: string, command: Command, texts: Texts, columns: number): string {
  const { commands: said } = texts
  const room = screen(columns)
  const words = Object.entries(command.words).map(([key, word]): [string, string] => [
    slot(key, { ...word, required: true }),
    aboutOf(word, texts),
  ])
  const options = optionRows(command.options, texts)
  return [
    synopsis(name, command),
    '',
    ...wrap(command.about(texts), room),
    ...(words.length > 0 ? ['', ...columnsOf(words, room)] : []),
    ...(options.length > 0 ? ['', said.headings.options, ...columnsOf(options, room)] : []),
    '',
    said.headings.examples,
    ...examplesOf(command.examples, texts, room),
    '',
    ...wrap(said.everyCommand(Object.keys(commonOptions).map((key) => `--${optionName(key)}`)), room),
  ].join('\n')
}

export const firstExamples: readonly Example[] = [
  ['flagdrill', 'quiz'],
  ['flagdrill quiz --minutes 10', 'quizMinutes'],
  ['flagdrill build NOTES.md', 'build'],
  ['flagdrill build --from docker', 'buildFrom'],
  ['flagdrill explain docker run -dp 80:80 httpd', 'explain'],
]

/** The first page: the commands by group, the options of every command, examples. */
export async function firstPage(commands: Commands, texts: Texts, columns: number): Promise<string> {
  const { commands: said } = texts
  const room = screen(columns)
  const all = await loadAll(commands, texts)
  const grouped = groups.flatMap((group) => {
    const rows = all
      .filter(([, command]) => command.group === group)
      .map(([name, command]): [string, string] => [name, command.about(texts)])
    return rows.length === 0 ? [] : ['', said.groups[group], ...columnsOf(padNames(rows, all), room)]
  })
  return [
    said.program,
    '',
    said.usage,
    ...grouped,
    '',
    said.headings.options,
    ...columnsOf(optionRows(commonOptions, texts), room),
    '',
    said.headings.examples,
    ...examplesOf(firstExamples, texts, room),
    '',
    ...wrap(said.moreHelp, room),
    ...wrap(said.epilogue, room),
  ].join('\n')
}

/** Names as wide as the widest of all groups, so that every group has the same columns. */
function padNames(
  rows: readonly [string, string][],
  all: readonly (readonly [string, Command])[],
): [string, string][] {
  const left = Math.max(...all.map(([name]) => width(name)))
  return rows.map(([name, about]) => [padded(name, left), about])
}
