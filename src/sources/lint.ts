import { type Fault, type Program, patternOf, programOf, readLine } from '../commandline/index.ts'
import type { Deck, Entry, Problem } from '../model/index.ts'

/** What the words of a fault are, short, for the list of problems. */
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

/** What entries of decks say that their own tables of commands and options contradict: examples that the program would refuse, options that no command has. Programs without a table of commands are taken at their word. */
export function contradictions(decks: readonly Deck[], known: readonly Entry[]): Problem[] {
  const programs = new Map<string, Program | undefined>()
  const programNamed = (name: string): Program | undefined => {
    if (!programs.has(name)) {
      const program = programOf(name, known)
      programs.set(name, program.children('').length > 0 ? program : undefined)
    }
    return programs.get(name)
  }
  const names = new Set(known.flatMap((entry) => ('program' in entry ? [entry.program] : [])))
  const problems: Problem[] = []
  for (const deck of decks)
    for (const entry of deck.entries) {
      for (const line of linesOf(entry)) {
        const name = line.split(/\s/)[0]!
        const program = names.has(name) ? programNamed(name) : undefined
        const reading = program && readLine(program, line)
        const [fault] = reading ? [...reading.faults, ...reading.unknown] : []
        if (fault) problems.push({ at: entry.at, code: 'bad-example', detail: `${line} (${brief(fault)})` })
      }
      const program = deck.program === undefined ? undefined : programNamed(deck.program)
      if (!program) continue
      for (const text of textsOf(entry))
        for (const [, word] of text.matchAll(/`(--?[A-Za-z][\w-]*)(?:[= ][^`]*)?`/g))
          if (program.having(word!).length === 0 && !instruction(text, word!) && !bundled(program, word!))
            problems.push({ at: entry.at, code: 'no-such-option', detail: word })
    }
  return problems.sort((a, b) => (a.at.file === b.at.file ? a.at.line - b.at.line : 0))
}

/** Options of a Dockerfile's instructions are not options of a command: `COPY --from`. */
const instruction = (text: string, word: string): boolean =>
  new RegExp(`\\b(?:FROM|RUN|COPY|ADD|HEALTHCHECK)\\b[^\`]*${word}\\b`).test(text)

/** `-it` is two options. */
const bundled = (program: Program, word: string): boolean =>
  /^-[A-Za-z]{2,4}$/.test(word) &&
  [...word.slice(1)].every((letter) => program.having(`-${letter}`).length > 0)

/** What distinguishes an entry from all others, its gaps included. */
const ids = (deck: Deck): [string, Entry][] =>
  deck.entries.flatMap((entry) =>
    entry.kind === 'gap'
      ? entry.gaps.map((gap): [string, Entry] => [`${entry.subject}#${gap.name}`, entry])
      : [[entry.subject, entry] as [string, Entry]],
  )

/** Ids that two decks of one language share, and ids that another language lacks. */
export function mismatches(languages: readonly (readonly Deck[])[]): Problem[] {
  const problems: Problem[] = []
  const known = languages.map((decks) => {
    const seen = new Map<string, string>()
    for (const deck of decks)
      for (const [id, entry] of ids(deck)) {
        const first = seen.get(id)
        if (first !== undefined && first !== deck.name)
          problems.push({ at: entry.at, code: 'id-twice', detail: `${id} (${first})` })
        else seen.set(id, deck.name)
      }
    return seen
  })
  for (const [index, decks] of languages.entries())
    for (const deck of decks)
      for (const [id, entry] of ids(deck))
        for (const [other, seen] of known.entries())
          if (other !== index && !seen.has(id))
            problems.push({
              at: entry.at,
              code: 'only-here',
              detail: `${id} (${languages[other]![0]?.language ?? '?'})`,
            })
  return problems
}
