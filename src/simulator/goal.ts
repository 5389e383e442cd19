import { changes, flatten } from './files.ts'
import { type Container, type Files, type Image, isUp, type State } from './state.ts'

/** Something that keeps a state from being the goal. */
export type Gap =
  | { code: 'container-missing' | 'container-extra' | 'container-running'; name: string }
  | {
      code: 'container'
      name: string
      what:
        | 'status'
        | 'image'
        | 'command'
        | 'ports'
        | 'mounts'
        | 'networks'
        | 'env'
        | 'user'
        | 'restart'
        | 'memory'
        | 'foreground'
      wanted: string
      is: string
    }
  | { code: 'file'; name: string; path: string }
  | {
      code:
        | 'image-missing'
        | 'image-extra'
        | 'image'
        | 'volume-missing'
        | 'volume-extra'
        | 'network-missing'
        | 'network-extra'
        | 'host-file'
      name: string
    }

const madeUp = /^[a-z]+_[a-z]+$/
const anonymous = /^[0-9a-f]{64}$/

/** The properties of a container, in words that can be compared. */
const facets: Readonly<Record<string, (container: Container) => string>> = {
  status: ({ status }) => status,
  image: ({ image }) => image.replace(/:latest$/, ''),
  command: ({ path, args }) => [path, ...args].join(' '),
  ports: ({ host }) =>
    host.ports
      .map(
        ({ ip, host: port, container }) =>
          `${ip === '0.0.0.0' ? '' : `${ip}:`}${port === 0 ? '' : port}:${container}`,
      )
      .sort()
      .join(' '),
  mounts: ({ mounts }) =>
    mounts
      .map(
        ({ source, target, readOnly }) =>
          `${anonymous.test(source) ? '' : source}:${target}${readOnly ? ':ro' : ''}`,
      )
      .sort()
      .join(' '),
  networks: ({ networks }) => Object.keys(networks).sort().join(' '),
  env: ({ config }) => [...config.env].sort().join(' '),
  user: ({ config }) => (/^(?:root|0)$/.test(config.user) ? '' : config.user),
  restart: ({ host }) => host.restart.name,
  memory: ({ host }) => String(host.memory),
}

/** Lists what is still missing from a goal; empty when it is reached. `start` is the state in which both began, `free` the names that do not matter. */
export function gaps(goal: State, state: State, start: State, free: readonly string[] = []): Gap[] {
  return [
    ...containerGaps(goal, state, start),
    ...leftovers(goal, state, start),
    ...imageGaps(goal, state, start),
    ...volumeGaps(goal, state),
    ...networkGaps(goal, state),
    ...hostGaps(goal, state, start),
  ].filter(({ name }) => !free.includes(name))
}

/** Things without a name that the solution removes, counted since they cannot be told apart. */
const nameless: readonly [Extract<Gap, { name: string }>['code'], (state: State) => string[]][] = [
  [
    'container-extra',
    ({ containers }) => containers.filter((own) => !isNamed(own) && !isUp(own)).map(({ name }) => name),
  ],
  [
    'image-extra',
    ({ images }) => images.filter(({ tags }) => tags.length === 0).map(({ id }) => id.slice(0, 12)),
  ],
  [
    'volume-extra',
    ({ volumes }) => volumes.flatMap(({ name }) => (anonymous.test(name) ? [name.slice(0, 12)] : [])),
  ],
]

function leftovers(goal: State, state: State, start: State): Gap[] {
  return nameless.flatMap(([code, of]) => {
    const most = of(goal).length
    const own = of(state)
    return most < of(start).length && own.length > most
      ? own.slice(most).map((name): Gap => ({ code, name }) as Gap)
      : []
  })
}

const isNamed = ({ name }: Container): boolean => !madeUp.test(name)

function containerGaps(goal: State, state: State, start: State): Gap[] {
  const found: Gap[] = []
  for (const wanted of goal.containers.filter(isNamed)) {
    const own = state.containers.find(({ name }) => name === wanted.name)
    const before = start.containers.find(({ name }) => name === wanted.name)
    if (own)
      found.push(...facetGaps(wanted, own), ...fileGaps(wanted, own), ...spoiltGaps(wanted, own, before))
    else found.push({ code: 'container-missing', name: wanted.name })
  }
  for (const own of state.containers) {
    if (isNamed(own) && !goal.containers.some(({ name }) => name === own.name))
      found.push({ code: 'container-extra', name: own.name })
  }
  const unnamed = (from: State): Container[] =>
    from.containers.filter((container) => !isNamed(container) && isUp(container))
  const spare = unnamed(state)
  for (const wanted of unnamed(goal)) {
    const at = spare.findIndex((own) => facetGaps(wanted, own).length === 0)
    if (at < 0) found.push({ code: 'container-missing', name: wanted.image })
    else spare.splice(at, 1)
  }
  for (const { name } of spare) found.push({ code: 'container-running', name })
  return found
}

/** Whether a container holds a terminal that the goal leaves free. */
const holdsTerminal = (wanted: Container, own: Container): boolean =>
  isUp(own) && own.foreground === true && wanted.foreground !== true

function facetGaps(wanted: Container, own: Container): Gap[] {
  const { name } = wanted
  const held: Gap[] = holdsTerminal(wanted, own)
    ? [{ code: 'container', name, what: 'foreground', wanted: '', is: 'yes' }]
    : []
  const differing = Object.entries(facets).flatMap(([what, text]): Gap[] => {
    const [a, b] = [text(wanted), text(own)]
    return a === b ? [] : [{ code: 'container', name, what: what as 'status', wanted: a, is: b }]
  })
  return [...differing, ...held]
}

/** The files of a writable layer that a goal has, and the learner's container has not. */
function fileGaps(wanted: Container, own: Container): Gap[] {
  return changes(wanted.layers, wanted.files).flatMap(({ path }): Gap[] => {
    const [a, b] = [wanted.files[path], own.files[path]]
    const same = a === null ? b === null : a?.type === 'dir' ? b?.type === 'dir' : a?.content === b?.content
    return same ? [] : [{ code: 'file', name: wanted.name, path }]
  })
}

/** Files that the container had changed at the start, and that the solution brings back. */
function spoiltGaps(wanted: Container, own: Container, before: Container | undefined): Gap[] {
  if (!before) return []
  return changes(before.layers, before.files).flatMap(({ path }): Gap[] =>
    wanted.files[path] === undefined &&
    own.files[path]?.content === before.files[path]?.content &&
    own.files[path] !== undefined
      ? [{ code: 'file', name: wanted.name, path }]
      : [],
  )
}

const contentOf = (image: Image): string => {
  const files = [...flatten(image.layers).files].map(
    ([path, node]) => `${path} ${node.type} ${node.content} ${node.size ?? ''}`,
  )
  const { cmd, entrypoint, env, workdir, user, exposed } = image.config
  return [
    ...files.sort(),
    JSON.stringify({ cmd, entrypoint, env, workdir, user, exposed, layers: image.layers.length }),
  ].join('\n')
}

function imageGaps(goal: State, state: State, start: State): Gap[] {
  const tags = (from: State): Map<string, Image> =>
    new Map(from.images.flatMap((image) => image.tags.map((tag) => [tag, image] as const)))
  const [wanted, own, before] = [tags(goal), tags(state), tags(start)]
  const found: Gap[] = []
  for (const [tag, image] of wanted) {
    const other = own.get(tag)
    if (!other) found.push({ code: 'image-missing', name: tag })
    else if (other.id !== image.id && contentOf(other) !== contentOf(image))
      found.push({ code: 'image', name: tag })
  }
  for (const tag of before.keys())
    if (!wanted.has(tag) && own.has(tag)) found.push({ code: 'image-extra', name: tag })
  return found
}

const sameFiles = (a: Files, b: Files): boolean => {
  const text = (files: Files): string =>
    Object.entries(files)
      .filter(([path]) => path !== '/')
      .map(([path, node]) => `${path} ${node?.type} ${node?.content}`)
      .sort()
      .join('\n')
  return text(a) === text(b)
}

function volumeGaps(goal: State, state: State): Gap[] {
  const named = (from: State): State['volumes'] => from.volumes.filter(({ name }) => !anonymous.test(name))
  const missing = named(goal).flatMap(({ name, files }): Gap[] => {
    const own = state.volumes.find((volume) => volume.name === name)
    return own && sameFiles(own.files, files) ? [] : [{ code: 'volume-missing', name }]
  })
  const extra = named(state).filter(({ name }) => !goal.volumes.some((volume) => volume.name === name))
  return [...missing, ...extra.map(({ name }): Gap => ({ code: 'volume-extra', name }))]
}

function networkGaps(goal: State, state: State): Gap[] {
  const has = (from: State, name: string): boolean => from.networks.some((network) => network.name === name)
  return [
    ...goal.networks
      .filter(({ name }) => !has(state, name))
      .map(({ name }): Gap => ({ code: 'network-missing', name })),
    ...state.networks
      .filter(({ name }) => !has(goal, name))
      .map(({ name }): Gap => ({ code: 'network-extra', name })),
  ]
}

/** Files of the host that the solution makes or changes. */
function hostGaps(goal: State, state: State, start: State): Gap[] {
  return Object.entries(goal.host.files).flatMap(([path, node]): Gap[] => {
    if (node?.type !== 'file' || start.host.files[path]?.content === node.content) return []
    return state.host.files[path]?.content === node.content
      ? []
      : [{ code: 'host-file', name: path.replace('/home/me/', '') }]
  })
}
