import type { Texts } from '../../i18n/index.ts'
import { cardsOf, withContrasts } from '../../kinds/index.ts'
import { type Card, exit, type Progress, UserError, wrap } from '../../model/index.ts'
import { dayOf, play } from '../../play/index.ts'
import { sentence, styleOf, when } from '../../render/index.ts'
import { outlook } from '../../schedule/index.ts'
import type { Library, ProgressStore, World } from '../../world.ts'
import { decksNamed, poolsOf } from '../choose.ts'
import { command } from '../command.ts'
import { endWithLab } from '../lab/end-quiz.ts'
import { decks, fresh, limit, tag } from '../options.ts'
import { goalLines } from './goal-lines.ts'
import { cacheQueue, sizeLines, sizeOf, todaysSession } from './today.ts'
import { mondayOf, weekLines } from './week.ts'

/** The days of `--ahead 2d` or `--ahead 2`. Throws UserError. */
function daysAhead(given: string | undefined, { quiz }: Texts): number | undefined {
  if (given === undefined) return undefined
  const days = /^(\d{1,3})d?$/.exec(given)?.[1]
  if (days === undefined || Number(days) === 0)
    throw new UserError(quiz.badAhead(given), undefined, exit.usage)
  return Number(days)
}

// So many reviews more than at the last fit are worth another one.
const reviewsForFit = 400

/** Whether there are enough reviews that came after the last fit. */
function fitOffered({ days, fit }: Progress): boolean {
  const reviews = Object.values(days).reduce((sum, day) => sum + day.reviews, 0)
  return reviews >= (fit?.items ?? 0) + reviewsForFit
}

/** Says of the decks that were named, or else of the learner's own, how many of their lines could not be used: what is missing would not be noticed. */
function sayProblems(library: Library, names: readonly string[], { terminal, texts }: World): void {
  const asked =
    names.length > 0
      ? names.flatMap((given) => decksNamed(library, given))
      : library.decks.filter(({ shipped }) => !shipped)
  for (const { name, problems } of new Set(asked))
    if (problems.length > 0) terminal.note(texts.quiz.deckProblems(name, problems.length))
}

const say = ({ terminal }: World, text: string): void => {
  for (const line of wrap(text, terminal.columns)) terminal.print(line)
}

/** Says why nothing is asked now, and when the next cards come. */
function sayNothing(cards: readonly Card[], { progress }: ProgressStore, world: World): void {
  const { texts } = world
  if (cards.length === 0) {
    say(world, texts.quiz.tryDecks)
    return
  }
  const today = dayOf(world)
  const coming = outlook(withContrasts(cards, progress), progress, world.now(), today, world.limits)
  const [next] = coming.next
  if (coming.waiting > 0) for (const line of sizeLines(sizeOf(coming), texts)) say(world, line)
  else say(world, texts.quiz.nothingDue(next && when(next.day, today, texts)))
  if (cards.some((card) => progress.cards[card.id] === undefined)) say(world, texts.quiz.tryMore)
}

/** Today's quiz. */
export const quiz = command({
  group: 'learn',
  about: (texts) => texts.commands.quiz,
  tried: ['test', 'practice', 'practise'],
  words: { deck: decks },
  options: {
    limit,
    new: fresh,
    tag,
    minutes: { type: 'count', about: 'minutes' },
    ahead: { type: 'text', about: 'ahead', value: 'DAYS' },
  },
  examples: [
    ['flagdrill quiz --minutes 10', 'quizMinutes'],
    ['flagdrill quiz --new 5', 'quizNew'],
    ['flagdrill quiz --ahead 2d', 'quizAhead'],
  ],
  async run(args, world) {
    const { texts, terminal } = world
    const { minutes } = args
    const until = minutes ?? (args.limit === undefined ? world.limits.minutes : undefined)
    const ahead = daysAhead(args.ahead, texts)
    const trouble = world.autosync()
    if (trouble !== undefined) terminal.note(texts.sync.trouble(trouble))
    const { library, cards, queue, ...open } = await todaysSession({ ...args, ahead }, world)
    sayProblems(library, args.deck, world)
    if (open.session.waiting.length === 0) {
      const store = await open.store()
      sayNothing(cards(), store, world)
      if (args.deck.length === 0) await endWithLab(world, store)
      await store.close()
      return 0
    }
    if (queue && args.limit === undefined)
      for (const line of sizeLines(queue, texts))
        for (const part of sentence(line, terminal.columns, styleOf(terminal).dim)) terminal.print(part)
    if (ahead !== undefined) say(world, texts.quiz.ahead(ahead))
    // What was kept in this week says that it is not the first start of it.
    if (open.keptOn === undefined || open.keptOn < mondayOf(dayOf(world)))
      for (const line of weekLines((await open.store()).progress, dayOf(world), texts)) say(world, ` ${line}`)
    const played = await play(world, open.store, {
      ...open,
      cards,
      ...poolsOf(library),
      titles: new Map(library.decks.map((deck) => [deck.name, deck.title])),
      until: until === undefined ? undefined : world.now() + until * 60_000,
      stopped: texts.quiz.stopped,
      reload: async () => cardsOf((await world.library()).decks),
    })
    const store = await open.store()
    for (const line of await goalLines(world, library, store, cards, played))
      for (const part of sentence(line, terminal.columns, (text) => text)) terminal.print(part)
    if (fitOffered(store.progress)) terminal.print(texts.fit.offer)
    if (args.deck.length === 0) await endWithLab(world, store)
    await store.close()
    world.autosync()
    // The next start finds today's answers told.
    if (world.cachedQueue() !== undefined) return 0
    await cacheQueue(world, store)
    return 0
  },
})
