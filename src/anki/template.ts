import { longestSide } from './limits.ts'

/** The parts of a side that are open, innermost last: whether each is shown. */
interface Parts {
  shown: boolean[]
  hidden: number
}

function open(parts: Parts, show: boolean): void {
  parts.shown.push(show)
  if (!show) parts.hidden++
}

function close(parts: Parts): void {
  if (parts.shown.pop() === false) parts.hidden--
}

/** Opens or closes a part that depends on a field; false for anything else. */
function isPart(word: string, parts: Parts, fields: ReadonlyMap<string, string>): boolean {
  const isEmpty = (): boolean => (fields.get(word.slice(1).trim()) ?? '').trim() === ''
  if (word.startsWith('#')) open(parts, !isEmpty())
  else if (word.startsWith('^')) open(parts, isEmpty())
  else if (word.startsWith('/')) close(parts)
  else return false
  return true
}

/** A side of a card before its note fills it: fields by name, parts that depend on fields. `special` says what stands for a field instead, where something does. Nothing when it grows too long. */
export function filled(
  format: string,
  fields: ReadonlyMap<string, string>,
  special: (filters: readonly string[], name: string) => string | undefined,
): string | undefined {
  let html = ''
  const parts: Parts = { shown: [], hidden: 0 }
  let at = 0
  for (const match of format.matchAll(/\{\{([^{}]*)\}\}/g)) {
    if (parts.hidden === 0) html += format.slice(at, match.index)
    at = match.index + match[0].length
    const word = match[1]!.trim()
    if (!isPart(word, parts, fields) && parts.hidden === 0) {
      const filters = word.split(':')
      const field = filters.pop()!.trim()
      html += special(filters, field) ?? fields.get(field) ?? ''
    }
    if (html.length > longestSide) return undefined
  }
  if (parts.hidden === 0) html += format.slice(at)
  return html.length > longestSide ? undefined : html
}
