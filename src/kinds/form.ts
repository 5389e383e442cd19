import { cardId, covers, type OptionEntry } from '../model/index.ts'
import type { Kind } from './kind.ts'
import { homes, neighbours, optionLabel } from './names.ts'
import type { Verdict } from './verdict.ts'

/** Long → short form of an option, typed. */
export const form: Kind = {
  name: 'form',
  order: 30,
  make: (entry, deck) =>
    entry.kind === 'option' && entry.long !== undefined && entry.short !== undefined
      ? [
          {
            id: cardId(entry.subject, 'form'),
            kind: 'form',
            deck,
            entry,
            covers: covers(entry),
            after: cardId(entry.subject, 'meaning'),
          },
        ]
      : [],
  ask(card, _pool, _random, texts) {
    const entry = card.entry as OptionEntry
    return {
      type: 'text',
      prompt: texts.shortForm(entry.long!),
      context: `${homes(entry)} — ${entry.summary}`,
      hints: [texts.firstLetters(entry.short!.startsWith('-') ? '-' : '', 1, 1)],
    }
  },
  answers: (card) => [(card.entry as OptionEntry).short!],
  judge(card, _question, answer, pool): Verdict {
    const entry = card.entry as OptionEntry
    const given = answer.type === 'text' ? answer.text : ''
    const expected = optionLabel({ ...entry, value: undefined })
    const typed = given
      .trim()
      // The dash may be left out, unless the letter has none.
      .replace(/^(?![-–—−])(?=\w$)/, entry.short?.startsWith('-') === false ? '' : '-')
      .replace(/^[–—−](?=\w$)/, '-')
    if (typed === entry.short) return { outcome: 'right', expected, given, remarks: [] }
    const other = pool.entries.find(
      (item): item is OptionEntry =>
        item.kind === 'option' &&
        item.subject !== entry.subject &&
        item.short === typed &&
        neighbours(item, entry),
    )
    return {
      outcome: 'wrong',
      expected,
      given,
      remarks: other ? [{ code: 'means', typed, names: optionLabel(other), summary: other.summary }] : [],
      confused: other ? [[entry.subject, other.subject]] : undefined,
    }
  },
}
