import { bareLine, meaningIn } from './bare-lines.ts'
import { captionOfText } from './block-captions.ts'
import type { Caption } from './facts.ts'
import { codeOf } from './items-below.ts'
import { ownerIn } from './owners.ts'
import { isProgram } from './programs.ts'
import { tellsWhatIsDone } from './purpose.ts'
import { addName, type Reading } from './reading.ts'
import type { Block } from './scan.ts'
import { isPlainLine } from './typed.ts'

type Item = Block & { type: 'item' }
type Text = Block & { type: 'item' | 'paragraph' }

/** Whether an item is a command line, in code or not. */
const isLine = ({ lines: [text = '', ...more] }: Item): boolean => more.length === 0 && isPlainLine(text)

const isLineItem = (block: Item): boolean => codeOf(block) !== undefined || isLine(block)

/** The items around one that stand as far in, up to what stands further out. */
function siblings({ blocks, at }: Reading, { indent }: Item): Item[] {
  const isInside = (block: Block | undefined): block is Text =>
    (block?.type === 'item' && block.indent >= indent) ||
    (block?.type === 'paragraph' && block.indent > indent)
  let [from, to] = [at, at]
  while (isInside(blocks[from - 1])) from--
  while (isInside(blocks[to + 1])) to++
  return blocks
    .slice(from, to + 1)
    .filter((block): block is Item => block.type === 'item' && block.indent === indent)
}

/** The text right above a line that stands alone below it: its item, or the paragraph that the list begins below. */
function captionOf(reading: Reading, block: Item): Caption | undefined {
  const before = reading.blocks[reading.at - 1]
  const isAbove = before?.type === 'paragraph' || (before?.type === 'item' && before.indent < block.indent)
  if (!isAbove || siblings(reading, block).filter(isLineItem).length > 1) return undefined
  const text = before.lines.join(' ')
  const caption = captionOfText(text)
  // A term and what is said of it is a fact of its own.
  const isPair = /\s[:：=]\s|[:：]\s+\S/.test(text) || text.includes('`')
  return caption !== undefined && !isPair && tellsWhatIsDone(caption.text) ? caption : undefined
}

/** The meaning in the only text further in below a line. */
function meaningBelow({ blocks, at }: Reading, { indent }: Item): string | undefined {
  const [next, after] = [blocks[at + 1], blocks[at + 2]]
  if ((next?.type !== 'item' && next?.type !== 'paragraph') || next.indent <= indent) return undefined
  const isOnly = after === undefined || !('indent' in after) || after.indent <= indent
  const text = next.lines.join(' ')
  // A remark that names commands tells of something else.
  const isRemark = text.split(/[^A-Za-z0-9_.-]+/).some(isProgram)
  return isOnly && !isRemark && text.length <= 80 ? meaningIn(text) : undefined
}

/** Takes an item that is a command line without marks, which the item above it or the one below it explains; false for another one. */
export function plainItem(reading: Reading, block: Item): boolean {
  if (!isLine(block)) return false
  const [text = ''] = block.lines
  const line = text.replace(/^[$%] /, '')
  const meaning = meaningBelow(reading, block)
  const caption = captionOf(reading, block)
  if (meaning !== undefined && caption === undefined) {
    addName(reading, block.line, { name: `\`${line}\``, meaning, code: true })
    reading.at++
  } else if (caption !== undefined) bareLine(reading, line, block.line, caption)
  else return false
  reading.owner = ownerIn(line, block.indent)
  return true
}
