import type { Entry, Problem } from '../../src/model/index.ts'
import { noVocabulary, readNotes, type Vocabulary } from '../../src/sources/index.ts'

/** The result of notes, in lines: `4 command docker ps = lists`. */
export interface Shown {
  entries: string[]
  problems: string[]
}

const line = (text: string): string => text.replaceAll('\n', ' / ')

/** An entry in a line that says all that is learned of it. */
export function entryLine(entry: Entry): string {
  const { line: at } = entry.at
  switch (entry.kind) {
    case 'command':
      return `${at} command ${`${entry.program} ${entry.path}`.trim()} = ${line(entry.summary)}`
    case 'option': {
      const names = [entry.short, entry.long].filter(Boolean).join(' ')
      const of = [entry.program, entry.commands.join(', ')].filter(Boolean).join(' ')
      return `${at} option ${names} of ${of} = ${entry.summary}`
    }
    case 'task':
      return `${at} task ${line(entry.task ?? '')} = ${entry.answers.join(' | ')}`
    case 'concept':
      return `${at} question ${line(entry.question)} = ${line(entry.answer)}${entry.wrong.map((wrong) => ` ✗${wrong}`).join('')}`
    case 'gap':
      return `${at} gap ${line(entry.texts.map((text, index) => text + (entry.gaps[index] ? `[${entry.gaps[index].answers[0]}]` : '')).join(''))}`
    case 'grammar':
      return `${at} grammar`
  }
}

const problemText = ({ at, code, detail }: Problem): string => `${at.line} ${code} ${detail ?? ''}`.trim()

/** Reads notes as `build` does. */
export function shown(
  text: string,
  file = 'notes.md',
  known: Vocabulary = noVocabulary(),
  program?: string,
): Shown {
  const { entries, problems } = readNotes(text, file, { known, program })
  return { entries: entries.map(entryLine), problems: problems.map(problemText) }
}
