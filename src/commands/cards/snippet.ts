/** The part of a deck's text that one card is made of, with what it needs to be read on its own. */
export interface Snippet {
  /** The front matter of the deck, without its lines of dashes. */
  head: string[]
  /** The headings above, and the lines of the card. */
  body: string[]
}

const heading = /^(#{1,6})\s/
const fence = /^\s*(?:```|~~~)/

/** The headings that a line stands under, the outermost first. */
function headingsAbove(lines: readonly string[], at: number): string[] {
  const above: { level: number; text: string }[] = []
  let fenced = false
  for (const text of lines.slice(0, at)) {
    if (fence.test(text)) fenced = !fenced
    const level = fenced ? undefined : heading.exec(text)?.[1]?.length
    if (level === undefined) continue
    while (above.length > 0 && above.at(-1)!.level >= level) above.pop()
    above.push({ level, text })
  }
  return above.map(({ text }) => text)
}

/** The head of the table that a row belongs to, and the row. */
function tableRow(lines: readonly string[], at: number): string[] {
  let first = at
  while (first > 0 && lines[first - 1]!.trim().startsWith('|')) first--
  return [...lines.slice(first, first + 2), lines[at]!]
}

/** The lines of a block up to the next card, heading or table. */
function block(lines: readonly string[], at: number, next: number): string[] {
  let end = at + 1
  let fenced = false
  for (; end < Math.min(next, lines.length); end++) {
    const line = lines[end]!
    if (fence.test(line)) fenced = !fenced
    else if (!fenced && (heading.test(line) || line.startsWith('|'))) break
  }
  return lines.slice(at, end)
}

/** Cuts a card out of the text of its deck; `at` and `next`, the line of the next card, are counted from 0. */
export function snippetOf(lines: readonly string[], at: number, next: number): Snippet {
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1
  const card = lines[at]!.trim().startsWith('|') ? tableRow(lines, at) : block(lines, at, next)
  const body = [...headingsAbove(lines.slice(end + 1), at - end - 1).flatMap((text) => [text, '']), ...card]
  while (body.at(-1)?.trim() === '') body.pop()
  return { head: end > 0 ? lines.slice(1, end) : [], body }
}
