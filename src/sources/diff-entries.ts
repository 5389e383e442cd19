import { type Entry, type OptionEntry, optionNames } from '../model/index.ts'

/** How a program's table differs from the one that was built before. */
export interface EntriesDiff {
  added: Entry[]
  vanished: Entry[]
  /** The entry before and after. */
  changed: { before: Entry; after: Entry; what: ('meaning' | 'default' | 'type' | 'names')[] }[]
}

const facets = (entry: Entry): Record<'meaning' | 'default' | 'type' | 'names', string> | undefined => {
  if (entry.kind === 'command')
    return { meaning: entry.summary, default: '', type: entry.usage ?? '', names: entry.aliases.join(' ') }
  if (entry.kind !== 'option') return undefined
  const shape = (key: keyof OptionEntry): string =>
    JSON.stringify([entry[key], ...(entry.variants ?? []).map((variant) => variant[key as 'short'])])
  return {
    meaning: entry.summary,
    default: shape('default'),
    type: shape('type'),
    names: optionNames(entry).join(' '),
  }
}

/** Compares entries by their subjects: new ones, ones that are gone, ones that differ. */
export function diffEntries(before: readonly Entry[], after: readonly Entry[]): EntriesDiff {
  const old = new Map(before.map((entry) => [entry.subject, entry]))
  const now = new Map(after.map((entry) => [entry.subject, entry]))
  return {
    added: after.filter((entry) => !old.has(entry.subject)),
    vanished: before.filter((entry) => !now.has(entry.subject)),
    changed: after.flatMap((entry) => {
      const earlier = old.get(entry.subject)
      const [was, is] = [earlier && facets(earlier), facets(entry)]
      if (!earlier || !was || !is) return []
      const what = (['meaning', 'default', 'type', 'names'] as const).filter((key) => was[key] !== is[key])
      return what.length > 0 ? [{ before: earlier, after: entry, what }] : []
    }),
  }
}
