import { cardsOf, contrasts } from '../../kinds/index.ts'
import { exit, nearest, throttledProgress, UserError } from '../../model/index.ts'
import type { World } from '../../world.ts'
import type { Arguments, Command } from '../command.ts'
import { cardsIn, chosenDecks, sinceDay, text, words } from '../command.ts'
import type { Choice } from './choice.ts'
import { pieces, type TextFormat } from './export-text.ts'

const formatNames = ['csv', 'json', 'jsonl', 'markdown', 'anki']
const whats = ['cards', 'reviews']

/** What is asked for. Throws UserError. */
async function choiceOf(args: Arguments, all: boolean, world: World): Promise<Choice> {
  const since = sinceDay(text(args, 'since'), world)
  const decks = [...words(args.decks), ...words(args.deck)]
  // The whole log needs no decks.
  if (!all && decks.length === 0) return { decks, since, cards: [], wanted: ({ day }) => day >= since }
  const library = await world.library()
  const cards = cardsIn(cardsOf(library.decks), chosenDecks(library, decks, world.texts), library, cardsOf)
  if (decks.length === 0) return { decks, since, cards, wanted: (event) => event.day >= since }
  const { progress } = await world.progress()
  const ids = new Set<string>([...cards, ...contrasts(cards, progress)].map((card) => card.id))
  // What a card took over belongs to it, also what that one had taken over.
  const adopted = [...(await world.care()).events('"adopt"')].filter((event) => event.type === 'adopt')
  for (let size = -1; size !== ids.size; ) {
    size = ids.size
    for (const { card, from } of adopted) if (ids.has(card)) ids.add(from)
  }
  return { decks, since, cards, wanted: (event) => event.day >= since && ids.has(event.card) }
}

/** Progress for other programs: to standard output or into a file. */
export const exportProgress: Command = {
  usage: 'export [decks..]',
  describe: (texts) => texts.commands.export,
  offers: { format: formatNames, what: whats },
  options: (yargs, texts) =>
    yargs
      .positional('decks', { type: 'string', array: true, describe: texts.commands.options.decks })
      .option('format', { type: 'string', requiresArg: true, describe: texts.commands.options.format })
      .option('what', { type: 'string', requiresArg: true, describe: texts.commands.options.what })
      .option('deck', { type: 'string', requiresArg: true, describe: texts.commands.options.deck })
      .option('since', { type: 'string', requiresArg: true, describe: texts.commands.options.since })
      .option('output', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        describe: texts.commands.options.output,
      }),
  async run(args, world) {
    const { texts, terminal } = world
    const name = text(args, 'format') ?? 'csv'
    // Lines are the log; the rest is as a rule for looking at cards.
    const what = text(args, 'what') ?? (name === 'jsonl' ? 'reviews' : 'cards')
    const must = (given: string, known: readonly string[]): void => {
      if (known.includes(given)) return
      const near = nearest(given, known)
      throw new UserError(
        texts.export.unknown(given, known.join(', ')),
        near && texts.errors.didYouMean(near),
        exit.usage,
      )
    }
    must(name, formatNames)
    must(what, whats)
    const choice = await choiceOf(args, name === 'anki' || what === 'cards', world)
    const output = text(args, 'output')
    const file = output === '-' ? undefined : output
    if (name === 'anki') {
      const { exportAnki } = await import('./export-anki.ts')
      return exportAnki(choice, file, world)
    }
    // On a screen the rows themselves say how far it got.
    const tell =
      file === undefined && terminal.interactive ? undefined : throttledProgress(world, texts.export.progress)
    let written = 0
    const rows = pieces(name as TextFormat, what, choice, world, (count) => {
      written = count
      tell?.(count)
    })
    try {
      if (file === undefined) for await (const piece of rows) await terminal.write(piece)
      else await world.writeFile(file, rows)
    } finally {
      tell?.()
    }
    if (file !== undefined) terminal.note(texts.export.written(written, file))
    return exit.ok
  },
}
