import { editDistance } from '../model/index.ts'
import type { Finding } from './dialect.ts'
import { optionNamed } from './options.ts'
import { isCalled, type Program } from './program.ts'
import { readValue } from './read-value.ts'
import type { Fault, Reading, ReadOption, Stray } from './reading.ts'
import type { CommandSpec, OptionSpec } from './spec.ts'
import { slotAt } from './usage.ts'
import { collects, nearWord, type ValueFault } from './values.ts'

// A line with more faults than anybody wants to read is not looked into further.
const enough = 12

// Commands that destroy something: of names that are as near, they are named last.
const destructive = /^(?:rm|rmi|kill|prune|remove|delete|del|down|purge|destroy|erase|drop|uninstall|clean)$/

/** The names of the options behind a command; behind two words in a row they may be those of another program. */
function ownOptions(words: readonly string[]): string[] {
  const isOption = (text: string | undefined): boolean => text !== undefined && /^--?[a-z]/i.test(text)
  const end = words.findIndex((text, at) => at > 0 && !isOption(text) && !isOption(words[at - 1]))
  return words
    .slice(0, end < 0 ? words.length : end)
    .filter(isOption)
    .map((text) => (text.startsWith('--') ? text.replace(/=.*$/s, '') : text.slice(0, 2)))
}

/** How many of the options of a line a command does not know. */
function strangeOptions(program: Program, path: string, options: readonly string[]): number {
  const spec = program.command(program.canonical(path))
  if (!spec) return options.length
  return options.filter((text) => !optionNamed(spec, text)).length
}

/** The command of a group that was meant by a word that is none: near in letters; of several that are, the one that takes the options behind it, then one that destroys nothing, then the nearest. */
function commandMeant(program: Program, path: string, { words, head }: Reading): string | undefined {
  const typed = words[head]!.text
  if (typed.length >= 40) return undefined
  const most = Math.max(1, Math.min(2, Math.floor(typed.length / 3)))
  const options = ownOptions(words.slice(head + 1).map(({ text }) => text))
  const ranked = program
    .children(path)
    .map((name) => ({ name, far: editDistance(name, typed, 2) }))
    .filter(({ far }) => far > 0 && far <= most)
    .map(({ name, far }) => ({
      name,
      rank: [strangeOptions(program, `${path} ${name}`.trim(), options), destructive.test(name) ? 1 : 0, far],
    }))
  const before = (a: readonly number[], b: readonly number[]): number =>
    a.map((value, at) => value - b[at]!).find((difference) => difference !== 0) ?? 0
  return ranked.sort((a, b) => before(a.rank, b.rank))[0]?.name
}

/** Whether a program has a command, or a group of them, of that name: the line may lack nothing but the program. */
const isCommand = (program: Program, typed: string): boolean =>
  program.command(typed) !== undefined || program.children('').includes(typed)

/** Finds the fault of the program or the command that a line names; options and words are not checked. */
function headFault(program: Program, reading: Reading, path: string): Fault | undefined {
  const { words, head } = reading
  if (words.length === 0) return { code: 'empty' }
  if (!isCalled(program, words[0]!.text)) {
    const typed = words[0]!.text
    return { code: 'other-program', word: 0, typed, bare: isCommand(program, typed) || undefined }
  }
  if (reading.spec || (reading.help && words.length === head)) return undefined
  const typed = words[head]?.text
  if (typed === undefined || typed.startsWith('-')) return { code: 'no-command', path: reading.path }
  const near = commandMeant(program, path, reading)
  return { code: 'unknown-command', word: head, typed, near }
}

/** The long option that was meant by a name with one dash. */
function oneDash(spec: CommandSpec, text: string): OptionSpec | undefined {
  if (!/^-[a-z][\w-]+/.test(text) || spec.grammar.dashes !== 'two') return undefined
  return spec.options.get(`-${text.replace(/=.*$/s, '')}`)
}

function strayFault(program: Program, spec: CommandSpec, reading: Reading, stray: Stray): Fault {
  const { word } = stray
  switch (stray.why) {
    case 'ambiguous':
      return { code: 'ambiguous', word, typed: stray.typed, names: stray.names }
    case 'syntax':
      return { code: 'bad-syntax', word, typed: stray.typed }
    case 'no-value':
      return { code: 'needs-value', word, spec: stray.spec }
    case 'takes-none':
      return { code: 'takes-none', word, spec: stray.spec, raw: stray.raw }
    default: {
      const { typed, near } = stray
      const { text } = reading.words[word]!
      const meant = oneDash(spec, text)
      if (meant) return { code: 'one-dash', word, typed: text.replace(/=.*$/s, ''), spec: meant }
      const { hidden } = program.dialect
      return {
        code: 'unknown-option',
        word,
        typed,
        near,
        elsewhere: typed.length < 40 ? program.having(typed) : [],
        hidden: hidden?.[`${spec.path} ${typed}`] ?? hidden?.[typed],
      }
    }
  }
}

/** Whether nobody can say what the program does with a stray: it may be an option that no deck lists. */
const uncertain = (spec: CommandSpec, fault: Fault): boolean =>
  (fault.code === 'unknown-option' && (!spec.grammar.complete || fault.hidden !== undefined)) ||
  (fault.code === 'one-dash' && !spec.grammar.complete)

/** Reads the value of an option and returns why it is refused. */
function settle(program: Program, spec: CommandSpec, option: ReadOption): ValueFault | undefined {
  const { spec: own, raw } = option
  const bare = own.rule.implied ?? 'true'
  if (own.takes === 'optional' && raw === bare) return undefined
  const read = readValue(program, spec.path, own, raw)
  if ('fault' in read) return read.fault
  option.value = read.value
  const { choices } = own
  if (!choices || !spec.grammar.complete || choices.includes(raw) || raw.includes(',')) return undefined
  // GNU programs take the beginning of a choice.
  if (spec.grammar.abbreviations && choices.some((choice) => choice.startsWith(raw))) return undefined
  return { code: 'allowed', detail: choices.join(', '), near: nearWord(raw, choices) }
}

function valueFaults(program: Program, spec: CommandSpec, reading: Reading): Fault[] {
  const faults: Fault[] = []
  for (const option of reading.options) {
    const fault = settle(program, spec, option)
    if (fault) faults.push({ code: 'bad-value', word: option.to, spec: option.spec, raw: option.raw, fault })
  }
  return faults
}

function arityFaults(spec: CommandSpec, reading: Reading): Fault[] {
  const given = reading.positionals.length + reading.inner.length
  const { min, max } = spec.arity
  if (given < min) return [{ code: 'too-few', min, given, slot: slotAt(spec.arity, given) }]
  return given > max ? [{ code: 'too-many', word: reading.positionals[max]?.word ?? 0, max, given }] : []
}

/** Options that may not be together, and options that may not be given twice. */
function togetherFaults(spec: CommandSpec, reading: Reading): Fault[] {
  const faults: Fault[] = []
  const sets = new Map<string, OptionSpec>()
  const seen = new Map<OptionSpec, ReadOption>()
  for (const option of reading.options) {
    const { spec: own } = option
    const { excludes, repeats } = own.rule
    const other = excludes === undefined ? undefined : sets.get(excludes)
    if (other && other !== own && !sameMeaning(other, own))
      faults.push({ code: 'conflict', names: [other.name, own.name] })
    if (excludes !== undefined) sets.set(excludes, own)
    const once = repeats === 'refused' || (repeats === undefined && spec.grammar.repeats === 'refused')
    if (once && seen.has(own) && !collects(own.type))
      faults.push({ code: 'twice', word: option.from, spec: own })
    seen.set(own, option)
  }
  return faults
}

const sameMeaning = (a: OptionSpec, b: OptionSpec): boolean =>
  (a.rule.means ?? a.name) === (b.rule.means ?? b.name)

/** Applies the dialect's own rules. */
function ruleFaults(program: Program, spec: CommandSpec, reading: Reading): Fault[] {
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
  return (findings ?? []).map((finding) => faultOf(finding, reading))
}

function faultOf(finding: Finding, reading: Reading): Fault {
  if (finding.code === 'bad-value') {
    const { spec, raw, to } = reading.options.findLast((read) => read.spec.name === finding.option)!
    return { code: 'bad-value', word: to, spec, raw, fault: finding.fault }
  }
  if (finding.code !== 'bad-word') return finding
  const { word, raw } = reading.positionals[finding.index]!
  return { code: 'bad-word', word, raw, fault: finding.fault }
}

/** Puts down what is wrong with the words that could not be read as options, and with the command. */
function readingFaults(program: Program, reading: Reading, path: string): boolean {
  const { faults, unknown } = reading
  const owner = reading.spec ?? program.command('')
  if (owner)
    for (const stray of reading.strays.slice(0, enough)) {
      const fault = strayFault(program, owner, reading, stray)
      if (uncertain(owner, fault)) unknown.push({ ...fault, unsure: true } as Fault)
      else faults.push(fault)
    }
  const head = headFault(program, reading, path)
  if (head?.code === 'unknown-command' && !program.refuses(path, head.typed))
    unknown.push({ ...head, unsure: true })
  else if (head) faults.push(head)
  return head === undefined
}

/** Puts down why the program refuses a line and what nobody can say of it; the values of options become what counts. `path` is the command as typed. */
export function faultsOf(program: Program, reading: Reading, path: string): void {
  const { faults, unknown, spec } = reading
  if (reading.notices.some(({ code }) => code === 'too-long')) faults.push({ code: 'too-long' })
  const owner = spec ?? program.command('')
  if (!readingFaults(program, reading, path) || !owner) return
  faults.push(...valueFaults(program, owner, reading))
  if (!spec || reading.help) return
  // Behind an option that is not known nobody can say which words are its value.
  if (unknown.length === 0) faults.push(...arityFaults(spec, reading))
  // One of the options that are not known may be the one that is needed.
  const isOpen = ({ code }: Fault): boolean =>
    code === 'needs-option' &&
    (unknown.length > 0 || [...owner.options.values()].every(({ hidden }) => hidden === true))
  const broken = ruleFaults(program, spec, reading).filter((fault) => !isOpen(fault))
  faults.push(...togetherFaults(spec, reading), ...broken)
}
