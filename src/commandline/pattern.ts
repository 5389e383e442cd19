import type { Program } from './program.ts'
import { readLine } from './read.ts'
import type { Reading } from './reading.ts'

/** An answer with free parts: `docker run --name <name=web> -p <port=8080>:80 httpd`. */
export interface Pattern {
  /** The line with the examples in place. */
  example: string
  holes: { name: string; example: string }[]
  /** The line with a mark for each hole. */
  marked: string
}

const [open, close] = ['\uE000', '\uE001']
const mark = new RegExp(`${open}(\\d+)${close}`, 'g')

/** Reads the free parts of an answer. */
export function patternOf(answer: string): Pattern {
  const holes: Pattern['holes'] = []
  const marked = answer.replace(
    /<([a-z\p{Lo}][\p{L}\p{N}-]*)=([^<>\s]+)>/gu,
    (_, name: string, example: string) => {
      holes.push({ name, example })
      return `${open}${holes.length - 1}${close}`
    },
  )
  return { example: filled(marked, (index) => holes[index]!.example), holes, marked }
}

const filled = (marked: string, value: (index: number) => string): string =>
  marked.replace(mark, (_, index: string) => value(Number(index)))

// A free part is checked only as far as the program would: a port is a port, a name a name.
const shapes: Readonly<Record<string, string>> = {
  port: '([1-9]\\d{0,4})',
  name: '([a-zA-Z0-9][a-zA-Z0-9_.-]+)',
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The answer with the learner's own words in the free parts, the examples where there are none. */
export function fill(program: Program, pattern: Pattern, given: Reading): string {
  if (pattern.holes.length === 0) return pattern.example
  const chosen = new Map<string, string>()
  const wanted = readLine(program, pattern.marked)
  const bind = (raw: string, candidates: string[]): void => {
    const indexes = [...raw.matchAll(mark)].map((match) => Number(match[1]))
    if (indexes.length === 0) return
    const shape = new RegExp(
      `^${raw
        .split(mark)
        .map((part, index) =>
          index % 2 === 0 ? escaped(part) : (shapes[pattern.holes[Number(part)]!.name] ?? '(.+)'),
        )
        .join('')}$`,
    )
    for (const candidate of candidates) {
      // The parts that go without saying in an address.
      const bare = candidate.replace(/^0\.0\.0\.0:/, '').replace(/\/tcp$/, '')
      const match = shape.exec(candidate) ?? shape.exec(bare)
      if (!match) continue
      if (indexes.some((hole, i) => (chosen.get(pattern.holes[hole]!.name) ?? match[i + 1]) !== match[i + 1]))
        continue
      for (const [i, hole] of indexes.entries()) chosen.set(pattern.holes[hole]!.name, match[i + 1]!)
      return
    }
  }
  for (const option of wanted.options)
    bind(
      option.raw,
      given.options.filter((other) => other.spec.name === option.spec.name).map((other) => other.raw),
    )
  const alike = wanted.spec?.arity.alike ?? false
  for (const [index, { raw }] of wanted.positionals.entries())
    bind(raw, alike ? given.positionals.map((word) => word.raw) : [given.positionals[index]?.raw ?? ''])
  for (const [index, { raw }] of wanted.inner.entries()) bind(raw, [given.inner[index]?.raw ?? ''])
  return filled(pattern.marked, (index) => {
    const { name, example } = pattern.holes[index]!
    return chosen.get(name) ?? example
  })
}
