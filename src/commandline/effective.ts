import { type OptionScan, readOption } from './options.ts'
import type { Program } from './program.ts'
import { readValue } from './read-value.ts'
import type { Reading, ReadOption } from './reading.ts'
import type { CommandSpec } from './spec.ts'
import { collects } from './values.ts'

/** The options of a line as they count. */
export interface Effective {
  options: ReadOption[]
  /** Those that say what goes without saying: an explicit default. */
  needless: ReadOption[]
}

const meanings = new WeakMap<CommandSpec, Map<string, ReadOption[]>>()

/** The options that a rule's `means` stands for; `$` in it is the value. */
function meaning(program: Program, spec: CommandSpec, means: string, raw: string): ReadOption[] {
  const text = means.replaceAll('$', raw)
  const known = meanings.get(spec) ?? new Map<string, ReadOption[]>()
  meanings.set(spec, known)
  const made = known.get(text)
  if (made) return made
  const words = text.split(' ').map((word) => ({ text: word, start: 0, end: 0 }))
  const scan: OptionScan = { spec, words, hidden: program.dialect.hidden ?? {}, options: [], strays: [] }
  for (let at = 0; at < words.length; ) at = readOption(scan, at)
  if (known.size < 1000) known.set(text, scan.options)
  return scan.options
}

/** An option as the options that it abbreviates; those that nobody knows stay as they are. */
function expanded(program: Program, spec: CommandSpec, option: ReadOption, depth = 0): ReadOption[] {
  const { means } = option.spec.rule
  if (means === undefined || depth > 3 || (option.spec.takes === 'none' && option.raw === 'false'))
    return [option]
  const counted = (part: ReadOption): string => {
    const read = readValue(program, spec.path, part.spec, part.raw)
    return 'fault' in read ? part.raw : read.value
  }
  const parts = meaning(program, spec, option.spec.takes === 'none' ? means : withValue(means), option.raw)
  if (parts.length === 0) return [option]
  return parts.flatMap((part) => {
    // Another name of the same option has the value that was given.
    const own = parts.length === 1 && /^--?[\w-]+$/.test(means) && option.spec.takes !== 'none'
    const value = own ? { raw: option.raw, value: option.value } : { raw: part.raw, value: counted(part) }
    return expanded(
      program,
      spec,
      { ...part, ...value, from: option.from, to: option.to, spelt: option.spelt },
      depth + 1,
    )
  })
}

/** A bare name of an option that takes a value needs one to be read. */
const withValue = (means: string): string =>
  /[ $=]/.test(means) ? means : `${means}${means.startsWith('--') ? '=' : ''}$`

/** The key by which a later option replaces an earlier one; undefined if all of them count. */
function slotOf({ spec, value }: ReadOption, program: Program, expression = false): string | undefined {
  const { repeats, group, series } = spec.rule
  if (expression) return undefined
  if (group !== undefined) return `group ${group}`
  // Of KEY=VALUE given twice for one key only one counts as well.
  if (program.dialect.keyed?.includes(spec.name)) return `${spec.name} ${value.split('=')[0]}`
  if (series !== undefined || repeats === 'adds' || repeats === 'collects' || repeats === 'ordered')
    return undefined
  return collects(spec.type) ? undefined : spec.name
}

/** Whether an option says only what the program does anyway. */
function isDefault({ spec, value, raw }: ReadOption, path: string, program: Program): boolean {
  const byDefault = spec.default?.replace(/^"(.*)"$/, '$1')
  if (spec.takes === 'none') return value === (byDefault ?? 'false')
  // If the value is optional, the page's default is the value that the bare option has.
  if (byDefault === undefined || (spec.takes === 'optional' && spec.rule.default === undefined)) return false
  if (value === byDefault || raw === byDefault) return true
  const read = readValue(program, path, spec, byDefault)
  return 'value' in read && value === read.value
}

/** The options as they count: shorthands are written out, of options that replace each other the last one is left, explicit defaults are set apart. */
export function effective(reading: Reading, program: Program): Effective {
  const { spec } = reading
  const given = spec ? reading.options.flatMap((option) => expanded(program, spec, option)) : reading.options
  const first = spec?.grammar.repeats === 'first'
  const expression = spec?.grammar.expression
  const counted = new Map<string, ReadOption>()
  for (const option of given) {
    const slot = slotOf(option, program, expression)
    if (slot === undefined) continue
    const earlier = counted.get(slot)
    if (!earlier || !(option.spec.rule.repeats === 'first' || first)) counted.set(slot, option)
  }
  const standing = given.filter((option) => {
    const slot = slotOf(option, program, expression)
    return slot === undefined || counted.get(slot) === option
  })
  const needless = standing.filter((option) => isDefault(option, spec?.path ?? '', program))
  return { options: standing.filter((option) => !needless.includes(option)), needless }
}
