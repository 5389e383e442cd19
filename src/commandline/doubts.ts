import type { Program } from './program.ts'
import type { Reading } from './reading.ts'
import type { Notice } from './words.ts'

/** The name of the option that a word begins with: `-i` of `-it`, `--env` of `--env=A`. */
const nameIn = (word: string): string =>
  word.startsWith('--') ? word.replace(/=.*$/s, '') : word.slice(0, 2)

/** Whether a word is an option of a command, also with one dash too few: `-rm`. */
const isOptionOf = (word: string, spec: Reading['spec']): boolean =>
  spec !== undefined &&
  /^-{1,2}\w/.test(word) &&
  (spec.options.has(nameIn(word)) || (/^-\w{2}/.test(word) && spec.options.has(`-${word}`)))

/** The first word of the command inside, where it is an option of the outer command: it stands too late to be one. */
function lateOption({ inner, spec, words }: Reading): Notice[] {
  const first = inner[0]
  if (first === undefined || !isOptionOf(first.raw, spec)) return []
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

/** The image of a new container that is a mere number, with another word behind it: a port whose colon was left out. */
function portAsImage({ options, positionals, inner, words, spec }: Reading): Notice[] {
  const [image] = positionals
  if (image === undefined || inner.length === 0 || !/^container (?:run|create)$/.test(spec?.path ?? ''))
    return []
  const port = options.find(({ spec: { name }, to }) => name === '--publish' && to === image.word - 1)
  if (port === undefined || !/^\d{1,5}$/.test(image.raw) || !/^\d{1,5}$/.test(port.raw)) return []
  const { start, end } = words[image.word]!
  return [{ code: 'meant', text: `${port.spelt || '-p'} ${port.raw}:${image.raw}`, start, end }]
}

/** Says about a line that its program takes what it may not have been meant to say. */
export const doubtsAbout = (program: Program, reading: Reading): Notice[] => [
  ...lateOption(reading),
  ...groupMeant(program, reading),
  ...portAsImage(reading),
]
