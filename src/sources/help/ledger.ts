import type { PageLine } from './lines.ts'
import type { HelpOption, Mention, WalkedPage } from './page.ts'

// A dash that begins a word: after a space, a bracket, a quote or a bar.
const token =
  /(?<=^|[\s[({|,;"'`“‘<])(?:--?(?:\[no-?\])?[A-Za-z0-9?#@][\w-]*(?:[.:+]\w+)*|-[:$^!*~%](?=$|[\s,])|-###|\+\|?-?[A-Za-z?](?![\w+]))/g

const tidy = (name: string): string => name.replace(/[-_]+$/, '')

/** Whether a word of a row only says what value the name before it takes: a form in brackets or capitals, or a mark between names. */
const isFiller = (word: string): boolean =>
  /^(?:[<[{(|=,/]|or$|and$|\.{3}|[A-Z][A-Z0-9_:=.,[\]|-]*,?$)/.test(word)

/** How much of a line gives names: its words up to the first that is neither an option nor the form of a value. */
function headLength(text: string): number {
  let end = 0
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    // A column of its own begins a text, which may quote an option.
    const apart = index > 0 && text.slice(index - 2, index) === '  '
    if (!/^\[?[-+]/.test(word) && (apart || !isFiller(word))) break
    if (apart && /^-\S+ [a-z]+ [a-z]/.test(text.slice(index))) break
    end = index + word.length
  }
  return end
}

/** Whether the names at the head of a line are set apart from what follows: by nothing, a colon, a dash or a column. */
const isApart = (text: string, head: number): boolean => /^(?:[:,]?$|:? {2,}|: | - )/.test(text.slice(head))

/** Every word of a text that looks like the name of an option. The first `head` characters are a place where options are given. */
export function mentionsIn(text: string, line: number, head: number): Mention[] {
  if (!/[-+]/.test(text)) return []
  return [...text.matchAll(token)].flatMap(({ 0: word, index }) => {
    const introduced = index < head
    const name = tidy(word)
    // In a sentence `-1` is a number, and `+x` an option only where it begins a line.
    if (name.length < 2 || (!introduced && (/^-\d/.test(name) || (index > 0 && name[0] === '+')))) return []
    return [{ name, line, text: text.slice(0, 120), introduced }]
  })
}

/** How much of a paragraph's first line gives names: all of its head where that is set apart from what follows. */
export function headOf(text: string): number {
  const head = headLength(text)
  return isApart(text, head) ? head : 0
}

/** The kinds of the lines of a page, by number. */
export interface LineKinds {
  /** Lines that show how the program is used. */
  usage: ReadonlySet<number>
  /** Command lines of examples, which introduce nothing. */
  examples: ReadonlySet<number>
  /** Rows that were read. */
  rows: ReadonlySet<number>
  /** Rows whose name has no dash, with that name. */
  bare: ReadonlyMap<number, string>
}

/** Every word of a page that looks like the name of an option. */
export function mentionsOn(
  lines: readonly PageLine[],
  { usage, examples, rows, bare }: LineKinds,
): Mention[] {
  const indents = new Set(lines.flatMap(({ number, indent }) => (rows.has(number) ? [indent] : [])))
  return lines.flatMap(({ text, number, indent }) => {
    const name = bare.get(number)
    if (name !== undefined) return [{ name, line: number, text: text.slice(0, 120), introduced: true }]
    if (examples.has(number)) return []
    if (usage.has(number)) return mentionsIn(text, number, text.length)
    const head = /[-+]/.test(text) ? headLength(text) : 0
    return mentionsIn(text, number, indents.has(indent) || isApart(text, head) ? head : 0)
  })
}

const namesOf = ({ long, short, negated, also = [] }: HelpOption): string[] =>
  [long, short, negated, ...also].filter((name) => name !== undefined)

/** The names of a page, and which of them take a value. */
interface Known {
  names: Set<string>
  valued: Set<string>
}

function knownOf(options: readonly HelpOption[]): Known {
  const known: Known = { names: new Set(), valued: new Set() }
  for (const option of options)
    for (const name of namesOf(option)) {
      known.names.add(name)
      if (option.type !== 'boolean') known.valued.add(name)
    }
  return known
}

/** Whether a name is in the table in one of its forms: itself, letters that share a dash, a letter with its value, both halves of `--[no-]x`. */
function isKnown(name: string, { names, valued }: Known): boolean {
  if (names.has(name)) return true
  const off = /^(--?)\[(no-?)\](.+)$/.exec(name)
  if (off) return names.has(off[1]! + off[3]!) || names.has(off[1]! + off[2]! + off[3]!)
  if (name.startsWith('+|')) return names.has(name.slice(2)) && names.has(`+${name.slice(3)}`)
  if (name.startsWith('--')) return false
  if ([...name].some((_, at) => at > 1 && valued.has(name.slice(0, at)))) return true
  const letters = [...name.slice(1)]
  return letters.length > 1 && letters.every((letter) => names.has(`-${letter}`))
}

/** A name that a program's pages print and that is neither in the table nor among the problems. */
export interface Unaccounted extends Mention {
  /** The page that printed it. */
  page: WalkedPage
}

/** The names on the pages of a program that no table has, each once a page. A name at a place where options are given has to be in the table of its own page; one in a sentence may be in that of any. */
export function unaccounted(pages: readonly WalkedPage[]): Unaccounted[] {
  const global = pages.flatMap(({ page }) => page.options.filter((option) => option.global))
  const all = knownOf(pages.flatMap(({ page }) => page.options))
  return pages.flatMap((walked): Unaccounted[] => {
    const { page, path } = walked
    const above = pages.filter((other) => other.path.every((word, at) => path[at] === word))
    const below = pages.filter((other) => path.every((word, at) => other.path[at] === word))
    const own = knownOf([...global, ...[...above, ...below].flatMap((other) => other.page.options)])
    const lost = page.unread.filter(({ code }) => code === 'not-understood')
    const named = new Set(lost.map(({ line, file }) => `${file} ${line}`))
    const met = new Set<string>()
    return (page.mentions ?? []).flatMap((mention) => {
      const { name, line, file, introduced } = mention
      if (isKnown(name, introduced ? own : all) || named.has(`${file} ${line}`) || met.has(name)) return []
      met.add(name)
      return [{ ...mention, page: walked }]
    })
  })
}
