import { cardsOf, withContrasts } from '../../kinds/index.ts'
import { wrap } from '../../model/index.ts'
import { dayOf, play } from '../../play/index.ts'
import { when } from '../../render/index.ts'
import { outlook } from '../../schedule/index.ts'
import { poolsOf } from '../choose.ts'
import { command } from '../command.ts'
import { decks, fresh, limit } from '../options.ts'
import { cacheQueue, todaysSession } from './today.ts'

/** Today's quiz. */
export const quiz = command({
  group: 'learn',
  about: (texts) => texts.commands.quiz,
  words: { deck: decks },
  options: { limit, new: fresh, minutes: { type: 'count', about: 'minutes' } },
  examples: [
    ['flagdrill quiz --minutes 10', 'quizMinutes'],
    ['flagdrill quiz --new 5', 'quizNew'],
  ],
  async run(args, world) {
    const { texts, terminal } = world
    const say = (text: string): void => {
      for (const line of wrap(text, terminal.columns)) terminal.print(line)
    }
    const { minutes } = args
    const { library, cards, ...open } = await todaysSession(args, world)
    if (open.session.waiting.length === 0) {
      const store = await open.store()
      if (cards().length === 0) {
        say(texts.quiz.tryDecks)
        return 0
      }
      const today = dayOf(world)
      const [next] = outlook(
        withContrasts(cards(), store.progress),
        store.progress,
        world.now(),
        today,
        world.limits,
      ).next
      say(texts.quiz.nothingDue(next && when(next.day, today, texts)))
      if (cards().some((card) => store.progress.cards[card.id] === undefined)) say(texts.quiz.tryMore)
      await store.close()
      return 0
    }
    await play(world, open.store, {
      ...open,
      cards,
      ...poolsOf(library),
      titles: new Map(library.decks.map((deck) => [deck.name, deck.title])),
      until: minutes === undefined ? undefined : world.now() + minutes * 60_000,
      stopped: texts.quiz.stopped,
      reload: async () => cardsOf((await world.library()).decks),
    })
    const store = await open.store()
    await store.close()
    // The next start finds today's answers told.
    if (world.cachedQueue() !== undefined) return 0
    await cacheQueue(world, store)
    return 0
  },
})
