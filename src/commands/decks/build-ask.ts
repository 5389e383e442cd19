import { type Captions, cut, type Deck, Stopped, sanitize, UserError } from '../../model/index.ts'
import { asking, keyLine } from '../../play/index.ts'
import { styleOf } from '../../render/index.ts'
import type { UnsureLine } from '../../sources/index.ts'
import type { BuiltDeck, Reply, World } from '../../world/index.ts'
import type { NotesArguments } from './notes-arguments.ts'
import { decksOfNotes } from './read-notes.ts'

/** Lines of the notes that are shown above and below the one asked about: a text above a block stands three lines above its first line. */
const above = 3
const below = 2
/** Longer words are no question. */
const longestWord = 300

/** A line of notes with the deck that its card goes into. */
interface Question extends UnsureLine {
  deck: BuiltDeck
}

/** An answer to a question. */
type Answer =
  /** Words, or null for no card of it. */
  | { type: 'said'; text: string | null }
  | { type: 'later' | 'back' | 'stop' }
  /** Nothing that can be used: the line itself, or the number of no text. */
  | { type: 'itself' | 'no-text' }

/** The learner's words, by the name of the deck and the line. */
type Words = Map<string, Record<string, string | null>>

/** Goes over the lines of notes that may become cards, asks what they do, and returns what was said by the name of the deck. Decks that have cards keep it answer by answer, unless it is a dry run. Throws UserError without a terminal. */
export async function askAboutLines(
  args: NotesArguments,
  earlier: readonly Deck[],
  world: World,
): Promise<ReadonlyMap<string, Captions>> {
  const { texts, terminal } = world
  if (!terminal.interactive || args.file.includes('-'))
    throw new UserError(texts.lists.askNeedsTerminal, texts.lists.askNeedsTerminalHint)
  const { aliasesSince, unsureLines } = await import('../../sources/index.ts')
  const { built } = await decksOfNotes(args, world, { reading: true, problems: false, unsure: true })
  const words: Words = new Map()
  for (const deck of built) {
    const before = earlier.find((other) => !other.shipped && other.name === deck.name)
    if (before) deck.aliases = aliasesSince(before, deck)
    words.set(deck.name, { ...deck.captions })
  }
  const questions = built.flatMap((deck) => unsureLines(deck.problems).map((line) => ({ ...line, deck })))
  await askAll(questions, words, args.dryRun, world)
  return words
}

/** How many lines of a file of notes may become cards with a word of the learner. */
export async function countUnsure(file: string, world: World): Promise<number> {
  const args = { file: [file], dryRun: true, problems: false, keep: false, json: false }
  const { unsureLines } = await import('../../sources/index.ts')
  const { built } = await decksOfNotes(args, world, { reading: false, problems: false, unsure: true })
  return built.reduce((sum, { problems }) => sum + unsureLines(problems).length, 0)
}

/** Asks the questions in their order, with a way back, and says at the end what came of them. */
async function askAll(
  questions: readonly Question[],
  words: Words,
  dryRun: boolean,
  world: World,
): Promise<void> {
  const { texts, terminal } = world
  const all = questions.length
  terminal.print(all === 0 ? texts.lists.nothingToAsk : texts.lists.asksAbout(all))
  /** Keeps a word, or takes it away. A deck without cards is written when it has some. */
  const keep = async (index: number, word: string | null | undefined): Promise<void> => {
    const { deck, line } = questions[index]!
    const captions = words.get(deck.name)!
    if (word === undefined) delete captions[line]
    else captions[line] = word
    if (!dryRun && deck.entries.length > 0) await world.saveDeck({ ...deck, captions })
  }
  let index = 0
  while (index < all || (all > 0 && (await wantsBack(world)))) {
    const question = questions[index]
    const answer =
      question === undefined
        ? ({ type: 'back' } as const)
        : await askOne(question, texts.lists.askedOf(index + 1, all), world)
    if (answer.type === 'stop') break
    if (answer.type === 'back') index = Math.max(0, index - 1)
    await keep(index, answer.type === 'said' ? answer.text : undefined)
    if (answer.type !== 'back') index++
  }
  const given = questions.map(({ deck, line }) => words.get(deck.name)![line])
  const left = given.filter((text) => text === null).length
  const said = given.filter((text) => typeof text === 'string').length
  if (all > 0) terminal.print(texts.lists.saidOfLines(said, left, all - said - left))
}

/** Whether the learner goes back once all lines were asked about. */
async function wantsBack(world: World): Promise<boolean> {
  const { askKeys } = world.texts.lists
  const { undo } = world.keys
  const keys = keyLine(world, askKeys.done, `${undo} ${askKeys.back}`)
  try {
    const reply = await world.terminal.ask({
      type: 'key',
      accept: [undo],
      enter: 'done',
      keys,
      unattended: 'done',
    })
    return reply.type === 'key' && reply.key === undo
  } catch (error) {
    if (error instanceof Stopped) return false
    throw error
  }
}

/** Asks about one line, as often as the answer cannot be used. */
async function askOne(question: Question, header: string, world: World): Promise<Answer> {
  const { terminal, texts } = world
  const { lists } = texts
  terminal.newScreen?.()
  for (const line of await questionLines(question, header, world)) terminal.print(line)
  for (;;) {
    const reply = await replyTo(question, world)
    const answer = answerOf(reply, question, world)
    const { type } = answer
    const shown = type === 'said' ? (answer.text ?? lists.askEchoes.never) : lists.askEchoes[type]
    // The learner's own words stand there as they were typed.
    if (reply.type !== 'text' || shown !== reply.text.trim())
      terminal.print(styleOf(terminal).dim(`   → ${sanitize(shown)}`))
    if (type !== 'itself' && type !== 'no-text') return answer
  }
}

/** The lines around one, with their numbers, without empty ones at the edges. */
function nearLines(lines: readonly string[], line: number): { text: string; number: number }[] {
  const all = lines.map((text, index) => ({ text, number: index + 1 }))
  const near = all.slice(Math.max(0, line - 1 - above), line + below)
  const isFull = ({ text, number }: { text: string; number: number }): boolean =>
    number === line || text.trim() !== ''
  return near.slice(near.findIndex(isFull), near.findLastIndex(isFull) + 1)
}

/** A question as it is shown: the place, the lines around it, the line itself and the texts to choose from. */
async function questionLines(
  { at, line, candidates }: Question,
  header: string,
  world: World,
): Promise<string[]> {
  const { terminal, texts } = world
  const style = styleOf(terminal)
  const near = nearLines(await world.readLines(at.file), at.line).map(({ text, number }) => {
    const shown = cut(sanitize(text.replaceAll('\t', '    ')), Math.max(20, terminal.columns - 9))
    const mark = number === at.line && !terminal.plain ? ' ›' : '  '
    const row = `${mark}${String(number).padStart(4)}  ${shown}`.trimEnd()
    return number === at.line ? row : style.dim(row)
  })
  return [
    '',
    ` ${header} · ${sanitize(at.file)}:${at.line}`,
    ...near,
    '',
    ` ${texts.lists.whatDoesIt}`,
    `   ${style.strong(sanitize(line))}`,
    ...candidates.map((text, index) => `   ${index + 1}  ${sanitize(text)}`),
  ]
}

/** Reads an answer; Ctrl-C and the end of input stop the questions, and what was said is kept. */
async function replyTo({ candidates }: Question, world: World): Promise<Reply> {
  const { askKeys, askHelp } = world.texts.lists
  const count = candidates.length
  const keys = keyLine(
    world,
    count > 0 && askKeys.take(count),
    askKeys.words,
    askKeys.later,
    askKeys.never,
    askKeys.stop,
    askKeys.help,
  )
  try {
    let text = ''
    for (;;) {
      const reply = await asking(world, { type: 'text', keys, silent: true, text }, () => askHelp)
      // Tab has nothing to complete here.
      if (reply.type !== 'hint') return reply
      text = reply.text ?? ''
    }
  } catch (error) {
    if (error instanceof Stopped) return { type: 'stop' }
    throw error
  }
}

/** The meaning of a reply. Enter takes no text: most are about something else, and the habit of pressing it would make false cards. */
function answerOf(reply: Reply, { line, candidates }: Question, { keys }: World): Answer {
  if (reply.type === 'stop') return { type: 'stop' }
  if (reply.type === 'undo') return { type: 'back' }
  if (reply.type !== 'text') return { type: 'later' }
  const text = sanitize(reply.text).replace(/\s+/g, ' ').trim().slice(0, longestWord)
  if (text === '-') return { type: 'said', text: null }
  if (text === '0') return { type: 'later' }
  if (text === keys.quit) return { type: 'stop' }
  if (text === keys.undo) return { type: 'back' }
  if (/^\d$/.test(text)) {
    const chosen = candidates[Number(text) - 1]
    return chosen === undefined ? { type: 'no-text' } : { type: 'said', text: chosen }
  }
  return text.replaceAll('`', '') === line ? { type: 'itself' } : { type: 'said', text }
}
