import { type PageBlock, type PageReading, usageWord } from './blocks.ts'
import type { PageLine } from './lines.ts'
import type { HelpPage } from './page.ts'
import { begins } from './spec.ts'

/** Adds a usage line, without its folder and what is said beside it; one that begins with a bracket goes on with the line before. */
function addUsage({ usage }: HelpPage, text: string): void {
  const line = text
    .replace(/^or:?\s+/i, '')
    .replace(usageWord, '')
    .replace(/^\/\S*\/(?=[\w.-]+(?:\s|$))/, '')
    .replace(/(?<=[\w>\])}]) {2,}(?![[<({]).*$/, '')
    .replace(/ {2,}/g, ' ')
  if (/^[[({<|]/.test(line) && usage.length > 0 && usage.length < 40) usage[usage.length - 1] += ` ${line}`
  else usage.push(line)
}

/** Takes the usage lines from the beginning of a block; what follows them is returned. */
export function readUsage(block: PageBlock, { page }: PageReading): PageLine[] {
  let at = block.lines.findIndex(({ text }) => text !== '')
  if (at < 0) return []
  for (; at < block.lines.length; at++) {
    const { text, indent } = block.lines[at]!
    if (text === '' || begins(text) || (indent === 0 && page.usage.length > 0)) break
    addUsage(page, text)
  }
  return block.lines.slice(at)
}
