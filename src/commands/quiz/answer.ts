import { cardsOf, contrasts } from '../../kinds/index.ts'
import { type Answer, exit, type Grade, grades, type Question, UserError } from '../../model/index.ts'
import { dayOf, stamp, triedAt, turnNow } from '../../play/index.ts'
import { feedback, outcome, remarks, styleOf, when } from '../../render/index.ts'
import { dueLoad } from '../../schedule/index.ts'
import { answer as answered, current, gradeOfTurn, judge, resume, reviewOf } from '../../session/index.ts'
import type { World } from '../../world.ts'
import { poolsOf } from '../choose.ts'
import { command, printJson } from '../command.ts'
import { card, json } from '../options.ts'

/** The options of `answer` that answer the question. */
interface GivenOptions {
  text?: string
  /** Numbers of choices, several of them separated by commas. */
  choice: readonly string[]
  grade?: Grade
  giveUp: boolean
}

/** What was given on the command line, as an answer to the question. Throws UserError where it does not fit. */
function givenAnswer(args: GivenOptions, asked: Question, world: World): Answer {
  const { texts } = world
  const misfit = (wanted: string): UserError =>
    new UserError(texts.drive.misfit(wanted), undefined, exit.usage)
  if (args.giveUp) return { type: 'gave-up' }
  const { text: typed, grade } = args
  const chosen = args.choice
    .flatMap((word) => word.split(','))
    .map((word) => (/^\d{1,3}$/.test(word) ? Number(word) - 1 : Number.NaN))
  const within = (index: number | undefined, choices: readonly string[]): boolean =>
    index !== undefined && index >= 0 && index < choices.length
  switch (asked.type) {
    case 'text':
      if (typed === undefined) throw misfit('--text')
      return typed.trim() === '' || typed.trim() === '?' ? { type: 'gave-up' } : { type: 'text', text: typed }
    case 'choice':
      if (!within(chosen[0], asked.choices)) throw misfit(`--choice 1-${asked.choices.length}`)
      return { type: 'choice', index: chosen[0]! }
    case 'steps':
      if (
        chosen.length !== asked.steps.length ||
        !asked.steps.every((step, index) => within(chosen[index], step.choices))
      )
        throw misfit(asked.steps.map((step) => `--choice 1-${step.choices.length}`).join(' '))
      return { type: 'steps', indexes: chosen }
    case 'reveal': {
      if (grade === undefined) throw misfit(`--grade ${grades.join('|')}`)
      return { type: 'self', knew: grade !== 'again', grade }
    }
  }
}

/** The answer to the question that `next` gave: judged, recorded, and what comes of it. */
export const answer = command({
  group: 'programs',
  about: (texts) => texts.commands.answer,
  words: { card },
  options: {
    text: { type: 'line', about: 'text' },
    choice: { type: 'list', about: 'choice', value: 'NUMBER' },
    grade: { type: 'choice', of: grades, about: 'grade' },
    giveUp: { type: 'flag', about: 'giveUp' },
    json,
  },
  examples: [
    ['flagdrill answer docker/--name#recall --text --name', 'answer'],
    ['flagdrill answer docker/--rm#meaning --choice 2 --json', 'answerChoice'],
  ],
  async run(args, world) {
    const { terminal, texts } = world
    const library = await world.library()
    const store = await world.progress()
    const cards = cardsOf(library.decks)
    const { pool, among } = poolsOf(library)
    const begun = store.session()
    const known = new Map(
      [...cards, ...contrasts(cards, store.progress)].map((card) => [card.id as string, card]),
    )
    const session =
      begun && begun.plan.day === dayOf(world) ? resume(begun.plan, known, begun.events) : undefined
    const card = session && current(session)
    if (!begun || !session || !card) throw new UserError(texts.drive.nothingAsked, texts.drive.askFirst)
    if (card.id !== args.card)
      throw new UserError(texts.drive.otherCard(args.card, card.id), texts.drive.askFirst)
    const open = { plan: begun.plan, session }
    const before = turnNow(world, open, card, among)
    const given = givenAnswer(args, before.asked, world)
    const judged = judge(before, given, pool)
    const { turn, settled } = judged
    const own = grades.find((name) => name === args.grade)
    const unsure = judged.verdict.outcome === 'unknown'
    // Of what the decks do not know the learner is the judge.
    const verdict =
      unsure && own
        ? ({ ...judged.verdict, outcome: own === 'again' ? 'wrong' : 'right' } as const)
        : judged.verdict
    if (unsure && !own) {
      const plainStyle = styleOf({ colour: false, plain: true })
      if (args.json)
        printJson(world, {
          correct: null,
          again: true,
          grade: null,
          expected: verdict.expected,
          feedback: remarks(card, verdict, texts, plainStyle, terminal.columns),
          due: null,
        })
      else {
        for (const line of remarks(card, verdict, texts, styleOf(terminal), terminal.columns))
          terminal.print(line)
        terminal.print(` ${texts.quiz.cannotTell} ${verdict.expected}`)
        terminal.print(` ${texts.drive.misfit(`--grade ${grades.join('|')}`)}`)
      }
      return exit.unknown
    }
    const style = styleOf(terminal)
    if (!settled) {
      store.keep(triedAt(open, turn))
      const said = remarks(card, verdict, texts, styleOf({ colour: false, plain: true }), terminal.columns)
      if (args.json)
        printJson(world, {
          correct: false,
          again: true,
          grade: null,
          expected: null,
          feedback: said,
          due: null,
        })
      else {
        for (const line of remarks(card, verdict, texts, style, terminal.columns)) terminal.print(line)
        terminal.print(` ${texts.quiz.near}`)
      }
      return 0
    }
    await store.refresh()
    const memory = store.progress.cards[card.id]
    const grade: Grade =
      (unsure && own) ||
      (given.type === 'self' && given.grade) ||
      gradeOfTurn(turn, verdict, undefined, memory)
    const review = reviewOf(
      turn,
      verdict,
      grade,
      stamp(world),
      await world.scheduler(),
      memory,
      undefined,
      dueLoad(store.progress),
    )
    await store.append(review)
    if (answered(session, review, memory).waiting.length === 0) store.keep(undefined)
    await store.close()
    if (args.json)
      printJson(world, {
        correct: verdict.outcome === 'right',
        again: false,
        grade,
        expected: verdict.expected,
        feedback: feedback(card, verdict, texts, styleOf({ colour: false, plain: true }), terminal.columns),
        due: review.after.due,
      })
    else {
      for (const line of feedback(card, verdict, texts, style, terminal.columns)) terminal.print(line)
      const due =
        grade === 'again' ? texts.quiz.comesBack : texts.quiz.due(when(review.after.due, dayOf(world), texts))
      terminal.print(` ${outcome(grade, due, texts, style)}`)
    }
    return 0
  },
})
