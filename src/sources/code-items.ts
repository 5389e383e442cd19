import { captionBefore, captionOfSection, captionOfText, listOf } from './block-captions.ts'
import type { Caption } from './facts.ts'
import { inlineText } from './inline.ts'
import { codeOf, textsBelow } from './items-below.ts'
import { ownerIn } from './owners.ts'
import { holds } from './pairing.ts'
import { addName, placeOf, type Reading, spotOf } from './reading.ts'
import type { Block } from './scan.ts'
import { isTypedLine } from './typed.ts'

type Item = Block & { type: 'item' }

/** Whether the text below an item of code is its meaning: an item above that says what is done comes first. */
function saysOf(reading: Reading, block: Item, code: string, meaning: string): boolean {
  if (code.startsWith('-') || !isTypedLine(code)) return true
  const above = captionOfItem(reading, reading.at, block, 1)
  const isOfItem = above?.tie === 'item' || above?.tie === 'label'
  return holds({ text: meaning, tie: 'item' }, code) && !(isOfItem && holds(above, code))
}

/** An item that is only code: what is below it, or the item above it, says what it does. */
export function codeItem(reading: Reading, block: Item, code: string): void {
  const { blocks, at } = reading
  const next = blocks[at + 1]
  const below =
    next && (next.type === 'item' || next.type === 'paragraph') && next.indent > block.indent
      ? next
      : undefined
  const meaning = below === undefined ? '' : inlineText(below.lines.join(' '))
  const isCode = below?.lines.some((line) => /^`[^`]+`(?:$|\s*[:：])/.test(line.trim())) === true
  if (below !== undefined && !isCode && saysOf(reading, block, code, meaning)) {
    addName(reading, block.line, { name: `\`${code}\``, meaning, code: true })
    reading.owner = ownerIn(code, block.indent)
    reading.at++
    return
  }
  reading.owner = ownerIn(code, block.indent)
  if (explainedBelow(reading, block, code)) return
  const lines = [{ text: code, at: placeOf(reading, block.line) }]
  // Items of code in a row are steps of what stands above them.
  for (let index = at + 1; ; index++) {
    const step = blocks[index] as Item | undefined
    const text = codeOf(step)
    if (text === undefined || step!.indent !== block.indent) break
    if (blocks[index + 1]?.type === 'item' && (blocks[index + 1] as Item).indent > block.indent) break
    lines.push({ text, at: placeOf(reading, step!.line) })
    reading.at = index
  }
  reading.facts.push({
    type: 'lines',
    spot: spotOf(reading, block.line),
    captions: listOf(captionOfItem(reading, at, block, lines.length)),
    lines,
    sure: false,
  })
}

/** Takes an item of code whose text stands in the paragraph below it, as in the whole list; false in another list. */
function explainedBelow(reading: Reading, block: Item, code: string): boolean {
  const texts = textsBelow(reading, block)
  if (texts === undefined) return false
  const [meaning = '', ...more] = texts
  if (more.length === 0 && holds({ text: meaning, tie: 'item' }, code)) {
    addName(reading, block.line, { name: `\`${code}\``, meaning, code: true })
    reading.at++
  } else
    reading.facts.push({
      type: 'mention',
      spot: spotOf(reading, block.line),
      text: code,
      candidates: texts.slice(0, 1),
    })
  return true
}

/** Whether an item has other items of code below it than one: it says what all of them are for. */
function hasOthers(blocks: readonly Block[], parent: number, { indent }: Item): boolean {
  let count = 0
  for (let index = parent + 1; count < 2; index++) {
    const block = blocks[index]
    if (block?.type !== 'item' || block.indent < indent) break
    if (block.indent === indent && codeOf(block) !== undefined) count++
  }
  return count > 1
}

/** The caption of an item of code: the item, the paragraph or the heading above it. */
function captionOfItem(reading: Reading, at: number, block: Item, count: number): Caption | undefined {
  const { blocks } = reading
  const before = blocks[at - 1]
  let parent = at - 1
  while (parent >= 0 && blocks[parent]!.type === 'item' && (blocks[parent] as Item).indent >= block.indent)
    parent--
  const above = blocks[parent]
  if (above?.type === 'item') {
    const caption = captionOfText(above.lines.join(' '))
    return caption !== undefined && hasOthers(blocks, parent, block) ? { ...caption, tie: 'shared' } : caption
  }
  if (before?.type === 'paragraph') return captionBefore(reading, at)
  const heading = before?.type === 'item' ? undefined : captionOfSection(reading, count)
  return heading === undefined ? undefined : { text: heading, tie: 'heading' }
}
