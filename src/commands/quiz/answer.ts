import { cardsOf, completed, type Verdict, withContrasts } from '../../kinds/index.ts'
import {
  type Answer,
  type Card,
  exit,
  type Grade,
  grades,
  type Question,
  type Reschedule,
  type Review,
  UserError,
} from '../../model/index.ts'
import { dayOf, forwardNames, stamp, triedAt, turnNow } from '../../play/index.ts'
import { feedback, outcome, remarks, styleOf, when } from '../../render/index.ts'
import { addDays, dueLoad } from '../../schedule/index.ts'
import {
  answer as answered,
  broughtForward,
  current,
  gradeOfTurn,
  holdOf,
  judge,
  missedEnough,
  type Plan,
  resume,
  reviewOf,
  type Session,
  typedAnswer,
} from '../../session/index.ts'
import type { Library, ProgressStore, World } from '../../world/index.ts'
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

/** Makes an answer of the words of the command line. Throws UserError where they do not fit the question. */
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
      return typed.trim() === '?' ? { type: 'gave-up' } : { type: 'text', text: typed }
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

/** The question that is asked now. */
interface Asked {
  plan: Plan
  session: Session
  card: Card
}

/** The question that `next` gave. Throws UserError where it gave none, or one about another card. */
function askedNow(id: string, library: Library, store: ProgressStore, world: World): Asked {
  const { drive } = world.texts
  const begun = store.session()
  const known = new Map<string, Card>(
    withContrasts(cardsOf(library.decks), store.progress).map((card) => [card.id, card]),
  )
  const today = begun && begun.plan.day === dayOf(world)
  const session = today ? resume(begun.plan, known, begun.events) : undefined
  const card = session && current(session)
  if (!begun || !session || !card) throw new UserError(drive.nothingAsked, drive.askFirst)
  if (card.id !== id) throw new UserError(drive.otherCard(id, card.id), drive.askFirst)
  return { plan: begun.plan, session, card }
}

type Style = ReturnType<typeof styleOf>

const bare = styleOf({ colour: false, plain: true })

/** The reply to an answer: for programs, and in lines. */
interface Said {
  json: object
  lines: string[]
}

const say = ({ json, lines }: Said, asJson: boolean, world: World): void => {
  if (asJson) printJson(world, json)
  else for (const line of lines) world.terminal.print(line)
}

/** Of what the decks do not know the learner has to be the judge. */
function unsureSaid(card: Card, verdict: Verdict, world: World): Said {
  const { texts, terminal } = world
  const { expected } = verdict
  const said = (style: Style): string[] => remarks(card, verdict, texts, style, terminal.columns)
  return {
    json: { correct: null, again: true, grade: null, expected, feedback: said(bare), due: null },
    lines: [
      ...said(styleOf(terminal)),
      ` ${texts.quiz.cannotTell} ${expected}`,
      ` ${texts.drive.misfit(`--grade ${grades.join('|')}`)}`,
    ],
  }
}

/** An answer that is nearly right may be given once more. */
function nearSaid(card: Card, verdict: Verdict, world: World): Said {
  const { texts, terminal } = world
  const said = (style: Style): string[] => remarks(card, verdict, texts, style, terminal.columns)
  return {
    json: { correct: false, again: true, grade: null, expected: null, feedback: said(bare), due: null },
    lines: [...said(styleOf(terminal)), ` ${texts.quiz.near}`],
  }
}

/** The verdict on an answer, and when the card comes again. */
function reviewSaid(
  card: Card,
  verdict: Verdict,
  { grade, after }: Review,
  misses: number | undefined,
  world: World,
): Said {
  const { texts, terminal } = world
  const style = styleOf(terminal)
  const said = (look: Style): string[] => feedback(card, verdict, texts, look, terminal.columns)
  const again = misses === undefined ? texts.quiz.comesBack : texts.quiz.putOff(misses)
  const due = grade === 'again' ? again : texts.quiz.due(when(after.due, dayOf(world), texts))
  return {
    json: {
      correct: verdict.outcome === 'right',
      again: false,
      grade,
      expected: verdict.expected,
      feedback: said(bare),
      due: after.due,
    },
    lines: [...said(style), ` ${outcome(grade, due, texts, style)}`],
  }
}

/** Writes a review down, with what comes of it: options that come earlier, and a card that was missed too often today. */
async function record(
  { session, card }: Asked,
  review: Review,
  verdict: Verdict,
  store: ProgressStore,
  world: World,
): Promise<{ forward: Reschedule[]; misses: number | undefined }> {
  const soon = addDays(dayOf(world), 1)
  const memory = store.progress.cards[card.id]
  await store.append(review)
  const forward = broughtForward(review, verdict, store.progress, soon, () => stamp(world))
  if (forward.length > 0) await store.append(...forward)
  const after = answered(session, review, memory)
  const misses = review.grade === 'again' ? missedEnough(after, card) : undefined
  if (misses !== undefined) await store.append(holdOf(card, soon, stamp(world)))
  const left = after.waiting.filter(({ id }) => misses === undefined || id !== card.id)
  if (left.length === 0) store.keep(undefined)
  return { forward, misses }
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
    const library = await world.library()
    const store = await world.progress()
    const { plan, session, card } = askedNow(args.card, library, store, world)
    const { pool, among } = poolsOf(library)
    const open = { plan, session }
    const before = turnNow(world, open, card, among, store.progress.cards[card.id]?.stability)
    const accepted = store.progress.accepted[card.id]
    const answer = givenAnswer(args, before.asked, world)
    const given = answer.type === 'text' ? typedAnswer(before, answer.text, pool, accepted) : answer
    const { turn, settled, verdict: found } = judge(before, given, pool, accepted)
    const unsure = found.outcome === 'unknown'
    const own = unsure ? args.grade : undefined
    if (unsure && own === undefined) {
      say(unsureSaid(card, found, world), args.json, world)
      return exit.unknown
    }
    if (!settled) {
      store.keep(triedAt(open, turn))
      say(nearSaid(card, found, world), args.json, world)
      return exit.ok
    }
    const verdict: Verdict =
      own === undefined ? found : { ...found, outcome: own === 'again' ? 'wrong' : 'right' }
    await store.refresh()
    const memory = store.progress.cards[card.id]
    const self = given.type === 'self' ? given.grade : undefined
    const grade = own ?? self ?? gradeOfTurn(turn, verdict, undefined, memory)
    const load = dueLoad(store.progress)
    const scheduler = (await world.schedulers())(card.deck)
    const review = reviewOf(turn, verdict, grade, stamp(world), scheduler, {
      memory,
      load,
      corrected: world.chanceCorrection,
    })
    const { forward, misses } = await record({ plan, session, card }, review, verdict, store, world)
    await store.close()
    const whole = { ...card, entry: completed(card.entry, among(card)) }
    say(reviewSaid(whole, verdict, review, misses, world), args.json, world)
    if (forward.length > 0 && !args.json)
      world.terminal.print(` ${world.texts.quiz.leadsBack(forwardNames(forward, pool))}`)
    return exit.ok
  },
})
