import type { Texts } from '../../i18n/index.ts'
import { cardsOf } from '../../kinds/index.ts'
import { type Deck, exit, sanitize, UserError, wordOf, wrap } from '../../model/index.ts'
import { dayOf, play } from '../../play/index.ts'
import { sentence, styleOf, when } from '../../render/index.ts'
import type { ProgressStore, World } from '../../world/index.ts'
import { decksNamed, poolsOf, titlesOf } from '../choose.ts'
import { command } from '../command.ts'
import { endWithLab } from '../lab/end-quiz.ts'
import { decks, fresh, limit, tag } from '../options.ts'
import { closingOf } from './closing.ts'
import { editingIn } from './editing.ts'
import { DecksChanged, problemsOf } from './first.ts'
import type { Wishes } from './kept-queue.ts'
import { cacheQueue, type QueueSize, scopeOf, sizeLines, sizeOf, type Today, todaysSession } from './today.ts'
import { comingOf, waitingIn } from './waiting.ts'
import { mondayOf, weekLines } from './week.ts'

/** The days of `--ahead 2d` or `--ahead 2`. Throws UserError. */
function daysAhead(given: string | undefined, { quiz }: Texts): number | undefined {
  if (given === undefined) return undefined
  const days = /^(\d{1,3})d?$/.exec(given)?.[1]
  if (days === undefined || Number(days) === 0)
    throw new UserError(quiz.badAhead(given), undefined, exit.usage)
  return Number(days)
}

/** Says of the decks that were named, or else of the learner's own, how many of their lines could not be used: what is missing would not be noticed. */
function sayProblems({ library, ready }: Today, names: readonly string[], { terminal, texts }: World): void {
  // Every day the same would be no news; `build` and `check` have said it.
  if (names.length === 0) return
  const asked = (): Deck[] => names.flatMap((given) => decksNamed(library, given))
  for (const [name, lines] of ready?.problems ?? problemsOf({ decks: [...new Set(asked())] }))
    terminal.note(texts.quiz.deckProblems(name, lines))
}

const say = ({ terminal }: World, text: string): void => {
  for (const line of wrap(text, terminal.columns)) terminal.print(line)
}

/** The words of a quiz on some decks and tags, behind its name. */
const wordsOf = (deck: readonly string[], tag: readonly string[]): string =>
  [...deck, ...tag.map((name) => `--tag ${name}`)].map((word) => ` ${sanitize(word)}`).join('')

/** The words and options by which a quiz of these wishes goes on where it was stopped. */
const againBy = ({ deck, tag = [], limit, new: fresh, ahead }: Wishes): string =>
  [
    wordsOf(deck, tag),
    limit === undefined ? '' : ` --limit ${limit}`,
    fresh === undefined ? '' : ` --new ${fresh}`,
    ahead === undefined ? '' : ` --ahead ${ahead}d`,
  ].join('')

/** Says why nothing is asked now, and when the next cards come. */
async function sayNothing(
  { library, cards: all }: Today,
  store: ProgressStore,
  { deck, tag, limit }: { deck: readonly string[]; tag: readonly string[]; limit: number | undefined },
  world: World,
): Promise<void> {
  const { texts } = world
  const cards = all()
  if (cards.length === 0) {
    say(world, texts.quiz.tryDecks)
    return
  }
  const today = dayOf(world)
  const { progress } = store
  const coming = await waitingIn(world, library, store, cards, { deck })
  const [next] = coming.next()
  const scope = scopeOf(deck, tag)
  if (limit === 0) {
    for (const line of sizeLines(sizeOf(coming), scope, texts)) say(world, line)
    return
  }
  if (coming.waiting > 0) for (const line of sizeLines(sizeOf(coming), scope, texts)) say(world, line)
  else say(world, texts.quiz.nothingDue(next && when(next.day, today, texts)))
  const words = wordsOf(deck, tag)
  const unseen = cards.filter((card) => progress.cards[card.id] === undefined).length
  if (unseen > coming.siblings) say(world, texts.quiz.tryMore(words))
  else if (unseen > 0) say(world, texts.quiz.siblingsLater(unseen))
}

/** Whether no answer was ever given. */
const isFirst = async ({ remembered, store }: Today): Promise<boolean> =>
  remembered ? remembered.size === 0 : Object.keys((await store()).progress.cards).length === 0

/** The new cards that are left for later: those that more new cards would bring, and those that come on another day since one card of a thing is asked a day. */
const laterLines = ({ later, siblings, closed = 0 }: QueueSize, words: string, { quiz }: Texts): string[] => [
  ...(later > siblings ? [quiz.newLater(later - siblings, words)] : []),
  ...(siblings > 0 ? [quiz.siblingsLater(siblings)] : []),
  ...(closed > 0 ? [quiz.closedLater(closed)] : []),
]

/** The size of a queue and, of named decks, the new cards that are left for later: of all decks there are always more. */
const introLines = (size: QueueSize, scope: string, words: string, texts: Texts): string[] => [
  ...sizeLines(size, scope, texts),
  ...(words === '' ? [] : laterLines(size, words, texts)),
]

/** Says before the very first card what is special about it, and which names its examples have. */
async function firstLines(today: Today, { texts: { quiz }, unasked }: World): Promise<string[]> {
  if (today.resumed || !(await isFirst(today))) return []
  await today.load()
  const entry = today.session.waiting[0]?.entry
  const told = entry && 'program' in entry ? wordOf(quiz.examples, entry.program) : undefined
  return [quiz.allNew, ...(told === undefined ? [] : [told]), ...(unasked ? [quiz.mayChoose] : [])]
}

/** The wishes of the learner: days to study ahead, whether all that waits is asked, and its decks and tags, named and as words of a command line. */
interface Intro {
  ahead: number | undefined
  sized: boolean
  scope: string
  words: string
}

/** Says before the first question how much there is, what is special about it and, once a week, how the last week was. */
async function introduce(today: Today, { ahead, sized, scope, words }: Intro, world: World): Promise<void> {
  const { texts, terminal } = world
  const lines: string[] = []
  const add = (text: string, look = (line: string): string => line): void =>
    void lines.push(...sentence(text, terminal.columns, look))
  const { dim } = styleOf(terminal)
  if (today.queue && sized) for (const line of introLines(today.queue, scope, words, texts)) add(line, dim)
  if (ahead !== undefined) add(texts.quiz.ahead(ahead))
  for (const line of await firstLines(today, world)) add(line, dim)
  // A queue that was cached this week shows that this is not the first start of the week.
  if (today.keptOn === undefined || today.keptOn < mondayOf(dayOf(world)))
    for (const line of weekLines((await today.store()).progress, dayOf(world), texts)) add(line)
  if (lines.length > 0) for (const line of [...lines, '']) terminal.print(line)
}

/** Plays the session, for so many minutes where they are given. Throws DecksChanged. */
async function playOnce(
  today: Today,
  wishes: Wishes,
  minutes: number | undefined,
  world: World,
): Promise<void> {
  const { library, cards } = today
  const { deck: names, tag } = wishes
  await play(world, today.store, {
    ...today,
    ...poolsOf(library),
    titleOf: titlesOf(library),
    until: minutes === undefined ? undefined : world.now() + minutes * 60_000,
    stopped: world.texts.quiz.stopped(againBy(wishes)),
    editing: editingIn(library, world),
    scope: scopeOf(names, tag),
    async coming() {
      await today.load()
      const waiting = await waitingIn(world, library, await today.store(), cards(), { deck: names })
      return comingOf(waiting, dayOf(world))
    },
    async closing(session) {
      await today.load()
      return closingOf(world, await today.store(), { library, cards, names }, session)
    },
    reload: async () => cardsOf((await world.library()).decks),
  })
}

/** Plays the session, and returns it: another one where the decks were changed just now and the first question is no longer theirs. */
async function playToday(
  today: Today,
  wishes: Wishes,
  minutes: number | undefined,
  world: World,
): Promise<Today> {
  try {
    await playOnce(today, wishes, minutes, world)
    return today
  } catch (error) {
    if (!(error instanceof DecksChanged)) throw error
    const other = await todaysSession(wishes, world)
    await playOnce(other, wishes, minutes, world)
    return other
  }
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
    const ahead = daysAhead(args.ahead, texts)
    const trouble = world.autosync()
    if (trouble !== undefined) terminal.note(texts.sync.trouble(trouble))
    const wishes = { ...args, ahead }
    let today = await todaysSession(wishes, world, true)
    sayProblems(today, args.deck, world)
    const asked = today.session.waiting.length > 0
    if (asked) {
      await introduce(
        today,
        {
          ahead,
          sized: args.limit === undefined,
          scope: scopeOf(args.deck, args.tag),
          words: wordsOf(args.deck, args.tag),
        },
        world,
      )
      today = await playToday(
        today,
        wishes,
        args.minutes ?? (args.limit === undefined ? world.limits.minutes : undefined),
        world,
      )
    }
    const store = await today.store()
    if (!asked) await sayNothing(today, store, args, world)
    // A session has named it below its summary.
    if (!asked && args.deck.length === 0) await endWithLab(world, store)
    await store.close()
    if (!asked) return 0
    world.autosync()
    // The next start finds today's answers told.
    if (world.cachedQueue() === undefined) await cacheQueue(world, store)
    return 0
  },
})
