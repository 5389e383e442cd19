import { programHere } from './program-here.ts'
import { isDistinct, programWord } from './programs.ts'
import type { Owner, Reading } from './reading.ts'
import { shellLines } from './shell.ts'

/** The command line that options further in belong to: `docker ps` of "`docker ps`: lists". */
export const ownerIn = (name: string, indent: number): Owner | undefined => {
  const line = name.replace(/[`*]/g, '').trim()
  return /^[a-z][\w.-]*(?:\s|$)/.test(line) ? { line, indent } : undefined
}

/** Whether the list that is being read has nothing but options: beside a command they belong to the program. */
function isOfOptions({ blocks, at }: Reading): boolean {
  let [from, to] = [at, at]
  while (blocks[from - 1]?.type === 'item') from--
  while (blocks[to + 1]?.type === 'item') to++
  return blocks
    .slice(from, to + 1)
    .every(
      (block) =>
        block.type === 'item' && (block.indent > 0 || /^[`\s*]*--?[A-Za-z]/.test(block.lines[0] ?? '')),
    )
}

/** The command line of the only block below a list: what options above it belong to. */
export function ownerBelow(reading: Reading): Owner | undefined {
  if (!isOfOptions(reading)) return undefined
  const codes = reading.section.filter((block) => block.type === 'code')
  const [code] = codes
  // The lines of a block above the list were not about its options.
  if (codes.length !== 1 || reading.blocks.indexOf(code!) < reading.at) return undefined
  const line = code!.lines.find((text) => !/^\s*(?:#|$)/.test(text))
  const text = line?.replace(/^\s*(?:\$\s+)?(?:sudo\s+)?/, '') ?? ''
  return programWord(text.split(/\s/)[0]!) === programHere(reading) ? { line: text, indent: -1 } : undefined
}

/** Whether a word is only an argument of a line, which a list or a table below it explains: `nginx` of `docker run nginx`. */
export function isArgument(word: string, line: string): boolean {
  const [, ...words] = line.split(/\s+/)
  // A word without the hyphens of its option.
  if (words.some((other) => other.replace(/=.*$/, '') === `--${word}`)) return true
  return /^\w[\w./:@-]*$/.test(word) && words.slice(1).includes(word)
}

/** The command line of the block above that options of a list or a table are about, where all lines of it have the same command. */
export function ownerAbove(reading: Reading): Owner | undefined {
  const { blocks, at } = reading
  const program = programHere(reading)
  let index = at - 1
  while (index >= 0 && /^(?:item|paragraph|table)$/.test(blocks[index]!.type)) index--
  const block = blocks[index]
  if (block?.type !== 'code') return undefined
  const lines = shellLines(block.lines)
    .filter(({ kind }) => kind === 'command')
    .map(({ text }) => text.replace(/^sudo\s+/, ''))
  const commands = new Set(lines.map((text) => text.split(/\s+/, 2).join(' ')))
  const [command = ''] = commands
  const own = programWord(command.split(' ')[0]!)
  return commands.size === 1 && (own === program || isDistinct(own))
    ? { line: lines[0]!, indent: -1 }
    : undefined
}

/** The command line whose words an item may explain: of the item that it belongs to, else of the block above. */
export const lineAbove = (reading: Reading, owner: Owner | undefined): string | undefined =>
  (owner ?? ownerAbove(reading))?.line
