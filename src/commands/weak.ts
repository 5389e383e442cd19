import { type WeakCard, weakCards, weakness } from '../insight/index.ts'
import { cardsOf } from '../kinds/index.ts'
import {
  cut,
  exit,
  fold,
  harmless,
  type LogEvent,
  nearest,
  type Progress,
  UserError,
} from '../model/index.ts'
import { openSitting, play, shortName } from '../play/index.ts'
import { table } from '../render/index.ts'
import { learnerDay } from '../schedule/index.ts'
import type { ProgressStore, World } from '../world.ts'
import type { Command } from './command.ts'
import { cardsIn, chosenDecks, count, poolsOf, printJson, text, words } from './command.ts'

/** Why a card is weak, in words. */
function reasons({ risk, memory, leech, confusedWith, confusions }: WeakCard, world: World): string {
  const { weak } = world.texts
  return [
    weak.risk(Math.round(risk * 100)),
    memory.lapses > 0 ? (leech ? weak.leech(memory.lapses) : weak.lapses(memory.lapses)) : '',
    memory.difficulty >= 7 ? weak.difficult : '',
    confusedWith === undefined ? '' : weak.confused(confusedWith.replace(/^[^/]*\//, ''), confusions),
  ]
    .filter((reason) => reason !== '')
    .join(', ')
}

/** A store that forgets: practice without a trace. */
function withoutTrace(store: ProgressStore, asked: readonly WeakCard[]): ProgressStore {
  const progress: Progress = {
    ...store.progress,
    cards: Object.fromEntries(asked.map(({ card, memory }) => [card.id, memory])),
    days: {},
    confused: {},
  }
  return {
    progress,
    damaged: 0,
    append: async (...events: LogEvent[]) => {
      for (const event of events) fold(progress, event)
    },
    sitting: () => undefined,
    keep: () => undefined,
    close: () => store.close(),
  }
}

/** Goes over the weakest cards, or lists them with the reason. */
export const weak: Command = {
  usage: 'weak [deck..]',
  describe: (texts) => texts.commands.weak,
  options: (yargs, texts) =>
    yargs
      .positional('deck', { type: 'string', array: true, describe: texts.commands.options.decks })
      .option('by', { type: 'string', requiresArg: true, describe: texts.commands.options.by })
      .option('limit', { type: 'string', requiresArg: true, describe: texts.commands.options.limit })
      .option('list', { type: 'boolean', describe: texts.commands.options.list })
      .option('no-record', { type: 'boolean', describe: texts.commands.options.noRecord })
      .option('json', { type: 'boolean', describe: texts.commands.options.json }),
  async run(args, world) {
    const { texts, terminal } = world
    const by = weakness.find((name) => name === (text(args, 'by') ?? 'all'))
    if (by === undefined) {
      const near = nearest(text(args, 'by')!, weakness)
      throw new UserError(
        texts.weak.unknownBy(text(args, 'by')!, weakness.join(', ')),
        near && texts.errors.didYouMean(near),
        exit.usage,
      )
    }
    const limit = count(args, 'limit', texts) ?? 20
    const library = await world.library()
    const decks = chosenDecks(library, words(args.deck), texts)
    const cards = cardsIn(cardsOf(library.decks), decks, library, cardsOf)
    const store = await world.progress()
    const scheduler = await world.scheduler()
    const now = world.now()
    const found = weakCards(
      cards,
      store.progress,
      (memory) => scheduler.retrievability(memory, now),
      by,
    ).slice(0, limit)
    if (args.json) {
      printJson(
        world,
        found.map(({ card, memory, risk, leech, confusedWith, confusions, score }) => ({
          card: card.id,
          deck: card.deck,
          risk,
          lapses: memory.lapses,
          difficulty: memory.difficulty,
          leech,
          confusedWith: confusedWith ?? null,
          confusions,
          score,
          due: memory.due,
        })),
      )
      return exit.ok
    }
    if (found.length === 0) {
      terminal.print(texts.weak.none)
      return exit.ok
    }
    if (args.list) {
      const rows = found.map((item) => [
        cut(harmless(shortName(item.card)), 34),
        item.card.kind,
        reasons(item, world),
      ])
      for (const line of table(rows)) terminal.print(line)
      for (const { card } of found.filter((item) => item.leech)) terminal.note(texts.weak.leechHint(card.id))
      return exit.ok
    }
    const record = !args.noRecord
    const today = learnerDay(now, world.offset, world.rolloverHour)
    const ahead = found.filter(({ memory }) => memory.due > today).length
    if (ahead > 0 && record) terminal.note(texts.weak.ahead(ahead))
    if (!record) terminal.note(texts.weak.noTrace)
    const kept = record ? store : withoutTrace(store, found)
    const key = JSON.stringify(['weak', words(args.deck), by, limit])
    await play(world, async () => kept, {
      ...openSitting(world, kept, key, cards, () => found.map(({ card }) => card)),
      cards: () => cards,
      ...poolsOf(library),
      titles: new Map(library.decks.map((deck) => [deck.name, deck.title])),
      stopped: record ? texts.quiz.stopped : texts.weak.stopped,
    })
    await store.close()
    return exit.ok
  },
}
