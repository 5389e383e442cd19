import { editDistance, nearest } from '../model/index.ts'
import type { CommandSpec, OptionSpec, Program } from './program.ts'
import { slotAt } from './usage.ts'
import { byType, collects, type ValueFault } from './values.ts'
import { type Notice, readWords, type Word } from './words.ts'

/** An option on a line. */
export interface ReadOption {
  spec: OptionSpec
  /** As it was spelt: `-p`, `--publish`. */
  spelt: string
  /** As it was typed; of a boolean without a value, `true`. */
  raw: string
  /** As it counts. */
  value: string
  /** The words it stands in, first and last index. */
  from: number
  to: number
}

/** Why the program would refuse the line, or why nobody can say; `word` is an index into the words. */
export type Fault =
  | { code: 'empty' }
  | { code: 'too-long' }
  | { code: 'other-program'; word: number; typed: string }
  | { code: 'unknown-command'; word: number; typed: string; near?: string }
  | { code: 'no-command'; path: string }
  | {
      code: 'unknown-option'
      word: number
      typed: string
      near?: OptionSpec
      elsewhere: string[]
      hidden?: string
    }
  | { code: 'needs-value'; word: number; spec: OptionSpec }
  | { code: 'bad-value'; word: number; spec: OptionSpec; raw: string; fault: ValueFault }
  | { code: 'bad-syntax'; word: number; typed: string }
  | { code: 'too-few'; min: number; given: number; slot?: string }
  | { code: 'too-many'; word: number; max: number; given: number }
  | { code: 'conflict'; names: [string, string] }
  | { code: 'single'; option: string }
  | { code: 'needs-option'; option?: string; name: string }
  | { code: 'bad-word'; word: number; raw: string; fault: ValueFault }

/** A command line as its program reads it. */
export interface Reading {
  /** The line that offsets count in. */
  line: string
  words: Word[]
  notices: Notice[]
  /** The canonical path, as far as it was understood. */
  path: string
  /** How many words name the program and the command. */
  head: number
  spec?: CommandSpec
  options: ReadOption[]
  /** Words behind the options; those of a command inside are not among them. */
  positionals: { raw: string; value: string; word: number }[]
  /** The words of the command inside, such as the one that runs in a container. */
  inner: { raw: string; word: number }[]
  faults: Fault[]
  /** It asks for help, whatever else it says. */
  help?: boolean
}

// A line with more faults than anybody wants to read is not looked into further.
const enough = 12

function valued(
  program: Program,
  spec: CommandSpec,
  option: OptionSpec,
  raw: string,
): ReturnType<typeof byType> {
  return program.dialect.value?.(spec.path, option.name, option.type, raw) ?? byType(option.type, raw)
}

/** Reads the option at a word and returns the index of the next word; undefined when the word is not known. */
function option(
  program: Program,
  spec: CommandSpec,
  words: Word[],
  at: number,
  reading: Reading,
): number | undefined {
  const { text } = words[at]!
  const { faults } = reading
  const take = (option: OptionSpec, spelt: string, raw: string, to: number): void => {
    if (spec.path === '' && option.name === '--version') reading.help = true
    const read = valued(program, spec, option, raw)
    if ('fault' in read) faults.push({ code: 'bad-value', word: to, spec: option, raw, fault: read.fault })
    reading.options.push({
      spec: option,
      spelt,
      raw,
      value: 'value' in read ? read.value : raw,
      from: at,
      to,
    })
  }
  const unknown = (typed: string): void => {
    if (faults.length >= enough) return
    const hidden = program.dialect.hidden?.[`${spec.path} ${typed}`] ?? program.dialect.hidden?.[typed]
    const forms = [...spec.options.keys()].filter((form) => form.startsWith('--'))
    const near = typed.length > 3 && typed.length < 40 ? nearest(typed, forms) : undefined
    faults.push({
      code: 'unknown-option',
      word: at,
      typed,
      near: near === undefined ? undefined : spec.options.get(near),
      elsewhere: typed.length < 40 ? program.having(typed) : [],
      hidden,
    })
  }
  if (text.startsWith('--')) {
    const equals = text.indexOf('=')
    const name = equals < 0 ? text : text.slice(0, equals)
    if (/^--[-=]/.test(text)) {
      faults.push({ code: 'bad-syntax', word: at, typed: text })
      return undefined
    }
    const found = spec.options.get(name)
    if (name === '--help') reading.help = true
    if (!found) {
      if (name === '--help') return at + 1
      const hidden = program.dialect.hidden?.[`${spec.path} ${name}`] ?? program.dialect.hidden?.[name]
      const real = hidden === undefined ? undefined : spec.options.get(hidden)
      if (!real) {
        unknown(name)
        // A slip in the name of an option: what follows was meant as its value.
        const fault = faults.at(-1)
        const meant = fault?.code === 'unknown-option' && fault.word === at ? fault.near : undefined
        return equals < 0 && meant && meant.type !== 'boolean' ? Math.min(at + 2, words.length) : undefined
      }
      if (equals < 0 && real.type !== 'boolean' && at + 1 >= words.length) {
        faults.push({ code: 'needs-value', word: at, spec: real })
        return at + 1
      }
      const own = equals >= 0 || real.type === 'boolean'
      take(
        real,
        name,
        equals >= 0 ? text.slice(equals + 1) : own ? 'true' : words[at + 1]!.text,
        own ? at : at + 1,
      )
      return own ? at + 1 : at + 2
    }
    if (equals >= 0) take(found, name, text.slice(equals + 1), at)
    else if (found.type === 'boolean') take(found, name, 'true', at)
    else if (at + 1 < words.length) {
      take(found, name, words[at + 1]!.text, at + 1)
      return at + 2
    } else faults.push({ code: 'needs-value', word: at, spec: found })
    return at + 1
  }
  for (let i = 1; i < text.length; i++) {
    const spelt = `-${text[i]}`
    const found = spec.options.get(spelt)
    if (!found) {
      unknown(i === 1 && text.length > 2 && spec.options.has(`-${text}`) ? text : spelt)
      return undefined
    }
    const rest = text.slice(i + 1)
    if (rest.length > 1 && rest[0] === '=') {
      take(found, spelt, rest.slice(1), at)
      return at + 1
    }
    if (found.type === 'boolean') take(found, spelt, 'true', at)
    else if (rest !== '') {
      take(found, spelt, rest, at)
      return at + 1
    } else if (at + 1 < words.length) {
      take(found, spelt, words[at + 1]!.text, at + 1)
      return at + 2
    } else faults.push({ code: 'needs-value', word: at, spec: found })
  }
  return at + 1
}

/** Reads a command line as the program itself would: path, options by pflag's rules, what follows them, and what is wrong. Never throws; a line of a megabyte takes milliseconds. */
export function readLine(program: Program, text: string): Reading {
  const { line, words, notices } = readWords(text)
  const reading: Reading = {
    line,
    words,
    notices,
    path: '',
    head: 0,
    options: [],
    positionals: [],
    inner: [],
    faults: [],
  }
  const { faults } = reading
  if (notices.some(({ code }) => code === 'too-long')) faults.push({ code: 'too-long' })
  if (words.length === 0) {
    faults.push({ code: 'empty' })
    return reading
  }
  if (words[0]!.text !== program.name) {
    faults.push({ code: 'other-program', word: 0, typed: words[0]!.text })
    return reading
  }
  let at = 1
  let path = ''
  while (at < words.length) {
    const { text: word } = words[at]!
    if (/^-./.test(word)) {
      // Options of the program, or of a group of commands, stand before the command.
      const group = program.children(path).length > 0 ? program.command(path) : undefined
      const next = group && option(program, group, words, at, reading)
      if (next === undefined) break
      at = next
    } else {
      const next = `${path} ${word}`.trim()
      if (!program.leads(next)) break
      path = next
      at++
    }
  }
  reading.head = at
  if (reading.help && reading.words.length === at) return reading
  const canonical = program.canonical(path)
  reading.path = canonical
  const spec = program.command(canonical)
  if (
    path === '' &&
    program.children('').length > 0 &&
    at < words.length &&
    !words[at]!.text.startsWith('-')
  ) {
    const typed = words[at]!.text
    faults.push({ code: 'unknown-command', word: at, typed, near: nearestOf(typed, program.children('')) })
    return reading
  }
  if (!spec || (path === '' && program.children('').length > 0)) {
    const typed = words[at]?.text
    if (typed === undefined || typed.startsWith('-')) faults.push({ code: 'no-command', path: canonical })
    else
      faults.push({
        code: 'unknown-command',
        word: at,
        typed,
        near: nearestOf(typed, program.children(path)),
      })
    return reading
  }
  reading.spec = spec
  let ended = false
  while (at < words.length) {
    const { text: word } = words[at]!
    if (!ended && word === '--') {
      ended = true
      at++
    } else if (!ended && word.length > 1 && word[0] === '-') {
      at = option(program, spec, words, at, reading) ?? at + 1
    } else {
      if (spec.stops) ended = true
      const index = reading.positionals.length
      if (index >= spec.arity.innerFrom) reading.inner.push({ raw: word, word: at })
      else {
        const slot = slotAt(spec.arity, index) ?? ''
        reading.positionals.push({
          raw: word,
          value: program.dialect.argument?.(slot, word) ?? word,
          word: at,
        })
      }
      at++
    }
  }
  if (reading.help) return reading
  const given = reading.positionals.length + reading.inner.length
  const { min, max } = spec.arity
  if (given < min) faults.push({ code: 'too-few', min, given, slot: slotAt(spec.arity, given) })
  if (given > max) faults.push({ code: 'too-many', word: reading.positionals[max]?.word ?? 0, max, given })
  const findings = program.dialect.rules?.(
    spec.path,
    reading.options.map(({ spec: { name, type }, raw, value }) => ({
      name,
      raw,
      value,
      collects: collects(type),
    })),
    reading.positionals.map(({ raw }) => raw),
  )
  for (const finding of findings ?? []) {
    if (finding.code === 'bad-value') {
      const { spec, raw, to } = reading.options.findLast((read) => read.spec.name === finding.option)!
      faults.push({ code: 'bad-value', word: to, spec, raw, fault: finding.fault })
    } else if (finding.code !== 'bad-word') faults.push(finding)
    else {
      const { word, raw } = reading.positionals[finding.index]!
      faults.push({ code: 'bad-word', word, raw, fault: finding.fault })
    }
  }
  return reading
}

const nearestOf = (typed: string, names: string[]): string | undefined =>
  typed.length < 40
    ? (nearest(typed, names) ?? names.find((name) => editDistance(name, typed, 1) <= 1))
    : undefined
