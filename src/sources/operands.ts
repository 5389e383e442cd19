import { bare, type Named } from './classify.ts'

/** Names that are forms of a command and no lines: with brackets around options, or two names. */
const isForm = /\[(?:options?|flags?|옵션|选项|オプション|-)|\s[,/]\s/i

/** A command whose name has operands as a whole line, where `taken` has the command already by another name: `cd <folder>` beside `cd`. */
export function besideOthers(name: string, named: Named, taken: ReadonlySet<string>): Named {
  if (named.kind !== 'command') return named
  const text = bare(name).replace(/^(?:[$%]|sudo)\s+/, '')
  const command = `${named.program} ${named.path}`.trim()
  return taken.has(command) && text.startsWith(`${command} `) && !isForm.test(text)
    ? { kind: 'line', program: named.program, text }
    : named
}
