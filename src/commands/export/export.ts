import { cardsOf, contrasts } from '../../kinds/index.ts'
import { exit, type LogEvent, throttledProgress, UserError } from '../../model/index.ts'
import type { World } from '../../world/index.ts'
import { cardsIn, chosenDecks, decksNamed, sinceDay, withTags } from '../choose.ts'
import { command } from '../command.ts'
import { deckList, decks, output, since, tag } from '../options.ts'
import type { Choice } from './choice.ts'
import { pieces } from './export-text.ts'
import {
  type Content,
  contents,
  type ExportFormat,
  exportFormats,
  formatNames,
  formatOf,
  strangeEnding,
} from './formats.ts'

/** Parses the request. Throws UserError. */
async function choiceOf(
  { decks, tag, since: from }: { decks: readonly string[]; tag: readonly string[]; since?: string },
  all: boolean,
  world: World,
): Promise<Choice> {
  const since = sinceDay(from, world)
  const narrowed = decks.length > 0 || tag.length > 0
  // The whole log needs no decks.
  if (!all && !narrowed) return { decks, since, cards: [], wanted: ({ day }) => day >= since }
  const library = await world.library()
  const chosen = chosenDecks(library, decks, world.texts)
  const cards = withTags(cardsIn(cardsOf(library.decks), chosen, library, cardsOf), tag, world.texts)
  if (!narrowed) return { decks, since, cards, wanted: (event) => event.day >= since }
  const { progress } = await world.progress()
  const ids = new Set<string>([...cards, ...contrasts(cards, progress)].map((card) => card.id))
  // The history that a card adopted belongs to it, directly or through another card.
  const adopted = [...(await world.maintenance()).events('"adopt"')].filter((event) => event.type === 'adopt')
  for (let size = -1; size !== ids.size; ) {
    size = ids.size
    for (const { card, from } of adopted) if (ids.has(card)) ids.add(from)
  }
  // Parameters of a whole deck belong to it as its answers do.
  const fitted = new Set<string>(tag.length > 0 ? [] : chosen.map(({ name }) => name))
  const isOf = (event: LogEvent): boolean =>
    event.type === 'deck-parameters' ? fitted.has(event.deck) : ids.has(event.card)
  return { decks, since, cards, wanted: (event) => event.day >= since && isOf(event) }
}

/** A text that begins with a byte order mark. */
async function* withMark(text: AsyncIterable<string>): AsyncIterable<string> {
  yield '\uFEFF'
  yield* text
}

/** Writes text into a file or to standard output, and says how far it got; `mark` puts a byte order mark before it. */
async function writeText(
  format: ExportFormat & { type: 'text' },
  what: Content,
  choice: Choice,
  { file, mark }: { file?: string; mark: boolean },
  world: World,
): Promise<void> {
  const { texts, terminal } = world
  // On a screen the rows themselves say how far it got.
  const silent = file === undefined && terminal.interactive
  const tell = silent ? undefined : throttledProgress(world, texts.export.progress)
  let written = 0
  const text = pieces(await format.load(), what, choice, world, (count) => {
    written = count
    tell?.(count)
  })
  const rows = mark ? withMark(text) : text
  try {
    if (file === undefined) for await (const piece of rows) await terminal.write(piece)
    else await world.writeFile(file, rows)
  } finally {
    tell?.()
  }
  if (file !== undefined) terminal.note(texts.export.written(written, file))
}

/** Refuses the name of a format where decks are named: `export csv`. Throws UserError. */
async function refuseFormatAsDeck(names: readonly string[], world: World): Promise<void> {
  const named = names.find((name) => (formatNames as readonly string[]).includes(name))
  if (named === undefined || decksNamed(await world.library(), named).length > 0) return
  const { errors } = world.texts
  throw new UserError(errors.noDeck(named), errors.didYouMean(`--format ${named}`))
}

/** Progress for other programs: to standard output or into a file. */
export const exportProgress = command({
  group: 'progress',
  about: (texts) => texts.commands.export,
  tried: ['dump', 'anki', '내보내기'],
  words: { decks },
  options: {
    format: { type: 'choice', of: formatNames, about: 'format' },
    what: { type: 'choice', of: contents, about: 'what' },
    deck: deckList,
    tag,
    since,
    output,
    bom: { type: 'flag', about: 'bom' },
  },
  examples: [
    ['flagdrill export --format jsonl -o log.jsonl', 'exportLog'],
    ['flagdrill export --format anki -o cards.apkg', 'exportAnki'],
  ],
  async run(args, world) {
    const file = args.output === '-' ? undefined : args.output
    const strange = args.format === undefined ? strangeEnding(file) : undefined
    if (strange !== undefined) {
      const known = formatNames.map((name) => `.${exportFormats[name].ending}`).join(', ')
      const said = world.texts.export
      throw new UserError(said.badEnding(strange), said.badEndingHint(known), exit.usage)
    }
    await refuseFormatAsDeck(args.decks, world)
    const format: ExportFormat = exportFormats[args.format ?? formatOf(file)]
    const narrowed = (all: boolean): Promise<Choice> =>
      choiceOf({ ...args, decks: [...args.decks, ...args.deck] }, all, world)
    if (format.type === 'package') return format.write(await narrowed(true), file, world)
    const what = args.what ?? format.standard
    // Without it Excel takes Hangul for another encoding; in a pipe it would be in the way.
    const wanted = args.bom || (file !== undefined && world.texts.language === 'ko')
    const mark = format.ending === 'csv' && wanted
    await writeText(format, what, await narrowed(what === 'cards'), { file, mark }, world)
    return exit.ok
  },
})
