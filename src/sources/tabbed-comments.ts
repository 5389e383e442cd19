import type { Fact } from './facts.ts'
import { isProgram, programWord } from './programs.ts'

/** A command line within a comment, set in by a tab: `#\tgit init\t\tmakes it`. */
const command = /^#\t(\S[^\t]*?)(?:\t+(\S.*))?$/
/** A line of its meaning below it, set in further. */
const further = /^#\t{2,}(\S.*)$/

const isTyped = (line: string): boolean =>
  isProgram(programWord(command.exec(line)?.[1]?.split(' ')[0] ?? ''))

/** Takes the commands with their meanings out of the comments of a sheet that has nothing but comments for them. */
export function takeTabbed(lines: string[], file: string): Fact[] {
  if (lines.filter(isTyped).length < 4) return []
  const facts: Fact[] = []
  for (let at = 0; at < lines.length; at++) {
    if (!isTyped(lines[at]!)) continue
    const [, name = '', beside] = command.exec(lines[at]!)!
    const meaning = beside === undefined ? [] : [beside]
    let to = at + 1
    for (; further.test(lines[to] ?? '') && !name.endsWith('\\'); to++)
      meaning.push(further.exec(lines[to]!)![1]!)
    if (meaning.length === 0) continue
    const spot = { at: { file, line: at + 1 }, level: 1, headings: [] }
    facts.push({ type: 'name', spot, name: `\`${name}\``, meaning: meaning.join(' ').trim(), code: true })
    lines.fill('', at, to)
    at = to - 1
  }
  return facts
}
