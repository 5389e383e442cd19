import { type ManEvent, macroWords, plainRoff } from './events.ts'

/** The state of a reader of man's own macros. */
interface State {
  events: ManEvent[]
  line: number
  /** The next line of text is a tag. */
  tagNext: boolean
  /** A tag that goes on in the next line, which `\c` says. */
  tagText: string
  continued: boolean
  depth: number
  /** A paragraph that may turn out to be a tag, when what follows it is indented: `.PP`, `-a`, `.RS 4`. */
  paragraph?: { text: string; line: number }
  /** The paragraph hangs, `.HP`: a break ends the names that it begins with. */
  hanging?: boolean
}

const flush = (state: State): void => {
  const { paragraph } = state
  if (!paragraph) return
  state.events.push({ type: 'text', text: paragraph.text, line: paragraph.line, depth: state.depth })
  state.paragraph = undefined
}

function addText(state: State, text: string): void {
  const { line, depth } = state
  if (state.tagNext) {
    state.tagText = `${state.tagText} ${text}`
    if (state.continued) return
    state.tagNext = false
    state.events.push({ type: 'tag', text: state.tagText.trim(), line, depth })
    state.tagText = ''
  } else if (state.paragraph) state.paragraph.text += ` ${text}`
  else if (/^-{1,2}[\w?#[]/.test(text) && state.events.at(-1)?.type !== 'text')
    state.paragraph = { text, line }
  else state.events.push({ type: 'text', text, line, depth })
}

function addBreak(state: State): void {
  flush(state)
  state.events.push({ type: 'break', line: state.line })
}

const alternating = /^(?:BR|RB|IR|RI|BI|IB|SB)$/

/** Whether a paragraph is nothing but names: it ends with a colon, or is one word. */
const isNames = (text: string): boolean => /:$|^--?[\w-]+$/.test(text)

type Macro = (state: State, words: string[]) => void

const tag = (state: State, text: string): void => {
  const { line, depth } = state
  flush(state)
  state.tagNext = false
  state.events.push({ type: 'tag', text, line, depth })
}

const heading: Macro = (state, words) => {
  flush(state)
  state.depth = 0
  state.tagNext = false
  state.events.push({ type: 'heading', text: words.join(' '), line: state.line })
}
const paragraph: Macro = (state) => addBreak(state)
const tagFollows: Macro = (state) => {
  addBreak(state)
  state.tagNext = true
}

const macros: Readonly<Record<string, Macro>> = {
  SH: heading,
  SS: heading,
  PP: paragraph,
  P: paragraph,
  LP: paragraph,
  HP(state) {
    addBreak(state)
    state.hanging = true
  },
  br(state) {
    const { paragraph: own, hanging } = state
    state.hanging = false
    if (!own || !hanging || own.text.length > 120) return
    state.paragraph = undefined
    tag(state, own.text)
  },
  sp: paragraph,
  TP: tagFollows,
  TQ: (state) => {
    state.tagNext = true
  },
  IP(state, [first = '']) {
    const { paragraph: own } = state
    if (/^-|^\+\w$|^\w+ -[a-z]+ \w+$/.test(first)) tag(state, first)
    // Ronn writes the names as a paragraph of its own.
    else if (own && first === '' && (isNames(own.text) || state.hanging)) {
      state.paragraph = undefined
      state.hanging = false
      tag(state, own.text.replace(/:$/, ''))
    } else addBreak(state)
  },
  // POD's items, and those of perl's own pages.
  Ip: (state, words) => macros.IP!(state, words),
  RS(state) {
    const { paragraph: own } = state
    state.paragraph = undefined
    // Sentences that begin with an option name none.
    const sentence = own !== undefined && (own.text.length > 160 || /[a-z]\.(?: |$)/.test(own.text))
    if (own)
      state.events.push({
        type: sentence ? 'text' : 'tag',
        text: own.text,
        line: own.line,
        depth: state.depth,
      })
    state.depth++
  },
  RE(state) {
    flush(state)
    state.depth = Math.max(0, state.depth - 1)
  },
  // The levels of docutils, which writes them as macros of its own.
  INDENT(state) {
    flush(state)
    state.depth++
  },
  UNINDENT(state) {
    flush(state)
    state.depth = Math.max(0, state.depth - 1)
  },
  OP(state, words) {
    addText(state, `[${words.join(' ')}]`)
  },
  SY: (state, words) => addText(state, words.join(' ')),
}

/** A letter and its value, told apart by nothing but the font. */
const isTied = ([first = '', second = '']: readonly string[]): boolean =>
  /^-[A-Za-z0-9]$/.test(first) && /^[a-z]/.test(second)

/** Parts a name and a value that only the font tells apart: `-l` and `n` of `-ln`. */
const apartByFont = (line: string): string =>
  // A part of the name that may be anything: `--hook-<name>`.
  line
    // A number behind a dash: `-<min-len>`.
    .replace(/((?:^|[\s,[(|"]|\\f[RB])\\?-)(?:\\f[RP])?\\f(?:I|\[I\]|2)((?:\w|\\?-)+)(?=\\f)/g, '$1<$2>')
    .replace(
      /((?:\\?-){2}[A-Za-z](?:\w|\\?-)*\\?-)(?:\\f[RP])?\\f(?:I|\[I\]|2)((?:\w|\\?-)+)(?=\\f)/g,
      '$1<$2>',
    )
    // A place behind a colon: `-Xshare:mode`.
    .replace(
      /((?:^|[\s,[(|\]])(?:\\?-){1,2}[A-Za-z]\w*:)(?:\\f(?:R|P|1|\[R\]))?\\f(?:I|\[I\]|2)([\w-]+)(?=\\f|$)/g,
      '$1<$2>',
    )
    .replace(
      /((?:^|[\s,[(|]|\\f(?:[A-Z0-9]|\[[A-Z]+\]|\([A-Z]{2}))(?:\\?-){1,2}[A-Za-z0-9](?:\w|\\?-)*)(?:\\f(?:R|P|1|\[R\]))?(\\f(?:I|\[I\]|2)[A-Za-z])/g,
      '$1 $2',
    )

function readMacro(state: State, name: string, rest: string): void {
  const words = macroWords(/^(?:B|IP|TP)$/.test(name) ? apartByFont(rest) : rest).map(plainRoff)
  if (alternating.test(name)) addText(state, words.join(/^(?:BI|BR)$/.test(name) && isTied(words) ? ' ' : ''))
  else if (/^(?:B|I|SM|R|CW|NOP)$/.test(name)) {
    if (words.length > 0) addText(state, words.join(' '))
  } else macros[name]?.(state, words)
}

/** A line without the condition it stands under: `.ie n \{\` and `.\}` print nothing themselves. */
const withoutCondition = (line: string): string =>
  line.replace(/^['.]\s*(?:if|ie)\s+(?:n|'\\\*\[.*?\]'.*?'|!\S+)\s+(?=[.'])/, '').replace(/\\[{}]\\?$/g, '')

/** Whether a condition compares two texts that differ, so that what follows up to `.\}` is not printed: `.if 'yes'no' \{`. */
function isNever(line: string): boolean {
  const [, a, b] = /^['.]\s*(?:if|ie)\s+'([^'\\]*)'([^'\\]*)'\s*\\\{/.exec(line) ?? []
  return a !== undefined && a !== b
}

/** The line that ends what a line begins and what is not printed: a definition, or a condition that is never true. */
function endMark(given: string, line: string): string | undefined {
  if (isNever(given)) return '.\\}'
  const definition = /^['.]\s*(?:(?:de|am)1?\s+\S+|ig)\s*(\S*)/.exec(line)
  return definition ? `.${definition[1] || '.'}` : undefined
}

/** The lines of a page outside of definitions, with their numbers. A definition without an end would take the whole page: it is none. */
function outsideDefinitions(lines: readonly string[]): { given: string; line: string; number: number }[] {
  const bare = (line: string): string => line.replace(/\s+/g, '')
  const last = new Map(lines.map((line, index) => [bare(line), index]))
  const outside: { given: string; line: string; number: number }[] = []
  let end: string | undefined
  for (const [index, given] of lines.entries()) {
    if (end !== undefined) {
      if (bare(given) === end) end = undefined
      continue
    }
    const line = withoutCondition(given)
    const mark = endMark(given, line)
    if (mark !== undefined && (last.get(mark) ?? 0) > index) end = mark
    else if (mark === undefined) outside.push({ given, line, number: index + 1 })
  }
  return outside
}

/** The pieces of a page in man's own macros, as programs write them by hand, with DocBook, Asciidoc, POD or pandoc. Conditions are read as true for terminals; definitions are passed over. */
export function readManMacros(lines: readonly string[]): ManEvent[] {
  const state: State = { events: [], line: 0, tagNext: false, tagText: '', continued: false, depth: 0 }
  for (const { given, line, number } of outsideDefinitions(lines)) {
    state.line = number
    state.continued = given.endsWith('\\c')
    const macro = /^[.']\s*([A-Za-z]+)\s*(.*)$/.exec(line)
    if (macro) readMacro(state, macro[1]!, macro[2]!)
    else if (line === '') addBreak(state)
    else if (!/^[.']/.test(line)) {
      const text = plainRoff(apartByFont(line)).trim()
      if (text !== '') addText(state, text)
    }
  }
  flush(state)
  return state.events
}
