import { readFileSync } from 'node:fs'
import type { Texts } from '../i18n/index.ts'
import { decodeText, UserError, wordOf } from '../model/index.ts'
import {
  type FurtherPage,
  type HelpPage,
  isTldr,
  mergePages,
  parseHelp,
  parseTldr,
  type WalkedPage,
} from '../sources/index.ts'
import type { HelpPages } from '../world/index.ts'
import { walkHelp } from './walk.ts'

const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Walks an installed program until it is done or the user stops it with Ctrl-C. */
export async function walked(
  program: string,
  only: readonly string[] | undefined,
  onPage: (done: number, known: number) => void,
): Promise<HelpPages> {
  const stop = new AbortController()
  let ended: NodeJS.Signals | undefined
  const end = (signal: NodeJS.Signals): void => {
    ended = signal
    stop.abort()
  }
  for (const signal of signals) process.once(signal, end)
  try {
    const { version, pages, missing } = await walkHelp(program, { only, signal: stop.signal, onPage })
    return { program: program.replace(/^.*[\\/]/, '').replace(/\.exe$/i, ''), version, pages, missing }
  } finally {
    for (const signal of signals) process.removeListener(signal, end)
    // The programs that ran and their folder are gone: now the signal does what it does.
    if (ended !== undefined && ended !== 'SIGINT') process.kill(process.pid, ended)
  }
}

/** The words of a command in the usage line of its page: those before the first place or option. */
function commandOf(page: HelpPage): string[] {
  const words = (page.usage[0] ?? '').split(/\s+/)
  const end = words.findIndex((word) => !/^[A-Za-z0-9][\w.-]*$/.test(word) || /^[A-Z]+$/.test(word))
  return end < 0 ? words : words.slice(0, end)
}

/** The text of a saved page. Throws UserError for a file that cannot be read. */
function savedText(file: string, texts: Texts): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw new UserError(
      texts.errors.unusableFile(file, texts.problems.unreadable(wordOf(texts.reasons, code) ?? code)),
    )
  }
}

/** Saved help pages, of the program `about` where it is given; the usage line says which command each is about. Pages of tldr only show what is used most. Throws UserError for a file that cannot be read. */
export function readHelpFiles(files: readonly string[], texts: Texts, about?: string): HelpPages {
  let program = about ?? ''
  const saved = files.map((file) => ({ file, text: savedText(file, texts) }))
  const examples = saved
    .filter(({ text }) => isTldr(text))
    .map(({ file, text }): FurtherPage => ({ page: parseTldr(text), file, completes: true }))
  const pages = saved.flatMap(({ file, text }): WalkedPage[] => {
    if (isTldr(text)) return []
    const page = parseHelp(text)
    const [name = '', ...path] = commandOf(page)
    program ||= name
    return [{ path: about !== undefined && name !== about ? [] : path, page, file }]
  })
  const [first, ...others] = pages
  const all = first ? [{ ...first, page: mergePages(first.page, examples) }, ...others] : []
  return { program, version: '', pages: all, missing: [] }
}

/** The lines of a file; none when it cannot be read. */
export function readLines(file: string): string[] {
  try {
    const { text } = decodeText(readFileSync(file))
    // Old Macs wrote CR alone.
    return text.split(text.includes('\n') ? /\r?\n/ : '\r')
  } catch {
    return []
  }
}
