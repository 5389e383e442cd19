import type { Answer, CommandEntry, OptionEntry } from '../model/index.ts'
import { cardId, covers, editDistance, nearest, unquoted } from '../model/index.ts'
import { beginnings } from './hints.ts'
import type { Kind, Pool } from './kind.ts'
import { commandLabel, homes, namesOf, neighbours, optionLabel } from './names.ts'
import type { Remark, Verdict } from './verdict.ts'

type Named = OptionEntry | CommandEntry

const dashes = /[–—−]/
// Full-width characters come from an input method left on.
const halfWidth = (text: string): string =>
  text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replaceAll('　', ' ')

/** The name in what was typed: no prompt, no quotes, single spaces; of an option only the option, not its value. */
function typedName(text: string, entry: Named): string {
  const words = unquoted(halfWidth(text))
    .replace(/^\$\s+/, '')
    .split(/\s+/)
  if (entry.kind === 'command') return words.filter((word) => !word.startsWith('-')).join(' ')
  const option = words.find((word) => word.startsWith('-') && word !== '-' && word !== '--') ?? words[0] ?? ''
  return option.replace(/=.*$/, '')
}

/** Options and commands that the same words would describe: any of them is right. */
function accepted(entry: Named, pool: Pool): Named[] {
  return pool.entries.filter(
    (other): other is Named =>
      other.subject === entry.subject ||
      (other.kind === 'option' &&
        entry.kind === 'option' &&
        other.summary === entry.summary &&
        neighbours(other, entry)) ||
      (other.kind === 'command' &&
        entry.kind === 'command' &&
        other.summary === entry.summary &&
        other.program === entry.program),
  )
}

function judge(entry: Named, answer: Answer, pool: Pool): Verdict {
  const given = answer.type === 'text' ? answer.text : ''
  const expected = entry.kind === 'option' ? optionLabel(entry) : commandLabel(entry)
  const verdict = (outcome: Verdict['outcome'], ...remarks: Remark[]): Verdict => ({
    outcome,
    expected,
    given,
    remarks,
  })
  const typed = typedName(given, entry)
  if (typed === '') return verdict('wrong')
  const right = accepted(entry, pool).flatMap(namesOf)
  if (right.includes(typed)) return verdict('right')
  if (dashes.test(typed)) {
    const mended = typed.replace(/^[–—−](?=.{2})/, '--').replace(/^[–—−]/, '-')
    if (right.includes(mended)) return verdict('near', { code: 'dashes', typed })
  }
  // What was typed may be something else that exists: then it is no slip, it is a confusion worth naming.
  const meant = pool.entries.filter(
    (other): other is Named =>
      other.kind === entry.kind && other.program === entry.program && namesOf(other).includes(typed),
  )
  const other =
    entry.kind === 'option'
      ? (meant.find((found) => found.kind === 'option' && neighbours(found, entry)) ?? meant[0])
      : meant[0]
  const caseOnly = right.find((name) => name.toLowerCase() === typed.toLowerCase())
  if (other) {
    const names = other.kind === 'option' ? optionLabel(other) : commandLabel(other)
    return {
      ...verdict('wrong', { code: 'means', typed, names, summary: other.summary }),
      confused: [[entry.subject, other.subject]],
    }
  }
  if (caseOnly !== undefined)
    return verdict(typed.length > 2 ? 'near' : 'wrong', { code: 'case', typed, expected: caseOnly })
  const close = right.find((name) => name.length >= 5 && editDistance(name, typed, 1) <= 1)
  if (close !== undefined) return verdict('near', { code: 'typo', typed, expected: close })
  const known = nearest(
    typed,
    pool.entries.flatMap((found) =>
      found.kind === entry.kind && found.program === entry.program ? namesOf(found) : [],
    ),
  )
  const suggestion =
    known === undefined
      ? undefined
      : pool.entries.find(
          (found): found is Named =>
            (found.kind === 'option' || found.kind === 'command') && namesOf(found).includes(known),
        )
  return suggestion && known !== undefined && !right.includes(known)
    ? verdict(
        'wrong',
        { code: 'unknown', typed },
        {
          code: 'means',
          typed: known,
          names: suggestion.kind === 'option' ? optionLabel(suggestion) : commandLabel(suggestion),
          summary: suggestion.summary,
        },
      )
    : verdict('wrong', { code: 'unknown', typed })
}

/** Meaning → option or command, typed. Case counts; space, quotes and the program's name do not. */
export const recall: Kind = {
  make: (entry, deck) =>
    entry.kind === 'option' || entry.kind === 'command'
      ? [
          {
            id: cardId(entry.subject, 'recall'),
            kind: 'recall',
            deck,
            entry,
            covers: covers(entry),
            after: cardId(entry.subject, 'meaning'),
          },
        ]
      : [],
  ask(card, _pool, _random, texts) {
    const entry = card.entry as Named
    const name = entry.kind === 'option' ? (entry.long ?? entry.short!) : entry.path
    const bare = name.replace(/^-+/, '')
    return {
      type: 'text',
      prompt: `${entry.kind === 'option' ? texts.whichOption : texts.whichCommand}\n${entry.summary}`,
      context: entry.kind === 'option' ? homes(entry) : entry.program,
      hints: beginnings([...bare], 1).map((start) =>
        texts.firstLetters(name.slice(0, name.length - bare.length) + start.join(''), bare.length),
      ),
    }
  },
  answers: (card, pool) => [...new Set(accepted(card.entry as Named, pool).flatMap(namesOf))],
  judge: (card, _question, answer, pool) => judge(card.entry as Named, answer, pool),
}
