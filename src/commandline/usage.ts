/** What stands behind the options on a command line. */
export interface Arity {
  min: number
  /** Infinity when there is no end. */
  max: number
  /** What each place is called, the last one for all further places. */
  slots: string[]
  /** The place from which on words belong to a command inside, such as the one that runs in a container. */
  innerFrom: number
  /** Every place is the same sort of thing, so that their order says nothing. */
  alike: boolean
}

/** Reads the arguments of a usage line: `IMAGE [COMMAND] [ARG...]`. Undefined or unreadable usage allows anything. */
export function arityOf(usage: string | undefined): Arity {
  const arity: Arity = { min: 0, max: 0, slots: [], innerFrom: Number.POSITIVE_INFINITY, alike: false }
  if (usage === undefined) return { ...arity, max: Number.POSITIVE_INFINITY }
  const text = usage.replace(/\[OPTIONS\]|\bOPTIONS\b/g, '').replace(/\s*\|\s*/g, '|')
  const places: { name: string; optional: boolean; many: boolean }[] = []
  let depth = 0
  let part = ''
  for (const c of `${text} `) {
    if (c === '[' || c === '(') depth++
    if (c === ']' || c === ')') depth--
    if (!/\s/.test(c) || depth > 0) {
      part += c
      continue
    }
    if (part === '...' || part === '[...]') {
      arity.max = Number.POSITIVE_INFINITY
      const last = places.at(-1)
      if (last) last.many = true
    } else if (part !== '' && !/^[[\]().\s]*$/.test(part)) {
      const optional = part.startsWith('[')
      const many = part.includes('...') || (optional && /\s/.test(part))
      const name = part.replace(/^\[(.*)\]$/, '$1').replace('...', '')
      places.push({ name, optional, many })
    }
    part = ''
  }
  for (const [index, { name, optional, many }] of places.entries()) {
    if (name === 'COMMAND' && arity.innerFrom > index) arity.innerFrom = index
    if (!optional) arity.min++
    arity.max = many ? Number.POSITIVE_INFINITY : arity.max + 1
    arity.slots.push(name)
  }
  arity.alike = arity.slots.length > 0 && arity.max > 1 && new Set(arity.slots).size === 1
  return arity
}

/** The name of a place, counted from 0. */
export const slotAt = (arity: Arity, index: number): string | undefined =>
  arity.slots[index] ?? arity.slots.at(-1)
