import { readFileSync } from 'node:fs'
import type { Texts } from '../i18n/index.ts'
import { UserError, wordOf } from '../model/index.ts'
import { type HelpPage, parseHelp, type WalkedPage } from '../sources/index.ts'
import type { HelpPages } from '../world.ts'
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

/** Saved help pages, of the program `about` where it is given; the usage line says which command each is about. Throws UserError for a file that cannot be read. */
export function readHelpFiles(files: readonly string[], texts: Texts, about?: string): HelpPages {
  let program = about ?? ''
  const pages = files.map((file): WalkedPage => {
    let text: string
    try {
      text = readFileSync(file, 'utf8')
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? ''
      throw new UserError(
        texts.errors.unusableFile(file, texts.problems.unreadable(wordOf(texts.reasons, code) ?? code)),
      )
    }
    const page = parseHelp(text)
    const [name = '', ...path] = commandOf(page)
    program ||= name
    if (about !== undefined && name !== about) return { path: [], page, file }
    return { path, page, file }
  })
  return { program, version: '', pages, missing: [] }
}

/** The lines of a file; none when it cannot be read. */
export function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)
  } catch {
    return []
  }
}
