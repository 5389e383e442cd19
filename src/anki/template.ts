/** A side of a card before its note fills it: fields by name, parts that depend on fields. `side` is what FrontSide stands for. */
export function filled(
  format: string,
  fields: ReadonlyMap<string, string>,
  special: (filters: readonly string[], name: string) => string | undefined,
): string {
  let html = ''
  // For each part that is open: whether it is shown.
  const shown: boolean[] = []
  let at = 0
  for (const match of format.matchAll(/\{\{([^{}]*)\}\}/g)) {
    const visible = shown.every(Boolean)
    if (visible) html += format.slice(at, match.index)
    at = match.index + match[0].length
    const word = match[1]!.trim()
    const name = word.slice(1).trim()
    if (word.startsWith('#')) shown.push((fields.get(name) ?? '').trim() !== '')
    else if (word.startsWith('^')) shown.push((fields.get(name) ?? '').trim() === '')
    else if (word.startsWith('/')) shown.pop()
    else if (visible) {
      const filters = word.split(':')
      const field = filters.pop()!.trim()
      html += special(filters, field) ?? fields.get(field) ?? ''
    }
  }
  return shown.every(Boolean) ? html + format.slice(at) : html
}
