import { captionText, isRemark } from './captions.ts'
import { inlineText } from './inline.ts'
import { hasKnownMeaning } from './known-meanings.ts'
import { codeInProse, said } from './pairs.ts'
import { hasCommands, isDistinct, isProgram, programNamed } from './programs.ts'
import { isStatement, sentencesOf, tellsWhatIsDone } from './purpose.ts'
import { addName, type Reading } from './reading.ts'
import type { Block } from './scan.ts'
import { shellLines } from './shell.ts'
import { synopsisIn } from './synopsis.ts'
import { isTypedLine } from './typed.ts'

/** A heading that is a command, its form and what it does: `rmdir [-p] 目录 删除空目录`; false for another one. */
export function headingSynopsis(reading: Reading, title: string, line: number): boolean {
  const found = synopsisIn(title)
  if (found === undefined || found.meaning === '') return false
  const { name, meaning } = found
  if (isRemark(meaning) || /[`:：?？]/.test(meaning) || !tellsWhatIsDone(meaning)) return false
  addName(reading, line, { name: `\`${name}\``, meaning, code: true })
  return true
}

/** Texts that say of themselves that they are about a command: `…하는 명령어`, `…するコマンド`. */
const ofCommand =
  /(?:는|은|한|ㄴ|할|줄) ?(?:명령어?|커맨드)(?:이다|입니다|임|다|이에요|예요)?[.!]?$|(?:る|の|た|ための)(?:Linux|Unix)?コマンド(?:です|である|だ)?[。.]?$|^(?:这个?|该|此)?命令(?:用于|用来|可以|将|会)|^(?:用于|用来).*的命令[。.]?$|^(?:this |the |a )?(?:linux |unix )?command (?:that|which|to|for|used)\b|^(?:is )?used (?:to|for)\b/iu

/** Words about the commands themselves: `the most used ones`. */
const ofAll = /자주|유용|주요|다음|아래|위의|이하|以下|よく使う|常用|following|below|common/i

/** Whether a text begins with what it is about, and says how that is. */
const hasSubject = (text: string): boolean => /^[^\s,]{1,20}(?:은|는|이란|란|が|は)\s/.test(text)

/** How a heading names its command. */
interface Named {
  name: string
  isCode: boolean
  /** It is one word below a heading of its program, and a command only where a line begins with it. */
  isChild?: boolean
  /** It is a program with commands of its own, of which a text says much. */
  isGroup?: boolean
}

/** A heading without number, decoration, brackets and the word "command". */
const plainTitle = (title: string): string =>
  inlineText(title)
    .replace(/^(?:\d+(?:[.-]\d+)*[.)]?\s+|(?:\p{Extended_Pictographic}\uFE0F?\s*)+)/u, '')
    .replace(/^[【「『[](.+)[】」』\]]$/, '$1')
    .replace(/`/g, '')
    .trim()
    .replace(/^[$%] /, '')
    .replace(/\s*[(（][A-Za-z][A-Za-z .,'’/-]*[)）]$/, '')
    .replace(/\s*(?:명령어?|コマンド|命令|command)$/i, '')
    .trim()

/** The command that a heading is the name of: `git init`, `【cat】`, `cd (change directory)`, `push` below `git`. */
function commandIn(reading: Reading, title: string): Named | undefined {
  const isCode = /^[^`\p{L}]*`[^`]+`[^`\p{L}]*(?:[(（][^`]*[)）][^`\p{L}]*)?$/u.test(title)
  const text = plainTitle(title)
  if (isCode && (isTypedLine(text) || isLineOfWord(text))) return { name: text, isCode }
  const words = text.split(/\s+/)
  if (words.length > 3 || !words.every((word) => /^[a-z][\w.-]*$/.test(word))) return undefined
  return words.length === 1
    ? wordIn(reading, words[0]!, isCode)
    : isProgram(words[0]!) && (isDistinct(words[0]!) || isCode)
      ? { name: text, isCode }
      : undefined
}

/** The command that one word of a heading names: a program, or a command of the program of the lines below or the heading above. */
function wordIn(reading: Reading, word: string, isCode: boolean): Named | undefined {
  const { section, trail } = reading
  // Lines below show of which program it is a command, whatever else has its name.
  const parent = parentIn(linesBelow(section), word)
  if (parent !== undefined) return { name: `${parent} ${word}`, isCode, isChild: true }
  const above = trail.texts
    .slice(0, -1)
    .map(programNamed)
    .findLast((name) => name !== undefined)
  if (isProgram(word) && (isDistinct(word) || !hasCommands(above ?? '')))
    return { name: word, isCode, isGroup: hasCommands(word) }
  return undefined
}

/** Whether a text is a program whose name is a word as well, and a place or an option behind it: `touch <file>`. */
const isLineOfWord = (text: string): boolean =>
  /^[a-z]+ [<[{-]/.test(text) && isProgram(text.split(' ', 1)[0]!)

/** The command lines of the blocks of a section. */
const linesBelow = (section: readonly Block[]): string[] =>
  section.flatMap((block) =>
    block.type === 'code'
      ? shellLines(block.lines).flatMap(({ kind, text }) => (kind === 'command' ? [text] : []))
      : [],
  )

const begins = (line: string, name: string): boolean =>
  `${line.replace(/^sudo\s+/, '')} `.startsWith(`${name} `)

/** The program with commands whose lines have a word behind it: `git` of `git push`. */
const parentIn = (lines: readonly string[], word: string): string | undefined =>
  lines
    .map((line) => line.replace(/^sudo\s+/, '').split(/\s+/, 2))
    .find(([first = '', second]) => second === word && hasCommands(first))?.[0]

/** A label in front of a meaning: `Purpose: …`. */
const labelled =
  /^(?:purpose|description|meaning|use|usage|설명|용도|역할|기능|의미|뜻|说明|作用|功能|説明|用途)\s*[:：]\s*/i

/** A heading that is a command, and the text below it that says what it does; false where one of them is something else. */
export function headingDescribed(reading: Reading, title: string, line: number): boolean {
  const { section, at, blocks } = reading
  const [text, after] = section
  const found = commandIn(reading, title)
  if (found === undefined || (text?.type !== 'item' && text?.type !== 'paragraph')) return false
  const [sentence = ''] = sentencesOf(inlineText(text.lines.join(' ')).trim().replace(labelled, ''))
  const meaning = withoutName(sentence, found.name)
  // A line of the text may be the one that another is about.
  if (text.lines.some((shown) => begins(shown, found.name))) return false
  const lines = linesBelow(section)
  if (!isMeaning(meaning, text.lines[0]!, found.name) || !isShown(found, lines)) return false
  // Right above a line of the command the text is the caption of that line.
  const isCaption = after?.type === 'code' && linesBelow([after]).some((shown) => begins(shown, found.name))
  if (!isSure(found, meaning, section) || isCaption) return false
  addName(reading, line, { name: `\`${found.name}\``, meaning, code: true })
  if (text.type === 'item' && blocks[at + 1] === text) reading.at++
  return true
}

/** A sentence without the name of its command in front: "The `rm` (remove) command is used to delete files". */
export function withoutName(sentence: string, name: string): string {
  const lead = new RegExp(
    `^(?:the\\s+)?\`?${name.replace(/[.+*?()[\]{}|\\^$]/g, '\\$&')}\`?(?:\\s*[(（][^()（）]*[)）])?(?:\\s*(?:command|utility|tool|명령어?|コマンド|命令))?(?:\\s+(?:is|are) used (?:to|for)\\s+|\\s+(?:allows|lets) (?:you|us|one) (?:to )?|\\s*(?:은|는|이란|란|は|用于|用来)\\s*)(?=\\S)`,
    'i',
  )
  return sentence.replace(lead, '')
}

/** Whether the lines below a heading begin with its command; a word alone is one only where such a line is there. */
function isShown({ name, isChild }: Named, lines: readonly string[]): boolean {
  const [own = ''] = isChild ? [name] : name.split(' ', 1)
  return lines.length === 0 ? !isChild : lines.some((shown) => begins(shown, own))
}

/** Whether a text is about the command of its heading: it says so, or nothing else is said there. */
function isSure({ name, isCode, isGroup }: Named, meaning: string, section: readonly Block[]): boolean {
  if (ofCommand.test(meaning)) return true
  if (isGroup || goesOn.test(meaning)) return false
  return isCode || (!hasSubject(meaning) && (isAlone(section) || isOnlyParagraph(name, section)))
}

/** Whether a section says one thing of its heading: no further sentences stand beside it. */
const isAlone = (section: readonly Block[]): boolean =>
  section.filter(({ type }) => type === 'paragraph' || type === 'item').length === 1

/** Words that go on from another sentence, or begin a walk-through. */
const goesOn =
  /^(?:먼저|이제|우선|그|이|다음|여기|만약|예를|まず|次に|ここ|首先|然后|这里|first|then|now|here|if|when|this|that|it)(?:\s|은|는|を|で|に|,|$)/i

/** Whether a paragraph is all that a section of a command of two words says in sentences of its own. */
const isOnlyParagraph = (name: string, [first, ...others]: readonly Block[]): boolean =>
  / /.test(name) && first?.type === 'paragraph' && others.every(({ type }) => type !== 'paragraph')

/** Whether the first sentence of a text can be what a command does. */
function isMeaning(meaning: string, first: string, name: string): boolean {
  if (meaning === '' || meaning.length > 160 || /[:：?？]$|:\/\//.test(meaning)) return false
  // Another command in it would be the subject.
  if (codeInProse(meaning).length > 0) return false
  if (captionText(meaning) === undefined || isRemark(meaning) || isStatement(meaning)) return false
  const isPair = said(first, undefined, true).type !== 'prose' && !labelled.test(inlineText(first))
  if (ofAll.test(meaning) || isPair || /^[\w-]+\s*[:：]/.test(meaning)) return false
  return tellsWhatIsDone(meaning) || ofCommand.test(meaning) || hasKnownMeaning(meaning, name)
}
