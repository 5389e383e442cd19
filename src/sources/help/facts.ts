import { unquoted } from '../../model/index.ts'

const places = [
  /\((?:the )?default(?:s to|:| is|=)?\s+("[^"]*"|'[^']*'|`[^']*'|[^()]*?)\)/i,
  /\[default(?::| is|=)?\s+([^\];]*?)\s*[\];]/i,
  /(?:^|[.;,-] *|\s{2,})default(?:s to|:| is)\s*("[^"]*"|'[^']*'|`[^']*'|\S+?)\.?(?=[,;)]|\.(?=\s)|\s*$|\s+\()/i,
  /\(default("[^"]*"|=\S+?)\)/i,
]

/** Folders, hosts and the like: what this machine or this learner has, not the program. */
const ofMachine = /^(?:~|\/(?:home|root|Users|tmp)\b|[A-Z]:\\)/

/** The default value that a text names; prose about what happens otherwise is none. */
export function defaultIn(text: string): string | undefined {
  if (!/default/i.test(text)) return undefined
  for (const place of places) {
    const found = place.exec(text)?.[1]?.trim().replace(/^=/, '')
    if (found === undefined) continue
    if (
      /^(?:\[\]|map\[\]|""|''|none|None|(?:the )?(?:size|value|values|settings?|behaviou?r|mode))$/.test(
        found,
      )
    )
      return undefined
    if (/\s/.test(found) && !/^(?:"[^"]*"|'[^']*'|`[^`']*[`'])$/.test(found)) continue
    // `0=unlimited` says what the number means.
    const value = unquoted(found.replace(/^`(.*)'$/, '$1'))
      .replace(/^(\d+)=[a-z]+$/, '$1')
      .replace(/(?<=^[a-z]+)\.$/i, '')
    return ofMachine.test(value) ? undefined : value
  }
  return undefined
}

const placeholders =
  /^(?:date|dur|duration|time|data|filename|dirname|hostname|string|text|value|path|file|dir|url|uri|name|id|num|number|n|user|uid|group|gid|string|int|host|ip|address|port|size|pattern|glob|command|regex)$/i

const wordList = (text: string): string[] | undefined => {
  const words = text
    .split(/\s*[,|]\s*(?:or\s+|and\s+)?|\s+or\s+|\s+and\s+/)
    .map((word) => unquoted(word.trim().replace(/(?<=\w)\.$/, '')))
    .filter((word) => word !== '')
  // Places, not words to choose from: `<date|dur>`.
  const capitals = words.every((word) => /^[A-Z]{2}/.test(word))
  if (
    capitals ? words.some((word) => placeholders.test(word)) : words.every((word) => placeholders.test(word))
  )
    return undefined
  // Units are what a number ends with.
  if (words.every((word) => /^(?:[num]?s|us|m|h|d|w|[kmgtb]i?b?)$/i.test(word))) return undefined
  return words.length > 1 && words.every((word) => /^[\w.+:][\w.+:-]*$/.test(word)) ? words : undefined
}

const words = String.raw`\(?((?:['"]?[\w.-]+['"]?(?:,\s*|\s+(?=(?:or|and)\s)))+(?:(?:or|and)\s+)?['"]?[\w.-]+['"]?)\)?`
const oneOfWords = new RegExp(String.raw`\bone of:?\s+${words}`, 'i')

/** The words behind `one of`; undefined where one has more to it, as in `format:<string>`, so that it is no word to choose. */
function oneOf(text: string): string | undefined {
  const found = oneOfWords.exec(text)
  if (!found) return undefined
  return /^,?\s*\w*[:=[<*](?=\S)/.test(text.slice(found.index + found[0].length)) ? undefined : found[1]
}

/** The words that a text gives for a place, wherever it does: `WORD is access or use: …; WORD is modify: …`. */
const wordsOf = (form: string, text: string): string | undefined => {
  if (!text.includes(`${form} is `)) return undefined
  const pattern = new RegExp(
    `\\b${form} is ((?:['"]?[\\w-]+['"]?, )*['"]?[\\w-]+['"]?,? or ['"]?[\\w-]+['"]?)`,
    'g',
  )
  const lists = [...text.matchAll(pattern)].map(([, list]) => list)
  return lists.length > 0 ? lists.join(', ') : undefined
}

/** The words from which a value is chosen, where the page lists all of them. */
export function choicesIn(text: string, value: string | undefined): string[] | undefined {
  const form = (value ?? '').replace(/^\[?=?|\]$/g, '')
  // One of them is a place.
  if (/<[^<>|]+>\||\|<[^<>|]+>/.test(form)) return undefined
  const inForm =
    /^\{([\w.+:-]+(?:[,|][\w.+:-]+)+)\}$/.exec(form)?.[1] ??
    /^[<[]?((?:[a-z0-9][\w.+-]*\|)+[a-z0-9][\w.+-]*)[>\]]?$/.exec(form)?.[1]
  const listed =
    inForm ??
    /\[possible values: ([^\]]+)\]/i.exec(text)?.[1] ??
    /\(((?:[a-z][\w-]*\|)+[a-z][\w-]*)\)/.exec(text)?.[1] ??
    /\(((?:"[\w-]+"\|)+"[\w-]+")\)/.exec(text)?.[1] ??
    /\(((?:"[\w-]+", )+"[\w-]+")\)/.exec(text)?.[1] ??
    oneOf(text) ??
    (/^[A-Z]+$/.test(form) ? wordsOf(form, text) : undefined)
  return listed === undefined ? undefined : wordList(listed)
}

/** Whether the page says that the option may be given several times. */
export const isRepeatable = (text: string, type: string, value: string | undefined): boolean =>
  /^(?:list|strings|stringArray|stringSlice|map)$/.test(type) ||
  /multiple times|more than once|can be (?:repeated|specified more|used more|given more)|may be repeated|repeatable/i.test(
    text,
  ) ||
  /[^=.]\.{3}$/.test(value ?? '')

/** Whether the page says that a command needs the option. */
export const isRequired = (text: string): boolean => /\(required\)|\[required\]|; ?required\]/i.test(text)

/** Whether a text tells what a letter does that is given twice: `-bb: issue errors`. */
export const doubles = (text: string, names: readonly string[]): boolean =>
  names.some((name) => name.length === 2 && text.includes(name + name[1]) && doubled(name).test(text))

/** A letter that is given twice or more. */
export const doubled = (name: string): RegExp =>
  new RegExp(`(?<![\\w-])${name.replace(/\W/g, '\\$&')}${(name[1] ?? '').replace(/\W/g, '\\$&')}+(?!\\w)`)
