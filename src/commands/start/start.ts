import { fromHangul } from '../../commandline/index.ts'
import { type Goal, said } from '../../goals/index.ts'
import { languages, type Texts, textsAsCalled } from '../../i18n/index.ts'
import { cardsOf } from '../../kinds/index.ts'
import { exit, programsOf, Stopped, sanitize, UserError, wrap } from '../../model/index.ts'
import { asking, plainKeys } from '../../play/index.ts'
import { measure } from '../../render/index.ts'
import type { Library, Terminal, World } from '../../world/index.ts'
import { decksNamed } from '../choose.ts'
import { command, type Program } from '../command.ts'
import { noGoal } from '../quiz/course.ts'

/** Goals and decks that are named one by one; the others are in `flagdrill goal` and `flagdrill decks`. Single digits choose among them. */
const mostNamed = 6
/** Columns from which what a goal is about stands beside its name. */
const roomy = 60
/** Minutes a day to choose from; 0 is no limit. */
const minutes = [5, 10, 20, 0] as const

/** Something that can be learned: a goal, decks that are there, notes of the learner, or a program whose help is read. */
type Subject = { label: string } & (
  | { type: 'goal'; id: string }
  | { type: 'decks'; names: string[] }
  | { type: 'notes' }
  | { type: 'program' }
)

const say = ({ terminal }: World, text: string): void => {
  for (const line of wrap(text, measure(terminal.columns))) terminal.print(line)
}

/** Asks for one of some choices and returns its index; of a later question undefined where the one before is wanted again. Throws Stopped. */
async function choose(
  question: string,
  choices: readonly string[],
  world: World,
  isLater = false,
): Promise<number | undefined> {
  const { start } = world.texts
  world.terminal.print('')
  say(world, question)
  for (;;) {
    // A key that was pressed while npm was installing is no answer.
    const fresh = true
    const keys = `${start.keys(choices.length)}${isLater ? `   ${start.back}` : ''}`
    const undo = isLater ? { undo: world.keys.undo } : {}
    const request = { type: 'choice', choices, keys, quit: world.keys.quit, fresh, ...undo } as const
    const reply = await asking(world, request, () => plainKeys(world, request))
    if (reply.type === 'choice') return reply.index
    if (reply.type === 'stop') throw new Stopped('escape')
    if (isLater && reply.type === 'undo') return undefined
  }
}

/** Asks for a line, in which `text` stands already; undefined for an empty one. Throws Stopped. */
async function askLine(question: string, text: string, world: World): Promise<string | undefined> {
  say(world, question)
  let typed = text
  for (;;) {
    const request = { type: 'text', keys: world.texts.start.lineKeys, text: typed } as const
    const reply = await asking(world, request, () => plainKeys(world, request))
    if (reply.type === 'stop') throw new Stopped('escape')
    // Tab has nothing to complete here; the line stays.
    if (reply.type === 'hint') typed = reply.text ?? ''
    else return reply.type === 'text' && reply.text.trim() !== '' ? reply.text.trim() : undefined
  }
}

/** The world in another language of the program. */
async function inLanguage(language: string, world: World): Promise<World> {
  const texts: Texts = textsAsCalled(await languages[language]!(), world.called)
  return Object.create(world, {
    texts: { value: texts },
    library: { value: (other?: string) => world.library(other ?? language) },
    // Caches are made for the language that the program was started in.
    cachedQueue: { value: () => undefined },
    followQueue: { value: async () => undefined },
    cacheQueue: { value: async () => undefined },
    kept: { value: (_name: string, _about: string, make: () => Promise<unknown>) => make() },
  })
}

/** Asks for the language where nothing settles it, and writes it down. */
async function settleLanguage(world: World): Promise<World> {
  if (world.languageSettled) return world
  const names = Object.keys(languages)
  const texts = await Promise.all(names.map((name) => languages[name]!()))
  const question = texts.map(({ start }) => start.whichLanguage).join(' / ')
  const chosen = (await choose(
    question,
    texts.map(({ start }) => start.languageName),
    world,
  ))!
  await world.settings.write('language', names[chosen]!)
  return names[chosen] === world.texts.language ? world : inLanguage(names[chosen]!, world)
}

/** The offer: goals, all decks of each program, single decks, notes, a program of this machine. */
function subjectsOf(
  { decks }: Library,
  goals: readonly Goal[],
  { goal: current, terminal, texts }: World,
): Subject[] {
  const { start, goals: words, language } = texts
  const aims = goals.slice(0, mostNamed - 2).map(({ id, title, about, days }): Subject => {
    const marks = [
      ...(days === undefined ? [] : [words.days(days)]),
      ...(id === current ? [start.current] : []),
    ]
    const name = `${sanitize(said(title, language))}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`
    const text = terminal.columns < roomy ? '' : sanitize(said(about, language)).replace(/\.$/, '')
    return { type: 'goal', id, label: text === '' ? name : `${name}: ${text}` }
  })
  const programs = [...new Set(decks.flatMap(programsOf))]
  const wholes = programs.flatMap((program): Subject[] => {
    const own = decksNamed({ decks, problems: [] }, program)
    return own.length < 2
      ? []
      : [{ type: 'decks', names: [program], label: start.allOf(program, cardsOf(own).length) }]
  })
  // A goal says the same, and in which order.
  const whole = aims.length > 0 ? [] : wholes.slice(0, 1)
  const single = decks.slice(0, mostNamed - aims.length - whole.length).map(
    (deck): Subject => ({
      type: 'decks',
      names: [deck.name],
      label: start.oneDeck(sanitize(deck.title), cardsOf([deck]).length),
    }),
  )
  return [
    ...aims,
    ...whole,
    ...single,
    { type: 'notes', label: start.ownNotes },
    { type: 'program', label: start.aProgram },
  ]
}

/** The world in which a deck is built during the dialogue: the names of the decks that are saved are kept and, of a program, what is said beside them. */
function watched(world: World, quiet: boolean): { world: World; made: string[]; said: string[] } {
  const made: string[] = []
  const said: string[] = []
  const terminal: Terminal = quiet
    ? Object.create(world.terminal, { note: { value: (text: string) => void said.push(text) } })
    : world.terminal
  const saveDeck: World['saveDeck'] = (deck) => {
    made.push(deck.name)
    return world.saveDeck(deck)
  }
  const own: World = Object.create(world, { terminal: { value: terminal }, saveDeck: { value: saveDeck } })
  return { world: own, made, said }
}

/** Whether the learner goes over the lines of notes that may become cards; nobody is asked where there are none. Throws Stopped. */
async function wantsToExplain(file: string, world: World): Promise<boolean> {
  const { start } = world.texts
  const { countUnsure } = await import('../decks/build-ask.ts')
  const count = await countUnsure(file, world)
  return count > 0 && (await choose(start.explainNow(count), [start.yes, start.notNow], world)) === 0
}

/** Builds a deck of notes or of a program's help; returns the decks to begin with, none where nothing came of it. */
async function builtOf(
  type: 'notes' | 'program',
  given: string,
  world: World,
  program: Program,
): Promise<readonly string[]> {
  const { start } = world.texts
  const notes = type === 'notes'
  const own = watched(world, !notes)
  const words = notes ? ['--', await world.typedPath(given)] : ['--from', given]
  const first = await program.run(['build', ...words], own.world)
  const asks = notes && (await wantsToExplain(words[1]!, world))
  const code = asks ? await program.run(['build', '--ask', ...words], own.world) : first
  const done = code === exit.ok && own.made.length > 0
  if (done && !notes) say(world, start.notAllRead(sanitize(given)))
  // The error alone: its hints are for a command line.
  if (!done && own.said[0] !== undefined) say(world, own.said[0])
  return done ? [...new Set(own.made)] : []
}

/** Asks for notes or a program until a deck comes of them, and returns the decks to begin with; undefined where the learner goes back. Throws Stopped. */
async function built(
  { type }: Subject & { type: 'notes' | 'program' },
  world: World,
  program: Program,
): Promise<readonly string[] | undefined> {
  const { start } = world.texts
  let given = ''
  for (;;) {
    const question = type === 'notes' ? start.whichFile : start.whichProgram
    const line = await askLine(question, given, world)
    if (line === undefined) return undefined
    // A name that was typed with the Korean layout on.
    given = type === 'program' ? fromHangul(line) : line
    if (type === 'program' && decksNamed(await world.library(), given).length > 0) return [given]
    const made = await builtOf(type, given, world, program)
    if (made.length > 0) return made
    say(world, start.tryAgain)
  }
}

/** The learner's choice: the decks of the first session, and the goal of those to come. */
interface Choice {
  decks: readonly string[]
  goal: string
}

/** Asks what to learn until there is something to begin with. Throws Stopped. */
async function chooseSubject(world: World, program: Program): Promise<Choice> {
  const { start } = world.texts
  const subjects = subjectsOf(await world.library(), await world.goals(), world)
  const labels = subjects.map(({ label }) => label)
  const subject = subjects[(await choose(start.whatToLearn, labels, world))!]!
  if (subject.type === 'goal') return { decks: [], goal: subject.id }
  if (subject.type === 'decks') return { decks: subject.names, goal: noGoal }
  const made = await built(subject, world, program)
  if (made === undefined) return chooseSubject(world, program)
  // A deck of the learner's own is a goal, too.
  const own = (await world.library()).decks.some(({ name, shipped }) => name === made[0] && !shipped)
  return { decks: made, goal: own ? made[0]! : noGoal }
}

/** Asks what to learn and how long a day, until both are settled. Throws Stopped. */
async function chooseAll(world: World, program: Program): Promise<Choice & { count: number }> {
  const { start } = world.texts
  const labels = minutes.map((count) => {
    const label = start.minutes(count)
    return count === world.limits.minutes ? `${label} (${start.current})` : label
  })
  for (;;) {
    const choice = await chooseSubject(world, program)
    const chosen = await choose(start.howLong, labels, world, true)
    if (chosen !== undefined) return { ...choice, count: minutes[chosen]! }
  }
}

/** Does what asks the learner; whoever stops it hears how to come back. Throws Stopped. */
async function stopping<T>(world: World, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Stopped) say(world, `\n${world.texts.start.left}`)
    throw error
  }
}

/** Introduces the program, asks what to learn and how long a day, and begins. The first start without a command runs it. */
export const start = command({
  group: 'learn',
  about: (texts) => texts.commands.start,
  tried: ['welcome', 'intro', 'tutorial', 'onboarding', 'begin', '시작'],
  examples: [['flagdrill start', 'start']],
  async run(_args, world, program) {
    const { terminal } = world
    if (!terminal.interactive)
      throw new UserError(world.texts.start.needsTerminal, world.texts.start.needsTerminalHint)
    // A file of settings is the sign that this was shown: it never comes again by itself.
    if (!world.settings.there) await world.settings.write('minutes-per-day', 0)
    const own = await settleLanguage(world)
    const { texts } = own
    for (const line of texts.start.welcome) say(own, line)
    const chosen = await stopping(own, () => chooseAll(own, program))
    const { decks, goal, count } = chosen
    await world.settings.write('minutes-per-day', count)
    if (goal !== world.goal) await world.settings.write('goal', goal)
    terminal.print('')
    for (const line of texts.start.ready) say(own, line)
    terminal.print('')
    // The session is one of today's choice, and goes on with none of an earlier one.
    const store = await own.progress()
    store.keep(undefined)
    const limits = { ...own.limits, minutes: count === 0 ? undefined : count }
    const today: World = Object.create(own, {
      goal: { value: goal },
      limits: { value: limits },
      unasked: { value: false },
    })
    return program.run(['quiz', ...decks, ...(count > 0 ? ['--minutes', String(count)] : [])], today)
  },
})
