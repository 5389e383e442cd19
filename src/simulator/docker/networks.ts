import { isNetworkName } from '../../commandline/index.ts'
import {
  type Context,
  containerOf,
  forEach,
  fromDaemon,
  type Given,
  type Handler,
  networkOf,
  Refusal,
  volumeOf,
} from '../context.ts'
import { newId, short } from '../ids.ts'
import { newEndpoint } from '../ports.ts'
import { usersOf } from '../processes.ts'
import { hasProcess, type State } from '../state.ts'
import { recordOf } from '../variables.ts'
import { checkVolumeName } from './mounts.ts'

const labelsOf = (given: Given): Record<string, string> => recordOf(given.all('--label'))

function createVolume(context: Context, given: Given): number {
  const { state } = context
  const name = given.words[0] ?? given.last('--name') ?? newId(state)
  const anonymous = given.words[0] === undefined && given.last('--name') === undefined
  if (!state.volumes.some((volume) => volume.name === name)) {
    if ((given.last('--driver') ?? 'local') !== 'local')
      throw fromDaemon(
        `create ${name}: error looking up volume plugin ${given.last('--driver')}: plugin "${given.last('--driver')}" not found`,
      )
    if (name.length < 2)
      throw fromDaemon(
        `create ${name}: volume name is too short, names should be at least two alphanumeric characters`,
      )
    checkVolumeName(name, 1)
    state.volumes.push({ name, created: state.now, anonymous, labels: labelsOf(given), files: {} })
  }
  context.out(`${name}\n`)
  return 0
}

function removeVolumes(context: Context, given: Given): number {
  const { state } = context
  return forEach(context, given.words, (name) => {
    if (given.has('--force') && !state.volumes.some((volume) => volume.name === name)) {
      context.out(`${name}\n`)
      return
    }
    const volume = volumeOf(state, name)
    const users = usersOf(state, name)
    if (users.length > 0)
      throw fromDaemon(`remove ${name}: volume is in use - [${users.map(({ id }) => id).join(', ')}]`)
    state.volumes.splice(state.volumes.indexOf(volume), 1)
    context.out(`${name}\n`)
  })
}

/** Removes volumes that no container has: anonymous ones, or all. */
export function pruneVolumes(state: State, all: boolean): string[] {
  const gone = state.volumes.filter(
    ({ name, anonymous }) => (all || anonymous) && usersOf(state, name).length === 0,
  )
  state.volumes = state.volumes.filter((volume) => !gone.includes(volume))
  return gone.map(({ name }) => name)
}

/** The first 172.x.0.0/16 that no network has. */
function freeSubnet(state: State): number {
  let subnet = 18
  while (state.networks.some((network) => network.subnet === subnet)) subnet++
  return subnet
}

/** Adds a network with the next free range of addresses; returns its id. */
export function addNetwork(
  state: State,
  name: string,
  settings: Pick<State['networks'][number], 'driver' | 'internal' | 'labels'>,
): string {
  const id = newId(state)
  state.networks.push({
    name,
    id,
    created: state.now,
    subnet: freeSubnet(state),
    builtIn: false,
    ...settings,
  })
  return id
}

function createNetwork(context: Context, given: Given): number {
  const { state } = context
  const [name = ''] = given.words
  const driver = given.last('--driver') ?? 'bridge'
  if (!['bridge', 'macvlan', 'ipvlan', 'overlay', 'host', 'null'].includes(driver))
    throw fromDaemon(`plugin "${driver}" not found`)
  if (driver === 'overlay')
    throw fromDaemon(
      'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.',
    )
  if (driver === 'host' || driver === 'null')
    throw fromDaemon(`only one instance of "${driver}" network is allowed`)
  if (state.networks.some((network) => network.name === name))
    throw fromDaemon(`network with name ${name} already exists`)
  if (!isNetworkName(name))
    throw fromDaemon(
      name.trim() === ''
        ? 'invalid name: name is empty'
        : `network name "${name}" is reserved and cannot be created`,
    )
  const id = addNetwork(state, name, { driver, internal: given.has('--internal'), labels: labelsOf(given) })
  context.out(`${id}\n`)
  return 0
}

function removeNetworks(context: Context, given: Given): number {
  const { state } = context
  let failed = false
  const code = forEach(context, given.words, (word) => {
    try {
      const network = networkOf(state, word)
      if (network.builtIn) throw fromDaemon(`${network.name} is a pre-defined network and cannot be removed`)
      const users = state.containers.filter(
        (container) => hasProcess(container) && container.networks[network.name],
      )
      if (users.length > 0) {
        const names = users.map(
          ({ name, networks }) => `name:"${name}" id:"${short(networks[network.name]!.id)}"`,
        )
        throw fromDaemon(
          `error while removing network: network ${network.name} has active endpoints (${names.join(', ')})`,
        )
      }
      state.networks.splice(state.networks.indexOf(network), 1)
      context.out(`${word}\n`)
    } catch (error) {
      failed =
        failed || (error instanceof Refusal && !(given.has('--force') && /not found$/.test(error.message)))
      throw error
    }
  })
  if (failed) context.err('exit status 1\n')
  return failed ? 1 : code
}

/** Removes networks that no running container is in. */
export function pruneNetworks(state: State): string[] {
  const gone = state.networks.filter(
    ({ name, builtIn }) => !builtIn && !state.containers.some(({ networks }) => networks[name]),
  )
  state.networks = state.networks.filter((network) => !gone.includes(network))
  return gone.map(({ name }) => name)
}

function connect(context: Context, given: Given): number {
  const { state } = context
  const [name = '', word = ''] = given.words
  const container = containerOf(state, word)
  const live = hasProcess(container)
  // The engine looks for the network of a stopped container only when that starts.
  if (!live && !state.networks.some((network) => network.name === name || network.id.startsWith(name))) {
    container.networks[name] = { id: '', mac: '', ip: '', aliases: given.all('--alias') }
    return 0
  }
  const network = networkOf(state, name)
  if (container.host.network === 'host' || network.name === 'host')
    throw fromDaemon('container cannot be connected to host network')
  if (Object.keys(container.networks).length > 0 && (container.networks.none || network.name === 'none'))
    throw fromDaemon(
      'container cannot be connected to multiple networks with one of the networks in private (none) mode',
    )
  if (container.networks[network.name])
    throw fromDaemon(`endpoint with name ${container.name} already exists in network ${network.name}`)
  container.networks[network.name] = newEndpoint(state, network, given.all('--alias'), live)
  return 0
}

function disconnect(context: Context, given: Given): number {
  const { state } = context
  const [name = '', word = ''] = given.words
  const container = containerOf(state, word)
  const live = hasProcess(container)
  const known = state.networks.find((network) => network.name === name || network.id.startsWith(name))
  // Of a stopped container the engine asks only what it is connected to.
  const full = !known && !live ? name : networkOf(state, name).name
  if (!container.networks[full])
    throw fromDaemon(`container ${container.id} is not connected to ${live ? '' : 'the '}network ${full}`)
  delete container.networks[full]
  // Ports are published through a network; without one nothing leads to them.
  if (Object.keys(container.networks).length === 0) container.published = []
  return 0
}

/** The commands about volumes and networks. */
export const networkCommands: Readonly<Record<string, Handler>> = {
  'volume create': { options: ['--driver', '--label', '--name'], run: createVolume },
  'volume rm': { options: ['--force'], run: removeVolumes },
  'volume prune': {
    options: ['--all', '--force'],
    run(context, given) {
      const names = pruneVolumes(context.state, given.has('--all'))
      if (names.length > 0) context.out(`Deleted Volumes:\n${names.join('\n')}\n\n`)
      context.out('Total reclaimed space: 0B\n')
      return 0
    },
  },
  'network create': { options: ['--driver', '--internal', '--label', '--attachable'], run: createNetwork },
  'network rm': { options: ['--force'], run: removeNetworks },
  'network prune': {
    options: ['--force'],
    run(context) {
      const names = pruneNetworks(context.state)
      if (names.length > 0) context.out(`Deleted Networks:\n${names.join('\n')}\n\n`)
      return 0
    },
  },
  'network connect': { options: ['--alias'], run: connect },
  'network disconnect': { options: ['--force'], run: disconnect },
}
