import { signalName, signalNumbers } from '../commandline/index.ts'
import { fromDaemon, Refusal } from './context.ts'
import {
  CannotStart,
  cannotStart,
  defaultPath,
  environment,
  launch,
  makeFolders,
  type Output,
  steps,
} from './launch.ts'
import { containerMachine, filesOf, userOf } from './machines.ts'
import { connectAll, release } from './ports.ts'
import type { Process } from './shell/process.ts'
import { runScript, shellOf } from './shell/run.ts'
import type { Container, Image, State } from './state.ts'

/** The folders that mounts cover are made in the writable layer. */
export function makeMountPoints(state: State, container: Container, chosen: (type: string) => boolean): void {
  const root = filesOf(state, { ...container, mounts: [] })
  for (const { type, target } of container.mounts) if (chosen(type)) makeFolders(root, target)
}

/** `--init` puts a small init in front of the main process. */
function putInit(state: State, container: Container): void {
  const root = filesOf(state, { ...container, mounts: [] })
  makeFolders(root, '/sbin')
  if (!root.stat('/sbin/docker-init')) root.write('/sbin/docker-init', '')
}

/** Runs the main process of a container. Throws Refusal; what was changed up to there stays, as in the engine. */
export function start(state: State, container: Container, output?: Output, stdin?: string): void {
  makeMountPoints(state, container, (type) => type === 'volume')
  // The program is looked for before the networks are.
  const fault = programFault(state, container)
  if (fault) throw refusedStart(container, fault)
  try {
    connectAll(state, container)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    container.exitCode = 128
    container.error = error.message.replace('Error response from daemon: ', '')
    throw error
  }
  for (const path of Object.keys(container.tmpfs)) delete container.tmpfs[path]
  makeMountPoints(state, container, (type) => type !== 'volume')
  if (container.host.init) putInit(state, container)
  container.error = ''
  container.foreground = false
  try {
    runMain(state, container, output, stdin)
  } catch (error) {
    release(container)
    throw error instanceof CannotStart ? refusedStart(container, error) : error
  }
}

/** Why the program of a container cannot be started; undefined when it can. */
function programFault(state: State, container: Container): { code: number; message: string } | undefined {
  const root = filesOf(state, container)
  const cwd = container.config.workdir || '/'
  const { PATH = defaultPath } = environment(container.config.env, container, '/', false)
  return cannotStart(root, container.path, PATH, cwd)
}

/** Leaves a container as one that could not be started. */
function refusedStart(container: Container, { code, message }: { code: number; message: string }): Refusal {
  container.exitCode = code
  container.status = container.finished > 0 ? 'exited' : 'created'
  container.error = `failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: ${message}`
  return fromDaemon(container.error, code)
}

const mostLines = 2000

function runMain(
  state: State,
  container: Container,
  output: Output | undefined,
  stdin: string | undefined,
): void {
  const began = state.now
  const { config } = container
  container.started = began
  container.status = 'running'
  container.exitCode = 0
  // Undefined is an input that stays open: a terminal, or that of a container which nobody is attached to.
  const given = output ? stdin : config.stdin || config.tty ? undefined : ''
  const outcome = launch(state, container, {
    words: [container.path, ...container.args],
    env: config.env,
    workdir: config.workdir,
    user: config.user,
    tty: config.tty,
    stdin: given,
    output(stream, text) {
      if (container.logs.length < mostLines) container.logs.push({ at: began, stream, text })
      output?.(stream, text)
    },
  })
  container.running = outcome.running
    ? { ...outcome.running, until: Number.POSITIVE_INFINITY, exitCode: 0 }
    : {
        processes: outcome.longest ?? [[container.path, ...container.args]],
        until: began + outcome.elapsed,
        exitCode: outcome.code,
        traps: {},
        listens: [],
      }
  if (output && Number.isFinite(container.running.until))
    state.now = Math.max(state.now, container.running.until)
  settle(state)
}

/** Ends every container whose time has come. */
export function settle(state: State): void {
  for (const container of [...state.containers]) {
    const { running, status } = container
    if (status !== 'running' || !running || running.until > state.now) continue
    const quick = running.until - container.started < 1000
    end(state, container, running.exitCode, running.until)
    restart(state, container, running.exitCode, quick)
  }
}

/** Starts a container again, as its policy says. */
function restart(state: State, container: Container, code: number, quick: boolean): void {
  const { name, max } = container.host.restart
  if (name === 'no' || (name === 'on-failure' && (code === 0 || (max > 0 && container.restarts >= max))))
    return
  container.restarts++
  if (quick && !(name === 'on-failure' && max > 0)) {
    container.status = 'restarting'
    return
  }
  const { now } = state
  start(state, container)
  state.now = now
}

/** Ends a container; with `--rm` it is gone. */
export function end(state: State, container: Container, code: number, at = state.now): void {
  container.status = 'exited'
  container.exitCode = code
  container.finished = at
  container.running = undefined
  release(container)
  for (const path of Object.keys(container.tmpfs)) delete container.tmpfs[path]
  if (container.host.autoRemove) remove(state, container, true)
}

/** Stops a container: a signal, some time, then KILL. */
export function stopContainer(
  state: State,
  container: Container,
  { signal: wanted, seconds = 10 }: { signal?: string; seconds?: number },
): void {
  if (container.status === 'restarting') {
    end(state, container, container.exitCode)
    return
  }
  if (container.status !== 'running' && container.status !== 'paused') return
  container.status = 'running'
  const name = signalName(wanted ?? container.config.stopSignal ?? 'TERM') ?? 'TERM'
  // Without time to react, a trap never runs: KILL comes with the signal.
  if ((seconds > 0 || container.host.init) && signal(state, container, name)) return
  const until = state.now + seconds * 1000
  const own = container.running?.until ?? Number.POSITIVE_INFINITY
  if (own <= until) {
    state.now = own
    end(state, container, container.running!.exitCode)
    return
  }
  state.now = until
  end(state, container, 137)
}

/** Removes a container, and its anonymous volumes with it where that is asked for. */
export function remove(state: State, container: Container, volumes: boolean): void {
  state.containers.splice(state.containers.indexOf(container), 1)
  if (!volumes) return
  const own = new Set(container.mounts.filter(({ anonymous }) => anonymous).map(({ source }) => source))
  state.volumes = state.volumes.filter(({ name }) => !own.has(name) || usersOf(state, name).length > 0)
}

/** The containers that have a volume. */
export const usersOf = (state: State, volume: string): Container[] =>
  state.containers.filter(({ mounts }) =>
    mounts.some(({ type, source }) => type === 'volume' && source === volume),
  )

const contentOf = ({ layers, config }: Image): string =>
  `${layers.map(({ id }) => id).join(' ')} ${JSON.stringify(config)}`

/** Whether a container needs what an image holds, under whatever name. */
export function isUsed(state: State, image: Image): boolean {
  const content = contentOf(image)
  return state.images.some((other) => contentOf(other) === content && containersOf(state, other).length > 0)
}

/** The containers that were made of an image. */
export const containersOf = (state: State, image: Image): Container[] =>
  state.containers.filter(({ imageId }) => imageId === image.id)

/** Signals that end no process by themselves. */
const harmless: ReadonlySet<string> = new Set('CHLD CONT STOP TSTP TTIN TTOU URG WINCH'.split(' '))

/** Sends a signal to the main process; returns whether that ended it. A main process ignores what it does not handle, except KILL. */
export function signal(state: State, container: Container, name: string): boolean {
  if (name === 'KILL') {
    end(state, container, 137)
    return true
  }
  const { running } = container
  const command = running?.traps[name]
  if (command !== undefined) return runTrap(state, container, command)
  if (!container.host.init || harmless.has(name) || !Object.hasOwn(signalNumbers, name)) return false
  end(state, container, 128 + signalNumbers[name]!)
  return true
}

function runTrap(state: State, container: Container, command: string): boolean {
  const root = filesOf(state, container)
  const who = userOf(root, container.config.user) ?? { id: 0, name: 'root', home: '/' }
  const env = environment(container.config.env, container, who.home, false)
  const log = (stream: 'out' | 'err') => (text: string) =>
    void container.logs.push({ at: state.now, stream, text })
  const process: Process = {
    machine: containerMachine(
      state,
      container,
      root,
      who,
      env.PATH!,
      () => undefined,
      () => state.now,
    ),
    fs: root,
    env,
    cwd: container.config.workdir || '/',
    stdin: '',
    out: log('out'),
    err: log('err'),
    budget: { steps },
  }
  const ends = /(?:^|[;&|\s])exit(?:$|[;&|\s])/.test(command)
  const code = runScript(shellOf(process), command)
  if (ends) end(state, container, code)
  return ends
}
