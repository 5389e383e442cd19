import type { HelpOption, HelpPage } from '../help/index.ts'

const lists = /-W\s+(?:'([^']*)'|"([^"]*)")/g
const name = /^(--?[A-Za-z0-9][\w-]*)(=?)$/

function optionOf(word: string, line: number): HelpOption | undefined {
  const [, option, equals] = name.exec(word) ?? []
  if (option === undefined) return undefined
  const form = option.startsWith('--') || option.length > 2 ? { long: option } : { short: option }
  return { ...form, type: equals ? 'string' : 'boolean', summary: '', global: false, line }
}

/** Reads the options that a completion script of bash lists for a program, as text. They are names only; nothing of the script is run. */
export function parseBash(text: string): HelpPage {
  const options = new Map<string, HelpOption>()
  for (const match of text.matchAll(lists)) {
    const line = text.slice(0, match.index).split('\n').length
    for (const word of (match[1] ?? match[2] ?? '').split(/\s+/)) {
      const option = optionOf(word, line)
      if (option && !options.has(word)) options.set(word, option)
    }
  }
  return { usage: [], aliases: [], summary: '', options: [...options.values()], commands: [], unread: [] }
}
