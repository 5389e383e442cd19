import { imageOfLab, type ObservedImage, outside } from './observed-image.ts'
import { type Container, defaultHost, type Image, type Mount, type PortBinding, type State } from './state.ts'

/** The output of a Docker client's read-only commands about an engine. */
export interface Observation {
  containers: ObservedContainer[]
  images: ObservedImage[]
  volumes: { name: string }[]
  networks: { name: string; id: string; driver: string }[]
}

export interface ObservedContainer {
  id: string
  name: string
  status: string
  exitCode: number
  /** As it was given. */
  image: string
  imageId: string
  command: string[]
  env: string[]
  user: string
  restart: string
  memory: number
  ports: PortBinding[]
  mounts: Pick<Mount, 'type' | 'source' | 'target' | 'readOnly' | 'anonymous'>[]
  networks: string[]
  /** Paths of `docker diff`, with `A`, `C` or `D`. */
  changes: { kind: string; path: string }[]
}

const latest = (name: string): string => (/:[^/]+$/.test(name) ? name : `${name}:latest`)

/**
 * An engine as the state of a lab, so that it can be held against a goal. What cannot be read without looking into files is taken to
 * be as in the goal: the contents of files, volumes and images. What an image sets by itself is replaced by what the lab's image of
 * that name sets, since a learner's httpd is not ours.
 */
export function observed(seen: Observation, goal: State, start: State): State {
  const imageOf = (name: string): Image | undefined =>
    [...goal.images, ...start.images].find(({ tags }) => tags.includes(latest(name)))
  return {
    ...goal,
    session: undefined,
    host: start.host,
    images: seen.images.map((image) => {
      const wanted = imageOfLab(image, seen.images, goal, start)
      return wanted ? { ...wanted, tags: image.tags } : unknownImage(image, start.now)
    }),
    containers: seen.containers.map((own) => containerOf(own, seen, imageOf(own.image), goal)),
    volumes: seen.volumes.map(({ name }) => ({
      name,
      created: goal.now,
      anonymous: /^[0-9a-f]{64}$/.test(name),
      labels: {},
      files: goal.volumes.find((volume) => volume.name === name)?.files ?? {},
    })),
    networks: seen.networks.map(({ name, id, driver }) => ({
      name,
      id,
      driver,
      created: goal.now,
      subnet: 0,
      internal: false,
      labels: {},
      builtIn: ['bridge', 'host', 'none'].includes(name),
    })),
  }
}

const unknownImage = (image: ObservedImage, now: number): Image => ({
  id: image.id,
  created: now,
  tagged: now,
  tags: image.tags,
  layers: [],
  history: [],
  config: { env: [], workdir: '', user: '', exposed: [], volumes: [], labels: {} },
})

function containerOf(
  own: ObservedContainer,
  seen: Observation,
  image: Image | undefined,
  goal: State,
): Container {
  const real = seen.images.find(({ id }) => id === own.imageId)
  const wanted = goal.containers.find(({ name }) => name === own.name)
  const ofImage = image ? [...(image.config.entrypoint ?? []), ...(image.config.cmd ?? [])] : []
  const asImage = real !== undefined && own.command.join('\n') === real.command.join('\n')
  const [path = '', ...args] = asImage ? ofImage : own.command
  // Of an image that is gone nobody knows what it set; the path is what images set.
  const given = own.env.filter((line) => (real ? !real.env.includes(line) : !line.startsWith('PATH=')))
  const keys = new Set(given.map((line) => line.split('=')[0]))
  return {
    id: own.id,
    name: own.name,
    created: goal.now,
    image: own.image,
    imageId: image?.id ?? own.imageId,
    layers: wanted?.layers ?? [],
    path,
    args,
    config: {
      env: [...given, ...(image?.config.env ?? []).filter((line) => !keys.has(line.split('=')[0]!))],
      workdir: '',
      user: own.user === real?.user ? (image?.config.user ?? '') : own.user,
      exposed: [],
      volumes: [],
      labels: {},
      hostname: '',
      tty: false,
      stdin: false,
      cmdGiven: undefined,
      attached: false,
    },
    host: {
      ...defaultHost(),
      ports: own.ports,
      restart: { name: own.restart, max: 0 },
      network: '',
      memory: own.memory,
    },
    status: own.status as Container['status'],
    started: 0,
    finished: 0,
    exitCode: own.exitCode,
    error: '',
    files: Object.fromEntries(
      own.changes.map(({ kind, path: changed }) => [
        changed,
        kind === 'D' ? null : (wanted?.files[changed] ?? unread),
      ]),
    ),
    tmpfs: {},
    mounts: own.mounts,
    networks: Object.fromEntries(
      own.networks.map((name) => [name, { ip: '', mac: '', id: '', aliases: [] }]),
    ),
    published: [],
    logs: [],
    restarts: 0,
  }
}

const unread = { type: 'file', content: '', mode: 0, user: 0, modified: 0 } as const

interface Inspected {
  Id: string
  Name: string
  Image: string
  Path: string
  Args: string[]
  State: { Status: string; ExitCode: number }
  Config: { Image: string; Env: string[] | null; User: string }
  HostConfig: {
    RestartPolicy: { Name: string }
    Memory: number
    PortBindings: Record<string, { HostIp: string; HostPort: string }[] | null> | null
  }
  Mounts: { Type: string; Name?: string; Source: string; Destination: string; RW: boolean }[]
  NetworkSettings: { Networks: Record<string, unknown> | null }
}

/** A container of `docker inspect` and the lines of its `docker diff`. */
export function observedContainer(json: Inspected, diff: string): ObservedContainer {
  return {
    id: json.Id,
    name: json.Name.replace(/^\//, ''),
    status: json.State.Status,
    exitCode: json.State.ExitCode,
    image: json.Config.Image,
    imageId: json.Image,
    command: [json.Path, ...json.Args],
    env: json.Config.Env ?? [],
    user: json.Config.User,
    restart: json.HostConfig.RestartPolicy.Name || 'no',
    memory: json.HostConfig.Memory,
    ports: Object.entries(json.HostConfig.PortBindings ?? {}).flatMap(([container, list]) =>
      (list ?? []).map(({ HostIp, HostPort }) => ({
        container,
        ip: HostIp === '' ? '0.0.0.0' : HostIp,
        host: Number(HostPort || 0),
      })),
    ),
    mounts: json.Mounts.map(({ Type, Name, Source, Destination, RW }) => ({
      type: Type as Mount['type'],
      source: Type === 'volume' ? (Name ?? '') : Source,
      target: Destination,
      readOnly: !RW,
      anonymous: Type === 'volume' && /^[0-9a-f]{64}$/.test(Name ?? ''),
    })),
    networks: Object.keys(json.NetworkSettings.Networks ?? {}),
    changes: [...diff.matchAll(/^([ACD]) (.+)$/gm)].map(([, kind, path]) => ({ kind: kind!, path: path! })),
  }
}

/** A state of the simulator as a client would see it from outside: without the contents of anything. */
export function fromOutside(state: State): Observation {
  return {
    containers: state.containers.map((own) => ({
      id: own.id,
      name: own.name,
      status: own.status,
      exitCode: own.exitCode,
      image: own.image,
      imageId: own.imageId,
      command: [own.path, ...own.args],
      env: [...own.config.env],
      user: own.config.user,
      restart: own.host.restart.name,
      memory: own.host.memory,
      ports: [...own.host.ports],
      mounts: own.mounts.filter(({ type }) => type !== 'tmpfs'),
      networks: Object.keys(own.networks),
      changes: Object.entries(own.files).map(([path, node]) => ({ kind: node === null ? 'D' : 'C', path })),
    })),
    images: state.images.map(outside),
    volumes: state.volumes.map(({ name }) => ({ name })),
    networks: state.networks.map(({ name, id, driver }) => ({ name, id, driver })),
  }
}
