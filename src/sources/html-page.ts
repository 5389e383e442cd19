import type { SourceLocation } from '../model/index.ts'
import { madeOf } from './html-lines.ts'
import type { MadeLine } from './html-pairs.ts'
import { markdown } from './markdown.ts'
import type { Parsed, ReadingContext, Source } from './source.ts'

/** The line of Markdown that was made of a line of the page, by its words where several were. */
function lineMade(made: readonly MadeLine[], line: number, words: string): number {
  const own = [...made.entries()].filter(([, one]) => one.line === line)
  const [index] = own.find(([, { text }]) => text.includes(words)) ?? own[0] ?? [line - 1]
  return index + 1
}

function read(text: string, file: string, context: ReadingContext): Parsed {
  const made = madeOf(text)
  const further = context.further?.map(({ line, at }) => ({
    line,
    at: { ...at, line: lineMade(made, at.line, line) },
  }))
  const parsed = markdown.read(made.map((line) => line.text).join('\n'), file, { ...context, further })
  const placed = <T extends { at: SourceLocation }>(one: T): T => ({
    ...one,
    at: { ...one.at, line: made[one.at.line - 1]?.line ?? 1 },
  })
  return { ...parsed, entries: parsed.entries.map(placed), problems: parsed.problems.map(placed) }
}

/** The lines of a page, each with the words that begin on it. */
function linesIn(text: string): string[] {
  const lines = text.split('\n').map(() => '')
  // Rows of tables account for themselves.
  for (const { text: words, line } of madeOf(text))
    if (!/^(?:```|\||#{1,6} )/.test(words)) lines[line - 1] = `${lines[line - 1] ?? ''} ${words}`.trim()
  return lines
}

/** Pages of HTML, read as the Markdown that says the same. */
export const html: Source = {
  endings: ['html', 'htm', 'xhtml'],
  recognises: (text) => /^\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html[\s>])/i.test(text.slice(0, 400)),
  read,
  lines: linesIn,
}
