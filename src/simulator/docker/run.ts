import { type Context, containerOf, fromDaemon, type Given, type Handler, Refusal } from '../context.ts'
import { remove, settle, start } from '../processes.ts'
import { openSession, waitsForLines } from '../session.ts'
import type { Container } from '../state.ts'
import { createContainer, createOptions } from './create.ts'

export const notTerminal = 'cannot attach stdin to a TTY-enabled container because stdin is not a terminal'
const helpOfRun = "\n\nRun 'docker run --help' for more information\n"

/** Says what `run` says when it is refused, and returns the exit code. */
function refusedRun(context: Context, error: unknown, name: string): number {
  if (!(error instanceof Refusal)) throw error
  context.err(`docker: ${error.message}\n\nRun 'docker ${name} --help' for more information\n`)
  return error.code
}

function run(context: Context, given: Given): number {
  const { state } = context
  const detached = given.has('--detach')
  if (given.has('--tty') && given.has('--interactive') && !detached && !state.tty) {
    context.err(`${notTerminal}\n`)
    return 1
  }
  let container: Container | undefined
  try {
    if (detached && given.has('--attach'))
      throw new Refusal('conflicting options: cannot specify both --attach and --detach', 125)
    container = createContainer(context, given, !detached)
    startNew(context, given, container)
  } catch (error) {
    if (!container) return refusedRun(context, error, 'run')
    if (detached) context.out(`${container.id}\n`)
    if (container.host.autoRemove && state.containers.includes(container)) remove(state, container, true)
    return refusedRun(context, error, 'run')
  }
  container.foreground = !detached
  return detached ? 0 : ended(context, container)
}

/** Starts a container in the background, or with its output shown. Throws Refusal. */
function startNew(context: Context, given: Given, container: Container): void {
  const { state } = context
  if (given.has('--detach')) {
    start(state, container)
    context.out(`${container.id}\n`)
    return
  }
  const typed = context.stdin ?? (state.tty ? undefined : '')
  start(state, container, (stream, text) => context[stream](text), given.has('--interactive') ? typed : '')
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
    container.foreground = attach
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

/** The commands that make containers run, and show them. */
export const runCommands: Readonly<Record<string, Handler>> = {
  'container run': {
    options: [...createOptions, '--detach', '--sig-proxy', '--detach-keys', '--attach'],
    run,
  },
  'container create': { options: createOptions, run: create },
  'container start': { options: ['--attach', '--interactive', '--detach-keys'], run: startAll },
  'container attach': { options: ['--no-stdin', '--detach-keys', '--sig-proxy'], run: attach },
}
