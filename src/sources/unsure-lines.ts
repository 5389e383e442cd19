import { compareTexts, type Problem, type SourceLocation, type Unsure } from '../model/index.ts'
import { isDistinct, programWord } from './programs.ts'

/** A line that the learner can be asked about. */
export interface UnsureLine extends Unsure {
  at: SourceLocation
}

/** How likely a line becomes a good card: best with a text that stands near it, then of a known program, then shown as a line. */
const worthOf = ({ code, unsure }: Problem): number =>
  (unsure!.candidates.length > 0 ? 4 : 0) +
  (isDistinct(programWord(unsure!.line.split(' ', 1)[0]!)) ? 2 : 0) +
  (code === 'in-prose' || code === 'not-asked' ? 0 : 1)

/** The lines of notes that the learner can be asked about, each once, those first that most likely become good cards. */
export function unsureLines(problems: readonly Problem[]): UnsureLine[] {
  const asked = problems
    .filter(({ unsure }) => unsure !== undefined)
    .map((problem) => ({ problem, worth: worthOf(problem) }))
    .sort(
      (a, b) =>
        b.worth - a.worth ||
        compareTexts(a.problem.at.file, b.problem.at.file) ||
        a.problem.at.line - b.problem.at.line,
    )
  const lines = new Map<string, UnsureLine>()
  for (const { problem } of asked) {
    const { line, candidates } = problem.unsure!
    const first = lines.get(line)
    if (first === undefined) lines.set(line, { at: problem.at, line, candidates })
    else first.candidates = [...new Set([...first.candidates, ...candidates])].slice(0, 3)
  }
  return [...lines.values()]
}
