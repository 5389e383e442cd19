import type { Texts } from '../i18n/index.ts'
import { type Problem, sanitize, wordOf } from '../model/index.ts'

const wholeFile = new Set([
  'unreadable',
  'not-a-file',
  'binary',
  'too-large',
  'no-cards',
  'deck-name-taken',
  'not-a-deck',
  'not-a-table',
  'no-page',
])

/** A problem as a line: `notes.md:87: -f is listed, but described nowhere`; of a whole file without a line number. */
export function problemLine(problem: Problem, texts: Texts): string {
  const { at, code, detail = '' } = problem
  const reason = code === 'unreadable' ? (wordOf(texts.reasons, detail) ?? detail) : detail
  return sanitize(`${at.file}${wholeFile.has(code) ? '' : `:${at.line}`}: ${texts.problems[code](reason)}`)
}
