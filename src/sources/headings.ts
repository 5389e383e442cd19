import { captionText, isRemark } from './captions.ts'
import { isOptions } from './classify.ts'
import { hasCardMark } from './guards.ts'
import { headingDescribed, headingSynopsis, withoutName } from './heading-commands.ts'
import { inlineText } from './inline.ts'
import { isKeys } from './keys.ts'
import { programHere } from './program-here.ts'
import { isDistinct, isProgram, programWord } from './programs.ts'
import { tellsWhatIsDone } from './purpose.ts'
import { addName, questionSpot, type Reading, spotOf } from './reading.ts'
import type { Block } from './scan.ts'

/** A heading that is a command in code, and the sentence below it that says what it does; false where it is neither. */
function headingCommand(reading: Reading, title: string, line: number): boolean {
  const code = /^(?:[\d.-]+[.)]?\s+)?(?:\p{Extended_Pictographic}\uFE0F?\s*)?`([^`]+)`$/u.exec(title)?.[1]
  const next = reading.blocks[reading.at + 1]
  if (code === undefined || (next?.type !== 'paragraph' && next?.type !== 'quote')) return false
  const words = code.trim().split(/\s+/)
  const first = programWord(words[0]!)
  const [said = ''] = inlineText(next.lines.map((text) => text.replace(/\\$/, '')).join(' '))
    .replace(/^(?:해설|설명|의미|뜻|description|説明|说明)\s*[:：]\s*/i, '')
    .split(/(?<=[.!?。]|다\.)\s+/)
  const isCommand = words.length > 1 && first === programHere(reading)
  // Of a program by itself the sentence has to say what it does.
  const isProgramItself = words.length <= 2 && isProgram(first) && tellsWhatIsDone(said)
  if (
    !(isCommand || isProgramItself) ||
    said === '' ||
    isRemark(said) ||
    /[:：]$/.test(said) ||
    said.length > 200
  )
    return false
  addName(reading, line, { name: `\`${code}\``, meaning: withoutName(said, code.trim()), code: true })
  return true
}

/** Meanings that only say what sort of text stands below. */
const sortOfText =
  /^(?:notes?|cheat ?sheet|tutorial|guide|basics?|commands?|examples?|usage|overview|options?|introduction|정리|명령어?|예제|사용법|기본)\b/i

/** A heading that is a command and what it does: `mkdir — makes folders`. */
function headingPair(reading: Reading, title: string, line: number): boolean {
  const text = title
    .replace(/^(?:\d+(?:[.-]\d+)*[.)]?)\s+/, '')
    .replace(/^(?:\p{Extended_Pictographic}\uFE0F?\s*)+/u, '')
  const pair = /^(`[^`]+`|[a-z][\w.-]*(?: [a-z][\w-]*)?)\s+[-–—:]\s+(\S.*)$/u.exec(text)
  const name = pair?.[1]?.replaceAll('`', '') ?? ''
  const meaning = pair?.[2] ?? ''
  const isCommand =
    isDistinct(programWord(name.split(' ')[0]!)) ||
    (pair?.[1]?.startsWith('`') && isProgram(name.split(' ')[0]!))
  if (
    !isCommand ||
    sortOfText.test(meaning) ||
    isRemark(meaning) ||
    /[`:：?？]/.test(meaning) ||
    !/\s|[^\x00-\x7F]{3}/.test(meaning)
  )
    return false
  if (!tellsWhatIsDone(meaning) && !/^[\p{L}\s&,/()-]{6,60}$/u.test(meaning)) return false
  addName(reading, line, { name: `\`${name}\``, meaning: inlineText(meaning), code: true })
  return true
}

/** Names that are no words of a sentence: options, variables, names in small letters or capitals. */
const identifier = /^(?:-{1,2}[A-Za-z][\w-]*|\$\w+|[a-z][\w.-]*|[A-Z][A-Z_]+\d*)$/

/** Whether a section defines its heading, a few words: `The area between …`, `A branch is …`. */
const isDefinition = (name: string, section: readonly Block[]): boolean =>
  /^[A-Z][\w-]*(?: [\w-]+){0,2}$/.test(name) &&
  section.every(({ type }) => type === 'paragraph') &&
  section[0]?.type === 'paragraph' &&
  /^(?:An?|The)\s\w.*\.$/.test(section[0].lines.join(' '))

/** The name at the beginning of what is said of it: `FROM은 …`. */
const ofItself = (name: string): RegExp =>
  new RegExp(`^${name.replace(/[$.]/g, '\\$&')}\\s?(?:에는|에서는|이란|란|은|는|이|가|:)\\s+`)

/** A heading that is one name, and all that its section says of it. */
function headingTerm(reading: Reading, title: string, line: number): boolean {
  const { section, trail } = reading
  const name = title.replaceAll('`', '').trim()
  const [only] = section
  const isInstruction = /^[A-Z][A-Z_]{2,}$/.test(name)
  const isDefined = isDefinition(name, section)
  if (trail.headings.length < 2 || (!identifier.test(name) && !isDefined)) return false
  if (section.length !== 1 && !isInstruction && !isDefined) return false
  if (only?.type !== 'paragraph' && only?.type !== 'item' && !(isInstruction && only?.type === 'quote'))
    return false
  // An instruction of a file is explained by the first sentence, before it is shown.
  const text = isInstruction ? only.lines[0]! : only.lines.join(' ')
  const meaning = inlineText(text).trim().replace(ofItself(name), '')
  const isSentence =
    meaning.length <= 200 &&
    !/[:：?？]$|`|:\/\/|^[\w-]+\s?[:：]\s|^(?:if|when|then|see|note|for)\b/i.test(meaning) &&
    /\s|[^\x00-\x7F]/.test(meaning)
  const isName = isOptions(name) || (!isProgram(name) && captionText(name) !== undefined)
  if (!isName || !isSentence) return false
  addName(reading, line, { name: isOptions(name) ? `\`${name}\`` : name, meaning, code: isOptions(name) })
  return true
}

const asks = /[?？]$|\S(?:이란|란)$/
/** Questions that need what stands around them. */
const needsMore =
  /^(?:why|how|what|when|where|who|왜|무엇|어떻게|언제)?\s*(?:so|not|then|else|is it|are they|일까|인가)?\s*[?？]?$/i

/** Questions for what something is, which a list may answer as well. */
const defines = /(?:이란|란)[?？]?$|^what(?:'s| is| are)\b|무엇|뭔가|뭐[가지예]/i
/** Texts that begin something and do not answer. */
const begins =
  /^[-\s]*(?:예를 들어|먼저|우선|아래|다음|이번|for example|let's|first|in this|before|see|assume|suppose|consider|imagine|the following)|(?:보자|알아보겠습니다|살펴보겠습니다|가정하자|가정해\s?보자|다음과 같다|아래와 같다)[.。]?$|(?:다음과|아래와) 같은[^.]*[.。]?$|(?:as follows|the following)[^.]*[.:]?$/i

/** The text right below a heading that may be an answer: a paragraph, or a short list. */
function answerBelow({ section }: Reading): string | undefined {
  const [first] = section
  if (first?.type === 'paragraph') return first.lines.join('\n')
  const end = section.findIndex(({ type }) => type !== 'item')
  const items = (end < 0 ? section : section.slice(0, end)) as (Block & { type: 'item' })[]
  if (items.length === 0 || items.length > 8) return undefined
  return items.map(({ lines, indent }) => `${' '.repeat(indent)}- ${lines.join('\n')}`).join('\n')
}

/** A heading that asks, and the text right below it. */
function headingQuestion(reading: Reading, title: string, line: number): boolean {
  const question = inlineText(title)
    .replace(/^(?:section|chapter|ch|part|step|lesson|unit|week|day)\s*\d+\s*[.:)-]?\s*/i, '')
    .replace(/^(?:(?:\d+[.)-]?)+|Q\s?\d*[.):]|[①-⑳])\s*/u, '')
    .replace(/^(?:\p{Nd}?\uFE0F?\u20E3|\p{Extended_Pictographic}|\s)+/u, '')
    .trim()
  if (!asks.test(question) || needsMore.test(question) || question.length < 4) return false
  const answer = answerBelow(reading)
    ?.replace(/^\*\*(?:answer|답변?|정답)\s*[:：]?\*\*\s*[:：]?\s*\n/i, '')
    .trim()
  const isList = answer?.startsWith('- ') === true
  if (answer === undefined || begins.test(answer) || (isList && !defines.test(question))) return false
  const isOther = hasCardMark(answer) || /[:：][*_]*$/.test(answer)
  if (isOther || answer.length < 8 || answer.length > 600) return false
  reading.facts.push({
    type: 'question',
    spot: spotOf(reading, line),
    block: { mark: 'Q', text: question, answer, wrong: [], lines: [], spot: questionSpot(reading, line) },
  })
  return true
}

/** Headings of sections about keys that do not say what one of them does. */
const ofKeys =
  /^(?:(?:the|all|my|most|useful|basic|common|default|custom|other|important|keyboard)\s)*(?:keys?|hot ?keys?|short ?cuts?|key ?(?:binding|board|map|stroke|combo)s?(?: shortcuts?)?|bindings?|mappings?|prefix|modifiers?|notation|mac(?: ?os)?|linux|windows|vim|emacs|tmux|단축 ?키|키|ショートカット|快捷键)\b/i

/** Programs in which a colon begins a command that is typed. */
const takesColons = /(?:^|\W)(?:vi|vim|nvim|neovim|vimdiff|less|ranger|tmux)(?:\W|$)/i

/** The lines of a block that hold nothing but keys; undefined for another block. */
function keyLines(block: Block, colons: boolean): string[] | undefined {
  if (block.type !== 'item' && block.type !== 'code' && block.type !== 'paragraph') return undefined
  const isCode = (line: string): boolean => /^`[^`]+`(?:\s*[,/]\s*`[^`]+`)?$/.test(line.trim())
  if (block.type === 'paragraph' && !block.lines.every(isCode)) return undefined
  const lines = block.lines
    .flatMap((line) => line.split(/(?<=`)\s*[,/]\s*(?=`)/))
    .map((line) => line.replaceAll('`', '').trim())
    .filter((line) => line !== '')
  const isPressed = (line: string): boolean =>
    isKeys(line) || (colons && /^:[a-z]{1,9}!?(?: <[^<>]+>)?$/.test(line))
  return lines.length > 0 && lines.every(isPressed) ? lines : undefined
}

/** Whether a block only parts others: a rule, or breaks of lines alone. */
const isGap = (block: Block): boolean =>
  block.type === 'rule' ||
  (block.type === 'paragraph' && block.lines.every((line) => /^(?:<br\s*\/?>\s*)+$/i.test(line.trim())))

/** A heading that says what is done, and the keys for it, one or on each of two systems, that are all its section holds. */
function headingKeys(reading: Reading, title: string, line: number): boolean {
  const { trail, head, file, blocks } = reading
  const section = reading.section.filter((block) => !isGap(block))
  const caption = captionText(title)
  if (caption === undefined || ofKeys.test(caption) || trail.headings.length < 2 || section.length > 2)
    return false
  const [first] = blocks
  const title0 = first?.type === 'heading' ? first.text : (head.title ?? '')
  const colons = takesColons.test([file, title0, ...trail.texts].join(' '))
  const lines = section.map((block) => keyLines(block, colons))
  if (lines.length === 0 || lines.some((some) => some === undefined)) return false
  const keys = lines.flat() as string[]
  if (keys.length > 2) return false
  addName(reading, line, { name: keys.join(' / '), meaning: caption, code: true, term: true })
  reading.at += reading.section.indexOf(section.at(-1)!) + 1
  return true
}

const readers = [
  headingKeys,
  headingCommand,
  headingPair,
  headingSynopsis,
  headingDescribed,
  headingTerm,
  headingQuestion,
]

/** Reads a heading that says something by itself or with the text right below it. */
export function headingFact(reading: Reading, title: string, line: number): void {
  readers.some((read) => read(reading, title, line))
}
