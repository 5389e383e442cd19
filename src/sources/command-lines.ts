import { readWords } from '../commandline/index.ts'
import type { Problem } from '../model/index.ts'
import type { LinesFact, ShownLine } from './facts.ts'
import { beginsProgram, type Evidence } from './plausible.ts'
import { isDistinct, isProgram, programWord } from './programs.ts'
import { hasProse } from './typed.ts'

/** The context of a line. */
export interface LineContext {
  /** The program that the place is about. */
  program?: string
  /** Whether a program is described. */
  isKnown(program: string): boolean
  evidence: Evidence
}

const keyword =
  /^(?:for|while|until|if|then|else|elif|fi|do|done|case|esac|function|select|in|\{|\}|\)|;;|return|local|EOF)$/

/** Whether a line has an option behind a word, as a command line has. */
const looksTyped = (text: string): boolean =>
  /^(?:sudo\s+)?[a-z./][\w./+-]*(?:\s+[^\s-]\S*){0,3}\s+--?[A-Za-z][\w-]*/.test(text) &&
  /^[\x20-\x7E]*$/.test(text)

/** Words of the shell's own language, assignments and functions: parts of a script, not commands to learn. */
const isScript = (text: string, first: string): boolean =>
  keyword.test(first) || /^[A-Za-z_]\w*=\S*$|^\S+\s+=\s/.test(text) || /^\w+\s*\(\)/.test(text)

/** The beginning of a here-document, which goes on below its line. */
const hasHere = /<<-?\s*(['"]?)[A-Za-z_]\w*\1/

/** A loop or a condition on one line, to its end. */
const isWholeLoop =
  /^(?:(?:for|while|until)\s.{1,200};\s*do\s.{1,300};\s*done|if\s.{1,200};\s*then\s.{1,300};\s*fi)\s*(?:[|<>].*)?$/

/** Whether a line of a block is a command line. */
export function isCommandLine(line: ShownLine, fact: LinesFact, context: LineContext): boolean {
  const { text } = line
  const { sure } = fact
  const word = readWords(text).words[0]?.text ?? ''
  const first = programWord(word)
  // Options of sudo itself.
  if (/^(?:sudo|doas)\s+-/.test(text)) return true
  if (!sure && hasProse(text)) return false
  // In a sheet a comment says what the loop below it is for.
  if (isWholeLoop.test(text) && fact.captions.some(({ tie }) => tie === 'row')) return true
  if (isScript(text, first) || hasHere.test(text) || /[\u2500-\u257F]/.test(text)) return false
  if (first === context.program || context.isKnown(first)) return true
  if (isDistinct(first)) return sure || !/[:：]\s*$|^\S+\s*[=(]/.test(text)
  return sure ? isSureLine(line, word, fact, context) : isUnmarkedLine(line, first, fact)
}

/** Whether a line that the text shows as a command line begins with a program that nobody else may know. */
const isSureLine = (line: ShownLine, word: string, fact: LinesFact, { evidence }: LineContext): boolean =>
  /^(?:\.{0,2}\/)?[A-Za-z][\w./+-]*$/.test(word) &&
  !/^[A-Z]+$/.test(word) &&
  !/[.:,]$/.test(word) &&
  beginsProgram(line, fact, evidence)

/** Whether a line that nothing marks as a command line looks typed; that of an unknown program needs a caption. */
function isUnmarkedLine({ text, comment }: ShownLine, first: string, { captions }: LinesFact): boolean {
  if (!isProgram(first)) return (comment !== undefined || captions.length > 0) && looksTyped(text)
  // The name of an ordinary word is a program only in a line that looks typed.
  return (
    looksTyped(text) ||
    /^[^'"|]*\s\|\s*[a-z]+\s/.test(text) ||
    /^\S+(?:\s+[\w./~*-]*[./~*_-][\w./~*-]*){1,3}$/.test(text)
  )
}

/** Problems of the lines that are no commands: shell lines among them are part of a script. */
export const notLines = (lines: readonly ShownLine[], sure: boolean): Problem[] =>
  lines.flatMap(({ text, at }) =>
    sure || looksTyped(text) ? [{ at, code: 'not-a-line', detail: text.slice(0, 60) }] : [],
  )
