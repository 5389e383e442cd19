import { type Fault, type Program, patternOf, programOf, readLine } from '../commandline/index.ts'
import type { Deck, Entry, Problem } from '../model/index.ts'

/** A fault in few words, for the list of problems. */
const brief = (fault: Fault): string =>
  [
    fault.code,
    'typed' in fault ? fault.typed : '',
    'spec' in fault ? fault.spec.name : '',
    'raw' in fault ? fault.raw : '',
  ]
    .filter(Boolean)
    .join(' ')

/** The command lines that an entry shows. */
function linesOf(entry: Entry): string[] {
  if (entry.kind === 'task') return entry.answers.map((answer) => patternOf(answer).example)
  if (entry.example === undefined) return []
  return entry.example
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.trim().replace(/^\$ /, ''))
}

/** The texts of an entry that have to be true; wrong answers may say anything. */
function textsOf(entry: Entry): string[] {
  const why = entry.why ?? ''
  switch (entry.kind) {
    case 'concept':
      return [entry.question, entry.answer, why]
    case 'gap':
      return [...entry.texts, ...entry.gaps.flatMap((gap) => gap.answers), why]
    case 'task':
      return [entry.task ?? '', why]
    case 'grammar':
      return []
    default:
      return [entry.summary, why]
  }
}

/** Programs by name, each made once; undefined where no command of it is known. */
export function programsOf(known: readonly Entry[]): (name: string) => Program | undefined {
  const made = new Map<string, Program | undefined>()
  const names = new Set(known.flatMap((entry) => ('program' in entry ? [entry.program] : [])))
  return (name) => {
    if (!names.has(name)) return undefined
    if (!made.has(name)) {
      const program = programOf(name, known)
      made.set(name, program.children('').length > 0 ? program : undefined)
    }
    return made.get(name)
  }
}

/** Says a fault of a line of a program. */
type Say = (fault: Fault, program: string) => string

/** The examples of an entry that their program would refuse; a name that its decks merely do not list is no fault of the line. */
function badExamples(entry: Entry, programNamed: (name: string) => Program | undefined, say: Say): Problem[] {
  return linesOf(entry).flatMap((line): Problem[] => {
    const program = programNamed(line.split(/\s/)[0]!)
    const [fault] = program ? readLine(program, line).faults : []
    return program && fault
      ? [{ at: entry.at, code: 'bad-example', detail: `${line} (${say(fault, program.name)})` }]
      : []
  })
}

/** The options that an entry speaks of and no command of the program has. */
function noSuchOptions(entry: Entry, program: Program): Problem[] {
  return textsOf(entry).flatMap((text) =>
    [...text.matchAll(/`(--?[A-Za-z][\w-]*)(?:[= ][^`]*)?`/g)]
      .map(([, word]) => word!)
      .filter(
        (word) => program.having(word).length === 0 && !instruction(text, word) && !bundled(program, word),
      )
      .map((word): Problem => ({ at: entry.at, code: 'no-such-option', detail: word })),
  )
}

/** Finds entries of decks that their own tables of commands and options contradict: examples that the program would refuse, with the fault as `say` words it, and options that no command has. Entries of programs without a table of commands are believed. */
export function contradictions(decks: readonly Deck[], known: readonly Entry[], say: Say = brief): Problem[] {
  const programNamed = programsOf(known)
  return decks
    .flatMap((deck) => {
      const program = deck.program === undefined ? undefined : programNamed(deck.program)
      return deck.entries.flatMap((entry) => [
        ...badExamples(entry, programNamed, say),
        ...(program ? noSuchOptions(entry, program) : []),
      ])
    })
    .sort((a, b) => (a.at.file === b.at.file ? a.at.line - b.at.line : 0))
}

/** Options of a Dockerfile's instructions are not options of a command: `COPY --from`. */
const instruction = (text: string, word: string): boolean =>
  new RegExp(`\\b(?:FROM|RUN|COPY|ADD|HEALTHCHECK)\\b[^\`]*${word}\\b`).test(text)

/** `-it` is two options. */
const bundled = (program: Program, word: string): boolean =>
  /^-[A-Za-z]{2,4}$/.test(word) &&
  [...word.slice(1)].every((letter) => program.having(`-${letter}`).length > 0)

/** The ids of a deck's entries and of their gaps. */
const ids = (deck: Deck): [string, Entry][] =>
  deck.entries.flatMap((entry) =>
    entry.kind === 'gap'
      ? entry.gaps.map((gap): [string, Entry] => [`${entry.subject}#${gap.name}`, entry])
      : [[entry.subject, entry] as [string, Entry]],
  )

/** The command lines that a card shows or accepts, which are the same in every language. */
const shownBy = (entry: Entry): string =>
  entry.kind === 'task' ? entry.answers.join('\n') : (entry.example ?? '')

/** Cards whose command lines differ from those of the first language. */
function otherLines(languages: readonly (readonly Deck[])[]): Problem[] {
  const [first = [], ...others] = languages
  const lines = new Map(first.flatMap((deck) => ids(deck).map(([id, entry]) => [id, shownBy(entry)])))
  return others.flatMap((decks) =>
    decks.flatMap((deck) =>
      ids(deck).flatMap(([id, entry]): Problem[] =>
        (lines.get(id) ?? shownBy(entry)) === shownBy(entry)
          ? []
          : [{ at: entry.at, code: 'lines-differ', detail: id }],
      ),
    ),
  )
}

/** The ids of the decks of a language, each with the deck that has it first, and those that a second deck has too. */
function idsOf(decks: readonly Deck[]): { seen: Map<string, string>; twice: Problem[] } {
  const seen = new Map<string, string>()
  const twice: Problem[] = []
  for (const deck of decks)
    for (const [id, entry] of ids(deck)) {
      const first = seen.get(id)
      if (first === undefined) seen.set(id, deck.name)
      else if (first !== deck.name) twice.push({ at: entry.at, code: 'id-twice', detail: `${id} (${first})` })
    }
  return { seen, twice }
}

/** Ids that two decks of one language share, ids that another language lacks, and cards whose command lines differ between languages. */
export function mismatches(languages: readonly (readonly Deck[])[]): Problem[] {
  const known = languages.map(idsOf)
  const lacking = (id: string): string[] =>
    known.flatMap(({ seen }, index) => (seen.has(id) ? [] : [languages[index]![0]?.language ?? '?']))
  return [
    ...known.flatMap(({ twice }) => twice),
    ...languages
      .flat()
      .flatMap((deck) =>
        ids(deck).flatMap(([id, entry]) =>
          lacking(id).map(
            (language): Problem => ({ at: entry.at, code: 'only-here', detail: `${id} (${language})` }),
          ),
        ),
      ),
    ...otherLines(languages),
  ]
}
