import { type Card, decksApart, type Progress, reviewsIn } from '../../model/index.ts'
import { type Closing, dayOf } from '../../play/index.ts'
import { secondsSpent, wholeMinutes } from '../../schedule/index.ts'
import type { Session } from '../../session/index.ts'
import type { Library, ProgressStore, World } from '../../world/index.ts'
import { dueLab, playedLabs } from '../lab/due.ts'
import { goalLines } from './goal-lines.ts'
import { nightLine } from './night.ts'
import { type Waiting, waitingIn } from './waiting.ts'

// So many reviews more than at the last fit are worth another one.
const reviewsForFit = 400

/** Whether there are enough reviews that came after the last fit, of all cards or of a deck. */
function fitOffered(progress: Progress): boolean {
  const { fit, deckFits = {} } = progress
  const last = Math.max(fit?.items ?? 0, ...Object.values(deckFits).map(({ reviews }) => reviews))
  return reviewsIn(progress) >= last + reviewsForFit
}

/** How much of the day's minutes is left, and how to use them; nothing where the day has no minutes, or fewer than one is left. */
function minutesLeft(
  world: World,
  { progress }: ProgressStore,
  cards: readonly Card[],
  names: readonly string[],
  waiting: Waiting,
): string[] {
  const { minutes } = world.limits
  const today = dayOf(world)
  // As the time of a session is said, so that the two add up.
  const left = (minutes ?? 0) - wholeMinutes(secondsSpent(progress.days[today]))
  if (minutes === undefined || left < 1) return []
  const more = waiting.due.length + waiting.fresh.length
  if (more === 0 && !cards.some(({ id }) => progress.cards[id] === undefined)) return []
  return [world.texts.quiz.minutesLeft(left, minutes, names.join(' '), more)]
}

/** Whether this was the first session, and no lab was played yet. */
const isFirst = ({ cards, days }: Progress, { steps }: Session): boolean => {
  const answers = steps.filter(({ type }) => type === 'answer').length
  const all = Object.values(days).reduce((sum, day) => sum + day.answers, 0)
  return answers > 0 && answers === all && playedLabs(cards).length === 0
}

/** The lab that is due, as something to do next. The simulator is loaded only then. */
async function labOffer(world: World, store: ProgressStore): Promise<Closing> {
  const name = world.labs ? dueLab(playedLabs(store.progress.cards), dayOf(world)) : undefined
  if (name === undefined) return { lines: [] }
  const { titleOf, playDue } = await import('../lab/labs.ts')
  const title = await titleOf(world, name)
  if (title === undefined) return { lines: [] }
  const { lab } = world.texts
  return {
    lines: [lab.isDue(name, title), lab.playLater(name)],
    offer: { key: 'l', name: lab.key, run: () => playDue(world, name, store) },
  }
}

/** The end of a session: the goal, what is left of the day, and the lab that is due or, at first, that there are labs. */
export async function closingOf(
  world: World,
  store: ProgressStore,
  about: { library: Library; cards(): readonly Card[]; names: readonly string[] },
  session: Session,
): Promise<Closing> {
  const { texts } = world
  const { library, cards, names } = about
  const { progress } = store
  const waiting = await waitingIn(world, library, store, cards(), { deck: names })
  const lab: Closing = names.length === 0 ? await labOffer(world, store) : { lines: [] }
  const night = nightLine(world)
  const first = isFirst(progress, session) && world.labs && names.length === 0
  return {
    lines: [
      ...(await goalLines(world, library, store, cards, session)),
      ...(session.steps.length > 0 ? minutesLeft(world, store, cards(), names, waiting) : []),
      ...(first ? [texts.quiz.thereAreLabs] : []),
      ...(fitOffered(progress) ? [texts.fit.offer(decksApart(progress).length > 0)] : []),
      ...lab.lines,
      ...(night === undefined ? [] : [night]),
    ],
    offer: lab.offer,
  }
}
