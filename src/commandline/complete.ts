import type { Program } from './program.ts'
import { readWords } from './words.ts'

/** Completes the last word of a line that is being typed: with commands where a command may stand, with options of the command after a dash. Sorted; empty if the program's table says nothing. */
export function completions(program: Program, line: string): string[] {
  const start = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t')) + 1
  const last = line.slice(start)
  const [name, ...words] = readWords(line.slice(0, start)).words.map((word) => word.text)
  const fits = (names: Iterable<string>): string[] =>
    [...new Set(names)].filter((item) => item.startsWith(last) && item !== last).sort()
  if (name === undefined) return fits([program.name])
  if (name !== program.name) return []
  let path = ''
  for (const word of words) {
    const longer = `${path} ${word}`.trim()
    if (!word.startsWith('-') && program.leads(longer)) path = longer
    else if (!word.startsWith('-')) break
  }
  if (!last.startsWith('-')) {
    const behind = words.filter((word) => !word.startsWith('-')).join(' ')
    return behind === path ? fits(program.children(path)) : []
  }
  const options = program.command(program.canonical(path))?.options.values() ?? []
  // Long names say what they mean; short ones only where no long one is there.
  return fits([...options].map((spec) => spec.long ?? spec.short ?? spec.name))
}
