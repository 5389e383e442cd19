import { en } from '../../src/i18n/en.ts'
import { acceptedAnswers, cardsOf, kindOf } from '../../src/kinds/index.ts'
import { type Deck, type Entry, type Problem, seeded } from '../../src/model/index.ts'
import { noVocabulary, readNotes, type Vocabulary } from '../../src/sources/index.ts'

/** What notes make, in lines: `4 command docker ps = lists`. */
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
      return `${at} command ${`${entry.program} ${entry.path}`.trim()} = ${entry.summary}`
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

/** The cards of notes with the answers that they accept. */
export function cardsShown(entries: Entry[]): { prompt: string; answers: string[] }[] {
  const pool = { entries, all: entries }
  return cardsOf([{ name: 'notes', entries } as unknown as Deck]).map((card) => {
    const asked = kindOf(card).ask(card, pool, seeded(card.id), en.kinds)
    const answers =
      asked.type === 'choice'
        ? [asked.choices[asked.right]!]
        : asked.type === 'reveal'
          ? [asked.answer]
          : asked.type === 'steps'
            ? asked.steps.map((step) => step.choices[step.right]!)
            : acceptedAnswers(card, pool)
    return { prompt: asked.prompt, answers }
  })
}
