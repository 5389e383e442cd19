import { languages } from '../../i18n/index.ts'
import { cardsOf } from '../../kinds/index.ts'
import { harmless } from '../../model/index.ts'
import { shortName } from '../../play/index.ts'
import type { World } from '../../world.ts'
import type { Command, Completion, Offer } from '../command.ts'
import { commands } from '../index.ts'
import { type Option, optionsOf, slotsOf } from '../options.ts'

/** What words of a name are in every command that does not say otherwise; where nothing is said, files. */
const usual: Record<string, Offer> = {
  deck: 'decks',
  decks: 'decks',
  card: 'cards',
  language: Object.keys(languages),
  // Numbers, and words that only the learner knows.
  ...Object.fromEntries(
    ['limit', 'new', 'minutes', 'seed', 'since', 'text', 'choice', 'name', 'line', 'first', 'second']
      .concat(['from', 'only', 'program'])
      .map((name) => [name, []]),
  ),
}

/** What an offer comes to, as far as it fits: of thousands of cards few are worth describing. */
async function candidates(
  offer: Offer,
  before: readonly string[],
  fits: (text: string) => boolean,
  world: World,
): Promise<Completion> {
  if (typeof offer === 'function') return candidates(offer(before, world.texts), before, fits, world)
  if (offer === 'files') return 'files'
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

/** A command line that is being typed, up to its last word. */
interface Typed {
  command: Command
  /** A command was named. */
  named: boolean
  options: Option[]
  /** The words that are no options. */
  words: string[]
  used: Set<Option>
  /** The option whose value comes next. */
  pending?: Option
  /** `--` was typed: only words follow. */
  closed: boolean
}

async function read(before: readonly string[], world: World): Promise<Typed> {
  const { yargs } = await import('../../yargs.ts')
  const typed: Typed = {
    command: commands.quiz,
    named: false,
    options: optionsOf(commands.quiz, world.texts, yargs),
    words: [],
    used: new Set(),
    closed: false,
  }
  for (const word of before) {
    if (typed.pending) {
      typed.pending = undefined
      continue
    }
    if (!typed.closed && word === '--') typed.closed = true
    else if (!typed.closed && word.length > 1 && word.startsWith('-')) {
      const name = word.replace(/^--?/, '').replace(/=.*$/s, '')
      const option = typed.options.find((item) => item.name === name || item.aliases.includes(name))
      if (!option) continue
      typed.used.add(option)
      if (option.takesValue && !word.includes('=')) typed.pending = option
    } else if (!typed.named && typed.words.length === 0 && Object.hasOwn(commands, word)) {
      typed.command = commands[word as keyof typeof commands]
      typed.named = true
      typed.options = optionsOf(typed.command, world.texts, yargs)
    } else typed.words.push(word)
  }
  return typed
}

/** What could stand in the place of the last of the words behind `flagdrill`; the others are as they are. */
export async function complete(line: readonly string[], world: World): Promise<Completion> {
  const current = (line.at(-1) ?? '').normalize('NFC')
  const typed = await read(line.slice(0, -1), world)
  const { command, words, closed, options } = typed
  const [, lead = '', named] = /^(--([^=]+)=)/.exec(current) ?? []
  const start = typed.pending || closed ? current : current.slice(lead.length)
  // A name with line ends or control characters in it cannot be typed.
  const fits = (text: string): boolean =>
    text.normalize('NFC').startsWith(start) && harmless(text) === text && !text.includes('\n')
  const offered = (name: string): Promise<Completion> =>
    candidates(command.offers?.[name] ?? usual[name] ?? 'files', words, fits, world)
  const among = (found: Completion, before = ''): Completion =>
    found === 'files'
      ? found
      : found
          .filter(({ text }) => fits(text))
          .map(({ text, about }) => ({ text: before + text, about: harmless(about).replaceAll('\n', ' ') }))
  if (typed.pending) return among(await offered(typed.pending.name))
  if (!closed && named !== undefined) {
    const option = options.find((item) => item.name === named && item.takesValue)
    return option ? among(await offered(option.name), lead) : []
  }
  if (!closed && current.startsWith('-'))
    return among(
      options
        .filter((option) => option.repeats || !typed.used.has(option))
        .map((option) => ({ text: `--${option.name}`, about: option.about })),
    )
  const { names, many } = slotsOf(command)
  const slot = names[words.length] ?? (many ? names.at(-1) : undefined)
  const found = slot === undefined ? [] : await offered(slot)
  const rest = found === 'files' ? found : found.filter(({ text }) => !words.includes(text))
  if (typed.named || words.length > 0 || closed || rest === 'files') return among(rest)
  // The first word is a command, or a deck.
  const all = Object.entries<Command>(commands).map(([text, item]) => ({
    text,
    about: item.describe(world.texts),
  }))
  return among([...all, ...rest])
}
