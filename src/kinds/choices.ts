import type { Random } from '../model/index.ts'
import { plain, shuffled } from '../model/index.ts'
import type { Kind } from './kind.ts'

/** So many choices a question has, where there are enough. */
export const wanted = 4

/** The texts of a group by how far their length is from that of the right one: length gives answers away. */
function byLength(group: readonly string[], right: string): string[][] {
  const lists: string[][] = []
  for (const text of group) {
    const far = Math.min(30, Math.floor(Math.abs(text.length - right.length) / 8))
    lists[far] ??= []
    lists[far].push(text)
  }
  return lists
}

/** Adds texts that say something new, until there are enough. */
function addNew(wrong: string[], texts: readonly string[], seen: Set<string>): void {
  for (const text of texts) {
    const key = wrong.length < wanted - 1 ? plain(text) : ''
    if (key === '' || seen.has(key)) continue
    seen.add(key)
    wrong.push(text)
  }
}

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
    // Not always the very nearest.
    for (const list of byLength(typeof group === 'function' ? group() : group, right))
      addNew(wrong, shuffled(list ?? [], random), seen)
  }
  const all = shuffled([right, ...wrong], random)
  return { choices: all, right: all.indexOf(right) }
}

/** The verdict on a choice: there is nothing between right and wrong. */
export function chosen(
  question: Parameters<Kind['judge']>[1],
  answer: Parameters<Kind['judge']>[2],
  expected: string,
): ReturnType<Kind['judge']> {
  const right = question.type === 'choice' && answer.type === 'choice' && answer.index === question.right
  const given =
    question.type === 'choice' && answer.type === 'choice' ? (question.choices[answer.index] ?? '') : ''
  return { outcome: right ? 'right' : 'wrong', expected, given, remarks: [] }
}
