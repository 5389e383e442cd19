import type { Problem } from '../model/index.ts'
import type { LinesFact, MentionFact, NameFact } from './facts.ts'
import type { Scope } from './scope.ts'
import type { Told } from './told.ts'
import { leftOut, optionLine, unsureOf } from './unsure.ts'

/** Makes a fact of a command or an option in a sentence where the learner says what it does, else a problem. `scope` is where an option belongs; undefined for a command line. */
export function mentioned(
  { spot, text, candidates }: MentionFact,
  scope: Scope | undefined,
  told: Told,
): Problem | LinesFact | NameFact {
  const problem: Problem = { at: spot.at, code: 'in-prose', detail: text.slice(0, 60) }
  // Nobody can say what an option does of which no command is known.
  if (scope !== undefined && scope.program === undefined) return problem
  const line = scope === undefined ? text : optionLine(scope.program!, scope.path, text)
  const said = told.of(line)
  if (said === null) return leftOut(problem)
  if (said === undefined) {
    const unsure = unsureOf(line, candidates)
    // Names in a sentence that says nothing of them are a list.
    return unsure === undefined || unsure.candidates.length === 0 ? problem : { ...problem, unsure }
  }
  return scope === undefined
    ? { type: 'lines', spot, captions: [], lines: [{ text, at: spot.at }], sure: true }
    : { type: 'name', spot, name: text, meaning: said, code: true }
}
