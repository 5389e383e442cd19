import { type Aliases, addTo, type Entry, optionNames, plain } from '../../model/index.ts'
import type { FormerFact } from './fact.ts'

/** A text as it counts for being the same one: without marks, a number in front, a prompt, points at its end. */
const keyOf = (text: string): string =>
  plain(text.replace(/<[^<>]*>/g, ' '))
    .replace(/^(?:[$%>]\s+|sudo\s+)+/, '')
    .replace(/^(?:\d+(?:\.\d+)*[.)]|[-–—•*])\s+/, '')
    .replace(/["“”'‘’]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s.。:：;,!?？]+$/, '')
    .trim()

const wordsOf = (text: string): Set<string> => new Set(text.match(/[\p{L}\p{N}]+/gu))

/** Whether two meanings of one name say the same, one of them perhaps more of it. */
function isSaid(first: string, second: string): boolean {
  const [a, b] = [keyOf(first), keyOf(second)]
  if (a === b) return true
  if (a === '' || b === '') return false
  if (a.includes(b) || b.includes(a)) return true
  const [one, other] = [wordsOf(a), wordsOf(b)]
  const shared = [...one].filter((word) => other.has(word)).length
  return shared >= 2 && shared * 2 >= Math.min(one.size, other.size)
}

/** The direction in which a card asks: the meaning of a name, or the name by its meaning. */
type Facet = 'forth' | 'back'

/** A card of today as an alias names it, by what it asks. */
interface Present {
  kind: Entry['kind']
  subject: string
  /** Keys of its names. */
  names: readonly string[]
  meaning: string
  facets: Partial<Record<Facet, string>>
  line: number
}

const facetsOf: Readonly<Record<'option' | 'command' | 'task', Record<Facet, string>>> = {
  option: { forth: 'meaning', back: 'recall' },
  command: { forth: 'meaning', back: 'recall' },
  task: { forth: 'read', back: 'command' },
}

/** The forms of one option in a text that is shown as a name: `-p, --port=N`; none where it holds several options. */
const formsIn = (text: string): string[] => {
  const parts = text
    .replaceAll('`', '')
    .trim()
    .split(/\s*(?:[,|]|\s\/\s)\s*/)
  const isOne = text.length <= 60 && parts.every((part) => /^[-\w?#]+(?:[\s=[][^-]*)?$/.test(part))
  return isOne
    ? parts.map((part) => part.replace(/[\s=[].*$/s, '')).filter((part) => part.startsWith('-'))
    : []
}

/** The line of a task without the names of its free parts: `<name=web>` is `web`. */
const asTyped = (line: string): string => line.replace(/<[\p{L}\p{N}_-]+=([^<>]*)>/gu, '$1')

function presentsOf(entry: Entry): Present[] {
  const { subject, kind } = entry
  const at = { kind, subject, line: entry.at.line }
  switch (entry.kind) {
    case 'option':
      return [{ ...at, names: optionNames(entry), meaning: entry.summary, facets: facetsOf.option }]
    case 'command': {
      const paths = [entry.path, ...entry.aliases].filter((path) => path !== '')
      const names = [...paths.map((path) => `${entry.program} ${path}`), ...paths, entry.program]
      const own = entry.path === '' ? names : names.slice(0, -1)
      return [{ ...at, names: own.map(keyOf), meaning: entry.summary, facets: facetsOf.command }]
    }
    case 'task': {
      const names = entry.answers.map((line) => keyOf(asTyped(line)))
      return [{ ...at, names, meaning: entry.task ?? '', facets: facetsOf.task }]
    }
    case 'concept': {
      const side = (name: string, meaning: string, facet: Facet): Present => ({
        ...at,
        names: [keyOf(name), ...formsIn(name)],
        meaning,
        facets: { [facet]: 'concept' },
      })
      return [side(entry.question, entry.answer, 'forth'), side(entry.answer, entry.question, 'back')]
    }
    default:
      return []
  }
}

/** More cards of one name than this are not looked through: no name tells them apart. */
const mostAlike = 50

/** Finds the cards of today that ask what former ones asked. */
class Matcher {
  private readonly byLine = new Map<number, Present[]>()
  private readonly byName = new Map<string, Present[]>()
  private readonly gaps = new Map<number, (Entry & { kind: 'gap' })[]>()
  readonly table: Record<string, string> = {}

  constructor(entries: readonly Entry[], isFormer: (entry: Entry) => boolean) {
    for (const entry of entries) {
      if (isFormer(entry)) continue
      if (entry.kind === 'gap') addTo(this.gaps, entry.at.line, entry)
      for (const present of presentsOf(entry)) {
        addTo(this.byLine, present.line, present)
        for (const name of new Set(present.names)) addTo(this.byName, name, present)
      }
    }
  }

  add(fact: FormerFact): void {
    if (fact.kind === 'gap') this.gap(fact)
    else if (fact.kind === 'concept') this.concept(fact)
    else this.named(fact, fact.kind)
  }

  private alias(from: string, to: string): void {
    if (from !== to) this.table[from] ??= to
  }

  /** The cards that have one of the names and the meaning: those of the same line, else those of another one. */
  private found(line: number, names: readonly string[], meaning: string, facet: Facet): Present[] {
    const keys = new Set(names)
    const has = (present: Present): boolean =>
      present.facets[facet] !== undefined &&
      present.names.some((name) => keys.has(name)) &&
      (meaning === '' || isSaid(present.meaning, meaning))
    const here = (this.byLine.get(line) ?? []).filter(has)
    if (here.length > 0) return here
    // Elsewhere the very words have to say that it is the same fact.
    if (meaning === '' && names.every((name) => !/\s/.test(name))) return []
    const isSame = (present: Present): boolean =>
      has(present) && (meaning === '' || keyOf(present.meaning) === keyOf(meaning))
    const named = names.map((name) => this.byName.get(name) ?? [])
    const elsewhere = named.filter(({ length }) => length <= mostAlike).flatMap((all) => all.filter(isSame))
    return new Set(elsewhere.map(({ subject }) => subject)).size === 1 ? elsewhere : []
  }

  private named({ subject, line, names, meaning }: FormerFact, kind: 'option' | 'command' | 'task'): void {
    const keys = kind === 'option' ? names : names.flatMap(kind === 'command' ? pathsOf : lineOf)
    const own = facetsOf[kind]
    const whole = kind === 'command' ? this.lineOfRow(line, keys, meaning) : undefined
    const forth = whole ?? this.found(line, keys, meaning, 'forth')[0]
    const back = whole ?? this.found(line, keys, meaning, 'back')[0]
    if (forth !== undefined && forth.kind === kind) this.alias(subject, forth.subject)
    else {
      if (forth) this.alias(`${subject}#${own.forth}`, `${forth.subject}#${forth.facets.forth}`)
      if (back) this.alias(`${subject}#${own.back}`, `${back.subject}#${back.facets.back}`)
    }
  }

  /** The line of a row of which the command alone was taken: `pod sink -f`. */
  private lineOfRow(line: number, names: readonly string[], meaning: string): Present | undefined {
    return this.byLine
      .get(line)
      ?.find(
        (present) =>
          present.kind === 'task' &&
          isSaid(present.meaning, meaning) &&
          names.some((name) => present.names.some((typed) => `${typed} `.startsWith(`${name} `))),
      )
  }

  /** A question was about a name, or asked for one. */
  private concept({ subject, line, names: [question = ''], meaning }: FormerFact): void {
    const [forth] = this.found(line, [keyOf(question), ...formsIn(question)], meaning, 'forth')
    const [back] = forth ? [] : this.found(line, [keyOf(meaning), ...formsIn(meaning)], question, 'back')
    const facet = forth?.facets.forth ?? back?.facets.back
    const to = (forth ?? back)?.subject
    if (to === undefined) return
    if (facet === 'concept') this.alias(subject, to)
    else this.alias(`${subject}#concept`, `${to}#${facet}`)
  }

  private gap({ subject, line, gaps = [] }: FormerFact): void {
    for (const { name, answers } of gaps)
      for (const entry of this.gaps.get(line) ?? []) {
        const same = entry.gaps.find((other) => keyOf(other.answers[0]!) === keyOf(answers[0]!))
        if (same) this.alias(`${subject}#gap-${name}`, `${entry.subject}#gap-${same.name}`)
      }
  }
}

/** A command by its whole line and by its last words, which another program may have. */
const pathsOf = (name: string): string[] => {
  const words = keyOf(name).split(' ')
  return words.map((_, index) => words.slice(index).join(' '))
}

/** Subjects by their kind. */
function subjectsOf(
  facts: readonly { kind: Entry['kind']; subject: string }[],
): ReadonlyMap<Entry['kind'], ReadonlySet<string>> {
  const found = new Map<Entry['kind'], Set<string>>()
  for (const { kind, subject } of facts) {
    const subjects = found.get(kind) ?? new Set()
    found.set(kind, subjects.add(subject))
  }
  return found
}

/** A line without a remark behind it, which was once read as a part of it. */
const lineOf = (line: string): string => keyOf(line.replace(/\s(?:\/\/|#)\s.*$/s, ''))

/** The table of former ids: each of a fact that is not known by it any more leads to the card that asks the same now. What no card asks any more is in no table. */
export function formerAliases(former: readonly FormerFact[], entries: readonly Entry[]): Aliases {
  const live = subjectsOf(entries)
  const missing = former.filter(({ kind, subject }) => !live.get(kind)?.has(subject))
  if (missing.length === 0) return {}
  const known = subjectsOf(former)
  const matcher = new Matcher(entries, ({ kind, subject }) => known.get(kind)?.has(subject) ?? false)
  for (const fact of missing) matcher.add(fact)
  return matcher.table
}

/** Entries of a deck that was built before, as facts that may have other ids when it is built again. */
export const factsOf = (entries: readonly Entry[]): FormerFact[] =>
  entries.flatMap((entry): FormerFact[] => {
    const { subject } = entry
    const at = { subject, line: entry.at.line }
    switch (entry.kind) {
      case 'option':
        return [{ ...at, kind: 'option', names: optionNames(entry), meaning: entry.summary }]
      case 'command':
        return [
          {
            ...at,
            kind: 'command',
            names: [`${entry.program} ${entry.path}`.trim()],
            meaning: entry.summary,
          },
        ]
      case 'concept':
        return [{ ...at, kind: 'concept', names: [entry.question], meaning: entry.answer }]
      case 'task':
        return [{ ...at, kind: 'task', names: entry.answers.map(asTyped), meaning: entry.task ?? '' }]
      case 'gap':
        return [{ ...at, kind: 'gap', names: [entry.texts.join('…')], meaning: '', gaps: entry.gaps }]
      default:
        return []
    }
  })
