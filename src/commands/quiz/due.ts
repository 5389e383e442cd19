import { cardsOf } from '../../kinds/index.ts'
import { dayOf } from '../../play/index.ts'
import { type DayLoad, wholeMinutes } from '../../schedule/index.ts'
import type { World } from '../../world/index.ts'
import { cardsIn, chosenDecks } from '../choose.ts'
import { noteClashes } from '../clashes.ts'
import { command, printJson } from '../command.ts'
import { dueLab, type PlayedLab, playedLabs } from '../lab/due.ts'
import { decks, json } from '../options.ts'
import { keptQueue } from './kept-queue.ts'
import { nightLine } from './night.ts'
import { type QueueSize, queueToCache, scopeOf, sizeLines, sizeOf } from './today.ts'
import { waitingIn } from './waiting.ts'

/** Hands on how much of some decks is waiting today, and how much comes on later days; of all decks where none is named. */
export async function sizeToday(
  names: readonly string[],
  world: World,
  say: (size: QueueSize, next: () => DayLoad[], labs: readonly PlayedLab[]) => void,
): Promise<void> {
  const known = names.length > 0 ? undefined : await keptQueue(world)
  if (known) {
    say(sizeOf(known), known.next, known.kept.labs)
    return
  }
  await world.cacheQueue(async () => {
    const library = await world.library()
    const all = cardsOf(library.decks)
    const cards = cardsIn(all, chosenDecks(library, names, world.texts), library, cardsOf)
    noteClashes(library, world)
    const store = await world.progress()
    const { progress } = store
    const ahead = await waitingIn(world, library, store, cards, { deck: names })
    say(sizeOf(ahead), ahead.next, playedLabs(progress.cards))
    return queueToCache(world, library, store, all, names.length > 0 ? undefined : ahead.input)
  })
}

/** The name of the lab that is due; undefined where none is, or none is wanted. */
export const labToday = (labs: readonly PlayedLab[], world: World): string | undefined =>
  world.labs ? dueLab(labs, dayOf(world)) : undefined

/** Says which lab is due: the quiz ends with it. */
function sayLab(labs: readonly PlayedLab[], world: World): void {
  const name = labToday(labs, world)
  if (name !== undefined) world.terminal.print(world.texts.lab.oneDue(name))
}

/** Says how much is waiting, which lab is due and, at night, which day it is. */
function sayWaiting(size: QueueSize, scope: string, labs: readonly PlayedLab[], world: World): void {
  const { terminal, texts } = world
  for (const line of sizeLines(size, scope, texts)) terminal.print(line)
  sayLab(labs, world)
  const night = nightLine(world)
  if (night !== undefined) terminal.print(night)
}

/** How much is waiting today. */
export const due = command({
  group: 'look',
  about: (texts) => texts.commands.due,
  tried: ['status', 'today', 'count', '오늘'],
  words: { deck: decks },
  options: { count: { type: 'flag', about: 'count' }, json },
  examples: [['flagdrill due --count', 'due']],
  async run(args, world) {
    const { terminal } = world
    const say = (size: QueueSize, next: () => DayLoad[], labs: readonly PlayedLab[]): void => {
      const { due, fresh, waiting, seconds, backlogDays } = size
      const minutes = due + fresh === 0 ? 0 : wholeMinutes(seconds)
      if (args.json)
        printJson(world, {
          day: dayOf(world),
          due,
          new: fresh,
          next: next().slice(0, 7),
          waiting,
          minutes,
          backlogDays: backlogDays ?? 0,
        })
      else if (args.count) terminal.print(String(due + fresh))
      else sayWaiting(size, scopeOf(args.deck), args.deck.length === 0 ? labs : [], world)
    }
    await sizeToday(args.deck, world, say)
    return 0
  },
})
