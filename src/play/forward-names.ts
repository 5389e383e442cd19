import { commandLabel, optionLabel, type Pool } from '../kinds/index.ts'
import { type Reschedule, sanitize } from '../model/index.ts'

/** The names of the cards that were brought forward. */
export const forwardNames = (events: readonly Reschedule[], { entries }: Pool): string[] =>
  events.map(({ card }) => {
    const subject = card.slice(0, card.lastIndexOf('#'))
    const entry = entries.find((one) => one.subject === subject)
    if (entry?.kind === 'option') return sanitize(optionLabel({ ...entry, value: undefined }))
    return sanitize(entry?.kind === 'command' ? commandLabel(entry) : subject)
  })
