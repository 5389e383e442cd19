import { cardsOf, commandLabel, optionLabel } from '../../kinds/index.ts'
import {
  type Card,
  type Deck,
  type Entry,
  exit,
  type Problem,
  sanitize,
  UserError,
} from '../../model/index.ts'
import { styleOf } from '../../render/index.ts'
import type { EntriesDiff } from '../../sources/index.ts'
import type { BuiltDeck, NotesGroup, World } from '../../world/index.ts'
import { poolsOf, withDeck } from '../choose.ts'
import { printJson } from '../command.ts'
import { noGoal } from '../quiz/course.ts'
import { amountsOf } from './amounts.ts'
import { cardView } from './card-view.ts'
import { inOrder, lostLines, problemLines } from './problem-report.ts'

/** The form of a deck's name. */
export const deckName = /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u

/** The options of `build` that are about notes. */
export interface NotesArguments {
  file: readonly string[]
  name?: string
  program?: string
  dryRun: boolean
  problems: boolean
  keep: boolean
  flashcards?: boolean
  json: boolean
}

/** Makes decks of notes: a deck of each file, one of each folder, one of all with `--name`. */
export async function buildNotes(args: NotesArguments, world: World): Promise<number> {
  const { texts } = world
  const name = args.name?.normalize('NFC')
  if (name !== undefined && !deckName.test(name))
    throw new UserError(texts.errors.badDeckName(name), texts.errors.badDeckNameHint, exit.usage)
  const { decks } = await world.library()
  const { built, failed } = await decksOfNotes({ ...args, name }, world)
  for (const deck of built) {
    const earlier = decks.find((other) => !other.shipped && other.name === deck.name)
    await write(deck, earlier, args, world)
  }
  return failed ? exit.failed : exit.ok
}

/** The decks that notes make, without those that hold nothing. Throws UserError for a name that a shipped deck has. */
export async function decksOfNotes(
  args: NotesArguments,
  world: World,
): Promise<{ built: BuiltDeck[]; failed: boolean }> {
  const { texts } = world
  const found = await readAll(args, args.name, world)
  const { decks } = await world.library()
  for (const deck of found.built)
    if (decks.some((other) => other.shipped && other.name === deck.name))
      throw new UserError(texts.errors.shippedName(deck.name), texts.errors.sameFileHint)
  return found
}

/** A word as it is typed in a shell. */
const shellWord = (word: string): string =>
  /^[\p{L}\p{N}_./:@%+,=~-]+$/u.test(word) ? sanitize(word) : `'${sanitize(word).replaceAll("'", "'\\''")}'`

const cleaned = (name: string): string =>
  name.replace(/[^\p{L}\p{N}_.-]+/gu, '-').replace(/^[^\p{L}\p{N}]+/u, '') || 'notes'

/** Decks that are being put together, by name; `together` where several files may become one deck. */
type Building = Map<string, { deck: BuiltDeck; together: boolean }>

/** Reads one file and reports one that holds nothing; undefined then. */
async function readFile(
  file: string,
  group: NotesGroup,
  args: NotesArguments,
  world: World,
): Promise<Deck | undefined> {
  const { readNotes, terminal, texts } = world
  if (terminal.interactive && group.files.length === 1) terminal.note(texts.lists.reading(file))
  const { program, keep, flashcards } = args
  const deck = await readNotes(file, { program, keep, flashcards })
  if (deck.entries.length > 0) return deck
  // Many files of a folder are no notes.
  if (group.name === undefined || args.problems) sayNothingMade(file, deck, args, world)
  return undefined
}

/** Codes of a file that is not read at all. */
const unread = new Set<Problem['code']>(['unreadable', 'not-a-file', 'binary', 'too-large'])

/** Says of a file without any card what stands in it, as of one that has some. */
function sayNothingMade(
  file: string,
  deck: Deck,
  { json: asJson, problems: all }: NotesArguments,
  world: World,
): void {
  const { terminal, texts } = world
  const { problems, prose = [] } = deck
  const isOfLine = ({ code }: Problem): boolean => code !== 'no-cards'
  if (asJson) {
    const nothing = { entries: [], added: [], vanished: [], changed: [], written: false }
    printJson(world, { deck: deck.name, ...nothing, problems, prose })
    return
  }
  const lines = all ? inOrder([...problems.filter(isOfLine), ...prose]) : problems.filter(isOfLine)
  const whole = problems.filter((problem) => !isOfLine(problem))
  for (const line of problemLines([...whole, ...lines], texts, all)) terminal.note(line)
  // A file that is not read has no lines to look at.
  const isRead = !problems.some(({ code }) => unread.has(code))
  if (!all && isRead) printLost({ entries: [], problems, prose }, [file], world)
}

/** Reads all files that are named and reports those that hold nothing. */
async function readAll(
  args: NotesArguments,
  name: string | undefined,
  world: World,
): Promise<{ built: BuiltDeck[]; failed: boolean }> {
  const { texts, terminal } = world
  const built: Building = new Map()
  let failed = false
  for (const [index, group] of (await world.notesFiles(args.file)).entries()) {
    const together = name ?? group.name
    if (group.files.length === 0) {
      failed = true
      terminal.note(texts.lists.noNotes(sanitize(args.file[index]!)))
    }
    for (const file of group.files) {
      const deck = await readFile(file, group, args, world)
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
  if (deck.prose) first.deck.prose = [...(first.deck.prose ?? []), ...deck.prose]
  first.deck.builtFrom.push(deck.file)
  if (deck.aliases) first.deck.aliases = { ...first.deck.aliases, ...deck.aliases }
}

/** Saves a deck, unless it is a dry run, and prints all of it and what changed as JSON. */
async function writeJson(deck: BuiltDeck, diff: EntriesDiff, dryRun: boolean, world: World): Promise<void> {
  if (!dryRun) await world.saveDeck(deck)
  printJson(world, {
    deck: deck.name,
    entries: deck.entries,
    problems: deck.problems,
    prose: deck.prose ?? [],
    added: diff.added.map(({ subject }) => subject),
    vanished: diff.vanished.map(({ subject }) => subject),
    changed: diff.changed.map(({ after }) => after.subject),
    written: !dryRun,
  })
}

/** Counts the lines and passages of notes that made no card; `--problems` has named them. */
function printLost(
  { entries, problems, prose = [] }: Pick<Deck, 'entries' | 'problems' | 'prose'>,
  named: readonly string[],
  { texts, terminal }: World,
): void {
  const files = named.map(shellWord).join(' ')
  const lost = lostLines(problems, entries)
  const first = lost.slice(0, 8).join(', ') + (lost.length > 8 ? ', …' : '')
  if (lost.length > 0) terminal.print(texts.lists.lostLines(lost.length, first, files))
  if (prose.length > 0) terminal.print(texts.lists.passages(prose.length, files))
}

/** Says which cards another deck of the learner's own has already: such a card is asked once, and counts there. */
async function sayShared(deck: BuiltDeck, cards: readonly Card[], world: World): Promise<void> {
  const { texts, terminal } = world
  const { decks } = await world.library()
  const others = decks.filter(({ shipped, name }) => !shipped && name !== deck.name)
  const there = new Map(cardsOf(others).map((card) => [card.id, card.deck]))
  const shared = cards.filter(({ id }) => there.has(id))
  if (shared.length === 0) return
  const names = [...new Set(shared.map(({ id }) => there.get(id)!))].map(sanitize).join(', ')
  terminal.print(texts.lists.sharedCards(shared.length, cards.length, names))
}

/** Says how many cards are those of shipped decks in the learner's own words. */
async function sayRetold(cards: readonly Card[], { library, texts, terminal }: World): Promise<void> {
  const shipped = (await library()).decks.filter((deck) => deck.shipped).flatMap(({ entries }) => entries)
  const there = new Set(shipped.map(({ kind, subject }) => `${kind} ${subject}`))
  const retold = cards.filter(({ entry: { kind, subject } }) => there.has(`${kind} ${subject}`)).length
  if (retold > 0) terminal.print(texts.lists.retoldCards(retold))
}

/** Saves a deck, unless it is a dry run, and says what was found and what was not. */
async function write(
  deck: BuiltDeck,
  earlier: Deck | undefined,
  args: NotesArguments,
  world: World,
): Promise<void> {
  const { texts, terminal } = world
  const { entries, problems, prose = [] } = deck
  const { aliasesSince, diffEntries } = await import('../../sources/index.ts')
  if (earlier) deck.aliases = aliasesSince(earlier, deck)
  const diff = diffEntries(earlier?.entries ?? [], entries, deck.aliases)
  if (args.json) return writeJson(deck, diff, args.dryRun, world)
  if (args.dryRun) await printCards(deck, world)
  const told = args.problems ? inOrder([...problems, ...prose]) : problems
  for (const line of problemLines(told, texts, args.problems)) terminal.note(line)
  if (earlier) printDiff(diff, world)
  const said = args.dryRun ? texts.lists.wouldBuild : texts.lists.built
  const file = args.dryRun ? undefined : await world.saveDeck(deck)
  const cards = cardsOf([deck])
  terminal.print(said(deck.name, amountsOf(entries, cards, texts)))
  if (!args.problems) printLost(deck, args.file, world)
  await sayShared(deck, cards, world)
  await sayRetold(cards, world)
  if (file === undefined) return
  terminal.note(file)
  terminal.note(texts.lists.startQuiz(deck.name))
  if (![noGoal, '', deck.name].includes(world.goal)) terminal.note(texts.lists.dailyGoal(deck.name))
}

/** Every card as question and answer. */
async function printCards(deck: BuiltDeck, world: World): Promise<void> {
  const { texts, terminal } = world
  const style = styleOf(terminal)
  const { among } = poolsOf(withDeck(await world.library(), deck))
  for (const card of cardsOf([deck])) {
    const { prompt, answers, at } = cardView(card, among(card), texts.kinds, world.seed)
    const question = sanitize(prompt.replaceAll('\n', ' ⏎ '))
    terminal.print(`${style.dim(`${at.line}`)}  ${question}`)
    terminal.print(`   ${style.right('→')} ${sanitize(answers.join(' / ').replaceAll('\n', ' ⏎ '))}`)
  }
}

/** An entry in one line. */
function entryLabel(entry: Entry): string {
  switch (entry.kind) {
    case 'option':
      return [optionLabel({ ...entry, value: undefined }), entry.commands.slice(0, 3).join(', ')]
        .filter(Boolean)
        .join(' · ')
    case 'command':
      return commandLabel(entry)
    case 'task':
      return entry.answers[0]!
    case 'concept':
      return entry.question.replaceAll('\n', ' ')
    case 'gap':
      return entry.texts.join('…').replaceAll('\n', ' ')
    case 'grammar':
      return entry.program
  }
}

const shownChanges = 20

function printDiff(
  { added, changed, vanished }: { added: Entry[]; changed: { after: Entry }[]; vanished: Entry[] },
  { texts, terminal }: World,
): void {
  const style = styleOf(terminal)
  const lines = [
    ...added.map((entry) => `${style.right('+')} ${sanitize(entryLabel(entry))}`),
    ...changed.map(({ after }) => `${style.almost('~')} ${sanitize(entryLabel(after))}`),
    ...vanished.map((entry) => `${style.wrong('-')} ${sanitize(entryLabel(entry))}`),
  ]
  for (const line of lines.slice(0, shownChanges)) terminal.print(line)
  if (lines.length > shownChanges) terminal.print(`  … ${lines.length - shownChanges}`)
  terminal.print(texts.lists.drift(added.length, changed.length, vanished.length))
}
