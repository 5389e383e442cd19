import type { Found } from '../../export/index.ts'
import { exit, sanitize, UserError } from '../../model/index.ts'
import type { World } from '../../world/index.ts'
import { command, printJson } from '../command.ts'
import { json } from '../options.ts'
import { checked, type Given, type Imported } from './imported.ts'
import type { Asked } from './peers.ts'

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

/** Does something with a database. Throws UserError where it cannot be read. */
async function readable<T>(given: Given, world: World, work: () => Promise<T>): Promise<T> {
  const { Refusal } = await import('../../anki/index.ts')
  const { errors, import: words } = world.texts
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new UserError(
      errors.unusableFile(given.name, words.refused[error.code] ?? error.code),
      words.nothingChanged,
    )
  }
}

async function imported(asked: Asked, world: World): Promise<Imported> {
  const words = world.texts.import
  const { path, dry } = asked
  const name = sanitize(path)
  if ((await world.pathKind(path)) === 'folder') {
    const { importFolder } = await import('./peers.ts')
    return importFolder(asked, world)
  }
  const { fileKind } = await import('../../export/index.ts')
  const file = await world.openFile(path)
  try {
    const given: Given = { file, name, path, dry }
    const importCollection = async (): Promise<Imported> => {
      const { importAnki } = await import('./import-anki.ts')
      return importAnki(given, asked.name, world)
    }
    switch (fileKind(await file.read(0, 4096))) {
      case 'empty':
        throw new UserError(words.empty(name))
      case 'gzip':
        throw new UserError(words.archive(name), words.archiveHint(name))
      case 'text': {
        const { importNotes } = await import('./peers.ts')
        return (await importNotes(asked, file, world)) ?? (await importText(given, world))
      }
      case 'binary':
        throw new UserError(words.notOurs(name), words.notOursHint)
      case 'sqlite': {
        const { importDatabase } = await import('./peers.ts')
        const done = await readable(given, world, () => importDatabase(asked, given, world))
        return done ?? (await importCollection())
      }
      default:
        return await importCollection()
    }
  } finally {
    await file.close()
  }
}

/** Progress from an export of ours, notes and history from Anki and other programs: what is there already stays as it is. */
export const importProgress = command({
  group: 'progress',
  about: (texts) => texts.commands.import,
  tried: ['load', '가져오기'],
  words: {
    file: { required: true, about: 'importFile', completes: 'files' },
    notes: { type: 'list', about: 'importNotes', completes: 'files' },
  },
  options: {
    name: { type: 'text', about: 'importName' },
    dryRun: { type: 'flag', about: 'importDryRun' },
    json,
  },
  examples: [
    ['flagdrill import flagdrill.jsonl', 'import'],
    ['flagdrill import collection.anki2 --dry-run', 'importDryRun'],
  ],
  async run(args, world) {
    const { terminal } = world
    const words = world.texts.import
    const { file: path, notes, name } = args
    const result = await imported({ path, notes, name, dry: args.dryRun }, world)
    const dry = args.dryRun
    if (args.json) {
      printJson(world, { ...result, written: !dry })
      return exit.ok
    }
    const { deck, decks = [], left = 0, lost = 0 } = result
    for (const made of decks) terminal.print((dry ? words.wouldMake : words.deck)(made.name, made.cards))
    if (deck) terminal.print((dry ? words.wouldMake : words.deck)(deck.name, deck.cards))
    terminal.print((dry ? words.wouldAdd : words.added)(result.added, result.events))
    if (left > 0) terminal.note(words.left(left))
    if (lost > 0) terminal.note(words.lost(lost))
    if (decks[0] && !dry) terminal.note(world.texts.lists.startQuiz(decks[0].name))
    if (deck && !dry) terminal.note(world.texts.lists.startQuiz(deck.name))
    return exit.ok
  },
})
