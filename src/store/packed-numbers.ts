const base = 57
// The characters from # to [, none of which JSON escapes; the last one says that three follow.
const first = 35
const longer = base - 1

const digit = (value: number): string => String.fromCharCode(first + value)

/** Numbers from 0 to 185,192 as a text of plain characters, two for a small one: half as long as JSON and quicker to read. */
export function packNumbers(numbers: readonly number[]): string {
  let text = ''
  for (const number of numbers) {
    const low = digit(number % base)
    const rest = Math.floor(number / base)
    text +=
      rest < longer
        ? digit(rest) + low
        : digit(longer) + digit(Math.floor(rest / base)) + digit(rest % base) + low
  }
  return text
}

/** The numbers in such a text. */
export function unpackNumbers(text: string): number[] {
  const numbers: number[] = []
  const at = (index: number): number => text.charCodeAt(index) - first
  for (let i = 0; i < text.length; )
    if (at(i) === longer) {
      numbers.push((at(i + 1) * base + at(i + 2)) * base + at(i + 3))
      i += 4
    } else {
      numbers.push(at(i) * base + at(i + 1))
      i += 2
    }
  return numbers
}
