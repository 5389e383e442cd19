/** A word of a shell script as it is written; `plain` when the shell would leave it as it is. */
export interface ScriptWord {
  text: string
  plain: boolean
}

const piece = /(\s+)|"((?:[^"\\]|\\.)*)"?|'((?:[^'\\]|\\.)*)'?|\\(.)|([^\s"'\\])/gs

/** The text of a piece, and whether the shell expands it. */
function pieceOf([, , double, single, escaped, letter]: RegExpMatchArray): ScriptWord {
  if (double !== undefined)
    return { text: double.replace(/\\(["\\$`])/g, '$1'), plain: !/(?<!\\)[$`]|^\s*\(/.test(double) }
  if (single !== undefined) return { text: single.replace(/\\(['\\])/g, '$1'), plain: true }
  if (escaped !== undefined) return { text: escaped, plain: true }
  return { text: letter ?? '', plain: !/[$`()]/.test(letter ?? '') }
}

/** Splits a line of a shell script into words. Nothing is expanded or run: a word with an expansion is only marked. */
export function scriptWords(line: string): ScriptWord[] {
  const words: ScriptWord[] = []
  let open = false
  for (const match of line.matchAll(piece)) {
    const space = match[1] !== undefined
    if (!space && !open && match[5] === '#') break
    if (!space && !open) words.push({ text: '', plain: true })
    open = !space
    if (space) continue
    const { text, plain } = pieceOf(match)
    const word = words.at(-1)!
    word.text += text
    word.plain &&= plain
  }
  return words
}
