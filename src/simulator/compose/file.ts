import { LineCounter, parseDocument, YAMLError } from 'yaml'
import { Refusal } from '../context.ts'
import { NotSimulated } from '../shell/process.ts'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
type Mapping = { [key: string]: Json }

/** A service of a Compose file, its short forms written out. */
export interface Service {
  name: string
  image?: string
  build?: { context: string; dockerfile?: string; target?: string; args: string[] }
  containerName?: string
  /** Words of `docker create` that the settings come to. */
  options: string[]
  command?: string[]
  networks: { name: string; aliases: string[] }[]
  /** `none`, `host`: instead of networks. */
  networkMode?: string
  /** Volumes with a name, as the file calls them. */
  volumes: { source: string; target: string; mode: string }[]
  dependsOn: string[]
}

/** The contents of a Compose file. */
export interface ComposeFile {
  name?: string
  services: Service[]
  /** The names of networks and volumes, by what the file calls them; external ones are not made. */
  networks: Map<string, Declared>
  volumes: Map<string, Declared>
}

export interface Declared {
  name?: string
  external: boolean
  driver?: string
  internal?: boolean
}

/** Settings of a service that Compose knows and this lab does not model. */
const notModelled = new Set(
  'blkio_config cap_add cap_drop cgroup cgroup_parent configs cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpuset credential_spec deploy develop device_cgroup_rules devices dns dns_opt dns_search domainname extends gpus group_add healthcheck ipc isolation links external_links logging mac_address memswap_limit mem_reservation mem_swappiness models oom_kill_disable oom_score_adj pid pids_limit platform post_start pre_stop profiles provider pull_policy runtime scale secrets security_opt shm_size stop_grace_period storage_opt sysctls ulimits use_api_socket userns_mode uts volumes_from annotations attach label_file'.split(
    ' ',
  ),
)

/** Reads a Compose file. `path` is how messages call it. Throws Refusal and NotSimulated. */
export function readComposeFile(
  text: string,
  path: string,
  env: Readonly<Record<string, string>>,
): ComposeFile {
  const root = mapping(parsed(text), 'top-level object')
  for (const key of Object.keys(root)) {
    if (['name', 'version', 'services', 'networks', 'volumes'].includes(key) || key.startsWith('x-')) continue
    if (['configs', 'secrets', 'include', 'models'].includes(key))
      throw new NotSimulated(`${key} in a Compose file`)
    throw new Refusal(`validating ${path}: additional properties '${key}' not allowed`)
  }
  const services = Object.entries(mapping(root.services ?? {}, 'services')).map(([name, value]) => {
    if (!isMapping(value)) throw new Refusal(`services.${name} must be a mapping`)
    return serviceOf(name, interpolated(value, env) as Mapping, path)
  })
  const declared = (key: string): Map<string, Declared> =>
    new Map(
      Object.entries(mapping(root[key] ?? {}, key)).map(([name, value]) => [
        name,
        declaredOf(key, name, value),
      ]),
    )
  return {
    name: root.name === undefined ? undefined : String(root.name),
    services,
    networks: declared('networks'),
    volumes: declared('volumes'),
  }
}

function parsed(text: string): Json {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, maxAliasCount: 50, uniqueKeys: true } as never)
  const [error] = document.errors
  if (error instanceof YAMLError) {
    const { line, col } = lines.linePos(error.pos[0])
    throw new Refusal(`go-yaml load error in parser at L${line}.C${col}: ${error.message.split('\n')[0]!}`)
  }
  return document.toJS({ maxAliasCount: 50 }) as Json
}

const isMapping = (value: Json | undefined): value is Mapping =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

function mapping(value: Json, what: string): Mapping {
  if (value === null) return {}
  if (!isMapping(value)) throw new Refusal(`${what} must be a mapping`)
  return value
}

/** Texts with `$NAME`, `${NAME}` and `${NAME:-default}` replaced; `$$` is a dollar sign. */
function interpolated(value: Json, env: Readonly<Record<string, string>>): Json {
  if (typeof value === 'string')
    return value.replace(
      /\$(?:\$|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::?-([^}]*))?\})/g,
      (all, plain: string | undefined, braced: string | undefined, other: string | undefined) => {
        if (all === '$$') return '$'
        return env[plain ?? braced ?? ''] || (other ?? '')
      },
    )
  if (Array.isArray(value)) return value.map((item) => interpolated(item, env))
  if (isMapping(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, interpolated(item, env)]))
  return value
}

function declaredOf(kind: string, name: string, value: Json): Declared {
  const given = mapping(value, `${kind}.${name}`)
  for (const key of Object.keys(given))
    if (!['name', 'external', 'driver', 'internal', 'labels'].includes(key))
      throw new NotSimulated(`${kind}.${name}.${key} in a Compose file`)
  return {
    name: given.name === undefined ? undefined : String(given.name),
    external: given.external === true,
    driver: given.driver === undefined ? undefined : String(given.driver),
    internal: given.internal === true,
  }
}

const list = (value: Json): string[] =>
  value === null ? [] : (Array.isArray(value) ? value : [value]).map((item) => String(item))

/** `A=1` for each of a list or a mapping; a name without a value stays a name. */
const pairs = (value: Json): string[] =>
  isMapping(value)
    ? Object.entries(value).map(([key, item]) => (item === null ? key : `${key}=${item}`))
    : list(value)

/** A command as a text is cut as a shell would, without running one. */
function words(value: Json): string[] {
  if (Array.isArray(value)) return list(value)
  return [...String(value ?? '').matchAll(/(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|((?:[^\s"'\\]|\\.)+))+/g)].map(
    ([all]) =>
      all.replace(
        /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/g,
        (_, double?: string, single?: string, escaped?: string) =>
          double === undefined ? (single ?? escaped ?? '') : double.replace(/\\(["\\$`])/g, '$1'),
      ),
  )
}

type Setting = (service: Service, value: Json) => void

const option =
  (name: string): Setting =>
  ({ options }, value) => {
    for (const item of list(value)) options.push(name, item)
  }
const flag =
  (name: string): Setting =>
  ({ options }, value) => {
    if (value === true) options.push(name)
  }

/** The effect of each setting of a service. */
const settings: Readonly<Record<string, Setting>> = {
  image(service, value) {
    service.image = String(value)
  },
  build(service, value) {
    const given: Mapping = isMapping(value) ? value : { context: value }
    for (const key of Object.keys(given))
      if (!['context', 'dockerfile', 'target', 'args'].includes(key))
        throw new NotSimulated(`build.${key} in a Compose file`)
    service.build = {
      context: String(given.context ?? '.'),
      dockerfile: given.dockerfile === undefined ? undefined : String(given.dockerfile),
      target: given.target === undefined ? undefined : String(given.target),
      args: pairs(given.args ?? null),
    }
  },
  container_name(service, value) {
    service.containerName = String(value)
  },
  command(service, value) {
    service.command = words(value)
  },
  entrypoint(service, value) {
    const [first, ...rest] = words(value)
    if (first === undefined) return
    service.options.push('--entrypoint', first)
    service.command = [...rest, ...(service.command ?? [])]
  },
  environment({ options }, value) {
    for (const item of pairs(value)) options.push('--env', item)
  },
  labels({ options }, value) {
    for (const item of pairs(value)) options.push('--label', item)
  },
  env_file: option('--env-file'),
  expose: option('--expose'),
  extra_hosts({ options }, value) {
    for (const item of pairs(value)) options.push('--add-host', item.replace('=', ':'))
  },
  hostname: option('--hostname'),
  init: flag('--init'),
  mem_limit: option('--memory'),
  cpus: option('--cpus'),
  ports({ options }, value) {
    for (const item of Array.isArray(value) ? value : [value]) options.push('--publish', portOf(item))
  },
  privileged: flag('--privileged'),
  read_only: flag('--read-only'),
  restart: option('--restart'),
  stdin_open: flag('--interactive'),
  stop_signal: option('--stop-signal'),
  tmpfs: option('--tmpfs'),
  tty: flag('--tty'),
  user: option('--user'),
  working_dir: option('--workdir'),
  network_mode(service, value) {
    service.networkMode = String(value)
  },
  networks(service, value) {
    service.networks = isMapping(value)
      ? Object.entries(value).map(([name, given]) => ({
          name,
          aliases: isMapping(given) ? list(given.aliases ?? null) : [],
        }))
      : list(value).map((name) => ({ name, aliases: [] }))
  },
  depends_on(service, value) {
    service.dependsOn = isMapping(value) ? Object.keys(value) : list(value)
  },
  volumes(service, value) {
    for (const item of Array.isArray(value) ? value : [value]) addVolume(service, item)
  },
}

/** `8080:80` of the short or the long form. */
function portOf(value: Json): string {
  if (!isMapping(value)) return String(value)
  const ip = value.host_ip === undefined ? '' : `${value.host_ip}:`
  const host = value.published === undefined ? '' : `${value.published}:`
  return `${ip}${host}${value.target}${value.protocol === undefined ? '' : `/${value.protocol}`}`
}

function addVolume({ options, volumes }: Service, value: Json): void {
  if (isMapping(value)) {
    const { type = 'volume', source = '', target = '', read_only: readOnly } = value
    const mode = readOnly === true ? 'ro' : 'rw'
    if (type === 'bind') options.push('--volume', `${source}:${target}:${mode}`)
    else if (type === 'tmpfs') options.push('--tmpfs', String(target))
    else if (source === '') options.push('--volume', String(target))
    else volumes.push({ source: String(source), target: String(target), mode })
    return
  }
  const parts = String(value).split(':')
  const [source = '', target = '', mode = 'rw'] = parts
  if (parts.length === 1) options.push('--volume', source)
  else if (/^[./~]/.test(source)) options.push('--volume', `${source}:${target}:${mode}`)
  else volumes.push({ source, target, mode })
}

function serviceOf(name: string, given: Mapping, path: string): Service {
  const service: Service = { name, options: [], networks: [], volumes: [], dependsOn: [] }
  // `entrypoint` goes in front of the words of `command`.
  const keys = Object.keys(given).sort((a, b) => Number(a === 'entrypoint') - Number(b === 'entrypoint'))
  for (const key of keys) {
    const set = Object.hasOwn(settings, key) ? settings[key] : undefined
    if (set) set(service, given[key]!)
    else if (notModelled.has(key)) throw new NotSimulated(`${key} of a service`)
    else if (!key.startsWith('x-'))
      throw new Refusal(`validating ${path}: services.${name} additional properties '${key}' not allowed`)
  }
  if (service.image === undefined && service.build === undefined)
    throw new Refusal(
      `service "${name}" has neither an image nor a build context specified: invalid compose project`,
    )
  if (service.networks.length === 0 && service.networkMode === undefined)
    service.networks = [{ name: 'default', aliases: [] }]
  return service
}
