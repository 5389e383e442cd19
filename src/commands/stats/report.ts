import { weakestAt } from '../../insight/index.ts'
import { exit, UserError } from '../../model/index.ts'
import { dayOf, shortName } from '../../play/index.ts'
import { goalRows } from '../../render/index.ts'
import type { WeakRow } from '../../report/index.ts'
import type { World } from '../../world/index.ts'
import { chosenDecks } from '../choose.ts'
import { command } from '../command.ts'
import { decks, output, since, tag } from '../options.ts'
import { findWeak, type WeakestOfDay, weakestOfDay } from '../weak/weak-find.ts'
import { loadFigures } from './load-figures.ts'

/** As many weak cards as stand beside two rows of charts. */
const weakest = 10

/** The weakest cards of all decks; those that may be among them today are kept until something is answered. */
async function weakestOfAll(world: World): Promise<WeakRow[]> {
  const now = world.now()
  const make = (): Promise<WeakestOfDay> => weakestOfDay(weakest, world)
  const kept = await world.kept('weakest', dayOf(world), make)
  const { cards } = now >= kept.from && now <= kept.until ? kept : await make()
  return weakestAt(cards, now, weakest).map(({ name, deck, risk, memory: { lapses, difficulty } }) => {
    return { name, deck, risk, lapses, difficulty }
  })
}

/** The weakest cards as the page shows them, and the titles of the decks that were named. */
async function chosen(
  names: readonly string[],
  tags: readonly string[],
  world: World,
): Promise<{ weak: WeakRow[]; decks: string[] }> {
  if (names.length + tags.length === 0) return { weak: await weakestOfAll(world), decks: [] }
  const { library, found } = await findWeak(
    { decks: names, tag: tags, by: 'all' },
    world,
    await world.progress(),
  )
  const named = chosenDecks(library, names, world.texts)
  const titles = new Map(library.decks.map(({ name, title }) => [name, title]))
  const weak = found.slice(0, weakest).map(({ card, risk, memory }) => ({
    name: shortName(card),
    deck: titles.get(card.deck) ?? card.deck,
    risk,
    lapses: memory.lapses,
    difficulty: memory.difficulty,
  }))
  return {
    weak,
    decks: [
      ...(names.length === 0 ? [] : named.map(({ title }) => title)),
      ...tags.map((tag) => `#${tag.replace(/^#/, '')}`),
    ],
  }
}

/** A page of progress: into a file that was named, to whatever standard output is piped to, or into a file of its own name. */
export const report = command({
  group: 'look',
  about: (texts) => texts.commands.report,
  tried: ['html', 'chart', 'charts', '보고서'],
  words: { deck: { ...decks, value: 'DECK|CARD', about: 'decksOrCard' } },
  options: { output: { ...output, about: 'reportOutput' }, since, tag },
  examples: [
    ['flagdrill report docker --since 30d -o docker.html', 'report'],
    ['flagdrill report docker/--rm#meaning', 'reportCard'],
  ],
  async run(args, world) {
    const { texts, terminal } = world
    const [first] = args.deck
    if (args.deck.length === 1 && first!.includes('#')) {
      const [{ findCard }, { reportCard }] = await Promise.all([
        import('../find-card.ts'),
        import('./card-report.ts'),
      ])
      return reportCard(await findCard(first!, world), world)
    }
    const { figures, calibration } = await loadFigures(args, world)
    const { weak, decks } = await chosen(args.deck, args.tag, world)
    const page = await import('../../report/index.ts')
    const named = args.output ?? (terminal.interactive ? undefined : '-')
    const file = named ?? texts.report.file
    // An older page of ours may go; anything else only by name.
    if (named === undefined) {
      const there = await world.readLines(file)
      if (there.some((line) => line !== '') && !there.some((line) => line.startsWith(page.generator)))
        throw new UserError(texts.report.otherFile(file), texts.report.otherFileHint)
    }
    const { goalFigures } = await import('./goal-figures.ts')
    const goal = args.deck.length === 0 && args.tag.length === 0 ? await goalFigures(world) : undefined
    const html = page.report(figures, weak, texts, {
      version: world.version,
      decks,
      calibration,
      goal: goal && goalRows(goal, texts),
    })
    if (file === '-') await terminal.write(html)
    else {
      await world.writeFile(
        file,
        (async function* () {
          yield html
        })(),
      )
      terminal.note(texts.report.written(file))
    }
    return exit.ok
  },
})
