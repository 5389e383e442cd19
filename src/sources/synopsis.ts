import { inlineText } from './inline.ts'
import { isProgram, programWord } from './programs.ts'
import { isPlaceWord } from './typed.ts'

/** A heading as a command, its form and its meaning. */
interface Synopsis {
  name: string
  meaning: string
}

const form = /^(?:\[[^\]]{1,40}\]|<[^>]{1,40}>|\{[^}]{1,40}\}|[A-Z][A-Z_]+(?:\.{3}|…)?)\s*/
/** The words that a name is short for: `(change directory)`. */
const longName = /^[(（][A-Za-z][A-Za-z .,'’/-]*[)）]\s*/
const parts = /^(?:[:：=→]|[-–—]+>?|\|)\s+/

/** The command, its form and its meaning in a heading: `cd [folder] : goes there`; undefined for a heading without a form. */
export function synopsisIn(heading: string): Synopsis | undefined {
  const text = inlineText(heading)
    .replace(/^(?:\d+(?:[.-]\d+)*[.)]?\s+|(?:\p{Extended_Pictographic}\uFE0F?\s*)+)/u, '')
    .replace(/`/g, '')
    .trim()
  const [name = '', ...words] =
    /^[a-z][\w.-]*(?: [a-z][\w-]*)?(?=[\s[<{(（])/.exec(text)?.[0].split(' ') ?? []
  if (!isProgram(programWord(name))) return undefined
  const command = [name, ...words].join(' ')
  let rest = text.slice(command.length).trim()
  let forms = 0
  for (; forms < 8; forms++) {
    const part = form.exec(rest)?.[0] ?? (forms === 0 ? longName.exec(rest)?.[0] : undefined) ?? placeIn(rest)
    if (part === undefined) break
    rest = rest.slice(part.length)
  }
  return forms === 0 ? undefined : { name: command, meaning: rest.replace(parts, '').trim() }
}

/** A word at the beginning of a text that names what is to be put in its place; a Korean noun may be what the meaning is about. */
const placeIn = (text: string): string | undefined => {
  const word = /^\S+\s*/.exec(text)?.[0]
  if (word === undefined || !isPlaceWord(word.trim())) return undefined
  return /[가-힣]/.test(word) && !/(?:명|이름|경로|아이디|ID)$/.test(word.trim()) ? undefined : word
}
