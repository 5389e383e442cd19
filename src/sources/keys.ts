import type { NameFact } from './facts.ts'
import { inlineText } from './inline.ts'
import { tellsWhatIsDone } from './purpose.ts'

/** Keys that are held while another one is pressed, as notes write them. */
const held = String.raw`(?:ctrl|control|ctr|strg|alt|shift|shft|cmd|command|option|opt|super|meta|mod\d?|win|windows|fn|leader|prefix|esc|[⌘⌥⌃⇧])`
/** Keys that have a name. */
const named = String.raw`(?:(?:(?:left|right|up|down)\s)?arrows?(?:\skeys?)?|up|down|left|right|space(?:bar)?|enter|return|tab|escape|esc|del(?:ete)?|backspace|bksp|bspc|home|end|page\s?(?:up|down)|pg(?:up|dn)|insert|ins|click|F\d{1,2}|num\s?pad\s?\S?)`
/** One stroke that nothing but a key is written as: `Ctrl + a`, `C-x`, `^O`, `<Esc>`, `F4`, `⌘K`. */
const sureStroke = String.raw`(?:(?:${held}\s?[-+]\s?)+(?:${named}(?![\w])|\S{1,2}(?=$|[\s,/)(])|\S\(\S\))|(?:[CMSA]-)+(?:${named}|<[^<>]{1,12}>|\S{1,2})(?=$|[\s,/)])|\^[A-Z@[\]\\^_](?=$|[\s,/)])|<(?:${held}|${named}|[CMSA]-[^<>\s]{1,8}|CR|BS|S-Tab)>(?:\s?[-+]\s?\S{1,8})?|F\d{1,2}(?=$|[\s,/)])|[⌘⌥⌃⇧]{1,4}\s?\S(?=$|[\s,/)]))`
/** A stroke behind another one. */
const furtherStroke = String.raw`(?:${sureStroke}|${named}(?![\w])|<[^<>\s]{1,16}(?: keys?)?>|\d\s?\.{2,3}\s?\d|:[a-z][\w-]*(?:\s-\w+(?:\s\w+)?)?|\S(?=$|[\s,/)]))`
const chord = String.raw`(?:M-x\s[a-z][\w-]+|${sureStroke}(?:(?:\s|,\s?|\sthen\s)${furtherStroke}){0,3})`
const keysAlone = new RegExp(
  String.raw`^${chord}(?:\s*(?:\/|,|\bor\b|\band\b|또는)\s*(?:${chord}|${named}|\S(?=$|[\s,/)]))){0,4}$`,
  'i',
)

/** A text without the marks of code and of keys. */
const withoutMarks = (text: string): string =>
  text
    .replace(/`|<\/?kbd>|\*\*/gi, '')
    .replace(/\s+/g, ' ')
    .trim()

/** The beginning of a stroke: nearly all texts are told from keys by it, in little time. */
const begins = new RegExp(String.raw`^(?:M-x|${held}\s?[-+]|[CMSA]-|\^|<|F\d|[⌘⌥⌃⇧])`, 'i')

/** Whether a text is keys to press and nothing else: `Ctrl + b d`, `C-x C-s`, `Alt+B / Alt+F`. */
export function isKeys(text: string): boolean {
  if (text.length > 120) return false
  const plain = withoutMarks(text)
  return plain.length <= 40 && begins.test(plain) && keysAlone.test(plain)
}

const parting = /(?:\s+(?:[-–—]+>?|=+>?|→|⇒)\s+|\s*[:：](?=\s)\s*|\s*[:：](?=[^\x00-\x7F])|\s{2,}(?=\S)|\t+)/g

const keyThenWords = new RegExp(String.raw`^(${chord})\s(?:to\s)?(\p{L}{2,}\s.*\p{L}.*)$`, 'iu')

/** Keys and what they do, with nothing but a space between: `C-x q quote params`; undefined for another text. */
export function keySentence(text: string): { name: string; meaning: string } | undefined {
  const [, name = '', meaning = ''] =
    text.length > 120 ? [] : (keyThenWords.exec(text.replace(/[`]/g, '')) ?? [])
  return name !== '' && tellsWhatIsDone(meaning) ? { name: withoutMarks(name), meaning } : undefined
}

/** Whether a colon may be the key behind a prefix: `C-b : command prompt`. */
export const mayPressColon = (text: string): boolean =>
  /^[`*]*(?:(?:C-|ctrl\s?[-+]\s?)[ab]|<?prefix>?)[`*]*\s:\s/i.test(text)

/** Keys and what they do in one line: `Ctrl+b d - detaches`; undefined for another text. */
export function keyPair(text: string): { name: string; meaning: string } | undefined {
  if (text.length > 200) return undefined
  for (const { index, 0: mark } of text.matchAll(parting)) {
    const name = text.slice(0, index)
    if (!isKeys(name)) continue
    if (mayPressColon(text)) return undefined
    const meaning = text
      .slice(index + mark.length)
      .replace(/^(?:[-–—]+>?|=+>?|→|[:：]|#+|\/\/)\s+/, '')
      .trim()
    const isSaid = /\p{L}{2}/u.test(meaning) && !isKeys(meaning) && !/[:：]$/.test(meaning)
    return isSaid ? { name: withoutMarks(name), meaning } : undefined
  }
  return undefined
}

/** Keys that nothing marks as code, and what they do. */
export function keysSaid(text: string): Pick<NameFact, 'name' | 'meaning' | 'code' | 'term'> | undefined {
  const pair = /^(?:`|\*\*)/.test(text) ? undefined : keyPair(text)
  return pair && { name: pair.name, meaning: inlineText(pair.meaning), code: true, term: true }
}

/** A single key with what it does behind a gap: `"     split vertically`. */
function strokeIn(line: string): { name: string; meaning: string } | undefined {
  const [, name, meaning] = /^\s*([^\s\d]{1,2})(?:\s{2,}|\t+)(\p{L}.*)$/u.exec(line) ?? []
  return name === undefined || meaning === undefined ? undefined : { name, meaning: meaning.trim() }
}

/** Whether lines are single keys, and what they do is said in words rather than by names of files. */
function areStrokes(lines: readonly string[]): boolean {
  const pairs = lines.map(strokeIn)
  const said = pairs.flatMap((pair) => (pair === undefined ? [] : [pair.meaning]))
  if (said.length < 2 || said.length < lines.length * 0.75) return false
  return !said.some((text) => /^\S*[./]\S+$/.test(text)) && said.some((text) => /^\p{L}+ \p{L}+/u.test(text))
}

/** The keys that the lines of a block have, each with what it does, where hardly anything else stands in it; undefined for another block. A line that begins with a colon is typed in the same program. */
export function keysInLines(
  lines: readonly string[],
): ({ name: string; meaning: string } | undefined)[] | undefined {
  const typed = (line: string): { name: string; meaning: string } | undefined => {
    const [, name = '', meaning = ''] =
      /^(:[a-z]{1,12}!?(?: <[^<>]+>)?)(?:\s{2,}|\t+|\s+[-–—=]+>?\s+)(\S.*)$/.exec(line.trim()) ?? []
    return name === '' ? undefined : { name, meaning }
  }
  const full = lines.filter((line) => /[\p{L}\p{N}]/u.test(line) && !/^\s*[#"]/.test(line))
  if (areStrokes(lines.filter((line) => line.trim() !== ''))) return lines.map((line) => strokeIn(line))
  const keys = full.filter((line) => keyPair(line.trim()) !== undefined).length
  if (keys < 2 || keys < full.length * 0.5) return undefined
  const pairs = lines.map((line) => keyPair(line.trim()) ?? typed(line))
  return pairs.filter((pair) => pair !== undefined).length >= full.length * 0.7 ? pairs : undefined
}
