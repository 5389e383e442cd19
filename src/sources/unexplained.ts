import type { Problem } from '../model/index.ts'
import { headingText, textAround } from './candidates.ts'
import type { Caption, ShownLine, Spot } from './facts.ts'
import { isAboutAnother } from './pairing.ts'
import { tellsWhatIsDone } from './purpose.ts'
import { areOfOneProgram, unsureOf } from './unsure.ts'

/** Command lines and the texts near them. */
interface Group {
  spot: Spot
  captions: readonly Caption[]
  lines: readonly ShownLine[]
  around?: string
}

/** The texts that may say what a line does: those about no other command, first those that say what is done. */
function textsNear({ spot, captions, lines, around }: Group, { text: line, comment }: ShownLine): string[] {
  // The heading above several lines says what all of them are for.
  const heading = lines.length === 1 ? headingText(spot) : undefined
  const texts = [comment, ...captions.map(({ text }) => text), textAround(line, around), heading].filter(
    (text) => text !== undefined && !isAboutAnother(text, line),
  ) as string[]
  return [...texts.filter(tellsWhatIsDone), ...texts.filter((text) => !tellsWhatIsDone(text))]
}

/** Names a line that nothing says enough of; the learner may say what it does. */
export function unexplainedLine(group: Group, line: ShownLine): Problem {
  const isNear = group.captions.length > 0 || line.comment !== undefined
  // Lines of several programs below each other are steps.
  const isStep = !areOfOneProgram(group.lines.map(({ text }) => text))
  const unsure = isStep ? undefined : unsureOf(line.text, textsNear(group, line))
  return {
    at: line.at,
    code: isNear ? 'weak-caption' : 'no-caption',
    detail: line.text.slice(0, 60),
    ...(unsure ? { unsure } : {}),
  }
}
