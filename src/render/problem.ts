import type { Texts } from '../i18n/index.ts'
import { harmless, type Problem } from '../model/index.ts'

/** A problem as a line: `notes.md:87: -f is listed, but described nowhere`. */
export const problemLine = (problem: Problem, texts: Texts): string =>
  harmless(`${problem.at.file}:${problem.at.line}: ${texts.problems[problem.code](problem.detail ?? '')}`)
