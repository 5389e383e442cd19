import { patternOf, readWords } from '../commandline/index.ts'
import type { Caption, ShownLine, Tie } from './facts.ts'
import { captionThatHolds, isSaidOf, names } from './pairing.ts'
import { answerOf } from './placeholders.ts'
import { hasCommands, programWord } from './programs.ts'
import { isDependent, tellsWhatIsDone } from './purpose.ts'

/** Commands that only group others. */
const groupWord =
  /^(?:container|image|volume|network|system|compose|context|builder|service|stack|swarm|node|remote|stash|submodule|worktree)$/

/** The command of a line's first words: `docker volume ls`, `git add`, `cp`. */
const commandOf = ([first = '', second = '', third = '']: readonly string[]): string => {
  if (!hasCommands(programWord(first))) return first
  return groupWord.test(second) ? `${first} ${second} ${third}` : `${first} ${second}`
}

const wordsOf = (line: string): string[] => line.replace(/^(?:sudo|doas)\s+/, '').split(/\s+/, 3)

/** Whether two lines are the same command, each in its own way. */
const areSameCommand = (one: string, other: string): boolean =>
  commandOf(wordsOf(one)) === commandOf(wordsOf(other))

/** Ties that say that a text is about all lines right below it. */
const isRightAbove = (tie: Tie): boolean => tie === 'row' || tie === 'comment' || tie === 'label'

/** Whether two lines are about one thing: both have a word in common that is no command and no option. */
function shareWord([first = '', second = '']: readonly string[]): boolean {
  const objects = (line: string): string[] =>
    readWords(line)
      .words.slice(2)
      .map(({ text }) => text)
      .filter((word) => /^[\p{L}\p{N}]/u.test(word))
  return objects(first).some((word) => objects(second).includes(word))
}

/** So many lines of a sheet can be known by heart together. */
const mostOfSheet = 3

/** Whether two lines below one caption are the answer to it: it says what each of them does, or it stands right above two lines about one thing and says neither alone. Others are steps, of which a caption names the aim, or several ways. */
export function areOneAnswer({ own = '', text, tie }: Caption, lines: readonly string[]): boolean {
  const caption = own === '' ? text : own
  const words = lines.map(wordsOf)
  const programs = new Set(words.map(([first = '']) => first))
  const commands = new Set(words.map(commandOf))
  // In a sheet a comment is about all lines below it, and about nothing else.
  if (tie === 'row' && lines.length <= mostOfSheet && programs.size === 1 && tellsWhatIsDone(caption))
    return true
  if (lines.length !== 2 || programs.size > 1 || commands.size < 2) return false
  const said = lines.filter((line) => isSaidOf(caption, line)).length
  return said === 2 || (said === 0 && isRightAbove(tie) && shareWord(lines))
}

/** Whether lines only fill in the places of the one above them: `git remote add origin URL` below `git remote add <name> <url>`. */
export function isTemplateOf(line: string, others: readonly string[]): boolean {
  const pattern = patternOf(answerOf(line)).example
  const hasPlaces = /<[\p{L}\p{N}-]+=[^<>]+>/u.test(answerOf(line))
  const places = readWords(pattern).words.map(({ text }) => text)
  const given = readWords(line).words.map(({ text }) => text)
  const fills = (other: string): boolean => {
    const words = other.split(/\s+/)
    if (words.length !== places.length || other === line) return false
    return words.every((word, index) => word === places[index] || isPlaceWord(places[index]!, given))
  }
  return hasPlaces && others.length > 0 && others.every(fills)
}

/** Whether a word of an example is none that the line itself has: it stands for another one. */
const isPlaceWord = (word: string, given: readonly string[]): boolean => !given.includes(word)

/** Whether a caption says what the first of several lines does, and says it of no other one. */
function isOfFirstAlone({ own = '', text }: Caption, [first = '', ...others]: readonly string[]): boolean {
  const caption = own === '' ? text : own
  const ofOthers = caption.match(/[\w-]+\.[a-z]{2,4}\b/gi)?.some((file) => !first.includes(file)) ?? false
  if (!/\s/.test(caption) || / (?:및|후) |^(?:if|when)\b/i.test(caption) || /^cd\s/.test(first) || ofOthers)
    return false
  const isNamed = (line: string): boolean => names(caption, commandOf(wordsOf(line)))
  if (isNamed(first) && !others.some(isNamed)) return true
  return isSaidOf(caption, first) && !others.some((line) => isSaidOf(caption, line))
}

/** Whether a comment only goes on from the one above. */
const isAddition = (comment: string): boolean => isDependent(comment) || /^without\b/i.test(comment)

/** The caption above several lines that is about one of them: among lines with comments of their own it is about the first one or about all. */
export function captionAmong(
  captions: readonly Caption[],
  line: ShownLine,
  lines: readonly ShownLine[],
): Caption | undefined {
  const caption = captionThatHolds(captions, [line.text])
  const bare = lines.filter(({ comment }) => comment === undefined)
  const isOfFirst = caption?.tie === 'comment' && bare[0] === lines[0]
  const isOther = isOfFirst && !isAddition(line.comment ?? '') && !areSameCommand(lines[0]!.text, line.text)
  if (lines[0] !== line) return line.comment === undefined || isOther ? undefined : caption
  // A comment right above that says what the first line does, and none of the others.
  const isFirstAlone =
    isOfFirst &&
    // Each comment is about one line where others have their own.
    ((lines.length > bare.length && isSaidOf(caption.own ?? caption.text, line.text)) ||
      isOfFirstAlone(
        caption,
        lines.map(({ text }) => text),
      ))
  return bare.length === 1 || line.comment !== undefined || isFirstAlone ? caption : undefined
}
