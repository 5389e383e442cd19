import type { CommandEntry, Entry, OptionEntry } from '../model/index.ts'
import { cardId, covers } from '../model/index.ts'
import { choices, chosen, wanted } from './choices.ts'
import type { Kind, KindTexts, Pool } from './kind.ts'
import { sameLanguage } from './language.ts'
import { commandLabel, commandNames, homes, namesOf, neighbours, optionLabel, otherLabels } from './names.ts'
import { completed, formOf, isRetold, wordedFor } from './own-words.ts'

type Named = OptionEntry | CommandEntry

/** Meanings of other entries, the most plausible first: same command and met no later, then same command, then same program, then anything of that sort. What a beginner has never heard of beside what everybody uses would answer the question. */
function candidates(entry: Named, pool: Pool): (() => string[])[] {
  const mine = new Set(namesOf(entry))
  const near = (other: Named): boolean =>
    entry.kind === 'option' && other.kind === 'option'
      ? neighbours(entry, other)
      : entry.kind === 'command' &&
        other.kind === 'command' &&
        entry.program === other.program &&
        entry.path.split(' ')[0] === other.path.split(' ')[0]
  const own = (): readonly Entry[] => pool.about?.(entry.program) ?? pool.entries
  const ownHand = (other: Named): boolean => other.at.file === entry.at.file
  const meanings = (test: (other: Named) => boolean, among: () => readonly Entry[]) => (): string[] => {
    // A subject that two decks describe would be two choices that say the same: the one of the same hand counts.
    const found = new Map<string, Named>()
    for (const other of among()) {
      if (other.kind !== entry.kind || other.subject === entry.subject) continue
      const named = other as Named
      const first = found.get(named.subject)
      if ((first && (ownHand(first) || !ownHand(named))) || !test(named)) continue
      found.set(named.subject, named)
    }
    // The same option with another meaning elsewhere would be a trap, not a neighbour.
    return [...found.values()].flatMap((other) =>
      namesOf(other).some((name) => mine.has(name)) || mayBeTrue(entry, other) ? [] : [other.summary],
    )
  }
  /** Neighbours that are met no later, where there are others. */
  const early = (test: (other: Named) => boolean, among: () => readonly Entry[]) => (): string[] => {
    const found = meanings((other) => test(other) && other.level <= entry.level, among)()
    return found.length === meanings(test, among)().length ? [] : found
  }
  const ofProgram = (other: Named): boolean => other.program === entry.program
  const form = formOf(entry.summary)
  const sameForm = (other: Named): boolean => formOf(other.summary) === form && near(other)
  // Words of one's own among those of a deck would be known by their form.
  const alikeInForm = isRetold(entry, pool)
    ? [
        meanings((other) => ownHand(other) && near(other), own),
        meanings((other) => ownHand(other) && ofProgram(other), own),
        early(sameForm, own),
        meanings(sameForm, own),
      ]
    : []
  const isAlike = sameLanguage(entry, own())
  const alike = isAlike
    ? [
        early((other) => isAlike(other) && near(other), own),
        meanings((other) => isAlike(other) && near(other), own),
        meanings((other) => isAlike(other) && ofProgram(other), own),
      ]
    : []
  const all = (): readonly Entry[] => pool.entries
  /** Beside a command of one program the texts of another would answer the question; those of the same file, or of whole programs beside one, would not. */
  const isPlausible = (other: Named): boolean =>
    ownHand(other) || (entry.kind === 'command' && entry.path === '' && (other as CommandEntry).path === '')
  const any = (): string[] => {
    const isAlike = sameLanguage(entry, pool.entries) ?? (() => true)
    const found = meanings((other) => isAlike(other) && isPlausible(other), all)()
    return found.length < wanted - 1 ? meanings(isPlausible, all)() : found
  }
  /** The purposes of lines, where meanings are too few. */
  const deeds = (): string[] => deedsBeside(entry, pool)
  // One answer in the language of the notes among those of another one would give itself away.
  return alike.length > 0
    ? [...alikeInForm, ...alike, deeds, any, meanings(near, own), meanings(ofProgram, own)]
    : [...alikeInForm, early(near, own), meanings(near, own), meanings(ofProgram, own), deeds, any]
}

/** The purposes of the lines that the file of an entry has of its program: choices of the same hand, where notes have few commands and many lines. */
const deedsBeside = (entry: Named, pool: Pool): string[] =>
  entry.kind === 'option'
    ? []
    : (pool.about?.(entry.program) ?? pool.entries).flatMap((other) =>
        other.kind === 'task' &&
        other.program === entry.program &&
        other.at.file === entry.at.file &&
        other.task !== undefined &&
        !other.answers.some((answer) => commandNames(entry).some((name) => beginsWith(answer, name)))
          ? [other.task]
          : [],
      )

/** Whether a line is that of a command, with or without more words. */
const beginsWith = (line: string, command: string): boolean => `${line} `.startsWith(`${command} `)

/** Words that stand for what was named before: beside another command nobody could tell what. */
const pronouns = new Set('a all an it its that the them these this those'.split(' '))

/** Names of commands that do the same to different things. */
const sameDeeds = [/^(?:ls|list|ps|images|show)$/, /^(?:rm|rmi|remove|delete|del|prune|purge)$/]

/** Whether two commands do the same to different things, as far as their names tell: `docker ps` and `docker volume ls`. */
function doAlike(a: CommandEntry, b: CommandEntry): boolean {
  const last = ({ path }: CommandEntry): string => path.split(' ').at(-1)!
  const namesA = [last(a), ...a.aliases.map((alias) => alias.split(' ').at(-1)!)]
  const namesB = [last(b), ...b.aliases.map((alias) => alias.split(' ').at(-1)!)]
  return (
    namesA.some((name) => namesB.includes(name)) ||
    sameDeeds.some((deed) => [namesA, namesB].every((names) => names.some((name) => deed.test(name))))
  )
}

/** Whether the meaning of another command may be true of one as well: both do the same, and it does not say to what (`list`). */
const mayBeTrue = (entry: Named, other: Named): boolean =>
  entry.kind === 'command' && other.kind === 'command' && isVague(other.summary) && doAlike(entry, other)

/** Whether a text says what is done and not to what: one word, beside those that stand for what was named before. */
const isVague = (text: string): boolean =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !pronouns.has(word)).length < 2

/** The other names of a command, so that they are known to be the same. */
function alsoOf(entry: CommandEntry, texts: KindTexts): string | undefined {
  const names = otherLabels(entry)
  return names && texts.also(names)
}

// The right one and another; one alone is no question.
const fewest = 2

/** Option or command → meaning, chosen among plausible neighbours; without neighbours, shown and graded by the learner. */
export const meaning: Kind = {
  name: 'meaning',
  order: 10,
  make: (entry, deck) =>
    entry.kind === 'option' || entry.kind === 'command'
      ? [{ id: cardId(entry.subject, 'meaning'), kind: 'meaning', deck, entry, covers: covers(entry) }]
      : [],
  ask(card, pool, random, texts) {
    const entry = card.entry as Named
    const worded = wordedFor(entry, pool)
    const asked = choices(worded.summary, candidates(worded, pool), random)
    const question = {
      prompt:
        entry.kind === 'option'
          ? texts.whatDoesOption(optionLabel({ ...entry, value: undefined }))
          : texts.whatDoesCommand(commandLabel(entry)),
      context: entry.kind === 'option' ? homes(entry) : undefined,
      contextShown:
        entry.kind === 'option' ? texts.optionOf(homes(entry)) : alsoOf(completed(entry, pool), texts),
    }
    return asked.choices.length >= fewest
      ? { type: 'choice', ...question, ...asked }
      : { type: 'reveal', ...question, answer: entry.summary }
  },
  judge(card, question, answer, pool) {
    const entry = card.entry as Named
    const expected = question.type === 'choice' ? question.choices[question.right]! : entry.summary
    const verdict = chosen(question, answer, expected)
    if (verdict.outcome === 'right' || verdict.given === '') return verdict
    const meant = pool.entries.filter(
      (other): other is Named => other.kind === entry.kind && other.summary === verdict.given,
    )
    const taken = meant.find(({ program }) => program === entry.program) ?? meant[0]
    return taken ? { ...verdict, confused: [[entry.subject, taken.subject]] } : verdict
  },
}
