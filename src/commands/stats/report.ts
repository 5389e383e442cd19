import { exit, UserError } from '../../model/index.ts'
import { shortName } from '../../play/index.ts'
import type { WeakRow } from '../../report/index.ts'
import type { World } from '../../world.ts'
import type { Arguments, Command } from '../command.ts'
import { chosenDecks, text, words } from '../command.ts'
import { findWeak } from '../weak/weak-find.ts'
import { loadFigures } from './load-figures.ts'

/** As many weak cards as stand beside two rows of charts. */
const weakest = 10

/** The weakest cards as the page shows them, and the titles of the decks that were named. */
async function chosen(args: Arguments, world: World): Promise<{ weak: WeakRow[]; decks: string[] }> {
  const { library, found } = await findWeak({ ...args, since: undefined }, world, await world.progress())
  const named = chosenDecks(library, words(args.deck), world.texts)
  const titles = new Map(library.decks.map(({ name, title }) => [name, title]))
  const weak = found.slice(0, weakest).map(({ card, risk, memory }) => ({
    name: shortName(card),
    deck: titles.get(card.deck) ?? card.deck,
    risk,
    lapses: memory.lapses,
    difficulty: memory.difficulty,
  }))
  return { weak, decks: words(args.deck).length === 0 ? [] : named.map(({ title }) => title) }
}

/** A page of progress: into a file that was named, to whatever standard output is piped to, or into a file of its own name. */
export const report: Command = {
  usage: 'report [deck..]',
  describe: (texts) => texts.commands.report,
  options: (yargs, texts) =>
    yargs
      .positional('deck', { type: 'string', array: true, describe: texts.commands.options.decks })
      .option('output', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        describe: texts.commands.options.reportOutput,
      })
      .option('since', { type: 'string', requiresArg: true, describe: texts.commands.options.since }),
  async run(args, world) {
    const { texts, terminal } = world
    const figures = await loadFigures(args, world)
    const { weak, decks } = await chosen(args, world)
    const page = await import('../../report/index.ts')
    const named = text(args, 'output') ?? (terminal.interactive ? undefined : '-')
    const file = named ?? texts.report.file
    // An older page of ours may go; anything else only by name.
    if (named === undefined) {
      const there = await world.readLines(file)
      if (there.some((line) => line !== '') && !there.some((line) => line.startsWith(page.generator)))
        throw new UserError(texts.report.otherFile(file), texts.report.otherFileHint)
    }
    const html = await page.report(figures, weak, texts, { version: world.version, decks })
    if (file === '-') await terminal.write(html)
    else {
      await world.writeFile(
        file,
        (async function* () {
          yield html
        })(),
      )
      terminal.note(texts.report.written(file))
    }
    return exit.ok
  },
}
