/** The words after the options of a command line. */
export interface Arity {
  min: number
  /** Infinity when there is no end. */
  max: number
  /** The name of each position; the last one is for all further positions. */
  slots: string[]
  /** The place from which on words belong to a command inside, such as the one that runs in a container. */
  innerFrom: number
  /** Every place is the same sort of thing, so that their order says nothing. */
  alike: boolean
}

interface Place {
  name: string
  optional: boolean
  many: boolean
}

/** Cuts a usage line at the spaces that are in no brackets. */
function partsOf(usage: string): string[] {
  const text = usage.replace(/\[OPTIONS\]|\bOPTIONS\b/g, '').replace(/\s*\|\s*/g, '|')
  const parts = ['']
  let depth = 0
  for (const c of text) {
    if (c === '[' || c === '(') depth++
    if (c === ']' || c === ')') depth--
    if (depth <= 0 && /\s/.test(c)) parts.push('')
    else parts[parts.length - 1] += c
  }
  return parts.filter((part) => part !== '')
}

/** The places that a usage line names. Dots alone repeat the place before them, brackets alone are what was left of an option. */
function placesOf(usage: string): Place[] {
  const places: Place[] = []
  for (const part of partsOf(usage)) {
    const last = places.at(-1)
    if (part === '...' || part === '[...]') {
      if (last) last.many = true
      continue
    }
    if (/^[[\]().\s]*$/.test(part)) continue
    const optional = part.startsWith('[')
    const many = part.includes('...') || (optional && /\s/.test(part))
    places.push({ name: part.replace(/^\[(.*)\]$/, '$1').replace('...', ''), optional, many })
  }
  return places
}

/** Reads the arguments of a usage line: `IMAGE [COMMAND] [ARG...]`. Undefined or unreadable usage allows anything. */
export function arityOf(usage: string | undefined): Arity {
  const endless = Number.POSITIVE_INFINITY
  if (usage === undefined) return { min: 0, max: endless, slots: [], innerFrom: endless, alike: false }
  const places = placesOf(usage)
  const slots = places.map(({ name }) => name)
  const inner = slots.indexOf('COMMAND')
  const max = places.some(({ many }) => many) ? endless : places.length
  return {
    min: places.filter(({ optional }) => !optional).length,
    max,
    slots,
    innerFrom: inner < 0 ? endless : inner,
    alike: slots.length > 0 && max > 1 && new Set(slots).size === 1,
  }
}

/** The name of a place, counted from 0. */
export const slotAt = (arity: Arity, index: number): string | undefined =>
  arity.slots[index] ?? arity.slots.at(-1)
