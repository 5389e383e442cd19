import { exit, UserError } from '../../model/index.ts'
import type { World } from '../../world/index.ts'
import { command, printJson } from '../command.ts'
import { decks, json } from '../options.ts'
import { cardIdsOf, reviewsOf } from './own-log.ts'
import { modelsMaker, parametersOfCards, simulatedCards } from './parameters.ts'

const retentions = [0.8, 0.85, 0.9, 0.95]
const longest = 3650

/** The retentions that were asked for. Throws UserError for anything that is none. */
function retentionsIn(text: string | undefined, world: World): number[] {
  if (text === undefined) return retentions
  return text.split(',').map((part) => {
    const value = Number(part.trim())
    if (part.trim() !== '' && value >= 0.7 && value <= 0.97) return value
    throw new UserError(
      world.texts.simulate.badRetention(part),
      world.texts.simulate.retentionHint,
      exit.usage,
    )
  })
}

/** Plays the coming days at several retentions: how much would be known, and for how many minutes a day. */
export const simulate = command({
  group: 'look',
  about: (texts) => texts.commands.simulate,
  words: { deck: decks },
  options: {
    retention: { type: 'text', about: 'retentions', value: 'SHARES' },
    days: { type: 'count', about: 'days' },
    json,
  },
  examples: [
    ['flagdrill simulate', 'simulate'],
    ['flagdrill simulate --retention .8,.9 --days 90', 'simulateTwo'],
  ],
  async run(args, world) {
    const { terminal, texts } = world
    const asked = retentionsIn(args.retention, world)
    const days = Math.min(longest, Math.max(1, args.days ?? 365))
    const { habitsOf, recommended, tryRetentions } = await import('../../fit/index.ts')
    const ids = await cardIdsOf(args.deck, world)
    const reviews = await reviewsOf(undefined, world)
    // The parameters that schedule a card are also what is believed of its learner.
    const [parameters, models] = [await parametersOfCards(world), await modelsMaker()]
    const cards = await simulatedCards(ids, (id) => models(parameters(id), parameters(id)), world)
    const tried = asked.map((retention) => {
      terminal.progress(texts.simulate.trying(retention))
      return tryRetentions(cards, [retention], {
        days,
        newPerDay: world.limits.newPerDay,
        reviewsPerDay: world.limits.reviewsPerDay,
        habits: habitsOf(reviews),
        seed: world.seed,
      })[0]!
    })
    terminal.progress('')
    const best = recommended(tried)
    if (args.json)
      printJson(world, { days, cards: cards.length, retentions: tried, recommended: best ?? null })
    else {
      const { simulationPage, styleOf } = await import('../../render/index.ts')
      for (const line of simulationPage({ tried, best, days, cards: cards.length }, texts, styleOf(terminal)))
        terminal.print(line)
    }
    return exit.ok
  },
})
