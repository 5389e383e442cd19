import type { Answer } from '../../fit/index.ts'
import { exit, UserError } from '../../model/index.ts'
import type { World } from '../../world.ts'
import { command, printJson } from '../command.ts'
import { decks, json } from '../options.ts'
import { cardIdsOf, reviewsOf } from './own-log.ts'

/** Reads a log from elsewhere. Throws UserError for a file that is none. */
async function answersOf(file: string, world: World) {
  const said = world.texts.fit
  const { answersIn } = await import('../../fit/index.ts')
  const { dayNumber, learnerDay } = await import('../../schedule/index.ts')
  const { textOf } = await import('../../export/index.ts')
  const open = await world.openFile(file)
  let text = ''
  try {
    for await (const piece of textOf(open)) text += piece
  } finally {
    await open.close()
  }
  const read = answersIn(text, (at) => dayNumber(learnerDay(at, world.offset, world.rolloverHour)))
  if (!read) throw new UserError(said.noColumns(file), said.columnsHint)
  const [first] = read.bad
  if (first) world.terminal.note(said.badLines(read.bad.length, first.line, said.reasons[first.reason]))
  return read.answers
}

/** The answers of the learner's log, in the learner's days. */
async function ownAnswers(decks: readonly string[], world: World): Promise<Answer[]> {
  const { dayNumber } = await import('../../schedule/index.ts')
  const reviews = await reviewsOf(decks.length > 0 ? await cardIdsOf(decks, world) : undefined, world)
  return reviews.map(({ card, at, day, grade }) => ({ card, at, day: dayNumber(day), grade }))
}

/** Fits the parameters of FSRS to reviews and says whether they predict better than the defaults. */
export const fit = command({
  group: 'progress',
  about: (texts) => texts.commands.fit,
  words: { deck: decks },
  options: {
    csv: { type: 'text', about: 'fitCsv', value: 'FILE', completes: 'files' },
    json,
  },
  examples: [
    ['flagdrill fit', 'fit'],
    ['flagdrill fit --csv reviews.csv --json', 'fitCsv'],
  ],
  async run(args, world) {
    const { texts, terminal } = world
    const answers =
      args.csv === undefined ? await ownAnswers(args.deck, world) : await answersOf(args.csv, world)
    const { fewestItems, fitParameters, itemsOf } = await import('../../fit/index.ts')
    const { defaultParameters, memoryModel } = await import('../../schedule/fsrs.ts')
    const items = itemsOf(answers)
    if (items.length < fewestItems)
      throw new UserError(texts.fit.tooFew(items.length, fewestItems - items.length), texts.fit.tooFewHint)
    const train = await world.trainer()
    if (!train) throw new UserError(texts.fit.noOptimizer, texts.fit.noOptimizerHint)
    const result = await fitParameters(items, {
      train,
      model: memoryModel,
      defaults: defaultParameters,
      onFold: (done, total) => terminal.progress(texts.fit.fitting(done + 1, total)),
    })
    terminal.progress('')
    const { predictions: _, parameters, ...rest } = result
    if (args.json) printJson(world, rest)
    else {
      const { fitPage } = await import('../../render/index.ts')
      for (const line of fitPage(result, texts)) terminal.print(line)
    }
    return exit.ok
  },
})
