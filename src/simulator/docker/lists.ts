import {
  type Context,
  containerOf,
  fromDaemon,
  type Given,
  type Handler,
  Refusal,
  withTag,
} from '../context.ts'
import { diskSize } from '../files.ts'
import { ellipsis, humanDuration, humanSize, listTime, table } from '../format.ts'
import { short } from '../ids.ts'
import { repositoryOf } from '../machines.ts'
import { containersOf, isUsed, usersOf } from '../processes.ts'
import type { Container, Image, PortBinding, State } from '../state.ts'
import { formatRows, type Json } from '../template.ts'

/** Filters `key=value`. Throws Refusal for one that the engine does not know. */
function filtersOf(given: Given, known: readonly string[]): [key: string, value: string][] {
  return given.all('--filter').map((text) => {
    const at = text.indexOf('=')
    if (at < 0)
      throw new Refusal(
        `invalid argument "${text}" for "-f, --filter" flag: invalid filter '${text}' (must be 'name=value')`,
        125,
      )
    const [key, value] = [text.slice(0, at).toLowerCase(), text.slice(at + 1)]
    if (!known.includes(key)) throw fromDaemon(`invalid filter '${key}'`)
    return [key, value]
  })
}

/** Filters of one key are alternatives, those of different keys all hold. */
function passes<T>(
  item: T,
  filters: readonly [string, string][],
  holds: (item: T, key: string, value: string) => boolean,
): boolean {
  const keys = new Set(filters.map(([key]) => key))
  return [...keys].every((key) => filters.some(([other, value]) => other === key && holds(item, key, value)))
}

/** The command as `docker ps` shows it. */
export function commandText({ path, args }: Container, full = false): string {
  const text = [path, ...args]
    .map((word) =>
      /[\s'"$&;|<>()\\]/.test(word) || word === '' ? `'${word.replaceAll("'", `'\\''`)}'` : word,
    )
    .join(' ')
  return JSON.stringify(full ? text : ellipsis(text, 20))
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

/** The ports as `docker ps` shows them; only those of a running container. */
export function portsText(container: Container): string {
  if (container.status !== 'running' && container.status !== 'paused') return ''
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

const containerFilters = [
  'name',
  'status',
  'id',
  'label',
  'ancestor',
  'exited',
  'network',
  'volume',
  'publish',
  'expose',
  'before',
  'since',
  'health',
  'is-task',
]
const states = ['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead']

function containerHolds(state: State, container: Container, key: string, value: string): boolean {
  switch (key) {
    case 'name':
      return matches(value, container.name)
    case 'status':
      if (!states.includes(value))
        throw fromDaemon(
          `invalid filter 'status=${value}': invalid value for state (${value}): must be one of ${states.join(', ')}`,
        )
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

function labelHolds(labels: Readonly<Record<string, string>>, value: string): boolean {
  const [key = '', wanted] = value.split('=')
  return key in labels && (wanted === undefined || labels[key] === wanted)
}

/** The containers that the options of `ps` choose, newest first. */
function chosen(state: State, given: Given): Container[] {
  const filters = filtersOf(given, containerFilters)
  const last = given.has('--latest') ? 1 : Number(given.last('--last') ?? -1)
  const all = given.has('--all') || last > 0 || filters.some(([key]) => key === 'status' || key === 'exited')
  const found = [...state.containers]
    .reverse()
    .filter(({ status }) => all || status === 'running' || status === 'paused' || status === 'restarting')
    .filter((container) =>
      passes(container, filters, (item, key, value) => containerHolds(state, item, key, value)),
    )
  return last > 0 ? found.slice(0, last) : found
}

const sizeText = (container: Container): string => {
  const image = container.layers.slice(0, -1).reduce((sum, layer) => sum + diskSize(layer.files), 0)
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
    Image: container.image,
    Labels: Object.entries(container.config.labels)
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
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

// The engine's names for what a row is made of.
const names = { container: 'Container', image: 'Image', volume: 'Volume', network: 'Network' }

/** Prints a list as its options ask: ids, a format, or a table of some columns. */
function print(
  context: Context,
  given: Given,
  rows: readonly Record<string, Json>[],
  heads: Readonly<Record<string, string>>,
  columns: readonly string[],
  id: string,
): number {
  const format = given.last('--format')
  if (given.has('--quiet') && format === undefined) for (const row of rows) context.out(`${row[id]}\n`)
  else if (format !== undefined && format !== 'table')
    context.out(
      formatRows(
        names[
          id === 'Name'
            ? 'volume'
            : 'Driver' in (rows[0] ?? {})
              ? 'network'
              : 'Tag' in heads
                ? 'image'
                : 'container'
        ],
        format,
        rows,
        heads,
        table,
      ),
    )
  else
    context.out(
      table(
        columns.map((column) => heads[column]!),
        rows.map((row) => columns.map((column) => String(row[column]))),
      ),
    )
  return 0
}

function ps(context: Context, given: Given): number {
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

/** What an image takes: its layers unpacked and packed; the packed size is an estimate. */
export function imageSizes(image: Image): { disk: number; content: number } {
  const unpacked = image.layers.reduce((sum, layer) => sum + diskSize(layer.files), 0)
  const content = Math.round(1_060_000 + Math.max(0, unpacked - 2_060_000) * 0.4)
  return { disk: unpacked + content, content }
}

const imageFilters = ['dangling', 'label', 'before', 'since', 'reference', 'until']

function imageHolds(state: State, image: Image, key: string, value: string): boolean {
  switch (key) {
    case 'dangling':
      return (image.tags.length === 0) === (value === 'true' || value === '1')
    case 'label':
      return labelHolds(image.config.labels, value)
    case 'reference':
      return image.tags.some((tag) => referenceHolds(tag, value))
    case 'before':
      return image.created < (state.images.find(({ tags }) => tags.includes(withTag(value)))?.created ?? 0)
    case 'since':
      return image.created > (state.images.find(({ tags }) => tags.includes(withTag(value)))?.created ?? 0)
    default:
      return true
  }
}

function referenceHolds(tag: string, pattern: string): boolean {
  const shape = (text: string): RegExp =>
    new RegExp(
      `^${text
        .slice(0, 200)
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replace(/\*+/g, '[^/]*')
        .replace(/\?/g, '.')}$`,
    )
  return shape(pattern).test(tag) || shape(pattern).test(repositoryOf(tag).repository)
}

/** One row for each name of an image, and one for an image without a name. */
function imageRows(state: State, given: Given): (Record<string, Json> & { tagText: string })[] {
  const filters = filtersOf(given, imageFilters)
  const [wanted] = given.words
  const dangling = filters.some(([key, value]) => key === 'dangling' && value === 'true')
  return [...state.images]
    .sort((a, b) => b.created - a.created)
    .filter((image) => passes(image, filters, (item, key, value) => imageHolds(state, item, key, value)))
    .flatMap((image) => {
      const tags = image.tags.filter(
        (tag) =>
          wanted === undefined ||
          tag === wanted ||
          repositoryOf(tag).repository === wanted ||
          referenceHolds(tag, wanted),
      )
      const names =
        image.tags.length > 0 ? tags : wanted === undefined && (given.has('--all') || dangling) ? [''] : []
      return names.map((name) => imageRow(state, image, name, given.has('--no-trunc')))
    })
}

function imageRow(
  state: State,
  image: Image,
  name: string,
  full: boolean,
): Record<string, Json> & { tagText: string } {
  const { repository, tag } = name === '' ? { repository: '<none>', tag: '<none>' } : repositoryOf(name)
  const { disk, content } = imageSizes(image)
  return {
    tagText: name || '<untagged>',
    ID: full ? `sha256:${image.id}` : short(image.id),
    Repository: repository,
    Tag: tag,
    Digest: '<none>',
    CreatedSince: `${humanDuration(state.now - image.created)} ago`,
    CreatedAt: listTime(image.created),
    Size: humanSize(disk),
    Containers: String(containersOf(state, image).length),
    SharedSize: 'N/A',
    UniqueSize: 'N/A',
    VirtualSize: humanSize(disk),
    Content: humanSize(content),
    Used: isUsed(state, image) ? 'U' : '',
  }
}

const imageHeads = {
  ID: 'IMAGE ID',
  Repository: 'REPOSITORY',
  Tag: 'TAG',
  Digest: 'DIGEST',
  CreatedSince: 'CREATED',
  CreatedAt: 'CREATED AT',
  Size: 'SIZE',
  Containers: 'CONTAINERS',
  SharedSize: 'SHARED SIZE',
  UniqueSize: 'UNIQUE SIZE',
  VirtualSize: 'VIRTUAL SIZE',
}

function images(context: Context, given: Given): number {
  const rows = imageRows(context.state, given)
  const public_ = rows.map(({ tagText: _tag, Content: _content, Used: _used, ...row }) => row)
  if (given.has('--quiet') || (given.last('--format') ?? 'table') !== 'table')
    return print(context, given, public_, imageHeads, [], 'ID')
  const sorted = [...rows].sort((a, b) => order(a.tagText, b.tagText))
  const wide = Math.max(5, ...sorted.map(({ tagText }) => tagText.length))
  const id = given.has('--no-trunc') ? 71 : 12
  context.out(`${'IMAGE'.padEnd(wide)}   ${'ID'.padEnd(id)}   DISK USAGE   CONTENT SIZE   EXTRA\n`)
  for (const { tagText, ID, Size, Content, Used } of sorted)
    context.out(
      `${tagText.padEnd(wide)}   ${ID}   ${String(Size).padStart(10)}   ${String(Content).padStart(12)}   ${String(Used).padEnd(5)}\n`,
    )
  return 0
}

/** Names in their order, images without a name last. */
const order = (a: string, b: string): number => {
  if ((a === '<untagged>') !== (b === '<untagged>')) return a === '<untagged>' ? 1 : -1
  return a < b ? -1 : a > b ? 1 : 0
}

function volumes(context: Context, given: Given): number {
  const filters = filtersOf(given, ['dangling', 'driver', 'label', 'name'])
  const { state } = context
  const rows = [...state.volumes]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter((volume) =>
      passes(volume, filters, (item, key, value) => {
        if (key === 'dangling')
          return (usersOf(state, item.name).length === 0) === (value === 'true' || value === '1')
        if (key === 'name') return item.name.includes(value)
        return key === 'label' ? labelHolds(item.labels, value) : value === 'local'
      }),
    )
    .map((volume) => ({
      Availability: 'N/A',
      Driver: 'local',
      Group: 'N/A',
      Labels: Object.entries(volume.labels)
        .map(([key, value]) => `${key}=${value}`)
        .join(','),
      Links: 'N/A',
      Mountpoint: `/var/lib/docker/volumes/${volume.name}/_data`,
      Name: volume.name,
      Scope: 'local',
      Size: 'N/A',
      Status: 'N/A',
    }))
  return print(
    context,
    given,
    rows,
    {
      Driver: 'DRIVER',
      Name: 'VOLUME NAME',
      Mountpoint: 'MOUNTPOINT',
      Scope: 'SCOPE',
      Labels: 'LABELS',
      Links: 'LINKS',
      Size: 'SIZE',
    },
    ['Driver', 'Name'],
    'Name',
  )
}

function networks(context: Context, given: Given): number {
  const filters = filtersOf(given, ['driver', 'id', 'label', 'name', 'scope', 'type', 'dangling'])
  const { state } = context
  const full = given.has('--no-trunc')
  const used = (name: string): boolean => state.containers.some((container) => name in container.networks)
  const rows = [...state.networks]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter((network) =>
      passes(network, filters, (item, key, value) => {
        const values: Record<string, boolean> = {
          driver: item.driver === value,
          id: item.id.startsWith(value),
          name: item.name.includes(value),
          scope: value === 'local',
          type: (value === 'builtin') === item.builtIn,
          label: labelHolds(item.labels, value),
          dangling: (!item.builtIn && !used(item.name)) === (value === 'true'),
        }
        return values[key]!
      }),
    )
    .map((network) => ({
      CreatedAt: listTime(network.created),
      Driver: network.driver,
      ID: full ? network.id : short(network.id),
      IPv4: 'true',
      IPv6: 'false',
      Internal: String(network.internal),
      Labels: Object.entries(network.labels)
        .map(([key, value]) => `${key}=${value}`)
        .join(','),
      Name: network.name,
      Scope: 'local',
    }))
  return print(
    context,
    given,
    rows,
    {
      ID: 'NETWORK ID',
      Name: 'NAME',
      Driver: 'DRIVER',
      Scope: 'SCOPE',
      IPv4: 'IPV4',
      IPv6: 'IPV6',
      Internal: 'INTERNAL',
      Labels: 'LABELS',
      CreatedAt: 'CREATED AT',
    },
    ['ID', 'Name', 'Driver', 'Scope'],
    'ID',
  )
}

/** The commands that list things. */
export const listCommands: Readonly<Record<string, Handler>> = {
  'container ls': {
    options: ['--all', '--quiet', '--no-trunc', '--filter', '--format', '--latest', '--last', '--size'],
    run: ps,
  },
  'image ls': { options: ['--all', '--quiet', '--no-trunc', '--filter', '--format'], run: images },
  'volume ls': { options: ['--quiet', '--filter', '--format'], run: volumes },
  'network ls': { options: ['--quiet', '--filter', '--format', '--no-trunc'], run: networks },
}
