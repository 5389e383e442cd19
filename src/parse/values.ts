import { type Command, type Option, optionName, type Values } from '../commands/command.ts'
import { synopsis } from '../commands/help/synopsis.ts'
import { misspelt } from '../commands/suggest.ts'
import type { Texts } from '../i18n/index.ts'
import { exit, sanitize, UserError } from '../model/index.ts'
import type { Raw } from './raw.ts'

/** An error in a command line, worded once the learner's language is known. */
export type Fault = (texts: Texts) => UserError

/** The values of a command line, or what is wrong with it. */
export type Checked = { values: Values } | { fault: Fault }

type Value = Values[string]

const usage = (message: string, hint?: string): UserError => new UserError(message, hint, exit.usage)

/** A value that is none of a choice, with the nearest one. */
const notOneOf =
  (name: string, given: string, of: readonly string[]): Fault =>
  ({ errors, config }) => {
    const near = misspelt(given, of)
    const hint = near === undefined ? undefined : errors.didYouMean(near)
    return usage(errors.notOneOf(name, sanitize(given), config.oneOf(of)), hint)
  }

/** The value of an option by its type, or what is wrong with it. */
function optionValue(
  command: string,
  key: string,
  option: Option,
  given: readonly (string | true)[],
): { value: Value } | Fault {
  const name = optionName(key)
  const noValue: Fault = ({ errors }) => usage(errors.needsValue(name), errors.seeHelpOf(command))
  const last = given.at(-1)
  if (option.type === 'flag') return { value: last === true }
  if (option.type === 'list') {
    if (given.includes('')) return noValue
    return { value: given.map(String) }
  }
  if (last === undefined) return { value: option.type === 'choice' ? option.default : undefined }
  const text = String(last)
  if (option.type === 'line') return { value: text }
  if (text === '') return noValue
  if (option.type === 'count')
    return /^\d{1,9}$/.test(text)
      ? { value: Number(text) }
      : (texts) => usage(texts.errors.needsNumber(name, sanitize(text)))
  if (option.type === 'choice' && !option.of.includes(text)) return notOneOf(`--${name}`, text, option.of)
  return { value: text }
}

/** The words of a command line by name, or what is wrong with them. */
function wordValues(name: string, command: Command, given: readonly string[]): Checked {
  const values: Record<string, Value> = {}
  const rest = [...given]
  for (const [key, word] of Object.entries(command.words)) {
    if (word.type === 'line') continue
    const taken = word.type === 'list' ? rest.splice(0) : rest.splice(0, 1)
    if (word.required && taken.length === 0)
      return {
        fault: ({ errors, care }) => {
          const line = synopsis(name, command)
          // Ids of cards are in no help.
          const hint = key === 'card' ? `${line}; ${care.findIt}` : line
          return usage(errors.missingWord(word.value ?? key.toUpperCase()), hint)
        },
      }
    const [text] = taken
    if (word.type === 'choice' && text !== undefined && !word.of.includes(text))
      return { fault: notOneOf(word.value ?? key.toUpperCase(), text, word.of) }
    values[key] = word.type === 'list' ? taken : text
  }
  if (rest.length > 0)
    return { fault: ({ errors }) => usage(errors.tooManyWords(sanitize(rest[0]!)), synopsis(name, command)) }
  return { values }
}

/** The typed values of a line that was cut, or the first thing that is wrong with it. */
export function checked(
  name: string,
  command: Command,
  raw: Raw,
  lines: ReadonlyMap<string, string>,
): Checked {
  const values: Record<string, Value> = {}
  for (const [key, option] of Object.entries(command.options)) {
    const line = lines.get(key)
    const found = optionValue(name, key, option, line === undefined ? (raw.options.get(key) ?? []) : [line])
    if (typeof found === 'function') return { fault: found }
    values[key] = found.value
  }
  for (const [key, word] of Object.entries(command.words)) {
    if (word.type !== 'line') continue
    values[key] = lines.get(key)
    if (word.required && values[key] === undefined)
      return {
        fault: ({ errors }) =>
          usage(errors.missingWord(word.value ?? key.toUpperCase()), synopsis(name, command)),
      }
  }
  const words = wordValues(name, command, raw.words)
  return 'fault' in words ? words : { values: { ...values, ...words.values } }
}
