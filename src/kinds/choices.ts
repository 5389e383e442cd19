import type { Random } from '../model/index.ts'
import { plain, shuffled } from '../model/index.ts'

const wanted = 4

/** Up to four choices, the right one among them: the nearest groups of candidates first, of similar length, none that says the same. A group is made only when those before it do not suffice. */
export function choices(
  right: string,
  groups: readonly (readonly string[] | (() => readonly string[]))[],
  random: Random,
): { choices: string[]; right: number } {
  const seen = new Set([plain(right)])
  const wrong: string[] = []
  for (const group of groups) {
    if (wrong.length >= wanted - 1) break
    // Length gives answers away: prefer candidates that are about as long, and do not always take the very nearest.
    const byLength: string[][] = []
    for (const text of typeof group === 'function' ? group() : group) {
      const far = Math.min(30, Math.floor(Math.abs(text.length - right.length) / 8))
      byLength[far] ??= []
      byLength[far].push(text)
    }
    for (const list of byLength)
      for (const text of shuffled(list ?? [], random)) {
        const key = wrong.length < wanted - 1 ? plain(text) : ''
        if (key === '' || seen.has(key)) continue
        seen.add(key)
        wrong.push(text)
      }
  }
  const all = shuffled([right, ...wrong], random)
  return { choices: all, right: all.indexOf(right) }
}
