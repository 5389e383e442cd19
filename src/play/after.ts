import { type Grade, grades, type Hold, Stopped, UserError } from '../model/index.ts'
import { details, outcome, when } from '../render/index.ts'
import { addDays, daysBetween } from '../schedule/index.ts'
import { answer, holdOf, putAside, reviewOf, type Sitting, type Step, undoOf } from '../session/index.ts'
import type { Reply, Request } from '../world.ts'
import type { Asked } from './ask.ts'
import { allKeys, keysAfter } from './keys.ts'
import { leechHelp } from './leech.ts'
import { dayOf, stamp, type Table } from './table.ts'

/** Where it goes on after an answer. */
export interface After {
  sitting: Sitting
  go: 'next' | 'undo' | 'stop'
  /** The card's file was edited. */
  edited?: boolean
}

/** The keys after an answer: go on, another grade, back, aside. Every change is on disk before the next key. */
export async function after(
  table: Table,
  before: Sitting,
  step: Step & { type: 'answer' },
  settled: Asked & { type: 'settled' },
): Promise<After> {
  const { world, style, practice } = table
  const scheduler = await table.scheduler()
  const store = await table.store()
  const { terminal, texts, keys } = world
  const { card, memory } = step
  const today = dayOf(world)
  const days = practice
    ? undefined
    : (Object.fromEntries(
        grades.map((grade) => [
          grade,
          daysBetween(today, scheduler.next(card.id, memory, step.review.at, today, grade).due),
        ]),
      ) as Record<Grade, number>)
  let { review } = step
  let sitting = answer(before, review, memory)
  let edited = false
  const putAway = async (until: NonNullable<Hold['until']>, said: string): Promise<After> => {
    const was = store.progress.held[card.id]
    const hold = holdOf(card, until, stamp(world))
    await store.append(hold)
    table.say(practice ? texts.weak.leftOut : said)
    return { sitting: putAside(sitting, card, hold, was), go: 'next', edited }
  }
  // Of practice nothing is remembered: the card stays as it really is.
  const real = practice?.cards[card.id]
  const comesAgain = (): string => {
    if (review.grade === 'again') return texts.quiz.comesBack
    if (practice) return texts.weak.unchanged(real && when(real.due, today, texts))
    return texts.quiz.due(when(review.after.due, dayOf(world), texts))
  }
  const say = (): void => {
    table.say(outcome(review.grade, comesAgain(), texts, style))
    const help = leechHelp(table, store, card, review.after)
    if (help !== undefined) table.say(help, style.almost)
  }
  const asked = async (request: Request): Promise<Reply | 'stopped'> => {
    try {
      return await terminal.ask(request)
    } catch (error) {
      if (error instanceof Stopped) return 'stopped'
      throw error
    }
  }
  say()
  for (;;) {
    const reply = await asked({
      type: 'key',
      accept: [
        '1',
        '2',
        '3',
        '4',
        keys.undo,
        keys.suspend,
        keys.bury,
        keys.edit,
        keys.why,
        keys.quit,
        keys.help,
      ],
      enter: 'n',
      keys: keysAfter(world, days, keys),
      unattended: 'n',
      // Whoever typed on must still see what was wrong.
      fresh: settled.verdict.outcome !== 'right',
    })
    if (reply === 'stopped') return { sitting, go: 'stop', edited }
    const key = reply.type === 'key' ? reply.key : 'n'
    const grade = grades[Number(key) - 1]
    if (key === 'n') return { sitting, go: 'next', edited }
    if (key === keys.undo) return { sitting, go: 'undo', edited }
    if (key === keys.quit) return { sitting, go: 'stop', edited }
    if (key === keys.suspend) return putAway('always', texts.quiz.suspended)
    if (key === keys.bury) return putAway(addDays(dayOf(world), 1), texts.quiz.buried)
    if (key === keys.help) for (const line of allKeys(world)) terminal.print(line)
    if (key === keys.why)
      for (const line of details(card, real ?? review.after, dayOf(world), texts, style, terminal.columns))
        terminal.print(line)
    if (key === keys.edit) {
      const { file, line } = card.entry.at
      try {
        if (await world.edit(file, line)) edited = true
        else table.say(texts.quiz.noEditor(`${file}:${line}`))
      } catch (error) {
        // An editor that cannot be started is no reason to end the sitting.
        if (!(error instanceof UserError)) throw error
        table.say(error.message)
      }
    }
    if (grade !== undefined && grade !== review.grade) {
      // One write: there is no moment at which the answer is not there.
      const now = stamp(world)
      const undone = undoOf({ ...step, review }, now)
      const again = reviewOf(
        settled.turn,
        settled.verdict,
        grade,
        { ...now, id: world.newId() },
        scheduler,
        memory,
        settled.took,
      )
      review = { ...again, after: scheduler.next(card.id, memory, review.at, review.day, grade) }
      await store.append(undone, review)
      sitting = answer(before, review, memory)
      say()
    }
  }
}
