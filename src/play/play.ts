import { type Card, type Progress, Stopped } from '../model/index.ts'
import { feedback, header } from '../render/index.ts'
import {
  answer,
  current,
  gradeOfTurn,
  type Plan,
  reviewOf,
  type Sitting,
  undo,
  undoOf,
  withCards,
} from '../session/index.ts'
import type { ProgressStore, World } from '../world.ts'
import { after } from './after.ts'
import { ask } from './ask.ts'
import { keyLine } from './keys.ts'
import { leechesOf } from './leech.ts'
import { summaryLines } from './summary.ts'
import { type Open, type Pools, stamp, type Table, tableOf, triedAt, turnNow } from './table.ts'

/** How a sitting is played. */
export interface PlayOptions extends Pools, Open {
  /** All cards that were chosen from, for what comes next. */
  cards(): readonly Card[]
  /** What is really known, where the store records nothing. */
  practice?: Progress
  /** When the cards were last answered, where the store is to be opened only when it is needed: with the first answer, hint or stop. */
  lastAnswered?: ReadonlyMap<string, number>
  /** Titles of decks by name. */
  titles: ReadonlyMap<string, string>
  /** Milliseconds since 1970 after which no further card is begun. */
  until?: number
  /** What is said when the learner stops before the end. */
  stopped: string
  /** Reads the decks anew after one of them was edited. */
  reload?(): Promise<readonly Card[]>
}

/** Takes the last step back; the same sitting when there is none. */
async function takeBack(table: Table, sitting: Sitting): Promise<Sitting> {
  const { world } = table
  const back = undo(sitting)
  if (!back) {
    table.say(world.texts.quiz.nothingToUndo)
    return sitting
  }
  const store = await table.store()
  await store.append(undoOf(back.step, stamp(world)))
  table.say(back.step.type === 'hold' ? world.texts.quiz.backAgain : world.texts.quiz.undone)
  return back.sitting
}

/** Plays a sitting at the terminal to its end, or until the learner stops, and says what it came to; every answer is on disk before the next question. */
export async function play(
  world: World,
  open: () => Promise<ProgressStore>,
  options: PlayOptions,
): Promise<void> {
  const { terminal, texts } = world
  const table = await tableOf(
    world,
    open,
    { ...options, helped: new Set(leechesOf(options.sitting.steps)) },
    options.lastAnswered,
  )
  const { style } = table
  let { plan, sitting, until } = options
  let kept = options.resumed
  const keep = async (next: Plan): Promise<void> => {
    const store = await table.store()
    plan = next
    kept = true
    store.keep(plan)
  }
  const summary = async (): Promise<void> => {
    const progress = options.practice ?? (await table.store()).progress
    for (const line of summaryLines(world, sitting, options.cards(), progress)) terminal.print(line)
  }
  /** The end, from which the last answer can still be taken back. */
  const end = async (said: string | undefined): Promise<boolean> => {
    if (said !== undefined) table.say(said)
    await summary()
    if (!terminal.interactive || sitting.steps.length === 0) return true
    const { keys: names } = texts.quiz
    try {
      const reply = await terminal.ask({
        type: 'key',
        accept: [world.keys.undo, world.keys.quit],
        enter: 'n',
        keys: keyLine(world, names.done, `${world.keys.undo} ${names.undo}`),
        unattended: 'n',
      })
      return !(reply.type === 'key' && reply.key === world.keys.undo)
    } catch (error) {
      if (error instanceof Stopped) return true
      throw error
    }
  }

  try {
    if (options.resumed) table.say(texts.quiz.goesOn)
    for (;;) {
      const card = current(sitting)
      const late = until !== undefined && world.now() >= until
      if (card === undefined || late) {
        if (await end(card === undefined ? undefined : texts.quiz.timeUp)) {
          if (card === undefined) (await table.store()).keep(undefined)
          return
        }
        sitting = await takeBack(table, sitting)
        // Whoever takes an answer back wants to give another one.
        until = undefined
        continue
      }
      terminal.print(
        header(
          options.titles.get(card.deck) ?? card.deck,
          Math.min(sitting.finished + 1, sitting.total),
          sitting.total,
          texts,
          style,
          terminal.columns,
        ),
      )
      terminal.print('')
      if ((card.entry.changed ?? 0) > (table.lastAnswered(card) ?? Number.POSITIVE_INFINITY))
        table.say(texts.quiz.changed, style.almost)
      const turn = turnNow(world, { plan, sitting }, card, table.among)
      const settled = await ask(table, turn, (tried) => keep(triedAt({ plan, sitting }, tried)))
      if (settled.type === 'undo') {
        sitting = await takeBack(table, sitting)
        terminal.print('')
        continue
      }
      const { verdict, took } = settled
      const store = await table.store()
      // Another window may have answered the card meanwhile.
      await store.refresh()
      const memory = store.progress.cards[card.id]
      const grade = settled.grade ?? gradeOfTurn(settled.turn, verdict, took, memory)
      const scheduler = await table.scheduler()
      const review = reviewOf(settled.turn, verdict, grade, stamp(world), scheduler, memory, took)
      // The plan is there before its first answer, so that the next run can go on from it.
      if (!kept || plan.tried) await keep({ ...plan, tried: undefined })
      await store.append(review)
      const revealed = settled.turn.asked.type === 'reveal'
      for (const line of feedback(card, verdict, texts, style, terminal.columns, revealed))
        terminal.print(line)
      const before = sitting
      // What stands on disk counts, whatever happens at the keys.
      sitting = answer(before, review, memory)
      const next = await after(table, before, { type: 'answer', card, review, memory }, settled)
      sitting = next.go === 'undo' ? await takeBack(table, next.sitting) : next.sitting
      if (next.go === 'stop') throw new Stopped('escape')
      if (next.edited && options.reload) {
        const fresh = new Map((await options.reload()).map((item) => [item.id, item]))
        sitting = withCards(sitting, (item) => fresh.get(item.id))
      }
      terminal.print('')
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    table.say(sitting.steps.length === 0 ? texts.quiz.left : options.stopped)
    await summary()
  }
}
