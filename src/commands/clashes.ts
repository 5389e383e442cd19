import type { Problem } from '../model/index.ts'
import { problemLine } from '../render/index.ts'
import type { Library, World } from '../world/index.ts'

/** Decks that are left out because another one has their name, and decks that git could not merge. */
export const clashesIn = ({ problems }: Library): Problem[] =>
  problems.filter(({ code }) => code === 'deck-name-taken' || code === 'merge-conflict')

/** Names them where one learns: their cards may be missing. */
export function noteClashes(library: Library, { terminal, texts }: World): void {
  for (const problem of clashesIn(library).slice(0, 5)) terminal.note(problemLine(problem, texts))
}
