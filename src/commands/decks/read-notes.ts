import { type Captions, type Deck, sanitize, UserError } from '../../model/index.ts'
import type { BuiltDeck, NotesGroup, World } from '../../world/index.ts'
import type { NotesArguments } from './notes-arguments.ts'
import { sayNothingMade } from './unused-report.ts'

/** The reports of a reading of notes, and the decks that it gives. */
export interface Pass {
  /** It says which file it reads. */
  reading: boolean
  /** It says why a file holds nothing. */
  problems: boolean
  /** It gives decks without cards, too, where the learner can be asked about their lines. */
  unsure: boolean
}

/** The only reading of notes. */
const once: Pass = { reading: true, problems: true, unsure: false }

/** The decks that notes make, without those that hold nothing. `said` has what the learner says of their lines, by the deck; otherwise that of earlier builds counts. Throws UserError for a name that a shipped deck has. */
export async function decksOfNotes(
  args: NotesArguments,
  world: World,
  pass: Pass = once,
  said?: ReadonlyMap<string, Captions>,
): Promise<{ built: BuiltDeck[]; failed: boolean }> {
  const { texts } = world
  const { decks } = await world.library()
  const earlier = (name: string): Captions | undefined =>
    decks.find((deck) => !deck.shipped && deck.name === name)?.captions
  const captionsOf = (name: string): Captions | undefined =>
    said === undefined ? earlier(name) : said.get(name)
  const found = await readAll({ args, world, pass, captionsOf })
  for (const deck of found.built)
    if (decks.some((other) => other.shipped && other.name === deck.name))
      throw new UserError(texts.errors.shippedName(deck.name), texts.errors.sameFileHint)
  return found
}

const cleaned = (name: string): string =>
  name.replace(/[^\p{L}\p{N}_.-]+/gu, '-').replace(/^[^\p{L}\p{N}]+/u, '') || 'notes'

/** The name of a deck that a file makes by itself. */
const nameOf = (file: string): string =>
  cleaned(
    (file === '-' ? 'notes' : file)
      .replace(/^.*[\\/]/, '')
      .replace(/\.[^.]*$/, '')
      .normalize('NFC'),
  )

/** Decks that are being put together, by name; `together` where several files may become one deck. */
type Building = Map<string, { deck: BuiltDeck; together: boolean }>

/** The context of reading notes. */
interface Reading {
  args: NotesArguments
  world: World
  pass: Pass
  captionsOf(deck: string): Captions | undefined
}

/** Reads one file for the deck `together`, or for one of its own, and reports one that holds nothing; undefined then. */
async function readFile(
  file: string,
  group: NotesGroup,
  together: string | undefined,
  { args, world, pass, captionsOf }: Reading,
): Promise<Deck | undefined> {
  const { readNotes, terminal, texts } = world
  if (pass.reading && terminal.interactive && group.files.length === 1)
    terminal.note(texts.lists.reading(file))
  const { program, keep, flashcards } = args
  const captions = captionsOf(together === undefined ? nameOf(file) : cleaned(together))
  const deck = await readNotes(file, { program, keep, flashcards, captions })
  const isAsked = pass.unsure && deck.problems.some(({ unsure }) => unsure !== undefined)
  if (deck.entries.length > 0 || isAsked) return deck
  // Many files of a folder are no notes.
  if (pass.problems && (group.name === undefined || args.problems))
    await sayNothingMade(deck, { ...args, file: [file] }, world)
  return undefined
}

/** Reads all files that are named and reports those that hold nothing. */
async function readAll(reading: Reading): Promise<{ built: BuiltDeck[]; failed: boolean }> {
  const { args, world, pass } = reading
  const { texts, terminal } = world
  const built: Building = new Map()
  let failed = false
  for (const [index, group] of (await world.notesFiles(args.file)).entries()) {
    const together = args.name ?? group.name
    if (group.files.length === 0) {
      failed = true
      if (pass.problems) terminal.note(texts.lists.noNotes(sanitize(args.file[index]!)))
    }
    for (const file of group.files) {
      const deck = await readFile(file, group, together, reading)
      if (deck) add(built, cleaned(together ?? deck.name), deck, together !== undefined, world)
      else failed ||= group.name === undefined
    }
  }
  return { built: [...built.values()].map(({ deck }) => deck), failed: failed || built.size === 0 }
}

/** Puts a file's entries into the deck of that name. Throws UserError where two files would be one deck that nobody asked for. */
function add(built: Building, name: string, deck: Deck, together: boolean, world: World): void {
  const { texts } = world
  const problems = deck.problems.filter((problem) => problem.code !== 'no-cards')
  const first = built.get(name)
  if (!first) {
    const builtAt = new Date(world.now()).toISOString()
    built.set(name, { deck: { ...deck, name, problems, builtFrom: [deck.file], builtAt }, together })
    return
  }
  if (!first.together || !together)
    throw new UserError(texts.errors.sameFile(name), texts.errors.sameFileHint)
  const known = new Set(first.deck.entries.map((entry) => `${entry.kind} ${entry.subject}`))
  for (const entry of deck.entries)
    if (!known.has(`${entry.kind} ${entry.subject}`)) first.deck.entries.push(entry)
  for (const problem of problems) first.deck.problems.push(problem)
  joinRest(first.deck, deck)
}

/** Adds what a further file has beside entries and problems. */
function joinRest(whole: BuiltDeck, { file, prose, leftOut, aliases, captions }: Deck): void {
  whole.builtFrom.push(file)
  if (prose) whole.prose = [...(whole.prose ?? []), ...prose]
  if (leftOut) whole.leftOut = [...(whole.leftOut ?? []), ...leftOut]
  if (aliases) whole.aliases = { ...whole.aliases, ...aliases }
  if (captions) whole.captions = { ...whole.captions, ...captions }
}
