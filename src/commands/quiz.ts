import { cardsOf, contrasts } from '../kinds/index.ts'
import { play, summaryLines } from '../play/index.ts'
import { styleOf, when } from '../render/index.ts'
import { forecast, learnerDay, queue } from '../schedule/index.ts'
import type { Command } from './command.ts'
import { cardsIn, chosenDecks, count, poolsOf, words } from './command.ts'

/** Today's quiz. */
export const quiz: Command = {
  usage: ['quiz [deck..]', '$0'],
  describe: (texts) => texts.commands.quiz,
  options: (yargs, texts) =>
    yargs
      .positional('deck', { type: 'string', array: true, describe: texts.commands.options.decks })
      .option('limit', { type: 'string', requiresArg: true, describe: texts.commands.options.limit })
      .option('new', { type: 'string', requiresArg: true, describe: texts.commands.options.new })
      .option('minutes', { type: 'string', requiresArg: true, describe: texts.commands.options.minutes }),
  async run(args, world) {
    const { texts, terminal } = world
    const [limit, fresh, minutes] = ['limit', 'new', 'minutes'].map((name) => count(args, name, texts))
    const library = await world.library()
    const decks = chosenDecks(library, words(args.deck), texts)
    const cards = cardsIn(cardsOf(library.decks), decks, library, cardsOf)
    if (cards.length === 0) {
      terminal.print(texts.quiz.tryDecks)
      return 0
    }
    const store = await world.progress()
    if (store.damaged > 0) terminal.note(texts.care.damagedNote(store.damaged))
    const now = world.now()
    const today = learnerDay(now, world.offset, world.rolloverHour)
    const scheduler = await world.scheduler()
    // Asking for new cards is asking for them beyond what the day allows.
    const done = store.progress.days[today]?.new ?? 0
    const limits = fresh === undefined ? world.limits : { ...world.limits, newPerDay: done + fresh }
    const all = [...cards, ...contrasts(cards, store.progress)]
    const { due, fresh: unseen } = queue(all, store.progress, scheduler, now, today, limits)
    const asked = [...due, ...unseen].slice(0, limit)
    if (asked.length === 0) {
      const next = forecast(cards, store.progress, today)[0]
      terminal.print(texts.quiz.nothingDue(next && when(next.day, today, texts)))
      if (cards.some((card) => store.progress.cards[card.id] === undefined))
        terminal.print(texts.quiz.tryMore)
      await store.close()
      return 0
    }
    const { sitting, ended } = await play(world, store, {
      cards: asked,
      ...poolsOf(library),
      titles: new Map(library.decks.map((deck) => [deck.name, deck.title])),
      until: minutes === undefined ? undefined : now + minutes * 60_000,
    })
    const style = styleOf(terminal.colour)
    if (ended === 'time') terminal.print(style.dim(` ${texts.quiz.timeUp}`))
    if (ended === 'stopped') terminal.print(style.dim(` ${texts.quiz.stopped}`))
    for (const line of summaryLines(world, sitting, cards, store.progress)) terminal.print(line)
    await store.close()
    return 0
  },
}
