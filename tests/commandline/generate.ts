import type { CommandSpec, OptionSpec, Program } from '../../src/commandline/index.ts'
import type { Random } from '../../src/model/index.ts'

// Command lines as people and their fingers make them, valid and not, for any table of options.

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!

const byType: Record<string, string[]> = {
  int: ['1', '0', '-5', '0x10', '017', '1_000', 'abc', '1.5', '', '99999999999999999999'],
  uint: ['1', '0', '12', '-1', 'x', '3.0'],
  uint16: ['10', '500', '65535', '65536', '-1', 'ten'],
  uint32: ['10', '4294967295', '4294967296', '-3', 'a'],
  duration: ['10s', '1m30s', '0', '500ms', '1.5h', '10', 'soon', '5 s', '-3s', '1d'],
  bytes: ['512m', '0.5g', '1024', '1GiB', '10kb', '64MB', 'abc', '1x', '12mm', '-1', ''],
  decimal: ['0.5', '2', '1.25', 'two', '1,5', ''],
  float: ['0.5', '1', '1e3', 'x'],
  boolean: ['true', 'false', '1', '0', 'T', 'F', 'yes', 'no', 'TRUE', ''],
  ulimit: [
    'nofile=1024',
    'nofile=1024:2048',
    'nofile=2048:1024',
    'nofile',
    'bogus=1',
    'core=-1',
    'nproc=5:-1',
  ],
  filter: ['status=exited', 'name=web', 'label', 'dangling=true', '=x', 'a=b=c'],
  map: ['a=b', 'key=value', 'x'],
  mount: [
    'type=bind,source=/a,target=/b',
    'type=volume,src=data,dst=/data,readonly',
    'target=/t,source=/foo',
    'type=tmpfs,target=/run,tmpfs-size=64m',
    'type=bind,source=/a',
    'type=bind,source=/a,target=/b,bogus=1',
    'src=/a',
    'type=tmpfs,target=/x,volume-nocopy=true',
    'type=volume,target=/x,readonly=maybe',
    'type=bind,source=/a,target=/b,ro',
    '',
  ],
  string: ['a', 'web', 'foo:bar', 'k=v', '-x', '', 'two words'],
  strings: ['a', 'a,b', 'web'],
  list: ['a', 'web', 'k=v', '/a:/b'],
  stringToString: ['a=b', 'a=b,c=d'],
}

const byName: Record<string, string[]> = {
  '--publish': [
    '8080:80',
    '80',
    '8080:80/tcp',
    '53:53/udp',
    '127.0.0.1:8080:80',
    '127.0.0.1::80',
    '1234-1235:3333-3334',
    '9000-9010:80',
    '80:8080-8081',
    '99999:80',
    'localhost:1234:1234',
    '8080:80/foo',
    '8080:',
    ':80',
    'web',
    '80:80:80:80',
    '[::1]:8080:80',
    '0:80',
    '80:0',
    '',
    'a:80',
    '80-79:80',
  ],
  '--volume': [
    'data:/d',
    '/abs:/d',
    '/d',
    '/a:/b:ro',
    '/a:/b:ro:x',
    '/a:/b:bogus',
    './rel:/d',
    'data:/d:nocopy',
    ':/x',
    '',
    '/a:/',
    '/a:/b:ro,z',
  ],
  '--env': ['PATH', 'A=1', 'A=', '=a', 'A=b=c', ''],
  '--label': ['a=b', 'a', '=x', ''],
  '--restart': [
    'no',
    'always',
    'unless-stopped',
    'on-failure',
    'on-failure:3',
    'on-failure:x',
    'on-failure:1:2',
    'always:1',
    ':3',
    'bogus',
  ],
  '--network': [
    'bridge',
    'host',
    'none',
    'web',
    'container:web',
    'name=web,alias=a',
    'name=web,bogus=1',
    'alias=x',
  ],
  '--add-host': ['db:10.0.0.5', 'db=10.0.0.5', 'db:host-gateway', 'db', 'db:nowhere', 'db:::1', ':1.2.3.4'],
  '--link': ['db', 'db:alias', 'a:b:c', ''],
  '--attach': ['stdin', 'STDOUT', 'stderr', 'web', ''],
  '--pull': ['always', 'missing', 'never', 'bogus'],
  '--memory-swap': ['1g', '-1', '-2', 'x'],
  '--dns': ['1.1.1.1', '::1', 'dns', ''],
  '--device': ['/dev/null', '/dev/a:/dev/b', '/dev/a:/dev/b:rwm', '/dev/a:/dev/b:q', 'null', ''],
  '--device-read-bps': ['/dev/sda:1mb', '/dev/sda', 'sda:1mb', '/dev/sda:x'],
  '--device-write-bps': ['/dev/sda:1mb', '/dev/sda', '/dev/sda:-1'],
  '--device-read-iops': ['/dev/sda:100', '/dev/sda:x', '/dev/sda:-1'],
  '--device-write-iops': ['/dev/sda:100', '/dev/sda:1.5'],
  '--blkio-weight-device': ['/dev/sda:100', '/dev/sda:x', '/dev/sda:5'],
  '--ip': ['10.0.0.5', 'x', '::1', ''],
  '--ip6': ['::1', 'x', '10.0.0.1'],
  '--mac-address': ['02:42:ac:11:00:02', 'xx', ''],
  '--format': ['json', '{{.Names}}', 'table {{.ID}}', '{{.Names'],
  '--ulimit': byType.ulimit!,
  '--tmpfs': ['/run', '/run:size=64m', 'x', ''],
  '--log-opt': ['max-size=10m', 'x', '=1'],
  '--storage-opt': ['size=10G', 'x'],
  '--sysctl': ['net.core.somaxconn=1', 'x'],
  '--gpus': ['all', '2', 'device=0', 'bogus', '"device=0,1"', 'count=x'],
  '--security-opt': ['no-new-privileges', 'seccomp=unconfined', 'label=disable', 'bogus'],
  '--cap-add': ['NET_ADMIN', 'all'],
  '--platform': ['linux/amd64', 'x', ''],
  '--pid': ['host', 'container:web', 'bogus', 'private'],
  '--ipc': ['host', 'private', 'shareable', 'none', 'container:web', 'bogus'],
  '--uts': ['host', 'bogus', ''],
  '--userns': ['host', 'bogus', ''],
  '--cgroupns': ['host', 'private', 'bogus'],
  '--env-file': ['/nonexistent', '/dev/null'],
  '--label-file': ['/nonexistent', '/dev/null'],
  '--health-cmd': ['true', 'curl -f localhost'],
  '--stop-timeout': ['10', 'x'],
  '--expose': ['80', '80/udp', '80-90', 'x', '90-80', '80/foo', ''],
  '--detach-keys': ['ctrl-p', 'ctrl-p,ctrl-q', 'bogus'],
  '--tail': ['10', 'all', '-1', 'x'],
  '--since': ['10m', '2024-01-01', 'x'],
  '--subnet': ['10.0.0.0/24', 'x'],
  '--gateway': ['10.0.0.1', 'x'],
  '--availability': ['active', 'pause', 'drain', 'bogus'],
  '--role': ['worker', 'manager', 'bogus'],
  '--mode': ['replicated', 'global', 'bogus'],
  '--replicas': ['3', 'x', '-1'],
}

const words: Record<string, string[]> = {
  image: [
    'httpd',
    'nginx:1.27',
    'alpine',
    'docker.io/library/httpd:latest',
    'registry.example.com/team/app:1',
  ],
  other: ['web', 'db', 'data', 'a1b2', 'x'],
}

const someValue = (option: OptionSpec, random: Random): string =>
  random() < 0.15
    ? pick(byType.string!, random)
    : pick(byName[option.name] ?? byType[option.type] ?? byType.string!, random)

function argument(slot: string, random: Random): string {
  if (/IMAGE/.test(slot)) return pick(words.image!, random)
  if (/SRC_PATH|DEST_PATH|CONTAINER:/.test(slot))
    return pick(['web:/etc/hosts', './x', 'web:/tmp', '-'], random)
  if (/KEY=VALUE/.test(slot)) return 'a=b'
  if (/REPLICAS/.test(slot)) return pick(['web=3', 'web', 'web=x'], random)
  if (/^PATH/.test(slot)) return pick(['.', '/nonexistent', '-'], random)
  if (/worker/.test(slot)) return pick(['worker', 'manager'], random)
  return pick(words.other!, random)
}

function mistyped(name: string, random: Random): string {
  const at = 2 + Math.floor(random() * Math.max(1, name.length - 2))
  return random() < 0.5 ? name.slice(0, at) + name.slice(at + 1) : `${name.slice(0, at)}z${name.slice(at)}`
}

function spell(option: OptionSpec, random: Random): string[] {
  const short = option.short !== undefined && (option.long === undefined || random() < 0.5)
  const name = short ? option.short! : option.long!
  if (option.type === 'boolean') return [random() < 0.2 ? `${name}=${pick(byType.boolean!, random)}` : name]
  const value = someValue(option, random)
  const way = random()
  if (way < 0.4) return [`${name}=${value}`]
  if (short && way < 0.6) return [`${name}${value}`]
  return way > 0.97 ? [name] : [name, value]
}

/** The words of one command line of a command: mostly as it should be, often with something wrong. */
export function lineOf(program: Program, command: CommandSpec, names: string[], random: Random): string[] {
  const options = [...new Set(command.options.values())]
  const parts: string[][] = []
  const count = Math.floor(random() * 4)
  for (let i = 0; i < count && options.length > 0; i++) {
    const option = pick(options, random)
    parts.push(spell(option, random))
    if (random() < 0.05) parts.push([mistyped(option.long ?? option.name, random)])
  }
  const flags = options.filter((option) => option.type === 'boolean' && option.short !== undefined)
  if (flags.length > 1 && random() < 0.2)
    parts.push([`-${[pick(flags, random), pick(flags, random)].map((flag) => flag.short![1]).join('')}`])
  if (random() < 0.03) parts.push([`-${pick([...'ZQX9'], random)}`])
  if (random() < 0.03) parts.push(['--'])
  const { min, max, slots } = command.arity
  const most = Number.isFinite(max) ? max : min + 2
  const amount =
    random() < 0.12
      ? Math.max(0, pick([min - 1, most + 1], random))
      : min + Math.floor(random() * (most - min + 1))
  const places = Array.from({ length: amount }, (_, index) =>
    argument(slots[index] ?? slots.at(-1) ?? '', random),
  )
  const head = [program.name, ...pick(names, random).split(' ')]
  if (random() < 0.15 && places.length > 0) {
    const at = 1 + Math.floor(random() * places.length)
    return [...head, ...places.slice(0, at), ...parts.flat(), ...places.slice(at)]
  }
  return [...head, ...parts.flat(), ...places]
}

/** A word as it has to be typed so that the shell hands over exactly this. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
