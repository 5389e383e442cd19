import type { Texts } from '../../i18n/index.ts'
import { type Command, type Commands, groups, loadAll, type Option } from '../command.ts'
import { commonOptions } from '../options.ts'
import { aboutOf, firstExamples, optionLabel } from './page.ts'
import { slot, synopsis } from './synopsis.ts'

/** A text for roff: nothing in it is a request or an escape. */
const roff = (text: string): string =>
  text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/gm, '\\&$&')

const quoted = (text: string): string => `"${roff(text).replaceAll('"', '\\(dq')}"`
const item = (name: string, about: string): string[] => ['.TP', `.B ${quoted(name)}`, roff(about)]
const section = (title: string): string => `.SH ${quoted(title.replace(/:$/, '').toUpperCase())}`

const optionItems = (options: Readonly<Record<string, Option>>, texts: Texts): string[] =>
  Object.entries(options).flatMap(([key, option]) =>
    item(optionLabel(key, option).trim(), aboutOf(option, texts)),
  )

/** One command: how it is called, what it does, its words and options. */
function commandItems(name: string, command: Command, texts: Texts): string[] {
  const words = Object.entries(command.words).flatMap(([key, word]) =>
    item(slot(key, { ...word, required: true }), aboutOf(word, texts)),
  )
  const inner = [...words, ...optionItems(command.options, texts)]
  return [
    ...item(synopsis(name, command), command.about(texts)),
    ...(inner.length > 0 ? ['.RS', ...inner, '.RE'] : []),
  ]
}

/** The manual page of the program, in roff. */
export async function manPage(commands: Commands, texts: Texts, version: string): Promise<string> {
  const { commands: said } = texts
  const all = await loadAll(commands, texts)
  const lines = [
    // Without a date, so that the same sources build the same file.
    `.TH FLAGDRILL 1 "" ${quoted(`flagdrill ${version}`)}`,
    section(said.man.name),
    `flagdrill \\- ${roff(said.program)}`,
    section(said.man.synopsis),
    `.B ${quoted(said.usage)}`,
    section(said.man.description),
    ...said.man.about.flatMap((text) => ['.PP', roff(text)]),
    ...groups.flatMap((group) => {
      const own = all.filter(([, command]) => command.group === group)
      return own.length === 0
        ? []
        : [
            section(said.groups[group]),
            ...own.flatMap(([name, command]) => commandItems(name, command, texts)),
          ]
    }),
    section(said.headings.options),
    ...optionItems(commonOptions, texts),
    section(said.man.exit),
    ...Object.entries(said.exitCodes).flatMap(([code, text]) => item(code, text)),
    section(said.man.environment),
    ...Object.entries(said.environment).flatMap(([name, text]) => item(name, text)),
    section(said.headings.examples),
    ...firstExamples.flatMap(([line, key]) => item(line, said.examples[key])),
  ]
  return `${lines.join('\n')}\n`
}
