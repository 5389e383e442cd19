import { command } from '../command.ts'
import { card } from '../options.ts'
import { back, putAside } from './put-aside.ts'

/** Suspends a card until it is taken back. */
export const suspend = command({
  group: 'progress',
  about: (texts) => texts.commands.suspend,
  tried: ['pause', 'skip', 'hide', 'unsuspend'],
  words: { card },
  options: { back },
  examples: [
    ['flagdrill suspend docker/--rm#meaning', 'suspend'],
    ['flagdrill suspend docker/--rm#meaning --back', 'suspendBack'],
  ],
  run: ({ card: id, back: again }, world) => putAside(id, again ? undefined : 'always', world),
})
