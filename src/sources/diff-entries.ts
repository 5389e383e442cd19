import { type Aliases, type Entry, type OptionEntry, optionNames } from '../model/index.ts'

/** How a program's table differs from the one that was built before. */
export interface EntriesDiff {
  added: Entry[]
  vanished: Entry[]
  /** The entry before and after. */
  changed: { before: Entry; after: Entry; what: ('meaning' | 'default' | 'type' | 'names')[] }[]
}

type Facets = Record<'meaning' | 'default' | 'type' | 'names', string>

/** The texts that a task, a question or a sentence with gaps asks for and shows; empty for other entries. */
function asked(entry: Entry): string {
  if (entry.kind === 'task') return JSON.stringify([entry.task, entry.answers])
  if (entry.kind === 'concept') return JSON.stringify([entry.question, entry.answer, entry.wrong])
  return entry.kind === 'gap' ? JSON.stringify([entry.texts, entry.gaps]) : ''
}

const facets = (entry: Entry): Facets => {
  if (entry.kind === 'command')
    return { meaning: entry.summary, default: '', type: entry.usage ?? '', names: entry.aliases.join(' ') }
  if (entry.kind !== 'option') return { meaning: asked(entry), default: '', type: '', names: '' }
  const shape = (key: keyof OptionEntry): string =>
    JSON.stringify([entry[key], ...(entry.variants ?? []).map((variant) => variant[key as 'short'])])
  return {
    meaning: entry.summary,
    default: shape('default'),
    type: shape('type'),
    names: optionNames(entry).join(' '),
  }
}

const subjectOf = (id: string): string => id.replace(/#(?:[a-z]+|gap-.*)$/, '')

/** Compares entries by their subjects: new ones, ones that are gone, ones that differ. What only has another id by the table of aliases is neither new nor gone. */
export function diffEntries(
  before: readonly Entry[],
  after: readonly Entry[],
  aliases: Aliases = {},
): EntriesDiff {
  const renamed = Object.entries(aliases).map(([id, now]): [string, string] => [
    subjectOf(id),
    subjectOf(now),
  ])
  const old = new Map(before.map((entry) => [entry.subject, entry]))
  const now = new Map(after.map((entry) => [entry.subject, entry]))
  const arrived = new Set(renamed.filter(([id]) => old.has(id)).map(([, id]) => id))
  const left = new Set(renamed.filter(([, id]) => now.has(id)).map(([id]) => id))
  return {
    added: after.filter(({ subject }) => !old.has(subject) && !arrived.has(subject)),
    vanished: before.filter(({ subject }) => !now.has(subject) && !left.has(subject)),
    changed: after.flatMap((entry) => {
      const earlier = old.get(entry.subject)
      if (!earlier) return []
      const [was, is] = [facets(earlier), facets(entry)]
      const what = (['meaning', 'default', 'type', 'names'] as const).filter((key) => was[key] !== is[key])
      return what.length > 0 ? [{ before: earlier, after: entry, what }] : []
    }),
  }
}
