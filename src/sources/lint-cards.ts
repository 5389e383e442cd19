import { compareReadings, type Program, programOf, readLine } from '../commandline/index.ts'
import type { ConceptEntry, Deck, Entry, GapEntry, OptionEntry, Problem } from '../model/index.ts'

/** Programs by name, each made once; undefined where no command of it is known. */
function programsOf(known: readonly Entry[]): (name: string) => Program | undefined {
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

/** The command line that an answer consists of: `docker ps` in code, nothing else. */
const lineIn = (answer: string): string | undefined => /^`([^`]+)`$/.exec(answer.trim())?.[1]

/** Wrong answers that do the same as the right one. */
function rightTwice(entry: ConceptEntry, program: (name: string) => Program | undefined): string[] {
  const line = lineIn(entry.answer)
  const about = line === undefined ? undefined : program(line.split(/\s/)[0]!)
  if (line === undefined || !about) return []
  const wanted = readLine(about, line)
  if (wanted.faults.length > 0) return []
  return entry.wrong.filter((choice) => {
    const other = lineIn(choice)
    if (other === undefined || !other.startsWith(`${about.name} `)) return false
    const given = readLine(about, other)
    return given.faults.length === 0 && compareReadings(about, wanted, given).verdict === 'same'
  })
}

/** Whether a meaning tells the form of the value, which a card asks for. */
const tellsForm = (entry: OptionEntry): boolean =>
  entry.value !== undefined &&
  /[:=|,[/.]/.test(entry.value) &&
  entry.summary.toLowerCase().includes(entry.value.toLowerCase())

// A particle in one form only says how the missing word ends.
const particle = /^(?:을|를|이라고|라고|이라는|라는|으로|과|와|은|는|이|가)(?=[\s,.]|$)/

/** Gaps whose particle gives the answer away: write both forms, `[gap]을(를)`. */
function tellingParticles(entry: GapEntry): string[] {
  return entry.gaps.flatMap((gap, index) => {
    const after = particle.exec(entry.texts[index + 1] ?? '')?.[0]
    return after === undefined ? [] : [`${gap.answers[0]}${after}`]
  })
}

/** The faults of one entry, as code and detail. */
function faultsOf(
  entry: Entry,
  deck: Deck,
  program: (name: string) => Program | undefined,
): [Problem['code'], string][] {
  switch (entry.kind) {
    case 'concept':
      return rightTwice(entry, program).map((choice) => ['right-among-wrong', choice])
    case 'option':
      return tellsForm(entry) ? [['answer-told', `${entry.value!} (${entry.summary})`]] : []
    case 'gap':
      return deck.language === 'ko' ? tellingParticles(entry).map((text) => ['particle', text]) : []
    default:
      return []
  }
}

/** Cards that cannot be asked as they are: two right answers, an answer in the question, a particle that tells how the missing word ends. */
export function cardFaults(decks: readonly Deck[], known: readonly Entry[]): Problem[] {
  const program = programsOf(known)
  return decks.flatMap((deck) =>
    deck.entries.flatMap((entry) =>
      faultsOf(entry, deck, program).map(([code, detail]): Problem => ({ at: entry.at, code, detail })),
    ),
  )
}
