import { type CardId, exit } from '../../model/index.ts'
import { learnerDay } from '../../schedule/index.ts'
import { command } from '../command.ts'
import { card } from '../options.ts'

/** Suspends a card until it is taken back. */
export const suspend = command({
  group: 'progress',
  about: (texts) => texts.commands.suspend,
  tried: ['pause', 'skip', 'hide'],
  words: { card },
  options: { back: { type: 'flag', about: 'back' } },
  async run({ card: id, back }, world) {
    const { care } = world.texts
    const store = await world.progress()
    const at = world.now()
    await store.append({
      type: 'hold',
      id: world.newId(),
      card: id as CardId,
      at,
      day: learnerDay(at, world.offset, world.rolloverHour),
      until: back ? undefined : 'always',
    })
    await store.close()
    world.terminal.print(`${id}: ${back ? care.back : care.held}`)
    return exit.ok
  },
})
