import { captionedCommand } from './captioned.ts'
import { ownerAbove } from './owners.ts'
import { programHere } from './program-here.ts'
import { isDistinct, isProgram } from './programs.ts'
import type { Owner, Reading } from './reading.ts'
import type { Block } from './scan.ts'

/** More blocks between options and their caption than these are not looked through. */
const farthest = 60

/** The command whose options a caption above announces, for options of the block that is being read; undefined where none does. */
export function captionedAbove(reading: Reading): Owner | undefined {
  const { blocks, at } = reading
  const block = blocks[at]!
  const inside = 'indent' in block ? block.indent : 0
  // Between them stand further options, and what belongs to those.
  const isBetween = (other: Block): boolean =>
    isText(other) && captionIn(reading, other) === undefined && (other.indent > inside || beginsOption(other))
  const first = Math.max(0, at - farthest)
  let index = at - 1
  while (index >= first && isBetween(blocks[index]!)) index--
  const before = blocks[index]
  if (index < first || before === undefined || !isText(before)) return undefined
  const line = captionIn(reading, before)
  if (line === undefined) return undefined
  if (before.type === 'paragraph') return { line, indent: -1 }
  return before.indent < inside ? { line, indent: before.indent } : undefined
}

type Text = Block & { type: 'item' | 'paragraph' }

const isText = (block: Block): block is Text => block.type === 'item' || block.type === 'paragraph'

const beginsOption = ({ lines }: Text): boolean => /^[`*_\s]*(?:--?|[–—])[A-Za-z0-9]/.test(lines[0]!)

/** The command line of which the last line of a text announces options. */
const captionIn = (reading: Reading, { lines }: Text): string | undefined =>
  captionedCommand(lines.at(-1)!, programHere(reading))

/** The command line that the options of a table belong to: that of its caption, of the item that the table stands in, or of the block above. Undefined for a table of something else. */
export function ownerOfTable(
  reading: Reading,
  { rows, indent }: Block & { type: 'table' },
): Owner | undefined {
  const ofOptions = rows.filter(({ cells }) => /^[`*]*--?[A-Za-z0-9]/.test(cells[0] ?? ''))
  if (ofOptions.length <= rows.length / 2) return undefined
  const { owner } = reading
  const isWithin = owner !== undefined && owner.indent < indent
  return captionedAbove(reading) ?? (isWithin ? owner : undefined) ?? ownerAbove(reading)
}

/** The indent of the owner that a line of its own names: it is further out than every list. */
const ofTitle = -2

/** Takes a paragraph that is only the name of a program, in bold or where its name is no word, with its options right below; false for another one. Another line in bold ends what such a one began. */
export function takesOptions(reading: Reading, { lines }: Block & { type: 'paragraph' }): boolean {
  const [line = '', ...others] = lines
  const bold = /^(?:\*\*|__)([^*_]+)(?:\*\*|__)[:：]?$/.exec(line.trim())?.[1]
  if (others.length > 0) return false
  if (bold !== undefined && reading.owner?.indent === ofTitle) reading.owner = undefined
  const [first = '', ...words] = (bold ?? line)
    .replace(/[`:：]/g, '')
    .trim()
    .split(/\s+/)
  const isCommand = words.length <= 2 && words.every((word) => /^[a-z][\w-]*$/.test(word))
  const isNamed = isDistinct(first) || (bold !== undefined && words.length === 0 && isProgram(first))
  const next = reading.blocks[reading.at + 1]
  if (!isCommand || !isNamed || next === undefined || !isText(next) || !beginsOption(next)) return false
  reading.owner = { line: [first, ...words].join(' '), indent: ofTitle }
  return true
}
