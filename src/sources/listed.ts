import { bareLine, bareSentence, isLineOfHeading, lineBelow, linesInTurn } from './bare-lines.ts'
import { captionOfText, listOf } from './block-captions.ts'
import { saidOf } from './candidates.ts'
import { announcesOptions, captionedCommand } from './captioned.ts'
import { captionOfHeadings } from './captions.ts'
import { codeItem } from './code-items.ts'
import { barredLines, definedTerm, pairsInRow, termsOf } from './definitions.ts'
import type { Caption, NameFact } from './facts.ts'
import { inlineText } from './inline.ts'
import { keysSaid } from './keys.ts'
import { withoutLongName } from './long-names.ts'
import { captionedAbove, takesOptions } from './option-captions.ts'
import { optionSentence } from './option-sentences.ts'
import { lineAbove, ownerAbove, ownerBelow, ownerIn } from './owners.ts'
import { codeInProse, colonTerm, said } from './pairs.ts'
import { plainItem } from './plain-items.ts'
import { programHere } from './program-here.ts'
import { isDistinct, isProgram, programWord } from './programs.ts'
import { askedHere } from './question-reader.ts'
import { addName, placeOf, type Reading, spotOf } from './reading.ts'
import type { Block } from './scan.ts'
import { describedAfter, describedBefore } from './sentences.ts'
import { isBareLine, isTypedLine } from './typed.ts'

type Item = Block & { type: 'item' }

/** Takes an item that only says whose options follow, or that those of the line beside it do; false for another one. */
function announces(reading: Reading, { indent, lines }: Item): boolean {
  const { owner } = reading
  if (owner?.indent === indent && announcesOptions(lines.join(' '))) return true
  if (owner && indent <= owner.indent) reading.owner = undefined
  const line = lines.length === 1 ? captionedCommand(lines[0]!, programHere(reading)) : undefined
  if (line !== undefined) reading.owner = { line, indent }
  return line !== undefined
}

/** Reads an item of a list that belongs to no question. */
export function listed(reading: Reading, given: Item): void {
  if (announces(reading, given) || askedHere(reading, given.line, given.lines)) return
  if (pairsInRow(reading, given)) return
  const block = withoutLongName(reading, given)
  const text = block.lines.join('\n')
  const [first = '', ...rest] = block.lines
  const one = saidIn(reading, block)
  if (!one?.meaning && optionSentence(reading, text, block.line)) return
  if (one !== undefined) addSaid(reading, block, one)
  else if (/^`[^`]+`[.。]?$/.test(first.trim()) && rest.length === 0)
    codeItem(reading, block, first.trim().replace(/^`|`[.。]?$/g, ''))
  else if (isBareLine(text)) {
    bareLine(reading, text, block.line, captionAbove(reading, block))
    reading.owner = ownerIn(text, block.indent)
  } else if (!plainItem(reading, block) && !lineBelow(reading, block)) unsaid(reading, block, text)
}

/** Adds a name and its meaning; options below belong to it. */
function addSaid(reading: Reading, block: Item, one: ReturnType<typeof namedIn> & object): void {
  const before = reading.owner
  if (/^`?--?[A-Za-z]/.test(one.name))
    reading.owner = captionedAbove(reading) ?? before ?? ownerBelow(reading) ?? ownerAbove(reading)
  const term = isAmongTerms(reading, block, one.name) || undefined
  addName(reading, block.line, { ...one, term, above: lineAbove(reading, before) })
  reading.owner = ownerIn(one.name, block.indent) ?? before
}

/** The single word that an item explains. */
const wordOf = (block: Block | undefined, indent: number): string | undefined =>
  block?.type === 'item' && block.indent === indent
    ? /^[`*]*([\w.-]+)[`*]*\s*(?:[:：=]|[-–—]|->|→)/.exec(block.lines[0] ?? '')?.[1]
    : undefined

/** Whether a word that is also a program stands among words that are none: `host` beside `bridge` and `none`. */
function isAmongTerms({ blocks, at }: Reading, { indent }: Item, name: string): boolean {
  const word = name.replace(/[`*]/g, '').trim()
  if (!isProgram(word) || isDistinct(word)) return false
  const near = blocks.slice(Math.max(0, at - 8), at + 9).filter((block) => block !== blocks[at])
  const words = near.flatMap((block) => wordOf(block, indent) ?? [])
  const others = words.filter((other) => !isProgram(other))
  return others.length > words.length - others.length
}

/** The name and the meaning that an item gives: keys, or what its marks set apart. */
const saidIn = (reading: Reading, block: Item): ReturnType<typeof namedIn> =>
  keysSaid(block.lines.join(' ')) ?? namedIn(reading, block)

/** The name and the meaning that an item gives by its marks. */
function namedIn(
  reading: Reading,
  { lines }: Item,
): Pick<NameFact, 'name' | 'meaning' | 'code' | 'whole' | 'term'> | undefined {
  const scope = programHere(reading)
  const [first = '', ...rest] = lines
  const broken = /^(\*\*[^*]+\*\*|`[^`]+`|[\w.-]+(?: [\w.-]+){0,2})\s*<br\s*\/?>\s*(.*[^\s>].*)$/s.exec(
    lines.join(' '),
  )
  if (broken) {
    const meaning = inlineText(broken[2]!).replace(/\s+/g, ' ').trim()
    const isCode = broken[1]!.startsWith('`')
    return { name: broken[1]!, meaning, code: isCode, term: !isCode && !broken[1]!.startsWith('-') }
  }
  const sentence = lines.join(' ')
  const behind = describedAfter(sentence, scope)
  if (behind) return { ...behind, code: true, whole: true }
  const whole = said(sentence, scope, true)
  if (whole.type === 'pair') return whole
  const before = describedBefore(sentence, scope)
  if (before) return { ...before, code: true, whole: true }
  const one = rest.length > 0 ? said(first, scope, true) : whole
  const below = inlineText(rest.join(' '))
  if (one.type === 'pair') return { ...one, meaning: `${one.meaning} ${below}`.trim() }
  if (rest.length === 0) return undefined
  // A term alone on the first line, and what is said of it below.
  const term = /^(\*\*|__)([^*_`:：]{1,60})\1\s*$/.exec(first)?.[2]
  if (term !== undefined && below !== '') return { name: term.trim(), meaning: below, code: false }
  if (one.type === 'code') return { name: `\`${one.text}\``, meaning: below, code: true }
  if (isNameAlone(first, scope) && /^[\p{L}]/u.test(below) && !isBareLine(below) && !isTypedLine(below))
    return { name: first, meaning: below, code: true }
  const isOption = /^(?:--?)[A-Za-z0-9]/.test(first) && said(`${first}: x`, scope, true).type === 'pair'
  return isOption ? { name: first, meaning: below, code: true } : undefined
}

/** Whether a line is a command without marks, and no more. */
const isNameAlone = (line: string, scope: string | undefined): boolean => {
  const words = line.replace(/^(?:\$|sudo)\s+/, '').split(/\s+/)
  const first = programWord(words[0]!)
  return (
    words.length > 1 &&
    words.length <= 6 &&
    (first === scope || isDistinct(first)) &&
    /^[\x20-\x7E]+$/.test(line) &&
    !/[.:,!?]$|["'{(|]/.test(line)
  )
}

/** An item that gives no name by its marks: a term of a list of terms, or a sentence. */
function unsaid(reading: Reading, block: Item, text: string): void {
  const term = colonTerm(text)
  if (term !== undefined && (isMarkedTerm(text) || isListOfTerms(reading, block))) {
    addName(reading, block.line, { ...term, code: false })
    return
  }
  const before = reading.facts.length
  inProse(reading, text, block.line)
  const bold = /^\*\*([^*"“'‘]{1,60})\*\*/.exec(text)?.[1]
  if (reading.facts.length === before && bold !== undefined && reading.head.name === undefined)
    reading.problems.push({ at: placeOf(reading, block.line), code: 'in-prose', detail: bold })
}

/** Whether a term is set off from its meaning: by spaces around the colon, by an arrow, or as a name in capitals. */
const isMarkedTerm = (text: string): boolean =>
  /^[^:：]{1,28}?(?:\s[:：]|\s(?:=>|⇒))\s|^:?[A-Z][A-Z0-9_]{2,}[:：]\s|^[^:：]{1,16}\s?\([\p{L} .]{2,20}\)[:：]\s/u.test(
    text,
  )

/** Whether the items around one are terms with their meanings. */
function isListOfTerms({ blocks, at }: Reading, block: Item): boolean {
  let from = at
  while (from > 0 && blocks[from - 1]!.type === 'item') from--
  let to = at
  while (to < blocks.length && blocks[to]!.type === 'item') to++
  // A long list is judged by what is near.
  const near = blocks
    .slice(Math.max(from, at - 20), Math.min(to, at + 20))
    .filter((other) => other.type === 'item' && other.indent === block.indent) as Item[]
  const terms = near.filter(({ lines }) => colonTerm(lines.join('\n')) !== undefined)
  return terms.length >= 3 && terms.length >= near.length * 0.7
}

function captionAbove({ blocks, at }: Reading, block: { indent: number }): Caption | undefined {
  const before = blocks[at - 1]
  return before?.type === 'item' && before.indent < block.indent
    ? captionOfText(before.lines.join(' '))
    : undefined
}

/** Readers of a paragraph that is one fact, or several of one form; each gives false for another one. */
const wholeParagraph = [
  boldTerm,
  barredLines,
  optionsUnderHeading,
  takesOptions,
  linesInTurn,
  lineBelow,
  (reading: Reading, { lines: [text, ...more], line }: Block & { type: 'paragraph' }): boolean =>
    more.length === 0 && optionSentence(reading, text!, line),
]

/** The command that the first line of a paragraph names above options: `git reset 3종류`. */
function titleOfOptions([title = '', ...lines]: readonly string[]): string | undefined {
  if (lines.length === 0 || !lines.every((line) => /^[`*]*--?[A-Za-z]/.test(line))) return undefined
  const command =
    /^[`*]*([a-z][\w.-]* [a-z][a-z-]+)(?=[`*]*(?:$|\s*[:：(]|\s+(?:[^\x00-\x7F]|\d|options?\b|flags?\b)))/.exec(
      title,
    )?.[1]
  return command !== undefined && isProgram(command.split(' ')[0]!) ? command : undefined
}

/** Reads sentences: lines that give a name and its meaning are facts, other commands in code are named. */
export function prose(reading: Reading, block: Block & { type: 'paragraph' }): void {
  const { lines } = block
  if (wholeParagraph.some((read) => read(reading, block))) return
  const isApart = reading.owner !== undefined && block.indent <= reading.owner.indent
  // A text at the margin ends the list above it.
  if (isApart && !/^[`*]*--?[A-Za-z]/.test(lines[0]!)) reading.owner = undefined
  const titled = titleOfOptions(lines)
  if (titled !== undefined) reading.owner = { line: titled, indent: block.indent - 1 }
  const { owner } = reading
  const hasOptions = lines.some((line) => /^`?--?[A-Za-z]/.test(line))
  if (hasOptions) reading.owner = captionedAbove(reading) ?? owner ?? ownerAbove(reading)
  const terms = termsOf(lines)
  for (let index = 0; index < lines.length; index++) {
    const defined = definedTerm(reading, block, index)
    if (defined > 0) index += defined - 1
    else sentence(reading, block, index, terms?.[index])
  }
  // A command that a line explains has its options in the lines right below.
  const last = lines.at(-1)!
  const announces = captionedCommand(last, programHere(reading)) !== undefined
  if (announces || said(last, programHere(reading), false).type === 'pair') reading.owner = owner
}

function sentence(
  reading: Reading,
  block: Block & { type: 'paragraph' },
  index: number,
  term: { name: string; meaning: string } | undefined,
): void {
  const line = block.lines[index]!
  const at = block.line + index
  const scope = programHere(reading)
  const announced = captionedCommand(line, scope)
  if (announced !== undefined) {
    reading.owner = { line: announced, indent: block.indent - 1 }
    return
  }
  const keys = keysSaid(line)
  if (keys) {
    addName(reading, at, keys)
    return
  }
  // Below another option a space behind its name is enough.
  const isFurther = [block.lines[index - 1] ?? '', line].every((text) => /^--?[A-Za-z]/.test(text))
  const one = said(line, scope, isFurther)
  const told =
    block.lines.length === 1 ? (describedAfter(line, scope) ?? describedBefore(line, scope)) : undefined
  if (one.type === 'pair') {
    addName(reading, at, one)
    reading.owner = ownerIn(one.name, block.indent - 1) ?? reading.owner
  } else if (one.type === 'code')
    reading.facts.push({
      type: 'lines',
      spot: spotOf(reading, at),
      captions: captionInLine(block, index - 1),
      lines: [{ text: one.text, at: placeOf(reading, at) }],
      sure: false,
    })
  else if (told) addName(reading, at, { ...told, code: true, whole: true })
  else if (term) addName(reading, at, { ...term, code: false })
  else if (isBareLine(line) || isLineOfHeading(reading, block)) bareSentence(reading, block, index)
  else inProse(reading, line, at)
}

/** The caption that a line of a paragraph gives to the code below it: a line of code is another step, and the end of a sentence says nothing alone. */
function captionInLine({ lines }: Block & { type: 'paragraph' }, index: number): Caption[] {
  const line = lines[index] ?? ''
  if (!/^[^`]/.test(line)) return []
  const isRest = index > 0 && /^[a-z]/.test(line) && !/[.!?:。：]\s*$/.test(lines[index - 1]!)
  const own = isRest ? (/[.!?]\s+(\S.*)$/.exec(line)?.[1] ?? '') : line
  return listOf(captionOfText(own))
}

/** A paragraph that is only the names of an option: the heading says what it does. */
function optionsUnderHeading(reading: Reading, { lines, line }: Block & { type: 'paragraph' }): boolean {
  const text = lines.join(' ').trim()
  if (!/^`-[^`]+`(?:\s*(?:,|\/|or|또는|、)\s*`-[^`]+`)*[.]?$/.test(text)) return false
  const caption = captionOfHeadings(reading.trail.headings)
  const others = reading.section.filter(
    (block) => block.type === 'code' || (block.type === 'paragraph' && /^`-/.test(block.lines[0]!)),
  )
  if (caption === undefined || others.length !== 1 || programHere(reading) === undefined) return false
  const name = `\`${text.replaceAll('`', '').replace(/\.$/, '')}\``
  addName(reading, line, { name, meaning: caption, code: true })
  return true
}

/** A paragraph that begins with a term in bold: `**Term** - meaning`, or the term on a line of its own. */
function boldTerm(reading: Reading, { lines, line, indent }: Block & { type: 'paragraph' }): boolean {
  const [first = '', ...rest] = lines
  const name = /^\*\*([^*`:：]{1,60})\*\*(?:\s+[-–—]\s+|\s*[:：]\s+|\s*$)/.exec(first)
  const isDefined = /^\*\*[^*]+\*\*\s*[:：]\s+\S/.test(first)
  if (!name || indent > 0) return false
  const meaning = inlineText([first.slice(name[0].length), ...rest].join(' ')).trim()
  const next = reading.blocks[reading.at + 1]
  // A title, and below it what belongs to it.
  const isTitle = !isDefined && rest.length > 0 && colonTerm(rest[0]!) !== undefined
  const isTerm =
    !isTitle &&
    meaning !== '' &&
    meaning.length <= 400 &&
    !/[:：]$/.test(meaning) &&
    (isDefined || next?.type !== 'code')
  if (!isTerm || said(`**${name[1]!}**: x`, undefined, true).type !== 'pair') return false
  const term = name[1]!.trim()
  // `docker0` and `Dockerfile` are no commands.
  addName(reading, line, { name: term, meaning, code: false, term: /^\w*[A-Z0-9]\w*$/.test(term) })
  return true
}

/** Names the command or option in a sentence that makes no card. */
function inProse(reading: Reading, text: string, line: number): void {
  if (reading.head.name !== undefined) return
  const [code] = codeInProse(text)
  if (code !== undefined)
    reading.facts.push({
      type: 'mention',
      spot: spotOf(reading, line),
      text: code,
      candidates: saidOf(text, code),
    })
}
