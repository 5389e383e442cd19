import { type Entry, optionNames, type Problem, type Unsure } from '../model/index.ts'
import { offered } from './candidates.ts'
import { isOptions } from './classify.ts'
import { codeInProse } from './pairs.ts'
import { hasCommands, isDistinct, programWord } from './programs.ts'
import { unprompted } from './prompts.ts'
import { taskSubject } from './task-subject.ts'
import { lineKey, withoutRemark } from './told.ts'
import { isPlaceWord, isTypedLine } from './typed.ts'

/** More texts than keys of one hand choose among are not offered. */
const mostCandidates = 3
/** Longer lines are scripts. */
const longestLine = 200

/** Lines that everybody types on the way: no card is worth a question about them. */
const onTheWay = /^(?:cd|ls|ll|dir|pwd|clear|exit|logout|echo|cat|vim?|nano|code)(?:\s+[^\s|>-]\S*)?$/
/** The form of a command, and no line that anybody types. */
const isForm = /\[[A-Z_-]*(?:OPTIONS?|COMMAND|ARGS?)[^\]]*\]|\[options?\]|\[[^\]]*(?:\.{3}|…)\]/
/** A line that goes on below it, or that only begins something. */
const goesOn = /(?:\\|&&|\|\|?|[({,;])$/

/** Whether a line of code goes on below it, perhaps behind a comment. */
export const isContinued = (line: string): boolean => goesOn.test(line.replace(/\s#\s.*$/, '').trimEnd())

/** Whether a line is worth a question: one that somebody types, and that is one of a kind. */
function isAsked(line: string): boolean {
  if (line.length > longestLine || /\n/.test(line) || goesOn.test(line)) return false
  return !onTheWay.test(line) && !isForm.test(line) && !/^\S+:$|\s=(?:\s|$)|[❯➜›»]/.test(line)
}

/** The question about a line and the texts near it; undefined where the line is not worth one. */
export function unsureOf(text: string, texts: readonly (string | undefined)[]): Unsure | undefined {
  const line = lineKey(text)
  if (!isAsked(line)) return undefined
  const shown = [withoutRemark(text).remark, ...texts].map((candidate) =>
    candidate === undefined ? undefined : offered(candidate),
  )
  const candidates = [
    ...new Set(shown.filter((candidate) => candidate !== undefined && lineKey(candidate) !== line)),
  ] as string[]
  // A word alone says only with a text beside it that it is a command.
  if (candidates.length === 0 && !/\s/.test(line)) return undefined
  return { line, candidates: candidates.slice(0, mostCandidates) }
}

/** Whether lines are all of one program; others below each other are steps. */
export const areOfOneProgram = (lines: readonly string[]): boolean =>
  new Set(lines.map((line) => taskSubject(line).program)).size < 2

/** Whether plain text is a command line and no sentence. */
export const isLineAlone = (text: string): boolean =>
  isTypedLine(unprompted(text)) &&
  (hasCommands(text.split(' ', 1)[0]!) || /[-./~<{$*:=\d]/.test(text)) &&
  !/^\S+ (?:and|or|is|are|was|has|have|the|an?|with|on|in|for|to|can|will|vs\.?|[-=:])\s/i.test(text) &&
  !/[.!?。:：]$/.test(text)

/** The command line that a text of two parts begins with, before words of another script or several spaces: `tar czf a.tgz dir  압축하기`. */
export function lineBefore(text: string): string | undefined {
  const [, line = '', words = ''] =
    /^((?:[\x21-\x7E]+\s+)+)([^\x00-\x7F].*)$/s.exec(text) ?? /^(\S.*?)\s{2,}([A-Za-z].*)$/s.exec(text) ?? []
  const said = words.replace(/^(?:은|는)\s+/, '').split(/\s+/)
  // A text that names the program again is about more than this line.
  const isOfIt = !words.split(/\s+/).includes(line.split(' ', 1)[0]!)
  const isSaid = isOfIt && !said.every(isPlaceWord) && /\p{L}{2}/u.test(words)
  return isSaid && isLineAlone(line.trim()) ? line.trim() : undefined
}

/** The command or option that a line names, as far as it is worth a question. */
export function codeOf(line: string, inCode: boolean): string | undefined {
  const before = inCode ? undefined : lineBefore(line)
  if (before !== undefined) return before
  if (!inCode && !isTypedLine(unprompted(line))) return codeInProse(line).find((code) => !isOptions(code))
  const key = lineKey(line)
  const [first = ''] = key.split(/\s/, 1)
  return isDistinct(programWord(first)) && /\s/.test(key) ? key : undefined
}

/** A line of which the learner said that it is left out for good: it is counted apart from problems. */
export const leftOut = ({ at, detail }: Problem): Problem => ({ at, code: 'left-out', detail })

/** The lines that an entry is a card of; those of tasks by their subject. */
function linesOf(entry: Entry): string[] {
  switch (entry.kind) {
    case 'command':
      return [`${entry.program} ${entry.path}`.trim()]
    case 'option':
      return optionNames(entry).flatMap((name) =>
        ['', ...entry.commands].map((path) => optionLine(entry.program, path, name)),
      )
    case 'task':
      return [entry.subject]
    case 'concept':
      return [entry.question, entry.answer].map((text) => lineKey(text.replace(/^`([^`]+)`$/, '$1')))
    default:
      return []
  }
}

/** Problems without the question, where a card has the line already. */
export function withoutKnown(problems: readonly Problem[], entries: readonly Entry[]): Problem[] {
  if (!problems.some(({ unsure }) => unsure !== undefined)) return [...problems]
  const known = new Set(entries.flatMap(linesOf))
  return problems.map(({ unsure, ...problem }) =>
    unsure === undefined || known.has(unsure.line) || known.has(taskSubject(unsure.line).subject)
      ? problem
      : { ...problem, unsure },
  )
}

/** An option as a line: the command that it belongs to stands in front of it. */
export const optionLine = (program: string, path: string | undefined, option: string): string =>
  [program, path, option].filter(Boolean).join(' ')
