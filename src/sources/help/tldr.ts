import type { HelpPage } from './page.ts'

const longest = 200_000

/** Whether a text is a page of tldr: a name, what it is about as a quotation, and command lines in code. */
export const isTldr = (text: string): boolean => /^# \S[^\n]*\n\s*\n?> /.test(text.replace(/\r/g, ''))

/** A command line of an example with plain words in its places: of `{{[-m|--message]}} {{some text}}` the letter, and `some_text`. */
const plainLine = (line: string): string =>
  line
    .replace(/\{\{\[(-[^|\]]+)\|[^\]]*\]\}\}/g, '$1')
    .replace(/\{\{(.*?)\}\}/g, (_, place: string) => place.trim().replace(/\s+/g, '_'))

/** Reads a page of tldr for the command lines of its examples, which show what is used most; its sentences are left alone. */
export function parseTldr(text: string): HelpPage {
  const lines = text.slice(0, longest).split(/\r?\n/)
  const examples = lines.flatMap((line) => {
    const code = /^`([^`]+)`$/.exec(line.trim())?.[1]
    return code === undefined ? [] : [plainLine(code)]
  })
  return { usage: [], aliases: [], summary: '', options: [], commands: [], examples, unread: [] }
}
