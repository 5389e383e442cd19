import { isWeak } from '../../insight/index.ts'
import { answerOf, cardsOf, withContrasts } from '../../kinds/index.ts'
import { type Card, exit, type Memory, type Progress, sanitize, UserError } from '../../model/index.ts'
import { dayOf, fullName, shortName } from '../../play/index.ts'
import { sentence, styleOf, when } from '../../render/index.ts'
import type { World } from '../../world/index.ts'
import { hasTags, withTags } from '../choose.ts'
import { command, printJson } from '../command.ts'
import { json, limit, tag } from '../options.ts'
import { meantWord, search, searchSome } from './search.ts'

/** As many cards as a screen holds. */
const standard = 20

/** The filter of cards. */
interface Filters {
  weak: boolean
  due: boolean
  suspended: boolean
}

/** Whether a card passes the filters. */
async function filterOf(
  filters: Filters,
  progress: Progress,
  world: World,
): Promise<(card: Card) => boolean> {
  const today = dayOf(world)
  const held = (id: string): boolean => {
    const until = progress.held[id]
    return until === 'always' || (until !== undefined && until > today)
  }
  const isDue = (memory: Memory | undefined): boolean => memory !== undefined && memory.due <= today
  let weak: ReadonlySet<string> | undefined
  if (filters.weak) {
    const { findWeak } = await import('../weak/weak-find.ts')
    const { found } = await findWeak({ decks: [], by: 'all' }, world, await world.progress())
    weak = new Set(found.filter(isWeak).map(({ card }) => card.id))
  }
  return ({ id }) =>
    (!filters.due || (isDue(progress.cards[id]) && !held(id))) &&
    (!filters.suspended || progress.held[id] === 'always') &&
    (weak?.has(id) ?? true)
}

/** The cards with all words; for a reader, where there are none, the word that was misspelt, else the cards with most of the words. */
function foundIn(
  cards: readonly Card[],
  { word, json }: { word: readonly string[]; json: boolean },
  progress: Progress,
  passes: (card: Card) => boolean,
  isOwn: (card: Card) => boolean,
): { found: Card[]; missed: boolean; meant?: string } {
  const isStarted = ({ id }: Card): boolean => progress.cards[id] !== undefined
  const whole = search(cards, word, isStarted, isOwn).filter(passes)
  if (json || whole.length > 0) return { found: whole, missed: false }
  const meant = meantWord(cards, word)
  const found = meant === undefined ? searchSome(cards, word, isStarted, isOwn).filter(passes) : []
  return { found, missed: true, meant }
}

/** That nothing was found: without words because no card passes the filter. */
function noneText(
  { word, tag, weak, due, suspended }: Filters & { word: readonly string[]; tag: readonly string[] },
  texts: World['texts'],
): string {
  const only = [weak, due, suspended].filter(Boolean).length === 1
  if (word.length + tag.length > 0 || !only) return texts.find.none
  if (suspended) return texts.find.noneSuspended
  return due ? texts.find.noneDue : texts.weak.noneWeak
}

/** Finds cards by words in their questions, answers, options and commands. */
export const find = command({
  group: 'look',
  paged: true,
  about: (texts) => texts.commands.find,
  tried: ['search', 'grep', 'lookup', 'where', '찾기', '검색', 'tag', 'tags'],
  words: { word: { type: 'list', dashes: true, about: 'words', value: 'WORD' } },
  options: {
    weak: { type: 'flag', about: 'onlyWeak' },
    due: { type: 'flag', about: 'onlyDue' },
    suspended: { type: 'flag', about: 'onlySuspended' },
    tag,
    limit: { ...limit, about: 'findLimit' },
    json,
  },
  examples: [
    ['flagdrill find publish port', 'find'],
    ['flagdrill find --weak --tag ports', 'findWeak'],
  ],
  async run(args, world) {
    const { texts, terminal } = world
    if (args.word.length === 0 && !args.weak && !args.due && !args.suspended && args.tag.length === 0)
      throw new UserError(texts.find.nothingAsked, texts.errors.seeHelpOf('find'), exit.usage)
    const { decks } = await world.library()
    const { progress } = await world.progress()
    const passes = await filterOf(args, progress, world)
    const all = withContrasts(cardsOf(decks), progress)
    // A program gets an empty list; a learner hears which tag was misspelt.
    const cards = args.json ? all.filter((card) => hasTags(card, args.tag)) : withTags(all, args.tag, texts)
    const own = new Set(decks.filter(({ shipped }) => !shipped).map(({ name }) => name))
    const { found, missed, meant } = foundIn(cards, args, progress, passes, ({ deck }) => own.has(deck))
    const shown = found.slice(0, args.limit ?? (args.json ? found.length : standard))
    if (args.json) {
      printJson(
        world,
        shown.map((card) => cardJson(card, progress)),
      )
      return exit.ok
    }
    if (found.length === 0) {
      terminal.print(noneText(args, texts))
      if (meant !== undefined) terminal.print(texts.line.nearCommand(sanitize(meant)))
      return exit.failed
    }
    if (missed) terminal.note(texts.find.none)
    for (const line of listOf(shown, progress, world)) terminal.print(line)
    if (found.length > shown.length) terminal.note(texts.find.more(found.length - shown.length))
    terminal.note(texts.find.showOne(sanitize(shown[0]!.id)))
    return exit.ok
  },
})

/** The cards as a reader looks for them: what each subject is about, once; below it its answer and the ids of its cards, each with the day it is due. */
function listOf(cards: readonly Card[], progress: Progress, world: World): string[] {
  const { texts, terminal } = world
  const { dim, strong } = styleOf(terminal)
  const today = dayOf(world)
  const subjects = new Map<Card['entry'], Card[]>()
  for (const card of cards) subjects.set(card.entry, [...(subjects.get(card.entry) ?? []), card])
  const plain = (text: string): string => sanitize(text).replaceAll('\n', ' ')
  /** Another program reads a line as a whole. */
  const rows = (text: string, look: (row: string) => string, indent: string): string[] =>
    terminal.interactive
      ? sentence(plain(text), terminal.columns, look, indent)
      : [`${indent}${look(plain(text))}`]
  return [...subjects.values()].flatMap((of) => {
    const answer = answerOf(of[0]!.entry)
    const ids = of.map(({ id }, index) => {
      const due = progress.cards[id]?.due
      const name = index === 0 ? id : id.slice(id.lastIndexOf('#'))
      return `${sanitize(name)}${due === undefined ? '' : ` · ${texts.find.due(when(due, today, texts))}`}`
    })
    return [
      ...rows(fullName(of[0]!), strong, ''),
      ...(answer === '' ? [] : rows(answer, String, '   ')),
      ...rows(ids.join('  '), dim, '   '),
    ]
  })
}

const cardJson = (card: Card, progress: Progress): object => ({
  id: card.id,
  kind: card.kind,
  deck: card.deck,
  tags: card.entry.tags ?? [],
  about: shortName(card),
  answer: answerOf(card.entry),
  at: card.entry.at,
  memory: progress.cards[card.id] ?? null,
  held: progress.held[card.id] ?? null,
})
