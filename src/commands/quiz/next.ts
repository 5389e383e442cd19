import { type Card, exit, type Question, sanitize } from '../../model/index.ts'
import { dayOf, type Open, triedAt, turnNow } from '../../play/index.ts'
import { question, styleOf, when } from '../../render/index.ts'
import { current, type Turn } from '../../session/index.ts'
import type { ProgressStore, World } from '../../world/index.ts'
import { poolsOf } from '../choose.ts'
import { command, printJson } from '../command.ts'
import { decks, fresh, json, limit } from '../options.ts'
import { type Today, todaysSession } from './today.ts'
import { waitingIn } from './waiting.ts'

const questionJson = ({ asked }: Turn): object => {
  const { prompt, context, picture, type } = asked
  const words = { type, prompt, context, picture }
  if (asked.type === 'choice') return { ...words, choices: asked.choices }
  if (asked.type === 'steps')
    return { ...words, steps: asked.steps.map((step) => ({ prompt: step.prompt, choices: step.choices })) }
  return asked.type === 'text' ? { ...words, start: asked.start } : words
}

const left = (open: Open, store: ProgressStore): { due: number; new: number } => {
  const known = open.session.waiting.filter((card) => store.progress.cards[card.id] !== undefined).length
  return { due: known, new: open.session.waiting.length - known }
}

/** Says that there is no question now, and when the next cards come. */
async function sayDone(
  { library, cards, ...open }: Today,
  deck: readonly string[],
  store: ProgressStore,
  asJson: boolean,
  world: World,
): Promise<void> {
  const { terminal, texts } = world
  const today = dayOf(world)
  const [soon] = (await waitingIn(world, library, store, cards(), { deck })).next()
  if (asJson) printJson(world, { done: true, left: left(open, store), next: soon ?? null })
  else terminal.print(texts.quiz.nothingDue(soon && when(soon.day, today, texts)))
}

/** Prints a question with its choices, and the hint where one was asked for. */
function printQuestion(card: Card, { asked }: Turn, hint: string | null | undefined, world: World): void {
  const { terminal, texts } = world
  const lines = [
    sanitize(card.id),
    ...question(asked, styleOf(terminal), terminal.columns),
    ...choiceLines(asked),
    ...(hint ? [` ${texts.quiz.hint(hint)}`] : []),
  ]
  for (const line of lines) terminal.print(line)
}

/** The question that is asked now, for another program to show. */
export const next = command({
  group: 'programs',
  about: (texts) => texts.commands.next,
  tried: ['ask', 'question'],
  words: { deck: decks },
  options: { limit, new: fresh, hint: { type: 'flag', about: 'hint' }, json },
  examples: [
    ['flagdrill next --json', 'next'],
    ['flagdrill next --hint', 'nextHint'],
  ],
  async run(args, world) {
    const today = await todaysSession(args, world)
    const { library, cards: _, ...open } = today
    const store = await open.store()
    const card = current(open.session)
    if (card === undefined) {
      await sayDone(today, args.deck, store, args.json, world)
      return exit.ok
    }
    const begun = turnNow(world, open, card, poolsOf(library).among, store.progress.cards[card.id]?.stability)
    const hints = begun.asked.type === 'text' ? begun.asked.hints : []
    const turn = args.hint && hints.length > 0 ? { ...begun, hints: begun.hints + 1 } : begun
    store.keep(triedAt(open, turn))
    const hint = args.hint ? (hints[Math.min(turn.hints, hints.length) - 1] ?? null) : undefined
    if (args.json)
      printJson(world, {
        card: card.id,
        kind: card.kind,
        question: questionJson(turn),
        hint,
        tries: turn.nearMisses,
        left: left(open, store),
      })
    else printQuestion(card, turn, hint, world)
    return exit.ok
  },
})

function choiceLines(asked: Question): string[] {
  const numbered = (choices: readonly string[]): string[] =>
    choices.map((choice, index) => `  ${index + 1}  ${sanitize(choice)}`)
  if (asked.type === 'choice') return numbered(asked.choices)
  return asked.type === 'steps'
    ? asked.steps.flatMap((step) => [`  ${sanitize(step.prompt)}`, ...numbered(step.choices)])
    : []
}
