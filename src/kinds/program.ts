import { type Program, programOf } from '../commandline/index.ts'
import type { Pool } from './kind.ts'

/** Returns the value of a key, and creates it when there is none. */
function kept<K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

const programs = new WeakMap<Pool, Map<string, Program>>()
const summaries = new WeakMap<Pool, Map<string, string>>()

/** The program as everything in the pool describes it; made once a pool. */
export function programIn(pool: Pool, name: string): Program {
  const known = kept(programs, pool, () => new Map<string, Program>())
  const program = known.get(name) ?? programOf(name, pool.all ?? pool.entries)
  known.set(name, program)
  return program
}

const described = new WeakMap<Pool, Map<string, string>>()

/** The meaning of a subject as all decks give it, also those that are not asked. */
export const describedIn = (pool: Pool, subject: string): string | undefined =>
  summaryIn(pool, subject) ??
  kept(described, pool, () => {
    const known = new Map<string, string>()
    for (const entry of pool.all ?? [])
      if ((entry.kind === 'option' || entry.kind === 'command') && !known.has(entry.subject))
        known.set(entry.subject, entry.summary)
    return known
  }).get(subject)

/** The meaning of a subject in the language of the pool. */
export function summaryIn(pool: Pool, subject: string): string | undefined {
  return kept(summaries, pool, () => {
    const known = new Map<string, string>()
    for (const entry of pool.entries)
      if ((entry.kind === 'option' || entry.kind === 'command') && !known.has(entry.subject))
        known.set(entry.subject, entry.summary)
    return known
  }).get(subject)
}
