import {
  type Context,
  containerOf,
  findImage,
  type Given,
  type Handler,
  networkOf,
  Refusal,
  volumeOf,
  withTag,
} from '../context.ts'
import { isoTime } from '../format.ts'
import { digest } from '../ids.ts'
import { repositoryOf } from '../machines.ts'
import type { Container, Image, ImageConfig, Mount, Network, PortBinding, State, Volume } from '../state.ts'
import { checkTemplate, type Json, render, TemplateFault } from '../template.ts'
import { imageSizes } from './lists.ts'

type JsonRecord = { [key: string]: Json }

const emptyAs = (list: readonly string[] | undefined): Json => (list && list.length > 0 ? [...list] : null)

const keysOf = (list: readonly string[]): Json =>
  list.length > 0 ? Object.fromEntries(list.map((item) => [item, {}])) : undefined

/** A container as `docker inspect` shows it. */
function containerJson(state: State, container: Container): JsonRecord {
  const { config } = container
  const live = container.status === 'running' || container.status === 'paused'
  return {
    Id: container.id,
    Created: isoTime(container.created),
    Path: container.path,
    Args: [...container.args],
    State: {
      Status: container.status,
      Running: live || container.status === 'restarting',
      Paused: container.status === 'paused',
      Restarting: container.status === 'restarting',
      OOMKilled: false,
      Dead: false,
      Pid: live ? 4100 : 0,
      ExitCode: container.exitCode,
      Error: container.error,
      StartedAt: isoTime(container.started),
      FinishedAt: isoTime(container.finished),
      ...(config.health && live ? { Health: { Status: 'starting', FailingStreak: 0, Log: [] } } : {}),
    },
    Image: `sha256:${container.imageId}`,
    Name: `/${container.name}`,
    ResolvConfPath: `/var/lib/docker/containers/${container.id}/resolv.conf`,
    HostnamePath: `/var/lib/docker/containers/${container.id}/hostname`,
    HostsPath: `/var/lib/docker/containers/${container.id}/hosts`,
    LogPath: `/var/lib/docker/containers/${container.id}/${container.id}-json.log`,
    RestartCount: container.restarts,
    MountLabel: '',
    ProcessLabel: '',
    AppArmorProfile: '',
    ExecIDs: null,
    Driver: 'overlayfs',
    Platform: 'linux',
    HostConfig: hostJson(container),
    Mounts: container.mounts.filter(({ type }) => type !== 'tmpfs').map(mountJson),
    Config: {
      Hostname: config.hostname,
      Domainname: '',
      User: config.user,
      AttachStdin: false,
      AttachStdout: config.attached,
      AttachStderr: config.attached,
      ...(config.exposed.length > 0 ? { ExposedPorts: keysOf(config.exposed) } : {}),
      Tty: config.tty,
      OpenStdin: config.stdin,
      StdinOnce: config.stdin && config.attached,
      Env: [...config.env],
      Cmd: emptyAs(config.cmd),
      Image: container.image,
      Volumes: keysOf(volumesOf(container)) ?? null,
      WorkingDir: config.workdir,
      Entrypoint: emptyAs(config.entrypoint),
      Labels: { ...config.labels },
      ...(config.stopSignal ? { StopSignal: config.stopSignal } : {}),
    },
    NetworkSettings: {
      SandboxID: live ? digest(`sandbox ${container.id}`) : '',
      SandboxKey: live ? `/var/run/docker/netns/${container.id.slice(0, 12)}` : '',
      Ports: live ? portsJson(container) : {},
      Networks: Object.fromEntries(
        Object.keys(container.networks).map((name) => [name, endpointJson(state, container, name)]),
      ),
    },
  }
}

/** The targets of volumes without a name: those of the image and of `-v PATH`. */
const volumesOf = ({ config, mounts }: Container): string[] => [
  ...new Set([
    ...config.volumes,
    ...mounts.flatMap(({ anonymous, long, target }) => (anonymous && !long ? [target] : [])),
  ]),
]

/** What the engine says of settings that are as they were. */
const hostDefaults: JsonRecord = {
  ContainerIDFile: '',
  LogConfig: { Type: 'json-file', Config: {} },
  VolumeDriver: '',
  VolumesFrom: null,
  ConsoleSize: [0, 0],
  CapAdd: null,
  CapDrop: null,
  CgroupnsMode: 'host',
  Dns: null,
  DnsOptions: [],
  DnsSearch: [],
  GroupAdd: null,
  IpcMode: 'private',
  Cgroup: '',
  Links: null,
  OomScoreAdj: 0,
  PidMode: '',
  SecurityOpt: null,
  UTSMode: '',
  UsernsMode: '',
  ShmSize: 67108864,
  Runtime: 'runc',
  Isolation: '',
  CpuShares: 0,
  CgroupParent: '',
  BlkioWeight: 0,
  BlkioWeightDevice: [],
  BlkioDeviceReadBps: [],
  BlkioDeviceWriteBps: [],
  BlkioDeviceReadIOps: [],
  BlkioDeviceWriteIOps: [],
  CpuPeriod: 0,
  CpuQuota: 0,
  CpuRealtimePeriod: 0,
  CpuRealtimeRuntime: 0,
  CpusetCpus: '',
  CpusetMems: '',
  Devices: [],
  DeviceCgroupRules: null,
  DeviceRequests: null,
  MemoryReservation: 0,
  MemorySwappiness: null,
  OomKillDisable: false,
  PidsLimit: null,
  Ulimits: null,
  CpuCount: 0,
  CpuPercent: 0,
  IOMaximumIOps: 0,
  IOMaximumBandwidth: 0,
}

function hostJson({ host, mounts }: Container): JsonRecord {
  const binds = mounts.flatMap(({ written }) => (written === undefined ? [] : [written]))
  const tmpfs = mounts.filter(({ type }) => type === 'tmpfs').map(({ target }) => [target, ''] as const)
  const long = mounts.filter(({ long: given }) => given)
  return {
    Binds: emptyAs(binds),
    ...hostDefaults,
    NetworkMode: host.network,
    PortBindings: grouped(host.ports, ({ ip, host: port }) => ({
      HostIp: ip === '0.0.0.0' ? '' : ip,
      HostPort: port === 0 ? '' : String(port),
    })),
    RestartPolicy: { Name: host.restart.name, MaximumRetryCount: host.restart.max },
    AutoRemove: host.autoRemove,
    ExtraHosts: emptyAs(host.hosts),
    Privileged: host.privileged,
    PublishAllPorts: host.publishAll,
    ReadonlyRootfs: host.readOnly,
    Memory: host.memory,
    MemorySwap: host.memorySwap,
    NanoCpus: Math.round(host.cpus * 1e9),
    ...(tmpfs.length > 0 ? { Tmpfs: Object.fromEntries(tmpfs) } : {}),
    ...(long.length > 0
      ? {
          Mounts: long.map(({ type, source, target, readOnly }) => ({
            Type: type,
            ...(source === '' ? {} : { Source: source }),
            Target: target,
            ...(readOnly ? { ReadOnly: true } : {}),
          })),
        }
      : {}),
    ...(host.init ? { Init: true } : {}),
  }
}

function grouped(bindings: readonly PortBinding[], json: (binding: PortBinding) => Json): JsonRecord {
  const ports: Record<string, Json[]> = {}
  for (const binding of bindings)
    ports[binding.container] = [...(ports[binding.container] ?? []), json(binding)]
  return ports
}

function portsJson(container: Container): JsonRecord {
  const ports: JsonRecord = Object.fromEntries(container.config.exposed.map((port) => [port, null]))
  for (const { container: port, ip, host } of container.published) {
    const own = (ip === '0.0.0.0' ? ['0.0.0.0', '::'] : [ip]).map((address) => ({
      HostIp: address,
      HostPort: String(host),
    }))
    ports[port] = [...((ports[port] as Json[] | null) ?? []), ...own]
  }
  return ports
}

/** The third part of `-v`. */
const modeOf = (written: string | undefined, other: string): string => written?.split(':')[2] ?? other

const mountJson = ({ type, source, target, readOnly, anonymous, written }: Mount): Json =>
  type === 'bind'
    ? {
        Type: type,
        Source: source,
        Destination: target,
        Mode: modeOf(written, ''),
        RW: !readOnly,
        Propagation: 'rprivate',
      }
    : {
        Type: type,
        Name: source,
        Source: `/var/lib/docker/volumes/${source}/_data`,
        Destination: target,
        Driver: 'local',
        Mode: anonymous ? '' : modeOf(written, 'z'),
        RW: !readOnly,
        Propagation: '',
      }

function endpointJson(state: State, container: Container, name: string): Json {
  const endpoint = container.networks[name]!
  const network = state.networks.find((item) => item.name === name)
  const live = endpoint.ip !== ''
  return {
    IPAMConfig: null,
    Links: null,
    Aliases: emptyAs(endpoint.aliases),
    DriverOpts: null,
    GwPriority: 0,
    NetworkID: network?.id ?? '',
    EndpointID: live ? endpoint.id : '',
    Gateway: live && network ? `172.${network.subnet}.0.1` : '',
    IPAddress: endpoint.ip,
    MacAddress: live ? endpoint.mac : '',
    IPPrefixLen: live ? 16 : 0,
    IPv6Gateway: '',
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    DNSNames:
      name === 'bridge' || !network ? null : [container.name, ...endpoint.aliases, container.id.slice(0, 12)],
  }
}

function configJson(config: ImageConfig): JsonRecord {
  const optional: JsonRecord = {
    User: config.user || undefined,
    ExposedPorts: keysOf(config.exposed),
    Env: [...config.env],
    Entrypoint: config.entrypoint ? [...config.entrypoint] : undefined,
    Cmd: config.cmd ? [...config.cmd] : undefined,
    Volumes: keysOf(config.volumes),
    WorkingDir: config.workdir,
    Labels: Object.keys(config.labels).length > 0 ? { ...config.labels } : undefined,
    StopSignal: config.stopSignal,
    Healthcheck: config.health ? { Test: config.health.test } : undefined,
    ArgsEscaped: true,
  }
  return Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined))
}

/** An image as `docker inspect` shows it. */
function imageJson(_state: State, image: Image): JsonRecord {
  return {
    Id: `sha256:${image.id}`,
    RepoTags: [...image.tags],
    RepoDigests: [...new Set(image.tags.map((tag) => repositoryOf(tag).repository))].map(
      (name) => `${name}@sha256:${image.id}`,
    ),
    Comment: image.history.at(-1)?.comment ?? '',
    Created: isoTime(image.created),
    Config: configJson(image.config),
    Architecture: 'amd64',
    Os: 'linux',
    Size: imageSizes(image).disk,
    RootFS: { Type: 'layers', Layers: image.layers.map(({ id }) => `sha256:${id}`) },
    Metadata: { LastTagTime: isoTime(image.tagged) },
  }
}

const volumeJson = (_state: State, volume: Volume): JsonRecord => ({
  CreatedAt: isoTime(volume.created).replace(/\.\d+Z$/, 'Z'),
  Driver: 'local',
  Labels: volume.anonymous
    ? { 'com.docker.volume.anonymous': '' }
    : Object.keys(volume.labels).length > 0
      ? { ...volume.labels }
      : null,
  Mountpoint: `/var/lib/docker/volumes/${volume.name}/_data`,
  Name: volume.name,
  Options: null,
  Scope: 'local',
})

const bridgeOptions: JsonRecord = {
  'com.docker.network.bridge.default_bridge': 'true',
  'com.docker.network.bridge.enable_icc': 'true',
  'com.docker.network.bridge.enable_ip_masquerade': 'true',
  'com.docker.network.bridge.host_binding_ipv4': '0.0.0.0',
  'com.docker.network.bridge.name': 'docker0',
  'com.docker.network.driver.mtu': '1500',
}

function networkJson(state: State, network: Network): JsonRecord {
  const inside = state.containers.filter(({ networks }) => (networks[network.name]?.ip ?? '') !== '')
  return {
    Name: network.name,
    Id: network.id,
    Created: isoTime(network.created),
    Scope: 'local',
    Driver: network.driver,
    EnableIPv4: true,
    EnableIPv6: false,
    IPAM: {
      Driver: 'default',
      Options: network.builtIn ? null : {},
      Config:
        network.subnet > 0
          ? [{ Subnet: `172.${network.subnet}.0.0/16`, Gateway: `172.${network.subnet}.0.1` }]
          : [],
    },
    Internal: network.internal,
    Attachable: false,
    Ingress: false,
    ConfigFrom: { Network: '' },
    ConfigOnly: false,
    Options: network.name === 'bridge' ? bridgeOptions : {},
    Labels: { ...network.labels },
    Containers: Object.fromEntries(
      inside.map(({ id, name, networks }) => {
        const { id: endpoint, mac, ip } = networks[network.name]!
        return [
          id,
          { Name: name, EndpointID: endpoint, MacAddress: mac, IPv4Address: `${ip}/16`, IPv6Address: '' },
        ]
      }),
    ),
  }
}

/** What one word names, as JSON. Throws Refusal. */
type Find = (state: State, word: string) => JsonRecord

const findContainer: Find = (state, word) => containerJson(state, containerOf(state, word))
const findVolume: Find = (state, word) => volumeJson(state, volumeOf(state, word))
const findNetwork: Find = (state, word) => networkJson(state, networkOf(state, word))
const findAnImage: Find = (state, word) => {
  const image = findImage(state, word)
  if (!image) throw new Refusal(`Error response from daemon: No such image: ${withTag(word)}`)
  return imageJson(state, image)
}

const finders: readonly (readonly [string, Find])[] = [
  ['container', findContainer],
  ['image', findAnImage],
  ['network', findNetwork],
  ['volume', findVolume],
]

/** What is found under a name; undefined where nothing is. */
function tried(find: Find, state: State, word: string): JsonRecord | undefined {
  try {
    return find(state, word)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** The first thing of that name, whatever it is. */
const findAnything = (type: string | undefined): Find => {
  const only = finders.find(([name]) => name === type)
  if (only) return only[1]
  return (state, word) => {
    for (const [, find] of type === undefined ? finders : []) {
      const found = tried(find, state, word)
      if (found) return found
    }
    throw new Refusal(`error: no such object: ${word}`)
  }
}

/** One thing by a template, and what is said where a field is missing. */
function rendered(format: string, value: JsonRecord): { text: string; fault?: string } {
  try {
    return { text: `${format === 'json' ? JSON.stringify(value) : render(format, value)}\n` }
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error
    return {
      text: '\n',
      fault: `template parsing error: template: :1:${column(format)}: executing "" ${error.message}`,
    }
  }
}

function inspect(find: Find, context: Context, given: Given): number {
  const format = given.last('--format')
  if (format !== undefined && format !== 'json') checkTemplate(format)
  const found: JsonRecord[] = []
  const refusals: string[] = []
  for (const word of given.words)
    try {
      found.push(find(context.state, word))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusals.push(error.message)
    }
  if (format === undefined) context.out(found.length === 0 ? '[]\n' : `${JSON.stringify(found, null, 4)}\n`)
  else {
    const shown = found.map((value) => rendered(format, value))
    context.out(shown.map(({ text }) => text).join('') || '\n')
    refusals.push(...shown.flatMap(({ fault }) => fault ?? []))
  }
  for (const message of refusals) context.err(`${message}\n`)
  return refusals.length > 0 ? 1 : 0
}

const column = (format: string): number => {
  const at = format.indexOf('.', format.indexOf('{{'))
  const last = /[.\w]+/.exec(format.slice(Math.max(0, at)))?.[0] ?? ''
  return Math.max(0, at) + last.lastIndexOf('.')
}

/** The commands that show everything about something. */
export const inspectCommands: Readonly<Record<string, Handler>> = {
  inspect: {
    options: ['--format', '--type', '--size'],
    run: (context, given) => inspect(findAnything(given.last('--type')), context, given),
  },
  'container inspect': {
    options: ['--format', '--size'],
    run: (context, given) => inspect(findContainer, context, given),
  },
  'image inspect': { options: ['--format'], run: (context, given) => inspect(findAnImage, context, given) },
  'volume inspect': { options: ['--format'], run: (context, given) => inspect(findVolume, context, given) },
  'network inspect': {
    options: ['--format', '--verbose'],
    run: (context, given) => inspect(findNetwork, context, given),
  },
}
