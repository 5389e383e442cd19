import { type ManEvent, macroWords, plainRoff } from './events.ts'

/** Brackets that a macro puts around the rest of its line, and those that open and close. */
const around: Readonly<Record<string, [string, string]>> = {
  Op: ['[', ']'],
  Oo: ['[', ']'],
  Bq: ['[', ']'],
  Bo: ['[', ']'],
  Pq: ['(', ')'],
  Po: ['(', ')'],
  Aq: ['<', '>'],
  Ao: ['<', '>'],
  Brq: ['{', '}'],
  Bro: ['{', '}'],
  Dq: ['“', '”'],
  Do: ['“', '”'],
  Qq: ['"', '"'],
  Qo: ['"', '"'],
  Sq: ["'", "'"],
  So: ["'", "'"],
  Ql: ["'", "'"],
}
const closing: Readonly<Record<string, string>> = {
  Oc: ']',
  Bc: ']',
  Pc: ')',
  Ac: '>',
  Brc: '}',
  Dc: '”',
  Qc: '"',
  Sc: "'",
}
/** Names of systems that a macro prints. */
const systems: Readonly<Record<string, string>> = {
  Ux: 'UNIX',
  Bx: 'BSD',
  At: 'AT&T UNIX',
  Ox: 'OpenBSD',
  Fx: 'FreeBSD',
  Nx: 'NetBSD',
}
const plain =
  /^(?:Ar|Cm|Ic|Em|Sy|Li|Pa|Va|Vt|Fa|Ev|Dv|Er|Ad|Ms|Nd|No|Tn|Fn|Fr|Sx|Lk|Mt|Cd|St|Xo|Xc|Ta|Ns|Pf|Sm|Ap|Fl|Nm|Xr)$/

interface Line {
  text: string
  /** No space before the next word. */
  tight: boolean
  /** No spaces at all, until `Sm on`. */
  solid?: boolean
}

function put(line: Line, word: string): void {
  const close = /^[.,:;)\]}>”'?!]+$/.test(word)
  const open = /[[({<“]$/.test(line.text)
  const solid = line.solid && !/(?:^| )-\w$/.test(line.text)
  line.text += line.text === '' || line.tight || solid || close || open ? word : ` ${word}`
  line.tight = false
}

/** The state of a reader that puts the words of a line together. */
interface Inline {
  line: Line
  words: readonly string[]
  /** The program's name, which `Nm` prints. */
  program: string
  /** Closing brackets of the macros that last to the end of the line. */
  ends: string[]
  /** The dashes that the next word gets, one for each `Fl`. */
  flag: string
  /** Words that a macro has already used. */
  skip: number
}

type Action = (state: Inline, index: number) => void

const tight: Action = ({ line }) => {
  line.tight = true
}

const actions: Readonly<Record<string, Action>> = {
  Nd: ({ line }) => put(line, '-'),
  Ns: tight,
  Pf: tight,
  Ap({ line }) {
    line.tight = true
    put(line, "'")
    line.tight = true
  },
  Sm(state, index) {
    state.line.solid = state.words[index + 1] === 'off'
    state.skip = 1
  },
  Fl(state) {
    state.flag += '-'
  },
  Nm({ line, words, program }, index) {
    const next = words[index + 1]
    if (next === undefined || plain.test(next) || /^[.,;:)]$/.test(next)) put(line, program)
  },
  Xr(state, index) {
    const [name, section = ''] = state.words.slice(index + 1)
    if (name === undefined) return
    const numbered = /^\d/.test(section)
    put(state.line, numbered ? `${name}(${section})` : name)
    state.skip = numbered ? 2 : 1
  },
}

/** Carries out a macro; false for a word that is none. */
function carryOut(state: Inline, word: string, index: number): boolean {
  const { line, ends } = state
  const brackets = around[word]
  const action = actions[word]
  if (systems[word] !== undefined) put(line, systems[word])
  else if (brackets) {
    put(line, brackets[0])
    line.tight = true
    if (/q$|^Op$|^Ql$/.test(word)) ends.push(brackets[1])
  } else if (closing[word] !== undefined) put(line, closing[word])
  else if (action) action(state, index)
  else return plain.test(word)
  return true
}

const isMark = (word: string): boolean => /^[.,:;)]$/.test(word)

function putWord(state: Inline, word: string): void {
  put(state.line, /^[.,:;)|]/.test(word) ? word : state.flag + word)
  state.flag = ''
}

/** The text of the words of a line, macros among them carried out. `program` is what `Nm` stands for. */
function inline(words: readonly string[], program: string, line: Line = { text: '', tight: false }): string {
  const state: Inline = { line, words, program, ends: [], flag: '', skip: 0 }
  const close = (): void => {
    for (const end of state.ends.splice(0).reverse()) put(line, end)
  }
  for (const [index, word] of words.entries()) {
    if (state.skip > 0) {
      state.skip--
      continue
    }
    // Closing marks are outside of the brackets of the line.
    if (state.ends.length > 0 && words.slice(index).every(isMark)) close()
    const flagged = state.flag
    if (!carryOut(state, word, index)) putWord(state, word)
    else if (flagged !== '' && word !== 'Fl') {
      // An option without a name: a lone dash.
      state.flag = ''
      if (plain.test(word)) put(line, '-')
    }
  }
  close()
  return line.text.replace(/ +([\])>])/g, '$1')
}

/** The state of a reader of mdoc. */
interface Reading {
  events: ManEvent[]
  program: string
  depth: number
  /** An item whose names go on over the next lines, to `Xc`. */
  item?: { line: Line; at: number }
}

const silent = /^(?:Dd|Dt|Os|Sm|Bk|Ek|Rs|Re|Lb|In)$/

function readItem(reading: Reading, words: readonly string[], at: number): void {
  const { events, program, depth } = reading
  if (words.at(-1) === 'Xo')
    reading.item = { line: { text: inline(words.slice(0, -1), program), tight: false }, at }
  else events.push({ type: 'tag', text: inline(words, program), line: at, depth })
}

/** Goes on with the names of an item. */
function continueItem(reading: Reading, words: readonly string[]): void {
  const { item, events, depth, program } = reading
  if (!item) return
  if (words[0] !== 'Xc') {
    inline(words, program, item.line)
    return
  }
  events.push({ type: 'tag', text: item.line.text, line: item.at, depth })
  reading.item = undefined
}

function readMacro(reading: Reading, name: string, words: readonly string[], at: number): void {
  const { events } = reading
  if (name === 'Nm' && reading.program === '') reading.program = words[0] ?? ''
  if (/^S[hs]$/.test(name)) events.push({ type: 'heading', text: words.join(' '), line: at })
  else if (name === 'Bl') reading.depth++
  else if (name === 'El') reading.depth = Math.max(0, reading.depth - 1)
  else if (/^(?:Pp|Bd|Ed)$/.test(name)) events.push({ type: 'break', line: at })
  else if (name === 'It') readItem(reading, words, at)
  else if (!silent.test(name)) {
    const text = inline([name, ...words], reading.program)
    if (text !== '') events.push({ type: 'text', text, line: at, depth: reading.depth })
  }
}

const named = /^(\.\s*It (?:Fl \S+ ?)+)Em [a-z]+$/

/** The lines without words that are emphasised behind a letter, where many are: another name of it, `-a allexport`, and no value. */
function withoutEmphasis(lines: readonly string[]): readonly string[] {
  const many = lines.filter((line) => named.test(line)).length > 4
  return many ? lines.map((line) => line.replace(named, '$1')) : lines
}

/** The pieces of a page in mdoc, as BSD's programs write it. */
export function readMdoc(given: readonly string[]): ManEvent[] {
  const lines = withoutEmphasis(given)
  const reading: Reading = { events: [], program: '', depth: 0 }
  for (const [index, line] of lines.entries()) {
    const at = index + 1
    const macro = /^\.\s*([A-Z][a-z]{1,2})\s*(.*)$/.exec(line)
    const words = macro ? macroWords(macro[2]!).map(plainRoff) : []
    if (reading.item) continueItem(reading, macro ? [macro[1]!, ...words] : [plainRoff(line)])
    else if (macro) readMacro(reading, macro[1]!, words, at)
    else if (line === '') reading.events.push({ type: 'break', line: at })
    else if (!line.startsWith('.'))
      reading.events.push({ type: 'text', text: plainRoff(line), line: at, depth: reading.depth })
  }
  return reading.events
}
