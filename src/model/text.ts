// Escapes, C0 and C1 controls, and the marks that turn the direction of text.
const escapes = /\u001B(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[ -/]*[0-~])/g
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g

/** A text that cannot control a terminal: escape sequences and control characters are gone, tabs are spaces. */
export const sanitize = (text: string): string =>
  text.replace(escapes, '').replace(controls, '').replaceAll('\t', ' ')

/** Sanitizes the text of a file line by line: escapes and control characters are gone, line ends are plain, tabs stay. */
export const sanitizeLines = (text: string): string =>
  // An escape begins with a control character.
  text.search(controls) < 0 ? text : text.replace(escapes, '').replace(controls, '')

/** Number of single-character edits (insert, delete, replace, swap of neighbours) between two short texts; `limit + 1` when more than `limit`. */
export function editDistance(a: string, b: string, limit = 2): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let previous: number[] = []
  let current = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min(current[j]! + 1, next[j - 1]! + 1, current[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, previous[j - 2]! + 1)
      next.push(best)
    }
    previous = current
    current = next
  }
  return Math.min(current[b.length]!, limit + 1)
}

/** The word of a table for a key that may not be in it. */
export const wordOf = (words: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined

/** The candidate nearest to a word, within two edits and no more than a third of its length. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined
  let bestDistance = Math.min(2, Math.floor(word.length / 3) || 1) + 1
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate, 2)
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance]
  }
  return best
}

/** The text as it counts for comparing prose: composed, lower case, single spaces, no quotes around it. */
export const plain = (text: string): string =>
  unquoted(text).normalize('NFC').toLowerCase().replace(/[`*_]/g, '').replace(/\s+/g, ' ').trim()

/** The text without surrounding space and one pair of quotes or backticks. */
export function unquoted(text: string): string {
  const trimmed = text.trim()
  const match = /^(["'`])(.*)\1$/s.exec(trimmed) ?? /^([“‘])(.*)[”’]$/s.exec(trimmed)
  return match ? match[2]!.trim() : trimmed
}
