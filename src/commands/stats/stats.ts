import { exit } from '../../model/index.ts'
import { command, printJson } from '../command.ts'
import { decks, json, since, tag } from '../options.ts'

/** Progress in figures. */
export const stats = command({
  group: 'look',
  paged: true,
  about: (texts) => texts.commands.stats,
  tried: ['progress', 'statistics', 'stat', '통계'],
  words: { deck: decks },
  options: { since, tag, json },
  examples: [
    ['flagdrill stats', 'stats'],
    ['flagdrill stats docker --since 30d', 'statsSince'],
  ],
  async run(args, world) {
    const { texts, terminal } = world
    const { loadFigures } = await import('./load-figures.ts')
    const { figures, fallingDue } = await loadFigures(args, world)
    const whole = args.deck.length === 0 && args.tag.length === 0 && args.since === undefined
    const { goalFigures } = await import('./goal-figures.ts')
    const goal = whole ? await goalFigures(world) : undefined
    if (args.json) {
      const all = { ...figures, forecast: fallingDue }
      printJson(world, goal ? { ...all, goal } : all)
      return exit.ok
    }
    if (figures.days.length === 0 && figures.cards.met === 0) {
      terminal.print(texts.stats.none)
      return exit.ok
    }
    const { goalPart, statsPage, statsWords, styleOf } = await import('../../render/index.ts')
    const lines = terminal.plain
      ? statsWords(figures, texts)
      : statsPage(figures, texts, styleOf(terminal), terminal.columns)
    if (goal) lines.unshift(...goalPart(goal, texts, styleOf(terminal), terminal.columns), '')
    for (const line of lines) terminal.print(line)
    return exit.ok
  },
})
