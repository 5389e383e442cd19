import type { Program } from './program.ts'
import type { Reading } from './reading.ts'
import type { Notice } from './words.ts'

/** The name of the option that a word begins with: `-i` of `-it`, `--env` of `--env=A`. */
const nameIn = (word: string): string =>
  word.startsWith('--') ? word.replace(/=.*$/s, '') : word.slice(0, 2)

/** The first word of the command inside, where it is an option of the outer command: it stands too late to be one. */
function lateOption({ inner, spec, words }: Reading): Notice[] {
  const first = inner[0]
  if (first === undefined || !/^-{1,2}\w/.test(first.raw) || !spec?.options.has(nameIn(first.raw))) return []
  const { start, end } = words[first.word]!
  return [{ code: 'inside', text: first.raw, start, end }]
}

/** The command that was meant, where the name of a list is followed by a command of its group: `docker images prune` lists images of that name. */
function groupMeant(program: Program, { head, positionals, words, spec }: Reading): Notice[] {
  const last = words[head - 1]
  const [argument] = positionals
  if (spec === undefined || last === undefined || argument === undefined || head < 2) return []
  const group = words
    .slice(1, head)
    .map(({ text }) => text)
    .join(' ')
    .replace(/s$/, '')
  const meant = `${group} ${argument.raw}`
  if (!last.text.endsWith('s') || program.command(program.canonical(meant)) === undefined) return []
  const { start, end } = words[argument.word]!
  return [{ code: 'meant', text: `${program.name} ${meant}`, start, end }]
}

/** Says about a line that its program takes what it may not have been meant to say. */
export const doubtsAbout = (program: Program, reading: Reading): Notice[] => [
  ...lateOption(reading),
  ...groupMeant(program, reading),
]
