import { cardsOf, commandLabel, optionLabel } from '../../kinds/index.ts'
import { type Card, type Deck, type Entry, exit, sanitize, UserError } from '../../model/index.ts'
import { styleOf } from '../../render/index.ts'
import type { EntriesDiff } from '../../sources/index.ts'
import type { BuiltDeck, World } from '../../world/index.ts'
import { poolsOf, withDeck } from '../choose.ts'
import { printJson } from '../command.ts'
import { noGoal } from '../quiz/course.ts'
import { amountsOf } from './amounts.ts'
import { cardView } from './card-view.ts'
import type { NotesArguments } from './notes-arguments.ts'
import { inOrder, problemLines } from './problem-report.ts'
import { decksOfNotes } from './read-notes.ts'
import { offerToAsk, printLost } from './unused-report.ts'

/** The form of a deck's name. */
export const deckName = /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u

/** Makes decks of notes: a deck of each file, one of each folder, one of all with `--name`. */
export async function buildNotes(args: NotesArguments, world: World): Promise<number> {
  const { texts } = world
  const name = args.name?.normalize('NFC')
  if (name !== undefined && !deckName.test(name))
    throw new UserError(texts.errors.badDeckName(name), texts.errors.badDeckNameHint, exit.usage)
  const { decks } = await world.library()
  const { built, failed } = await readOrAsk({ ...args, name }, decks, world)
  for (const deck of built) {
    const earlier = decks.find((other) => !other.shipped && other.name === deck.name)
    await write(deck, earlier, args, world)
  }
  return failed ? exit.failed : exit.ok
}

/** Reads notes; before that, asks about their lines where the learner wants it. */
async function readOrAsk(
  args: NotesArguments,
  decks: readonly Deck[],
  world: World,
): Promise<{ built: BuiltDeck[]; failed: boolean }> {
  if (args.ask !== true) return decksOfNotes(args, world)
  const { askAboutLines } = await import('./build-ask.ts')
  const said = await askAboutLines(args, decks, world)
  return decksOfNotes(args, world, { reading: false, problems: true, unsure: false }, said)
}

/** Saves a deck, unless it is a dry run, and prints all of it and what changed as JSON. */
async function writeJson(deck: BuiltDeck, diff: EntriesDiff, dryRun: boolean, world: World): Promise<void> {
  if (!dryRun) await world.saveDeck(deck)
  printJson(world, {
    deck: deck.name,
    entries: deck.entries,
    problems: deck.problems,
    prose: deck.prose ?? [],
    leftOut: deck.leftOut ?? [],
    added: diff.added.map(({ subject }) => subject),
    vanished: diff.vanished.map(({ subject }) => subject),
    changed: diff.changed.map(({ after }) => after.subject),
    written: !dryRun,
  })
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
  const { entries, problems, prose = [], leftOut = [] } = deck
  const { aliasesSince, diffEntries } = await import('../../sources/index.ts')
  if (earlier) deck.aliases = aliasesSince(earlier, deck)
  const diff = diffEntries(earlier?.entries ?? [], entries, deck.aliases)
  if (args.json) return writeJson(deck, diff, args.dryRun, world)
  if (args.dryRun && !args.problems) await printCards(deck, world)
  const told = args.problems ? inOrder([...problems, ...prose, ...leftOut]) : problems
  for (const line of problemLines(told, texts, args.problems)) terminal.note(line)
  if (earlier) printDiff(diff, world)
  const said = args.dryRun ? texts.lists.wouldBuild : texts.lists.built
  const file = args.dryRun ? undefined : await world.saveDeck(deck)
  const cards = cardsOf([deck])
  terminal.print(said(deck.name, amountsOf(entries, cards, texts)))
  if (!args.problems) printLost(deck, args.file, world)
  await offerToAsk(deck.problems, args, world)
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
