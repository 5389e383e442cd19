import { languages } from '../../i18n/index.ts'
import { cardsOf } from '../../kinds/index.ts'
import { type Deck, type Entry, exit, type Problem, sanitize } from '../../model/index.ts'
import { faultText, problemLine } from '../../render/index.ts'
import type { Library, World } from '../../world/index.ts'
import { decksNamed } from '../choose.ts'
import { command, printJson } from '../command.ts'
import { json } from '../options.ts'
import { inOrder } from './problem-report.ts'

/** The result of a check: the names of the decks, their problems, and a line for each deck that is in order. */
interface Checked {
  names: string[]
  found: Problem[]
  /** Passages of a file that made no card, which is no fault of it. */
  prose?: readonly Problem[]
  lines: string[]
}

/** The statements of decks that their own tables contradict: in words for a reader, in codes for a program. */
async function contradicted(
  decks: readonly Deck[],
  about: readonly Entry[],
  json: boolean,
  { texts }: World,
): Promise<Problem[]> {
  const { contradictions } = await import('../../sources/index.ts')
  return json
    ? contradictions(decks, about)
    : contradictions(decks, about, (fault, program) => sanitize(faultText(fault, program, texts)))
}

/** Checks every deck of the learner's language, and shipped decks against those of the other languages. */
async function checkLibrary(
  library: Library,
  known: readonly Entry[],
  json: boolean,
  world: World,
): Promise<Checked> {
  const { texts } = world
  const { cardFaults, mismatches } = await import('../../sources/index.ts')
  const shipped = await Promise.all(
    Object.keys(languages).map(async (language) =>
      language === texts.language ? library : await world.library(language),
    ),
  )
  const inLanguages = shipped
    .map(({ decks }) => decks.filter((deck) => deck.shipped))
    .filter((decks) => decks.length > 0)
  const found = [
    ...library.problems,
    ...(await contradicted(library.decks, known, json, world)),
    ...cardFaults(library.decks, known),
    ...mismatches(inLanguages),
  ]
  const { noProblems } = texts.lists
  return {
    names: library.decks.map((deck) => deck.name),
    found,
    lines: found.length === 0 ? [noProblems(library.decks.length, cardsOf(library.decks).length)] : [],
  }
}

/** Checks a deck of the library. */
async function checkDeck(deck: Deck, known: readonly Entry[], json: boolean, world: World): Promise<Checked> {
  const { cardFaults } = await import('../../sources/index.ts')
  const about = [...deck.entries, ...known]
  const found = [
    ...deck.problems,
    ...(await contradicted([deck], about, json, world)),
    ...cardFaults([deck], about),
  ]
  return {
    names: [deck.name],
    found,
    lines: found.length === 0 ? [world.texts.lists.fileOk(deck.name, cardsOf([deck]).length)] : [],
  }
}

/** Checks what a word names: files, or decks where there is no such file. Throws UserError. */
async function checkWord(
  word: string,
  library: Library,
  known: readonly Entry[],
  json: boolean,
  world: World,
): Promise<Checked[]> {
  const decks = (await world.pathKind(word)) === undefined ? decksNamed(library, word) : []
  if (decks.length > 0) return Promise.all(decks.map((deck) => checkDeck(deck, known, json, world)))
  const files = (await world.notesFiles([word])).flatMap((group) => group.files)
  return Promise.all(files.map((file) => checkFile(file, known, json, world)))
}

/** Checks a file as if it were a deck. */
async function checkFile(
  file: string,
  known: readonly Entry[],
  json: boolean,
  world: World,
): Promise<Checked> {
  const { cardFaults } = await import('../../sources/index.ts')
  const deck = await world.readNotes(file)
  const about = [...deck.entries, ...known]
  const found = [
    ...deck.problems,
    ...(await contradicted([deck], about, json, world)),
    ...cardFaults([deck], about),
  ]
  return {
    names: [deck.name],
    found: found.sort((a, b) => a.at.line - b.at.line),
    prose: deck.prose,
    lines: found.length === 0 ? [world.texts.lists.fileOk(file, cardsOf([deck]).length)] : [],
  }
}

/** Every problem in every deck, or in some files; exit code 1 when there is one. */
export const check = command({
  group: 'decks',
  paged: true,
  about: (texts) => texts.commands.check,
  tried: ['lint', 'validate', 'verify'],
  words: { file: { type: 'list', about: 'checkFiles', completes: 'files' } },
  options: { json },
  examples: [
    ['flagdrill check', 'check'],
    ['flagdrill check notes.md', 'checkFile'],
  ],
  async run(args, world) {
    const { texts, terminal } = world
    const library = await world.library()
    // Texts may speak of what another version of the program has.
    const known = library.decks.flatMap((deck) => [...deck.entries, ...(deck.absent ?? [])])
    const checked = args.file.length === 0 ? [await checkLibrary(library, known, args.json, world)] : []
    for (const word of args.file) checked.push(...(await checkWord(word, library, known, args.json, world)))
    const found = checked.flatMap((one) => one.found)
    const prose = checked.flatMap((one) => one.prose ?? [])
    if (args.json) printJson(world, { decks: checked.flatMap(({ names }) => names), problems: found, prose })
    else {
      const told = prose.length > 0 ? inOrder([...found, ...prose]) : found
      for (const problem of told) terminal.print(problemLine(problem, texts))
      for (const line of checked.flatMap(({ lines }) => lines)) terminal.print(line)
      if (found.length > 0) terminal.print(texts.lists.problems(found.length))
    }
    return found.length === 0 ? exit.ok : exit.failed
  },
})
