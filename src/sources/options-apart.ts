import type { ShownLine } from './facts.ts'
import { said } from './pairs.ts'

/** Lines below a caption of options: each that has an option and, behind a space, its meaning is parted. */
export function optionsApart(lines: ShownLine[], owner: string | undefined): ShownLine[] {
  const isOption = ({ text }: ShownLine): boolean => /^--?[A-Za-z]/.test(text)
  // Nothing but options: so are the lines of a caption that announces them.
  if (owner === undefined && (lines.length < 2 || !lines.every(isOption))) return lines
  return lines.map((line) => {
    if (line.comment !== undefined || !isOption(line)) return line
    const one = said(line.text, undefined, true)
    const isSaid = one.type === 'pair' && one.meaning !== '' && !/\s--?[A-Za-z]/.test(one.meaning)
    return isSaid ? { ...line, text: one.name, comment: one.meaning } : line
  })
}
