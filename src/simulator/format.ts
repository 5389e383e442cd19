/** A size as `docker images` writes it: four significant digits at most, units of a thousand. */
export function humanSize(bytes: number, digits = 3): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${Number(value.toPrecision(digits))}${units[unit]}`
}

/** How long something took, as Docker says it: `3 minutes`. */
export function humanDuration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  if (seconds < 1) return 'Less than a second'
  if (seconds === 1) return '1 second'
  if (seconds < 60) return `${seconds} seconds`
  const minutes = Math.floor(seconds / 60)
  if (minutes === 1) return 'About a minute'
  if (minutes < 60) return `${minutes} minutes`
  const hours = Math.round(seconds / 3600)
  if (hours === 1) return 'About an hour'
  if (hours < 48) return `${hours} hours`
  if (hours < 24 * 14) return `${Math.floor(hours / 24)} days`
  return hours < 24 * 60 ? `${Math.floor(hours / 24 / 7)} weeks` : `${Math.floor(hours / 24 / 30)} months`
}

/** Columns as Docker prints them: three blanks between, seven characters at least. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows]
  const widths = head.map((_, index) => Math.max(10, ...all.map((row) => [...(row[index] ?? '')].length + 3)))
  return all
    .map(
      (row) =>
        `${row.map((cell, index) => (index === row.length - 1 ? cell : cell + ' '.repeat(widths[index]! - [...cell].length))).join('')}\n`,
    )
    .join('')
}

/** The text of at most so many characters, with a mark where it is cut. */
export function ellipsis(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}

/** A time as JSON of the engine has it. */
export const isoTime = (at: number): string =>
  at === 0
    ? '0001-01-01T00:00:00Z'
    : new Date(at)
        .toISOString()
        .replace(/\.000Z$/, 'Z')
        .replace(/(\.\d{3})Z$/, '$1000000Z')

/** A time as lists have it. */
export const listTime = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} +0000 UTC`
