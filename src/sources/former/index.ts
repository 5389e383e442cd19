import type { ReadingContext } from '../source.ts'
import { formerCells } from './csv.ts'
import type { FormerFact } from './fact.ts'
import { formerMarkdown } from './markdown.ts'

export type { FormerFact } from './fact.ts'

/** More characters took version 0.1.0 three gigabytes of memory, or ended it: nobody has answers of such notes. */
const longest = 4 << 20

/** The facts that version 0.1.0 read in notes: what was no table of cells it read as Markdown. */
export function formerFacts(text: string, file: string, { known, program }: ReadingContext): FormerFact[] {
  if (text.length > longest) return []
  return /\.[ct]sv$/i.test(file)
    ? formerCells(text, file, program)
    : formerMarkdown(text, file, known, program)
}
export { factsOf, formerAliases } from './aliases.ts'
