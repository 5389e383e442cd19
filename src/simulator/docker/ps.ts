import { type Context, containerOf, type Given, withTag } from '../context.ts'
import { diskSize, layerSize } from '../files.ts'
import { ellipsis, humanDuration, humanSize, listTime } from '../format.ts'
import { short } from '../ids.ts'
import { type Container, isUp, type PortBinding, type State } from '../state.ts'
import type { Json } from '../template.ts'
import { textsOf } from '../variables.ts'
import { filtersOf, labelHolds, passes, print } from './list.ts'

/** The command as `docker ps` shows it. */
export function commandText({ path, args }: Container, full = false): string {
  const text = [path, ...args]
    .map((word) =>
      /[\s'"$&;|<>()\\]/.test(word) || word === '' ? `'${word.replaceAll("'", `'\\''`)}'` : word,
    )
    .join(' ')
  return JSON.stringify(full ? text : ellipsis(text, 20))
}

/** The image of a container: the name it was given while that still means the same image, its id otherwise. */
export function imageText(state: State, { image, imageId }: Container, full = false): string {
  const now = state.images.find(({ tags }) => tags.includes(withTag(image)))
  if (now?.id === imageId || imageId.startsWith(image.replace(/^sha256:/, ''))) return image
  return full ? `sha256:${imageId}` : short(imageId)
}

/** The state in words: `Up 3 minutes`. */
export function statusText(state: State, container: Container): string {
  const since = (at: number): string => humanDuration(state.now - at)
  switch (container.status) {
    case 'created':
      return 'Created'
    case 'exited':
      return `Exited (${container.exitCode}) ${since(container.finished)} ago`
    case 'restarting':
      return `Restarting (${container.exitCode}) ${since(container.finished)} ago`
    case 'paused':
      return `Up ${since(container.started)} (Paused)`
    case 'running':
      return `Up ${since(container.started)}${container.config.health ? ' (health: starting)' : ''}`
  }
}

/** The ports as `docker ps` shows them; only those of a running container in a network that has ports. */
export function portsText(container: Container): string {
  const reachable = Object.keys(container.networks).some((name) => name !== 'host' && name !== 'none')
  if (!reachable || (container.status !== 'running' && container.status !== 'paused')) return ''
  const published = [...container.published].sort(
    (a, b) => Number.parseInt(a.container, 10) - Number.parseInt(b.container, 10),
  )
  const open = container.config.exposed.filter(
    (port) => !published.some((binding) => binding.container === port),
  )
  const shown = published.flatMap(addresses)
  return [...new Set([...open, ...shown])].join(', ')
}

const addresses = ({ container, ip, host }: PortBinding): string[] =>
  (ip === '0.0.0.0' ? ['0.0.0.0', '[::]'] : [ip]).map((address) => `${address}:${host}->${container}`)

function containerHolds(state: State, container: Container, key: string, value: string): boolean {
  switch (key) {
    case 'name':
      return matches(value, container.name)
    case 'status':
      return container.status === value
    case 'id':
      return container.id.startsWith(value)
    case 'label':
      return labelHolds(container.config.labels, value)
    case 'ancestor':
      return state.images.some(
        (image) =>
          image.id === container.imageId &&
          (image.tags.includes(withTag(value)) || image.id.startsWith(value)),
      )
    case 'exited':
      return container.status === 'exited' && container.exitCode === Number(value)
    case 'network':
      return value in container.networks
    case 'volume':
      return container.mounts.some(({ source, target }) => source === value || target === value)
    case 'publish':
      return container.published.some(
        (binding) =>
          binding.container === (value.includes('/') ? value : `${value}/tcp`) ||
          String(binding.host) === value,
      )
    case 'before':
      return container.created < containerOf(state, value).created
    case 'since':
      return container.created > containerOf(state, value).created
    default:
      return true
  }
}

/** A name filter is a pattern; simple anchors are all that is read of it. */
function matches(pattern: string, name: string): boolean {
  const plain = pattern.replace(/^\^\/?/, '').replace(/\$$/, '')
  const [starts, ends] = [pattern.startsWith('^'), pattern.endsWith('$')]
  if (starts && ends) return name === plain
  if (starts) return name.startsWith(plain)
  return ends ? name.endsWith(plain) : name.includes(plain)
}

/** The containers that the options of `ps` choose, newest first. */
function chosen(state: State, given: Given): Container[] {
  const filters = filtersOf(given)
  const last = given.has('--latest') ? 1 : Number(given.last('--last') ?? -1)
  const all = given.has('--all') || last > 0 || filters.some(([key]) => key === 'status' || key === 'exited')
  const found = [...state.containers]
    .reverse()
    .filter((container) => all || isUp(container))
    .filter((container) =>
      passes(container, filters, (item, key, value) => containerHolds(state, item, key, value)),
    )
  return last > 0 ? found.slice(0, last) : found
}

const sizeText = (container: Container): string => {
  const image = container.layers.slice(0, -1).reduce((sum, layer) => sum + layerSize(layer), 0)
  const own = diskSize(container.files)
  return `${humanSize(own)} (virtual ${humanSize(own + image)})`
}

function containerRow(state: State, container: Container, full: boolean): Record<string, Json> {
  const volumes = container.mounts.filter(({ type }) => type === 'volume')
  return {
    Command: commandText(container, full),
    CreatedAt: listTime(container.created),
    HealthStatus: container.config.health ? 'starting' : 'none',
    ID: full ? container.id : short(container.id),
    Image: imageText(state, container, full),
    Labels: textsOf(container.config.labels).join(','),
    LocalVolumes: String(volumes.length),
    Mounts: container.mounts.map(({ source }) => ellipsis(source, full ? 1000 : 15)).join(','),
    Names: container.name,
    Networks: Object.keys(container.networks).join(','),
    Platform: { architecture: 'amd64', os: 'linux' },
    Ports: portsText(container),
    RunningFor: `${humanDuration(state.now - container.created)} ago`,
    Size: sizeText(container),
    State: container.status,
    Status: statusText(state, container),
  }
}

const containerHeads = {
  Command: 'COMMAND',
  CreatedAt: 'CREATED AT',
  ID: 'CONTAINER ID',
  Image: 'IMAGE',
  Labels: 'LABELS',
  LocalVolumes: 'LOCAL VOLUMES',
  Mounts: 'MOUNTS',
  Names: 'NAMES',
  Networks: 'NETWORKS',
  Ports: 'PORTS',
  RunningFor: 'CREATED',
  Size: 'SIZE',
  State: 'STATE',
  Status: 'STATUS',
  HealthStatus: 'HEALTH',
  Platform: 'PLATFORM',
}

export function ps(context: Context, given: Given): number {
  const full = given.has('--no-trunc')
  const rows = chosen(context.state, given).map((container) => containerRow(context.state, container, full))
  const columns = [
    'ID',
    'Image',
    'Command',
    'RunningFor',
    'Status',
    'Ports',
    'Names',
    ...(given.has('--size') ? ['Size'] : []),
  ]
  return print(context, given, rows, containerHeads, columns, 'ID')
}
