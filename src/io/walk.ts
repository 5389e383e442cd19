import { homedir } from 'node:os'
import { delimiter } from 'node:path'
import { Stopped } from '../model/index.ts'
import { type HelpPage, parseHelp } from '../sources/index.ts'
import { type RunFault, runForHelp } from './run-help.ts'
import { temporaryFolder } from './temporary.ts'

/** What walking a program's help gave. */
export interface Walk {
  version: string
  pages: { path: string[]; page: HelpPage; file: string }[]
  /** Pages that could not be had, and why. */
  missing: { path: string[]; reason: WalkFault }[]
}

export type WalkFault = Exclude<RunFault, 'stopped'> | 'not-its-own' | 'too-many'

/** How far a walk goes. Two programs run at a time; the third lane is the one whose page is being read. */
export const walkLimits = { pageMs: 10_000, pageBytes: 4 << 20, pages: 2000, depth: 6, lanes: 3 }

/** Whether a page is about the command it was asked for: programs print their main page for what they do not know. */
function isAbout(page: HelpPage, program: string, path: readonly string[]): boolean {
  const last = path.at(-1)
  if (last === undefined) return true
  const wanted = new RegExp(
    `(?:^|[\\s/])${[program, ...path].map((word) => word.replace(/\W/g, '\\$&')).join('(?:\\s+\\S*[<\\[].*?[>\\]])?\\s+')}(?:[\\s|,]|$)`,
  )
  const short = new RegExp(`(?:^|\\s)${last.replace(/\W/g, '\\$&')}(?:[\\s|,]|$)`)
  return (
    [...page.usage, ...page.aliases].some((line) => wanted.test(line)) ||
    page.usage.some((line) => short.test(line))
  )
}

/** The ways to ask for the help of a command, the safest first: behind `help` nothing runs. */
const ways: readonly ((path: readonly string[]) => string[])[] = [
  (path) => ['help', ...path],
  (path) => [...path, '--help'],
  (path) => [...path, '-h'],
]

/** A page as it was printed. */
interface Page {
  text: string
  fault?: WalkFault
}

/** Walks the help of an installed program from its first page to all the commands that its pages list. Runs that program only, and only for help. Throws Stopped when `signal` says so. */
export async function walkHelp(
  program: string,
  options: {
    only?: readonly string[]
    signal: AbortSignal
    onPage?: (done: number, known: number) => void
    /** Where the folder is made that the program runs in. */
    temporary?: string
  },
  limits = walkLimits,
): Promise<Walk> {
  const walk: Walk = { version: '', pages: [], missing: [] }
  const folder = temporaryFolder('flagdrill-help', options.temporary)
  const { signal } = options
  // Defaults name folders of this learner.
  const ask = async (args: readonly string[]): Promise<Page> => {
    const { text, fault } = await runForHelp(program, args, folder.path, signal, limits)
    if (fault === 'stopped') throw new Stopped('ctrl-c')
    return { fault, text: text.replaceAll(homedir(), '~') }
  }
  try {
    if (program.includes('\0') || (program.includes(delimiter) && process.platform !== 'win32'))
      return { ...walk, missing: [{ path: [], reason: 'not-found' }] }
    let asked = ['--help']
    let first = await ask(asked)
    if (first.fault === undefined && /--help all\b/.test(first.text)) {
      const all = await ask(['--help', 'all'])
      if (all.fault === undefined && all.text.length > first.text.length) {
        first = all
        asked = ['--help', 'all']
      }
    }
    if (first.fault === 'silent' || first.fault === undefined) {
      const page = parseHelp(first.text)
      if (page.options.length + page.commands.length === 0) {
        const other = await ask(['-h'])
        if (other.fault === undefined) {
          first = other
          asked = ['-h']
        }
      }
    }
    if (first.fault !== undefined) return { ...walk, missing: [{ path: [], reason: first.fault }] }
    const root = parseHelp(first.text)
    walk.pages.push({ path: [], page: root, file: [program, ...asked].join(' ') })
    const versioned = ask(['--version']).catch((): Page => ({ text: '', fault: 'failed' }))
    const wanted = (path: readonly string[]): boolean =>
      options.only === undefined ||
      options.only.some((name) => {
        const words = name.split(/\s+/)
        return words.every((word, index) => path[index] === undefined || path[index] === word)
      })
    const known = new Set<string>()
    const waiting: string[][] = []
    const add = (path: readonly string[], page: HelpPage): void => {
      for (const { name } of page.commands) {
        const next = [...path, name]
        const key = next.join(' ')
        if (
          name === 'help' ||
          name.startsWith('-') ||
          known.has(key) ||
          next.length > limits.depth ||
          !wanted(next)
        )
          continue
        // A command that lists itself leads nowhere new.
        if (path.at(-1) === name) continue
        if (known.size >= limits.pages) {
          walk.missing.push({ path: next, reason: 'too-many' })
          return
        }
        known.add(key)
        waiting.push(next)
      }
    }
    add([], root)
    const way = program.endsWith('git') ? ways[2]! : await wayOf(program, waiting[0], ask)
    const texts = new Set([first.text])
    let done = 0
    const lane = async (): Promise<void> => {
      for (let path = waiting.shift(); path; path = waiting.shift()) {
        const args = way(path)
        const printed = await ask(args)
        const page = printed.fault === undefined ? parseHelp(printed.text) : undefined
        if (!page) walk.missing.push({ path, reason: printed.fault! })
        else if (texts.has(printed.text) || !isAbout(page, program.replace(/^.*[\\/]/, ''), path))
          walk.missing.push({ path, reason: 'not-its-own' })
        else {
          if (page.commands.length > 0) texts.add(printed.text)
          walk.pages.push({ path, page, file: [program, ...args].join(' ') })
          add(path, page)
        }
        options.onPage?.(++done, known.size)
      }
    }
    // A lane that finds nothing waiting ends; the other may still find more, so that both begin anew.
    while (waiting.length > 0) await Promise.all(Array.from({ length: limits.lanes }, lane))
    walk.version = /\d+\.\d+[\w.+-]*/.exec((await versioned).text.split('\n')[0] ?? '')?.[0] ?? ''
    // Words in columns that no heading calls commands are some only where one has a page.
    for (const { path, page } of walk.pages)
      if (
        page.loose &&
        !walk.pages.some(
          (other) =>
            other.path.length === path.length + 1 && path.every((word, at) => other.path[at] === word),
        )
      ) {
        page.commands = []
        walk.missing = walk.missing.filter((item) => item.path.length !== path.length + 1)
      }
    walk.missing.sort((a, b) => (a.path.join(' ') < b.path.join(' ') ? -1 : 1))
    walk.pages.sort((a, b) => (a.path.join(' ') < b.path.join(' ') ? -1 : 1))
    return walk
  } finally {
    folder.remove()
  }
}

/** The first way that prints a page of the command's own. */
async function wayOf(
  program: string,
  path: readonly string[] | undefined,
  ask: (args: readonly string[]) => Promise<Page>,
): Promise<(path: readonly string[]) => string[]> {
  if (path)
    for (const way of ways) {
      const { text, fault } = await ask(way(path))
      if (fault === undefined && isAbout(parseHelp(text), program.replace(/^.*[\\/]/, ''), path)) return way
    }
  return ways[1]!
}
