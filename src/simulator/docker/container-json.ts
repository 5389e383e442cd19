import { isoTime } from '../format.ts'
import { digest } from '../ids.ts'
import { type Container, hasProcess, type Mount, type PortBinding, type State } from '../state.ts'
import type { Json } from '../template.ts'

export type JsonRecord = { [key: string]: Json }

const emptyAs = (list: readonly string[] | undefined): Json => (list && list.length > 0 ? [...list] : null)

export const keysOf = (list: readonly string[]): Json =>
  list.length > 0 ? Object.fromEntries(list.map((item) => [item, {}])) : undefined

/** A container as `docker inspect` shows it. */
export function containerJson(state: State, container: Container): JsonRecord {
  const { config } = container
  const live = hasProcess(container)
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

/** The engine's values for settings that were not changed. */
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
