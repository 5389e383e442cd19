import type { Program } from './program.ts'
import { readLine } from './read.ts'
import type { Fault, Reading } from './reading.ts'
import type { OptionSpec } from './spec.ts'
import { slotAt } from './usage.ts'
import type { Notice } from './words.ts'

/** One part of a command line and what it is; `from` and `to` are words, both included. */
export type Part =
  | { role: 'program'; text: string; from: number; to: number; meaning?: string }
  | {
      role: 'command'
      text: string
      from: number
      to: number
      path: string
      meaning?: string
      subject?: string
    }
  | {
      role: 'option'
      text: string
      from: number
      to: number
      spec: OptionSpec
      value?: string
      meaning?: string
      subject: string
    }
  | { role: 'argument'; text: string; from: number; to: number; slot?: string }
  | { role: 'inner'; text: string; from: number; to: number }

/** A command line taken apart. */
export interface Explanation {
  /** Whether the program would take it; `unknown` where the decks do not say enough to tell. */
  verdict: 'valid' | 'refused' | 'unknown'
  /** The words of the command's canonical path. */
  path: string[]
  parts: Part[]
  problems: Fault[]
  /** What the decks do not know. */
  unknown: Fault[]
  notices: Notice[]
  reading: Reading
}

/** What every word of a command line does, and what is wrong with it. */
export function explain(program: Program, line: string): Explanation {
  const reading = readLine(program, line)
  const { words, options, positionals, inner, spec, head } = reading
  const text = (from: number, to: number): string =>
    words
      .slice(from, to + 1)
      .map((word) => reading.line.slice(word.start, word.end))
      .join(' ')
  const parts: Part[] = []
  if (head > 0)
    parts.push({
      role: 'program',
      text: text(0, 0),
      from: 0,
      to: 0,
      meaning: program.command('')?.summary || undefined,
    })
  const named = [...Array(head).keys()].filter(
    (index) => index > 0 && !options.some(({ from, to }) => from <= index && index <= to),
  )
  if (named.length > 0)
    parts.push({
      role: 'command',
      text: named.map((index) => text(index, index)).join(' '),
      from: named[0]!,
      to: named.at(-1)!,
      path: reading.path,
      meaning: spec?.summary || undefined,
      subject: spec?.subject || undefined,
    })
  for (const option of options)
    parts.push({
      role: 'option',
      text: option.spelt,
      from: option.from,
      to: option.to,
      spec: option.spec,
      value: option.spec.type === 'boolean' && option.raw === 'true' ? undefined : option.raw,
      meaning: option.spec.summary || undefined,
      subject: option.spec.subject,
    })
  for (const [index, { word }] of positionals.entries())
    parts.push({
      role: 'argument',
      text: text(word, word),
      from: word,
      to: word,
      slot: spec ? slotAt(spec.arity, index) : undefined,
    })
  if (inner.length > 0) {
    const [from, to] = [inner[0]!.word, inner.at(-1)!.word]
    parts.push({ role: 'inner', text: text(from, to), from, to })
  }
  parts.sort((a, b) => a.from - b.from)
  const broken = reading.notices.some(
    ({ code }) => code === 'unclosed' || code === 'dash' || code === 'curly',
  )
  const refused = reading.faults.length > 0 || broken
  return {
    verdict: refused ? 'refused' : reading.unknown.length > 0 ? 'unknown' : 'valid',
    path: reading.path.split(' ').filter((word) => word !== ''),
    parts,
    problems: reading.faults,
    unknown: reading.unknown,
    notices: reading.notices,
    reading,
  }
}
