const fence = /^(\s*)(`{3,}|~{3,})[ \t]*([^`]*)$/
/** The mark of an item and what stands behind it. */
export const itemStart = /^(\s*)([-*+•·]|\d{1,4}[.)]|[①-⑳❶-❿])(?:(?:[ \t]+|(?<=[①-⑳❶-❿]))(.*)|[ \t]*)$/
/** The marks of a heading and its words. */
export const heading = /^ {0,3}(#{1,6})(?:[ \t]+(.*?)|(?<=##)(\p{L}.*?))?[ \t]*#*[ \t]*$/u
/** A fence that opens behind the mark of an item. */
const itemFence = /^(\s*(?:[-*+•·]|\d{1,4}[.)])[ \t]+)(`{3,}|~{3,})[ \t]*([^`]*)$/
/** A rule between two parts. */
export const rule = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/
/** The marks of a quotation. */
export const quoted = /^ {0,3}(?:>[ \t]?)+/

/** The fence that a line opens, alone or behind the mark of an item. */
export const fenceIn = (line: string): RegExpExecArray | null => fence.exec(line) ?? itemFence.exec(line)

/** Columns from the left edge; a tab goes to the next multiple of four. */
export function indentOf(line: string): number {
  let width = 0
  for (const c of line) {
    if (c === ' ') width++
    else if (c === '\t') width += 4 - (width % 4)
    else break
  }
  return width
}

/** The line without so many columns of indent. */
export function dedent(line: string, columns: number): string {
  let width = 0
  let at = 0
  while (at < line.length && width < columns && (line[at] === ' ' || line[at] === '\t')) {
    width += line[at] === '\t' ? 4 - (width % 4) : 1
    at++
  }
  return ' '.repeat(Math.max(0, width - columns)) + line.slice(at)
}

/** Whether a line begins with a letter of the alphabet, a Korean syllable or a bar: then it is no fence, heading, quotation, rule or item, and no pattern has to say so. */
export function beginsPlain(line: string): boolean {
  const code = line.charCodeAt(0)
  const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
  return isLetter || code === 0x7c || (code >= 0xac00 && code <= 0xd7a3)
}

/** Whether a line ends a paragraph or a table without a blank line. */
export const interrupts = (line: string): boolean =>
  !beginsPlain(line) &&
  (fence.test(line) || heading.test(line) || quoted.test(line) || rule.test(line) || itemStart.test(line))
