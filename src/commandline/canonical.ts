import { effective } from './effective.ts'
import type { Program } from './program.ts'
import { readLine } from './read.ts'
import type { Reading } from './reading.ts'

/** A text that all spellings of a line share: its command, options as they count in a fixed order, words. */
export function keyOf(program: Program, reading: Reading): string {
  const options = effective(reading, program).options.map(
    ({ spec, value }) => `${spec.name}=${canonicalText(program, value)}`,
  )
  const words = reading.positionals.map(({ value }) => canonicalText(program, value))
  if (reading.spec?.arity.alike) words.sort()
  return JSON.stringify([reading.path, options.sort(), words, reading.inner.map(({ raw }) => raw)])
}

/** The command line inside `$(…)` or backticks, where that is all of the word. */
function insideOf(raw: string): string | undefined {
  const match = /^\$\(((?:[^()]|\([^()]*\))*)\)$/s.exec(raw) ?? /^`([^`]*)`$/s.exec(raw)
  return match?.[1]
}

/** A word as it counts: a substitution is the command line in it, whichever way that is spelt. */
export function canonicalText(program: Program, raw: string): string {
  if (raw[0] !== '$' && raw[0] !== '`') return raw
  const inside = insideOf(raw)
  if (inside === undefined) return raw.replace(/^\$\{(\w+)\}$/, '$$$1')
  const reading = readLine(program, inside)
  const understood = reading.faults.length === 0 && reading.unknown.length === 0 && reading.tail === ''
  return `$(${understood ? keyOf(program, reading) : inside.replace(/\s+/g, ' ').trim()})`
}
