import { kindOf, type Pool, type Verdict } from '../kinds/index.ts'
import {
  type Answer,
  type Card,
  type Grade,
  grades,
  graphemes,
  harmless,
  type LogEvent,
  type Question,
  type Review,
  Stopped,
  seeded,
  width,
} from '../model/index.ts'
import {
  feedback,
  header,
  outcome,
  question as questionLines,
  remarks,
  styleOf,
  when,
} from '../render/index.ts'
import { learnerDay, schedulerName } from '../schedule/index.ts'
import { answer, begin, current, gradeOf, type Sitting, undo } from '../session/index.ts'
import type { ProgressStore, Reply, World } from '../world.ts'

/** How a sitting is played. */
export interface PlayOptions {
  cards: readonly Card[]
  /** Everything there is, to name what was typed instead. */
  pool: Pool
  /** What choices for a card are taken from: another language would give the answer away. */
  among(card: Card): Pool
  /** Titles of decks by name. */
  titles: ReadonlyMap<string, string>
  /** Milliseconds since 1970 after which no further card is begun. */
  until?: number
}

/** What one card came to, before it is graded. */
interface Try {
  verdict: Verdict
  asked: Question
  nearMisses: number
  hints: number
  took?: number
}

const stopKey = 'q'

/** Plays a sitting at the terminal to its end, or until the learner stops; every answer is on disk before the next question. */
export async function play(
  world: World,
  store: ProgressStore,
  options: PlayOptions,
): Promise<{ sitting: Sitting; ended: 'done' | 'time' | 'stopped' }> {
  const { terminal, texts } = world
  const style = styleOf(terminal.colour)
  const scheduler = await world.scheduler()
  const today = (): ReturnType<typeof learnerDay> => learnerDay(world.now(), world.offset, world.rolloverHour)
  let sitting = begin(options.cards)

  const record = (card: Card, grade: Grade, tried: Try): Review => {
    const at = world.now()
    const day = today()
    const before = store.progress.cards[card.id]
    return {
      type: 'review',
      id: world.newId(),
      card: card.id,
      at,
      day,
      grade,
      answer: tried.verdict.given,
      took: tried.took,
      hints: tried.hints || undefined,
      confused: tried.verdict.confused?.length ? tried.verdict.confused : undefined,
      first: before === undefined || undefined,
      by: schedulerName,
      after: scheduler.next(card.id, before, at, day, grade),
    }
  }
  const takenBack = (review: Review, before: Sitting): LogEvent => ({
    type: 'undo',
    id: world.newId(),
    of: review.id,
    card: review.card,
    at: world.now(),
    day: review.day,
    grade: review.grade,
    took: review.took,
    first: review.first,
    confused: review.confused,
    reviewed: review.after.last,
    after: memories.get(before),
  })
  // The memory a card had when a sitting was at it: what undo gives back.
  const memories = new WeakMap<Sitting, Review['after'] | undefined>()

  try {
    for (let card = current(sitting); card !== undefined; card = current(sitting)) {
      if (options.until !== undefined && world.now() >= options.until) return { sitting, ended: 'time' }
      const title = options.titles.get(card.deck) ?? card.deck
      terminal.print(
        header(
          title,
          Math.min(sitting.finished + 1, sitting.total),
          sitting.total,
          texts,
          style,
          terminal.columns,
        ),
      )
      terminal.print('')
      if ((card.entry.changed ?? 0) > (store.progress.cards[card.id]?.last ?? Number.POSITIVE_INFINITY))
        terminal.print(style.almost(`  ${texts.quiz.changed}`))
      const tried = await ask(world, card, options, sitting.answered.length)
      const before = sitting
      memories.set(before, store.progress.cards[card.id])
      let grade = gradeOf({
        outcome: tried.verdict.outcome,
        nearMisses: tried.nearMisses,
        hints: tried.hints,
        took: tried.took,
        reading:
          width(tried.asked.prompt) +
          (tried.asked.type === 'choice' ? width(tried.asked.choices.join('')) : 0) +
          (tried.asked.type === 'steps'
            ? tried.asked.steps.reduce((sum, step) => sum + width(step.choices.join('')), 0)
            : 0),
        typing: tried.asked.type === 'text' ? graphemes(tried.verdict.given).length : 0,
        before: memories.get(before),
      })
      let review = record(card, grade, tried)
      await store.append(review)
      sitting = answer(before, review)
      for (const line of feedback(card, tried.verdict, texts, style, terminal.columns)) terminal.print(line)

      for (let go = false; !go; ) {
        terminal.print(
          outcome(
            grade,
            grade === 'again' ? texts.quiz.comesBack : texts.quiz.due(when(review.after.due, today(), texts)),
            texts,
            style,
          ),
        )
        const key = keyOf(
          await terminal.ask({
            type: 'key',
            accept: ['n', '1', '2', '3', '4', 'u', stopKey],
            keys: texts.quiz.keysAfter,
            unattended: 'n',
            // Whoever typed on must still see what was wrong.
            fresh: tried.verdict.outcome !== 'right',
          }),
        )
        const chosen = grades[Number(key) - 1]
        if (key === 'u') {
          const back = undo(sitting)
          if (back) {
            await store.append(takenBack(back.review, back.sitting))
            sitting = back.sitting
            terminal.print(style.dim(` ${texts.quiz.undone}`))
          }
          go = true
        } else if (key === stopKey) throw new Stopped('escape')
        else if (chosen === grade) continue
        else if (chosen === undefined) go = true
        else {
          // One write: there is no moment at which the answer is not there.
          grade = chosen
          const undone = takenBack(review, before)
          const again: Review = {
            ...record(card, grade, tried),
            first: review.first,
            after: scheduler.next(card.id, memories.get(before), review.at, review.day, grade),
          }
          await store.append(undone, again)
          review = again
          sitting = answer(before, review)
        }
      }
      terminal.print('')
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    return { sitting, ended: 'stopped' }
  }
  return { sitting, ended: 'done' }
}

const keyOf = (reply: Reply): string => {
  if (reply.type === 'stop') throw new Stopped('escape')
  return reply.type === 'key' ? reply.key : reply.type === 'text' ? reply.text.trim() : ''
}

/** Asks one card, with hints and one free try after a slip. */
async function ask(world: World, card: Card, { pool, among }: PlayOptions, round: number): Promise<Try> {
  const { terminal, texts } = world
  const style = styleOf(terminal.colour)
  const kind = kindOf(card)
  const asked = kind.ask(card, among(card), seeded(`${world.seed} ${card.id} ${round}`), texts.kinds)
  for (const line of questionLines(asked, style, terminal.columns)) terminal.print(line)
  terminal.print('')
  const began = world.now()
  const took = (): number | undefined => (terminal.interactive ? Math.max(0, world.now() - began) : undefined)
  let hints = 0
  let nearMisses = 0

  if (asked.type === 'reveal') {
    keyOf(
      await terminal.ask({
        type: 'key',
        accept: ['n', stopKey],
        keys: texts.quiz.keysReveal,
        unattended: 'n',
      }),
    )
    const shown = took()
    for (const line of asked.answer.split('\n')) terminal.print(`   ${line}`)
    terminal.print(` ${texts.quiz.didYouKnow}`)
    const key = keyOf(
      await terminal.ask({ type: 'key', accept: ['y', 'n', stopKey], keys: texts.quiz.keysSelf }),
    )
    if (key === stopKey) throw new Stopped('escape')
    const knew = key === 'y'
    return {
      asked,
      hints,
      nearMisses,
      took: shown,
      verdict: { outcome: knew ? 'right' : 'wrong', expected: asked.answer, given: '', remarks: [] },
    }
  }
  if (asked.type === 'steps') {
    const indexes: number[] = []
    for (const step of asked.steps) {
      terminal.print(`  ${style.strong(harmless(step.prompt))}`)
      const reply = await terminal.ask({
        type: 'choice',
        choices: step.choices,
        keys: texts.quiz.keysChoice(step.choices.length),
      })
      if (reply.type === 'stop') throw new Stopped('escape')
      if (reply.type === 'hint') hints++
      indexes.push(reply.type === 'choice' ? reply.index : -1)
    }
    return {
      asked,
      hints,
      nearMisses,
      took: took(),
      verdict: kind.judge(card, asked, { type: 'steps', indexes }, pool),
    }
  }
  for (;;) {
    const reply = await terminal.ask(
      asked.type === 'choice'
        ? { type: 'choice', choices: asked.choices, keys: texts.quiz.keysChoice(asked.choices.length) }
        : { type: 'text', keys: texts.quiz.keysText },
    )
    if (reply.type === 'stop') throw new Stopped('escape')
    if (reply.type === 'hint') {
      hints++
      if (asked.type === 'text') terminal.print(style.dim(` ${texts.quiz.hint(asked.hint)}`))
      continue
    }
    const given: Answer =
      reply.type === 'text' && reply.text.trim() !== '' && reply.text.trim() !== '?'
        ? { type: 'text', text: reply.text }
        : reply.type === 'choice'
          ? { type: 'choice', index: reply.index }
          : { type: 'gave-up' }
    const verdict = kind.judge(card, asked, given, pool)
    if (verdict.outcome === 'near' && nearMisses === 0) {
      nearMisses++
      for (const line of remarks(card, verdict, texts, style, terminal.columns)) terminal.print(line)
      terminal.print(style.almost(` ${texts.quiz.near}`))
      continue
    }
    return {
      asked,
      hints,
      nearMisses,
      took: took(),
      verdict: verdict.outcome === 'near' ? { ...verdict, outcome: 'wrong' } : verdict,
    }
  }
}
