import type { Merged, World } from '../../world/index.ts'

/** Says what was added from elsewhere and what was left out. */
export function sayMerged({ events, decks, left }: Merged, { terminal, texts }: World): void {
  terminal.print(texts.care.added(events, decks))
  if (left > 0) terminal.note(texts.care.leftOut(left))
}
