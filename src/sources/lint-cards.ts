import { compareReadings, type Program, readLine } from '../commandline/index.ts'
import {
  type ConceptEntry,
  type Deck,
  type Entry,
  type GapEntry,
  hasParts,
  type OptionEntry,
  type Problem,
  plain,
  sameForm,
  swapped,
} from '../model/index.ts'
import { programsOf } from './lint.ts'

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

/** The form of a value that an answer consists of, and the option before it: `HOST:CONTAINER`, `-p HOST:CONTAINER`. */
function formIn(answer: string): { option: string; form: string } | undefined {
  const [, option = '', form = ''] = /^(?:(-\S+)[ =])?(\S*\p{Lu}{2}\S*)$/u.exec(lineIn(answer) ?? '') ?? []
  return hasParts(form) ? { option, form } : undefined
}

/** Wrong answers that are the right form in other words: `KEY=VALUE` beside `NAME=VALUE`. The sides of a pair in the wrong order are a mistake that is worth asking about. */
function sameForms({ answer, wrong }: ConceptEntry): string[] {
  const right = formIn(answer)
  if (right === undefined) return []
  return wrong.filter((choice) => {
    const given = formIn(choice)
    if (given?.option !== right.option || given.form === swapped(right.form)) return false
    return sameForm(right.form, given.form)
  })
}

/** Whether a question holds its own answer, three words or more, and none of the wrong ones. */
function tellsAnswer({ question, answer, wrong }: ConceptEntry): boolean {
  const spoken = (text: string): string =>
    ` ${plain(text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `
  const asked = spoken(question)
  const holds = (text: string): boolean => spoken(text).trim().includes(' ') && asked.includes(spoken(text))
  const words = spoken(answer).trim().split(' ').length
  return words > 2 && lineIn(answer) === undefined && holds(answer) && !wrong.some(holds)
}

/** Whether a meaning tells the form of the value, which a card asks for. */
const tellsForm = (entry: OptionEntry): boolean =>
  entry.value !== undefined &&
  hasParts(entry.value) &&
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
      return [
        ...[...rightTwice(entry, program), ...sameForms(entry)].map((choice): [Problem['code'], string] => [
          'right-among-wrong',
          choice,
        ]),
        ...(tellsAnswer(entry) ? [['answer-in-question', entry.answer] as [Problem['code'], string]] : []),
      ]
    case 'option':
      return tellsForm(entry) ? [['answer-told', `${entry.value!} (${entry.summary})`]] : []
    case 'gap':
      return deck.language === 'ko' ? tellingParticles(entry).map((text) => ['particle', text]) : []
    default:
      return []
  }
}

/** Lists the facts of a question and its answer: each command line of three words or more. */
const factsOf = (entry: ConceptEntry): string[] =>
  [...entry.question.matchAll(/`([^`]+)`/g)]
    .map(([, line]) => line!)
    .filter((line) => line.split(' ').length > 2)
    .map((line) => `${line}\n${plain(entry.answer)}`)

/** Questions about one command line that have the same answer: the fact is asked once. */
function askedTwice(decks: readonly Deck[]): Problem[] {
  const first = new Map<string, Entry>()
  const twice = (entry: ConceptEntry): Problem[] => {
    const facts = factsOf(entry)
    const known = facts.find((fact) => first.has(fact))
    for (const fact of facts) if (!first.has(fact)) first.set(fact, entry)
    if (known === undefined) return []
    const detail = `${known.split('\n')[0]} (${first.get(known)!.subject})`
    return [{ at: entry.at, code: 'asked-twice', detail }]
  }
  return decks.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.kind === 'concept' ? twice(entry) : [])),
  )
}

/** Cards that cannot be asked as they are: two right answers, an answer in the question, a fact that another card asks, a particle that tells how the missing word ends. */
export function cardFaults(decks: readonly Deck[], known: readonly Entry[]): Problem[] {
  const program = programsOf(known)
  return [
    ...decks.flatMap((deck) =>
      deck.entries.flatMap((entry) =>
        faultsOf(entry, deck, program).map(([code, detail]): Problem => ({ at: entry.at, code, detail })),
      ),
    ),
    ...askedTwice(decks),
  ]
}
