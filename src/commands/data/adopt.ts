import { type CardId, exit, type LogEvent, UserError } from '../../model/index.ts'
import { learnerDay } from '../../schedule/index.ts'
import { command } from '../command.ts'
import { findCard } from '../find-card.ts'
import { card } from '../options.ts'

/** Gives cards the memory of cards that no deck makes any more. An id without a facet stands for all its facets. */
export const adopt = command({
  group: 'progress',
  about: (texts) => texts.commands.adopt,
  words: { old: card, new: card },
  examples: [['flagdrill adopt notes:port#concept notes:ports#concept', 'adopt']],
  async run({ old: from, new: to }, world) {
    const store = await world.progress()
    const facets = from.includes('#')
      ? [[from, to] as const]
      : Object.keys(store.progress.cards)
          .filter((id) => id.startsWith(`${from}#`))
          .map((id) => [id, to + id.slice(from.length)] as const)
    const { care } = world.texts
    const has = (id: string): boolean => store.progress.cards[id] !== undefined
    const remembered = facets.filter(([id]) => has(id))
    if (remembered.length === 0) {
      if (from.includes('#')) await findCard(from, world, 'exact')
      throw new UserError(care.noHistory(from), care.seeOrphans)
    }
    for (const [, other] of remembered) await findCard(other, world, 'exact')
    const known = remembered.filter(([, other]) => !has(other))
    if (known.length === 0) throw new UserError(care.ownHistory(to), care.ownHistoryHint)
    for (const [, other] of remembered) if (has(other)) world.terminal.note(care.ownHistory(other))
    const at = world.now()
    const day = learnerDay(at, world.offset, world.rolloverHour)
    await store.append(
      ...known.map(
        ([id, other]): LogEvent => ({
          type: 'adopt',
          id: world.newId(),
          card: other as CardId,
          from: id as CardId,
          at,
          day,
        }),
      ),
    )
    await store.close()
    for (const [id, other] of known) world.terminal.print(`${id} → ${other}`)
    return exit.ok
  },
})
