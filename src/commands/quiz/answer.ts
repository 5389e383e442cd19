import { cardsOf, contrasts } from '../../kinds/index.ts'
import { type Answer, exit, type Grade, grades, type Question, UserError } from '../../model/index.ts'
import { dayOf, stamp, triedAt, turnNow } from '../../play/index.ts'
import { feedback, outcome, remarks, styleOf, when } from '../../render/index.ts'
import { answer as answered, current, gradeOfTurn, judge, resume, reviewOf } from '../../session/index.ts'
import type { World } from '../../world.ts'
import type { Arguments, Command } from '../command.ts'
import { poolsOf, printJson, text, words } from '../command.ts'

/** What was given on the command line, as an answer to the question. Throws UserError where it does not fit. */
function givenAnswer(args: Arguments, asked: Question, world: World): Answer {
  const { texts } = world
  const misfit = (wanted: string): UserError =>
    new UserError(texts.drive.misfit(wanted), undefined, exit.usage)
  if (args.giveUp) return { type: 'gave-up' }
  const typed = text(args, 'text')
  const grade = text(args, 'grade')
  const chosen = words(args.choice)
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
      const known = grades.find((name) => name === grade)
      if (known === undefined) throw misfit(`--grade ${grades.join('|')}`)
      return { type: 'self', knew: known !== 'again', grade: known }
    }
  }
}

/** The answer to the question that `next` gave: judged, recorded, and what comes of it. */
export const answer: Command = {
  usage: 'answer <card>',
  describe: (texts) => texts.commands.answer,
  offers: { grade: grades },
  options: (yargs, texts) =>
    yargs
      .positional('card', { type: 'string', demandOption: true, describe: texts.commands.options.card })
      .option('text', { type: 'string', describe: texts.commands.options.text })
      .option('choice', { type: 'string', requiresArg: true, describe: texts.commands.options.choice })
      .option('grade', { type: 'string', requiresArg: true, describe: texts.commands.options.grade })
      .option('give-up', { type: 'boolean', describe: texts.commands.options.giveUp })
      .option('json', { type: 'boolean', describe: texts.commands.options.json }),
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
      throw new UserError(texts.drive.otherCard(String(args.card), card.id), texts.drive.askFirst)
    const open = { plan: begun.plan, session }
    const before = turnNow(world, open, card, among)
    const given = givenAnswer(args, before.asked, world)
    const { turn, verdict, settled } = judge(before, given, pool)
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
      (given.type === 'self' && given.grade) || gradeOfTurn(turn, verdict, undefined, memory)
    const review = reviewOf(turn, verdict, grade, stamp(world), await world.scheduler(), memory)
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
}
