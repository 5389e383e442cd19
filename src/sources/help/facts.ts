import { unquoted } from '../../model/index.ts'

const places = [
  /\((?:the )?default(?:s to|:| is|=)?\s+("[^"]*"|'[^']*'|`[^']*'|[^()]*?)\)/i,
  /\[default(?::| is|=)?\s+([^\];]*?)\s*[\];]/i,
  /(?:^|[.;,-] *|\s{2,})default(?:s to|:| is)\s*("[^"]*"|'[^']*'|`[^']*'|\S+?)\.?(?=[.,;)]|\s*$|\s+\()/i,
  /\(default("[^"]*"|=\S+?)\)/i,
]

/** Folders, hosts and the like: what this machine or this learner has, not the program. */
const ofMachine = /^(?:~|\/(?:home|root|Users|tmp)\b|[A-Z]:\\)/

/** The default value that a text names; prose about what happens otherwise is none. */
export function defaultIn(text: string): string | undefined {
  for (const place of places) {
    const found = place.exec(text)?.[1]?.trim().replace(/^=/, '')
    if (found === undefined) continue
    if (/^(?:\[\]|map\[\]|""|''|none)$/.test(found)) return undefined
    if (/\s/.test(found) && !/^(["'`]).*["'`]$/s.test(found)) continue
    const value = unquoted(found.replace(/^`(.*)'$/, '$1'))
    return ofMachine.test(value) ? undefined : value
  }
  return undefined
}

const wordList = (text: string): string[] | undefined => {
  const words = text
    .split(/\s*[,|]\s*(?:or\s+|and\s+)?|\s+or\s+|\s+and\s+/)
    .map((word) => unquoted(word.trim()))
    .filter((word) => word !== '')
  return words.length > 1 && words.every((word) => /^[\w.+:-]+$/.test(word)) ? words : undefined
}

/** The words from which a value is chosen, where the page lists all of them. */
export function choicesIn(text: string, value: string | undefined): string[] | undefined {
  const form = (value ?? '').replace(/^\[?=?|\]$/g, '')
  const inForm =
    /^\{([\w.+:-]+(?:[,|][\w.+:-]+)+)\}$/.exec(form)?.[1] ??
    /^[<[]?((?:[a-z0-9][\w.+-]*\|)+[a-z0-9][\w.+-]*)[>\]]?$/.exec(form)?.[1]
  const listed =
    inForm ??
    /\[possible values: ([^\]]+)\]/i.exec(text)?.[1] ??
    /\(((?:[a-z][\w-]*\|)+[a-z][\w-]*)\)/.exec(text)?.[1] ??
    /\(((?:"[\w-]+"\|)+"[\w-]+")\)/.exec(text)?.[1] ??
    /\(((?:"[\w-]+", )+"[\w-]+")\)/.exec(text)?.[1] ??
    /\bone of:?\s+\(?((?:['"]?[\w.-]+['"]?,\s*)+(?:or\s+)?['"]?[\w.-]+['"]?)\)?/i.exec(text)?.[1] ??
    (/^[A-Z]+$/.test(form)
      ? new RegExp(`\\b${form} is ((?:['"]?[\\w-]+['"]?, )*['"]?[\\w-]+['"]?,? or ['"]?[\\w-]+['"]?)`).exec(
          text,
        )?.[1]
      : undefined)
  return listed === undefined ? undefined : wordList(listed)
}

/** Whether the page says that the option may be given several times. */
export const isRepeatable = (text: string, type: string, value: string | undefined): boolean =>
  /^(?:list|strings|stringArray|stringSlice|map)$/.test(type) ||
  /multiple times|more than once|can be (?:repeated|specified more|used more|given more)|may be repeated|repeatable/i.test(
    text,
  ) ||
  (value?.endsWith('...') ?? false)

/** Whether the page says that a command needs the option. */
export const isRequired = (text: string): boolean => /\(required\)|\[required\]|; ?required\]/i.test(text)

// The full stop of these ends no sentence.
const abbreviation = /(?:\b(?:e\.g|i\.e|etc|vs|cf|resp|approx|no|incl|[A-Za-z])|\.\.)\.$/i

/** The sentences of a text. */
function sentences(text: string): string[] {
  const found: string[] = []
  let from = 0
  for (const match of text.matchAll(/[.!?]["')]?(?=\s+["'(`<[]?[A-Z0-9-]|\s*$)/g)) {
    const end = match.index + match[0].length
    if (end < text.length && abbreviation.test(text.slice(from, match.index + 1))) continue
    found.push(text.slice(from, end).trim())
    from = end
  }
  if (from < text.length) found.push(text.slice(from).trim())
  return found.filter((sentence) => sentence !== '')
}

/** Longer than this, nobody chooses among four of them. */
export const longestMeaning = 220

/** What an option does, in a sentence of its page: without default, choices and tags. */
export function meaningIn(text: string, names: readonly string[]): string {
  const bare = text
    .replace(/^\([A-Z][A-Z0-9 ,/-]+\)\s+/, '')
    .replace(/:\n[\s\S]*$/, '')
    .replace(/\u2010\n/g, '')
    .replace(/(\w)-\n(?=[a-z])/g, '$1-')
    .replace(
      /([^.;:,])\n(?=(?:The|Note|This|If|See|It|Use|By|When|You|May|For|Currently|Permissible) )/g,
      '$1.\n',
    )
    .replace(/\s*\([^()]*\)/g, (aside) => (named(aside, names) ? '' : aside))
    .replace(
      /\s*\((?:the )?(?:default(?:s to|:| is|=)?\s*|env:)(?:"[^"]*"|'[^']*'|[^()]*|\([^()]*\))*\)/gi,
      '',
    )
    .replace(/\s*\[(?:default|possible values|env|required|aliases|short aliases)\b[^\]]*\]/gi, '')
    .replace(/\s+(?:Possible Values|Tags|Default):\s.*$/s, '')
    .replace(
      /(?:^|(?<=\.)\s+|[;,]\s+|\s+-\s+)Default(?:s to|:| is)\s*(?:"[^"]*"|'[^']*'|`[^']*'|\S+?)\.?$/i,
      '',
    )
    .replace(/\s+/g, ' ')
    .replace(/(?<!\.)\.\.$/, '.')
    .trim()
  const [first = '', next] = sentences(bare)
  const whole = first.length < 12 && next !== undefined ? `${first} ${next}` : first
  return shortened(withoutName(whole, names)).replace(/(?<!\.)\.\.$/, '.')
}

/** A long sentence without what follows its first semicolon or dash; one that cannot be shortened stays. */
function shortened(sentence: string): string {
  if (sentence.length <= longestMeaning) return sentence.replace(/[;,:]$/, '')
  const end = /^(.{25,220}?)(?:; | -- | - |: )/.exec(sentence)?.[1]
  return end ?? sentence
}

const named = (text: string, names: readonly string[]): boolean =>
  names.some((name) => new RegExp(`(?<![\\w-])${name.replace(/\W/g, '\\$&')}(?![\\w-])`).test(text))

/** A meaning without asides and examples that name the option itself. */
function withoutName(meaning: string, names: readonly string[]): string {
  if (!named(meaning, names)) return meaning
  const bare = meaning
    .replace(/\s*\([^()]*\)/g, (aside) => (named(aside, names) ? '' : aside))
    .replace(/(?:[,;:]| -)?\s+(?:e\.g\.|i\.e\.|for example|see|cf\.|like)[,:]?\s.*$/i, (end) =>
      named(end, names) ? '' : end,
    )
  if (!named(bare, names)) return bare.trim()
  const clauses = bare.split(/(?<=[;,]) /)
  const own = clauses.findIndex((clause) => named(clause, names))
  const kept = clauses.slice(0, own).join(' ').replace(/[;,]$/, '').trim()
  return kept.length >= 12 ? kept : meaning
}

/** Whether a text is a meaning that can be asked; names of the option itself would give the answer away. */
export function isMeaning(text: string, names: readonly string[]): boolean {
  if (/^[,;:|=)\]}>*&/\\]|^\.(?!\w)|^[-+]\s/.test(text)) return false
  if (text.length > longestMeaning) return false
  // Nothing but places, and what points to another row.
  if (/^(?:<[^>]*>|\[[^\]]*\]|\.\.\.|\||-{1,2}[\w|-]+|\s)+$|^ditto\b/i.test(text)) return false
  // A form of value that was not taken for one.
  if (/^(?:string|int|list|stringArray|strings|duration|<[^>]*>|\[[^\]]*\]|\{[^}]*\})$/i.test(text))
    return false
  return /\p{L}{2}/u.test(text) && !named(text, names)
}
