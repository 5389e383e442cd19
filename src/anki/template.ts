import { longestSide } from './limits.ts'

/** A side of a card before its note fills it: fields by name, parts that depend on fields. `special` says what stands for a field instead, where something does. Nothing when it grows too long. */
export function filled(
  format: string,
  fields: ReadonlyMap<string, string>,
  special: (filters: readonly string[], name: string) => string | undefined,
): string | undefined {
  let html = ''
  // For each part that is open: whether it is shown.
  const shown: boolean[] = []
  let hidden = 0
  const open = (show: boolean): void => {
    shown.push(show)
    if (!show) hidden++
  }
  let at = 0
  for (const match of format.matchAll(/\{\{([^{}]*)\}\}/g)) {
    if (hidden === 0) html += format.slice(at, match.index)
    at = match.index + match[0].length
    const word = match[1]!.trim()
    const name = word.slice(1).trim()
    if (word.startsWith('#')) open((fields.get(name) ?? '').trim() !== '')
    else if (word.startsWith('^')) open((fields.get(name) ?? '').trim() === '')
    else if (word.startsWith('/')) {
      if (shown.pop() === false) hidden--
    } else if (hidden === 0) {
      const filters = word.split(':')
      const field = filters.pop()!.trim()
      html += special(filters, field) ?? fields.get(field) ?? ''
    }
    if (html.length > longestSide) return undefined
  }
  if (hidden === 0) html += format.slice(at)
  return html.length > longestSide ? undefined : html
}
