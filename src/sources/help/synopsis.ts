import type { HelpOption } from './page.ts'

/** The options that usage lines name, for programs that print nothing else: `[-46A] [-p port]`. They have no meanings. */
export function usageNames(usage: readonly string[]): HelpOption[] {
  const options = new Map<string, HelpOption>()
  const add = (name: string, value: string | undefined): void => {
    if (options.has(name)) return
    const long = name.startsWith('--')
    options.set(name, {
      long: long ? name : undefined,
      short: long ? undefined : name,
      type: value === undefined ? 'boolean' : 'string',
      value,
      summary: '',
      global: false,
      line: 1,
    })
  }
  for (const line of usage)
    for (const [, names, value] of line.matchAll(
      /\[\s*(--?[\w?@#][\w?@#-]*)(?:[ =](<[^>]+>|[^[\]|<-][^[\]|]*))?\s*[\][|]/g,
    )) {
      const form = value?.trim() || undefined
      if (names!.startsWith('--') || form !== undefined) add(names!, form)
      else for (const letter of names!.slice(1)) if (letter !== '-') add(`-${letter}`, undefined)
    }
  return [...options.values()]
}
