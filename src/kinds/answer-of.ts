import { patternOf } from '../commandline/index.ts'
import type { Entry } from '../model/index.ts'

/** The content of an entry as one text. */
export function answerOf(entry: Entry): string {
  switch (entry.kind) {
    case 'option':
    case 'command':
      return entry.summary
    case 'concept':
      return entry.answer
    case 'task':
      return patternOf(entry.answers[0]!).example
    case 'gap':
      return entry.gaps.map(({ answers }) => answers[0]).join(', ')
    case 'grammar':
      return ''
  }
}
