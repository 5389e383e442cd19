import { fromDaemon, Refusal } from './context.ts'
import { absolute, tooLong } from './files.ts'
import { newId } from './ids.ts'
import { containerMachine, filesOf, userOf } from './machines.ts'
import type { FileSystem } from './mounted.ts'
import { Forever, type Process } from './shell/process.ts'
import { program, runScript, shellOf } from './shell/run.ts'
import type { Container, Endpoint, Image, Network, PortBinding, Running, State } from './state.ts'

/** Where the output of a process goes. */
export type Output = (stream: 'out' | 'err', text: string) => void

/** How a process is started. */
export interface Launch {
  words: readonly string[]
  env: readonly string[]
  workdir: string
  user: string
  tty: boolean
  stdin: string | undefined
  output: Output
}

/** How it ended, or how it goes on. */
export type Outcome = {
  code: number
  elapsed: number
  /** The words of what took longest, and of the shell that waited for it. */
  longest?: readonly (readonly string[])[]
  running?: Omit<Running, 'until' | 'exitCode'>
}

const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const steps = 3000

/** Why a program cannot be started, in the words of runc; undefined when it can. */
function cannotStart(
  fs: FileSystem,
  name: string,
  path: string,
  cwd: string,
): { code: number; message: string } | undefined {
  if (!name.includes('/')) {
    const found = path.split(':').some((folder) => {
      const node = fs.stat(absolute(folder, name))
      return node?.type === 'file' && (node.mode & 0o111) !== 0
    })
    return found ? undefined : { code: 127, message: `exec: "${name}": executable file not found in $PATH` }
  }
  const node = fs.stat(absolute(cwd, name))
  if (!node) return { code: 127, message: `exec: "${name}": stat ${name}: no such file or directory` }
  if (node.type === 'dir') return { code: 126, message: `exec: "${name}": is a directory: permission denied` }
  return (node.mode & 0o111) === 0 ? { code: 126, message: `exec: "${name}": permission denied` } : undefined
}

/** Thrown where runc cannot start the program of a container. */
export class CannotStart extends Error {
  readonly code: number
  constructor({ code, message }: { code: number; message: string }) {
    super(message)
    this.code = code
  }
}

/** Variables as a process has them. */
function environment(
  given: readonly string[],
  container: Container,
  home: string,
  tty: boolean,
): Record<string, string> {
  const env: Record<string, string> = { PATH: defaultPath, HOSTNAME: container.config.hostname }
  if (tty) env.TERM = 'xterm'
  for (const line of given) {
    const at = line.indexOf('=')
    if (at > 0) env[line.slice(0, at)] = line.slice(at + 1)
  }
  if (env.HOME === undefined) env.HOME = home
  return env
}

/** What a process in a container is given. */
export interface Inside {
  user: string
  env: Record<string, string>
  cwd: string
  pass: Process['machine']['pass']
  /** Milliseconds that have passed for it. */
  elapsed(): number
  out(text: string): void
  err(text: string): void
}

/** A process of a user in a container, with nothing on its standard input. */
export function processIn(
  state: State,
  container: Container,
  { user, env, cwd, pass, elapsed, out, err }: Inside,
): Process {
  const who = userOf(filesOf(state, container), user) ?? { id: 0, name: 'root', home: '/' }
  const fs = filesOf(state, container, who.id)
  const path = env.PATH ?? defaultPath
  return {
    machine: {
      ...containerMachine(state, container, fs, who, path, pass, () => state.now + elapsed()),
      signal: () => undefined,
    },
    fs,
    env,
    cwd,
    stdin: '',
    out,
    err,
    budget: { steps },
  }
}

/** Runs a program in a container. Throws CannotStart, Refusal and NotSimulated. */
export function launch(
  state: State,
  container: Container,
  { words, env: given, workdir, user, tty, stdin, output }: Launch,
): Outcome {
  const root = filesOf(state, container)
  const who = userOf(root, user)
  if (!who) throw fromDaemon(`unable to find user ${user.split(':')[0]}: no matching entries in passwd file`)
  const env = environment(given, container, who.home, tty)
  const cwd = workdir || '/'
  if (!root.stat(cwd)) makeFolders(root, cwd)
  const fault = cannotStart(root, words[0]!, env.PATH!, cwd)
  if (fault) throw new CannotStart(fault)
  let elapsed = 0
  let longest: { seconds: number; processes: readonly (readonly string[])[] } | undefined
  const pass = (seconds: number, own: readonly string[], last: boolean): void => {
    elapsed += Math.min(seconds, 1e10) * 1000
    if (!longest || seconds > longest.seconds) longest = { seconds, processes: last ? [own] : [words, own] }
  }
  const process: Process = {
    ...processIn(state, container, {
      user,
      env,
      cwd,
      pass,
      elapsed: () => elapsed,
      out: (text) => output('out', text),
      err: (text) => output(tty ? 'out' : 'err', text),
    }),
    stdin,
  }
  try {
    const code = program(process, words, true)
    return { code, elapsed, longest: longest?.processes }
  } catch (error) {
    if (!(error instanceof Forever)) throw error
    const replaced = error.tail || error.words === words
    const own = error.words.length === 0 ? words : error.words
    const processes = replaced ? [own] : [words, own]
    return {
      code: 0,
      elapsed,
      running: { processes, traps: error.traps, listens: error.listens, serves: error.serves },
    }
  }
}

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

/** Makes a folder and those above it. */
export function makeFolders(fs: FileSystem, path: string): void {
  if (tooLong(path)) return
  let at = ''
  for (const part of path.split('/').filter(Boolean)) {
    at += `/${part}`
    if (!fs.stat(at)) fs.mkdir(at)
  }
}

/** The first address of a network that nobody has. */
function freeAddress(state: State, network: Network): string {
  const used = new Set(
    state.containers.flatMap(({ networks }) => Object.values(networks).map(({ ip }) => ip)),
  )
  for (let number = 2; ; number++) {
    const ip = `172.${network.subnet}.${number >> 8}.${number & 255}`
    if (!used.has(ip)) return ip
  }
}

/** An endpoint of a container in a network, with an address while it runs. */
export function newEndpoint(
  state: State,
  network: Network,
  aliases: readonly string[],
  live: boolean,
): Endpoint {
  const id = newId(state)
  const mac = `02:42:${id.slice(0, 2)}:${id.slice(2, 4)}:${id.slice(4, 6)}:${id.slice(6, 8)}`
  return { id, mac, aliases, ip: live && network.subnet > 0 ? freeAddress(state, network) : '' }
}

const overlaps = (a: string, b: string): boolean => a === b || a === '0.0.0.0' || b === '0.0.0.0'

/** Whether a port of the host is taken. */
const isTaken = (state: State, ip: string, port: number, protocol: string): boolean =>
  state.containers.some(({ published }) =>
    published.some(
      (other) => other.host === port && overlaps(other.ip, ip) && other.container.endsWith(protocol),
    ),
  )

/** Publishes the ports of a container. Throws Refusal when one is taken. */
function publish(state: State, container: Container): PortBinding[] {
  const wanted = [...container.host.ports]
  if (container.host.publishAll)
    for (const port of container.config.exposed)
      if (!wanted.some((binding) => binding.container === port))
        wanted.push({ container: port, ip: '0.0.0.0', host: 0 })
  const published: PortBinding[] = []
  for (const { container: port, ip, host, hostEnd } of wanted) {
    const protocol = port.slice(port.indexOf('/'))
    const taken = (number: number): boolean =>
      isTaken(state, ip, number, protocol) ||
      published.some(
        (other) => other.host === number && overlaps(other.ip, ip) && other.container.endsWith(protocol),
      )
    let chosen = host === 0 ? 32768 : host
    const last = host === 0 ? 60999 : (hostEnd ?? host)
    while (chosen < last && taken(chosen)) chosen++
    if (taken(chosen))
      throw fromDaemon(
        `failed to set up container networking: driver failed programming external connectivity on endpoint ${container.name} (${newId(state)}): Bind for ${ip}:${chosen} failed: port is already allocated`,
        125,
      )
    published.push({ container: port, ip, host: chosen })
  }
  return published
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

/** Publishes the ports of a container and gives it addresses. Throws Refusal. */
function connectAll(state: State, container: Container): void {
  for (const name of Object.keys(container.networks))
    if (!state.networks.some((network) => network.name === name))
      throw fromDaemon(`failed to set up container networking: network ${name} not found`, 125)
  // After a port that was taken the engine has no network left to publish on.
  if (Object.keys(container.networks).length === 0 && !/^container:/.test(container.host.network)) return
  try {
    container.published = publish(state, container)
  } catch (error) {
    container.networks = {}
    throw error
  }
  for (const [name, { aliases }] of Object.entries(container.networks)) {
    const network = state.networks.find((item) => item.name === name)!
    container.networks[name] = newEndpoint(state, network, aliases, true)
  }
}

/** Gives ports and addresses back. */
function release(container: Container): void {
  container.published = []
  for (const [name, endpoint] of Object.entries(container.networks))
    container.networks[name] = { ...endpoint, ip: '' }
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
  if (signal(state, container, name)) return
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

const signalNumbers: Readonly<Record<string, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  KILL: 9,
  USR1: 10,
  USR2: 12,
  TERM: 15,
}

/** The name of a signal without SIG; undefined for one that does not exist. */
export function signalName(given: string): string | undefined {
  const name = given.toUpperCase().replace(/^SIG/, '')
  if (Object.hasOwn(signalNumbers, name)) return name
  return (
    Object.keys(signalNumbers).find((key) => String(signalNumbers[key]) === name) ??
    (/^(CONT|STOP|WINCH|ALRM|PIPE|CHLD)$/.test(name) ? name : undefined)
  )
}

/** Sends a signal to the main process; returns whether that ended it. A main process ignores what it does not handle, except KILL. */
export function signal(state: State, container: Container, name: string): boolean {
  if (name === 'KILL') {
    end(state, container, 137)
    return true
  }
  const { running } = container
  const command = running?.traps[name]
  if (command !== undefined) return runTrap(state, container, command)
  if (!container.host.init || !Object.hasOwn(signalNumbers, name)) return false
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
