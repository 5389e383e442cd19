import { type Program, readWords } from '../commandline/index.ts'
import { listedDepth } from './known-commands.ts'
import { optionsIn } from './names.ts'
import { isLiteral } from './placeholders.ts'
import { hasCommands, isDistinct, isProgram, programWord } from './programs.ts'
import { type Scope, takesCommands } from './scope.ts'

/** The classification of a name in notes. */
export type Named =
  /** Options alone: `-p, --publish`. */
  | { kind: 'options' }
  /** A command: `docker ps`. */
  | { kind: 'command'; program: string; path: string }
  /** A whole command line, with options or arguments: `git push -f`. */
  | { kind: 'line'; program: string; text: string }
  /** A key, a term, an instruction. */
  | { kind: 'other' }

/** Programs in which people press keys: a bare word under one is no command line. */
const interactive = new Set(
  'vi vim nvim vimdiff emacs nano less more man top htop btop mc mutt gdb psql mysql sqlite3 redis-cli mongo mongosh ftp sftp fdisk screen ranger tig lftp telnet jq awk gawk sed bc ed m4 perl python python3 ruby node irb php lua tsc make cmake'.split(
    ' ',
  ),
)

/** The text of a name without the marks of code. */
export const bare = (text: string): string => (marked.test(text) ? unmarked(text) : text)

const marked = /[*`]|\s\s|[^\S ]|^ | $/

const unmarked = (text: string): string =>
  (text.includes('`') ? text : text.replace(/(\*{1,3})(?=\S)([^*]*?\S)\1|\*\*/g, '$2'))
    .replaceAll('`', '')
    .replace(/\s+/g, ' ')
    .trim()

/** The names in one piece of text that mean the same: "`docker ps`, `docker container ls`". */
export function alternatives(text: string): string[] {
  const spans = [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1]!.trim())
  const between = text.replace(/`[^`]+`/g, '\uE030')
  if (
    spans.length > 1 &&
    /^[\s(]*\uE030(?:\s*(?:,|\/|;|、|\||or|또는|혹은|または|或|과|와|<br>)?\s*\(?\uE030\)?)+[\s)]*$/i.test(
      between,
    )
  ) {
    // `Ctrl+b` `c` is one thing pressed, not two.
    if (!/\uE030\s*\uE030/.test(between)) return spans
  }
  const name = bare(text)
  const parts = name.split(/\s*,\s+/)
  const [program] = parts[0]!.split(' ')
  const isEach = parts.length > 1 && isDistinct(programWord(program!))
  return isEach && parts.every((part) => part.startsWith(`${program} `) && !/['"]/.test(part))
    ? parts
    : [name]
}

/** A key, alone or with what is pressed with it. */
const key =
  /^(?:(?:ctrl|control|alt|option|opt|cmd|command|shift|meta|super|win|fn|prefix|leader|c|m|s|a)\s?[-+]\s?\S|(?:prefix|leader|esc|escape|enter|return|tab|space|backspace|delete|home|end|pgup|pgdn|pageup|pagedown|f\d{1,2}|[⌘⌥⇧⌃])(?:\s|$|[,+-]))/i

const identifier = /^[a-z0-9][\w.-]*$/
const optionsOnly = /^(?:--?|[–—])[A-Za-z0-9?#][\w-]*/

/** Whether a text has options and nothing but their names and values. */
export function isOptions(text: string): boolean {
  if (!optionsOnly.test(text)) return false
  const names = optionsIn(text)
  // Beside the names stand their values, and no sentence.
  const others = text.split(/[\s,|/]+/).filter((word) => word !== '' && !/^\W*[-–—]/.test(word))
  return names.length > 0 && names.length <= 4 && text.length <= 120 && others.length <= 4
}

/** Whether a word can be the name of a program. */
const canBeProgram = (word: string): boolean =>
  /^[A-Za-z0-9._+-]+$/.test(word) && !/^[-.]/.test(word) && !/^\d+$/.test(word)

/** Classifies a name that neither begins with a known program nor stands where one is meant: a line if it has options. */
function ofUnknown(name: string, words: readonly string[], first: string): Named {
  const isLine = words.length > 1 && /\s-{1,2}[A-Za-z]/.test(name) && identifier.test(first)
  return isLine ? { kind: 'line', program: first, text: name } : { kind: 'other' }
}

/** Whether words without their program can be a command of the one that is meant: `run` under a heading of docker. */
function canBeCommand(
  words: readonly string[],
  program: string,
  scope: Scope,
  describedBy: (program: string) => Program | undefined,
): boolean {
  const first = programWord(words[0]!)
  const isFileName = words.length === 1 && /\.[A-Za-z]\w{0,9}$|\//.test(words[0]!)
  return (
    !isFileName &&
    takesCommands(scope, describedBy) &&
    !interactive.has(program) &&
    /^[a-z0-9]/.test(first) &&
    !(first.length === 1 && isProgram(program))
  )
}

/** Classifies a name by its place. `own` says that its first word, a known program, means that program. */
export function classify(
  text: string,
  scope: Scope,
  describedBy: (program: string) => Program | undefined,
  own: boolean,
): Named {
  const name = text
    .replace(/^(?:\$|%|PS>)\s+/, '')
    .replace(/^(?:sudo|doas|winpty)\s+(?=[a-z])/, '')
    .trim()
  if (isOptions(name)) return { kind: 'options' }
  // `git fetch / git pull` are two lines, and no line that can be typed.
  if (key.test(name) || /\s\/\s+[a-z-]|\svs\.?\s|\s-+>\s|\s→\s/.test(name)) return { kind: 'other' }
  const words = name.split(/\s+/)
  const first = programWord(words[0] ?? '')
  if (!canBeProgram(first)) return { kind: 'other' }
  const starts = first === scope.program
  // `dd` under a heading of vim is pressed, not run.
  if (!starts && words.length === 1 && scope.program !== undefined && interactive.has(scope.program))
    return { kind: 'other' }
  if (starts || own) return commandOrLine(first, words.slice(1), undefined, describedBy(first))
  const { program } = scope
  if (program === undefined) return ofUnknown(name, words, first)
  if (!canBeCommand(words, program, scope, describedBy)) return { kind: 'other' }
  const named = commandOrLine(program, words, scope.path, describedBy(program))
  // `gRPC Endpoint` below a heading of a program is no line of it.
  const hasCapitals = words.every((word) => /^[A-Za-z]+$/.test(word)) && /[A-Z]/.test(name)
  const isCamel = words.some((word) => /^[a-z]+[A-Z]/.test(word))
  const isTerm = isCamel || (named.kind === 'line' && hasCapitals)
  return isTerm ? { kind: 'other' } : named
}

/** Words as a path below the command that is meant, unless they name one that stands at the top. */
function pathBelow(words: string[], under: string | undefined, known: Program | undefined): string[] {
  const first = words[0] ?? ''
  if (!under) return words
  const isAtTop = known !== undefined && !known.leads(`${under} ${words[0]}`) && known.leads(first)
  return isAtTop ? words : [...under.split(' '), ...words]
}

/** Whether a word stands for what is to be typed in its place: `<name>`, `FILE`. */
const isPlace = (word: string): boolean =>
  /^(?:[<[({]|\$[{A-Za-z]|[A-Z][A-Z_]*(?:\.{3}|…)?$|\.{3}$|…$|[^\x00-\x7F])/.test(word) && !isLiteral(word)

/** Whether a word can be one of the path of a command: no number, no name of a file. */
const isCommandWord = (word: string): boolean =>
  identifier.test(word) && !/^\d+$/.test(word) && !/[.]\w|\.$/.test(word)

/** Whether words behind a program are the path of a command, or more than that. */
function commandOrLine(
  program: string,
  words: string[],
  under: string | undefined,
  known: Program | undefined,
): Named {
  const path = pathBelow(words, under, known)
  const line: Named = { kind: 'line', program, text: [program, ...path].join(' ') }
  // The places behind a command are no part of it: `git add FILE`.
  const cut = path.findIndex(isPlace)
  const head = cut < 0 ? path : path.slice(0, cut)
  const tail = cut < 0 ? [] : path.slice(cut)
  if (!head.every(isCommandWord) || tail.some((word) => /^\[?--?[A-Za-z]|^-/.test(word))) return line
  const command: Named = { kind: 'command', program, path: head.join(' ') }
  if (known && known.children('').length > 0) return ofDescribed(command, line, head, known)
  if (!isProgram(program)) return command
  // `git switch main`: the word behind the command is none.
  const depth = listedDepth(program, head)
  if (depth !== undefined && depth < head.length) return line
  // `cp a b`, `mkdir dir`: words behind a program without commands are its arguments, as are many words behind any other.
  const longestPath = hasCommands(program) ? 3 : 0
  return head.length > longestPath ? line : command
}

/** Classifies the words of a program whose commands are known: a command, a line with arguments, or neither. */
function ofDescribed(command: Named, line: Named, head: readonly string[], known: Program): Named {
  let depth = 0
  while (depth < head.length && known.leads(head.slice(0, depth + 1).join(' '))) depth++
  if (depth === 0 || depth === head.length) return command
  const takesNone = known.children(known.canonical(head.slice(0, depth).join(' '))).length === 0
  // The name of a place, or of a command that there is not.
  return takesNone ? line : { kind: 'other' }
}

/** Whether the first words of the rows of a table are programs: `git rm` under a heading of git is nobody else's. */
export function rowsAreOwn(
  names: readonly string[],
  scope: Scope,
  describedBy: (program: string) => Program | undefined,
): (name: string) => boolean {
  const firsts = names.map((name) => programWord(readWords(name).words[0]?.text ?? ''))
  const { program } = scope
  const multi = (name: string): boolean => /\s/.test(name.trim())
  if (program === undefined) {
    const counts = new Map<string, number>()
    // A word that is also a program means one among others.
    const mostly = firsts.filter(isProgram).length * 2 >= firsts.length
    for (const [index, first] of firsts.entries())
      if (multi(names[index]!)) counts.set(first, (counts.get(first) ?? 0) + 1)
    return (name) => {
      const first = programWord(readWords(name).words[0]?.text ?? '')
      // A word that most rows begin with is a program, whoever knows it.
      return (
        isDistinct(first) ||
        (isProgram(first) && mostly) ||
        (identifier.test(first) && (counts.get(first) ?? 0) >= Math.max(2, firsts.length * 0.6))
      )
    }
  }
  const spec = describedBy(program)
  const others = firsts.filter((first) => first !== program)
  const programs = others.filter((first) => isProgram(first) && !spec?.leads(first))
  const all = others.length > 0 && programs.length === others.length
  const many = programs.length > others.length / 2
  const itself = takesCommands(scope, describedBy)
  return (name) => {
    const first = programWord(readWords(name).words[0]?.text ?? '')
    if (first === program || !isProgram(first) || spec?.leads(first)) return false
    if (scope.fixed) return multi(name) && isDistinct(first)
    return itself
      ? (multi(name) && isDistinct(first)) || (all && others.length >= 2 && !spec && others.every(isDistinct))
      : many || isDistinct(first)
  }
}

/** A command with places behind it as a whole line, where a sentence shows it so. */
export function wholeLine(name: string, named: Named): Named {
  const text = bare(name).replace(/^(?:\$|sudo)\s+/, '')
  return named.kind === 'command' && text.split(' ').length > named.path.split(' ').length + 1
    ? { kind: 'line', program: named.program, text }
    : named
}
