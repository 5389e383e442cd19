import { explain, type Program, patternOf, programOf, readWords } from '../commandline/index.ts'
import type { Entry } from '../model/index.ts'
import type { Vocabulary } from './join.ts'
import { answerOf, isOneCommand } from './placeholders.ts'
import { programWord } from './programs.ts'

/** Options of what runs a command as somebody else: such a line is not read as that command's. */
export const ownOptions = /^(?:sudo|doas)\s+-/

/** Whether a text is one command of one line, which can be typed and judged. */
export const isOneLine = (text: string): boolean =>
  !text.includes('\n') && isOneCommand(patternOf(answerOf(text)).example)

/** A check whether the decks or the text itself, which names entries, say what some part of a line does. */
export function explainedBy(named: readonly Entry[], known: Vocabulary): (line: string) => boolean {
  const programs = new Map<string, Program>()
  const programFor = (name: string): Program => {
    const made = programs.get(name) ?? programOf(name, [...named, ...known.entries(name)])
    programs.set(name, made)
    return made
  }
  return (text) => {
    const { example } = patternOf(answerOf(text))
    if (!isOneLine(text) || ownOptions.test(text)) return false
    const name = programWord(readWords(example).words[0]?.text ?? '')
    const all = explain(programFor(name), example).parts
    // An option that nobody describes is read as a word of the line.
    if (all.some(({ role, text: word }) => role !== 'option' && /^-{1,2}[A-Za-z]/.test(word))) return false
    if (/\s-{1,2}[A-Za-z]/.test(example) && all.every(({ role }) => role !== 'option')) return false
    const parts = all.filter((part) => part.role === 'command' || part.role === 'option')
    const options = parts.filter(({ role }) => role === 'option')
    const isTold = ({ subject, meaning }: { subject?: string; meaning?: string }): boolean =>
      Boolean(subject) && Boolean(meaning)
    if (options.length > 0) return options.every(isTold)
    // With arguments alone a command may do something else than notes say of it: `git tag NAME`. A deck says all that it does.
    return known.entries(name).length > 0 && parts.some(isTold)
  }
}
