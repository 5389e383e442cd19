/** A name of a row and what is written after it. */
export interface SpecItem {
  name: string
  /** The form of the value, as written: `=FILE`, `[=WHEN]`, ` <path>`; '' for none. */
  value: string
  /** A slash or semicolon joins it to the name before: `--send-eth/--send-ip`. */
  joined?: boolean
  /** A bar parts it from the value before: `--configure PACKAGE...|-a`. */
  barred?: boolean
}

/** The beginning of a row: its names, their values, and the text after them. */
export interface SplitRow {
  items: SpecItem[]
  text: string
  /** The column where the text begins, counted from that of the names. */
  column: number
  /** The row ends with a colon after its value, which then is the default: kubectl's `--chunk=500:`. */
  colon?: boolean
}

/** A mark in place of the dash of a name that has none, while a page is read: `a` of ps, `if=` of dd. */
export const noDash = '-\uE000'

const namePattern =
  /^(?:--?\[(?:no|[a-z]+)-?\][A-Za-z0-9][\w.-]*|--[A-Za-z0-9]\w*(?:(?:-@|[-:+]|\.(?!\.))\w+)*(?:\+\+(?![\w+]))?|-[A-Za-z0-9][\w]*(?:[-:+][A-Za-z0-9][\w.+]*|-@\w+)*(?:\/[ap]:?)?(?=$|[\s=,|/[<{:(;"')\]!]|-(?!\w))|-###|-[A-Za-z0-9?#@%.:,;!+$^~*&"](?![\w-])|-\uE000(?:[A-Za-z](?![\w-])|[a-z]\w*=))/

/** Whether a row begins with an option. */
export const begins = (row: string): boolean => (row[0] === '-' || row[0] === '+') && hasName(row)

/** Whether what follows a dash or plus at the beginning of a row is a name. */
const hasName = (row: string): boolean =>
  (/^-{1,2}[A-Za-z0-9?#@%[.:,;!+$^~*&"\uE000]/.test(row) && namePattern.test(row)) ||
  plusName.test(row) ||
  // A choice of letters: `-[mM][-]module`.
  /^-\[[A-Za-z]{2,3}\]\[/.test(row)

const separator =
  /^(?:\s*[,|/;]\s*|\s+(?:or|OR):?\s+|\s+-\s+(?=-)|\s+)(?=--?[A-Za-z0-9[?#@%.:\uE000]|\+[A-Za-z](?!\w))/

const pairs: Readonly<Record<string, string>> = { '<': '>', '[': ']', '{': '}', '(': ')' }

/** The places of a text that are outside of brackets and quotes. */
function outside(text: string): boolean[] {
  if (!/[<[{(\uD800-\uDFFF]/.test(text)) return Array<boolean>(text.length).fill(true)
  const open: string[] = []
  return [...text].map((letter) => {
    const before = open.length === 0
    if (pairs[letter] !== undefined) open.push(pairs[letter])
    else if (open.length > 0 && letter === open.at(-1)) open.pop()
    return before && open.length === 0
  })
}

/** Finds the separator between a value and the next name, outside of brackets: its place and length; the end of the text if no name follows. */
function separatorFrom(text: string, from: number, free: readonly boolean[]): [number, number] {
  for (let at = from; at < text.length; at++) {
    if ((!free[at] && at !== from) || !/[\s,|/;]/.test(text[at]!)) continue
    const found = separator.exec(text.slice(at))?.[0]
    if (found !== undefined) return [at, found.length]
  }
  return [text.length, 0]
}

// A plus that switches off or stands for another option, and the way Windows asks for help.
const plusName = /^\+(?:[A-Za-z](?=$|[\s,|/[<=])|\|-[A-Za-z?](?=$|[\s,[<]))/
/** A switch that may be given with either sign: `+|-w`. */
const eitherSign = /^\+\|-([A-Za-z?])/
const slashName = /,\s*\/[?A-Z](?=$|[\s=,])/

/** An option in the place of a value, which a page quotes from its text: `-i, --interval --watch`. */
const asValue = /^(-\w, --[\w-]+) (--[\w-]+)$/

/** Names that share the dashes of the first: `-sS/sT`, `--min-rate/max-rate`. */
const shared = /^(-\w\w|--\w[\w-]{2,})((?:\/\w[\w-]+)+)(?=$|[\s<[:,])/

/** Gives each name its own dashes, where all of them look alike. */
function withDashes(text: string): string {
  const [all = '', first = '', others = ''] = shared.exec(text) ?? []
  const dashes = first.startsWith('--') ? '--' : '-'
  const names = others.split('/').slice(1)
  const alike = names.every((name) => (dashes === '--' ? name.length > 2 : name.length === 2))
  return all !== '' && alike
    ? [first, ...names.map((name) => dashes + name)].join('/') + text.slice(all.length)
    : text
}

/** Single-character names of which a row gives a range or a choice: `-0 ... -9`, `-[mM][-]module`. */
function withRange(text: string): string {
  const [all = '', first = '', last = ''] = /^-(\d)(?: ?(?:\.{3}|\.\.|to) ?-)(\d)(?=$|[\s,])/.exec(text) ?? []
  if (all !== '' && first < last) {
    const names = Array.from(
      { length: Number(last) - Number(first) + 1 },
      (_, at) => `-${Number(first) + at}`,
    )
    return names.join(', ') + text.slice(all.length)
  }
  const [choice = '', letters = ''] = /^-\[([A-Za-z]{2,3})\](?=\[)/.exec(text) ?? []
  if (choice === '') return text
  const rest = text.slice(choice.length)
  return [...letters].map((letter) => `-${letter}${rest}`).join('/')
}

/** Names that brackets shorten: `-q [--quiet]` is two, `--colo[u]r` is both of its spellings. */
const inBrackets = (text: string): string =>
  text
    // A lone dash is an operand: `-, --stdin`.
    .replace(/^-, (?=--)/, '')
    // With which other option: `-D (-r)`.
    .replace(/^(-\w) \(-\w\)$/, '$1')
    .replace(/^(-\w) \[(--\w[\w-]*)\]/, '$1, $2')
    .replace(
      /(--\w[\w-]*)\[(\w)\](\w[\w-]*)/,
      (_, head: string, letter: string, tail: string) => `${head}${letter}${tail}, ${head}${tail}`,
    )

/** The names in a text that is nothing but names and values; undefined when it is something else. */
export function itemsOf(whole: string, isValue: (value: string) => boolean): SpecItem[] | undefined {
  const items: SpecItem[] = []
  const text = withDashes(
    withRange(inBrackets(whole))
      .replace(slashName, '')
      .replace(asValue, '$1 <$2>')
      .replace(eitherSign, '-$1/+$1'),
  )
  let joined = false
  let barred = false
  const free = outside(text)
  let at = 0
  while (at < text.length) {
    const written = namePattern.exec(text.slice(at))?.[0] ?? plusName.exec(text.slice(at))?.[0]
    if (written === undefined) return undefined
    // A place behind a colon is the value: `-wordlist:FILE`.
    const begun = /^(-[\w-]+)(?=:[A-Z]{2,}$)/.exec(written)?.[1] ?? written
    const name = begun.replace(noDash, '')
    const [end, length] = separatorFrom(text, at + begun.length, free)
    const value = text
      .slice(at + begun.length, end)
      .replace(/^\s*\((?:"[^"]*"|'[^']*'|[a-z][^|()<>]*)\)$/, '')
    if (!isValue(value)) return undefined
    items.push({ name, value, ...(joined ? { joined } : {}), ...(barred ? { barred } : {}) })
    joined = /[/;]/.test(text.slice(end, end + length))
    barred = value.startsWith(' ') && /^\|/.test(text.slice(end, end + length))
    at = end + length
  }
  return items.length > 0 ? items : undefined
}

const quoted = /^(?:"[^"]*"|'[^']*')/

/** The bracket that a text begins with, to its end; undefined where it begins with none or the bracket stays open. */
function bracketAt(text: string): string | undefined {
  if (!/^[<[{(]/.test(text)) return quoted.exec(text)?.[0]
  const end = outside(text).findIndex((free, index) => index > 0 && free)
  const length = end < 0 ? text.length : end
  const closed = outside(`${text.slice(0, length)}x`).at(-1)
  return closed ? text.slice(0, length) : undefined
}

const word = /^[A-Za-z0-9@$%*~+.:_#-][\w@$%:.,|/*+~=!^#&;…-]*/

/** The words of a value; undefined where a bracket stays open. */
function valueWords(value: string): string[] | undefined {
  const words: string[] = []
  let rest = value.trim()
  while (rest !== '') {
    let taken = ''
    for (;;) {
      const part = bracketAt(rest) ?? word.exec(rest)?.[0] ?? /^(?:\.{3}|[=|,:/;!+])/.exec(rest)?.[0]
      if (part === undefined) break
      taken += part
      rest = rest.slice(part.length)
    }
    if (taken === '') return undefined
    words.push(taken)
    rest = rest.trimStart()
  }
  return words
}

const prose = /^(?:the|a|an|to|of|for|and|or|is|are|be|with|from|in|on|this|that|do|not|no|if|all|as)$/

/** Whether a text may be the form of a value, given that something else marks its end. */
export function isLooseValue(value: string): boolean {
  if (/[a-z]\. [A-Z]/.test(value)) return false
  if (value.length > 90 || /^-<|[^.]\.$/.test(value.trim())) return false
  const words = valueWords(value)
  if (words === undefined || words.length > 6) return false
  if (words.length < 2) return words[0] !== 'no'
  if (words.slice(words.length > 2 ? 0 : 1).some((one) => one !== 'a' && prose.test(one))) return false
  // Plain words side by side are a text: `-V verbose search`.
  return words.some((one) => !/^[a-z]{4,}$/.test(one))
}

/** Whether the rest of a row that has no text is the form of a value. */
const isWholeValue = (value: string): boolean => {
  const words = valueWords(value)
  if (words === undefined || words.length > 2 || words.some((one) => prose.test(one))) return false
  return words.length < 2 || words.some((one) => /[^a-z]/i.test(one))
}

const placeholder = /^[<[{("']|^[A-Z][A-Z0-9]*(?:[_|:=.,/[-]\S*)?$|^\.\.\.$|^[+;]$/

/** Whether a text is surely the form of a value: brackets, capitals, or tied to the name. */
export function isStrictValue(value: string): boolean {
  const words = valueWords(value)
  if (words === undefined || /^-</.test(value)) return false
  const tied = /^[[=<{:,]/.test(value)
  return words.slice(tied ? 1 : 0).every((one) => placeholder.test(one))
}

/** The places where the text of a row may begin, with the length of what separates it, the likeliest first. */
function* cuts(row: string, column: number | undefined): Generator<[number, number]> {
  const free = outside(row)
  for (const match of row.matchAll(/ {2,}(?:(?:--?|=|:|>) +)?(?=\S)/g)) {
    const after = row.slice(match.index + match[0].length)
    if ((free[match.index] || match.index > 40) && !begins(after)) yield [match.index, match[0].length]
  }
  if (
    column !== undefined &&
    column > 2 &&
    row[column - 1] === ' ' &&
    /^[^\s<[{]\S* /.test(row.slice(column)) &&
    !begins(row.slice(column))
  )
    yield [row.slice(0, column).trimEnd().length, column - row.slice(0, column).trimEnd().length]
  for (const match of row.matchAll(/ (?:[:=]|--?) +(?=\S)|: +(?=\S)|:$/g))
    if (free[match.index]) yield [match.index, match[0].length]
}

/** The longest beginning of a row that is surely names and values. */
function strictCut(row: string): SplitRow | undefined {
  const ends = [...row.matchAll(/\s+|$/g)].map(({ index }) => index)
  let best: SplitRow | undefined
  for (const end of ends.slice(0, 12)) {
    const head = row.slice(0, end)
    const items = itemsOf(head.replace(/:$/, ''), isStrictValue)
    if (!items) continue
    const text = row.slice(end).trim()
    // A word in capitals before small ones begins a sentence: `-f HTTP POST data`.
    const last = items.at(-1)!.value
    if (/(?:^|>) [A-Z][A-Z0-9]*$|^ [A-Z]/.test(last) && text !== '' && !/^[A-Z][a-z]/.test(text) && best)
      continue
    best = { items, text, column: row.length - row.slice(end).trimStart().length }
  }
  return best
}

/** Whether a value is a few plain words; a row that is longer than its column shows where they end: `-hwaccel hwaccel name  use it`. */
export const isPlainForm = (value: string): boolean =>
  /^ [a-z][\w/-]*(?: [a-z][\w/-]*){1,2}$/.test(value) && !value.split(' ').some((one) => prose.test(one))

/** A row whose value is in the column of the texts: `-p, --port      #         port to listen on`. */
const valueInColumn = /^(-[^#<]*?\S) {2,}(#[\w[\]/]*(?= {3})|<\w[^<> ]*>) {2,}(?=\S)/

/** A row whose text is nothing but further names: `-C <name>      --command=<name>`. */
function withNamesOf(split: SplitRow | undefined): SplitRow | undefined {
  if (!split || !/^--\w/.test(split.text)) return split
  const names = split.text.replace(/ \([^()]*\)$/, '')
  const further = itemsOf(names, (value) => value === '' || /^\[?=/.test(value))
  return further ? { ...split, items: [...split.items, ...further], text: '' } : split
}

/** Splits a row into names, values and text. `column` is where the text of most rows around it begins. */
export const splitRow = (row: string, column: number | undefined): SplitRow | undefined =>
  withNamesOf(splitAt(row, column))

function splitAt(row: string, column: number | undefined): SplitRow | undefined {
  // `-h  or  --help   text`.
  const alternative = /^(-\w) +or +(--\w[\w-]*) {2,}(?=\S)/.exec(row)
  if (alternative)
    return {
      items: [alternative[1]!, alternative[2]!].map((name) => ({ name, value: '' })),
      text: row.slice(alternative[0].length),
      column: alternative[0].length,
    }
  const [beginning = '', names = '', value = ''] = valueInColumn.exec(row) ?? []
  const valued = beginning === '' ? undefined : itemsOf(`${names} ${value}`, isLooseValue)
  if (valued) return { items: valued, text: row.slice(beginning.length), column: beginning.length }
  // The text may begin with an option: `--null   -T reads names that end in NUL`.
  const named = /^(--[\w-]+(?:[= ]\S+)?) {2,}(?=--\w\S* \S|-\w [a-z]+(?: [a-z-]+){2})/.exec(row)
  const head = named && itemsOf(named[1]!, isLooseValue)
  if (named && head) return { items: head, text: row.slice(named[0].length), column: named[0].length }
  for (const [end, length] of cuts(row, column)) {
    const overlong = column !== undefined && end >= column && length === 2
    const items = itemsOf(
      row.slice(0, end),
      (value) => isLooseValue(value) || (overlong && isPlainForm(value)),
    )
    if (items) {
      const text = row.slice(end + length).trim()
      return { items, text, column: end + length, colon: text === '' && row.endsWith(':') }
    }
  }
  const strict = strictCut(row)
  if (strict && strict.text === '') return strict
  // The whole row may be names: `-C, --directory path`.
  const whole = itemsOf(row, (value) => isStrictValue(value) || isWholeValue(value))
  return whole ? { items: whole, text: '', column: row.length } : strict
}
