import { unquoted } from '../../model/index.ts'
import { apart } from './apart.ts'
import { isDoubtful } from './doubt.ts'
import { choicesIn, defaultIn, doubles, isRepeatable, isRequired } from './facts.ts'
import { isExampleOf, isNoun, plainRow, severalForms } from './forms.ts'
import { type FurtherNames, furtherNames } from './further-names.ts'
import { isMeaning, meaningIn } from './meaning.ts'
import type { HelpOption, HelpPage } from './page.ts'
import { formOf, type HelpRow, isBracketed, isLong, valueText } from './row.ts'
import type { SpecItem } from './spec.ts'

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
  const off = (name: string): boolean => {
    const on = name.replace('--no-', '--')
    // `--comment TEXT, --no-comments`.
    return on !== name && (double.includes(on) || double.includes(on.replace(/s$/, '')))
  }
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

const isRepeat = (value: string): boolean =>
  /^(?:\s*\.{3}|(?:\|(\w)\1+)+|\[([a-z])\2+\]|\s*\[-\w\])$/.test(value)

const goType = /^(?:bool|string|int|uint|float|duration|count|list|map|tristate|ip)/
const typeWord = /^ (?:[a-z][\w-]*|[A-Z][a-z]+(?:[A-Z][a-z]+)*|[a-z]+::[A-Z]\w+)$/

/** Type and form of a value. */
function valueFacts(
  row: HelpRow,
  text: string,
): Pick<HelpOption, 'type' | 'value' | 'optionalValue' | 'default'> {
  const written = valueText(row).replace(/\s*\(default:? [^()]*\)$/i, '')
  // Dots alone, and a letter again and again, say that a switch may be repeated.
  const again = row.items.some(({ name }) => name.length === 2 && written === `[${name[1]}]`)
  const raw = isRepeat(written) || again || /^ \(required\)$|^\s*[,:]$/.test(written) ? '' : written
  if (row.colon && raw.startsWith('=')) return byDefault(raw.slice(1))
  if (/^\[=(?:true\|false|false\|true)\]$/.test(raw)) return { type: 'boolean', default: defaultIn(text) }
  const withValue = new Set(row.items.filter(({ value }) => value !== '').map(({ name }) => name))
  // The same name with and without a value: `--check, --check=silent`.
  const twice = row.items.some(({ name, value }) => value === '' && withValue.has(name))
  const optionalValue = twice || row.items.some(({ value }) => isBracketed(value)) || undefined
  if (raw === '') return { type: 'boolean', default: defaultIn(text) }
  // `-Akey[=value]`: a key, and perhaps what it is set to.
  if (/^ ?[a-z]+\[=[a-z]/.test(raw) && !goType.test(raw.trim()))
    return { type: 'string', value: raw.trim(), default: defaultIn(text) }
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
    // A default behind a form such as `[WHEN:]TEMPLATE` or `NAME[@WEIGHT]` is that of the part in brackets.
    default: /^\[\w+:\]|\w\[[@:]\w+\]$/.test(formOf(raw)) ? undefined : defaultIn(text),
  }
}

/** Whether the names of a page are single letters, so that `-Idirectory` is one with its value. */
function hasLetters(rows: readonly HelpRow[]): boolean {
  const names = rows.flatMap(({ items }) => items.map(({ name }) => name)).filter((name) => /^-\w/.test(name))
  const letters = names.filter((name) => name.length === 2).length
  // `-aa` is a letter given twice.
  return letters > 4 && names.every((name) => /^-(?:(\w)\1*|[A-Z][a-z]{3,})$/.test(name))
}

/** Whether most names of a page are single letters with one dash, so that `-ffam` may be `-f` with a place that the text names. */
function hasMostlyLetters(rows: readonly HelpRow[]): boolean {
  const names = rows.flatMap(({ items }) => items.map(({ name }) => name))
  const letters = names.filter((name) => /^-[A-Za-z]$/.test(name)).length
  return (
    letters > 9 &&
    letters > names.length / 2 &&
    names.every((name) => !name.startsWith('--') || /^--(?:help|version)$/.test(name))
  )
}

/** A value tied to a letter: `-Tv` where the text quotes it, "Set output format to 'v'", and `-Idirectory` among letters. */
function untied(item: SpecItem, text: string, letters: boolean, many: boolean): SpecItem {
  const [, name, word] = /^(-[A-Za-z])([a-z]+)$/.exec(item.name) ?? []
  if (name === undefined) return item
  const place =
    /^-[A-Z]$/.test(name) && /^(?:level|file|dir|directory|path|name|num|number|size)$/.test(word!)
  const tied =
    place ||
    text.includes(`'${word}'`) ||
    (letters && /^-[A-Z]/.test(name) && word!.length > 3) ||
    (many && new RegExp(`\\b${word}\\b`).test(text))
  return tied ? { name, value: word! + item.value } : item
}

/** The letter of an item whose name is tied to the value of its long form: `-kWORD` beside `--keyword=WORD`. */
function untiedFrom(item: SpecItem, items: readonly SpecItem[]): SpecItem {
  const [, letter, word] = /^(-[A-Za-z])([A-Z][A-Z0-9_-]*)$/.exec(item.name) ?? []
  const same = items.some(({ name, value }) => isLong(name) && name !== item.name && formOf(value) === word)
  return letter !== undefined && item.value === '' && same ? { name: letter, value: ` ${word}` } : item
}

/** The names of a row and those that its text gives. */
function allNames(given: readonly string[], { also, negated }: FurtherNames): Names {
  const names = namesOf(given)
  const more = [...(names.also ?? []), ...also.filter((name) => !given.includes(name))]
  return {
    long: names.long,
    short: names.short,
    negated: names.negated ?? (negated !== undefined && !given.includes(negated) ? negated : undefined),
    also: more.length > 0 ? more : undefined,
  }
}

/** Whether a default is among the words to choose from; otherwise it is that of something else in the text. */
const isChosen = (usual: string, choices: readonly string[]): boolean =>
  choices.some((word) => usual.toLowerCase().startsWith(word.toLowerCase())) || /[,:|]/.test(usual)

// A word, a gap and words: a column that was not recognised, `all     Log everything`.
const inColumns = /^[^\s.:;,!?]+ {2,}\S/

/** The option of a row, and whether its text was no meaning. */
function optionOf(
  whole: HelpRow,
  { letters, many }: { letters: boolean; many: boolean },
  program: string | undefined,
): { option: HelpOption; faulty: boolean } {
  const items = whole.items.map((item) =>
    untied(untiedFrom(item, whole.items), whole.text.join(' '), letters, many),
  )
  const row = { ...whole, items }
  const lines = row.text
    .join('\n')
    .replace(/^(?:[:=]|--?|=>)\s+/, '')
    .replace(/^# +(?!of\b)/gm, '')
    .trim()
  const further = furtherNames(lines.replace(/\s+/g, ' '))
  const { text } = further
  // `--[no]group` is `--group` and its opposite.
  const names = row.items.flatMap(({ name }) =>
    /\[/.test(name) ? [name.replace(/\[[^\]]*\]/, ''), name.replace(/[[\]]/g, '')] : [name],
  )
  const { type, value, optionalValue, default: told } = valueFacts(row, text)
  // Of two places the words are those of one.
  const places = /^[<A-Z][\w<>-]* [<A-Z]/.test(value ?? '')
  const choices = type === 'boolean' || places ? undefined : choicesIn(text, value)
  const usual = told !== undefined && choices && !isChosen(told, choices) ? undefined : told
  const summary = meaningIn(further.also.length > 0 ? text : lines, names)
  const weighed = {
    summary,
    valued: type !== 'boolean',
    form: valueText(row),
    names,
    text: lines.replace(/\s+/g, ' '),
    program,
  }
  const fine = summary === '' || (isMeaning(summary, names) && !isDoubtful(weighed) && !inColumns.test(lines))
  const repeats =
    isRepeatable(text, type, valueText(row)) ||
    isRepeat(valueText(row)) ||
    row.items.some(({ name, value }) => name.length === 2 && value === `[${name[1]}]`) ||
    doubles(text, names)
  const { long, short, negated, also } = allNames(
    row.items.map(({ name }) => name),
    further,
  )
  return {
    faulty: !fine,
    option: {
      // Named one by one: a spread takes as long as all the rest.
      long,
      short,
      negated,
      also,
      type,
      value,
      optionalValue,
      default: type === 'boolean' && !/^(?:true|false)$/.test(usual ?? 'true') ? undefined : usual,
      choices,
      required: isRequired(`${valueText(row)} ${text}`) || undefined,
      repeatable: repeats || undefined,
      summary: fine ? summary : '',
      global: row.global,
      line: row.line,
    },
  }
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
  } else if (first.type === 'boolean' && option.optionalValue && first.summary !== '')
    // `-m` and `-m[v]`, each with a text.
    Object.assign(first, { type: option.type, value: option.value, optionalValue: true })
  else if (first.summary === '') {
    const { short = option.short, negated = option.negated, also = option.also } = first
    Object.assign(first, { ...option, short, negated, also })
  }
}

/** Takes away names that only a text gives and that have a row of their own. */
function dropTaken(options: readonly HelpOption[]): void {
  const own = new Set(options.flatMap(({ long, short }) => [long, short]))
  for (const option of options) {
    const also = option.also?.filter((name) => !own.has(name))
    option.also = also && also.length > 0 ? also : undefined
    if (own.has(option.negated)) option.negated = undefined
  }
}

/** The options of rows, and the rows whose text is no meaning; of rows with one name the first that has a meaning counts. `program` is whose page it is. */
export function optionsFrom(
  rows: readonly HelpRow[],
  program?: string,
): { options: HelpOption[]; unread: HelpPage['unread'] } {
  const found: HelpOption[] = []
  const unread: HelpPage['unread'] = []
  const named = new Map<string, HelpOption>()
  const style = { letters: hasLetters(rows), many: hasMostlyLetters(rows) }
  const valued = new Set(
    rows.flatMap((row) => {
      const form = valueText(row)
      return form === '' || isExampleOf({ name: '', value: form }) ? [] : row.items.map(({ name }) => name)
    }),
  )
  const several = severalForms(rows)
  const nouns = rows.filter(isNoun).length > 2
  for (const given of rows) {
    const row = plainRow(given, nouns)
    // `-C help` shows how to ask about `-C`.
    if (row.items.every((item) => isExampleOf(item) && valued.has(item.name))) continue
    const read = apart(row).map((one) => optionOf(one, style, program))
    if (read.some(({ faulty }) => faulty))
      unread.push({ line: row.line, text: row.text.join(' ').slice(0, 120), code: 'bad-meaning' })
    for (const { option } of read) {
      const name = option.long ?? ''
      const choices = several.get(name)
      addOption(
        found,
        named,
        several.has(name) ? { ...option, value: undefined, choices, summary: '' } : option,
      )
    }
  }
  dropTaken(found)
  return { options: found, unread }
}
