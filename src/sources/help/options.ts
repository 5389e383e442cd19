import { unquoted } from '../../model/index.ts'
import { choicesIn, defaultIn, isMeaning, isRepeatable, isRequired, meaningIn } from './facts.ts'
import type { HelpOption, HelpPage } from './page.ts'
import type { SpecItem } from './spec.ts'

/** A row of a page: names, values and the lines of its text. */
export interface Row {
  items: SpecItem[]
  text: string[]
  indent: number
  line: number
  global: boolean
  colon?: boolean
}

const isLong = (name: string): boolean => name.startsWith('--') || name.length > 2

/** The form of a value without what ties it to the name. */
const formOf = (value: string): string =>
  value
    .replace(/^\[:[^\]]*\] +(?=\S)/, '')
    .replace(/^=$/, '')
    .replace(/^\[([^[\]=]+)\]$/, '$1')
    .trim()
    .replace(/^\[=(.*)\]$/, '$1')
    .replace(/^=(?=.)/, '')
    .trim()

/** Whether a value is in brackets from its first character to its last: `[=WHEN]`. */
function isBracketed(value: string): boolean {
  let depth = 0
  for (const [index, letter] of [...value].entries()) {
    depth += letter === '[' ? 1 : letter === ']' ? -1 : 0
    if (depth === 0) return index > 0 && index === value.length - 1
  }
  return false
}

const sameForm = (a: string, b: string): boolean => {
  const bare = (value: string): string => formOf(value).replace(/[<>]|\.{3}$/g, '')
  return bare(a) === bare(b)
}

/** The form of the value of a row. */
const valueText = (row: Pick<Row, 'items'>): string =>
  row.items.find(({ value }) => !/^=?$/.test(value))?.value ??
  row.items.find(({ value }) => value !== '')?.value ??
  ''

/** Rows without a text that only give further names of the row below them. */
export function joinStacked(rows: readonly Row[]): Row[] {
  const joined: Row[] = []
  for (const row of [...rows].reverse()) {
    const below = joined[0]
    const items = below ? [...row.items, ...below.items] : []
    if (
      below &&
      row.text.length === 0 &&
      row.line + 1 === below.line &&
      below.text.length > 0 &&
      belongs(row, below)
    )
      joined[0] = { ...below, items, indent: row.indent, line: row.line }
    else if (below && row.line + 1 === below.line && goesOn(row, below))
      joined[0] = { ...row, items, text: [...row.text, ...below.text] }
    else joined.unshift(row)
  }
  return joined
}

/** Whether a row without a text is about the option of the row below. */
function belongs(above: Row, row: Row): boolean {
  if (valueText(above) !== '' && valueText(row) !== '') return sameForm(valueText(above), valueText(row))
  const forms = (one: Row): string => [...new Set(one.items.map(({ name }) => isLong(name)))].join()
  return row.indent > above.indent && forms(above) !== forms(row) && valueText(above) === ''
}

/** Whether the text of a short form goes on beside its long form. */
const goesOn = (above: Row, row: Row): boolean =>
  above.text.length === 1 &&
  above.items.every(({ name }) => !isLong(name)) &&
  row.items.every(({ name }) => name.startsWith('--')) &&
  valueText(row) !== '' &&
  sameForm(valueText(above), valueText(row)) &&
  /^[A-Z]/.test(above.text[0]!) &&
  !/[.)]$/.test(above.text[0]!) &&
  /^[a-z]/.test(row.text[0] ?? '')

/** Two options on one row: `-e -E  --end --END`, and `-n/-R: Never do it/Always do it`. */
function apart(row: Row): Row[] {
  const names = row.items.map(({ name }) => name)
  const twin = (name: string): boolean =>
    names.some((other) => other !== name && other.toLowerCase() === name.toLowerCase())
  if (names.length === 4 && names.every(twin)) {
    const lower = row.items.filter(({ name }) => name === name.toLowerCase())
    return [lower, row.items.filter((item) => !lower.includes(item))].map((items) => ({ ...row, items }))
  }
  const pairs = new Set(names.map((name) => name.replace(/^--no-/, '--')))
  if (
    names.length > 2 &&
    pairs.size > 1 &&
    pairs.size < names.length &&
    names.every((name) => name.startsWith('--'))
  )
    return [...pairs].map((base) => ({
      ...row,
      items: row.items.filter(({ name }) => name.replace(/^--no-/, '--') === base),
    }))
  const texts = row.text
    .join(' ')
    .replace(/\s*\[[^\]]*\]$/, '')
    .split('/')
  const shorts = names.every((name) => !name.startsWith('--'))
  if (names.length === 2 && shorts && texts.length === 2 && texts.every((text) => /^[A-Z]\w+ \w/.test(text)))
    return row.items.map((item, index) => ({ ...row, items: [item], text: [texts[index]!] }))
  return [row]
}

interface Names {
  long?: string
  short?: string
  negated?: string
  also?: string[]
}

/** The names of an option by what they are. */
function namesOf(given: readonly string[]): Names {
  const bracket = given.find((name) => /\[no-?\]/.test(name))
  const names = [...new Set(given.map((name) => name.replace(/\[[a-z]+-?\]/, '')))]
  const double = names.filter((name) => name.startsWith('--'))
  const off = (name: string): boolean => /^--no-/.test(name) && double.includes(name.replace('--no-', '--'))
  const negated = double.find(off) ?? bracket?.replace(/\[(no-?)\]/, '$1')
  const long = double.find((name) => name !== negated) ?? names.find((name) => isLong(name))
  const short = names.find((name) => !isLong(name))
  const also = names.filter((name) => ![long, short, negated].includes(name))
  return { long, short, negated, also: also.length > 0 ? also : undefined }
}

/** A row as kubectl writes it, with the default in the place of the value. */
function byDefault(value: string): Pick<HelpOption, 'type' | 'default'> {
  const bare = unquoted(value)
  if (/^(?:true|false)$/.test(bare)) return { type: 'boolean', default: bare === 'true' ? bare : undefined }
  if (bare === '[]') return { type: 'list' }
  const own = bare === '' || /^(?:~|\/root|\/home)\b/.test(bare) ? undefined : bare
  return { type: /^-?\d+$/.test(bare) ? 'int' : 'string', default: own }
}

const isRepeat = (value: string): boolean => /^(?:\s*\.{3}|(?:\|(\w)\1+)+)$/.test(value)

const typeWord = /^ (?:[a-z][\w-]*|[A-Z][a-z]+(?:[A-Z][a-z]+)*|[a-z]+::[A-Z]\w+)$/

/** Type and form of a value. */
function valueFacts(
  row: Row,
  text: string,
): Pick<HelpOption, 'type' | 'value' | 'optionalValue' | 'default'> {
  const written = valueText(row)
  // Dots alone, and a letter again and again, say that a switch may be repeated.
  const raw = isRepeat(written) ? '' : written
  if (row.colon && raw.startsWith('=')) return byDefault(raw.slice(1))
  if (/^\[=(?:true\|false|false\|true)\]$/.test(raw)) return { type: 'boolean', default: defaultIn(text) }
  const optionalValue = row.items.some(({ value }) => isBracketed(value)) || undefined
  if (raw === '') return { type: 'boolean', default: defaultIn(text) }
  if (typeWord.test(raw.replace(/\[=[^\]]*\]$/, '')))
    return {
      type: raw.trim().replace(/\[=.*$/, ''),
      optionalValue: /\[=/.test(raw) || undefined,
      default: defaultIn(text),
    }
  return {
    type: 'string',
    value: formOf(raw).replace(/^\.{3}$/, '') || undefined,
    optionalValue,
    default: defaultIn(text),
  }
}

/** A value tied to a letter, which the text quotes: `-Tv`, "Set output format to 'v'". */
function untied(item: SpecItem, text: string): SpecItem {
  const [, name, word] = /^(-[A-Za-z])([a-z]+)$/.exec(item.name) ?? []
  if (name === undefined || !text.includes(`'${word}'`)) return item
  return { name, value: word! + item.value }
}

/** The options of a row, and whether its text was no meaning. */
function optionsOf(given: Row): { options: HelpOption[]; faulty: boolean } {
  let faulty = false
  const options = apart(given).map((whole): HelpOption => {
    const row = { ...whole, items: whole.items.map((item) => untied(item, whole.text.join(' '))) }
    const lines = row.text
      .join('\n')
      .replace(/^(?:[:=]|--?|=>)\s+/, '')
      .trim()
    const text = lines.replace(/\s+/g, ' ')
    const names = row.items.map(({ name }) => name)
    const { type, value, optionalValue, default: usual } = valueFacts(row, text)
    const summary = meaningIn(lines, names)
    const fine = summary === '' || isMeaning(summary, names)
    faulty ||= !fine
    return {
      ...namesOf(names),
      type,
      value,
      optionalValue,
      default: type === 'boolean' && !/^(?:true|false)$/.test(usual ?? 'true') ? undefined : usual,
      choices: choicesIn(text, value),
      required: isRequired(text) || undefined,
      repeatable: isRepeatable(text, type, valueText(row)) || isRepeat(valueText(row)) || undefined,
      summary: fine ? summary : '',
      global: row.global,
      line: row.line,
    }
  })
  return { options, faulty }
}

/** Adds an option where none has its name; a letter that abbreviates a known one, `-p, --style=slash`, is an option of its own. */
function addOption(found: HelpOption[], named: Map<string, HelpOption>, option: HelpOption): void {
  const keyOf = (name: string | undefined): string => `${option.global} ${name}`
  const first = named.get(keyOf(option.long ?? option.short))
  if (!first) {
    found.push(option)
    named.set(keyOf(option.long ?? option.short), option)
  } else if (option.long !== undefined && option.short !== undefined && first.short !== option.short) {
    const { short } = option
    if (first.short === undefined && first.summary === '') Object.assign(first, option)
    else if (!found.some((one) => one.short === short && one.global === option.global))
      addOption(found, named, {
        ...option,
        long: undefined,
        type: 'boolean',
        value: undefined,
        choices: undefined,
      })
  } else if (first.summary === '') Object.assign(first, { ...option, also: first.also ?? option.also })
}

/** The options of rows, and the rows whose text is no meaning; of rows with one name the first that has a meaning counts. */
export function optionsFrom(rows: readonly Row[]): { options: HelpOption[]; unread: HelpPage['unread'] } {
  const found: HelpOption[] = []
  const unread: HelpPage['unread'] = []
  const named = new Map<string, HelpOption>()
  for (const row of rows) {
    const { options, faulty } = optionsOf(row)
    if (faulty) unread.push({ line: row.line, text: row.text.join(' ').slice(0, 120), code: 'bad-meaning' })
    for (const option of options) addOption(found, named, option)
  }
  return { options: found, unread }
}
