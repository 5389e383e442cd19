import { drillOf, isWeak, type Weakness, weakness } from '../../insight/index.ts'
import { cardsOf } from '../../kinds/index.ts'
import { exit, wrap } from '../../model/index.ts'
import { dayOf, openSession, play } from '../../play/index.ts'
import { measure } from '../../render/index.ts'
import type { ProgressStore, World } from '../../world/index.ts'
import { poolsOf, titlesOf } from '../choose.ts'
import { command, printJson } from '../command.ts'
import { deckList, decks, json, limit, since, tag } from '../options.ts'
import { editingIn } from '../quiz/editing.ts'
import { withoutTrace } from '../quiz/practice.ts'
import { findWeak, listWeak, type WeakList } from './weak-find.ts'
import { leechLines, weakJson, weakLines } from './weak-list.ts'

/** Says something that may be longer than a line. */
const note = ({ terminal }: World, said: string): void => {
  for (const line of wrap(said, measure(terminal.columns))) terminal.note(line)
}

/** Drills weak cards, with what that does to the schedule. */
async function drill(
  world: World,
  store: ProgressStore,
  { library, cards, beside, found, key }: Awaited<ReturnType<typeof findWeak>>,
  limit: number,
  record: boolean,
): Promise<void> {
  const { texts } = world
  const asked = drillOf(found).slice(0, limit)
  const known = [...cards, ...beside.values()]
  const kept = record ? store : withoutTrace(store, asked)
  const open = openSession(world, kept, `${key} ${limit}`, known, () => asked)
  const { waiting } = open.session
  const today = dayOf(world)
  const ahead = waiting.filter(({ id }) => (store.progress.cards[id]?.due ?? today) > today).length
  if (!record) note(world, texts.weak.noTrace)
  else if (ahead > 0) note(world, texts.weak.ahead(ahead, waiting.length))
  await play(world, async () => kept, {
    ...open,
    cards: () => cards,
    ...poolsOf(library),
    titleOf: titlesOf(library),
    stopped: record ? texts.quiz.stopped('') : texts.weak.stopped,
    editing: editingIn(library, world),
    reload: async () => cardsOf((await world.library()).decks),
    took: store.progress.took,
    practice: record ? undefined : store.progress,
  })
}

/** Prints the cards that are weak for a reason; ranked by one figure, all of them. */
function showList({ found, names, known }: WeakList, by: Weakness, world: World): void {
  const { texts, terminal } = world
  const shown = by === 'all' ? found.filter(isWeak) : found
  if (shown.length === 0) {
    const noneStarted = known ? texts.weak.noneSo : texts.weak.none
    terminal.print(found.length > 0 ? texts.weak.noneWeak : noneStarted)
    return
  }
  for (const line of weakLines(shown, names, world)) terminal.print(line)
  for (const line of leechLines(shown, names, world)) terminal.note(line)
}

/** Goes over the weakest cards, or lists them with the reason. */
export const weak = command({
  group: 'learn',
  about: (texts) => texts.commands.weak,
  tried: ['hard', 'leeches', 'mistakes', '약점'],
  words: { decks },
  options: {
    deck: deckList,
    tag,
    by: { type: 'choice', of: weakness, default: 'all', about: 'by' },
    since: { ...since, about: 'sinceAnswered' },
    limit,
    list: { type: 'flag', about: 'list' },
    noRecord: { type: 'flag', about: 'noRecord' },
    json,
  },
  examples: [
    ['flagdrill weak --list', 'weakList'],
    ['flagdrill weak --by confusion', 'weakBy'],
  ],
  async run(args, world) {
    const { texts, terminal } = world
    const { limit: most = 20 } = args
    const store = await world.progress()
    if (store.damaged > 0) terminal.note(texts.care.damagedNote(store.damaged))
    const scope = { ...args, decks: [...args.decks, ...args.deck] }
    if (args.json || args.list) {
      const list = await listWeak(scope, most, world, store)
      // A program gets the whole ranking.
      if (args.json) printJson(world, weakJson(list.found))
      else showList(list, args.by, world)
      return exit.ok
    }
    const about = await findWeak(scope, world, store)
    const found = about.found.slice(0, most)
    if (found.length === 0) {
      const known = about.cards.some(({ id }) => store.progress.cards[id] !== undefined)
      terminal.print(known ? texts.weak.noneSo : texts.weak.none)
    } else {
      await drill(world, store, { ...about, found }, most, !args.noRecord)
      await store.close()
    }
    return exit.ok
  },
})
