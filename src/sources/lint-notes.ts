import { type Program, readLine } from '../commandline/index.ts'
import { type Deck, nearest, optionNames, type Problem } from '../model/index.ts'

/** What notes say about a program that the program does not: options that a command lacks, names that nobody knows, one row for options of several meanings. `lines` are the lines of the notes. */
export function lintNotes(deck: Deck, program: Program, lines: readonly string[]): Problem[] {
  const problems: Problem[] = []
  const { file } = deck
  const everything = new Set<string>()
  const paths = [...new Set(program.commands())]
  for (const path of paths)
    for (const name of program.command(path)?.options.keys() ?? []) everything.add(name)
  const near = (word: string): string => {
    const known = word.startsWith('--') ? nearest(word, everything) : undefined
    return known === undefined ? word : `${word} → ${known}`
  }
  for (const entry of deck.entries) {
    if (entry.kind === 'command' && entry.program === program.name) {
      const spec = program.command(program.canonical(entry.path))
      if (!spec) {
        problems.push({ at: entry.at, code: 'no-such-command', detail: `${program.name} ${entry.path}` })
        continue
      }
      for (const name of entry.options)
        if (!spec.options.has(name))
          problems.push({
            at: entry.at,
            code: 'not-in-program',
            detail: `${near(name)} (${program.name} ${entry.path})`,
          })
    }
    if (entry.kind === 'option' && entry.program === program.name) {
      const meanings = new Map<string, string[]>()
      for (const path of entry.commands) {
        const spec = program.command(program.canonical(path))
        const found = optionNames(entry)
          .map((name) => spec?.options.get(name))
          .find((option) => option !== undefined)
        if (found) meanings.set(found.subject, [...(meanings.get(found.subject) ?? []), path])
      }
      const [usual, ...others] = [...meanings].sort((a, b) => b[1].length - a[1].length)
      for (const [, elsewhere] of usual ? others : [])
        for (const path of elsewhere) {
          const name = optionNames(entry).find((form) => program.command(path)?.options.has(form))!
          const spec = program.command(path)!.options.get(name)!
          problems.push({
            at: entry.at,
            code: 'means-else',
            detail: `${name} (${program.name} ${path}: ${spec.long ?? name}, ${spec.summary})`,
          })
        }
    }
    if (entry.kind === 'task')
      for (const line of entry.answers) {
        const { faults, unknown } = readLine(program, line)
        const [fault] = [...faults, ...unknown]
        if (fault) problems.push({ at: entry.at, code: 'bad-example', detail: line })
      }
  }
  const named = new Set(problems.map(({ at, detail }) => `${at.line} ${detail?.split(' ')[0]}`))
  for (const [index, line] of lines.entries())
    for (const [, word] of line.matchAll(/(?<![\w-])(--[a-z][a-z-]+[a-z])(?![\w-])/g)) {
      if (everything.has(word!) || word === '--help' || named.has(`${index + 1} ${word}`)) continue
      problems.push({ at: { file, line: index + 1 }, code: 'no-such-option', detail: near(word!) })
    }
  return problems.sort((a, b) => a.at.line - b.at.line)
}
