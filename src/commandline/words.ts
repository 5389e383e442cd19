/** A word as the shell would hand it to the program, and its place in the line. */
export interface Word {
  text: string
  /** Offsets into the line, `end` exclusive. */
  start: number
  end: number
}

/** Something about a line that is not part of the command. */
export interface Notice {
  code:
    | /** `|`, `&&`, `;`, `>` …: what follows is not part of this command. */ 'operator'
    | /** A quote that is never closed. */ 'unclosed'
    | /** A dash that a word processor made of hyphens; read as hyphens. */ 'dash'
    | /** Quotes that a word processor made; read as plain ones. */ 'curly'
    | /** A line continued as in cmd.exe (`^`) or PowerShell (a backtick). */ 'continued'
    | /** Characters of an input method left on; read as plain ones. */ 'full-width'
    | /** Typed while the Korean layout was on; read as the keys that were pressed. */ 'layout'
    | /** A copied `$`. */ 'prompt'
    | /** `sudo` in front. */ 'sudo'
    | /** More words than anybody types; the rest is not read. */ 'too-long'
    | /** `NAME=value` in front. */ 'assignment'
    | /** An option of the outer command where the one inside begins. */ 'inside'
    | /** The line that was meant, where another one was typed that is taken, too. */ 'meant'
  text: string
  start: number
  end: number
}

/** A line cut into words. */
export interface Words {
  /** The line without control characters: offsets count in it. */
  line: string
  words: Word[]
  notices: Notice[]
  /** From the first shell operator to the end, spaces made single; '' where there is none. */
  tail: string
}

interface Cursor {
  line: string
  at: number
  words: Word[]
  notices: Notice[]
  tail: string
  wide: boolean
}

const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g
const fullWidth = /[！-～]+/y
const most = 4096
const blank = /[ \t\u00A0\u3000]/
const operators = /^(?:\d?>>?&?\d?|\d?<<?<?|\|\|?|&&|&|;;?|\(|\))/
const continuation = /^[\\^`][ \t]*(?=\n)/

const note = (cursor: Cursor, code: Notice['code'], start: number, end: number): void =>
  void cursor.notices.push({ code, text: cursor.line.slice(start, end), start, end })

/** Full-width characters as plain ones, in pieces that fit a call. */
function plainAscii(run: string): string {
  let plain = ''
  for (let i = 0; i < run.length; i += 4096)
    plain += String.fromCharCode(...Array.from(run.slice(i, i + 4096), (c) => c.charCodeAt(0) - 0xfee0))
  return plain
}

/** The end of `$(…)` or `${…}`, whose bracket is at `from`. */
function endOfBrackets(line: string, from: number): number {
  const open = line[from]!
  const close = open === '(' ? ')' : '}'
  let depth = 0
  for (let i = from; i < line.length; i++) {
    const c = line[i]!
    if (c === '\\') i++
    else if (c === "'" && open === '(') {
      const end = line.indexOf("'", i + 1)
      if (end < 0) return line.length
      i = end
    } else if (c === open) depth++
    else if (c === close && --depth === 0) return i + 1
  }
  return line.length
}

/** The end of a substitution that begins at `from`; undefined when none does. It is kept as typed, never evaluated. */
function endOfSubstitution(line: string, from: number): number | undefined {
  if (line[from] === '`') {
    const end = line.indexOf('`', from + 1)
    return end < 0 ? line.length : end + 1
  }
  return line[from] === '$' && /[({]/.test(line[from + 1] ?? '') ? endOfBrackets(line, from + 1) : undefined
}

/** Reads a quoted part up to a closing quote that takes everything literally. */
function literal(cursor: Cursor, close: string): string {
  const { line, at } = cursor
  const end = line.indexOf(close, at + 1)
  if (end < 0) note(cursor, 'unclosed', at, at + 1)
  cursor.at = end < 0 ? line.length : end + 1
  return line.slice(at + 1, end < 0 ? line.length : end)
}

function doubleQuoted(cursor: Cursor): string {
  const { line } = cursor
  const open = cursor.at++
  let text = ''
  while (cursor.at < line.length && line[cursor.at] !== '"') {
    const { at } = cursor
    const end = endOfSubstitution(line, at)
    if (line[at] === '\\' && /["\\$`\n]/.test(line[at + 1] ?? '')) {
      if (line[at + 1] !== '\n') text += line[at + 1]
      cursor.at += 2
    } else {
      cursor.at = end ?? at + 1
      text += line.slice(at, cursor.at)
    }
  }
  if (cursor.at >= line.length) note(cursor, 'unclosed', open, open + 1)
  cursor.at++
  return text
}

const curlyPairs: Readonly<Record<string, RegExp>> = {
  '“': /[”“"]/,
  '„': /[“”"]/,
  '‘': /[’‘']/,
  '‚': /[‘’']/,
}

/** Reads a part in quotes of a word processor; undefined when they do not close. */
function curlyQuoted(cursor: Cursor): string | undefined {
  const { line, at } = cursor
  const close = curlyPairs[line[at]!]
  const length = close ? line.slice(at + 1).search(close) : -1
  if (length < 0) return undefined
  cursor.at = at + length + 2
  note(cursor, 'curly', at, at + 1)
  return line.slice(at + 1, at + 1 + length)
}

const ordinary = (code: number): boolean =>
  (code >= 0x30 && code <= 0x3a) ||
  (code >= 0x3f && code <= 0x5b) ||
  code === 0x5d ||
  code === 0x5f ||
  (code >= 0x61 && code <= 0x7b) ||
  code === 0x7d ||
  (code >= 0x2b && code <= 0x2f) ||
  code === 0x3d ||
  (code >= 0xac00 && code <= 0xd7a3)

/** Reads a run of ordinary characters at once, so that a long line stays quick. */
function plainRun(cursor: Cursor): string {
  const { line, at } = cursor
  let end = at + 1
  while (end < line.length && ordinary(line.charCodeAt(end))) end++
  cursor.at = end
  return line.slice(at, end)
}

function escaped(cursor: Cursor): string {
  const next = cursor.line[cursor.at + 1]
  cursor.at += 2
  return next === '\n' ? '' : (next ?? '\\')
}

function wideRun(cursor: Cursor): string {
  fullWidth.lastIndex = cursor.at
  const [run] = fullWidth.exec(cursor.line)!
  cursor.wide = true
  cursor.at += run.length
  return plainAscii(run)
}

/** Reads the next piece of a word: a quoted part, a substitution, or plain characters. */
function piece(cursor: Cursor): string {
  const c = cursor.line[cursor.at]!
  if (c === '\\') return escaped(cursor)
  if (c === "'") return literal(cursor, "'")
  if (c === '"') return doubleQuoted(cursor)
  if (c in curlyPairs) return curlyQuoted(cursor) ?? plainRun(cursor)
  if (c >= '！' && c <= '～') return wideRun(cursor)
  const end = c === '$' || c === '`' ? endOfSubstitution(cursor.line, cursor.at) : undefined
  if (end === undefined) return plainRun(cursor)
  const text = cursor.line.slice(cursor.at, end)
  cursor.at = end
  return text
}

/** Reads dashes of a word processor in front of a name as hyphens; '' when there are none. */
function dashes(cursor: Cursor): string {
  const { line, at } = cursor
  const dash = /^(?:[–—−]+|-[–—−]+)(?=[A-Za-z0-9])/.exec(line.slice(at, at + 4))?.[0]
  if (dash === undefined) return ''
  const rest = /^[A-Za-z0-9][\w-]*/.exec(line.slice(at + dash.length, at + dash.length + 64))![0]
  note(cursor, 'dash', at, at + dash.length)
  cursor.at += dash.length
  return dash.length > 1 || dash === '—' || rest.length > 1 ? '--' : '-'
}

const ends = (c: string): boolean => blank.test(c) || '\n|&;><()'.includes(c)

function word(cursor: Cursor): void {
  const start = cursor.at
  let text = dashes(cursor)
  while (cursor.at < cursor.line.length && !ends(cursor.line[cursor.at]!)) text += piece(cursor)
  cursor.at = Math.min(cursor.at, cursor.line.length)
  cursor.words.push({ text, start, end: cursor.at })
}

/** Ends the reading at an operator; one that is the last thing on the line and changes nothing is skipped. */
function stop(cursor: Cursor, length: number): boolean {
  const { line, at } = cursor
  const rest = line.slice(at + length).trim()
  const operator = line.slice(at, at + length)
  if (rest === '' && /^(?:;|\n)$/.test(operator)) {
    cursor.at = line.length
    return true
  }
  note(cursor, 'operator', at, at + length)
  cursor.tail = line.slice(at).replace(/\s+/g, ' ').trim()
  return false
}

/** Reads what is at the cursor; false when the line ends there for this command. */
function step(cursor: Cursor): boolean {
  const { line, at, words } = cursor
  const c = line[at]!
  const continued = continuation.exec(line.slice(at, at + 80))?.[0]
  if (blank.test(c) || (c === '\n' && words.length === 0)) cursor.at++
  else if (continued !== undefined) {
    if (c !== '\\') note(cursor, 'continued', at, at + 1)
    cursor.at += continued.length + 1
  } else if (c === '\n') return stop(cursor, 1)
  else if (c === '#') {
    const end = line.indexOf('\n', at)
    cursor.at = end < 0 ? line.length : end
  } else {
    const operator = operators.exec(line.slice(at, at + 4))?.[0]
    if (operator !== undefined) return stop(cursor, operator.length)
    if (words.length === most) {
      note(cursor, 'too-long', at, Math.min(at + 20, line.length))
      return false
    }
    word(cursor)
  }
  return true
}

/** Cuts one line into words as a POSIX shell does: quotes, backslashes and continued lines are resolved; variables and substitutions stay as typed. Nothing is ever executed, and nothing throws. */
export function readWords(text: string): Words {
  const line = text.replaceAll('\r\n', '\n').replace(controls, '')
  const cursor: Cursor = { line, at: 0, words: [], notices: [], tail: '', wide: false }
  while (cursor.at < line.length && step(cursor));
  if (cursor.wide) note(cursor, 'full-width', 0, line.length)
  return { line, ...withoutPrefix(cursor.words, cursor.notices), tail: cursor.tail }
}

const prefixOf = (text: string, index: number): Notice['code'] | undefined => {
  if (index === 0 && /^[$%❯➜]$/.test(text)) return 'prompt'
  if (text === 'sudo') return 'sudo'
  return /^[A-Za-z_]\w*=/.test(text) ? 'assignment' : undefined
}

/** Takes off a prompt, `sudo` and assignments in front of a command. */
function withoutPrefix(words: Word[], notices: Notice[]): { words: Word[]; notices: Notice[] } {
  const prefix: Notice[] = []
  let from = 0
  for (; from < words.length - 1; from++) {
    const { text, start, end } = words[from]!
    const code = prefixOf(text, from)
    if (code === undefined) break
    prefix.push({ code, text, start, end })
  }
  return { words: from === 0 ? words : words.slice(from), notices: [...prefix, ...notices] }
}
