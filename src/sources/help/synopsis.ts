import type { HelpOption, HelpPage } from './page.ts'

/** A name in a usage line and the form of its value. */
interface NamedForm {
  name: string
  value?: string
}

const bracketed = /\[(?:[^[\]]|\[[^[\]]*\])*\]|\([^()]*\)/g
const alternative =
  /^(--?(?:\[no-\])?[\w?@#][\w?@#-]*|\+[A-Za-z](?!\w))(?:[ =]?(\[=?[^\]-][^\]]*\]|<[^>]+>\S*)(?: .*)?|[ =]([^\s[\]|<-][^[\]|]*)| \[-.*)?$/
const free = /(?<![\w\-[(|<=/.:])(--?[A-Za-z][\w-]*)(?:[ =](<[^>]+>)(?! <))?/g

/** The option that a name and a form in a usage line stand for; a letter and the word that it begins are one. */
function nameOnly(forms: readonly NamedForm[]): HelpOption {
  const long = forms.find(({ name }) => name.startsWith('--'))?.name
  const short = forms.find(({ name }) => !name.startsWith('--'))?.name
  const value = forms.find((form) => form.value !== undefined)?.value
  const type = value === undefined ? 'boolean' : 'string'
  return {
    long: long?.replace('[no-]', ''),
    short,
    negated: long?.includes('[no-]') ? long.replace('[no-]', 'no-') : undefined,
    type,
    value: value?.replace(/^\[=?|\]$/g, ''),
    summary: '',
    global: false,
    line: 1,
  }
}

/** Whether letters behind a dash are a word rather than switches, which usage lines sort: `-vendor`, `-abv`. */
const isWord = (name: string): boolean =>
  /^-[a-z]{4,}$/.test(name) && [...name.slice(1)].sort().join('') !== name.slice(1)

/** The letters of a cluster on their own, and a value that is tied to its letter: `-46A`, `-Olevel`. */
function lettersOf({ name, value }: NamedForm, words: boolean): NamedForm[] {
  if (/^-[A-Z](?:level|file|dir|path|name|num|size)$/.test(name))
    return [{ name: name.slice(0, 2), value: name.slice(2) }]
  if (isWord(name)) return [{ name, value }]
  if (name.startsWith('--') || value !== undefined || name.length < 3 || words) return [{ name, value }]
  if (/^-[A-Z][a-z]{3,}$/.test(name)) return [{ name: name.slice(0, 2), value: name.slice(2) }]
  return [...name.slice(1)].filter((letter) => letter !== '-').map((letter) => ({ name: `-${letter}` }))
}

/** Whether two names are one option: a letter and the word that it begins, or a letter and a word alone: `-N | --no-fetch`. */
const isPair = (a: NamedForm, b: NamedForm | undefined, alone: boolean): b is NamedForm =>
  b !== undefined &&
  /^-\w$/.test(a.name) &&
  b.name.startsWith('--') &&
  (alone || b.name.replace('[no-]', '')[2]?.toLowerCase() === a.name[1]!.toLowerCase())

const inner = /\[-(?:[^[\]]|\[[^[\]]*\])*\]/g

/** The options of one bracket and of the brackets within it. */
function optionsIn(bracket: string, words: boolean): HelpOption[] {
  const text = bracket.slice(1, -1)
  const within = [...text.matchAll(inner)].filter(({ index }) => /[\s|]$/.test(text.slice(0, index)))
  const outer = within.reduce((rest, [found]) => rest.replace(found, ''), bracket)
  return [...plainOptionsIn(outer, words), ...within.flatMap(([found]) => optionsIn(found, words))]
}

/** The options of one bracket: alternatives in it are options of their own, but for a letter beside its word. */
function plainOptionsIn(bracket: string, words: boolean): HelpOption[] {
  const flat = bracket
    .replace(/^\[\+\|-(\w)(.*)\]$/, '[-$1$2|+$1$2]')
    .replace(/\((-\w) \| (--[\w-]+)\) (<[^<>]+>)/g, '$1 $3 | $2 $3')
  const parts = flat
    .slice(1, -1)
    .replace(/^(--?\w[\w-]*)\/(?=-)/, '$1|')
    .split(/\|(?![^<]*>)|(?<=>) (?=--\w)/)
  const forms = parts.flatMap((part) => {
    const [, name, form, bare] = alternative.exec(part.trim()) ?? []
    const value = form ?? bare
    return name === undefined ? [] : lettersOf({ name, value: value?.trim() }, words || parts.length > 1)
  })
  const options: HelpOption[] = []
  for (let at = 0; at < forms.length; at++) {
    const [own, next] = [forms[at]!, forms[at + 1]]
    const on = options.find(({ long }) => long !== undefined && own.name === long.replace(/^--/, '--no-'))
    if (on) {
      on.negated = own.name
      continue
    }
    const pair = isPair(own, next, forms.length === 2)
    options.push(nameOnly(pair ? [own, next] : [own]))
    if (pair) at++
  }
  return options
}

/** A usage line with a name for each word in braces: `--term-{new,bad}=<term>`. */
const withoutBraces = (line: string): string =>
  line.replace(/(--?[\w-]+)\{(\w+(?:,\w+)+)\}(=<[^>]+>)?/g, (_, head: string, words: string, form = '') =>
    words
      .split(',')
      .map((word) => head + word + form)
      .join(' '),
  )

/** The options that usage lines name: `[-46A] [-p port] --dry-run`. They have no meanings. `words`: a dash with several letters is one option; `known`: of letters that may be a word, `[-opts]`, nothing is read. */
export function usageNames(usage: readonly string[], words = false, known = false): HelpOption[] {
  const options = new Map<string, HelpOption>()
  const add = (option: HelpOption): void => {
    const name = option.long ?? option.short!
    if (!options.has(name)) options.set(name, option)
  }
  const each = usage.map((line) =>
    withoutBraces(line.replace(/\[-(?:opts|options?|flags?)(?:\[[^\]]*\])?\]/g, ' ')),
  )
  // The words before a pipe are another program's.
  for (const line of each.filter((one) => !/ \| \w/.test(one.replace(bracketed, '')))) {
    const brackets = (line.match(bracketed) ?? []).filter(
      (bracket) => !known || words || !/^\[-[a-z]{3,}[[\]]/.test(bracket),
    )
    for (const option of brackets.flatMap((bracket) => optionsIn(bracket, words))) add(option)
    for (const [, name, value] of line.replace(bracketed, ' ').matchAll(free))
      for (const form of lettersOf({ name: name!, value }, words || name!.length > 4)) add(nameOnly([form]))
  }
  return [...options.values()]
}

const optionBrackets = /\[-(?:[^[\]]|\[[^[\]]*\])*\]/g

/** The words that a usage line begins with, before any place, and where the last of them ends; options between them are passed over. */
function leadingWords(line: string): { words: string[]; ends: number[]; direct: number } {
  const words: string[] = []
  const ends: number[] = []
  let at = 0
  let direct = 0
  for (;;) {
    const option = /^\s*\[-(?:[^[\]]|\[[^[\]]*\])*\](?:\.{3})?(?=\s|$)/.exec(line.slice(at))
    const found = option ?? /^\s*([a-z][\w.-]*)(?=\s|$)/.exec(line.slice(at))
    if (!found) return { words, ends, direct }
    at += found[0].length
    if (option) continue
    words.push(found[1]!)
    ends.push(at - found[1]!.length)
    if (!line.slice(0, at).replace(optionBrackets, '').includes('[')) direct = words.length
  }
}

/** The usage lines of a page by command: the page's own, or one below it. */
export interface UsageParts {
  own: string[]
  /** The lines of commands below, by the word after the page's own command. */
  below: Map<string, string>
}

/** Parts the usage lines of a page: of `git remote [-v]` and `git remote add NAME` the second is about a command below, from its word on. */
export function usageParts({ usage }: Pick<HelpPage, 'usage'>): UsageParts {
  const leads = usage.map(leadingWords)
  const first = leads[0]?.words ?? []
  const differs = first.findIndex((word, at) => leads.some(({ words }) => words[at] !== word))
  const shared = differs < 0 ? first.length : differs
  // Lines that part at once name the same command in two ways: `docker container cp`, `docker cp`.
  if (shared < 2 && first.length > shared) return { own: usage, below: new Map() }
  const own = usage.map((line, index) => line.slice(0, leads[index]!.ends[shared] ?? line.length))
  const below = new Map<string, string>()
  for (const [index, { words, direct }] of leads.entries())
    if (direct > shared && shared > 0 && !below.has(words[shared]!)) below.set(words[shared]!, usage[index]!)
  return { own, below }
}

/** The page of a command of which only a usage line is known. */
export const usagePage = (usage: string): HelpPage => ({
  usage: [usage],
  aliases: [],
  summary: '',
  options: usageNames([usage], false, true),
  commands: [],
  unread: [],
})
