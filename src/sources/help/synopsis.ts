import type { HelpOption } from './page.ts'

const inBrackets = /\[\s*(--?[\w?@#][\w?@#-]*)(?:[ =](<[^>]+>|[^[\]|<-][^[\]|]*))?\s*[\][|]/g

/** The option that a name and a form in a usage line stand for. */
function nameOnly(name: string, value: string | undefined): HelpOption {
  const forms = name.startsWith('--') ? { long: name } : { short: name }
  const type = value === undefined ? 'boolean' : 'string'
  return { ...forms, type, value, summary: '', global: false, line: 1 }
}

/** The names in a line, each letter of a cluster on its own. */
const namesIn = (line: string): [string, string | undefined][] =>
  [...line.matchAll(inBrackets)].flatMap(([, names = '', value]): [string, string | undefined][] => {
    const form = value?.trim() || undefined
    if (names.startsWith('--') || form !== undefined) return [[names, form]]
    return [...names.slice(1)].filter((letter) => letter !== '-').map((letter) => [`-${letter}`, undefined])
  })

/** The options that usage lines name, for programs that print nothing else: `[-46A] [-p port]`. They have no meanings. */
export function usageNames(usage: readonly string[]): HelpOption[] {
  const options = new Map<string, HelpOption>()
  for (const [name, form] of usage.flatMap(namesIn))
    if (!options.has(name)) options.set(name, nameOnly(name, form))
  return [...options.values()]
}
