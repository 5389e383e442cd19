import { dayOf } from '../../play/index.ts'
import { addDays } from '../../schedule/index.ts'
import { command } from '../command.ts'
import { card } from '../options.ts'
import { back, putAside } from './put-aside.ts'

/** Buries a card until the next day. */
export const bury = command({
  group: 'progress',
  about: (texts) => texts.commands.bury,
  tried: ['later', 'unbury'],
  words: { card },
  options: { back },
  examples: [
    ['flagdrill bury docker/--rm#meaning', 'bury'],
    ['flagdrill bury docker/--rm#meaning --back', 'buryBack'],
  ],
  run: ({ card: id, back: again }, world) =>
    putAside(id, again ? undefined : addDays(dayOf(world), 1), world),
})
