import { fromDaemon } from './context.ts'
import { newId } from './ids.ts'
import type { Container, Endpoint, Network, PortBinding, State } from './state.ts'

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

/** The ports that a container asks for, with those of `--publish-all`. */
function wantedPorts({ host, config }: Container): PortBinding[] {
  const open = host.publishAll ? config.exposed : []
  return [
    ...host.ports,
    ...open
      .filter((port) => !host.ports.some(({ container }) => container === port))
      .map((port) => ({ container: port, ip: '0.0.0.0', host: 0 })),
  ]
}

/** Publishes the ports of a container. Throws Refusal when one is taken. */
function publish(state: State, container: Container): PortBinding[] {
  const published: PortBinding[] = []
  for (const { container: port, ip, host, hostEnd } of wantedPorts(container)) {
    const protocol = port.slice(port.indexOf('/'))
    const taken = (number: number): boolean =>
      isTaken(state, ip, number, protocol) ||
      published.some(
        (other) => other.host === number && overlaps(other.ip, ip) && other.container.endsWith(protocol),
      )
    const [first, last] = host === 0 ? [32768, 60999] : [host, hostEnd ?? host]
    let chosen = first
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

/** Publishes the ports of a container and gives it addresses. Throws Refusal. */
export function connectAll(state: State, container: Container): void {
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
export function release(container: Container): void {
  container.published = []
  for (const [name, endpoint] of Object.entries(container.networks))
    container.networks[name] = { ...endpoint, ip: '' }
}
