import { absolute, joined } from '../files.ts'
import { globPattern } from '../glob.ts'
import type { Shell } from './process.ts'
import type { Piece, Word } from './tokens.ts'

type Substitute = (shell: Shell, script: string) => string

// Longer values are cut, so that a loop cannot fill the memory.
const longest = 1 << 14

/** The value of a variable, with `:-` and its like. */
function variableValue(
  shell: Shell,
  piece: Extract<Piece, { type: 'variable' }>,
  substitute: Substitute,
): string {
  const { name, mode, other } = piece
  const value = special(shell, name) ?? shell.env[name]
  const empty = value === undefined || (value === '' && (mode?.startsWith(':') ?? false))
  if (mode === undefined) return value ?? ''
  if (mode.endsWith('+')) return empty ? '' : text(shell, other ?? [], substitute)
  if (!empty) return value
  const given = text(shell, other ?? [], substitute)
  if (mode.endsWith('=')) shell.env[name] = given
  return given
}

/** `$?`, `$1` and their like. */
function special(shell: Shell, name: string): string | undefined {
  if (name === '?') return String(shell.status)
  if (name === '#') return String(shell.args.length - 1)
  if (name === '$') return '1'
  if (name === '@' || name === '*') return shell.args.slice(1).join(' ')
  return /^\d+$/.test(name) ? (shell.args[Number(name)] ?? '') : undefined
}

const pieceText = (shell: Shell, piece: Piece, substitute: Substitute): string => {
  if (piece.type === 'text') return piece.text
  return piece.type === 'command' ? substitute(shell, piece.text) : variableValue(shell, piece, substitute)
}

const text = (shell: Shell, word: Word, substitute: Substitute): string =>
  word
    .map((piece) => pieceText(shell, piece, substitute))
    .join('')
    .slice(0, longest)

/** A word as one text, as in an assignment. */
export const expandOne = (shell: Shell, word: Word, substitute: Substitute): string =>
  text(shell, tilde(shell, word), substitute)

/** `~` in front is the home folder. */
function tilde(shell: Shell, word: Word): Word {
  const [first, ...rest] = word
  if (first?.type !== 'text' || first.quoted || !/^~(?:\/|$)/.test(first.text)) return word
  return [{ ...first, text: (shell.env.HOME ?? '/') + first.text.slice(1) }, ...rest]
}

/** A word while it is put together; `pattern` where `*` and `?` are to be filled in. */
interface Field {
  text: string
  pattern: boolean
}

/** A word as the words that a program gets: replaced, cut at blanks, `*` and `?` filled in. */
export function expand(shell: Shell, word: Word, substitute: Substitute): string[] {
  const fields: Field[] = []
  let open: Field | undefined
  const add = (value: string, pattern = false): void => {
    open ??= { text: '', pattern: false }
    open.text += value
    open.pattern ||= pattern
  }
  /** A value without quotes is cut at its blanks. */
  const addCut = (value: string): void => {
    for (const [index, part] of value.split(/[ \t\n]+/).entries()) {
      if (index > 0 && open) {
        fields.push(open)
        open = undefined
      }
      if (part !== '') add(part)
    }
  }
  for (const piece of tilde(shell, word)) {
    const value = pieceText(shell, piece, substitute)
    if (piece.quoted) add(value)
    else if (piece.type === 'text') add(value, /[*?]/.test(value))
    else addCut(value)
  }
  if (open) fields.push(open)
  return fields.flatMap(({ text: field, pattern }) => (pattern ? matching(shell, field) : [field]))
}

/** Files that a pattern names; the pattern itself when there is none. */
function matching(shell: Shell, pattern: string): string[] {
  let found = [pattern.startsWith('/') ? '/' : '']
  for (const part of pattern.split('/')) {
    if (part === '') continue
    if (!/[*?]/.test(part)) {
      found = found.map((path) => (path === '' ? part : joined(path, part)))
      continue
    }
    const shape = globPattern(part)
    found = found.flatMap((path) =>
      shell.fs
        .list(absolute(shell.cwd, path))
        .filter((name) => shape.test(name) && (part.startsWith('.') || !name.startsWith('.')))
        .map((name) => (path === '' ? name : joined(path, name))),
    )
  }
  const there = found.filter((path) => shell.fs.lstat(absolute(shell.cwd, path)))
  return there.length > 0 ? there : [pattern]
}
