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

const placeholders =
  /^(?:date|dur|duration|time|path|file|dir|url|uri|name|id|num|number|n|user|uid|group|gid|string|int|host|ip|address|port|size|pattern|glob|command|regex)$/i

const wordList = (text: string): string[] | undefined => {
  const words = text
    .split(/\s*[,|]\s*(?:or\s+|and\s+)?|\s+or\s+|\s+and\s+/)
    .map((word) => unquoted(word.trim().replace(/(?<=\w)\.$/, '')))
    .filter((word) => word !== '')
  // Places, not words to choose from: `<date|dur>`.
  if (words.every((word) => placeholders.test(word))) return undefined
  // Units are what a number ends with.
  if (words.every((word) => /^(?:[num]?s|us|m|h|d|w|[kmgtb]i?b?)$/i.test(word))) return undefined
  return words.length > 1 && words.every((word) => /^[\w.+:][\w.+:-]*$/.test(word)) ? words : undefined
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
    /\bone of:?\s+\(?((?:['"]?[\w.-]+['"]?(?:,\s*|\s+(?=(?:or|and)\s)))+(?:(?:or|and)\s+)?['"]?[\w.-]+['"]?)\)?/i.exec(
      text,
    )?.[1] ??
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
  /[^=.]\.{3}$/.test(value ?? '')

/** Whether the page says that a command needs the option. */
export const isRequired = (text: string): boolean => /\(required\)|\[required\]|; ?required\]/i.test(text)

/** Whether a text tells what a letter does that is given twice: `-bb: issue errors`. */
export const doubles = (text: string, names: readonly string[]): boolean =>
  names.some((name) => name.length === 2 && doubled(name).test(text))

/** A letter that is given twice or more. */
export const doubled = (name: string): RegExp =>
  new RegExp(`(?<![\\w-])${name.replace(/\W/g, '\\$&')}${(name[1] ?? '').replace(/\W/g, '\\$&')}+(?!\\w)`)
