import { fromHangul } from '../commandline/index.ts'
import type { Texts } from '../i18n/index.ts'
import { Stopped, sanitize } from '../model/index.ts'
import { sentence } from '../render/index.ts'
import type { State } from '../simulator/index.ts'
import type { World } from '../world/index.ts'

/** The line below the prompt: the words of the lab, or which shell takes what is typed. */
function keysOf(state: State, { texts }: World): string {
  const inside = containerInside(state)
  return inside === undefined ? texts.lab.keys : texts.lab.inside(inside, sanitize(state.session!.cwd))
}

/** The name of the container whose shell takes what is typed. */
export function containerInside({ session, containers }: State): string | undefined {
  const inside = session && containers.find(({ id }) => id === session.container)
  return inside && sanitize(inside.name)
}

/** Reads the next line of a lab in some state, after those of before; undefined for Ctrl-C in an empty one. `begun` stands in it already. Throws Stopped. */
export async function nextLine(
  world: World,
  state: State,
  history: readonly string[],
  begun = '',
): Promise<string | undefined> {
  const names = (): string[] => [
    ...state.containers.map(({ name }) => name),
    ...state.volumes.map(({ name }) => name),
    ...state.networks.map(({ name }) => name),
    ...state.images.flatMap(({ tags }) => tags),
  ]
  const reply = await world.terminal.ask({
    type: 'text',
    keys: keysOf(state, world),
    text: begun,
    history,
    silent: true,
    interrupts: true,
    complete: (typed) => {
      const last = /\S*$/.exec(typed)![0]
      const afterDocker = /^\s*docker\s+\S*$/.test(typed)
      // An empty word may be a command behind `docker`, and a name elsewhere.
      const known =
        last === '' ? (afterDocker ? dockerWords : names()) : [...firstWords, ...dockerWords, ...names()]
      return [...new Set(known)].filter((name) => name.startsWith(last)).sort()
    },
  })
  // Nothing to complete: the line stays as it was.
  if (reply.type === 'hint') return nextLine(world, state, history, reply.text)
  if (reply.type === 'stop') throw new Stopped('ctrl-c')
  if (reply.type === 'help') return 'help'
  // As in a shell: what is typed is dropped, and the prompt comes again.
  if (reply.type === 'interrupt') return reply.text.trim() === '' ? undefined : ''
  return reply.type === 'text' ? asTyped(reply.text.trim(), world) : ''
}

/** A line as its keys were meant: typed with the Korean layout on, it is read as the keys that were pressed, and that is said. */
function asTyped(line: string, { terminal, texts }: World): string {
  if (!/^[\u1100-\u11FF\u3131-\u318E\uAC00-\uD7A3]/.test(line) || wordOf(line, texts) !== undefined)
    return line
  const read = fromHangul(line)
  const first = /^\S*/.exec(read)![0]
  if (!meant.has(first)) return line
  for (const row of sentence(texts.remarks.layout(sanitize(read)), terminal.columns, (row) => row))
    terminal.print(row)
  return read
}

const dockerWords =
  'run create start stop restart kill pause unpause rm rename exec logs ps inspect port top diff cp commit wait attach update images rmi tag history save load volume network container image system prune connect disconnect ls'.split(
    ' ',
  )
const firstWords = ['docker', 'hint', 'show', 'undo', 'reset', 'solution', 'exit']
/** First words that a line with the Korean layout on stands for. */
const meant = new Set([
  ...firstWords,
  ...'help quit cat cd cp cut diff echo env false find grep head hostname id ip ls mkdir mv ping printf ps pwd rm sed sh sleep sort tail touch true uniq wc wget whoami'.split(
    ' ',
  ),
])

/** A word of the lab itself. */
export type Word = 'hint' | 'show' | 'undo' | 'reset' | 'solution' | 'help'

const helpWords = new Set(['help', 'h', '도움말', '도움'])

/** The word of the lab that a line is, in English or as the language has it. */
function wordOf(line: string, { lab }: Texts): Word | 'exit' | undefined {
  const found = lab.meanings.find(({ word, also }) => line === word || also.includes(line))
  return found?.word ?? (helpWords.has(line) ? 'help' : undefined)
}

/** The word of the lab that a line is, but for the one that leaves it. */
export function wordIn(line: string, { texts }: World): Word | undefined {
  const word = wordOf(line, texts)
  return word === 'exit' ? undefined : word
}

/** Whether a line leaves the lab. */
export const isLeaving = (line: string, { texts }: World): boolean =>
  line === 'quit' || wordOf(line, texts) === 'exit'
