import { programNamed } from './programs.ts'
import type { Reading } from './reading.ts'

/** The program that the headings above name. */
export function programHere({ trail, head, questionProgram }: Reading): string | undefined {
  const heading = trail.texts.findLast((text) => programNamed(text) !== undefined)
  return heading === undefined ? (head.program ?? questionProgram) : programNamed(heading)
}
