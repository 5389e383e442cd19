/** A word as the shell would hand it to the program, and where it stands in the line. */
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
    | /** Characters of an input method left on; read as plain ones. */ 'full-width'
    | /** A copied `$`. */ 'prompt'
    | /** `sudo` in front. */ 'sudo'
    | /** More words than anybody types; the rest is not read. */ 'too-long'
    | /** `NAME=value` in front. */ 'assignment'
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
}

const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g
const fullWidth = /[！-～]+/y
const most = 4096
const blank = /[ \t\u00A0\u3000]/
const operators = /^(?:\d?>>?&?\d?|\d?<<?<?|\|\|?|&&|&|;;?|\(|\))/

/** Full-width characters as plain ones, in pieces that fit a call. */
function plainAscii(run: string): string {
  let plain = ''
  for (let i = 0; i < run.length; i += 4096)
    plain += String.fromCharCode(...Array.from(run.slice(i, i + 4096), (c) => c.charCodeAt(0) - 0xfee0))
  return plain
}

/** The end of `$(…)`, `${…}` or a back-quoted part that begins at `from`; kept as typed, never evaluated. */
function endOfSubstitution(line: string, from: number): number {
  const open = line[from] === '`' ? '`' : line[from + 1]!
  if (open === '`') {
    const end = line.indexOf('`', from + 1)
    return end < 0 ? line.length : end + 1
  }
  const close = open === '(' ? ')' : '}'
  let depth = 0
  for (let i = from + 1; i < line.length; i++) {
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

/** Cuts one line into words as a POSIX shell does: quotes, backslashes and continued lines are resolved; variables and substitutions stay as typed. Nothing is ever executed, and nothing throws. */
export function readWords(text: string): Words {
  const line = text.replaceAll('\r\n', '\n').replace(controls, '')
  const words: Word[] = []
  const notices: Notice[] = []
  const notice = (code: Notice['code'], start: number, end: number): void =>
    void notices.push({ code, text: line.slice(start, end), start, end })
  let at = 0
  let wide = false
  while (at < line.length) {
    const first = line[at]!
    if (blank.test(first)) {
      at++
      continue
    }
    if (first === '\n') {
      if (words.length === 0) {
        at++
        continue
      }
      if (line.slice(at).trim() !== '') notice('operator', at, at + 1)
      break
    }
    if (first === '\\' && line[at + 1] === '\n') {
      at += 2
      continue
    }
    if (first === '#') {
      const end = line.indexOf('\n', at)
      at = end < 0 ? line.length : end
      continue
    }
    const operator = operators.exec(line.slice(at, at + 4))?.[0]
    if (operator !== undefined) {
      notice('operator', at, at + operator.length)
      break
    }
    if (words.length === most) {
      notice('too-long', at, Math.min(at + 20, line.length))
      break
    }
    const start = at
    let word = ''
    let plainUntil = -1
    const dash = /^(?:[–—−]+|-[–—−]+)(?=[A-Za-z0-9])/.exec(line.slice(at, at + 4))?.[0]
    if (dash !== undefined) {
      const rest = /^[A-Za-z0-9][\w-]*/.exec(line.slice(at + dash.length, at + dash.length + 64))![0]
      word = dash.length > 1 || dash === '—' || rest.length > 1 ? '--' : '-'
      notice('dash', at, at + dash.length)
      at += dash.length
    }
    for (; at < line.length; ) {
      const c = line[at]!
      if (blank.test(c) || c === '\n' || c === '|' || c === '&' || c === ';' || c === '>' || c === '<') break
      if (c === '(' || c === ')') break
      if (c === '\\') {
        if (line[at + 1] !== '\n') word += line[at + 1] ?? '\\'
        at += 2
      } else if (c === "'") {
        const end = line.indexOf("'", at + 1)
        if (end < 0) notice('unclosed', at, at + 1)
        word += line.slice(at + 1, end < 0 ? line.length : end)
        at = end < 0 ? line.length : end + 1
      } else if (c === '"') {
        const open = at++
        for (; at < line.length && line[at] !== '"'; ) {
          const inner = line[at]!
          if (inner === '\\' && /["\\$`\n]/.test(line[at + 1] ?? '')) {
            if (line[at + 1] !== '\n') word += line[at + 1]
            at += 2
          } else if ((inner === '$' && /[({]/.test(line[at + 1] ?? '')) || inner === '`') {
            const end = endOfSubstitution(line, at)
            word += line.slice(at, end)
            at = end
          } else {
            word += inner
            at++
          }
        }
        if (at >= line.length) notice('unclosed', open, open + 1)
        at++
      } else if ((c === '$' && /[({]/.test(line[at + 1] ?? '')) || c === '`') {
        const end = endOfSubstitution(line, at)
        word += line.slice(at, end)
        at = end
      } else if (c >= '！' && c <= '～') {
        fullWidth.lastIndex = at
        const [run] = fullWidth.exec(line)!
        word += plainAscii(run)
        wide = true
        at += run.length
      } else {
        // A run of ordinary characters at once: a long line stays quick.
        plainUntil = at + 1
        while (plainUntil < line.length && ordinary(line.charCodeAt(plainUntil))) plainUntil++
        word += line.slice(at, plainUntil)
        at = plainUntil
      }
    }
    at = Math.min(at, line.length)
    words.push({ text: word, start, end: at })
  }
  if (wide) notice('full-width', 0, line.length)
  return { line, ...withoutPrefix(words, notices) }
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

/** Takes off what stands in front of a command that was copied or typed with more than it needs. */
function withoutPrefix(words: Word[], notices: Notice[]): { words: Word[]; notices: Notice[] } {
  const prefix: Notice[] = []
  let from = 0
  for (; from < words.length - 1; from++) {
    const { text, start, end } = words[from]!
    const code =
      from === 0 && /^[$%❯➜]$/.test(text)
        ? 'prompt'
        : text === 'sudo'
          ? 'sudo'
          : /^[A-Za-z_]\w*=/.test(text)
            ? 'assignment'
            : undefined
    if (code === undefined) break
    prefix.push({ code, text, start, end })
  }
  return { words: from === 0 ? words : words.slice(from), notices: [...prefix, ...notices] }
}
