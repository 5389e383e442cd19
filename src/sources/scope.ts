import type { Program } from '../commandline/index.ts'
import { captionedCommand } from './captioned.ts'
import { commandIn } from './names.ts'
import {
  hasCommands,
  isDistinct,
  isProgram,
  programNamed,
  programsNamed,
  programWord,
  wordsOf,
} from './programs.ts'

/** The program that a place in a text is about, and the command that its headings name. */
export interface Scope {
  program?: string
  path?: string
  /** The author says so: front matter or `--program`. */
  fixed: boolean
}

/** The properties of the whole text. */
export interface Document {
  /** Front matter: counts everywhere. */
  fixed?: string
  /** `--program`: counts where the text names none. */
  fallback?: string
  title?: string
  file: string
  /** Every heading of the text. */
  headings: readonly string[]
  /** The word that headings and shell blocks begin with most often. */
  likelyProgram?: string
  /** Programs with the word behind them, as lines of the text begin: `git stash`. */
  typed?: ReadonlySet<string>
  describedBy(program: string): Program | undefined
}

/** The program that the name of a file says it is about. */
const programOfFile = (file: string): string | undefined => {
  const name = file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
  const words = name.split(/[\s_.-]+/)
  return isProgram(name.toLowerCase()) && words.length === 1
    ? name.toLowerCase()
    : programNamed(words.join(' '))
}

/** The path of the command whose options a heading announces: `run` of "run options". */
function announcedIn(heading: string, program: string, spec: Program | undefined): string | undefined {
  const [first, ...words] = captionedCommand(heading, program)?.split(' ') ?? []
  const path = words.join(' ')
  return first === program && (spec?.leads(path) ?? true) ? path : undefined
}

/** Finds the program of a place by its headings; results are kept. */
export function scopes(document: Document): (headings: readonly string[]) => Scope {
  const { fixed, fallback, likelyProgram, describedBy } = document
  const named = new Set(document.headings.flatMap(programsNamed))
  const whole = wholeDocument(document, named)
  const known = new WeakMap<readonly string[], Scope>()

  /** A program of a deck, where a heading is its name and no more. */
  const describedIn = (heading: string): string | undefined => {
    const [word = '', ...others] = wordsOf(heading)
    const name = word.toLowerCase()
    return others.length === 0 && (describedBy(name)?.children('').length ?? 0) > 0 ? name : undefined
  }
  const programIn = (heading: string): string | undefined => {
    const name = programNamed(heading) ?? describedIn(heading)
    if (name !== undefined) return name
    // A program that nobody knows, where the text names it again and again.
    const [first = ''] = heading
      .replace(/[`*_#]/g, ' ')
      .trim()
      .split(/\s+/)
    return likelyProgram !== undefined && first === likelyProgram && named.size === 0
      ? likelyProgram
      : undefined
  }
  const pathIn = (heading: string, program: string): string | undefined => {
    const spec = describedBy(program)
    const announced = announcedIn(heading, program, spec)
    if (announced !== undefined) return announced
    const path = commandIn(heading, program)
    // `cut en Linux` is a program that has no commands, and words.
    if (path && isProgram(program) && !hasCommands(program) && !spec?.leads(path.split(' ')[0]!)) return ''
    if (path) return path
    // `Docker Image` names a command of a program that is known; `Git Stash` and `Stash` one that lines of the text have.
    const words = wordsOf(heading).map((word) => word.toLowerCase())
    const at = words.indexOf(program)
    const next = words[at + 1]
    const word = at < 0 ? words[0] : next
    if (word !== undefined && hasCommands(program) && document.typed?.has(`${program} ${word}`)) return word
    return at >= 0 && next !== undefined && spec?.leads(next) ? next : path
  }
  /** The program of a heading, or the one above it that has it as a command: `exec` below `docker`. */
  const programAt = (headings: readonly string[], at: number): string | undefined => {
    const name = programIn(headings[at]!)
    if (name === undefined || isDistinct(name)) return name
    const above = headings.slice(0, at).flatMap((heading) => programIn(heading) ?? [])
    const isCommand = (program: string): boolean =>
      document.typed?.has(`${program} ${name}`) ||
      (describedBy(program)?.leads(name) ?? captionedCommand(headings[at]!, program) === `${program} ${name}`)
    return above.findLast((program) => program !== name && hasCommands(program) && isCommand(program)) ?? name
  }
  const find = (headings: readonly string[]): Scope => {
    const own = headings.findLastIndex((heading) => programIn(heading) !== undefined)
    const program = fixed ?? (own < 0 ? whole : programAt(headings, own)) ?? fallback
    if (program === undefined) return { fixed: false }
    let path: string | undefined
    for (const heading of headings) path = pathIn(heading, program) || path
    return { program, path, fixed: fixed !== undefined || program === fallback }
  }
  return (headings) => {
    const made = known.get(headings) ?? find(headings)
    known.set(headings, made)
    return made
  }
}

/** Whether the one program that headings name is what a text is about: one of many headings may name it by the way. */
function isSubject(program: string, { headings, title = '', file }: Document): boolean {
  const naming = headings.filter((heading) => programsNamed(heading).includes(program))
  return (
    naming.length > 1 ||
    headings.length < 5 ||
    headings[0] === naming[0] ||
    programNamed(title) === program ||
    programOfFile(file) === program
  )
}

/** The one program that a whole text is about, where no heading above a place names one. */
function wholeDocument(document: Document, named: ReadonlySet<string>): string | undefined {
  if (named.size > 1) return undefined
  const [only] = named
  return (
    (only !== undefined && isSubject(only, document) ? only : undefined) ??
    (document.title === undefined ? undefined : programNamed(document.title)) ??
    programOfFile(document.file) ??
    document.likelyProgram
  )
}

/** Whether a line is one word below a program with commands, and so a command of it: `start` of a list on docker. */
const isChildWord = (
  [first = '', ...others]: readonly string[],
  { program }: Scope,
  describedBy: Document['describedBy'],
): boolean =>
  others.length === 0 &&
  program !== undefined &&
  first !== program &&
  hasCommands(program) &&
  (!isDistinct(first) || (describedBy(program)?.leads(first) ?? false))

/** The words behind a program that are its command. */
function pathOf(words: readonly string[], program: string, spec: Program | undefined): string {
  let path = ''
  for (const word of words) {
    if (!/^[a-z][\w-]*$/.test(word)) break
    const longer = `${path} ${word}`.trim()
    if (spec ? !spec.leads(longer) : path !== '' || !hasCommands(program)) break
    path = longer
  }
  return path
}

/** The scope of options below a command line: its program and, where it has commands, the command. */
export function scopeOfLine(line: string, scope: Scope, describedBy: Document['describedBy']): Scope {
  const words = line
    .replace(/^(?:\$|sudo|doas)\s+/, '')
    .trim()
    .split(/\s+/)
  const program = programWord(words[0] ?? '')
  if (program !== scope.program && !isProgram(program) && describedBy(program) === undefined) return scope
  if (isChildWord(words, scope, describedBy)) return { program: scope.program, path: program, fixed: false }
  const path = pathOf(words.slice(1), program, describedBy(program))
  const own = path === '' ? undefined : path
  return { program, path: own ?? (program === scope.program ? scope.path : undefined), fixed: false }
}

/** Whether bare words under a program are commands of it. */
export const takesCommands = (scope: Scope, describedBy: Document['describedBy']): boolean =>
  scope.program !== undefined &&
  (scope.fixed ||
    hasCommands(scope.program) ||
    (describedBy(scope.program)?.children('').length ?? 0) > 0 ||
    !isProgram(scope.program))
