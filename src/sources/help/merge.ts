import { onlyName } from './meaning.ts'
import type { HelpOption, HelpPage } from './page.ts'

/** A page about the same command from another source, and what it is known by. */
export interface FurtherPage {
  page: HelpPage
  file: string
  /** It only completes what is known: it may be about another version of the program, so that options and commands that it alone names do not count, unless nothing else names any. */
  completes?: boolean
}

const namesOf = ({ long, short, negated, also = [] }: HelpOption): string[] =>
  [long, short, negated, ...also].filter((name) => name !== undefined)

const endsOpen = /(?:\b(?:the|an?|of|and|or|into|that|which|its|their|should|will|would|must|could)|,)$/

/** Whether a meaning was cut where the line ended, as npm prints them: nothing ends there. */
const looksCut = (summary: string, page: HelpPage): boolean =>
  summary.length > 45 &&
  (endsOpen.test(summary) ||
    (/[^.!?)]$/.test(summary) &&
      page.usage.some((line) => line.startsWith('npm ')) &&
      page.options.some((option) => option.summary.endsWith('.'))))

/** Whether another source says better what an option does; one that may be about another version only where nothing else says it. */
const isBetter = (own: HelpOption, other: HelpOption, page: HelpPage, completes = false): boolean =>
  other.summary !== '' &&
  (own.summary === '' ||
    (isExample(own.value) && other.value !== undefined && !isExample(other.value)) ||
    (!completes && /^(?:same|equivalent) (?:as|to)\b|^deprecated$/i.test(own.summary)) ||
    looksCut(own.summary, page) ||
    (onlyName(own.summary, namesOf(own)) && !onlyName(other.summary, namesOf(own))))

/** Adds the names that another source has for an option; one that the page itself gives to another option stays there. */
function addNames(own: HelpOption, other: HelpOption, page: HelpPage): void {
  // A row for a switch and its opposite together gives the opposite no further name.
  const on = own.long?.startsWith('--no-') ? own.long.replace('--no-', '--') : undefined
  if (on !== undefined && namesOf(other).includes(on)) {
    if (page.options.every((one) => !namesOf(one).includes(on))) own.negated ??= on
    return
  }
  const taken = new Set(page.options.filter((one) => one !== own).flatMap(namesOf))
  const has = new Set(namesOf(own))
  const free = (name: string | undefined): string | undefined =>
    name !== undefined && !taken.has(name) && !has.has(name) ? name : undefined
  own.long ??= free(other.long)
  own.short ??= free(other.short)
  own.negated ??= free(other.negated)
  const known = namesOf(own)
  // A letter with its value is no name: `-ppattern` of `-p`.
  const tied = (name: string): boolean =>
    own.type !== 'boolean' && own.long?.startsWith('--') === true && name.slice(0, 2) === own.short
  const more = namesOf(other).filter((name) => !known.includes(name) && !taken.has(name) && !tied(name))
  if (more.length > 0) own.also = [...(own.also ?? []), ...more]
}

const sharesName = (a: HelpOption, b: HelpOption): boolean => {
  const names = namesOf(b)
  return namesOf(a).some((name) => names.includes(name))
}

/** Takes away rows of a page that say the same of a further name of an option, so that its names become one option. */
function dropTwins(page: HelpPage, own: HelpOption, other: HelpOption): void {
  page.options = page.options.filter(
    (one) => one === own || one.summary !== own.summary || one.type !== own.type || !sharesName(one, other),
  )
}

/** Adds to an option what another source knows more of it. */
function complete(own: HelpOption, other: HelpOption, page: HelpPage, file: string): void {
  own.default ??= other.default
  // One of the words is a place: `<jdk>|none`.
  const open = /<[^<>|]+>\||\|<[^<>|]+>/
  const places = [own.value, other.value].some((value) => open.test(value ?? ''))
  own.choices = places
    ? undefined
    : own.choices && other.choices
      ? [...new Set([...own.choices, ...other.choices])]
      : (own.choices ?? other.choices)
  const better = isBetter(own, other, page)
  if (own.type !== 'boolean')
    own.value = isExample(own.value) && better ? other.value : (own.value ?? other.value)
  if (better) {
    Object.assign(own, { summary: other.summary, file, line: other.line })
  }
}

/** Takes the meaning of a source that only completes, where it is better. */
function completeMeaning(own: HelpOption, option: HelpOption, first: HelpPage, file: string): void {
  const opposite = option.long !== undefined && option.long === own.negated
  if (!opposite && isBetter(own, option, first, true))
    Object.assign(own, { summary: option.summary, file, line: option.line })
}

/** The difference between two sources about the value of an option; undefined if they agree. */
function difference(own: HelpOption, other: HelpOption): string | undefined {
  const takes = ({ type, value }: HelpOption): string => (type === 'boolean' ? '' : (value ?? type))
  const [a, b] = [takes(own), takes(other)]
  // A source that shows no value may only leave it out.
  if (
    a !== '' ||
    b === '' ||
    !/^[\w<[{=]/.test(b) ||
    /^\[(?:if|only|requires?) |^\[?(?:help|list)\]?$/.test(b)
  )
    return undefined
  return `${own.long ?? own.short} - / ${b}`
}

/** Whether the value of a row is an example of one: `--file ..`, `--return {}.log`. */
const isExample = (value: string | undefined): boolean => /^\.+$|^\{\}/.test(value ?? '')

const isPointer = (summary: string): boolean =>
  /^(?:synonym|same|alias|equivalent|short for)\b/i.test(summary)

/** Whether a row is about options of which a page says different things, so that it gives none of them a name or a meaning: `-# --fast --best`. */
const isOfSeveral = ({ options }: HelpPage, names: ReadonlySet<string>): boolean => {
  const said = options.filter(
    (one) =>
      one.summary !== '' &&
      !one.long?.startsWith('--no-') &&
      !isPointer(one.summary) &&
      namesOf(one).some((name) => names.has(name)),
  )
  return new Set(said.map(({ summary }) => summary)).size > 1
}

/** Adds what another source says about one option. */
function addOption(
  page: HelpPage,
  first: HelpPage,
  option: HelpOption,
  { file, completes }: FurtherPage,
  { bare, valueless }: { bare: boolean; valueless: boolean },
): void {
  const names = new Set(namesOf(option))
  const own =
    page.options.find(({ long }) => long !== undefined && long === option.long) ??
    page.options.find((one) => namesOf(one).some((name) => names.has(name)))
  if (!own) {
    if (!completes) page.options.push({ ...option, file })
    return
  }
  if (completes) {
    completeMeaning(own, option, first, file)
    return
  }
  if (isOfSeveral(page, names)) return
  const differs = difference(own, option)
  const { type, value, optionalValue } = option
  // Another source describes better what only a usage line names.
  const unsaid = own.summary === '' && option.summary !== '' && own.type === 'boolean'
  if (
    (bare && own.summary === '') ||
    unsaid ||
    (valueless && own.type === 'boolean' && own.file === undefined)
  )
    Object.assign(own, { type, value, optionalValue })
  else if (differs !== undefined) {
    page.unread.push({ line: own.line, text: differs, code: 'sources-differ' })
    // A source leaves a value out more often than it invents one.
    Object.assign(own, { type, value, optionalValue })
  }
  dropTwins(page, own, option)
  addNames(own, option, page)
  complete(own, option, first, file)
}

/** Adds what a page of another source says besides its options. */
function addRest(page: HelpPage, { page: other, file, completes }: FurtherPage): void {
  if (other.examples) page.examples = [...(page.examples ?? []), ...other.examples]
  if (!completes && other.mentions)
    page.mentions = [...(page.mentions ?? []), ...other.mentions.map((mention) => ({ file, ...mention }))]
  page.summary ||= other.summary
  page.grammar ??= other.grammar
  if (page.usage.length === 0) page.usage = other.usage
  const known = new Set(page.commands.map(({ name }) => name))
  for (const command of page.commands)
    command.summary ||= other.commands.find(({ name }) => name === command.name)?.summary ?? ''
  if (!completes) page.commands = [...page.commands, ...other.commands.filter(({ name }) => !known.has(name))]
}

/** So many switches and no option with a value: the page leaves values out. */
const mostWithoutValue = 12

/** Takes away meanings that were cut and that no other source completes. */
function dropCut(page: HelpPage, first: HelpPage): void {
  for (const option of page.options) {
    if (option.file !== undefined || !looksCut(option.summary, first)) continue
    page.unread.push({ line: option.line, text: option.summary, code: 'bad-meaning' })
    option.summary = ''
  }
}

/** Gives a letter whose name holds its value, `-Larg`, the form that another source has: `-L arg`. */
function untie(option: HelpOption, further: readonly FurtherPage[]): HelpOption {
  const [, letter, form] = /^(-[A-Za-z])([a-z]{2,})$/.exec(option.long ?? '') ?? []
  if (letter === undefined || option.short !== undefined || option.type !== 'boolean') return option
  const isOther = (other: HelpOption): boolean =>
    other.short === letter && (other.value ?? other.type).trim() === form
  return further.some(({ page }) => page.options.some(isOther))
    ? { ...option, long: undefined, short: letter, type: 'string', value: form }
    : option
}

/** One page of several about the same command, the program's own first: its options are completed by those of the others, the better meaning counts, and where they disagree whether an option takes a value the one that shows it counts and the difference is named. */
export function mergePages(first: HelpPage, further: readonly FurtherPage[]): HelpPage {
  const options = first.options.map((option) => ({ ...untie(option, further) }))
  const commands = first.commands.map((command) => ({ ...command }))
  const page: HelpPage = { ...first, options, commands, unread: [...first.unread] }
  // Names in a usage line say less than a row that describes the option.
  const bare = options.every(({ summary }) => summary === '')
  // Rows of which none shows a value leave them out.
  const rows = options.filter(({ summary }) => summary !== '')
  const valueless = rows.length > mostWithoutValue && rows.every(({ type }) => type === 'boolean')
  for (const given of further) {
    const nothing = page.options.length === 0
    const other = nothing ? { ...given, completes: undefined } : given
    for (const option of other.page.options) addOption(page, first, option, other, { bare, valueless })
    addRest(page, given)
  }
  dropCut(page, first)
  return page
}
