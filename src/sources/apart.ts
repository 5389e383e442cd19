import { markOf } from './blocks.ts'
import { isOptions } from './classify.ts'
import { colonTerm, kindBehind, said } from './pairs.ts'
import { isDistinct, programWord } from './programs.ts'
import type { Block } from './scan.ts'
import { isBareLine } from './typed.ts'

type Text = Block & { type: 'item' | 'paragraph' }
type Item = Block & { type: 'item' }

/** A line that fills its column goes on in the next one. */
const full = 60

/** The columns that a line takes: letters of Korean, Japanese and Chinese are two wide. */
const widthOf = (text: string): number => text.length + (text.match(/[\u1100-\uFFDC]/g)?.length ?? 0)

/** Marks and words that nothing ends with. */
const open = /(?:[,、，\\([{&|+/]|(?:^|\s)(?:the|an?|of|with|and|or|using|via|called|e\.g\.)|[은는을를])$/i

/** Words that sentences seldom end with. */
const goingOn =
  /(?:^|\s)(?:in|on|for|from|by|to|use|run|is|are|as|like)$|(?:(?<![참경광창재보])고|며|[가-힣]서|면|의|에|와|및|거나|지만|도록|위해|통해|하여|으로|까지|부터|보다|처럼|[가-힣]한|할|된|될)$/i

/** Questions and answers as their marks show them, which go on until the next one. */
const marked = /^(?:\*\*|__)?(?:Q|A|질문|답변?|문|Question|Answer|質問|問|回答|答え?)\s?\d{0,3}\s?[.:：)]/

/** Whether what a line says is not at its end. */
function isOpen(line: string): boolean {
  const text = line.trim()
  if (open.test(text) || goingOn.test(text)) return true
  return !ends.test(text) && widthOf(text) >= full
}

/** Marks and letters that end a sentence. */
const ends = /[.!?。！？:：)）`]$|다$/

/** Whether what a line says goes on in the next one, which is plain text. */
const goesOn = (line: string, next: string): boolean =>
  isOpen(line) || (/^[a-z]/.test(next) && !ends.test(line.trim()))

/** Whether a line begins with an option that it explains. */
function explainsOption(line: string): boolean {
  const one = said(line, undefined, true)
  if (one.type !== 'pair' || one.meaning === '' || !isOptions(one.name.replaceAll('`', '').trim()))
    return false
  const behind = line.slice(line.indexOf(one.name) + one.name.length)
  return /^[`*_]*\s*(?:[:：=#|]|[-–—]|→|⇒|\s{2}|\t|[^\x00-\x7F])/.test(behind) || kindBehind(behind) !== ''
}

/** Whether a line says by its own marks that it is a fact: an option, a command or a term, and its meaning. */
function isFact(line: string): boolean {
  if (markOf(line) !== undefined || marked.test(line)) return false
  if (/^[`*_]*(?:--?|[–—])[A-Za-z0-9]/.test(line)) return explainsOption(line)
  if (isBareLine(line)) return true
  const one = said(line, undefined, true)
  // An ordinary word that is also a program begins a sentence as well.
  const isWord = one.type === 'pair' && !one.code && /^[a-z]+$/.test(one.name) && !isDistinct(one.name)
  return one.type === 'pair' && !isWord && !/^[^`]*[:：]?\s*`[^`]+`[.。]?$/.test(line)
}

/** Whether a line is a word and its meaning. */
const isWord = (line: string): boolean => said(line, undefined, true).type === 'pair' && /^[a-z]/.test(line)

/** Whether a line is a term and its meaning, which a sentence may look like. */
const isTerm = (line: string): boolean => !marked.test(line) && colonTerm(line) !== undefined

/** An option at the beginning of a line. */
const option = /^[`*_]*(?:--?|[–—])[A-Za-z0-9]/

/** Whether two lines, one below the other, both explain options: the lower one needs no more than a space behind its name. */
const areOptions = (above: string, line: string): boolean =>
  option.test(above) &&
  option.test(line) &&
  [above, line].every((text) => {
    const one = said(text, undefined, true)
    return one.type === 'pair' && one.meaning !== '' && isOptions(one.name.replaceAll('`', '').trim())
  })

/** The program that a line begins with, where its name is no ordinary word; '' for none. */
function programOf(line: string): string {
  const [first = '', second = ''] = line.replace(/^[`*_]*(?:\$\s+|sudo\s+)?/, '').split(/[\s`*_]+/)
  return isDistinct(programWord(first)) && /^[a-z-]/.test(second) ? programWord(first) : ''
}

/** Whether a line begins with the program of the command that is explained above it. */
const beginsAnew = (line: string, above: string): boolean =>
  programOf(line) !== '' && programOf(line) === programOf(above) && isFact(above) && !isOpen(above)

/** The number of a step of a step: `7-1.`. */
const stepOfStep = /^\d+-\d+[.)]\s+/

/** Whether a line begins a fact of its own below the lines above it. */
function beginsFact(line: string, above: string): boolean {
  if (stepOfStep.test(line)) return true
  if (/\\$/.test(above) || (isBareLine(line) && /[:：]$/.test(above.trim()))) return false
  if (isFact(line) || areOptions(above, line)) return !open.test(above.trim())
  return (isTerm(line) || isWord(line)) && (isTerm(above) || isFact(above)) && !isOpen(above)
}

/** Whether code is still open behind a text. */
const isInCode = (text: string): boolean => (text.match(/`/g)?.length ?? 0) % 2 === 1

/** Finds the lines before which a block is cut, and whether each is plain text that only stands below. */
function cutsOf(block: Text): { at: number; isPlain: boolean }[] {
  const { lines } = block
  if (marked.test(lines[0]!) || markOf(lines[0]!) !== undefined || /^(?:```|~~~)/.test(lines[0]!)) return []
  const cuts: { at: number; isPlain: boolean }[] = []
  let inCode = false
  for (let at = 1; at < lines.length; at++) {
    const [above, line] = [lines[at - 1]!, lines[at]!]
    inCode = inCode !== isInCode(above)
    if (inCode) continue
    if (beginsFact(line, above)) cuts.push({ at, isPlain: false })
    else if (beginsAnew(line, above) || standsBelow(block, at, above, line)) cuts.push({ at, isPlain: true })
  }
  return cuts
}

/** Whether a line of an item is plain text at the left of it, which the item says nothing with. */
function standsBelow(block: Text, at: number, above: string, line: string): boolean {
  if (block.type !== 'item' || !(isFact(above) || isTerm(above))) return false
  const indent = block.indents?.[at] ?? block.indent + 2
  return indent <= block.indent && !goesOn(above, line)
}

/** How far in a piece of an item stands: an option belongs to the command above it, others stand beside it. */
function indentOfPiece({ indent, indents = [] }: Item, at: number, line: string): number {
  const isOption = /^[`*_]*(?:--?|[–—])[A-Za-z0-9]/.test(line)
  return isOption ? Math.max(indents[at] ?? 0, indent + 1) : indent
}

function piecesOf(block: Text): Block[] {
  const cuts = cutsOf(block)
  if (cuts.length === 0) return [block]
  const pieces: Block[] = []
  const starts = [{ at: 0, isPlain: block.type === 'paragraph' }, ...cuts]
  for (const [index, { at, isPlain }] of starts.entries()) {
    const lines = block.lines
      .slice(at, starts[index + 1]?.at)
      .map((line, place) => (place === 0 ? line.replace(stepOfStep, '') : line))
    const line = block.line + at
    if (block.type === 'paragraph' || isPlain)
      pieces.push({ type: 'paragraph', line, indent: block.indent, lines })
    else {
      const indent = at === 0 ? block.indent : indentOfPiece(block, at, lines[0]!)
      pieces.push({ type: 'item', line, indent, lines, indents: block.indents?.slice(at, at + lines.length) })
    }
  }
  return pieces
}

/** A term in bold with its meaning behind it. */
const boldPair = /^(?:\*\*|__)[^*_]+(?:\*\*|__)\s*(?:[:：]|[-–—]\s)|^(?:\*\*|__)[^*_]+[:：](?:\*\*|__)/

/** Whether an indented block is no code: its lines are terms and what is said of them. */
function isOfTerms({ fenced, lines }: Block & { type: 'code' }): boolean {
  const said = lines.filter((line) => line.trim() !== '')
  const terms = said.filter((line) => isTerm(line.trim()) && /[가-힣ぁ-ヶ一-龥]/.test(line))
  return !fenced && terms.length > said.length / 2 && said.every((line) => !isBareLine(line.trim()))
}

/** Lines that stand indented as items of a list. */
const itemsOf = ({ lines, line }: Block & { type: 'code' }): Block[] =>
  lines.flatMap((text, index) =>
    text.trim() === ''
      ? []
      : [{ type: 'item' as const, line: line + index, indent: 0, lines: [text.trim()] }],
  )

/** Cuts items, and paragraphs of terms, where a line begins a fact of its own: learners write one a line, with no empty line between. */
export const linesApart = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block) => {
    if (block.type === 'code' && isOfTerms(block)) return itemsOf(block)
    const isCut =
      (block.type === 'item' || (block.type === 'paragraph' && boldPair.test(block.lines[0]!))) &&
      block.lines.length > 1
    return isCut ? piecesOf(block) : [block]
  })
