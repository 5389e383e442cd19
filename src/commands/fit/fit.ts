import type { Answer, Fit } from '../../fit/index.ts'
import { exit, type Review, UserError } from '../../model/index.ts'
import type { World } from '../../world/index.ts'
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

/** Tests parameters on answers. Throws UserError where there are too few, or no optimizer. */
async function fitTo(answers: readonly Answer[], world: World): Promise<Fit> {
  const { texts, terminal } = world
  const { fewestItems, fitParameters, itemsOf } = await import('../../fit/index.ts')
  const { defaultParameters, memoryModel } = await import('../../schedule/fsrs.ts')
  const items = itemsOf(answers)
  if (items.length < fewestItems)
    throw new UserError(texts.fit.tooFew(items.length, fewestItems - items.length), texts.fit.tooFewHint)
  const train = await world.trainer()
  if (!train) throw new UserError(texts.fit.noOptimizer, texts.fit.noOptimizerHint)
  const fitted = await fitParameters(items, {
    train,
    model: memoryModel,
    defaults: defaultParameters,
    onFold: (done, total) => terminal.progress(texts.fit.fitting(done + 1, total)),
  })
  terminal.progress('')
  return fitted
}

async function printFit(fit: Fit, more: object, asJson: boolean, world: World): Promise<void> {
  const { predictions: _, parameters, ...figures } = fit
  if (asJson) return printJson(world, { ...figures, ...more })
  const { fitPage } = await import('../../render/index.ts')
  for (const line of fitPage(fit, world.texts)) world.terminal.print(line)
}

/** Puts the parameters in force that were so before the last change. Throws UserError where none are in force. */
async function undoFit(world: World): Promise<readonly number[] | undefined> {
  const { parameterChanges, parametersEvent } = await import('./keep.ts')
  const { dayOf } = await import('../../play/index.ts')
  const store = await world.progress()
  if (store.progress.fit?.w === undefined) throw new UserError(world.texts.fit.nothingToUndo)
  const w = (await parameterChanges(world)).at(-2)?.w
  await store.append(parametersEvent(w, store.progress.fit.items, { world, day: dayOf(world) }))
  world.terminal.print(w ? world.texts.fit.undone : world.texts.fit.undoneToDefaults)
  return w
}

/** Moves due days to where the parameters in force put them, and says how many. */
async function reschedule(
  reviews: readonly Review[],
  w: readonly number[] | undefined,
  world: World,
): Promise<number> {
  const { rescheduled } = await import('./keep.ts')
  const { dayOf } = await import('../../play/index.ts')
  const events = await rescheduled(reviews, w, { world, day: dayOf(world) })
  if (events.length > 0) await (await world.progress()).append(...events)
  return events.length
}

/** Keeps parameters that predict better, and shows before what they change. */
async function keepFit(
  found: Fit,
  reviews: readonly Review[],
  args: { json: boolean; reschedule: boolean },
  world: World,
): Promise<void> {
  const { parametersEvent } = await import('./keep.ts')
  const { loadOf } = await import('./outlook.ts')
  const { defaultParameters } = await import('../../schedule/fsrs.ts')
  const { dayOf } = await import('../../play/index.ts')
  const store = await world.progress()
  const now = store.progress.fit?.w
  const next = found.kept ? found.parameters.map((value) => Math.round(value * 1e4) / 1e4) : now
  const truth = found.parameters
  const before = await loadOf({ truth, schedule: now ?? defaultParameters }, reviews, world)
  const after = await loadOf({ truth, schedule: next ?? defaultParameters }, reviews, world)
  await printFit(found, { before, after }, args.json, world)
  if (!args.json && found.kept) world.terminal.print(world.texts.fit.load(before, after))
  await store.append(parametersEvent(next, found.items, { world, day: dayOf(world) }))
  const moved = args.reschedule && found.kept ? await reschedule(reviews, next, world) : undefined
  if (args.json) return
  if (found.kept) world.terminal.print(world.texts.fit.inForce)
  if (moved !== undefined) world.terminal.print(world.texts.fit.moved(moved))
}

/** Fits the parameters of FSRS to reviews and keeps them where they predict better than the defaults. */
export const fit = command({
  group: 'progress',
  about: (texts) => texts.commands.fit,
  words: { deck: decks },
  options: {
    dryRun: { type: 'flag', about: 'fitDryRun' },
    undo: { type: 'flag', about: 'fitUndo' },
    reschedule: { type: 'flag', about: 'fitReschedule' },
    csv: { type: 'text', about: 'fitCsv', value: 'FILE', completes: 'files' },
    json,
  },
  examples: [
    ['flagdrill fit', 'fit'],
    ['flagdrill fit --dry-run', 'fitDryRun'],
    ['flagdrill fit --csv reviews.csv --json', 'fitCsv'],
  ],
  async run(args, world) {
    const { texts, terminal } = world
    if (args.csv !== undefined) {
      await printFit(await fitTo(await answersOf(args.csv, world), world), {}, args.json, world)
      return exit.ok
    }
    const reviews = await reviewsOf(
      args.deck.length > 0 ? await cardIdsOf(args.deck, world) : undefined,
      world,
    )
    if (args.undo) {
      const w = await undoFit(world)
      if (args.reschedule) terminal.print(texts.fit.moved(await reschedule(reviews, w, world)))
      await (await world.progress()).close()
      return exit.ok
    }
    const { dayNumber } = await import('../../schedule/index.ts')
    const answers = reviews.map(({ card, at, day, grade }) => ({ card, at, day: dayNumber(day), grade }))
    const found = await fitTo(answers, world)
    // Parameters are for all cards, so a fit to some decks only shows what it found.
    if (args.dryRun || args.deck.length > 0) await printFit(found, {}, args.json, world)
    else await keepFit(found, reviews, args, world)
    await (await world.progress()).close()
    return exit.ok
  },
})
