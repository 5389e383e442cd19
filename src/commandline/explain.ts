import { doubtsAbout } from './doubts.ts'
import type { Program } from './program.ts'
import { readLine } from './read.ts'
import type { Fault, Reading, ReadOption } from './reading.ts'
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
  /** The parts that the decks do not know. */
  unknown: Fault[]
  notices: Notice[]
  reading: Reading
}

type Text = (from: number, to: number) => string

/** The program and the command, as far as the line names them. */
function headParts(program: Program, { options, spec, head, path }: Reading, text: Text): Part[] {
  if (head === 0) return []
  const meaning = program.command('')?.summary || undefined
  const named = [...Array(head).keys()].filter(
    (index) => index > 0 && !options.some(({ from, to }) => from <= index && index <= to),
  )
  const [from, to] = [named[0], named.at(-1)]
  const first: Part = { role: 'program', text: text(0, 0), from: 0, to: 0, meaning }
  if (from === undefined || to === undefined) return [first]
  return [
    first,
    {
      role: 'command',
      text: named.map((index) => text(index, index)).join(' '),
      from,
      to,
      path,
      meaning: spec?.summary || undefined,
      subject: spec?.subject || undefined,
    },
  ]
}

const optionPart = ({ spelt, from, to, spec, raw }: ReadOption, text: Text): Part => ({
  role: 'option',
  // A word that is the value of an option has no name on the line.
  text: spelt === '' ? text(from, to) : spelt,
  from,
  to,
  spec,
  value:
    spelt === '' || (spec.takes !== 'required' && raw === (spec.rule.implied ?? 'true')) ? undefined : raw,
  meaning: spec.summary || undefined,
  subject: spec.subject,
})

/** Explains every word of a command line and lists the faults of the line. */
export function explain(program: Program, line: string): Explanation {
  const reading = readLine(program, line)
  const { words, options, positionals, inner, spec, faults, unknown, notices } = reading
  const text: Text = (from, to) =>
    words
      .slice(from, to + 1)
      .map((word) => reading.line.slice(word.start, word.end))
      .join(' ')
  const parts: Part[] = [
    ...headParts(program, reading, text),
    ...options.map((option) => optionPart(option, text)),
    ...positionals.map(
      ({ word }, index): Part => ({
        role: 'argument',
        text: text(word, word),
        from: word,
        to: word,
        slot: spec ? slotAt(spec.arity, index) : undefined,
      }),
    ),
  ]
  const [first, last] = [inner[0]?.word, inner.at(-1)?.word]
  if (first !== undefined && last !== undefined)
    parts.push({ role: 'inner', text: text(first, last), from: first, to: last })
  const broken = notices.some(({ code }) => code === 'unclosed' || code === 'dash' || code === 'curly')
  const doubt = unknown.length > 0 ? 'unknown' : 'valid'
  return {
    verdict: faults.length > 0 || broken ? 'refused' : doubt,
    path: reading.path.split(' ').filter((word) => word !== ''),
    parts: parts.sort((a, b) => a.from - b.from),
    problems: faults,
    unknown,
    notices: [...notices, ...doubtsAbout(program, reading)],
    reading,
  }
}
