/** A piece of a man page, whatever macros it is written with. */
export type ManEvent =
  | { type: 'heading'; text: string; line: number }
  /** The names that an item is about: `-a, --all`. */
  | { type: 'tag'; text: string; line: number; depth: number }
  | { type: 'text'; text: string; line: number; depth: number }
  /** A paragraph ends. */
  | { type: 'break'; line: number }

const named: Readonly<Record<string, string>> = {
  aq: "'",
  dq: '"',
  cq: '’',
  oq: '‘',
  lq: '“',
  rq: '”',
  bu: '•',
  em: '—',
  en: '–',
  hy: '-',
  ti: '~',
  ha: '^',
  rs: '\\',
  lB: '[',
  rB: ']',
  lC: '{',
  rC: '}',
  la: '<',
  ra: '>',
  ga: '`',
  co: '©',
  mu: '×',
  '->': '→',
  '<-': '←',
  '<=': '≤',
  '>=': '≥',
}

const characters: Readonly<Record<string, string>> = {
  '-': '-',
  e: '\\',
  '&': '',
  '|': '',
  '^': '',
  '%': '',
  ' ': ' ',
  '~': ' ',
  '0': ' ',
  c: '',
  '.': '.',
  "'": '´',
  '`': '`',
  t: ' ',
  ':': '',
  '/': '',
  ',': '',
  '{': '',
  '}': '',
  d: '',
  u: '',
  '\\': '\\',
}

/** An escape of roff and how long it is, at a backslash. */
function escapeAt(text: string, at: number): [string, number] {
  const rest = text.slice(at + 1, at + 60)
  const name = /^\((..)|^\[([^\]]{1,30})\]/.exec(rest)
  if (name) {
    const key = name[1] ?? name[2]!
    const code = /^u([0-9A-F]{4,5})$/.exec(key)?.[1]
    return [
      code === undefined ? (named[key] ?? '') : String.fromCodePoint(Number.parseInt(code, 16)),
      name[0].length + 1,
    ]
  }
  // Fonts, sizes, colours and moves print nothing; strings stand for quotes and marks.
  const silent =
    /^(?:[fFgkmMnVY](?:\((..)|\[[^\]]*\]|[^([])|s[+-]?(?:\[[^\]]*\]|\(..|\d)|[hvwxXDlLoZbN]'[^']*')/.exec(
      rest,
    )
  if (silent) return ['', silent[0].length + 1]
  const string = /^\*(?:\((..)|\[([^\]]*)\]|(.))/.exec(rest)
  if (string) return [strings[string[1] ?? string[2] ?? string[3]!] ?? '', string[0].length + 1]
  const [letter = ''] = rest
  return [characters[letter] ?? letter, 2]
}

const strings: Readonly<Record<string, string>> = {
  'L"': '“',
  'R"': '”',
  "C'": '',
  'C`': '',
  lq: '“',
  rq: '”',
  '--': '–',
  Aq: "'",
  R: '®',
  Tm: '™',
}

/** A line of roff as plain text: fonts are gone, characters are themselves. */
export function plainRoff(text: string): string {
  if (!text.includes('\\')) return text
  let out = ''
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '\\') {
      out += text[at]
      continue
    }
    if (text[at + 1] === '"' || text[at + 1] === '#') break
    const [character, length] = escapeAt(text, at)
    out += character
    at += length - 1
  }
  return out
}

/** The words of a macro: quoted ones may hold spaces, two quotes within are one. */
export function macroWords(text: string): string[] {
  const words: string[] = []
  const pattern = /"((?:[^"]|"")*)"?|((?:\\ |\\.|[^\s\\])+)/g
  for (const match of text.matchAll(pattern)) words.push(match[2] ?? match[1]!.replaceAll('""', '"'))
  return words
}
