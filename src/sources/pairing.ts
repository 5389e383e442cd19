import { isCondition } from './captions.ts'
import { saysAnotherDeed, saysDeed } from './deeds.ts'
import type { Caption, Tie } from './facts.ts'
import { hasKnownMeaning } from './known-meanings.ts'
import { hasCommands, programsNamed, programWord } from './programs.ts'
import { isDependent, isStatement, tellsWhatIsDone } from './purpose.ts'

/** How much the form of a document says for a pair of a text and a line. */
type Strength =
  /** They belong together, whatever the text says, unless it says something else. */
  | 'strong'
  /** They belong together if the text says what is done, or has a word of the line. */
  | 'named'
  /** They only stand near each other: the text has to say what is done. */
  | 'weak'
  /** The text may mean another line: it has to have a word of this one, or say what its command does. */
  | 'evident'

const strengths: Record<Tie, Strength> = {
  row: 'strong',
  comment: 'named',
  label: 'strong',
  heading: 'named',
  shared: 'evident',
  item: 'named',
  paragraph: 'weak',
  below: 'weak',
}

/** Words that say nothing of one command by being in its line. */
const common =
  /^(?:container|containers|the|and|for|with|from|into|this|that|your|you|all|http|https|com|org|www|latest|sudo|name|file|test)$/

const wordsOf = (text: string): string[] =>
  text.toLowerCase().match(/[a-z]{3,}|[가-힣]{2,}|[一-龥]{2,}/g) ?? []

/** The words of a line that tell it from other lines of its program. */
function ownWords(line: string): Set<string> {
  const [first = '', ...rest] = line.replace(/^(?:sudo|doas)\s+/, '').split(/\s+/)
  const program = programWord(first)
  const words = wordsOf((hasCommands(program) ? rest : [program, ...rest]).join(' '))
  return new Set(words.filter((word) => !common.test(word)).map(stem))
}

/** The beginning of a word, by which `images` is `image`, and `committing` is `commit`. */
const stem = (word: string): string => word.slice(0, /^[a-z]/.test(word) ? 5 : 2).replace(/(?<=^\w{3})s$/, '')

/** Whether a text has a word of a line that is not the name of its program. */
export function names(text: string, line: string): boolean {
  const own = ownWords(line)
  return wordsOf(text).some((word) => own.has(stem(word)))
}

/** The commands and options that a text shows in code. */
const codeOf = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) =>
    /^(?:--?[A-Za-z]|[a-z][\w.-]* [a-z-])/.test(code.trim()) && code.trim() !== 'git bash'
      ? [code.trim()]
      : [],
  )

/** The names that a text gives as what is run: `the sudo command`, `with sed`, `sed로`. */
function toolsIn(text: string): string[] {
  const isTool = (name: string): boolean =>
    new RegExp(
      `(?:^|\\s)(?:the\\s+)?${name.replace(/[.+]/g, '\\$&')}(?:\\s+(?:command|명령)|\\s?(?:로|으로|를 ?(?:사용|이용))\\s|\\s+is\\s)|\\b(?:with|using|via|use|by)\\s+${name.replace(/[.+]/g, '\\$&')}(?:\\s*$|[\\s,.:])`,
      'i',
    ).test(text)
  return programsNamed(text).filter(isTool)
}

/** Whether a text shows or names commands of which the line has none: it is about another one. */
export function isAboutAnother(text: string, line: string): boolean {
  const small = line.toLowerCase()
  const shown = codeOf(text)
  if (shown.length > 0) return !shown.some((code) => sharesCommand(code.toLowerCase(), small))
  const tools = toolsIn(text)
  const isSetUp = /install|설치|set ?up|download|upgrade|インストール|安装/i.test(text)
  return tools.length > 0 && !isSetUp && !tools.some((name) => small.includes(name))
}

/** Whether a line has an option or the first words of a command that a text shows. */
const sharesCommand = (code: string, line: string): boolean => {
  if (code.startsWith('-')) return line.includes(code.split(/[\s=]/)[0]!)
  return line.includes(code.split(/\s+/).slice(0, 2).join(' ')) || code.includes(line)
}

/** Commands that make nothing. */
const makesNothing =
  /^(?:sudo\s+)?(?:cd|ls|ll|pwd|top|ps|whoami|cat(?!.*>)|systemctl\s+(?:start|stop|restart|status|enable|disable))(?:\s|$)/

const making =
  /\b(?:creat|mak|writ|install|build|download|generat)(?:e|es|ing|s)?\b|생성|작성|설치|创建|新建|安装|下载/i
const notMaking =
  /\b(?:list|show|check|see|view|verify|start|stop|enable|go|move|chang|enter|read|display)\w*|확인|조회|목록|보기|시작|이동|출력|查看|启动|进入|切换|重启/i

/** Whether a text says that something is made, and the line makes nothing: it is about the step before. */
const isOtherStep = (text: string, line: string): boolean =>
  makesNothing.test(line) && making.test(text) && !notMaking.test(text)

/** Instructions that no command carries out: what is near them needs a word of the line. */
const byHand = /^(?:insert|replace \S+ with|log ?in|sign ?in|click|select|press|plug|wait|make sure)\b/i

/** Whether a text says of one line what it does, by a word of it or by what its command is known for. */
export const isSaidOf = (text: string, line: string): boolean =>
  names(text, line) || hasKnownMeaning(text, line) || saysDeed(text, line)

/** Whether a comment says alone what its line does, in more than one word: it needs nothing of the text above. */
export const saysAlone = (comment: string, line: string): boolean =>
  !isCondition(comment) &&
  tellsWhatIsDone(comment) &&
  (saysDeed(comment, line) || hasKnownMeaning(comment, line)) &&
  (/[A-Za-z]{2}\S*\s.*[A-Za-z]{2}/.test(comment) || /[^\x00-\x7F]\s*\S*[^\x00-\x7F]{4}/.test(comment))

/** Whether a caption holds for a line, by how it is tied to it and by what it says. */
export function holds({ text, tie, own = text }: Caption, line: string, isOnly = true): boolean {
  const strength = strengths[tie]
  const tells = tellsWhatIsDone(text)
  if (saysAnotherDeed(own, line)) return false
  if (strength === 'strong') return tells || !(isStatement(text) || isDependent(own))
  if (isAboutAnother(text, line) || isOtherStep(own, line)) return false
  if (strength === 'evident' && !isSaidOf(own, line)) return false
  if (tells && !byHand.test(text)) return !(isStatement(text) && /[가-힣ぁ-ヶ]/.test(text))
  if (isStatement(text)) return false
  return (
    strength !== 'weak' && isOnly && (names(own, line) || hasKnownMeaning(own, line) || /[?？]$/.test(own))
  )
}

/** The first caption that holds for all lines together. */
export const captionThatHolds = (
  captions: readonly Caption[],
  lines: readonly string[],
): Caption | undefined =>
  captions.find((caption) => lines.every((line) => holds(caption, line, lines.length === 1)))
