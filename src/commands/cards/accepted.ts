import { type CardId, exit, sanitize, UserError } from '../../model/index.ts'
import { stamp } from '../../play/index.ts'
import { table } from '../../render/index.ts'
import { acceptOf } from '../../session/index.ts'
import { command, printJson } from '../command.ts'
import { json } from '../options.ts'

/** Lists the answers that the learner has accepted with `!` after a wrong verdict, or removes those of a card. */
export const accepted = command({
  group: 'progress',
  about: (texts) => texts.commands.accepted,
  words: { card: { about: 'card', completes: 'cards' } },
  options: { remove: { type: 'flag', about: 'removeAccepted' }, json },
  examples: [['flagdrill accepted docker:task-ps#command --remove', 'accepted']],
  async run({ card, remove, json }, world) {
    const { texts, terminal } = world
    const store = await world.progress()
    const { accepted } = store.progress
    const answers = Object.entries(accepted).filter(([id]) => card === undefined || id === card)
    if (remove) {
      if (card === undefined) throw new UserError(texts.accepted.whichCard, undefined, exit.usage)
      if (answers.length === 0) throw new UserError(texts.accepted.noneOf(card), texts.accepted.see)
      for (const answer of answers.flatMap(([, list]) => list))
        await store.append(acceptOf(card as CardId, answer, stamp(world), true))
      await store.close()
      terminal.print(texts.accepted.removed(sanitize(card)))
    } else if (json) printJson(world, Object.fromEntries(answers))
    else if (answers.length === 0) terminal.print(texts.accepted.none)
    else
      for (const line of table(answers.flatMap(([id, list]) => list.map((answer) => [id, answer]))))
        terminal.print(line)
    return exit.ok
  },
})
