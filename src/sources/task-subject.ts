import { patternOf, readWords } from '../commandline/index.ts'
import { hash } from '../model/index.ts'
import { answerOf, isOneCommand } from './placeholders.ts'
import { programWord } from './programs.ts'

/** The program of a command line, and the subject that a task about it has: made of its words, so that the same line is the same card wherever it stands. */
export function taskSubject(line: string): { program: string; subject: string } {
  // A placeholder in angle brackets reads as a redirection; other lines are known by their own words.
  const { words } = readWords(isOneCommand(line) ? line : patternOf(answerOf(line)).example)
  const program = programWord(words[0]?.text ?? '')
  return { program, subject: `${program}:${hash(words.map((word) => word.text).join('\n')).toString(36)}` }
}
