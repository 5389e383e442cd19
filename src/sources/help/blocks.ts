import { type Heading, headingOf } from './headings.ts'
import type { PageLine } from './lines.ts'
import type { HelpCommand, HelpPage } from './page.ts'
import type { HelpRow } from './row.ts'

/** The lines below a heading. */
export interface PageBlock extends Heading {
  lines: PageLine[]
  /** It is a part of what a heading above it heads. */
  within?: boolean
}

const noHeading: Heading = { section: 'other', global: false, flat: false }
export const usageWord = /^(?:usage|syntax)(?: summary)?:\s+/i

/** A heading of commands that only has headings below it heads what is below those: `list of commands:`, then `Repository creation:`. */
function inherited({ section, lines, within }: PageBlock, heading: Heading): Partial<PageBlock> {
  const parts = section === 'commands' && (within || lines.every(({ text }) => text === ''))
  return parts && heading.section === 'other' ? { section: 'commands', within: true } : {}
}

/** The first of the next lines that has a text. */
function nextOf(lines: readonly PageLine[], index: number): PageLine | undefined {
  for (let at = index + 1; at <= index + 5; at++) if (lines[at] && lines[at]!.text !== '') return lines[at]
  return undefined
}

/** Cuts a page at its headings; a line that says `Usage: …` begins a block of its own. */
export function blocksOf(lines: readonly PageLine[]): PageBlock[] {
  const blocks: PageBlock[] = [{ ...noHeading, lines: [] }]
  for (const [index, line] of lines.entries()) {
    if (line.indent <= 1 && usageWord.test(line.text)) {
      const text = line.text.replace(usageWord, '')
      blocks.push({ ...noHeading, section: 'usage', lines: [{ ...line, text, indent: 2, raw: `  ${text}` }] })
      continue
    }
    const heading = headingOf(line, lines[index + 1], nextOf(lines, index))
    if (heading) blocks.push({ ...heading, ...inherited(blocks.at(-1)!, heading), lines: [] })
    else {
      const block = blocks.at(-1)!
      // A line that begins in the first column belongs to no examples.
      if (
        block.section === 'skip' &&
        !block.flat &&
        line.indent === 0 &&
        line.text !== '' &&
        block.lines.length > 0
      )
        blocks.push({ ...noHeading, lines: [line] })
      else block.lines.push(line)
    }
  }
  return blocks
}

/** The state of a reader of a help page. */
export interface PageReading {
  page: HelpPage
  rows: HelpRow[]
  loose: HelpCommand[]
  /** Lines of brackets among the options: `[-a] [--all]`. */
  synopsis: string[]
}
