import { isContainerName, isTooLittle, restartPolicies, signalName } from '../../commandline/index.ts'
import {
  type Context,
  checkReference,
  findImage,
  fromDaemon,
  type Given,
  Refusal,
  withTag,
} from '../context.ts'
import { dir, file, joined } from '../files.ts'
import { newId, newName } from '../ids.ts'
import { makeFolders } from '../launch.ts'
import { filesOf, repositoryOf } from '../machines.ts'
import { newEndpoint } from '../ports.ts'
import { layerOf } from '../start.ts'
import type { Container, Files, HostConfig, Image, Layer, Network, PortBinding, State } from '../state.ts'
import { pairOf, recordOf } from '../variables.ts'
import { anonymousVolumes, mountsOf, prepared } from './mounts.ts'
import { bindingsOf, memoryOf } from './values.ts'

/** Options of `run` and `create` that are modelled. */
export const createOptions = [
  '--name',
  '--publish',
  '--publish-all',
  '--expose',
  '--env',
  '--env-file',
  '--volume',
  '--mount',
  '--tmpfs',
  '--network',
  '--network-alias',
  '--workdir',
  '--user',
  '--entrypoint',
  '--hostname',
  '--label',
  '--restart',
  '--rm',
  '--interactive',
  '--tty',
  '--memory',
  '--memory-swap',
  '--cpus',
  '--read-only',
  '--init',
  '--privileged',
  '--add-host',
  '--pull',
  '--quiet',
  '--stop-signal',
  '--stop-timeout',
  '--volumes-from',
  '--no-healthcheck',
  '--health-cmd',
  '--cpu-shares',
  '--platform',
]

/** The error for an image whose registry cannot be reached. */
export function unreachable(name: string): string {
  const { repository, tag } = repositoryOf(name)
  const path = repository.includes('/') ? repository : `library/${repository}`
  return `failed to resolve reference "docker.io/${path}:${tag}": failed to do request: Head "https://registry-1.docker.io/v2/${path}/manifests/${tag}": dial tcp: lookup registry-1.docker.io: network is unreachable`
}

/** Makes a container of the words and options of `run` and `create`. Throws Refusal. */
export function createContainer(context: Context, given: Given, attached: boolean): Container {
  const { state } = context
  const [name = ''] = given.words
  checkReference(name)
  const restart = restartOf(given)
  checkNetworks(given)
  const ports = bindingsOf(given.all('--publish'))
  const mounts = mountsOf(state, given)
  const memory = memoryOf(given.last('--memory'))
  if (isTooLittle(memory)) throw fromDaemon('Minimum memory limit allowed is 6MB', 125)
  const stopSignal = given.last('--stop-signal')
  if (stopSignal && !/^[1-9]\d*$/.test(stopSignal) && signalName(stopSignal) === undefined)
    throw fromDaemon(`invalid signal: ${stopSignal}`, 125)
  const image = findOrPull(context, name, given)
  const wanted = given.last('--name') || undefined
  checkName(state, wanted)
  const id = newId(state)
  const { entrypoint, cmd, words } = commandOf(image, given)
  const [path, ...args] = words
  if (path === undefined) throw fromDaemon('no command specified', 125)
  const volumes = anonymousVolumes(image, mounts)
  const full: Container = {
    id,
    name: wanted ?? newName(state),
    created: state.now,
    image: name,
    imageId: image.id,
    layers: [],
    path,
    args,
    config: {
      ...image.config,
      env: environmentOf(state, given, image),
      entrypoint,
      cmd,
      cmdGiven: given.inner.length > 0 ? given.inner : undefined,
      workdir: given.last('--workdir') ?? image.config.workdir,
      user: given.last('--user') ?? image.config.user,
      exposed: exposedOf(image, ports, given),
      labels: { ...image.config.labels, ...recordOf(given.all('--label')) },
      stopSignal: stopSignal ?? image.config.stopSignal,
      health: given.has('--no-healthcheck') ? undefined : healthOf(given, image),
      hostname: given.last('--hostname') ?? id.slice(0, 12),
      tty: given.has('--tty'),
      stdin: given.has('--interactive'),
      attached,
    },
    host: hostConfig(given, ports, restart, memory),
    status: 'created',
    started: 0,
    finished: 0,
    exitCode: 0,
    error: '',
    files: {},
    tmpfs: {},
    mounts: [...mounts, ...volumes],
    networks: networksOf(state, given),
    published: [],
    logs: [],
    restarts: 0,
  }
  const layers = [...image.layers, engineLayer(state)]
  const container: Container = {
    ...full,
    layers,
    mounts: full.mounts.map((mount) => prepared(state, mount, image)),
  }
  state.containers.push(container)
  makeFolders(filesOf(state, { ...container, mounts: [] }), container.config.workdir)
  return container
}

function restartOf(given: Given): { name: string; max: number } {
  const [name = 'no', max] = (given.last('--restart') ?? 'no').split(':')
  if (name !== 'no' && given.has('--rm'))
    throw new Refusal('conflicting options: cannot specify both --restart and --rm', 125)
  checkPolicy(name, 125)
  return { name: name || 'no', max: Number(max ?? 0) }
}

/** Throws Refusal for a restart policy that does not exist; an empty one is `no`. */
export function checkPolicy(name: string, code?: number): void {
  const quoted = restartPolicies.map((policy) => `'${policy}'`)
  if (name !== '' && !restartPolicies.includes(name))
    throw fromDaemon(
      `invalid restart policy: unknown policy '${name}'; use one of ${quoted.slice(0, -1).join(', ')}, or ${quoted.at(-1)}`,
      code,
    )
}

function findOrPull({ state, err }: Context, name: string, given: Given): Image {
  const pull = given.last('--pull') ?? 'missing'
  const found = findImage(state, name)
  if (found && pull !== 'always') return found
  if (pull === 'never') throw fromDaemon(`No such image: ${withTag(name)}`, 125)
  if (!found) err(`Unable to find image '${withTag(name)}' locally\n`)
  throw fromDaemon(unreachable(name), 125)
}

/** Throws Refusal for a name that is taken or cannot be one. */
export function checkName(state: State, name: string | undefined, code = 125, shown = name): void {
  if (name === undefined) return
  if (!isContainerName(name))
    throw fromDaemon(`Invalid container name (${shown}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`, code)
  const other = state.containers.find((container) => container.name === name)
  if (other) throw fromDaemon(nameTaken(name, other.id), code)
}

export const nameTaken = (name: string, id: string): string =>
  `Conflict. The container name "/${name}" is already in use by container "${id}". You have to remove (or rename) that container to be able to reuse that name.`

/** The command line of a container: the entry point and the words after it. */
function commandOf(
  image: Image,
  given: Given,
): { entrypoint?: readonly string[]; cmd?: readonly string[]; words: readonly string[] } {
  const own = given.last('--entrypoint')
  const entrypoint = own === undefined ? image.config.entrypoint : own === '' ? undefined : [own]
  const inherited = own === undefined || own === '' ? image.config.cmd : undefined
  const cmd = given.inner.length > 0 ? given.inner : inherited
  return { entrypoint, cmd, words: [...(entrypoint ?? []), ...(cmd ?? [])] }
}

function environmentOf(state: State, given: Given, image: Image): string[] {
  const lines: string[] = []
  for (const name of given.all('--env-file')) {
    const node = state.host.files[absoluteOf(state, name)]
    if (!node) throw new Refusal(`open ${name}: no such file or directory`, 125)
    lines.push(...node.content.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')))
  }
  lines.push(...given.all('--env'))
  const own = lines.flatMap((line) => {
    if (line.includes('=')) return [line]
    const value = state.host.env[line]
    return value === undefined ? [] : [`${line}=${value}`]
  })
  const keys = new Map<string, string>()
  for (const line of own) keys.set(pairOf(line)[0], line)
  const inherited = image.config.env.filter((line) => !keys.has(pairOf(line)[0]))
  return [...keys.values(), ...inherited]
}

const absoluteOf = (state: State, path: string): string =>
  path.startsWith('/') ? path : joined(state.host.cwd, path.replace(/^\.\//, ''))

function exposedOf(image: Image, ports: readonly PortBinding[], given: Given): string[] {
  const own = given.all('--expose').map((port) => (port.includes('/') ? port : `${port}/tcp`))
  return [...new Set([...image.config.exposed, ...own, ...ports.map(({ container }) => container)])]
}

function healthOf(given: Given, image: Image) {
  const command = given.last('--health-cmd')
  return command === undefined ? image.config.health : { test: ['CMD-SHELL', command] }
}

function hostConfig(
  given: Given,
  ports: readonly PortBinding[],
  restart: HostConfig['restart'],
  memory: number,
): HostConfig {
  const swap = given.last('--memory-swap')
  const network = given.all('--network')[0] ?? 'bridge'
  return {
    ports,
    publishAll: given.has('--publish-all'),
    restart,
    autoRemove: given.has('--rm'),
    network: /name=([^,]+)/.exec(network)?.[1] ?? network,
    memory,
    memorySwap: swap === undefined ? memory * 2 : memoryOf(swap),
    cpus: Number(given.last('--cpus') ?? 0),
    readOnly: given.has('--read-only'),
    init: given.has('--init'),
    privileged: given.has('--privileged'),
    hosts: given.all('--add-host'),
  }
}

const wantedNetworks = (given: Given): string[] => {
  const names = given.all('--network').map((name) => /name=([^,]+)/.exec(name)?.[1] ?? name)
  return names.length > 0 ? names : ['bridge']
}

const builtInNetwork = /^(?:bridge|host|none|default|container:.*)$/

/** Throws Refusal for networks that do not go together, and for further names in a network that has none. */
function checkNetworks(given: Given): void {
  const wanted = wantedNetworks(given)
  const twice = wanted.find((name, index) => wanted.indexOf(name) < index)
  if (twice !== undefined) throw new Refusal(`network "${twice}" is specified multiple times`, 125)
  if (new Set(wanted.map((name) => builtInNetwork.test(name))).size > 1)
    throw new Refusal(
      'conflicting options: cannot attach both user-defined and non-user-defined network-modes',
      125,
    )
  if (given.all('--network-alias').length > 0 && wanted.some((name) => builtInNetwork.test(name)))
    throw new Refusal('network-scoped aliases are only supported for user-defined networks', 125)
}

/** The networks of a new container; one that does not exist shows when it starts. */
function networksOf(state: State, given: Given): Container['networks'] {
  const wanted = wantedNetworks(given)
  const networks: Container['networks'] = {}
  for (const name of wanted) {
    if (name.startsWith('container:')) continue
    const network: Network | undefined = state.networks.find(
      (item) => item.name === name || (name.length > 3 && item.id.startsWith(name)),
    )
    const aliases = given.all('--network-alias')
    networks[network?.name ?? (name === 'default' ? 'bridge' : name)] = network
      ? newEndpoint(state, network, aliases, false)
      : { id: '', mac: '', ip: '', aliases }
  }
  return networks
}

const engineFiles = ['/dev', '/proc', '/sys']

/** The files that the engine puts into every container before it starts; `docker diff` does not list them. */
function engineLayer(state: State): Layer {
  const files: Files = {
    '/.dockerenv': file('', state.now, 0o755),
    '/etc': dir(state.now),
    '/etc/mtab': { type: 'link', content: '/proc/mounts', mode: 0o777, user: 0, modified: state.now },
  }
  for (const path of engineFiles) files[path] = dir(state.now)
  for (const name of ['hosts', 'hostname', 'resolv.conf']) files[`/etc/${name}`] = file('', state.now)
  return layerOf(files, 'engine')
}
