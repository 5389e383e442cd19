import { fromHangul, hasHangul, readLine } from '../commandline/index.ts'
import type { Answer, CommandEntry, OptionEntry, Question } from '../model/index.ts'
import { cardId, covers, editDistance, graphemes, nearest, unquoted } from '../model/index.ts'
import { beginnings, lettersShown, sizeOf } from './hints.ts'
import type { Kind, KindTexts, Pool } from './kind.ts'
import { withoutLoanwords } from './loanwords.ts'
import { commandLabel, homes, namesOf, neighbours, optionLabel, otherLabels, shownPath } from './names.ts'
import { completed } from './own-words.ts'
import { programIn } from './program.ts'
import type { Remark, Verdict } from './verdict.ts'

type Named = OptionEntry | CommandEntry

const dashes = /[–—−]/
// Full-width characters come from an input method left on.
const halfWidth = (text: string): string =>
  text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replaceAll('　', ' ')

/** The name of the command that a line begins with; the line itself where the decks know none. */
function commandIn(words: readonly string[], entry: CommandEntry, pool: Pool): string {
  const name = words.filter((word) => !word.startsWith('-')).join(' ')
  const { spec, head, words: read } = readingOf(name, entry, pool)
  const own = words[0] === entry.program ? 0 : 1
  return spec && head < read.length
    ? read
        .slice(own, head)
        .map(({ text }) => text)
        .join(' ')
    : name
}

/** A name as its program reads it as a line. */
function readingOf(name: string, { program }: CommandEntry, pool: Pool): ReturnType<typeof readLine> {
  const line = name === program || name.startsWith(`${program} `) ? name : `${program} ${name}`
  return readLine(programIn(pool, program), line)
}

/** The name in what was typed: no prompt, no quotes, single spaces; of an option only the option, not its value, of a command not what follows it. */
function typedName(text: string, entry: Named, pool: Pool): string {
  // Names have no Hangul: it was typed with the Korean layout on.
  const words = unquoted(halfWidth(fromHangul(text)))
    .replace(/^\$\s+/, '')
    .split(/\s+/)
  if (entry.kind === 'command') return commandIn(words, entry, pool)
  const option = words.find((word) => word.startsWith('-') && word !== '-' && word !== '--') ?? words[0] ?? ''
  const name = option.replace(/=.*$/, '')
  // The key of an operand is its name with or without what follows: `if`, `if=FILE`.
  return namesOf(entry).includes(`${name}=`) ? `${name}=` : name
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

const labelOf = (entry: Named): string => (entry.kind === 'option' ? optionLabel(entry) : commandLabel(entry))

type Judged = Pick<Verdict, 'outcome' | 'remarks' | 'confused'>
const judgement = (outcome: Verdict['outcome'], ...remarks: Remark[]): Judged => ({ outcome, remarks })

/** The entry that a wrong name belongs to; an option of the same commands first. */
function otherNamed(entry: Named, typed: string, pool: Pool): Named | undefined {
  const meant = pool.entries.filter(
    (other): other is Named =>
      other.kind === entry.kind && other.program === entry.program && namesOf(other).includes(typed),
  )
  if (entry.kind === 'command') return meant[0]
  return meant.find((found) => found.kind === 'option' && neighbours(found, entry)) ?? meant[0]
}

/** A slip of the fingers in a right name; undefined when it is none. */
function slip(typed: string, right: readonly string[]): Judged | undefined {
  const cased = right.find((name) => name.toLowerCase() === typed.toLowerCase())
  if (cased !== undefined)
    return judgement(typed.length > 2 ? 'near' : 'wrong', { code: 'case', typed, expected: cased })
  const close = right.find((name) => name.length >= 5 && editDistance(name, typed, 1) <= 1)
  return close === undefined ? undefined : judgement('near', { code: 'typo', typed, expected: close })
}

/** Whether there is no such name, whatever is installed: the decks name all, or it is not even the shape of one. */
function isNone(entry: Named, typed: string, pool: Pool): boolean {
  if (entry.kind === 'command')
    return readingOf(typed, entry, pool).faults.some(({ code }) => code === 'unknown-command')
  const program = programIn(pool, entry.program)
  const paths = entry.commands.length > 0 ? entry.commands : ['']
  return (
    !/^[-+]{1,2}\w/.test(typed) ||
    paths.every((path) => program.command(program.canonical(path))?.grammar.complete ?? false)
  )
}

// Every name of one letter is one letter away from every other.
const leastNear = 3

/** A name that no deck knows, and the one that it is near to. */
function unknownName(entry: Named, typed: string, right: readonly string[], pool: Pool): Judged {
  const none = isNone(entry, typed, pool)
  const same = pool.entries.filter(
    (found): found is Named => found.kind === entry.kind && found.program === entry.program,
  )
  const near = undashed(typed).length < leastNear ? undefined : nearest(typed, same.flatMap(namesOf))
  const other =
    near === undefined || right.includes(near)
      ? undefined
      : same.find((found) => namesOf(found).includes(near))
  return judgement(none ? 'wrong' : 'unknown', {
    code: 'unknown',
    typed,
    ...(none ? { none: entry.kind } : {}),
    ...(other ? { near: near!, summary: other.summary } : {}),
  })
}

const undashed = (name: string): string => name.replace(/^-+/, '')

const isRight = (name: string, typed: string): boolean =>
  /^-/.test(name) && undashed(name) === undashed(typed)

/** An option without its dashes, or a word that is none. Undefined where the options of the program have no dashes, and for anything with a dash. */
function undashedName(entry: Named, typed: string, right: readonly string[], pool: Pool): Judged | undefined {
  if (entry.kind !== 'option' || /^[-+–—−]/.test(typed)) return undefined
  if (!right.every((name) => /^[-+]/.test(name))) return undefined
  if (right.some((name) => isRight(name, typed))) return judgement('near', { code: 'no-dashes', typed })
  const other = otherNamed(entry, `--${typed}`, pool) ?? otherNamed(entry, `-${typed}`, pool)
  return other ? mixedUp(entry, typed, other) : judgement('wrong', { code: 'no-option', typed })
}

/** Something else that exists is no slip: it is a confusion worth naming. */
const mixedUp = (entry: Named, typed: string, other: Named): Judged => ({
  ...judgement('wrong', { code: 'means', typed, names: labelOf(other), summary: other.summary }),
  confused: [[entry.subject, other.subject]],
})

function judgeName(entry: Named, typed: string, pool: Pool): Judged {
  const right = accepted(entry, pool).flatMap(namesOf)
  if (right.includes(typed)) return judgement('right')
  const bare = undashedName(entry, typed, right, pool)
  if (bare) return bare
  const mended = typed.replace(/^[–—−](?=.{2})/, '--').replace(/^[–—−]/, '-')
  if (dashes.test(typed) && right.includes(mended)) return judgement('near', { code: 'dashes', typed })
  const other = otherNamed(entry, typed, pool)
  if (other) return mixedUp(entry, typed, other)
  if (entry.kind === 'option' && right.some((name) => isRight(name, typed)))
    return judgement('near', { code: 'dash-count', typed })
  return slip(typed, right) ?? unknownName(entry, typed, right, pool)
}

function judge(entry: Named, answer: Answer, pool: Pool): Verdict {
  const given = answer.type === 'text' ? answer.text : ''
  const verdict = { expected: labelOf(entry), also: otherLabels(completed(entry, pool)), given }
  const typed = typedName(given, entry, pool)
  if (typed === '') return { ...verdict, ...judgement('wrong') }
  const judged = judgeName(entry, typed, pool)
  const layout: Remark[] = hasHangul(given) ? [{ code: 'layout', typed }] : []
  return { ...verdict, ...judged, remarks: [...layout, ...judged.remarks] }
}

const common = new Set('the and for with from into not all set use get'.split(' '))

/** The name of a command without its program; a program by itself is its own name. */
const ownName = (entry: CommandEntry): string => shownPath(entry, entry.path) || entry.program

/** The words of a name that a meaning could give away: of an option those of its long name, of a command the last. */
const wordsOfName = (entry: Named): string[] => {
  const name = entry.kind === 'option' ? (entry.long ?? '') : (ownName(entry).split(' ').at(-1) ?? '')
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2 && !common.has(word))
}

/** A meaning with a gap for each word of the name that is asked for; as it is where too little would be left to go by. */
function withoutAnswer(entry: Named): string {
  const own = wordsOfName(entry)
  const isOwn = (word: string): boolean => own.some((one) => one === word || `${one}s` === word)
  const spelt = entry.summary.replace(/[A-Za-z0-9]+/g, (word) => (isOwn(word.toLowerCase()) ? '____' : word))
  const gapped = withoutLoanwords(spelt, own, '____')
  // Korean words are short; what is glued to a gap is a particle.
  const left = gapped.replace(/____[가-힣()]*/g, ' ').match(/[가-힣]{2,}|[\p{L}\p{N}]{3,}/gu) ?? []
  return left.filter((word) => !common.has(word.toLowerCase())).length < 2 ? entry.summary : gapped
}

/** The context of a name; none if the program itself is asked, as that would be the answer. */
const contextOf = (entry: Named, texts: KindTexts): Partial<Pick<Question, 'context' | 'contextShown'>> => {
  if (entry.kind === 'option') return { context: homes(entry), contextShown: texts.optionOf(homes(entry)) }
  return entry.path === '' ? {} : { context: entry.program }
}

/** Meaning → option or command, typed. Case counts; space, quotes and the program's name do not. */
export const recall: Kind = {
  name: 'recall',
  order: 20,
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
  ask(card, _pool, _random, texts, stability) {
    const entry = card.entry as Named
    const name = entry.kind === 'option' ? (entry.long ?? entry.short!) : ownName(entry)
    // The word to recall is the last one: dashes and a group before it tell little.
    const bare = /[^-\s][^\s]*$/.exec(name)?.[0] ?? name
    const lead = name.slice(0, name.length - bare.length)
    const letters = graphemes(bare)
    const starting = (start: readonly string[]): string =>
      texts.firstLetters(lead + start.join(''), ...sizeOf(name))
    const shown = lettersShown(letters.length, stability)
    return {
      type: 'text',
      ...(shown > 0 ? { start: starting(letters.slice(0, shown)) } : {}),
      prompt: `${entry.kind === 'option' ? texts.whichOption : texts.whichCommand}\n${withoutAnswer(entry)}`,
      ...contextOf(entry, texts),
      hints: beginnings(letters, shown + 1).map(starting),
    }
  },
  answers: (card, pool) => [...new Set(accepted(card.entry as Named, pool).flatMap(namesOf))],
  judge: (card, _question, answer, pool) => judge(card.entry as Named, answer, pool),
}
