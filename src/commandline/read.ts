import { nearest } from '../model/index.ts'
import { faultsOf } from './faults.ts'
import { fromHangul, hasHangul } from './hangul.ts'
import { beginsOption, type OptionScan, optionNamed, readBareLetters, readOption } from './options.ts'
import { hiddenSpec, isCalled, type Program } from './program.ts'
import type { Reading, Stray } from './reading.ts'
import type { CommandSpec } from './spec.ts'
import { slotAt } from './usage.ts'
import { readWords, type Word } from './words.ts'

const scanOf = (program: Program, spec: CommandSpec, reading: Reading): OptionScan => ({
  spec,
  words: reading.words,
  hidden: program.dialect.hidden ?? {},
  options: reading.options,
  strays: reading.strays,
})

/** Reads one option of a command and returns the index of the next word. */
function option(program: Program, spec: CommandSpec, at: number, reading: Reading): number {
  const known = reading.strays.length
  const from = reading.options.length
  const next = readOption(scanOf(program, spec, reading), at)
  const { text } = reading.words[at]!
  const added = reading.options.slice(from)
  if (
    added.some((item) => item.spec.name === '--help' || (spec.path === '' && item.spec.name === '--version'))
  )
    reading.help = true
  const stray = reading.strays[known]
  if (stray?.why !== 'unknown') return next
  if (stray.typed === '--help') {
    reading.strays.length = known
    reading.help = true
    return next
  }
  return next + slip(spec, text, stray, reading.words.length - next)
}

/** Notes which option an unknown name is near to; 1 when the next word was meant as its value. */
function slip(spec: CommandSpec, text: string, stray: Stray & { why: 'unknown' }, left: number): 0 | 1 {
  const { typed } = stray
  if (typed.length < 4 || typed.length >= 40) return 0
  const forms = [...spec.options].filter(([form, item]) => form.length > 2 && !item.hidden)
  const near = nearest(
    typed,
    forms.map(([form]) => form),
  )
  stray.near = near === undefined ? undefined : spec.options.get(near)
  const valued = stray.near !== undefined && stray.near.takes === 'required'
  return valued && typed.startsWith('--') && !text.includes('=') && left > 0 ? 1 : 0
}

/** Reads an option in front of a command, of the program or of a group of commands, and returns the index of the next word; undefined when the head of the line ends there. */
function headOption(program: Program, path: string, at: number, reading: Reading): number | undefined {
  const group = program.children(path).length > 0 ? program.command(path) : undefined
  if (!group || reading.words[at]!.text === '--') return undefined
  const known = reading.strays.length
  const next = option(program, group, at, reading)
  const unknown = reading.strays.slice(known).some(({ why }) => why === 'unknown')
  if (!unknown || path === '' || leadsOn(program, path, reading.words, next)) return next
  // The command itself may have it: it is read once more with its options.
  reading.strays.length = known
  return undefined
}

/** Reads the words that name the command, with the options that may be among them; returns the path as typed. */
function readHead(program: Program, reading: Reading): string {
  const { words } = reading
  let path = ''
  let at = 1
  for (let next: number | undefined = at; next !== undefined && at < words.length; at = next ?? at) {
    const { text } = words[at]!
    if (/^-./.test(text)) next = headOption(program, path, at, reading)
    else if (leadsOn(program, path, words, at)) {
      path = `${path} ${text}`.trim()
      next = at + 1
    } else next = undefined
  }
  reading.head = at
  return path
}

const leadsOn = (program: Program, path: string, words: readonly Word[], at: number): boolean =>
  at < words.length && program.leads(`${path} ${words[at]!.text}`.trim())

/** Puts a word with the words of the command, or with those of the command inside; returns whether options may follow. */
function readWord({ arity, stops }: CommandSpec, reading: Reading, word: number): boolean {
  const { text } = reading.words[word]!
  const inside = reading.positionals.length >= arity.innerFrom
  if (inside) reading.inner.push({ raw: text, word })
  else reading.positionals.push({ raw: text, value: text, word })
  return !stops && !inside
}

/** Reads options and words of a command up to the end of the line. */
function readBody(program: Program, spec: CommandSpec, reading: Reading): void {
  const { words } = reading
  const { grammar } = spec
  let at = reading.head
  let open = true
  if (grammar.letters) at = readBareLetters(scanOf(program, spec, reading), at) ?? at
  while (at < words.length) {
    const { text } = words[at]!
    if (open && text === '--') {
      open = false
      if (grammar.dashDash === 'word') reading.positionals.push({ raw: text, value: text, word: at })
      at++
    } else if (open && beginsOption(spec, text)) at = option(program, spec, at, reading)
    else open = readWord(spec, reading, at++) && open
  }
}

/** Moves options whose value is one more word to the words, and the word that is the value of an option to the options. */
function settleWords(spec: CommandSpec, reading: Reading): void {
  const { firstWordIs } = spec.grammar
  const asWords = reading.options.filter((item) => item.spec.rule.isWord)
  if (asWords.length > 0) {
    reading.options = reading.options.filter((item) => !item.spec.rule.isWord)
    reading.positionals.push(...asWords.map(({ raw, to }) => ({ raw, value: raw, word: to })))
    reading.positionals.sort((a, b) => a.word - b.word)
  }
  const [first] = reading.positionals
  const [name] = firstWordIs ?? []
  if (!first || name === undefined) return
  const names = new Set(firstWordIs!.map((form) => optionNamed(spec, form)?.spec))
  if (reading.options.some((item) => names.has(item.spec))) return
  const found = optionNamed(spec, name)?.spec
  if (!found) return
  reading.positionals.shift()
  const { raw, word } = first
  reading.options.push({ spec: found, spelt: '', raw, value: raw, from: word, to: word })
}

/** Reads words that are `key=value` as options of that name. */
function settlePairs(spec: CommandSpec, reading: Reading): void {
  const words = reading.positionals
  reading.positionals = []
  for (const item of words) {
    const { raw, word } = item
    const key = /^([A-Za-z_][\w.-]*)[:?+]?=/.exec(raw)?.[1]
    const known = key === undefined ? undefined : spec.options.get(key)
    if (key === undefined || (!known && spec.grammar.pairs === 'known')) {
      if (spec.grammar.pairs === 'known') reading.strays.push({ why: 'unknown', word, typed: key ?? raw })
      else reading.positionals.push(item)
      continue
    }
    const value = raw.slice(raw.indexOf('=') + 1)
    reading.options.push({
      spec: known ?? hiddenSpec(key, { takes: 'required' }),
      spelt: key,
      raw: value,
      value,
      from: word,
      to: word,
    })
  }
}

const settleArguments = (program: Program, spec: CommandSpec, reading: Reading): void => {
  const { argument } = program.dialect
  if (!argument) return
  for (const [index, item] of reading.positionals.entries())
    item.value = argument(slotAt(spec.arity, index) ?? '', item.raw)
}

/** Adds the options that the name of the program stands for: `gunzip` is `gzip --decompress`. */
function addNamed(program: Program, spec: CommandSpec, reading: Reading): void {
  const means = program.dialect.names?.[reading.words[0]!.text]
  if (means === undefined || spec.path !== '') return
  const words = means.split(' ').map((text) => ({ text, start: 0, end: 0 }))
  const scan = { ...scanOf(program, spec, reading), words, options: [], strays: [] } as OptionScan
  for (let at = 0; at < words.length; ) at = readOption(scan, at)
  reading.options.unshift(...scan.options.map((option) => ({ ...option, from: 0, to: 0 })))
}

const emptyReading = (text: string): Reading => {
  const { line, words, notices, tail } = readWords(text)
  return {
    line,
    words,
    notices,
    tail,
    path: '',
    head: 0,
    options: [],
    positionals: [],
    inner: [],
    strays: [],
    faults: [],
    unknown: [],
  }
}

function read(program: Program, text: string): Reading {
  const reading = emptyReading(text)
  if (!isCalled(program, reading.words[0]?.text)) {
    faultsOf(program, reading, '')
    return reading
  }
  const path = readHead(program, reading)
  reading.path = program.canonical(path)
  const spec = program.command(reading.path)
  // A group of commands does nothing by itself, though it may have options of its own.
  const children = (path === '' || spec?.subject === '') && program.children(reading.path).length > 0
  const helped = reading.help && reading.words.length === reading.head
  if (spec && !children && !helped) {
    reading.spec = spec
    readBody(program, spec, reading)
    addNamed(program, spec, reading)
    settleWords(spec, reading)
    if (spec.grammar.pairs) settlePairs(spec, reading)
    program.dialect.rewrite?.(reading)
    settleArguments(program, spec, reading)
  }
  faultsOf(program, reading, path)
  return reading
}

const doubts = ({ faults, unknown }: Reading): number => faults.length + unknown.length

/** Reads a command line as the program itself would: path, options by the program's grammar, what follows them, what is refused and what is not known. A line typed while the Korean layout was on is read as the keys that were pressed. Never throws; a line of a megabyte takes milliseconds. */
export function readLine(program: Program, text: string): Reading {
  const reading = read(program, text)
  if (doubts(reading) === 0 || text.length > 4096 || !hasHangul(text)) return reading
  // Only what the shell would take as words of its own; quoted Hangul is meant.
  const plain = text.replace(/'[^']*'|"[^"]*"|[^'"]+/g, (part) =>
    /^['"]/.test(part) ? part : fromHangul(part),
  )
  const pressed = read(program, plain)
  if (doubts(pressed) >= doubts(reading)) return reading
  pressed.notices.unshift({ code: 'layout', text: pressed.line, start: 0, end: pressed.line.length })
  return pressed
}
