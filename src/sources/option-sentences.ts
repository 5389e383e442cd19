import { inlineText } from './inline.ts'
import { optionsOfLine } from './option-owner.ts'
import { said } from './pairs.ts'
import { isProgram, programWord } from './programs.ts'
import { sentencesOf } from './purpose.ts'
import { addName, type Reading } from './reading.ts'
import type { Block } from './scan.ts'
import { shellLines } from './shell.ts'

const name = String.raw`['"\x60]?(--?[A-Za-z][\w-]*)['"\x60]?`
/** Words between an option and what is said of it. */
const leads = String.raw`\s*(?:은|는|이란|란|は|(?:is|means|makes|stands for)\s|[:：=]|[-–—]+>?\s|→)\s*`
const first = new RegExp(`^${name}${leads}(\\S.*)$`, 's')
/** Further options need no more than a space behind their name. */
const further = new RegExp(`^${name}(?:${leads}|(?=[^\\x00-\\x7F])|\\s+)(\\S.*)$`, 's')

/** Words about when an option is given or left out, and not about what it does. */
const onUse = /빼도|무관|생략|없어도|않아도|필요 ?없|필수|붙여도|optional|required|mandatory|left out|omit/i

/** The command lines that a block shows. */
function linesOf(block: Block | undefined): string[] {
  if (block?.type === 'code')
    return shellLines(block.lines).flatMap(({ kind, text }) => (kind === 'command' ? [text] : []))
  if (block?.type !== 'paragraph' && block?.type !== 'item') return []
  const codes = block.lines.map((line) => /^`([^`]+)`$/.exec(line.trim())?.[1])
  return codes.every((code) => code !== undefined) ? (codes as string[]) : []
}

/** The pieces of a sentence that are about an option each. */
function piecesOf(text: string): string[] {
  const marked = text.split(/(?<=\S)\s*(?=[`'"]--?[A-Za-z][\w-]*[`'"])/)
  return marked.length > 1 ? marked : text.split(/[,，、;]\s*(?:and\s+|그리고\s+)?(?=--?[A-Za-z])/)
}

/** A piece without what follows about other words of the line, and without the end of its clause. */
function meaningOf(text: string, line: string): string {
  const [sentence = ''] = sentencesOf(text)
  const [own = '', ...others] = sentence.split(/[,，、]\s+/)
  const words = line.split(/\s+/)
  const cut = others.findIndex((other) => words.some((word) => word.length > 2 && other.startsWith(word)))
  return [own.replace(/^[\x21-\x7E]+(?:이라는|라는)\s+/, ''), ...(cut < 0 ? others : others.slice(0, cut))]
    .join(', ')
    .replace(/(?:[,，、.。;]|\s(?:and|그리고))+\s*$/, '')
    .trim()
}

/** Options and their meanings in a sentence that begins with one, where the command line right above or below has all of them; false for another text. */
export function optionSentence(reading: Reading, source: string, line: number): boolean {
  if (!/^[`'"]?--?[A-Za-z]/.test(source)) return false
  const one = said(source, undefined, true)
  if (one.type === 'pair' && one.meaning !== '') return false
  const pieces = piecesOf(source)
  const found = pieces.map((piece, index) => (index === 0 ? first : further).exec(piece.trim()))
  if (found.some((match) => match === null)) return false
  const options = found.map((match) => match![1]!)
  const { blocks, at, owner } = reading
  const near = [...(owner ? [owner.line] : []), ...linesOf(blocks[at - 1]), ...linesOf(blocks[at + 1])]
  const shown = near.find((text) => {
    const own = optionsOfLine(text)
    return isProgram(programWord(text.split(/\s/, 1)[0]!)) && options.every((option) => own.includes(option))
  })
  if (shown === undefined) return false
  const meanings = found.map((match) => meaningOf(inlineText(match![2]!), shown))
  if (meanings.some((meaning) => onUse.test(meaning))) return false
  if (!meanings.every((meaning) => /\p{L}\s\S|[^\x00-\x7F]{2}/u.test(meaning))) return false
  const before = reading.owner
  reading.owner = { line: shown, indent: -1 }
  for (const [index, option] of options.entries())
    addName(reading, line, { name: `\`${option}\``, meaning: meanings[index]!, code: true })
  reading.owner = before
  return true
}
