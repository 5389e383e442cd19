import { cardsOf } from '../../kinds/index.ts'
import { type Card, sanitize } from '../../model/index.ts'
import { shortName } from '../../play/index.ts'
import type { World } from '../../world/index.ts'
import {
  type Command,
  type Commands,
  loadAll,
  type Offer,
  type Option,
  optionName,
  type Word,
} from '../command.ts'
import { commonOptions } from '../options.ts'
import type { Candidate, Completion } from './candidate.ts'

/** The values that an option or a word can have, as it declares. */
const offerOf = (spec: Option | Word): Offer => spec.completes ?? (spec.type === 'choice' ? spec.of : [])

/** Every tag of some cards, in alphabetical order. */
const tagsOf = (cards: readonly Card[]): string[] =>
  [...new Set(cards.flatMap(({ entry }) => entry.tags ?? []))].sort()

/** The commands and their descriptions. */
const commandCandidates = async (commands: Commands, { texts }: World): Promise<Candidate[]> =>
  (await loadAll(commands, texts)).map(([text, command]) => ({ text, about: command.about(texts) }))

/** The candidates of an offer. Only cards that fit are described: there may be thousands. */
async function candidates(
  offer: Offer,
  before: readonly string[],
  fits: (text: string) => boolean,
  world: World,
  commands: Commands,
): Promise<Completion> {
  if (typeof offer === 'function')
    return candidates(offer(before, world.texts), before, fits, world, commands)
  if (offer === 'files') return 'files'
  if (offer === 'tags')
    return tagsOf(cardsOf((await world.library()).decks)).map((text) => ({ text, about: '' }))
  if (offer === 'commands') return commandCandidates(commands, world)
  if (offer === 'decks')
    return (await world.library()).decks.map(({ name, title }) => ({ text: name, about: title }))
  if (offer === 'cards') {
    const cards = cardsOf((await world.library()).decks)
    const made = new Set<string>(cards.map((card) => card.id))
    // A card that no deck makes any more still has a history.
    const orphans = Object.keys((await world.progress()).progress.cards).filter(
      (id) => !made.has(id) && fits(id),
    )
    return [
      ...cards.filter(({ id }) => fits(id)).map((card) => ({ text: card.id, about: shortName(card) })),
      ...orphans.map((text) => ({ text, about: '' })),
    ]
  }
  return offer.map((item) =>
    typeof item === 'string' ? { text: item, about: '' } : { text: item[0], about: item[1] },
  )
}

type Named = Option & { key: string }

/** A command line that is being typed, up to its last word. */
interface Typed {
  command: Command
  /** A command was named. */
  named: boolean
  options: Named[]
  /** The words that are not options. */
  words: string[]
  used: Set<string>
  /** The option whose value comes next. */
  pending?: Option
  /** `--` was typed: only words follow. */
  closed: boolean
}

const optionsOf = (command: Command): Named[] =>
  Object.entries<Option>({ ...command.options, ...commonOptions }).map(([key, option]) => ({
    ...option,
    key,
  }))

/** Reads the words before the one that is being typed. */
async function read(before: readonly string[], commands: Commands): Promise<Typed> {
  const command = await commands.quiz!()
  const typed: Typed = {
    command,
    named: false,
    options: optionsOf(command),
    words: [],
    used: new Set(),
    closed: false,
  }
  for (const word of before) await readWord(word, typed, commands)
  return typed
}

async function readWord(word: string, typed: Typed, commands: Commands): Promise<void> {
  if (typed.pending) typed.pending = undefined
  else if (!typed.closed && word === '--') typed.closed = true
  else if (!typed.closed && word.length > 1 && word.startsWith('-')) {
    const name = word.replace(/^--?/, '').replace(/=.*$/s, '')
    const option = typed.options.find(
      ({ key, letter }) => optionName(key) === name || (name.length === 1 && letter?.includes(name)),
    )
    if (!option) return
    typed.used.add(option.key)
    if (option.type !== 'flag' && !word.includes('=')) typed.pending = option
  } else if (!typed.named && typed.words.length === 0 && Object.hasOwn(commands, word)) {
    typed.command = await commands[word]!()
    typed.named = true
    typed.options = optionsOf(typed.command)
  } else typed.words.push(word)
}

/** The word of a command that comes after so many others; a list takes all that follow. */
function wordAt({ words }: Command, index: number): Word | undefined {
  const all = Object.values(words)
  const last = all.at(-1)
  return all[index] ?? (last?.type === 'list' ? last : undefined)
}

/** Completes the last of the words after `flagdrill`. */
export async function complete(
  line: readonly string[],
  world: World,
  commands: Commands,
): Promise<Completion> {
  const current = (line.at(-1) ?? '').normalize('NFC')
  const typed = await read(line.slice(0, -1), commands)
  const { command, words, closed, options } = typed
  const [, lead = '', given] = /^(--([^=]+)=)/.exec(current) ?? []
  const start = typed.pending || closed ? current : current.slice(lead.length)
  // A name with line ends or control characters in it cannot be typed.
  const fits = (text: string): boolean =>
    text.normalize('NFC').startsWith(start) && sanitize(text) === text && !text.includes('\n')
  const offered = (spec: Option | Word): Promise<Completion> =>
    candidates(offerOf(spec), words, fits, world, commands)
  const among = (found: Completion, before = ''): Completion =>
    found === 'files'
      ? found
      : found
          .filter(({ text }) => fits(text))
          .map(({ text, about }) => ({ text: before + text, about: sanitize(about).replaceAll('\n', ' ') }))
  if (typed.pending) return among(await offered(typed.pending))
  if (!closed && given !== undefined) {
    const option = options.find(({ key, type }) => optionName(key) === given && type !== 'flag')
    return option ? among(await offered(option), lead) : []
  }
  if (!closed && current.startsWith('-'))
    return among(
      options
        .filter(({ key, type }) => type === 'list' || !typed.used.has(key))
        .map(({ key, about }) => ({
          text: `--${optionName(key)}`,
          about: world.texts.commands.options[about],
        })),
    )
  const word = wordAt(command, words.length)
  const found = word ? await offered(word) : []
  const rest = found === 'files' ? found : found.filter(({ text }) => !words.includes(text))
  if (typed.named || words.length > 0 || closed || rest === 'files') return among(rest)
  // The first word is a command, or a deck.
  return among([...(await commandCandidates(commands, world)), ...rest])
}
