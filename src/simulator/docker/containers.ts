import { isContainerName, signalName } from '../../commandline/index.ts'
import {
  type Context,
  containerOf,
  forEach,
  fromDaemon,
  type Given,
  type Handler,
  Refusal,
} from '../context.ts'
import { changes } from '../files.ts'
import { end, remove, settle, signal, start, stopContainer } from '../processes.ts'
import { type Container, hasProcess } from '../state.ts'
import { checkName, nameTaken } from './create.ts'
import { execCommands } from './exec.ts'
import { runCommands } from './run.ts'
import { updateCommands } from './update.ts'

/** Prints a name or an id and goes on with the next. */
const eachContainer =
  (work: (context: Context, container: Container, given: Given, word: string) => void) =>
  (context: Context, given: Given): number =>
    forEach(context, given.words, (word) => {
      work(context, containerOf(context.state, word), given, word)
      context.out(`${word}\n`)
    })

function stop(
  context: Context,
  container: Container,
  given: Given,
  word: string,
  failed = 'cannot stop container:',
): void {
  const wanted = given.last('--signal') || undefined
  if (wanted !== undefined && hasProcess(container) && signalName(wanted) === undefined)
    throw fromDaemon(`${failed} ${word}: invalid signal: ${wanted}`)
  stopContainer(context.state, container, {
    signal: wanted,
    seconds: Math.max(0, Number(given.last('--timeout') ?? given.last('--time') ?? 10)),
  })
}

function killAll(context: Context, given: Given): number {
  return forEach(context, given.words, (word) => {
    const wanted = given.last('--signal') || 'KILL'
    if (signalName(wanted) === undefined)
      throw fromDaemon(`cannot kill container: ${word}: invalid signal: ${wanted}`)
    let container: Container
    try {
      container = containerOf(context.state, word)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      throw new Refusal(error.message.replace('daemon: ', `daemon: cannot kill container: ${word}: `))
    }
    kill(context, container, given, word)
    context.out(`${word}\n`)
  })
}

function kill(context: Context, container: Container, given: Given, word: string): void {
  const name = signalName(given.last('--signal') || 'KILL')!
  if (container.status !== 'running' && container.status !== 'paused')
    throw fromDaemon(`cannot kill container: ${word}: container ${container.id} is not running`)
  signal(context.state, container, name)
}

function rm(context: Context, given: Given): number {
  const force = given.has('--force')
  return forEach(context, given.words, (word) => {
    const { state } = context
    // With --force a container that is not there is as good as removed.
    if (
      force &&
      !state.containers.some(({ id, name }) => name === word.replace(/^\//, '') || id.startsWith(word))
    )
      return
    const container = containerOf(state, word)
    const reasons: Record<string, string> = {
      running: 'container is running: stop the container before removing or force remove',
      paused: 'container is paused and must be unpaused first',
      restarting: 'container is restarting: stop the container before removing or force remove',
    }
    const reason = reasons[container.status]
    if (reason !== undefined && !force) throw fromDaemon(`cannot remove container "${word}": ${reason}`)
    if (hasProcess(container)) end(state, container, 137)
    if (state.containers.includes(container)) remove(state, container, given.has('--volumes'))
    context.out(`${word}\n`)
  })
}

function rename(context: Context, given: Given): number {
  const [from = '', to = ''] = given.words
  try {
    const container = containerOf(context.state, from)
    if (container.name === to) throw fromDaemon('Renaming a container with the same name as its current name')
    const other = context.state.containers.find(({ name }) => name === to)
    if (other) throw fromDaemon(`Error when allocating new name: ${nameTaken(to, other.id)}`)
    if (!isContainerName(to))
      throw fromDaemon(
        `Error when allocating new name: Invalid container name (/${to}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`,
      )
    checkName(context.state, to, 1)
    container.name = to
    return 0
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(`failed to rename container: ${error.message}`)
  }
}

function logs(context: Context, given: Given): number {
  const { state } = context
  const container = containerOf(state, given.words[0]!)
  const tail = given.last('--tail') ?? 'all'
  const shown = linesOf(container.logs.filter(({ at }) => at <= state.now))
  const some = /^\d+$/.test(tail) ? shown.slice(shown.length - Math.min(shown.length, Number(tail))) : shown
  for (const { at, stream, text } of some)
    context[container.config.tty ? 'out' : stream](
      given.has('--timestamps') ? `${new Date(at).toISOString().replace('Z', '000000Z')} ${text}` : text,
    )
  return 0
}

/** Output in whole lines, as the log keeps it. */
export function linesOf(logs: Container['logs']): { at: number; stream: 'out' | 'err'; text: string }[] {
  const lines: { at: number; stream: 'out' | 'err'; text: string }[] = []
  for (const { at, stream, text } of logs)
    for (const part of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
      const last = lines.at(-1)
      if (last && last.stream === stream && !last.text.endsWith('\n')) last.text += part
      else lines.push({ at, stream, text: part })
    }
  return lines
}

function port(context: Context, given: Given): number {
  const [name = '', wanted] = given.words
  const container = containerOf(context.state, name)
  const full = wanted === undefined || wanted.includes('/') ? wanted : `${wanted}/tcp`
  const found = container.published.filter((binding) => full === undefined || binding.container === full)
  if (full !== undefined && found.length === 0)
    throw new Refusal(`no public port '${wanted}' published for ${name}`)
  for (const { container: inside, ip, host } of found)
    for (const address of ip === '0.0.0.0' ? ['0.0.0.0', '[::]'] : [ip])
      context.out(`${full === undefined ? `${inside} -> ` : ''}${address}:${host}\n`)
  return 0
}

function top(context: Context, given: Given): number {
  const container = containerOf(context.state, given.words[0]!)
  if (container.status !== 'running' && container.status !== 'paused')
    throw fromDaemon(`container ${container.id} is not running`)
  const started = new Date(container.started).toISOString().slice(11, 16)
  const head = ['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD']
  const rows = (container.running?.processes ?? []).map((words, index) => [
    'root',
    String(4100 + index),
    String(4080 + index),
    '0',
    started,
    container.config.tty ? 'pts/0' : '?',
    '00:00:00',
    words.join(' '),
  ])
  for (const row of [head, ...rows])
    context.out(`${row.map((cell, index) => (index === 7 ? cell : cell.padEnd(20))).join('')}\n`)
  return 0
}

function wait(context: Context, given: Given): number {
  return forEach(context, given.words, (word) => {
    const container = containerOf(context.state, word)
    const until = container.running?.until ?? 0
    if (container.status === 'running' && until === Number.POSITIVE_INFINITY) {
      context.err(`(${word} does not end by itself; the lab does not wait for it)\n`)
      return
    }
    context.state.now = Math.max(context.state.now, until)
    settle(context.state)
    context.out(`${container.exitCode}\n`)
  })
}

function pause(_context: Context, container: Container): void {
  if (container.status === 'paused') throw fromDaemon(`container ${container.id} is already paused`)
  if (container.status === 'restarting')
    throw fromDaemon(`Container ${container.id} is restarting, wait until the container is running`)
  if (container.status !== 'running') throw fromDaemon(`container ${container.id} is not running`)
  container.status = 'paused'
}

function unpause(_context: Context, container: Container): void {
  if (container.status !== 'paused') throw fromDaemon(`Container ${container.id} is not paused`)
  container.status = 'running'
}

function restart(context: Context, container: Container, given: Given, word: string): void {
  stop(context, container, given, word, 'Cannot restart container')
  if (!context.state.containers.includes(container)) return
  try {
    start(context.state, container)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(error.message.replace('daemon: ', `daemon: Cannot restart container ${word}: `))
  }
}

/** Removes containers that do not run. */
export function pruneContainers(context: Context): string[] {
  const { state } = context
  const stopped = state.containers.filter(
    ({ status }) => !['running', 'paused', 'restarting'].includes(status),
  )
  for (const container of stopped) remove(state, container, false)
  return stopped.map(({ id }) => id)
}

function diff(context: Context, given: Given): number {
  const container = containerOf(context.state, given.words[0]!)
  for (const { kind, path } of changes(container.layers, container.files)) context.out(`${kind} ${path}\n`)
  return 0
}

/** The commands that make, run, stop and remove containers. */
export const containerCommands: Readonly<Record<string, Handler>> = {
  ...runCommands,
  ...execCommands,
  ...updateCommands,
  'container stop': { options: ['--timeout', '--time', '--signal'], run: eachContainer(stop) },
  'container restart': { options: ['--timeout', '--time', '--signal'], run: eachContainer(restart) },
  'container kill': { options: ['--signal'], run: killAll },
  'container pause': { options: [], run: eachContainer(pause) },
  'container unpause': { options: [], run: eachContainer(unpause) },
  'container rm': { options: ['--force', '--volumes'], run: rm },
  'container rename': { options: [], run: rename },
  'container logs': {
    options: ['--tail', '--timestamps', '--follow', '--details', '--since', '--until'],
    run: logs,
  },
  'container port': { options: [], run: port },
  'container top': { options: [], run: top },
  'container wait': { options: [], run: wait },
  'container diff': { options: [], run: diff },
  'container prune': {
    options: ['--force'],
    run(context) {
      const ids = pruneContainers(context)
      if (ids.length > 0) context.out(`Deleted Containers:\n${ids.join('\n')}\n\n`)
      context.out('Total reclaimed space: 0B\n')
      return 0
    },
  },
}
