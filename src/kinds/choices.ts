import type { Random } from '../model/index.ts'
import { plain, shuffled } from '../model/index.ts'

const wanted = 4

/** Up to four choices, the right one among them: the nearest groups of candidates first, of similar length, none that says the same. */
export function choices(
  right: string,
  groups: readonly (readonly string[])[],
  random: Random,
): { choices: string[]; right: number } {
  const seen = new Set([plain(right)])
  const wrong: string[] = []
  for (const group of groups) {
    const fresh = shuffled(group, random).filter((text) => {
      const key = plain(text)
      if (key === '' || seen.has(key)) return false
      seen.add(key)
      return true
    })
    // Length gives answers away: prefer candidates that are about as long, and do not always take the very nearest.
    const far = (text: string): number => Math.floor(Math.abs(text.length - right.length) / 8)
    fresh.sort((a, b) => far(a) - far(b))
    wrong.push(...fresh.slice(0, wanted - 1 - wrong.length))
    if (wrong.length >= wanted - 1) break
  }
  const all = shuffled([right, ...wrong], random)
  return { choices: all, right: all.indexOf(right) }
}
