import type { Valued } from '../dialect.ts'
import { as, bad, bytes, duration, fields, path, signal, wholeNumber } from '../values.ts'
import { mount, volume } from './mounts.ts'
import { address, ports, publish } from './ports.ts'

/** `KEY=VALUE` or `KEY`, never without a key. */
const keyValue = (raw: string): Valued =>
  raw === '' || raw.startsWith('=') ? bad('key-value', raw) : as(raw)

/** `no`, `always`, `unless-stopped`, `on-failure[:TIMES]`. */
export function restart(raw: string): Valued {
  const [policy = '', times, ...more] = raw.split(':')
  if (raw !== '' && policy === '') return bad('form', raw)
  if (more.length > 0) return bad('colons', raw)
  if (times !== undefined && !/^[+-]?\d+$/.test(times)) return bad('number', times)
  return as(raw === '' ? 'no' : raw)
}

/** One word of a list. */
export const oneOf =
  (...allowed: string[]) =>
  (raw: string): Valued =>
    allowed.includes(raw) ? as(raw) : bad('allowed', allowed.filter((word) => word !== '').join(', '))

function ulimit(raw: string): Valued {
  const match = /^(\w+)=(-?\d+)(?::(-?\d+))?$/.exec(raw)
  const names =
    /^(?:core|cpu|data|fsize|locks|memlock|msgqueue|nice|nofile|nproc|rss|rtprio|rttime|sigpending|stack)$/
  if (!match) return bad('form', raw)
  if (!names.test(match[1]!)) return bad('key', match[1]!)
  const soft = Number(match[2])
  const hard = Number(match[3] ?? match[2])
  if (hard !== -1 && (soft > hard || soft === -1)) return bad('number', raw)
  return as(`${match[1]}=${soft}:${hard}`)
}

const addHost = (raw: string): Valued => {
  const match = /^([^:=]+)[:=](.+)$/.exec(raw)
  if (!match) return bad('form', raw)
  const ip = match[2]!.replace(/^\[(.*)\]$/, '$1')
  return ip === 'host-gateway' || address(ip) ? as(`${match[1]}:${ip}`) : bad('address', ip)
}

const filter = (raw: string): Valued => {
  const at = raw.indexOf('=')
  if (raw === '') return as(raw)
  return at < 0
    ? bad('key-value', raw)
    : as(`${raw.slice(0, at).trim().toLowerCase()}=${raw.slice(at + 1).trim()}`)
}

const memorySwap = (raw: string): Valued => (raw === '-1' ? as(raw) : bytes(raw))
const link = (raw: string): Valued => {
  if (raw === '') return bad('empty', raw)
  const parts = raw.split(':')
  return parts.length > 2 ? bad('colons', raw) : as(parts.length === 1 ? `${raw}:${raw}` : raw)
}
const throttle =
  (value: (raw: string) => Valued) =>
  (raw: string): Valued => {
    const match = /^(\/dev\/[^:]*):(.+)$/.exec(raw)
    if (!match) return bad('form', raw)
    const read = value(match[2]!)
    return 'fault' in read ? read : as(`${match[1]}:${read.value}`)
  }

const systems =
  /^(?:linux|windows|darwin|freebsd|aix|android|dragonfly|illumos|ios|js|netbsd|openbsd|plan9|solaris|wasip1)$/
const machines =
  /^(?:amd64|x86[-_]64|arm64|aarch64|arm(?:hf|el)?|386|i386|ppc64(?:le)?|s390x|riscv64|mips(?:64)?(?:le)?|loong64|wasm)$/

const machineNames: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
  'arm64/v8': 'arm64',
  armhf: 'arm/v7',
  arm: 'arm/v7',
  armel: 'arm/v6',
  i386: '386',
}

/** A platform by the names that Go has for systems and machines. */
function plainPlatform(parts: readonly string[]): string {
  const [first = '', ...rest] = parts.map((part) => part.toLowerCase())
  const system = systems.test(first) ? [first] : []
  const machine = system.length > 0 ? rest.join('/') : [first, ...rest].join('/')
  return [...system, machineNames[machine] ?? machine].filter((part) => part !== '').join('/')
}

/** `linux/amd64`, `linux`, `arm64`, `linux/arm/v7`. */
export function platform(raw: string): Valued {
  const parts = raw.split('/')
  const wrong = parts.find((part) => !/^[A-Za-z0-9_-]+(?:\([A-Za-z0-9_.-]*\))?$/.test(part))
  if (wrong !== undefined) return bad('form', raw)
  const first = parts[0]!.toLowerCase().replace(/\(.*/, '')
  if (parts.length === 1 && !systems.test(first) && !machines.test(first)) return bad('form', raw)
  return parts.length > 3 ? bad('form', raw) : as(plainPlatform(parts))
}

/** A point in time or a span before now. */
export function moment(raw: string): Valued {
  const span = duration(raw)
  if ('value' in span) return as(`${span.value}s`)
  return /^\d/.test(raw) || /[$`]/.test(raw) ? as(raw) : bad('form', raw)
}

const positive = (raw: string): Valued =>
  raw.startsWith('-') && 'value' in duration(raw) ? bad('duration', raw) : duration(raw)
const cidr = (raw: string): Valued => {
  const [ip = '', bits = ''] = raw.split('/')
  return address(ip) && /^\d{1,3}$/.test(bits) && Number(bits) <= (ip.includes(':') ? 128 : 32)
    ? as(raw)
    : bad('address', raw)
}
const authority = (raw: string): Valued => {
  const given = fields(raw)
  const wrong = given?.find((field) => !field.includes('='))
  if (!given || wrong !== undefined) return bad('key-value', wrong ?? raw)
  return given.some((field) => /^protocol=/i.test(field)) ? as(raw) : bad('key-value', 'protocol=')
}
const domain = (raw: string): Valued =>
  raw.trim() === '.' || /^[\w-]{1,63}(?:\.[\w-]{1,63})*\.?$/.test(raw.trim()) ? as(raw) : bad('form', raw)
const endpoint = (raw: string): Valued => {
  const wrong = raw
    .split(',')
    .find((field) => !/^(?:from|host|ca|cert|key|skip-tls-verify)=/.test(field) || !field.includes('='))
  return raw === '' || wrong === undefined ? as(raw) : bad(wrong.includes('=') ? 'key' : 'key-value', wrong)
}

const part = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*'
const imageForm = new RegExp(
  `^(?:(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9-]+)*(?::\\d+)?|\\[[\\da-fA-F:]+\\](?::\\d+)?)/)?${part}(?:/${part})*(?::[\\w][\\w.-]{0,127})?(?:@[A-Za-z][\\w+.-]*:[\\da-fA-F]{32,})?$`,
)

/** The name of an image: `registry.example.com/team/app:1.2`, lower case in the path. */
export const reference = (raw: string): Valued => (imageForm.test(raw) ? as(raw) : bad('reference', raw))

/** An image without what goes without saying: docker's own registry, `library/`, `:latest`. */
export const imageName = (raw: string): string =>
  raw
    .replace(/^(?:index\.)?docker\.io\//, '')
    .replace(/^library\//, '')
    .replace(/:latest$/, '')

const tagged = (raw: string): Valued => {
  const read = reference(raw)
  return 'fault' in read ? (/[$`]/.test(raw) ? as(raw) : read) : as(imageName(raw))
}
const capability = (raw: string): Valued => as(raw.toUpperCase().replace(/^CAP_/, ''))
const aSignal = (raw: string): Valued => as(signal(raw))
const aPath = (raw: string): Valued => as(path(raw))

const security = (raw: string): Valued =>
  /^(?:no-new-privileges|writable-cgroups)$/.test(raw) || /[=:]/.test(raw) ? as(raw) : bad('key-value', raw)

const exposed = (raw: string): Valued => {
  const [, range, protocol] = /^(.*?)(?:\/([^/]*))?$/s.exec(raw)!
  if (raw.includes(':')) return bad('colons', raw)
  if (protocol === '') return bad('protocol', raw)
  return ports(range!) ? as(raw.replace(/\/tcp$/, '')) : bad('port', range!)
}

const kernel =
  /^(?:kernel\.(?:msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced)|(?:net|fs\.mqueue)\..*)$/
const sysctl = (raw: string): Valued => {
  const [key = '', ...rest] = raw.split('=')
  return rest.length > 0 && kernel.test(key) ? as(raw) : bad('key', key)
}
const pair = (raw: string): Valued => (/^[^=]+=/.test(raw) ? as(raw) : bad('key-value', raw))
const listening = (raw: string): Valued =>
  /^(?:tcp:\/\/)?(?:[^\s:]*|\[[^\]]*\]|[\da-fA-F:]*:[\da-fA-F:]*:[\da-fA-F:]*)(?::\d*)?$/.test(raw)
    ? as(raw)
    : bad('form', raw)
const notNegative = (raw: string): Valued => {
  const read = wholeNumber(raw)
  return 'value' in read && read.value.startsWith('-') ? bad('number', raw) : read
}
const label = (raw: string): Valued =>
  /\s/.test(raw.split('=')[0]!) ? bad('key', raw.split('=')[0]!) : keyValue(raw)

const device = (raw: string): Valued =>
  /^[acb] (?:\d+|\*):(?:\d+|\*) [rwm]{1,3}$/.test(raw) ? as(raw) : bad('form', raw)

const inContainer: Readonly<Record<string, (raw: string) => Valued>> = {
  '--cap-add': capability,
  '--cap-drop': capability,
  '--stop-signal': aSignal,
  '--env-file': aPath,
  '--cidfile': aPath,
  '--publish': publish,
  '--volume': volume,
  '--mount': mount,
  '--env': keyValue,
  '--label': label,
  '--restart': restart,
  '--ulimit': ulimit,
  '--add-host': addHost,
  '--memory-swap': memorySwap,
  '--link': link,
  '--attach': (raw) => {
    const stream = raw.toLowerCase()
    return /^std(?:in|out|err)$/.test(stream) ? as(stream) : bad('allowed', 'stdin, stdout, stderr')
  },
  '--device-cgroup-rule': device,
  '--security-opt': security,
  '--expose': exposed,
  '--sysctl': sysctl,
  '--health-retries': notNegative,
  '--pull': oneOf('always', 'missing', 'never', ''),
  '--device-read-bps': throttle(bytes),
  '--device-write-bps': throttle(bytes),
  '--device-read-iops': throttle((raw) => wholeNumber(raw, 64, true)),
  '--device-write-iops': throttle((raw) => wholeNumber(raw, 64, true)),
  '--blkio-weight-device': throttle((raw) => wholeNumber(raw, 16, true)),
  '--dns-search': domain,
  '--gpus': (raw) =>
    fields(raw)?.some(
      (field) => /^(?:count=(?!all$|-?\d+$)|[^=]*[^=\d][^=]*$(?<!^all))/.test(field) || field === '',
    )
      ? bad('number', raw)
      : as(raw),
  '--dns': (raw) => (address(raw) ? as(raw) : bad('address', raw)),
}

const everywhere: Readonly<Record<string, (raw: string) => Valued>> = {
  '--label': label,
  '--container-label': keyValue,
  '--link': link,
  '--external-ca': authority,
  '--docker': endpoint,
  '--dns-search': domain,
  '--default-addr-pool': (raw) => (raw === '' ? as(raw) : cidr(raw)),
  '--ip-range': (raw) => (raw === '' ? as(raw) : cidr(raw)),
  '--dns-search-add': domain,
  '--placement-pref': pair,
  '--placement-pref-add': pair,
  '--listen-addr': listening,
  '--health-interval': positive,
  '--health-timeout': positive,
  '--health-start-period': positive,
  '--health-start-interval': positive,
  '--restart-delay': positive,
  '--restart-window': positive,
  '--stop-grace-period': positive,
  '--update-delay': positive,
  '--update-monitor': positive,
  '--rollback-delay': positive,
  '--rollback-monitor': positive,
  '--filter': filter,
  '--ulimit': ulimit,
  '--ulimit-add': ulimit,
  '--memory-swap': memorySwap,
  '--env': keyValue,
  '--add-host': addHost,
  '--mount': mount,
  '--publish': publish,
  '--signal': aSignal,
  '--stop-signal': aSignal,
  '--cap-add': capability,
  '--cap-drop': capability,
  '--env-file': aPath,
}

/** Values that mean one thing in one command: `-t` of build, `-f` of build, `--since` of logs. */
function perCommand(command: string, option: string, raw: string): Valued | undefined {
  if (option === '--platform' && raw !== '' && !raw.includes(',')) {
    const read = platform(raw)
    if ('value' in read) return read
  }
  if (command === 'image build') {
    if (option === '--tag') return tagged(raw)
    if (option === '--file') return aPath(raw)
  }
  if (/^container logs$|^service logs$/.test(command) && /^--(?:since|until)$/.test(option)) {
    const span = duration(raw)
    return as('value' in span ? `${span.value}s` : raw)
  }
  return undefined
}

/** A value as docker reads it for an option of a command; undefined leaves it to the type. */
export function dockerValue(command: string, option: string, type: string, raw: string): Valued | undefined {
  if (type === 'boolean') return undefined
  if (command === 'context update' && option === '--docker')
    return raw.includes('=') ? as(raw) : bad('key-value', raw)
  const table = /^container (?:run|create|update)$/.test(command) ? inContainer : everywhere
  const read =
    perCommand(command, option, raw) ?? (Object.hasOwn(table, option) ? table[option] : undefined)?.(raw)
  if (read) return read
  return type === 'filter' ? filter(raw) : undefined
}
