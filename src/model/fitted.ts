import { width, wrap } from './width.ts'

const colourCodes = /\u001B\[[0-?]*[ -/]*[@-~]/y

/** The end of the first `columns` columns of a line, as an index into it; colour codes take none. */
function endOf(line: string, columns: number): number {
  let at = 0
  let used = 0
  while (at < line.length) {
    colourCodes.lastIndex = at
    const code = colourCodes.exec(line)?.[0]
    if (code !== undefined) {
      at += code.length
      continue
    }
    if (used >= columns) break
    const character = String.fromCodePoint(line.codePointAt(at)!)
    used += width(character)
    at += character.length
  }
  return at
}

const mark = /^ *(?:[✓✗~?→›·+*-]|[├└]─|[|`]--?|\d+) +/

/** The column that the rows of a line begin at behind the first one: that of its last column where there is room for it, behind a mark or a number, or where the line itself begins. */
function hangOf(shown: string, columns: number): number {
  const last = [...shown.matchAll(/\S {2,}(?=\S)/g)].at(-1)
  const from = last ? width(shown.slice(0, last.index + last[0].length)) : 0
  if (from > 0 && from <= columns / 2) return from
  return width((mark.exec(shown) ?? /^ */.exec(shown)!)[0])
}

/** The rows of one line on a screen: broken between words, those behind the first hang below where its text begins. A line that fits stays as it is. */
function rowsOf(line: string, columns: number): string[] {
  if (width(line) <= columns) return [line]
  const shown = line.replace(/\u001B\[[0-?]*[ -/]*[@-~]/g, '')
  const hang = Math.min(hangOf(shown, columns), Math.floor(columns / 2))
  const cut = endOf(line, hang)
  const indent = ' '.repeat(hang)
  return wrap(line.slice(cut), columns - hang).map((row, index) =>
    index === 0 ? line.slice(0, cut) + row : indent + row,
  )
}

/** Text as it fits on a screen of so many columns: this is how every command prints on a terminal. */
export const fitted = (text: string, columns: number): string =>
  text
    .split('\n')
    .flatMap((line) => rowsOf(line, columns))
    .join('\n')
