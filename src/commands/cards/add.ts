import { exit, sanitize, UserError } from '../../model/index.ts'
import { asking, keyLine, plainKeys } from '../../play/index.ts'
import type { World } from '../../world/index.ts'
import { command } from '../command.ts'
import { remember } from './added.ts'
import { appendTo, openOwnDeck } from './own-deck.ts'

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The first id such as `card-7` that no card of a deck has. */
function freeId(lines: readonly string[]): string {
  const taken = new Set(lines.flatMap((line) => /\{#([^}]+)\}/.exec(line)?.[1] ?? []))
  let number = 1
  while (taken.has(`card-${number}`)) number++
  return `card-${number}`
}

/** Asks for a line at the terminal; after an empty one no card is made. */
async function ask(prompt: string, world: World): Promise<string> {
  world.terminal.print(prompt)
  const request = { type: 'text', keys: world.texts.find.addKeys } as const
  const reply = await asking(world, request, () => plainKeys(world, request))
  const text = reply.type === 'text' ? oneLine(reply.text) : ''
  if (text === '') throw new UserError(world.texts.find.nothingAdded)
  return text
}

/** Says what is doubtful in a line and why a program refuses it, and on a terminal asks whether to keep it; elsewhere it is kept. Throws UserError after a no. */
async function keep(question: string, world: World): Promise<void> {
  const { texts, terminal } = world
  const [{ doubtLines, programIn }, { explain }] = await Promise.all([
    import('../line/explain.ts'),
    import('../../commandline/index.ts'),
  ])
  const { program, described } = await programIn(question, world)
  if (!described) return
  const found = explain(program, question)
  for (const doubt of doubtLines(found, texts)) terminal.note(doubt)
  const [fault] = found.problems
  if (!fault) return
  const { faultText } = await import('../../render/index.ts')
  terminal.note(texts.find.refused(program.name, sanitize(faultText(fault, program.name, texts))))
  if (!terminal.interactive) return
  terminal.print(texts.find.addSure)
  const { yes, no } = texts.quiz.keys
  const keys = keyLine(world, yes, no)
  const reply = await terminal.ask({ type: 'key', accept: ['y', 'n'], keys, unattended: 'y', fresh: true })
  if (reply.type !== 'key' || reply.key !== 'y') throw new UserError(texts.find.notKept)
}

/** The lines of a card in the form of a deck. */
const questionLines = (question: string, answer: string, id: string): string[] => [
  `Q: ${question} {#${id}}`,
  '',
  `A: ${answer}`,
]
const taskLines = (task: string, line: string, id: string): string[] => [
  `T: ${task} {#${id}}`,
  '',
  '```sh',
  line,
  '```',
]

/** Refuses a card that a deck of the learner's own has word for word. Throws UserError. */
async function refuseSecond(question: string, answer: string, world: World): Promise<void> {
  const { decks } = await world.library()
  const same = decks
    .filter(({ shipped }) => !shipped)
    .flatMap(({ entries }) => entries)
    .find((entry) =>
      entry.kind === 'concept'
        ? entry.question === question && entry.answer === answer
        : entry.kind === 'task' && entry.task === answer && entry.answers.includes(question),
    )
  if (!same) return
  const { find } = world.texts
  throw new UserError(find.addedBefore(sanitize(same.subject)), find.editIt(sanitize(same.subject)))
}

/** Adds a card to a deck of the learner's own: a question and its answer, or a command line and what it is for. */
export const add = command({
  group: 'decks',
  about: (texts) => texts.commands.add,
  tried: ['card', 'remember', 'insert', '추가'],
  words: { question: { about: 'question' }, answer: { about: 'answerText' } },
  options: {
    meaning: { type: 'text', letter: 'm', about: 'task', value: 'TEXT' },
    tag: { type: 'list', about: 'addTag', value: 'TAG' },
  },
  examples: [
    ["flagdrill add 'Which port does https use?' 443", 'add'],
    ["flagdrill add 'docker run -d httpd' -m 'run httpd in the background'", 'addLine'],
  ],
  async run(args, world) {
    const { texts, terminal } = world
    const { find: said } = texts
    if (args.meaning !== undefined && (args.question === undefined || args.answer !== undefined))
      throw new UserError(said.lineAndMeaning, texts.errors.seeHelpOf('add'), exit.usage)
    const question = oneLine(args.question ?? (await ask(said.question, world)))
    const program = args.meaning === undefined ? undefined : /^[\w.+-]+/.exec(question)?.[0]
    if (args.meaning !== undefined && program === undefined)
      throw new UserError(said.notALine(sanitize(question)), texts.errors.seeHelpOf('add'), exit.usage)
    const answer = oneLine(args.meaning ?? args.answer ?? (await ask(said.answer, world)))
    if (question === '' || answer === '') throw new UserError(said.nothingAdded)
    if (program !== undefined) await keep(question, world)
    await refuseSecond(question, answer, world)
    const name = program === undefined ? 'my-cards' : `my-${program}`
    const head = [
      `deck: ${name}`,
      `title: ${program === undefined ? said.myCards : said.myLines(program)}`,
      `language: ${texts.language}`,
      ...(program === undefined ? [] : [`program: ${program}`]),
    ]
    const deck = await openOwnDeck(name, head, world)
    const fresh = (await world.pathKind(deck.file)) === undefined
    const id = freeId(deck.lines)
    const tagged = (text: string): string =>
      [text, ...args.tag.map((tag) => `#${tag.replace(/^#/, '')}`)].join(' ')
    const lines =
      program === undefined
        ? questionLines(tagged(question), answer, id)
        : taskLines(tagged(answer), question, id)
    let subject = ''
    const line = await appendTo(deck, lines, name, world, async () => {
      const read = await world.readNotes(deck.file, undefined)
      const made = read.entries.find((entry) => entry.subject.endsWith(`:${id}`))
      subject = made?.subject ?? ''
      if (made?.kind === 'concept') return made.question === question && made.answer === answer
      return made?.kind === 'task' && made.task === answer
    })
    await remember({ at: world.now(), subject, deck: name, file: deck.file, lines, fresh }, world)
    terminal.print(said.added(subject))
    terminal.note(`${deck.file}:${line}`)
    return exit.ok
  },
})
