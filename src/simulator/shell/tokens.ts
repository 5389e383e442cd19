/** Pieces of a word: plain text, quoted text, things to replace. */
export type Word = readonly Piece[]

export type Piece =
  | { type: 'text'; text: string; quoted: boolean }
  | { type: 'variable'; name: string; quoted: boolean; mode?: string; other?: Word }
  | { type: 'command'; text: string; quoted: boolean }

/** A line that the shell cannot read. */
export class SyntaxFault extends Error {}

export type Token =
  | { type: 'word'; word: Word; plain: string | undefined }
  | { type: 'operator'; text: string }
  | { type: 'end' }

const operators = [
  '&&',
  '||',
  ';;',
  '>>',
  '2>&1',
  '1>&2',
  '>&2',
  '>&1',
  '&>',
  '2>>',
  '2>',
  '1>',
  '>',
  '<',
  '|',
  '&',
  ';',
  '(',
  ')',
  '\n',
]

/** Skips blanks, escaped line ends and comments: returns the start of the next word or operator. */
function skipBlanks(text: string, from: number): number {
  let at = from
  for (;;) {
    const c = text[at]
    if (c === ' ' || c === '\t' || c === '\r') at++
    else if (c === '\\' && text[at + 1] === '\n') at += 2
    else if (c === '#') {
      const end = text.indexOf('\n', at)
      at = end < 0 ? text.length : end
    } else return at
  }
}

/** Cuts a line into words and operators. */
export function tokens(text: string): Token[] {
  const found: Token[] = []
  for (let at = skipBlanks(text, 0); at < text.length; at = skipBlanks(text, at)) {
    const operator = operators.find((item) => text.startsWith(item, at))
    if (operator) {
      found.push({ type: 'operator', text: operator })
      at += operator.length
    } else {
      const read = readWord(text, at)
      found.push({ type: 'word', word: read.word, plain: plainOf(read.word) })
      at = read.end
    }
  }
  found.push({ type: 'end' })
  return found
}

/** The text of a word that nothing is replaced in and nothing quoted. */
const plainOf = (word: Word): string | undefined =>
  word.every((piece) => piece.type === 'text' && !piece.quoted)
    ? word.map((piece) => (piece.type === 'text' ? piece.text : '')).join('')
    : undefined

const plainRun = /[^ \t\r\n;|&<>()'"\\$`]+/y

const quotedRun = /[^"\\$`]+/y

/** The characters from an index on that have no meaning of their own; one at least. */
function runOf(shape: RegExp, text: string, at: number): string {
  shape.lastIndex = at
  return shape.exec(text)?.[0] ?? text[at]!
}

/** Reads a word; ends where an operator or a blank begins. */
function readWord(text: string, from: number): { word: Word; end: number } {
  const pieces: Piece[] = []
  let at = from
  const plain = (value: string, quoted: boolean): void => {
    const last = pieces.at(-1)
    if (last?.type === 'text' && last.quoted === quoted)
      pieces[pieces.length - 1] = { ...last, text: last.text + value }
    else pieces.push({ type: 'text', text: value, quoted })
  }
  while (at < text.length && !/[ \t\r\n;|&<>()]/.test(text[at]!)) at = readPiece(text, at, pieces, plain)
  return { word: pieces, end: at }
}

/** Reads a part of a word: what is quoted, escaped, replaced, or plain. Returns where it ends. */
function readPiece(
  text: string,
  at: number,
  pieces: Piece[],
  plain: (value: string, quoted: boolean) => void,
): number {
  switch (text[at]) {
    case "'": {
      const end = text.indexOf("'", at + 1)
      if (end < 0) throw new SyntaxFault("unexpected EOF while looking for matching `''")
      plain(text.slice(at + 1, end), true)
      return end + 1
    }
    case '"':
      return readDouble(text, at + 1, pieces, plain)
    case '\\':
      plain(text[at + 1] ?? '', true)
      return at + 2
    case '$':
    case '`':
      return readReplaced(text, at, false, pieces, plain)
    default: {
      const run = runOf(plainRun, text, at)
      plain(run, false)
      return at + run.length
    }
  }
}

function readDouble(
  text: string,
  from: number,
  pieces: Piece[],
  plain: (value: string, quoted: boolean) => void,
): number {
  plain('', true)
  let at = from
  while (at < text.length && text[at] !== '"') {
    const c = text[at]!
    if (c === '\\' && /[$`"\\\n]/.test(text[at + 1] ?? '')) {
      plain(text[at + 1]!, true)
      at += 2
    } else if (c === '$' || c === '`') at = readReplaced(text, at, true, pieces, plain)
    else {
      const run = runOf(quotedRun, text, at)
      plain(run, true)
      at += run.length
    }
  }
  if (at >= text.length) throw new SyntaxFault('unexpected EOF while looking for matching `"\'')
  return at + 1
}

/** The index of the bracket that closes the one at `from`. */
function closing(text: string, from: number, open: string, close: string): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === "'") {
      const end = text.indexOf("'", at + 1)
      if (end > 0) at = end
    } else if (text[at] === open) depth++
    else if (text[at] === close && --depth === 0) return at
  }
  throw new SyntaxFault(`unexpected EOF while looking for matching \`${close}'`)
}

function readReplaced(
  text: string,
  at: number,
  quoted: boolean,
  pieces: Piece[],
  plain: (value: string, quoted: boolean) => void,
): number {
  if (text[at] === '`') {
    const end = text.indexOf('`', at + 1)
    if (end < 0) throw new SyntaxFault("unexpected EOF while looking for matching ``'")
    pieces.push({ type: 'command', text: text.slice(at + 1, end), quoted })
    return end + 1
  }
  const next = text[at + 1] ?? ''
  if (next === '(') {
    const end = closing(text, at + 1, '(', ')')
    pieces.push({ type: 'command', text: text.slice(at + 2, end), quoted })
    return end + 1
  }
  if (next === '{') {
    const end = closing(text, at + 1, '{', '}')
    const [, name = '', mode, other = ''] =
      /^(\w+|[?@*#$!])(?:(:?[-+=?]))?(.*)$/s.exec(text.slice(at + 2, end)) ?? []
    pieces.push({
      type: 'variable',
      name,
      quoted,
      mode,
      other: [{ type: 'text', text: other, quoted: true }],
    })
    return end + 1
  }
  const name = /^(?:[A-Za-z_]\w*|[0-9?@*#$!])/.exec(text.slice(at + 1, at + 200))?.[0]
  if (name === undefined) {
    plain('$', quoted)
    return at + 1
  }
  pieces.push({ type: 'variable', name, quoted })
  return at + 1 + name.length
}
