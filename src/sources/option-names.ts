import type { Program } from '../commandline/index.ts'
import { alternatives, bare } from './classify.ts'
import type { Fact, ShownLine } from './facts.ts'
import type { Scope } from './scope.ts'

/** The option of a name that shows it with one of its values: of `--restart=always`, `--restart`; undefined for another name. */
export const optionWithValue = (name: string): string | undefined =>
  /^(--?[A-Za-z][\w-]*)[= ]["']?[a-z0-9$~/.][\w:./,${}()~"'-]*$/.exec(bare(name))?.[1]

/** Whether a meaning speaks of the value that an option is shown with, and so is no meaning of the option: `-p 8080:80`, "port 8080 leads to 80". */
export function isAboutValue(name: string, meaning: string): boolean {
  const value = /^--?[A-Za-z][\w-]*[ =]['"]?([^\s'"]+)['"]?$/.exec(bare(name))?.[1]
  if (value === undefined || /^(?:[<[{$]|[A-Z_]+$)/.test(value)) return false
  const words = new Set(meaning.toLowerCase().match(/[a-z0-9][\w.-]*[a-z0-9]|\d/g) ?? [])
  const parts = value
    .toLowerCase()
    .split(/[:=,/]/)
    .filter(Boolean)
  // A word that is no example is the name of a place: `-f file`.
  return parts.some((part) => /\d/.test(part) && words.has(part))
}

/** Whether an option is shown with a value that its comment is about: `-size +10M`, or `-type f` beside `-type d`. */
export const hasOwnValue = ({ text }: ShownLine, lines: readonly ShownLine[]): boolean => {
  const match = /^(--?[A-Za-z][\w-]*)\s+(\S.*)$/.exec(text)
  if (!match || /^[<[{A-Z-]/.test(match[2]!) === !/^-\d/.test(match[2]!)) return false
  const others = lines.filter((line) => line.text !== text && line.text.startsWith(`${match[1]!} `))
  return /^[-+]?\d/.test(match[2]!) || others.length > 0
}

/** The options that names show with different values. */
export function severalValues(names: readonly string[]): ReadonlySet<string> {
  const shown = [...new Set(names.filter((name) => optionWithValue(name) !== undefined).map(bare))]
  const options = shown.map((name) => optionWithValue(name)!)
  const seen = new Set<string>()
  return new Set(options.filter((option) => seen.has(option) || !seen.add(option)))
}

/** Finds the options of which a text explains several values. */
export const valuedOptions = (facts: readonly Fact[]): ReadonlySet<string> =>
  severalValues(facts.flatMap((fact) => (fact.type === 'name' ? [fact.name] : [])))

/** Whether a name is several short options in one word, each of which its command is known to have: `-it`. */
export function isCombined(
  name: string,
  { program, path = '' }: Scope,
  describedBy: (program: string) => Program | undefined,
): boolean {
  const letters = /^-([A-Za-z]{2,4})$/.exec(bare(name))?.[1]
  const known = program === undefined ? undefined : describedBy(program)
  if (known === undefined || letters === undefined || known.having(bare(name)).length > 0) return false
  const hasAll = (command: string): boolean =>
    [...letters].every((letter) => known.having(`-${letter}`).includes(command))
  return path === '' ? known.commands().some(hasAll) : hasAll(known.canonical(path))
}

/** The names that a fact gives; the two forms of one option are one: `-q` or `--quiet`. */
export function namesIn(text: string): string[] {
  const names = alternatives(text)
  const [first = '', second = ''] = names
  const areForms =
    names.length === 2 &&
    [first, second].every((name) => /^--?[A-Za-z][\w-]*$/.test(name)) &&
    first.startsWith('--') !== second.startsWith('--')
  return areForms ? [`${first}, ${second}`] : names
}
