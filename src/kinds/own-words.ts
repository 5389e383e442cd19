import type { CommandEntry, Entry, OptionEntry } from '../model/index.ts'
import { plain } from '../model/index.ts'
import type { Pool } from './kind.ts'

type Named = CommandEntry | OptionEntry

/** The entries of other files about the subject of an entry. */
const twinsOf = (entry: Named, pool: Pool): Named[] =>
  (pool.about?.(entry.program) ?? pool.entries).filter(
    (other): other is Named =>
      other.subject === entry.subject && other.kind === entry.kind && other.at.file !== entry.at.file,
  )

/** Whether an entry words what another file describes, too: the choices beside it come from other hands. */
export const isRetold = (entry: Named, pool: Pool): boolean => twinsOf(entry, pool).length > 0

// With fewer choices like it a text would be known by its form.
const fewestAlike = 2

/** The entry whose words stand among the choices: the learner's own, where others are like them in hand or form; else those of the deck that describes the same. */
export function wordedFor<E extends Named>(entry: E, pool: Pool): E {
  const twin = twinsOf(entry, pool).find(({ summary }) => summary !== '')
  if (!twin) return entry
  const form = formOf(entry.summary)
  const alike = new Set<string>()
  for (const other of pool.about?.(entry.program) ?? pool.entries) {
    if (other.kind !== entry.kind || other.subject === entry.subject || other.program !== entry.program)
      continue
    if (other.at.file === entry.at.file || formOf((other as Named).summary) === form) alike.add(other.subject)
    if (alike.size >= fewestAlike) return entry
  }
  return { ...entry, summary: twin.summary, at: twin.at }
}

/** An entry in its own words, with what other decks add: the other names of a command, an example, and why it is so or else what they call it. */
export function completed<E extends Entry>(entry: E, pool: Pool): E {
  if (entry.kind !== 'command' && entry.kind !== 'option') return entry
  const twins = twinsOf(entry, pool)
  if (twins.length === 0) return entry
  const told = twins.find(({ summary }) => summary !== '' && plain(summary) !== plain(entry.summary))
  const aliases = [entry, ...twins].flatMap((one) => (one.kind === 'command' ? one.aliases : []))
  return {
    ...entry,
    why: entry.why ?? twins.find(({ why }) => why !== undefined)?.why ?? told?.summary,
    example: entry.example ?? twins.find(({ example }) => example !== undefined)?.example,
    ...(entry.kind === 'command' ? { aliases: [...new Set(aliases)] } : {}),
  }
}

/** The last syllable of a Korean text by its sort: 기, 다, an ending in ㅁ, or that of a noun. */
function koreanEnding(letter: string): string {
  if (/[기다요]/.test(letter)) return letter
  return (letter.charCodeAt(0) - 0xac00) % 28 === 16 ? 'ㅁ' : ''
}

/** The form of a text by which a right choice could be told from others: how a Korean one ends; capital, full stop and the form of the verb of another. */
export function formOf(text: string): string {
  const bare = text.trim().replace(/\s*\([^()]*\)$/, '')
  const last = bare.at(-1) ?? ''
  if (/[가-힣]/.test(last)) return `ko ${koreanEnding(last)}`
  const [word = ''] = bare.split(' ')
  const verb = /[a-z]ing$/.exec(word) ? 'ing' : /[a-z][^s\W]s$/.exec(word) ? 's' : ''
  return [/^\p{Lu}/u.test(bare), last === '.', verb].join(' ')
}
