import type { Found } from '../../export/index.ts'
import { exit, harmless, UserError } from '../../model/index.ts'
import type { World } from '../../world.ts'
import { command, printJson } from '../command.ts'
import { json } from '../options.ts'
import { checked, type Given, type Imported } from './imported.ts'

const largestDocument = 512 * 2 ** 20

type Events = AsyncIterable<readonly Found[]>

const refusal = ({ name }: Given, message: (file: string) => string, hint: string): UserError =>
  new UserError(message(name), hint)

/** The events of a table. Throws UserError for a table of anything else. */
async function* inTable(given: Given, start: string, world: World): Events {
  const { import: words } = world.texts
  const { tableEvents, textOf } = await import('../../export/index.ts')
  const cards = /^"?card"?[,;\t]"?deck"?[,;\t]/.test(start)
  for await (const found of tableEvents(textOf(given.file))) {
    if (found) yield found
    else
      throw cards
        ? refusal(given, words.cardsOnly, words.cardsOnlyHint)
        : refusal(given, words.notOurs, words.notOursHint)
  }
}

/** The events of a JSON document. Throws UserError for any other document. */
async function* inDocument(given: Given, world: World): Events {
  const { import: words, errors } = world.texts
  const { documentIn, textOf } = await import('../../export/index.ts')
  if (given.file.size > largestDocument) throw refusal(given, words.notOurs, words.cardsOnlyHint)
  let whole = ''
  for await (const piece of textOf(given.file)) whole += piece
  let value: unknown
  try {
    value = JSON.parse(whole)
  } catch {
    throw refusal(given, words.badJson, words.nothingChanged)
  }
  const document = documentIn(value)
  if (document === 'newer') throw refusal(given, words.newer, errors.newerHint)
  if (document === 'cards') throw refusal(given, words.cardsOnly, words.cardsOnlyHint)
  if (document === 'other') throw refusal(given, words.notOurs, words.notOursHint)
  // An export has an event a line after its head.
  yield document.events.map((event, index) => ({ value: event, line: index + 2 }))
}

/** The events of a JSON document, a log or a table. Throws UserError. */
async function* eventsOf(given: Given, world: World): Events {
  const { import: words } = world.texts
  const { jsonLines, textKind, textOf } = await import('../../export/index.ts')
  let start = ''
  for await (const piece of textOf(given.file)) {
    start = piece
    break
  }
  const kind = textKind(start)
  if (kind === 'jsonl') yield* jsonLines(textOf(given.file))
  else if (kind === 'csv') yield* inTable(given, start, world)
  else if (kind === 'json') yield* inDocument(given, world)
  else throw refusal(given, words.notOurs, words.notOursHint)
}

async function importText(given: Given, world: World): Promise<Imported> {
  const words = world.texts.import
  const maintenance = await world.maintenance()
  try {
    return await maintenance.importEvents(checked(eventsOf(given, world), given.name, world), given.dry)
  } catch (error) {
    const { name, code = '' } = error as { name?: string; code?: unknown }
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new UserError(words.badText(given.name), words.nothingChanged)
    if (name === 'RangeError' || String(code).startsWith('CSV_'))
      throw new UserError(words.badTable(given.name), words.nothingChanged)
    throw error
  }
}

async function imported(
  path: string,
  asked: string | undefined,
  dry: boolean,
  world: World,
): Promise<Imported> {
  const words = world.texts.import
  const name = harmless(path)
  const { fileKind } = await import('../../export/index.ts')
  const file = await world.openFile(path)
  try {
    const given: Given = { file, name, path, dry }
    switch (fileKind(await file.read(0, 4096))) {
      case 'empty':
        throw new UserError(words.empty(name))
      case 'gzip':
        throw new UserError(words.archive(name), words.archiveHint(name))
      case 'text':
        return await importText(given, world)
      case 'binary':
        throw new UserError(words.notOurs(name), words.notOursHint)
      default: {
        const { importAnki } = await import('./import-anki.ts')
        return await importAnki(given, asked, world)
      }
    }
  } finally {
    await file.close()
  }
}

/** Progress from an export of ours, notes and history from Anki: what is there already stays as it is. */
export const importProgress = command({
  group: 'progress',
  about: (texts) => texts.commands.import,
  tried: ['load'],
  words: { file: { required: true, about: 'importFile', completes: 'files' } },
  options: {
    name: { type: 'text', about: 'importName' },
    dryRun: { type: 'flag', about: 'importDryRun' },
    json,
  },
  async run(args, world) {
    const { terminal } = world
    const words = world.texts.import
    const result = await imported(args.file, args.name, args.dryRun, world)
    const dry = args.dryRun
    if (args.json) {
      printJson(world, { ...result, written: !dry })
      return exit.ok
    }
    const { deck, left = 0 } = result
    if (deck) terminal.print((dry ? words.wouldMake : words.deck)(deck.name, deck.cards))
    terminal.print((dry ? words.wouldAdd : words.added)(result.added, result.events))
    if (left > 0) terminal.note(words.left(left))
    if (deck && !dry) terminal.note(world.texts.lists.startQuiz(deck.name))
    return exit.ok
  },
})
