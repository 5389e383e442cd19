import { captionOfText } from './block-captions.ts'
import { inlineText } from './inline.ts'
import { tellsWhatIsDone } from './purpose.ts'
import type { Reading } from './reading.ts'
import type { Block } from './scan.ts'

type Item = Block & { type: 'item' }

/** The code of an item that holds nothing else. */
export const codeOf = (block: Block | undefined): string | undefined =>
  block?.type === 'item' && block.lines.length === 1
    ? /^`([^`]+)`[.。]?$/.exec(block.lines[0]!.trim())?.[1]?.trim()
    : undefined

const textOf = (block: Block | undefined): string | undefined =>
  block?.type === 'paragraph' ? inlineText(block.lines.join(' ')).trim() : undefined

/** Whether the text above the first item may be what that one does. */
const isLed = (before: Block | undefined): boolean => {
  const text = textOf(before)
  if (text === undefined) return before !== undefined && before.type !== 'item'
  return captionOfText(text) !== undefined && (/[:：]$/.test(text) || tellsWhatIsDone(text))
}

/** Whether the items of code of a section have their texts below them: none stands above the first, one below the last. */
function areBelow(section: readonly Block[], indent: number): boolean {
  const at = section.flatMap((block, index) =>
    codeOf(block) !== undefined && (block as Item).indent === indent ? [index] : [],
  )
  const [first = 0] = at
  const having = at.filter((index) => textOf(section[index + 1]) !== undefined)
  return (
    at.length > 1 &&
    !isLed(section[first - 1]) &&
    having.includes(at.at(-1)!) &&
    having.includes(first) &&
    having.length >= at.length * 0.7
  )
}

/** The texts below an item of code, where those of its section explain what stands above them; undefined for another section. */
export function textsBelow({ section, blocks, at }: Reading, { indent }: Item): string[] | undefined {
  if (!areBelow(section, indent)) return undefined
  const texts: string[] = []
  for (let index = at + 1; textOf(blocks[index]) !== undefined; index++) texts.push(textOf(blocks[index])!)
  return texts
}
