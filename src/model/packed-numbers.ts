const base = 57
// The characters from # to [, none of which JSON escapes; the last one says that three follow.
const first = 35
const longer = base - 1

const digit = (value: number): string => String.fromCharCode(first + value)

/** A number from 0 to 185,192 as plain characters, two for a small one: half as long as JSON and quicker to read. */
export function packNumber(number: number): string {
  const low = digit(number % base)
  const rest = Math.floor(number / base)
  return rest < longer
    ? digit(rest) + low
    : digit(longer) + digit(Math.floor(rest / base)) + digit(rest % base) + low
}

/** Counts how often each number is in such a text: `counts` holds a place for each. A million of them must not make a million of anything. */
export function countNumbers(text: string, counts: Uint32Array): void {
  const at = (index: number): number => text.charCodeAt(index) - first
  for (let i = 0; i < text.length; )
    if (at(i) === longer) {
      counts[(at(i + 1) * base + at(i + 2)) * base + at(i + 3)]!++
      i += 4
    } else {
      counts[at(i) * base + at(i + 1)]!++
      i += 2
    }
}
