import type { Pool } from '../kinds/index.ts'
import type { Card, Day, Memory, Progress, SourceLocation } from '../model/index.ts'
import { sentence, styleOf } from '../render/index.ts'
import { type DueLoad, dueLoad, learnerDay, type Schedulers } from '../schedule/index.ts'
import { type Plan, planOf, resume, type Session, type Stamp, type Turn, turnOf } from '../session/index.ts'
import type { ProgressStore, World } from '../world/index.ts'

/** The pool of questions. */
export interface Pools {
  /** Everything there is, to name what was typed instead. */
  pool: Pool
  /** The pool of choices for a card: a choice in another language would give the answer away. */
  among(card: Card): Pool
}

/** A session that is open, and how to keep it. */
export interface Open {
  plan: Plan
  session: Session
  /** It goes on where an earlier run stopped. */
  resumed: boolean
}

/** The session that was asked for: the one that an earlier run today left open, or a new one over `make`. */
export function openSession(
  world: World,
  store: ProgressStore,
  key: string,
  known: readonly Card[],
  make: () => readonly Card[],
): Open {
  const day = dayOf(world)
  const left = store.session()
  if (left && left.plan.key === key && left.plan.day === day) {
    const session = resume(left.plan, new Map(known.map((card) => [card.id, card])), left.events)
    if (session.waiting.length > 0) return { plan: left.plan, session, resumed: session.steps.length > 0 }
  }
  const cards = make()
  const plan = planOf({ key, day, seed: world.seed }, cards, (card) => store.progress.cards[card.id])
  return { plan, session: resume(plan, new Map(cards.map((card) => [card.id, card])), []), resumed: false }
}

/** The turn of a card in an open session, with what was tried at it before. */
export function turnNow(
  world: World,
  { plan, session }: Pick<Open, 'plan' | 'session'>,
  card: Card,
  among: (card: Card) => Pool,
  stability: number | undefined,
): Turn {
  const round = session.steps.length
  const tried = plan.tried?.card === card.id && plan.tried.round === round ? plan.tried : undefined
  return turnOf(card, among(card), world.texts.kinds, {
    seed: plan.seed,
    ...tried,
    round,
    stability,
  })
}

/** The plan with what was tried at the card that is asked. */
export const triedAt = (
  { plan, session }: Pick<Open, 'plan' | 'session'>,
  { card, nearMisses, hints }: Turn,
): Plan => ({ ...plan, tried: { card: card.id, round: session.steps.length, nearMisses, hints } })

/** The learner's day now. */
export const dayOf = (world: World): Day => learnerDay(world.now(), world.offset, world.rolloverHour)

/** The stamp of something that happens now. */
export const stamp = (world: World): Stamp => ({ id: world.newId(), at: world.now(), day: dayOf(world) })

/** The part of a card's memory that its question depends on. */
export type Remembered = Pick<Memory, 'last' | 'stability'>

/** How the line of a card is edited. */
export interface Editing {
  /** Whether the card is copied into a deck of the learner's own first. */
  copies(card: Card): boolean
  /** Edits the card: where it is, whether an editor was opened, whether nothing was changed, and what is to be said of the change. Throws UserError where it cannot be copied or the editor does not start. */
  edit(
    card: Card,
  ): Promise<{ at: SourceLocation; opened: boolean; dropped: boolean; said: readonly string[] }>
}

/** Everything a played session needs at hand. */
export interface SessionContext extends Pools {
  world: World
  /** Opened when it is needed first: with an answer, a hint or a stop. */
  store(): Promise<ProgressStore>
  /** Loaded with the first answer. */
  schedulers(): Promise<Schedulers>
  /** How many cards come on each day; counted with the first answer. */
  load(): Promise<DueLoad>
  style: ReturnType<typeof styleOf>
  /** Lines that were typed, for the arrow keys. */
  typed: string[]
  /** Leeches whose way out was shown. */
  helped: Set<string>
  /** The real progress, if nothing is recorded. */
  practice?: Progress
  /** How a card is edited; where it is when absent. */
  editing?: Editing
  /** The memory of a card: when it was last answered, in milliseconds since 1970, and its stability in days. */
  memoryOf(card: Card): Remembered | undefined
  /** Says a sentence, dim unless it looks otherwise. */
  say(text: string, look?: (line: string) => string): void
}

/** Makes the context of a session. */
export async function openContext(
  world: World,
  open: () => Promise<ProgressStore>,
  about: Pools & Pick<SessionContext, 'helped' | 'practice' | 'editing'>,
  remembered: ReadonlyMap<string, Remembered> | undefined,
): Promise<SessionContext> {
  const { terminal } = world
  const style = styleOf(terminal)
  let load: DueLoad | undefined
  let store = remembered === undefined ? await open() : undefined
  return {
    ...about,
    world,
    store: async () => {
      store ??= await open()
      return store
    },
    schedulers: world.schedulers,
    load: async () => {
      store ??= await open()
      load ??= dueLoad(store.progress)
      return load
    },
    style,
    say(text, look = style.dim) {
      for (const line of sentence(text, terminal.columns, look)) terminal.print(line)
    },
    typed: [],
    memoryOf: (card) => (store ? store.progress.cards[card.id] : remembered?.get(card.id)),
  }
}
