import { changes } from '../../src/simulator/files.ts'
import type { State } from '../../src/simulator/index.ts'
import type { RealEngine } from './real-engine.ts'

/** What a host has, without ids and times; made of the simulator's state and of the engine's API. */
export interface Snapshot {
  containers: Record<string, unknown>[]
  images: string[]
  volumes: string[]
  networks: string[]
}

const named = (name: string): string => (/^[a-z]+_[a-z]+\d?$/.test(name) ? 'NAME' : name)
const anonymous = (name: string): string => (/^[0-9a-f]{64}$/.test(name) ? 'ANONYMOUS' : name)
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
        labels: container.config.labels,
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
    labels: json.Config.Labels,
    restart: json.HostConfig.RestartPolicy.Name,
    memory: json.HostConfig.Memory,
    changes: Array.isArray(changed) ? changed.map(({ Kind, Path }) => `${'CAD'[Kind]} ${Path}`).sort() : [],
  }
}

/** The engine's state. */
export async function measured(engine: RealEngine): Promise<Snapshot> {
  const list = (await engine.get('/containers/json?all=1')) as { Id: string }[]
  const images = (await engine.get('/images/json?all=1')) as { Id: string }[]
  const details = await Promise.all(
    images.map(
      ({ Id }) =>
        engine.get(`/images/${Id}/json`) as Promise<{
          RepoTags: string[] | null
          RootFS: { Layers: string[] }
          Config: { Cmd?: string[] }
        }>,
    ),
  )
  const volumes = (await engine.get('/volumes')) as { Volumes: { Name: string }[] }
  const networks = (await engine.get('/networks')) as { Name: string; Driver: string }[]
  return {
    containers: byText(await Promise.all(list.map(({ Id }) => containerOf(engine, Id)))),
    images: details
      .map(
        ({ RepoTags, RootFS, Config }) =>
          `${[...(RepoTags ?? [])].sort().join(' ')} ${RootFS.Layers.length} ${JSON.stringify(Config.Cmd ?? null)}`,
      )
      .sort(),
    volumes: volumes.Volumes.map(({ Name }) => anonymous(Name)).sort(),
    networks: networks.map(({ Name, Driver }) => `${Name} ${Driver}`).sort(),
  }
}
