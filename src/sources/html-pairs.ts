import { isOptions } from './classify.ts'
import { isKeys } from './keys.ts'
import { isDistinct, programWord } from './programs.ts'

/** A line of Markdown, and the line of the page that it was made of. */
export interface MadeLine {
  text: string
  line: number
}

/** Elements that may hold a command line and what is said of it, and nothing else. */
export const holders = new Set(['div', 'section', 'article', 'li', 'details'])

/** A prompt in front of a line that is typed: `~ $ `, `~:> `. */
const prompt = /^[\w~@:/.-]{0,20}[>$%❯➜]\s+/

/** Whether a text is a command line, an option or keys, and no sentence. */
const isTyped = (text: string): boolean =>
  text.length <= 120 &&
  !/[.!?。]$/.test(text) &&
  (isOptions(text) || isKeys(text) || isDistinct(programWord(text.replace(/^sudo\s/, '').split(/\s/)[0]!)))

/** The lines of an element that holds nothing but a command line and what is said of it, as an item that says so; those of a question and its answer below a heading. Undefined for other lines. */
export function pairOf(lines: readonly MadeLine[]): MadeLine[] | undefined {
  const [first, second, ...more] = lines.filter(({ text }) => text !== '')
  if (first === undefined || second === undefined) return undefined
  const name = first.text
    .replace(/^\s*- /, '')
    .replaceAll('`', '')
    .replaceAll('**', '')
    .trim()
  const isPlain = !/^(?:[#>|]|\s*- |```)/.test(second.text)
  if (/[?？]$/.test(name) && name.length > 8 && isPlain && !/^#/.test(first.text))
    return [{ ...first, text: `#### ${name}` }, ...lines.slice(lines.indexOf(first) + 1)]
  const line = name.replace(prompt, '')
  if (more.length > 0 || !isPlain || /^#/.test(first.text) || !isTyped(line)) return undefined
  return [{ text: `- \`${line}\`: ${second.text.trim()}`, line: first.line }]
}
