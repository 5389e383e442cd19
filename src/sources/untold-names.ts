import {
  asWritten,
  explain,
  type OptionSpec,
  type Part,
  type Program,
  patternOf,
} from '../commandline/index.ts'

// More names than these would be the line itself.
const most = 3

/** The words of a text, by which it is held against a name: digits part from letters, scripts from one another. */
const wordsOf = (text: string): string[] =>
  text.toLowerCase().match(/\p{Script=Latin}+|\d+|[^\P{L}\p{Script=Latin}]+/gu) ?? []

/** Whether a word looks like a file, an address, an image or a number: none that a program knows by itself. */
const looksLikeName = (word: string): boolean =>
  /^[\p{L}\d./~$@][^\s'"`{}()|;&<>]*$/u.test(word) && /[./:\d@$~]|\p{Lu}/u.test(word)

/** Whether the words of an option are chosen from what the program knows, so that they are what is asked. */
const isOfProgram = ({ choices, long }: OptionSpec): boolean =>
  choices !== undefined || long === '--filter' || long === '--format'

/** The words of a part that only the learner's notes can say. */
function namesIn(part: Part): string[] {
  if (part.role === 'argument') {
    const isName = part.slot === undefined ? looksLikeName(part.text) : !part.text.startsWith('-')
    return isName ? [part.text] : []
  }
  if (part.role === 'inner') return part.text.split(' ').filter(looksLikeName)
  if (part.role !== 'option' || part.value === undefined) return []
  const isName = part.spec.subject === '' ? looksLikeName(part.value) : !isOfProgram(part.spec)
  return isName ? [part.value] : []
}

/** The names and values in a line that the words for it do not say, so that nobody could type them: `nginx` of `docker pull nginx`, "downloads the image". */
export function untoldNames(task: string, answer: string, program: Program): string[] {
  const { example, holes } = patternOf(answer)
  const told = new Set(wordsOf(task))
  const isTold = (name: string): boolean => wordsOf(name).every((word) => told.has(word))
  const names = explain(program, example)
    .parts.flatMap(namesIn)
    .map((name) => asWritten(example, name))
    .filter((name) => !isTold(name) && !holes.some((hole) => name.includes(hole.example)))
  return [...new Set(names)].slice(0, most)
}
