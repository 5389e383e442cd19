import type { Reading } from './reading.ts'
import type { Block } from './scan.ts'

type Item = Block & { type: 'item' }

/** Code, and in brackets the words that it is short for, or keys that do the same. */
const withLongName = /^(`[^`]+`)\s*[(（](?:[A-Za-z][A-Za-z .,'’/-]*|`[^`]+`)[)）]$/
/** An item without brackets that only say what its code is short for, where its meaning stands further in below it. */
export function withoutLongName({ blocks, at }: Reading, block: Item): Item {
  const [first = '', ...rest] = block.lines
  const next = blocks[at + 1]
  const isBelow =
    rest.length === 0 &&
    (next?.type === 'item' || next?.type === 'paragraph') &&
    next.indent > block.indent &&
    !next.lines.join('').includes('`')
  const plain = isBelow ? first.trim().replace(withLongName, '$1') : first
  return plain === first ? block : { ...block, lines: [plain, ...rest] }
}
