import { delimiter } from 'node:path'
import { byText, Stopped } from '../model/index.ts'
import { type FurtherPage, type HelpPage, mergePages, parseHelp, usagePage } from '../sources/index.ts'
import {
  commandWays,
  furtherPages,
  type HelpPolicy,
  hasCommandPages,
  otherFirst,
  policyOf,
  topicsIn,
} from './ask-help.ts'
import { type CompletionFolders, completionPages } from './completion-scripts.ts'
import { impersonal, isAbout } from './help-text.ts'
import { type ManPage, manPages } from './man.ts'
import { type RunFault, runForHelp } from './run-help.ts'
import { temporaryFolder } from './temporary.ts'
import { tldrPages } from './tldr.ts'
import { unoptimized } from './unoptimized.ts'
import { queueOf } from './walk-queue.ts'

/** The result of walking a program's help. */
export interface Walk {
  version: string
  pages: { path: string[]; page: HelpPage; file: string }[]
  /** Pages that could not be had, and why. */
  missing: { path: string[]; reason: WalkFault }[]
}

export type WalkFault = Exclude<RunFault, 'stopped'> | 'not-its-own' | 'too-many'

/** How far a walk goes. Two programs run at a time; the third lane is the one whose page is being read. */
export const walkLimits = { pageMs: 10_000, pageBytes: 4 << 20, pages: 2000, depth: 6, lanes: 3 }

/** How a walk is done. */
export interface WalkOptions {
  /** Only these commands, and what is below them. */
  only?: readonly string[]
  signal: AbortSignal
  onPage?: (done: number, known: number) => void
  /** The place of the temporary folder that the program runs in. */
  temporary?: string
  /** Whether man pages are read too; they are unless this is false. */
  man?: boolean
  /** The folders of completion scripts; those of the machine by default. */
  completions?: CompletionFolders
  /** Whose examples are used to order what is learnt; those of this user unless said. */
  env?: NodeJS.ProcessEnv
}

/** A page as it was printed. */
interface Printed {
  text: string
  fault?: WalkFault
}

type Ask = (args: readonly string[]) => Promise<Printed>
type Man = (path: readonly string[]) => ManPage | undefined

/** The context of every step of a walk. */
interface Context {
  program: string
  /** The program without its folder. */
  name: string
  ask: Ask
  man: Man
  /** Facts about a command from completion scripts and examples. */
  completed(path: readonly string[]): FurtherPage[]
  policy: HelpPolicy
  limits: typeof walkLimits
  options: WalkOptions
}

const isEmpty = (page: HelpPage): boolean => page.options.length + page.commands.length === 0

/** The first page of a program, and how it was asked for. */
type FirstPage = Printed & { page: HelpPage; asked: string[] }

/** The first page of a program: what `--help` prints and, where that is none, what its own message says prints help. */
async function firstPage({
  ask,
  name,
  policy,
}: Pick<Context, 'ask' | 'name' | 'policy'>): Promise<FirstPage> {
  const asked = ['--help']
  const printed = await ask(asked)
  const page = parseHelp(printed.text)
  if (policy.helpOnly || (printed.fault !== undefined && printed.fault !== 'silent'))
    return { ...printed, page, asked }
  if (
    !isEmpty(page) &&
    !/unknown option|unrecogni[sz]ed|illegal option|invalid option/i.test(printed.text.slice(0, 300))
  )
    return { ...printed, page, asked }
  for (const args of otherFirst(printed.text, name)) {
    const other = await ask(args)
    const better = parseHelp(other.text)
    if (other.fault === undefined && better.options.length + better.commands.length > page.options.length)
      return { ...other, page: better, asked: args }
  }
  return { ...printed, page, asked }
}

/** The pages that belong to the first one: those it names, the manual, and completion scripts. */
async function besideFirst(context: Context, text: string): Promise<FurtherPage[]> {
  const { ask, name, program, policy, man } = context
  const found: FurtherPage[] = []
  for (const args of policy.helpOnly ? [] : furtherPages(text, name)) {
    const printed = await ask(args)
    if (printed.fault !== undefined) continue
    const page = parseHelp(printed.text)
    // The output of `options` is about every command.
    if (args[0] === 'options') for (const option of page.options) option.global = true
    found.push({ page, file: [program, ...args].join(' ') })
  }
  const manual = man([])
  return [...found, ...(manual ? [manual] : []), ...context.completed([])]
}

type Way = (path: readonly string[]) => string[]

/** The first way that prints a page of the command's own, or else the very first, and what was printed. */
async function wayOf(
  { ask, name }: Context,
  path: readonly string[],
  ways: readonly Way[],
): Promise<{ way: Way; printed: Printed } | undefined> {
  let first: { way: Way; printed: Printed } | undefined
  for (const way of ways) {
    const printed = await ask(way(path))
    if (printed.fault === undefined && isAbout(parseHelp(printed.text), name, path)) return { way, printed }
    first ??= { way, printed }
  }
  return first
}

// A program that prints its first page whatever it is asked has no others.
const mostStrays = 8

/** The state of reading one command after another. */
interface Round {
  context: Context
  walk: Walk
  queue: ReturnType<typeof queueOf>
  way?: Way
  /** The output of the first command, from when the way was looked for. */
  printed?: Printed
  /** Pages that list commands, by their text: printed again, a page is not the one that was asked for. */
  texts: Set<string>
  /** How many commands in a row, from the first, had no page of their own. */
  strays: number
}

/** The pages of the topics to which the page of a command points for more of its options. */
async function topicPages({ context }: Round, path: readonly string[], text: string): Promise<FurtherPage[]> {
  const { ask, name, program, policy } = context
  const found: FurtherPage[] = []
  for (const topic of policy.helpOnly ? [] : topicsIn(text, name)) {
    if (topic === path.at(-1)) continue
    const args = ['help', topic]
    const printed = await ask(args)
    if (printed.fault === undefined)
      found.push({ page: parseHelp(printed.text), file: [program, ...args].join(' ') })
  }
  return found
}

/** Keeps the page of a command, joined with its topics and its manual, or what the page above it says of it; false where there is nothing. */
function keepPage(
  { context, walk, queue }: Round,
  path: string[],
  page: HelpPage | undefined,
  file: string,
  topics: readonly FurtherPage[] = [],
): boolean {
  const manual = context.man(path)
  const usage = queue.usages.get(path.join(' '))
  const own = page ?? (usage === undefined ? undefined : usagePage(usage))
  if (!own && !manual) return false
  const beside = [...topics, ...(own && manual ? [manual] : []), ...context.completed(path)]
  const whole = mergePages(own ?? manual!.page, beside)
  const from = page ? file : (manual?.file ?? [context.program, ...path.slice(0, -1)].join(' '))
  walk.pages.push({ path, page: whole, file: from })
  queue.add(path, whole)
  return true
}

/** Asks for the page of one command. */
async function readCommand(round: Round, path: string[]): Promise<void> {
  const { context, walk, texts, way } = round
  if (!way || round.strays >= mostStrays) {
    keepPage(round, path, undefined, '')
    return
  }
  const args = way(path)
  const { printed = await context.ask(args) } = round
  round.printed = undefined
  const page = printed.fault === undefined ? parseHelp(printed.text) : undefined
  const own = page && !texts.has(printed.text) && isAbout(page, context.name, path)
  if (own && page.commands.length > 0) texts.add(printed.text)
  round.strays = own ? Number.NEGATIVE_INFINITY : round.strays + 1
  const topics = own ? await topicPages(round, path, printed.text) : []
  if (!keepPage(round, path, own ? page : undefined, [context.program, ...args].join(' '), topics))
    walk.missing.push({ path, reason: printed.fault ?? 'not-its-own' })
}

/** Asks for the pages of all commands that pages list. */
async function walkCommands(context: Context, walk: Walk, root: HelpPage, text: string): Promise<void> {
  const { limits, options, policy } = context
  const queue = queueOf(limits, options.only, (path) => walk.missing.push({ path, reason: 'too-many' }))
  queue.add([], root)
  const [first] = queue.waiting
  if (first === undefined) return
  const asks = !policy.helpOnly && (policy.commands !== undefined || hasCommandPages(root, text))
  const way = asks ? await wayOf(context, first, commandWays(root, text, policy)) : undefined
  const round: Round = { context, walk, queue, ...way, texts: new Set([text]), strays: 0 }
  let done = 0
  const lane = async (): Promise<void> => {
    for (let path = queue.waiting.shift(); path; path = queue.waiting.shift()) {
      await readCommand(round, path)
      options.onPage?.(++done, queue.known.size)
    }
  }
  // A lane that finds nothing waiting ends; another may still find more, so that they begin again.
  while (queue.waiting.length > 0) await Promise.all(Array.from({ length: limits.lanes }, lane))
}

/** Words in columns that no heading calls commands are some only where one of them has a page. */
function dropLoose(walk: Walk): void {
  for (const { path, page } of walk.pages) {
    if (!page.loose) continue
    const below = walk.pages.some(
      (other) => other.path.length === path.length + 1 && path.every((word, at) => other.path[at] === word),
    )
    if (below) continue
    page.commands = []
    walk.missing = walk.missing.filter((item) => item.path.length !== path.length + 1)
  }
}

const byPath = byText<{ path: string[] }>(({ path }) => path.join(' '))

/** Walks on from the first page; a program that is not run has none. */
async function walkAll(context: Context, first: FirstPage | undefined): Promise<Walk> {
  const { program, man, ask } = context
  const walk: Walk = { version: '', pages: [], missing: [] }
  const manual = man([])
  if (!first) {
    if (manual) walk.pages.push({ path: [], ...manual, page: mergePages(manual.page, context.completed([])) })
    else walk.missing.push({ path: [], reason: 'silent' })
    return walk
  }
  const { fault } = first
  const beside = fault === 'not-found' ? (manual ? [manual] : []) : await besideFirst(context, first.text)
  if (fault !== undefined && beside.length === 0) return { ...walk, missing: [{ path: [], reason: fault }] }
  const root = mergePages(first.page, beside)
  const file = fault === undefined ? [program, ...first.asked].join(' ') : beside[0]!.file
  walk.pages.push({ path: [], page: root, file })
  if (fault === 'not-found') return walk
  const versioned = ask(['--version']).catch((): Printed => ({ text: '', fault: 'failed' }))
  await walkCommands(context, walk, root, first.text)
  walk.version = /\d+\.\d+[\w.+-]*/.exec((await versioned).text.split('\n')[0] ?? '')?.[0] ?? ''
  dropLoose(walk)
  walk.missing.sort(byPath)
  walk.pages.sort(byPath)
  return walk
}

/** Walks the help of an installed program from its first page to all the commands that its pages list, and reads its man pages. Runs that program only, and only for help. Throws Stopped when `signal` says so. */
export async function walkHelp(program: string, options: WalkOptions, limits = walkLimits): Promise<Walk> {
  if (program.includes('\0') || (program.includes(delimiter) && process.platform !== 'win32'))
    return { version: '', pages: [], missing: [{ path: [], reason: 'not-found' }] }
  const folder = temporaryFolder('flagdrill-help', options.temporary)
  const ask: Ask = async (args) => {
    const { text, fault } = await runForHelp(program, args, folder.path, options.signal, limits)
    if (fault === 'stopped') throw new Stopped('ctrl-c')
    return { fault, text: impersonal(text) }
  }
  try {
    const name = program.replace(/^.*[\\/]/, '').replace(/\.exe$/i, '')
    const policy = policyOf(name)
    const scripts = completionPages(name, options.completions)
    const examples = tldrPages(name, options.env)
    const completed = (path: readonly string[]): FurtherPage[] => [...scripts(path), ...examples(path)]
    return await unoptimized(async () => {
      // The folders of man pages are found while the program prints its first page.
      const [man, first] = await Promise.all([
        options.man === false ? (): undefined => undefined : manPages(program),
        policy.manOnly ? undefined : firstPage({ ask, name, policy }),
      ])
      return walkAll({ program, name, ask, man, completed, policy, limits, options }, first)
    })
  } finally {
    folder.remove()
  }
}
