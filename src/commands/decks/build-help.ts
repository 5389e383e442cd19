import { cardsOf, commandLabel, optionLabel } from '../../kinds/index.ts'
import {
  addTo,
  type CommandEntry,
  type Entry,
  exit,
  type OptionEntry,
  type Problem,
  renaming,
  sanitize,
  UserError,
  wordOf,
} from '../../model/index.ts'
import { problemLine, styleOf } from '../../render/index.ts'
import type { EntriesDiff } from '../../sources/index.ts'
import type { BuiltDeck, HelpPages, Library, World } from '../../world/index.ts'
import { printJson } from '../command.ts'
import { amountsOf } from './amounts.ts'

/** The options of `build` that are about a program's own help. */
export interface HelpOptions {
  from?: string
  helpFile: readonly string[]
  /** Commands and options of the program, separated by commas. */
  only?: string
  /** The order is that of the learner's own shell history. */
  history: boolean
  name?: string
  /** The program of saved pages, if their usage lines do not name it. */
  program?: string
  diff: boolean
  dryRun: boolean
  /** Every problem has a line. */
  problems: boolean
  json: boolean
}

const label = (entry: Entry): string =>
  entry.kind === 'option'
    ? `${optionLabel({ ...entry, value: undefined })} (${entry.commands.slice(0, 3).join(', ')})`
    : entry.kind === 'command'
      ? commandLabel(entry)
      : entry.subject

/** The built deck and its changes since the last build. */
interface Built {
  deck: BuiltDeck
  drift: EntriesDiff
  problems: Problem[]
  found: HelpPages
  /** The deck was there before. */
  again: boolean
}

/** The entries of shipped decks, whose words and ids count. */
const shippedEntries = (library: Library): (OptionEntry | CommandEntry)[] =>
  library.decks
    .filter((deck) => deck.shipped)
    .flatMap((deck) =>
      deck.entries.filter(
        (entry): entry is OptionEntry | CommandEntry => entry.kind === 'option' || entry.kind === 'command',
      ),
    )

const missingPages = ({ program, missing }: HelpPages, { texts }: World): Problem[] =>
  missing.map(
    ({ path, reason }): Problem => ({
      at: { file: [program, ...path].join(' '), line: 1 },
      code: 'no-page',
      detail: wordOf(texts.lists.walkFault, reason) ?? reason,
    }),
  )

/** Makes the deck of the pages that were found. Throws UserError where there is nothing to learn. */
async function plan(args: HelpOptions, found: HelpPages, world: World): Promise<Built> {
  const { texts, terminal } = world
  const { diffEntries, helpEntries, vocabularyOf } = await import('../../sources/index.ts')
  const library = await world.library()
  const described = shippedEntries(library)
  const name = args.name ?? found.program
  if (library.decks.some((deck) => deck.shipped && deck.name === name))
    throw new UserError(texts.errors.shippedName(name), texts.errors.sameFileHint)
  const earlier = library.decks.find((deck) => !deck.shipped && deck.name === name)
  // A part of the program says nothing about the rest of it.
  const partial = args.only !== undefined || args.helpFile.length > 0
  const read = helpEntries(found.program, found.pages, {
    known: vocabularyOf(described),
    described,
    earlier: earlier && { entries: earlier.entries, aliases: earlier.aliases, partial },
    only: onlyOptions(args),
    history: args.history ? await world.shellHistory(found.program) : undefined,
  })
  if (args.history && !args.json) showUses(read.used, read.entries, world)
  const problems = [...read.problems, ...missingPages(found, world)]
  if (!read.entries.some((entry) => entry.kind !== 'grammar')) {
    for (const problem of problems) terminal.note(problemLine(problem, texts))
    throw new UserError(texts.errors.noHelp(found.program), texts.errors.noHelpHint)
  }
  const ids = renaming(read.aliases)
  const known = (earlier?.entries ?? []).map((entry) => ({ ...entry, subject: ids.subject(entry.subject) }))
  const drift = diffEntries(known, read.entries)
  const deck: BuiltDeck = {
    name,
    title: [found.program, found.version].filter(Boolean).join(' '),
    language: texts.language,
    program: found.program,
    order: 50,
    fromHelp: true,
    file: '',
    shipped: false,
    entries: stamped(read.entries, known, drift, world.now()),
    aliases: read.aliases,
    problems: [],
    builtFrom: found.pages.map((page) => page.file),
    builtAt: new Date(world.now()).toISOString(),
  }
  return { deck, drift, problems, found, again: earlier !== undefined }
}

/** Entries with the time at which they last changed. */
function stamped(
  entries: readonly Entry[],
  known: readonly Entry[],
  drift: EntriesDiff,
  now: number,
): Entry[] {
  const changed = new Set(drift.changed.map(({ after }) => after.subject))
  const before = new Map(known.map((entry) => [entry.subject, entry]))
  return entries.map((entry): Entry => {
    const stamp = changed.has(entry.subject) ? now : before.get(entry.subject)?.changed
    return stamp === undefined ? entry : { ...entry, changed: stamp }
  })
}

function printDrift(drift: EntriesDiff, { texts, terminal }: World): void {
  const style = styleOf(terminal)
  for (const entry of drift.added) terminal.print(`${style.right('+')} ${sanitize(label(entry))}`)
  for (const { after, what } of drift.changed) {
    const facets = what.map((facet) => wordOf(texts.lists.driftWhat, facet)).join(', ')
    terminal.print(`${style.almost('~')} ${sanitize(label(after))}: ${facets}`)
  }
  for (const entry of drift.vanished) terminal.print(`${style.wrong('-')} ${sanitize(label(entry))}`)
  terminal.print(texts.lists.drift(drift.added.length, drift.changed.length, drift.vanished.length))
}

const mostProblems = 20

/** The pages of which lines could not be read, with those lines: their tables may lack options. */
function partialPages(problems: readonly Problem[]): { page: string; lines: number[] }[] {
  const pages = new Map<string, number[]>()
  for (const { code, at } of problems) if (code === 'not-understood') addTo(pages, at.file, at.line)
  return [...pages].map(([page, lines]) => ({ page, lines: [...new Set(lines)] }))
}

function printPlan({ drift, problems, found, again }: Built, all: boolean, world: World): void {
  const { texts, terminal } = world
  terminal.print(texts.lists.walked(found.program, found.version, found.pages.length))
  if (again) printDrift(drift, world)
  const most = all ? problems.length : mostProblems
  for (const problem of problems.slice(0, most)) terminal.note(problemLine(problem, texts))
  if (problems.length > most) terminal.note(texts.lists.problems(problems.length))
  const partial = partialPages(problems).map(({ page }) => sanitize(page))
  if (partial.length > 0) terminal.note(texts.lists.partlyRead(partial.slice(0, 3), partial.length))
}

const asJson = ({ deck, drift, problems, found }: Built, written: boolean): object => ({
  deck: deck.name,
  program: found.program,
  version: found.version,
  pages: found.pages.length,
  entries: deck.entries,
  problems,
  partial: partialPages(problems),
  drift: {
    added: drift.added.map((entry) => entry.subject),
    vanished: drift.vanished.map((entry) => entry.subject),
    changed: drift.changed.map(({ after, what }) => ({ subject: after.subject, what })),
  },
  written,
})

/** A deck of a program's own help, and what has changed since it was built the last time. */
export async function buildHelp(args: HelpOptions, world: World): Promise<number> {
  const { texts, terminal } = world
  const built = await plan(args, await pagesOf(args, world), world)
  const { deck } = built
  const only = args.diff || args.dryRun
  if (args.json) printJson(world, asJson(built, !only))
  else printPlan(built, args.problems, world)
  const amount = amountsOf(deck.entries, cardsOf([deck]), texts)
  if (only) {
    if (!args.json) terminal.print(texts.lists.wouldBuild(deck.name, amount))
    return exit.ok
  }
  const file = await world.saveDeck(deck)
  if (!args.json) {
    terminal.print(texts.lists.built(deck.name, amount))
    terminal.note(file)
    terminal.note(texts.lists.startQuiz(deck.name))
  }
  return exit.ok
}

/** The names that `--only` gives. */
const onlyNames = ({ only = '' }: HelpOptions): string[] =>
  only
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** The options that `--only` names; undefined where it names none: then all of them count. */
function onlyOptions(args: HelpOptions): string[] | undefined {
  const options = onlyNames(args).filter((name) => name.startsWith('-'))
  return options.length > 0 ? options : undefined
}

const mostShown = 10

/** Shows what was counted in the learner's history before it orders the cards: names of commands and options, nothing else. */
function showUses(used: ReadonlyMap<string, number>, entries: readonly Entry[], world: World): void {
  const { lists } = world.texts
  const top = [...used].sort((a, b) => b[1] - a[1]).slice(0, mostShown)
  world.terminal.print(top.length === 0 ? lists.noHistory : lists.fromHistory)
  for (const [subject, times] of top) {
    const entry = entries.find((one) => one.subject === subject)
    if (entry) world.terminal.print(`${String(times).padStart(6)}  ${sanitize(label(entry))}`)
  }
}

/** The pages that were asked for. Throws UserError when the program has none. */
async function pagesOf(args: HelpOptions, world: World): Promise<HelpPages> {
  const { texts, terminal } = world
  const files = args.helpFile
  if (files.length > 0) return world.readHelp(files, args.program)
  const program = args.from!
  const commands = onlyNames(args).filter((name) => !name.startsWith('-'))
  const only = commands.length > 0 ? commands : undefined
  let noted = 0
  try {
    const found = await world.walkHelp(program, only, (done, known) => {
      terminal.progress(texts.lists.walking(program, done, known))
      // If no line can be replaced, print one now and then.
      if (!terminal.interactive && done - noted >= 50) {
        noted = done
        terminal.note(texts.lists.walking(program, done, known))
      }
    })
    const [root] = found.missing
    if (found.pages.length === 0)
      throw new UserError(
        `${texts.errors.noHelp(sanitize(program))} (${wordOf(texts.lists.walkFault, root?.reason ?? 'failed')})`,
        texts.errors.noHelpHint,
      )
    const [unknown] = (only ?? []).filter(
      (name) =>
        !found.pages.some(({ path }) => path.join(' ') === name || path.join(' ').startsWith(`${name} `)),
    )
    if (unknown !== undefined)
      throw new UserError(
        texts.errors.unknownCommand(`${program} ${sanitize(unknown)}`),
        undefined,
        exit.usage,
      )
    return found
  } finally {
    terminal.progress('')
  }
}
