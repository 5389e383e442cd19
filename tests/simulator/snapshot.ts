import { changes } from '../../src/simulator/files.ts'
import type { State } from '../../src/simulator/index.ts'
import type { ListedImage, RealEngine } from './real-engine.ts'

/** The state of a host without ids and times; made of the simulator's state and of the engine's API. */
export interface Snapshot {
  containers: Record<string, unknown>[]
  images: string[]
  volumes: string[]
  networks: string[]
}

const named = (name: string): string => (/^[a-z]+_[a-z]+\d?$/.test(name) ? 'NAME' : name)
const anonymous = (name: string): string => (/^[0-9a-f]{64}$/.test(name) ? 'ANONYMOUS' : name)
/** Labels without what Compose writes down of the machine. */
const labelsOf = (labels: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(labels)
      .map(([key, value]) => [key, machineLabel.test(key) ? '' : value] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
const machineLabel = /\.(?:config-hash|image|config_files|working_dir)$/

const byText = <T>(items: T[]): T[] => items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/** The simulator's state. */
export function simulated(state: State): Snapshot {
  return {
    containers: byText(
      state.containers.map((container) => ({
        name: named(container.name),
        status: container.status,
        exitCode: container.exitCode,
        command: [container.path, ...container.args],
        ports: container.published
          .map(({ container: port, host }) => `${host >= 32768 ? 'PORT' : host}->${port}`)
          .sort(),
        mounts: container.mounts
          .filter(({ type }) => type !== 'tmpfs')
          .map(
            ({ type, source, target, readOnly }) =>
              `${type} ${type === 'bind' ? '' : anonymous(source)} ${target} ${readOnly}`,
          )
          .sort(),
        networks: Object.keys(container.networks).sort(),
        user: container.config.user,
        workdir: container.config.workdir,
        env: [...container.config.env].sort(),
        labels: labelsOf(container.config.labels),
        restart: container.host.restart.name,
        memory: container.host.memory,
        changes: changes(container.layers, container.files)
          .map(({ kind, path }) => `${kind} ${path}`)
          .sort(),
      })),
    ),
    images: state.images
      .map(
        ({ tags, layers, config }) =>
          `${[...tags].sort().join(' ')} ${layers.length} ${JSON.stringify(config.cmd ?? null)}`,
      )
      .sort(),
    volumes: state.volumes.map(({ name }) => anonymous(name)).sort(),
    networks: state.networks.map(({ name, driver }) => `${name} ${driver}`).sort(),
  }
}

interface ContainerJson {
  Name: string
  State: { Status: string; ExitCode: number }
  Path: string
  Args: string[]
  NetworkSettings: {
    Ports: Record<string, { HostPort: string; HostIp: string }[] | null> | null
    Networks: Record<string, unknown>
  }
  Mounts: { Type: string; Name?: string; Destination: string; RW: boolean }[]
  Config: { User: string; WorkingDir: string; Env: string[]; Labels: Record<string, string> }
  HostConfig: { RestartPolicy: { Name: string }; Memory: number }
}

async function containerOf(engine: RealEngine, id: string): Promise<Record<string, unknown>> {
  const json = (await engine.get(`/containers/${id}/json`)) as ContainerJson
  const changed = (await engine.get(`/containers/${id}/changes`)) as
    | { Kind: number; Path: string }[]
    | null
    | { message: string }
  const ports = Object.entries(json.NetworkSettings.Ports ?? {}).flatMap(([port, list]) =>
    (list ?? [])
      .filter(({ HostIp }) => HostIp !== '::')
      .map(({ HostPort }) => `${Number(HostPort) >= 32768 ? 'PORT' : HostPort}->${port}`),
  )
  return {
    name: named(json.Name.slice(1)),
    status: json.State.Status,
    exitCode: json.State.ExitCode,
    command: [json.Path, ...json.Args],
    ports: ports.sort(),
    mounts: json.Mounts.map(
      ({ Type, Name, Destination, RW }) =>
        `${Type} ${Type === 'bind' ? '' : anonymous(Name ?? '')} ${Destination} ${!RW}`,
    ).sort(),
    networks: Object.keys(json.NetworkSettings.Networks).sort(),
    user: json.Config.User,
    workdir: json.Config.WorkingDir,
    env: [...json.Config.Env].sort(),
    labels: labelsOf(json.Config.Labels),
    restart: json.HostConfig.RestartPolicy.Name,
    memory: json.HostConfig.Memory,
    changes: Array.isArray(changed) ? changed.map(({ Kind, Path }) => `${'CAD'[Kind]} ${Path}`).sort() : [],
  }
}

interface Listed {
  Id: string
  Names: string[]
  State: string
  Ports: unknown
  Mounts: unknown
  NetworkSettings: unknown
}

/** The contents of images by id. They never change, so all readers of a run ask once. */
const imageContents = new Map<string, string>()

/** The parts that are asked for again although no event names them: files that a process writes, images that were collected. */
interface Again {
  images?: boolean
  containers?: boolean
}

/** Reads an engine's state; asks again only about what has changed since it was read last. */
export class Reader {
  private readonly engine: RealEngine
  private readonly containers = new Map<string, { listed: string; snapshot: Record<string, unknown> }>()
  constructor(engine: RealEngine) {
    this.engine = engine
  }

  /** The state. */
  async read(again: Again = {}): Promise<Snapshot> {
    const touched = this.engine.touched()
    const images = await this.listImages(again.images)
    const [listed, volumes, networks] = (await Promise.all(
      ['/containers/json?all=1', '/volumes', '/networks'].map((path) => this.engine.get(path)),
    )) as [Listed[], { Volumes: { Name: string }[] }, { Name: string; Driver: string }[]]
    for (const id of this.containers.keys())
      if (!listed.some(({ Id }) => Id === id)) this.containers.delete(id)
    const containers = await Promise.all(
      listed.map((item) => this.container(item, again.containers || touched.has(item.Id))),
    )
    return {
      containers: byText(containers),
      images,
      volumes: volumes.Volumes.map(({ Name }) => anonymous(Name)).sort(),
      networks: networks.map(({ Name, Driver }) => `${Name} ${Driver}`).sort(),
    }
  }

  private async listImages(again: boolean | undefined): Promise<string[]> {
    const images = await this.engine.images(again)
    return (await Promise.all(images.map((image) => this.image(image)))).sort()
  }

  private async container(item: Listed, again: boolean): Promise<Record<string, unknown>> {
    const { Id, Names, State, Ports, Mounts, NetworkSettings } = item
    const listed = JSON.stringify([Names, State, Ports, Mounts, NetworkSettings])
    const known = this.containers.get(Id)
    if (known && !again && known.listed === listed) return known.snapshot
    const snapshot = await containerOf(this.engine, Id)
    this.containers.set(Id, { listed, snapshot })
    return snapshot
  }

  private async image({ Id, RepoTags }: ListedImage): Promise<string> {
    let content = imageContents.get(Id)
    if (content === undefined) {
      const { RootFS, Config } = (await this.engine.get(`/images/${Id}/json`)) as {
        RootFS: { Layers: string[] }
        Config: { Cmd?: string[] }
      }
      content = `${RootFS.Layers.length} ${JSON.stringify(Config.Cmd ?? null)}`
      imageContents.set(Id, content)
    }
    return `${[...(RepoTags ?? [])].sort().join(' ')} ${content}`
  }
}
