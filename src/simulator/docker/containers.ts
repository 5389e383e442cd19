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
import {
  CannotStart,
  end,
  launch,
  remove,
  settle,
  signal,
  signalName,
  start,
  stopContainer,
} from '../processes.ts'
import { openSession, waitsForLines } from '../session.ts'
import type { Container } from '../state.ts'
import { checkName, createContainer, createOptions, nameTaken } from './create.ts'
import { memoryOf } from './values.ts'

const notTerminal = 'cannot attach stdin to a TTY-enabled container because stdin is not a terminal'
const helpOfRun = "\n\nRun 'docker run --help' for more information\n"

/** Prints a name or an id and goes on with the next. */
const eachContainer =
  (work: (context: Context, container: Container, given: Given, word: string) => void) =>
  (context: Context, given: Given): number =>
    forEach(context, given.words, (word) => {
      work(context, containerOf(context.state, word), given, word)
      context.out(`${word}\n`)
    })

/** Says what `run` says when it is refused, and returns the exit code. */
function refusedRun(context: Context, error: unknown, name: string): number {
  if (!(error instanceof Refusal)) throw error
  context.err(`docker: ${error.message}\n\nRun 'docker ${name} --help' for more information\n`)
  return error.code
}

function run(context: Context, given: Given): number {
  const { state } = context
  const detached = given.has('--detach')
  let container: Container
  try {
    if (given.has('--tty') && given.has('--interactive') && !detached && !state.tty)
      throw new Refusal(notTerminal, -1)
    if (detached && given.has('--attach'))
      throw new Refusal('conflicting options: cannot specify both --attach and --detach', 125)
    container = createContainer(context, given, !detached)
  } catch (error) {
    if (error instanceof Refusal && error.code === -1) {
      context.err(`${error.message}\n`)
      return 1
    }
    return refusedRun(context, error, 'run')
  }
  try {
    if (detached) {
      start(state, container)
      context.out(`${container.id}\n`)
      return 0
    }
    const stdin = given.has('--interactive') ? (context.stdin ?? (state.tty ? undefined : '')) : ''
    start(state, container, (stream, text) => context[stream](text), stdin)
  } catch (error) {
    if (detached && error instanceof Refusal && !error.message.includes('network '))
      context.out(`${container.id}\n`)
    else if (detached) context.out(`${container.id}\n`)
    if (container.host.autoRemove && state.containers.includes(container)) remove(state, container, true)
    return refusedRun(context, error, 'run')
  }
  return ended(context, container)
}

/** Whether the learner sits at a terminal in front of the shell that a container runs. */
const takesLines = ({ state }: Context, { config, running }: Container): boolean =>
  state.tty && config.tty && config.stdin && waitsForLines(running)

/** The exit code of a container that ran in the foreground; one that goes on is left running. */
function ended(context: Context, container: Container): number {
  if (container.status === 'exited' || container.status === 'restarting') return container.exitCode
  if (container.status === 'running' && takesLines(context, container))
    openSession(context.state, container, { main: true })
  else if (container.status === 'running')
    context.err(`(${container.name} runs in the foreground; the lab goes on as in another terminal)\n`)
  return 0
}

function create(context: Context, given: Given): number {
  try {
    context.out(`${createContainer(context, given, true).id}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    context.err(
      `${error.message.startsWith('Error') ? '' : 'docker: '}${error.message}\n${error.code === 125 && !error.message.startsWith('Error') ? helpOfRun.replaceAll('run', 'create').slice(1) : ''}`,
    )
    return error.message.startsWith('Error') ? 1 : error.code
  }
}

function startOne(context: Context, word: string, attach: boolean): number {
  const container = containerOf(context.state, word)
  if (container.status === 'paused')
    throw attach
      ? new Refusal('unable to upgrade to tcp, received 409')
      : fromDaemon('cannot start a paused container, try unpause instead')
  if (container.status !== 'running') {
    const before = container.logs.length
    start(
      context.state,
      container,
      attach ? (stream, text) => context[stream](text) : undefined,
      attach && !(context.state.tty && container.config.stdin) ? '' : undefined,
    )
    if (attach && container.logs.length < before) return 0
  }
  return attach ? ended(context, container) : 0
}

function startAll(context: Context, given: Given): number {
  const attach = given.has('--attach') || given.has('--interactive')
  if (attach && given.words.length > 1)
    throw new Refusal('you cannot start and attach multiple containers at once')
  const failed: string[] = []
  let code = 0
  for (const word of given.words)
    try {
      code = startOne(context, word, attach)
      if (!attach) context.out(`${word}\n`)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      context.err(`${error.message}\n`)
      failed.push(word)
    }
  if (failed.length === 0) return code
  if (!attach) context.err(`failed to start containers: ${failed.join(', ')}\n`)
  return 1
}

function stop(context: Context, container: Container, given: Given): void {
  stopContainer(context.state, container, {
    signal: given.last('--signal'),
    seconds: Math.max(0, Number(given.last('--timeout') ?? given.last('--time') ?? 10)),
  })
}

function killAll(context: Context, given: Given): number {
  return forEach(context, given.words, (word) => {
    const wanted = given.last('--signal') ?? 'KILL'
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
  const name = signalName(given.last('--signal') ?? 'KILL')!
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
    if (container.status === 'running' || container.status === 'paused') end(state, container, 137)
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
    if (!/^\/?[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(to))
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

function exec(context: Context, given: Given): number {
  const { state } = context
  const container = containerOf(state, given.words[0]!)
  const tty = given.has('--tty')
  const detached = given.has('--detach')
  if (tty && given.has('--interactive') && !detached && !state.tty) throw new Refusal(notTerminal)
  if (container.status === 'paused')
    throw fromDaemon(`Container ${given.words[0]} is paused, unpause the container before exec`)
  if (container.status === 'restarting')
    throw fromDaemon(`Container ${container.id} is restarting, wait until the container is running`)
  if (container.status !== 'running') throw fromDaemon(`container ${container.id} is not running`)
  return execIn(context, container, given, tty, given.has('--interactive'))
}

/** Runs a command in a container that runs; returns its exit code. */
export function execIn(
  context: Context,
  container: Container,
  given: Given,
  tty: boolean,
  interactive: boolean,
): number {
  const { state } = context
  const detached = given.has('--detach')
  try {
    const outcome = launch(state, container, {
      words: given.inner,
      env: [...container.config.env, ...given.all('--env')],
      workdir: given.last('--workdir') ?? container.config.workdir,
      user: given.last('--user') ?? container.config.user,
      tty,
      stdin: interactive ? (context.stdin ?? (tty ? undefined : '')) : '',
      output: detached ? () => undefined : (stream, text) => context[stream](text),
    })
    if (detached) return 0
    if (outcome.running && tty && interactive && state.tty && waitsForLines(outcome.running))
      openSession(state, container, {
        main: false,
        user: given.last('--user'),
        workdir: given.last('--workdir'),
        env: given.all('--env'),
      })
    else if (outcome.running) context.err('(the command goes on; the lab does not wait for it)\n')
    state.now += outcome.elapsed
    settle(state)
    return outcome.code
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    const message = `OCI runtime exec failed: exec failed: unable to start container process: ${error.message}`
    if (detached) throw fromDaemon(message)
    context.out(`${message}\n`)
    return error.code
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

function attach(context: Context, given: Given): number {
  const container = containerOf(context.state, given.words[0]!)
  if (container.status === 'paused')
    throw new Refusal('cannot attach to a paused container, unpause it first')
  if (container.status === 'restarting')
    throw new Refusal('cannot attach to a restarting container, wait until it is running')
  if (container.status !== 'running')
    throw new Refusal('cannot attach to a stopped container, start it first')
  if (container.config.tty && container.config.stdin && !context.state.tty && !given.has('--no-stdin'))
    throw new Refusal(notTerminal)
  const until = container.running?.until ?? Number.POSITIVE_INFINITY
  if (takesLines(context, container)) {
    openSession(context.state, container, { main: true })
    return 0
  }
  if (until === Number.POSITIVE_INFINITY) {
    context.err(`(the lab attaches to ${container.name} and leaves it again)\n`)
    return 0
  }
  context.state.now = Math.max(context.state.now, until)
  settle(context.state)
  return container.exitCode
}

function update(context: Context, given: Given): number {
  const options = ['--memory', '--memory-swap', '--cpus', '--restart', '--cpu-shares']
  if (!options.some((name) => given.last(name) !== undefined))
    throw new Refusal('you must provide one or more flags when using this command')
  return forEach(context, given.words, (word) => {
    const container = containerOf(context.state, word)
    const { host } = container
    const memory = given.last('--memory')
    const swap = given.last('--memory-swap')
    if (memory !== undefined) {
      const bytes = memoryOf(memory)
      const limit = swap === undefined ? host.memorySwap : memoryOf(swap)
      if (bytes < 6 * 1024 * 1024)
        throw fromDaemon(`Cannot update container ${container.id}: Minimum memory limit allowed is 6MB`)
      if (limit !== -1 && bytes > limit)
        throw fromDaemon(
          `Cannot update container ${container.id}: Memory limit should be smaller than already set memoryswap limit, update the memoryswap at the same time`,
        )
      host.memory = bytes
    }
    if (swap !== undefined) host.memorySwap = memoryOf(swap)
    if (given.last('--cpus') !== undefined) host.cpus = Number(given.last('--cpus'))
    const restart = given.last('--restart')
    if (restart !== undefined) {
      const [name = 'no', max = '0'] = restart.split(':')
      if (host.autoRemove && name !== 'no')
        throw fromDaemon('Restart policy cannot be updated because AutoRemove is enabled for the container')
      host.restart = { name, max: Number(max) }
    }
    context.out(`${word}\n`)
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
  stop(context, container, given)
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
  'container run': {
    options: [...createOptions, '--detach', '--sig-proxy', '--detach-keys', '--attach'],
    run,
  },
  'container create': { options: createOptions, run: create },
  'container start': { options: ['--attach', '--interactive', '--detach-keys'], run: startAll },
  'container stop': { options: ['--timeout', '--time', '--signal'], run: eachContainer(stop) },
  'container restart': { options: ['--timeout', '--time', '--signal'], run: eachContainer(restart) },
  'container kill': { options: ['--signal'], run: killAll },
  'container pause': { options: [], run: eachContainer(pause) },
  'container unpause': { options: [], run: eachContainer(unpause) },
  'container rm': { options: ['--force', '--volumes'], run: rm },
  'container rename': { options: [], run: rename },
  'container exec': {
    options: [
      '--detach',
      '--interactive',
      '--tty',
      '--env',
      '--user',
      '--workdir',
      '--privileged',
      '--detach-keys',
    ],
    run: exec,
  },
  'container logs': {
    options: ['--tail', '--timestamps', '--follow', '--details', '--since', '--until'],
    run: logs,
  },
  'container port': { options: [], run: port },
  'container top': { options: [], run: top },
  'container wait': { options: [], run: wait },
  'container attach': { options: ['--no-stdin', '--detach-keys', '--sig-proxy'], run: attach },
  'container update': {
    options: ['--memory', '--memory-swap', '--cpus', '--restart', '--cpu-shares'],
    run: update,
  },
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
