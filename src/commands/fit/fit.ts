import type { Answer, Fit } from '../../fit/index.ts'
import { decksApart, exit, parametersOf, sanitize, UserError } from '../../model/index.ts'
import type { World } from '../../world/index.ts'
import { command, printJson } from '../command.ts'
import { json } from '../options.ts'
import { fitEach, fitScopes } from './find-fit.ts'
import type { Load } from './outlook.ts'
import { type Scope, scopesOf } from './scope.ts'

/** Reads a log from elsewhere. Throws UserError for a file that is none. */
async function answersOf(file: string, world: World): Promise<Answer[]> {
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

/** The figures of a fit, as JSON. */
const figuresOf = ({ predictions: _, parameters: _own, ...figures }: Fit): object => figures

/** Prints how well a fit predicts; `fittedBefore` says that the parameters which stay otherwise are fitted ones. */
async function printFit(fit: Fit, fittedBefore: boolean, { texts, terminal }: World): Promise<void> {
  const { fitPage } = await import('../../render/index.ts')
  for (const line of fitPage(fit, texts, fittedBefore)) terminal.print(line)
}

/** The work of the next 30 days with the cards of a scope, with the parameters until now and with those that follow, where memory follows what was found. */
async function loadsOf(scope: Scope, fit: Fit, world: World): Promise<{ before: Load; after: Load }> {
  const { loadOf } = await import('./outlook.ts')
  const { modelsMaker, parametersOfCards, simulatedCards } = await import('./parameters.ts')
  const known = Object.keys((await world.progress()).progress.cards).filter(scope.has)
  const [models, now] = [await modelsMaker(), await parametersOfCards(world)]
  const load = async (schedule: typeof now): Promise<Load> => {
    const cards = await simulatedCards(known, (id) => models(fit.parameters, schedule(id)), world)
    return loadOf(cards, scope.reviews, world)
  }
  return { before: await load(now), after: await load(fit.kept ? () => fit.parameters : now) }
}

/** Writes down that a scope was fitted: its new parameters, or else those that it has. */
async function keep({ word, decks }: Scope, { kept, parameters, items }: Fit, world: World): Promise<void> {
  const { parametersEvent } = await import('./keep.ts')
  const { dayOf } = await import('../../play/index.ts')
  const store = await world.progress()
  const { fit, deckFits = {} } = store.progress
  const fitted = kept ? parameters.map((value) => Math.round(value * 1e4) / 1e4) : undefined
  const day = dayOf(world)
  const targets = word === undefined ? [undefined] : decks
  await store.append(
    ...targets.map((deck) => {
      const now = deck === undefined ? fit?.w : deckFits[deck]?.w
      return parametersEvent({ w: fitted ?? now, items, deck }, { world, day })
    }),
  )
}

/** Moves due days to where the parameters in force put them; returns how many. */
async function reschedule(scope: Scope, world: World): Promise<number> {
  const { rescheduled } = await import('./keep.ts')
  const { dayOf } = await import('../../play/index.ts')
  const events = await rescheduled(scope, { world, day: dayOf(world) })
  if (events.length > 0) await (await world.progress()).append(...events)
  return events.length
}

/** The words of a command line for a scope. */
const lineOf = ({ word }: Scope): string =>
  word === undefined ? 'flagdrill fit' : `flagdrill fit ${sanitize(word)}`

/** Shows what a fit found and changes, and keeps it where it predicts better; returns its figures. */
async function keepFit(
  scope: Scope,
  fit: Fit,
  args: { json: boolean; dryRun: boolean; reschedule: boolean },
  world: World,
): Promise<object> {
  const { texts, terminal } = world
  const { progress } = await world.progress()
  const said = (line: string): void => {
    if (!args.json) terminal.print(line)
  }
  if (scope.word !== undefined) said(texts.fit.scope(sanitize(scope.word), scope.decks.length))
  if (!args.json) await printFit(fit, parametersOf(progress, scope.decks[0]) !== undefined, world)
  const about = scope.word === undefined ? {} : { deck: scope.word, decks: scope.decks }
  if (args.dryRun) return { ...about, ...figuresOf(fit) }
  const { before, after } = await loadsOf(scope, fit, world)
  if (fit.kept) said(texts.fit.load(before, after))
  await keep(scope, fit, world)
  const moved = args.reschedule && fit.kept ? await reschedule(scope, world) : undefined
  if (fit.kept) said(texts.fit.inForce(`${lineOf(scope)} --undo`))
  const apart = scope.word === undefined ? decksApart(progress) : []
  if (fit.kept && apart.length > 0) said(texts.fit.apart(apart.map(sanitize)))
  if (moved !== undefined) said(texts.fit.moved(moved))
  return { ...about, ...figuresOf(fit), before, after, ...(moved === undefined ? {} : { moved }) }
}

/** Fits scopes one after the other and prints what came of it. Throws UserError where one of them has too few reviews; then nothing is kept. */
async function fitAll(
  scopes: readonly Scope[],
  args: Parameters<typeof keepFit>[2],
  world: World,
): Promise<void> {
  const fits = await fitScopes(scopes, world)
  const results: object[] = []
  for (const [index, scope] of scopes.entries()) {
    if (index > 0 && !args.json) world.terminal.print('')
    results.push(await keepFit(scope, fits[index]!, args, world))
  }
  if (args.json) printJson(world, results.length === 1 ? results[0]! : { fits: results })
}

/** Tries a log from elsewhere and changes nothing. Throws UserError. */
async function tryLog(file: string, asJson: boolean, world: World): Promise<void> {
  const [fit] = await fitEach([{ answers: await answersOf(file, world) }], world)
  if (asJson) printJson(world, figuresOf(fit!))
  else await printFit(fit!, false, world)
}

/** Takes the last fit of each scope back. Throws UserError. */
async function takeBack(scopes: readonly Scope[], moves: boolean, world: World): Promise<void> {
  const { undoFit } = await import('./undo-fit.ts')
  for (const scope of scopes) {
    await undoFit(scope, world)
    if (moves) world.terminal.print(world.texts.fit.moved(await reschedule(scope, world)))
  }
}

/** Fits the parameters of FSRS to reviews and keeps them where they predict better than what they replace. */
export const fit = command({
  group: 'progress',
  about: (texts) => texts.commands.fit,
  words: { deck: { type: 'list', about: 'fitDecks', value: 'DECK', completes: 'decks' } },
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
    ['flagdrill fit git', 'fitDeck'],
    ['flagdrill fit git --undo', 'fitDeckUndo'],
    ['flagdrill fit --csv reviews.csv --json', 'fitCsv'],
  ],
  async run(args, world) {
    if (args.csv !== undefined) {
      await tryLog(args.csv, args.json, world)
      return exit.ok
    }
    const scopes = await scopesOf(args.deck, args.undo, world)
    if (args.undo) await takeBack(scopes, args.reschedule, world)
    else await fitAll(scopes, args, world)
    await (await world.progress()).close()
    return exit.ok
  },
})
