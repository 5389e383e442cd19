import { formOf, type HelpRow, isLong } from './row.ts'
import type { SpecItem } from './spec.ts'

/** `-e -E  --end --END`: two options on one row, which only their case tells apart. */
function byCase(row: HelpRow): HelpRow[] | undefined {
  const names = row.items.map(({ name }) => name)
  const twin = (name: string): boolean =>
    names.some((other) => other !== name && other.toLowerCase() === name.toLowerCase())
  if (names.length < 4 || !names.every(twin)) return undefined
  const lower = row.items.filter(({ name }) => name === name.toLowerCase())
  return [lower, row.items.filter((item) => !lower.includes(item))].map((items) => ({ ...row, items }))
}

/** `--a, --no-a, --b, --no-b`: several switches on one row, each with its opposite. */
function byOpposite(row: HelpRow): HelpRow[] | undefined {
  const bare = ({ name }: SpecItem): string => name.replace(/^--no-/, '--')
  const pairs = new Set(row.items.map(bare))
  const several = row.items.length > 2 && pairs.size > 1 && pairs.size < row.items.length
  if (!several || !row.items.every(({ name }) => name.startsWith('--'))) return undefined
  return [...pairs].map((base) => ({ ...row, items: row.items.filter((item) => bare(item) === base) }))
}

/** `-n/-R: Never do it/Always do it`, `--send-eth/--send-ip`: names of one form that a slash or semicolon joins are options of their own. A text that they share says what none of them does. */
function bySlash(row: HelpRow): HelpRow[] | undefined {
  const forms = new Set(row.items.map(({ name }) => (name.startsWith('--') ? 'two' : isLong(name))))
  const opposite = row.items.some(({ name }) => /^--?no-/.test(name))
  if (!row.items.some(({ joined }) => joined) || forms.size > 1 || opposite) return undefined
  const texts = row.text
    .join(' ')
    .replace(/\s*\[[^\]]*\]$/, '')
    .split('/')
  const own = texts.length === row.items.length && texts.every((text) => /^[A-Z]\w+ \w/.test(text))
  const { value } = row.items.at(-1)!
  return row.items.map((item, index) => ({
    ...row,
    items: [own || item.value !== '' ? item : { ...item, value }],
    text: own ? [texts[index]!] : [],
  }))
}

/** Names as they are one option each: a letter and the long name behind it. */
function pairsOf(items: readonly SpecItem[]): SpecItem[][] {
  const pairs: SpecItem[][] = []
  for (const item of items) {
    const last = pairs.at(-1)
    if (!last || !isLong(item.name) || last.some(({ name }) => isLong(name))) pairs.push([item])
    else last.push(item)
  }
  return pairs
}

const withoutDigits = (name: string): string => name.replace(/\d+/g, '')

/** Long names above one text that are options of their own: three or more, those that only a number tells apart, and those that the text calls `these`. What it says of them together is the meaning of none. */
function byStack(row: HelpRow): HelpRow[] | undefined {
  if (!row.stacked) return undefined
  const shorts = row.items.filter(({ name }) => !isLong(name)).length
  if (shorts > 1 && shorts < row.items.length - 1)
    return pairsOf(row.items).map((items) => ({ ...row, items, text: [] }))
  if (!row.items.every(({ name }) => name.startsWith('--'))) return undefined
  const names = [...new Set(row.items.map(({ name }) => name))]
  const alike = new Set(names.map(withoutDigits)).size < names.length
  const together = /^(?:These|Both|Shorthands|Aliases|Synonyms)\b/.test(row.text[0] ?? '')
  const forms = new Set(row.items.map(({ value }) => formOf(value)))
  const differ = forms.size > 1 && !forms.has('')
  if (names.length < 2 || !(names.length > 2 || alike || together || differ)) return undefined
  return row.items.map((item) => ({ ...row, items: [item], text: [] }))
}

/** Letters above one text that begins sentences with each of them: `-D turns it on; -E turns it off`. */
function bySentence(row: HelpRow): HelpRow[] | undefined {
  const names = [...new Set(row.items.map(({ name }) => name))]
  const text = row.text.join(' ')
  const places = names.map((name) =>
    text.search(new RegExp(`(?:^|[.;] +)${name.replace(/\W/g, '\\$&')} [a-z]`)),
  )
  if (!row.stacked || names.length < 2 || places.filter((place) => place >= 0).length < 2) return undefined
  return row.items.map((item) => ({ ...row, items: [item], text: [] }))
}

/** Names that a text tells apart: `with (-x) or without (--x)`, `author/committer lines` of `--author, --committer`. What it says of them together is the meaning of none. */
function byText(row: HelpRow): HelpRow[] | undefined {
  const text = row.text.join(' ').slice(0, 300)
  const names = [...new Set(row.items.map(({ name }) => name))]
  const asides = names.filter((name) => text.includes(`(${name})`) || text.includes(`'${name}'`))
  const words = names.map((name) => name.replace(/^-+/, ''))
  const joined = words.some(
    (one) => one.length > 2 && words.some((other) => text.includes(`${one}/${other}`)),
  )
  if (names.length < 2 || !(asides.length > 1 || joined)) return undefined
  return row.items.map((item) => ({ ...row, items: [item], text: [] }))
}

const opposites: readonly (readonly [string, string])[] = [
  ['show', 'hide'],
  ['enable', 'disable'],
  ['exclude', 'include'],
  ['exclude', 'follow'],
  ['allow', 'deny'],
  ['with', 'without'],
  ['add', 'remove'],
  ['lock', 'unlock'],
  ['start', 'stop'],
  ['min', 'max'],
  ['add', 'rem'],
]

const areOpposite = (a: string, b: string): boolean =>
  opposites.some(
    ([on, off]) =>
      a.startsWith(`--${on}-`) && a !== b && a.replace(`--${on}-`, '') === b.replace(`--${off}-`, ''),
  ) ||
  // `-struct, --struct` of a program whose long options have one dash.
  (a === `-${b}` && b.startsWith('-') && !/^-(?:help|usage|version)$/.test(b))

/** Names of opposite switches: `--show-size, --hide-size`, `-struct, --struct`; and several that the text calls `these`. What it says of them together is the meaning of none. */
function byMeaning(row: HelpRow): HelpRow[] | undefined {
  const names = [...new Set(row.items.map(({ name }) => name))]
  const longs = names.filter((name) => name.startsWith('--')).length
  const opposite = names.some((a) => names.some((b) => areOpposite(a, b)))
  const together =
    (longs > 1 || longs === 0) &&
    names.length > 1 &&
    /^These (?:options|flags|switches|two)\b/.test(row.text[0] ?? '')
  if (!opposite && !together) return undefined
  return row.items.map((item) => ({ ...row, items: [item], text: [] }))
}

/** Long names with different values: `--columns=<n>, --rows=<n>` is for two options where the words differ. */
function byValue(row: HelpRow): HelpRow[] | undefined {
  const longs = row.items.filter(({ name, value }) => name.startsWith('--') && formOf(value) !== '')
  const forms = new Set(longs.map(({ value }) => formOf(value)))
  const names = new Set(longs.map(({ name }) => name))
  if (longs.length < 2 || longs.length < row.items.length || forms.size < names.size || names.size < 2)
    return undefined
  return row.items.map((item) => ({ ...row, items: [item], text: [] }))
}

/** Names of one form that are no spellings of each other: three letters or long names, two words with one dash, `-lossless, -lossy`. */
function bySameForm(row: HelpRow): HelpRow[] | undefined {
  const names = [...new Set(row.items.map(({ name }) => name))]
  const bare = names.map((name) => name.replace(/^-+/, ''))
  const words = names.every((name) => /^-\w[\w-]+$/.test(name))
  const begun = (one: string): boolean =>
    bare.some((other) => one !== other && (other.startsWith(one) || one.startsWith(other)))
  const alike = bare.every(begun)
  const letters = names.every((name) => /^-[A-Za-z]$/.test(name))
  const longs = names.every((name) => name.startsWith('--'))
  const several = (names.length > 1 && words) || (names.length > 2 && (letters || longs))
  return several && !alike ? row.items.map((item) => ({ ...row, items: [item], text: [] })) : undefined
}

/** A digit that stands for a long name with one of its values: `-4, --family=inet`. The text is about the digit. */
function byDigit(row: HelpRow): HelpRow[] | undefined {
  const [first, second] = row.items
  if (row.items.length !== 2 || !/^-\d$/.test(first!.name) || first!.value !== '') return undefined
  if (!/^=[a-z]\w*$/.test(second!.value)) return undefined
  return [
    { ...row, items: [first!] },
    { ...row, items: [second!], text: [] },
  ]
}

/** Letters and then long names of one value: `-f FORMAT, -r FORMAT, --from=FORMAT, --read=FORMAT` is one option. */
function areSpellings(items: readonly SpecItem[]): boolean {
  const forms = new Set(items.map(({ value }) => formOf(value)))
  const first = items.findIndex(({ name }) => isLong(name))
  return forms.size === 1 && !forms.has('') && items.slice(first).every(({ name }) => isLong(name))
}

/** Two letters and two long names, `-o, --output, -O, --add-output`, or more names than one option has. */
function byNumber(row: HelpRow): HelpRow[] | undefined {
  const names = [...new Set(row.items.map(({ name }) => name))]
  const letters = names.filter((name) => /^-[A-Za-z]$/.test(name)).length
  const longs = names.filter((name) => name.startsWith('--') && !name.startsWith('--no-')).length
  if (names.length < 8 && (letters < 2 || longs < 2 || areSpellings(row.items))) return undefined
  return pairsOf(row.items).map((items) => ({ ...row, items, text: [] }))
}

/** Whether two words are spellings or short forms of one. */
function areAlike(a: string, b: string): boolean {
  const shared = [...a].findIndex((letter, at) => letter !== b[at])
  const same = shared < 0 ? a.length : shared
  return same >= 3 || same >= Math.min(a.length, b.length) || Math.min(a.length, b.length) < 2
}

/** Long names of as many words of which one differs: `--video-lead, --audio-lead`. They may be one option, but rarely are. */
function byWord(row: HelpRow): HelpRow[] | undefined {
  const longs = [...new Set(row.items.map(({ name }) => name))].filter((name) => name.startsWith('--'))
  const [first = [], ...others] = longs.map((name) => name.slice(2).split(/[-_]/))
  if (first.length < 2 || others.length === 0 || row.items.length > longs.length) return undefined
  const differ = others.every((words) => {
    const places = words.flatMap((word, at) => (word === first[at] ? [] : [at]))
    const [at] = places
    return words.length === first.length && places.length === 1 && !areAlike(words[at!]!, first[at!]!)
  })
  return differ ? row.items.map((item) => ({ ...row, items: [item], text: [] })) : undefined
}

/** A letter without a value and, behind a semicolon, a long name with one: `-f; --mtu <val>`. */
function bySemicolon(row: HelpRow): HelpRow[] | undefined {
  const [first, second] = row.items
  const two = row.items.length === 2 && second!.joined && first!.value === '' && second!.value !== ''
  return two ? row.items.map((item) => ({ ...row, items: [item], text: [] })) : undefined
}

/** `--configure PACKAGE...|-a|--pending`: what may be given in place of the value is an option of its own. */
function byBar(row: HelpRow): HelpRow[] | undefined {
  const at = row.items.findIndex(({ barred }) => barred)
  if (at < 1 || row.items.slice(at).some(({ value }) => value !== '')) return undefined
  return [
    { ...row, items: row.items.slice(0, at) },
    { ...row, items: row.items.slice(at), text: [] },
  ]
}

const partsOf = (row: HelpRow): HelpRow[] =>
  byCase(row) ??
  byBar(row) ??
  byOpposite(row) ??
  bySlash(row) ??
  bySemicolon(row) ??
  byStack(row) ??
  bySentence(row) ??
  byText(row) ??
  byMeaning(row) ??
  byValue(row) ??
  byWord(row) ??
  bySameForm(row) ??
  byDigit(row) ??
  byNumber(row) ?? [row]

/** The options of a row, mostly one: those of one name always are. */
export const apart = (row: HelpRow): HelpRow[] => (row.items.length === 1 ? [row] : partsOf(row))
