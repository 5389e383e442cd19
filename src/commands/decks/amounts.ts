import type { Amounts, Texts } from '../../i18n/index.ts'
import type { Card, Entry } from '../../model/index.ts'

const sorts: Readonly<Record<Entry['kind'], keyof Amounts | undefined>> = {
  command: 'command',
  option: 'option',
  task: 'task',
  concept: 'question',
  gap: 'question',
  grammar: undefined,
}

/** The number of cards of a deck in words, and of its entries and their cards by sort; the cards of all sorts add up to it. */
export function amountsOf(entries: readonly Entry[], cards: readonly Card[], { lists }: Texts): string {
  const amounts: Record<keyof Amounts, { entries: number; cards: number }> = {
    command: { entries: 0, cards: 0 },
    option: { entries: 0, cards: 0 },
    task: { entries: 0, cards: 0 },
    question: { entries: 0, cards: 0 },
  }
  const asked = new Set(cards.map(({ entry }) => entry))
  for (const entry of entries) {
    const sort = sorts[entry.kind]
    if (sort !== undefined && asked.has(entry)) amounts[sort].entries++
  }
  for (const { entry } of cards) {
    const sort = sorts[entry.kind]
    if (sort !== undefined) amounts[sort].cards++
  }
  return lists.found(cards.length, amounts)
}
