import { appendFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { cli } from '../src/cli.ts'
import { readConfig } from '../src/io/config.ts'
import { readLabs } from '../src/library/labs.ts'
import { Stopped, UserError } from '../src/model/index.ts'
import { wired } from '../src/system/wiring.ts'
import { continued } from '../src/terminal/continued.ts'
import type { OwnDocker, ProgressStore, Reply, Request, Terminal, World } from '../src/world/index.ts'
import { files, folder, root } from './folders.ts'
import { languages } from './languages.ts'

/** A learner at the terminal who does what a script says: it fails on a question without an answer and, at the end, on an answer without a question. */
export interface Script extends Terminal {
  out: string[]
  err: string[]
  /** Answers and keys still to be given. */
  answers: string[]
  /** Places that were to be opened in an editor. */
  edited: string[]
}

/** The input of a learner: lines in their order, or an answer to whatever is asked. */
export type Answers = string[] | ((request: Request, said: readonly string[]) => string)

type Asked<Type extends Request['type']> = Extract<Request, { type: Type }>

/** An error with the screen, for a script that does not go on. */
const stuck = (problem: string, out: readonly string[]): Error => new Error(`${problem}\n${out.join('\n')}`)

/** The key that a word of a script presses. */
function keyOf(text: string, request: Asked<'key'>, out: readonly string[]): Reply {
  const key = text === '' ? request.enter : text
  if (key === undefined || (text !== '' && !request.accept.includes(key)))
    throw stuck(`"${key}" is none of ${request.accept.join(' ')}`, out)
  return { type: 'key', key }
}

/** Words of a script that ask for something instead of answering. */
const wishes: Record<string, Reply> = {
  TAB: { type: 'hint' },
  UNDO: { type: 'undo' },
  '?': { type: 'help' },
  '': { type: 'gave-up' },
  '0': { type: 'gave-up' },
}

function choiceOf(text: string, request: Asked<'choice'>, out: readonly string[]): Reply {
  if (text === request.quit) return { type: 'stop' }
  if (text === request.undo) return { type: 'undo' }
  const index = /^\d$/.test(text) ? Number(text) - 1 : request.choices.indexOf(text)
  if (index < 0) throw stuck(`"${text}" is none of the choices`, out)
  return { type: 'choice', index }
}

function replyOf(text: string, request: Request, out: readonly string[]): Reply {
  if (text === '^C') {
    if (request.type === 'text' && request.interrupts) return { type: 'interrupt', text: '' }
    throw new Stopped('ctrl-c')
  }
  if (request.type === 'key') return keyOf(text, request, out)
  if (Object.hasOwn(wishes, text) && !(text === '0' && request.type === 'text')) return wishes[text]!
  return request.type === 'text' ? { type: 'text', text } : choiceOf(text, request, out)
}

/** The choices as the screen shows them. */
const shownChoices = ({ about, choices, used }: Asked<'choice'>): string[] => [
  ...(about === undefined ? [] : [`  ${about}`]),
  ...choices.flatMap((choice, index) => (used?.has(index) ? [] : [`  ${index + 1}  ${choice}`])),
]

/** The next answer; a command line may go on in the one after it. */
function nextAnswer(request: Request, answers: string[], out: string[]): string {
  let line = answers.shift()
  while (request.type === 'text' && line !== undefined && continued(line) !== undefined) {
    out.push(`> ${line}`)
    line = continued(line)! + (answers.shift() ?? '')
  }
  if (line === undefined)
    throw stuck(`asked without an answer in the script: ${JSON.stringify(request)}`, out)
  return line
}

/** `+5s` in front of an answer lets the clock run so long first. */
export function scripted(given: Answers, clock: { ms: number }, columns = 72, plain = false): Script {
  const out: string[] = []
  const err: string[] = []
  const answers = typeof given === 'function' ? [] : [...given]
  return {
    interactive: true,
    columns,
    colour: false,
    plain,
    edited: [],
    out,
    err,
    answers,
    print: (text) => void out.push(text),
    // As lines, the way they come out.
    write: async (piece) => void out.push(...Buffer.from(piece).toString().replace(/\n$/, '').split('\n')),
    page: async (text) => void out.push(...text.replace(/\n$/, '').split('\n')),
    note: (text) => void err.push(text),
    progress: () => undefined,
    close: () => undefined,
    lend: (work) => work(),
    async ask(request: Request): Promise<Reply> {
      if (request.type === 'choice') out.push(...shownChoices(request))
      await request.shown?.()
      // The keys at the very end may be left to whoever is silent.
      if (typeof given === 'function') answers.push(given(request, out))
      else if (answers.length === 0 && request.type === 'key' && request.unattended !== undefined)
        return { type: 'key', key: request.unattended }
      const [, seconds, text] = /^(?:\+(\d+)s )?(.*)$/s.exec(nextAnswer(request, answers, out))!
      clock.ms += Number(seconds ?? 3) * 1000
      out.push(`> ${text}`)
      return replyOf(text!, request, out)
    },
  }
}

/** The right answer to a question of the boat deck that is answered by typing. */
export const boatAnswer = (said: readonly string[]): string => {
  const asked = said.slice(-8).join(' ')
  if (asked.includes('Leave for Busan')) return 'boat sail -s 5 -S blue Busan'
  return asked.includes('____ and') ? 'rudder' : 'anchor'
}

/** A place to run the program in: its decks, its data, its clock. */
export interface Bench {
  data: string
  decks: string
  clock: { ms: number }
  /** The Docker of the machine, none at first; its editor, which changes a line of the learner's decks, only looks, or does not start. */
  own: { docker: OwnDocker; editor: 'changes' | 'looks' | ((file: string) => void) | undefined }
  /** Runs a command line; every line that the script gives must be asked for. */
  run(
    line: string,
    answers?: Answers,
    columns?: number,
  ): Promise<{ code: number; out: string; err: string; edited: string[] }>
  store(): Promise<ProgressStore>
}

/** A bench with shipped decks of our own writing: name → Markdown. */
export function bench(
  decks: Record<string, string> = {},
  language = 'en',
  start = '2001-02-03T09:00:00Z',
  versionOf?: (program: string) => string | undefined,
): Bench {
  const shelf = folder()
  const data = folder()
  const clock = { ms: Date.parse(start) }
  for (const [name, text] of Object.entries(decks)) files(shelf, { [`${language}/${name}`]: text })
  const texts = languages[language]!
  let ids = 0
  const own: Bench['own'] = {
    editor: 'changes',
    docker: { read: async () => undefined, remove: async () => false },
  }
  const deckPaths = { shipped: shelf, data, language, build: 'test', versionOf }
  const world = async (terminal: Script): Promise<World> => ({
    ...wired({
      version: '1.2.3',
      texts,
      terminal,
      now: () => clock.ms,
      offset: () => 0,
      seed: '1',
      seedAsked: false,
      newId: () => `id${++ids}`,
      languageSettled: true,
      config: await readConfig(join(data, 'config.toml')),
      env: { ...process.env, HOME: data },
      device: () => 'test',
      deckPaths,
      docker: own.docker,
      input: async function* () {
        yield* terminal.answers.splice(0)
      },
      hasEditor: true,
      edit: async (file, line) => {
        terminal.edited.push(`${basename(file)}:${line}`)
        if (own.editor === undefined) throw new UserError('vi does not start')
        if (typeof own.editor === 'function') own.editor(file)
        if (own.editor === 'changes' && file.startsWith(data)) appendFileSync(file, '\n')
        return true
      },
      autosync: () => undefined,
    }),
    firstRun: false,
    unasked: false,
    installation: {
      how: 'npm',
      upgrade: 'npm install -g flagdrill@latest',
      node: '20.19.0',
      system: 'linux x64',
      terminal: 'xterm',
      locale: 'C.UTF-8',
    },
    // The labs that the program comes with, beside decks of our own.
    readLabs: async () => readLabs({ shipped: join(root, 'decks'), language }),
  })
  return {
    data,
    decks: shelf,
    clock,
    own,
    store: async () => (await world(scripted([], clock))).progress(),
    async run(line, answers = [], columns = 72) {
      const terminal = scripted(answers, clock, columns, /--plain\b/.test(line))
      const argv = [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2]!)
      const code = await cli(argv, await world(terminal))
      if (terminal.answers.length > 0)
        throw new Error(
          `never asked for: ${terminal.answers.join(' | ')}\n${terminal.out.join('\n')}\n${terminal.err.join('\n')}`,
        )
      return {
        code,
        out: terminal.out.join('\n'),
        err: terminal.err.join('\n'),
        edited: terminal.edited,
      }
    },
  }
}
