import { withTag } from './context.ts'
import { absolute, dir, file, overlayTree, plainTree } from './files.ts'
import { type FileSystem, fileSystem, type MountedTree } from './mounted.ts'
import type { Machine } from './shell/process.ts'
import type { Container, State } from './state.ts'

const hiddenFolders = ['/proc', '/sys', '/dev']

/** The files that a container sees. */
export function filesOf(state: State, container: Container, user = 0): FileSystem {
  const mounts: MountedTree[] = [
    {
      at: '/',
      tree: overlayTree(container.layers, container.files),
      root: '/',
      readOnly: container.host.readOnly,
    },
    ...hiddenFolders.map((at) => ({ at, tree: kernelTree(at), root: '/', readOnly: false })),
    ...['/etc/hosts', '/etc/hostname', '/etc/resolv.conf'].map((at) => ({
      at,
      tree: plainTree({ '/': file(generated(state, container, at), container.created) }),
      root: '/',
      readOnly: false,
    })),
  ]
  for (const { type, source, target, readOnly } of container.mounts) {
    if (type === 'tmpfs') {
      container.tmpfs[target] ??= { '/': dir(state.now, 0o1777) }
      mounts.push({ at: target, tree: plainTree(container.tmpfs[target]), root: '/', readOnly })
    } else if (type === 'bind')
      mounts.push({ at: target, tree: plainTree(state.host.files), root: source, readOnly })
    else {
      const volume = state.volumes.find(({ name }) => name === source)
      if (volume) mounts.push({ at: target, tree: plainTree(volume.files), root: '/', readOnly })
    }
  }
  return fileSystem(mounts, user, state.now)
}

const devices = ['full', 'null', 'random', 'tty', 'urandom', 'zero']

/** A small picture of what the kernel shows in /dev; /proc and /sys are empty. */
const kernelTree = (at: string) =>
  plainTree(
    at === '/dev'
      ? Object.fromEntries([
          ['/', dir(0)],
          ...devices.map((name) => [`/${name}`, file('', 0, 0o666)] as const),
        ])
      : { '/': dir(0) },
  )

/** Files that the engine writes for each container. */
function generated(state: State, container: Container, path: string): string {
  const { hostname } = container.config
  if (path === '/etc/hostname') return `${hostname}\n`
  if (path === '/etc/resolv.conf') return 'nameserver 127.0.0.11\n'
  const lines = [
    '127.0.0.1\tlocalhost',
    '::1\tlocalhost ip6-localhost ip6-loopback',
    'fe00::\tip6-localnet',
    'ff00::\tip6-mcastprefix',
    'ff02::1\tip6-allnodes',
    'ff02::2\tip6-allrouters',
    ...container.host.hosts.map((line) => line.replace(/^([^:=]+)[:=](.*)$/, '$2\t$1')),
    ...Object.values(endpointsOf(state, container)).map(({ ip }) => `${ip}\t${hostname}`),
  ]
  return `${lines.join('\n')}\n`
}

/** The endpoints of a container, or of the one whose network it shares. */
function endpointsOf(state: State, container: Container): Container['networks'] {
  return sharing(state, container)?.networks ?? container.networks
}

/** The container whose network another one shares. */
function sharing(state: State, container: Container): Container | undefined {
  const [, other] = /^container:(.*)$/.exec(container.host.network) ?? []
  return other === undefined
    ? undefined
    : state.containers.find(({ id, name }) => name === other || id.startsWith(other))
}

/** The id and name of a user of a container; undefined when nobody has that name. */
export function userOf(
  fs: FileSystem,
  given: string,
): { id: number; name: string; home: string } | undefined {
  const [wanted = ''] = given.split(':')
  const text = fs.read('/etc/passwd')
  const lines = typeof text === 'string' ? text.split('\n').map((line) => line.split(':')) : []
  const found = lines.find(([name, , id]) => name === (wanted || 'root') || id === (wanted || '0'))
  if (found) return { id: Number(found[2]), name: found[0]!, home: found[5] || '/' }
  return /^\d*$/.test(wanted) ? { id: Number(wanted), name: wanted, home: '/' } : undefined
}

/** Whether a program is in the search path of a file system. */
const inPath = (fs: FileSystem, path: string, name: string): boolean =>
  path.split(':').some((folder) => {
    const node = fs.stat(absolute(folder, name))
    return node?.type === 'file' && (node.mode & 0o111) !== 0
  })

type Answer = ReturnType<Machine['fetch']>

const isRunning = ({ status }: Container): boolean => status === 'running'

/** Answers a request to a server in a container. */
function answerOf(state: State, container: Container, port: number, path: string, ip: string): Answer {
  const { running } = container
  if (!isRunning(container) || !running?.listens.includes(port)) return { error: 'refused', ip }
  if (running.serves === undefined) return { body: '' }
  const fs = filesOf(state, container)
  const wanted = absolute(running.serves, `.${path}`)
  const text = fs.read(fs.stat(wanted)?.type === 'dir' ? absolute(wanted, 'index.html') : wanted)
  return typeof text === 'string' ? { body: text } : { error: 'not-found' }
}

/** The containers that one can reach by a name or an address. */
function reachable(
  state: State,
  container: Container,
  host: string,
): { container: Container; ip: string } | undefined {
  const own = endpointsOf(state, container)
  for (const other of state.containers) {
    if (!isRunning(other)) continue
    for (const [network, endpoint] of Object.entries(other.networks)) {
      if (!own[network]) continue
      const named =
        network !== 'bridge' && [other.name, other.id.slice(0, 12), ...endpoint.aliases].includes(host)
      if (named || endpoint.ip === host) return { container: other, ip: endpoint.ip }
    }
  }
  return undefined
}

const isLocal = (host: string): boolean => host === 'localhost' || host === '127.0.0.1' || host === '0.0.0.0'

/** A container as its processes see it. */
export function containerMachine(
  state: State,
  container: Container,
  fs: FileSystem,
  user: { id: number; name: string },
  path: string,
  pass: Machine['pass'],
  now: () => number,
): Machine {
  const own = Object.values(endpointsOf(state, container))[0]?.ip ?? ''
  const hosts = new Map(container.host.hosts.map((line) => line.split(/[:=]/) as [string, string]))
  const lookUp = (name: string): string | undefined => {
    if (isLocal(name)) return '127.0.0.1'
    if (name === container.config.hostname) return own
    return (
      hosts.get(name) ??
      reachable(state, container, name)?.ip ??
      (/^\d+(\.\d+){3}$/.test(name) ? name : undefined)
    )
  }
  return {
    user,
    flavour: 'busybox',
    hostname: container.config.hostname,
    address: own,
    now,
    pass,
    lookUp,
    fetch(host, port, path) {
      if (isLocal(host) || host === own || host === container.config.hostname) {
        const local = sharing(state, container)
        const both = [
          container,
          ...(local ? [local] : state.containers.filter((item) => sharing(state, item) === container)),
        ]
        const server = both.find(({ running }) => running?.listens.includes(port)) ?? container
        return container.host.network === 'host'
          ? hostAnswer(state, port, path)
          : answerOf(state, server, port, path, '127.0.0.1')
      }
      const found = reachable(state, container, hosts.get(host) ?? host)
      if (found) return answerOf(state, found.container, port, path, found.ip)
      const address = lookUp(host)
      return address === undefined ? { error: 'bad-address' } : { error: 'refused', ip: address }
    },
    processes: () =>
      (container.running?.processes ?? []).map((words, index) => ({
        pid: index === 0 ? 1 : 6 + index,
        user: userOf(fs, container.config.user)?.name ?? container.config.user,
        words,
      })),
    programs: {},
    has: (name) => inPath(fs, path, name),
  }
}

/** Answers a request to a port of the host. */
function hostAnswer(state: State, port: number, path: string): Answer {
  for (const container of state.containers) {
    if (!isRunning(container)) continue
    if (container.host.network === 'host' && container.running?.listens.includes(port))
      return answerOf(state, container, port, path, '127.0.0.1')
    const binding = container.published.find(({ host }) => host === port)
    if (binding) return answerOf(state, container, Number.parseInt(binding.container, 10), path, '127.0.0.1')
  }
  return { error: 'refused', ip: '127.0.0.1' }
}

const hostPrograms =
  'sh bash echo printf cat head tail grep wc sort uniq cut tac seq tr sed tee yes ls rm mkdir rmdir touch cp mv ln chmod chown dd find du unlink pwd basename dirname readlink true false sleep test [ env printenv ps id hostname kill curl wget date whoami uname nproc which docker'.split(
    ' ',
  )

/** The learner's own machine. */
export function hostMachine(state: State, programs: Machine['programs']): Machine {
  const lookUp = (name: string): string | undefined =>
    isLocal(name) ? '127.0.0.1' : /^\d+(\.\d+){3}$/.test(name) ? name : undefined
  return {
    user: { id: 0, name: state.host.env.USER ?? 'root' },
    flavour: 'gnu',
    hostname: 'lab',
    address: '192.168.0.10',
    now: () => state.now,
    pass: (seconds) => {
      state.now += Math.min(seconds, 1e9) * 1000
    },
    lookUp,
    fetch(host, port, path) {
      if (isLocal(host)) return hostAnswer(state, port, path)
      for (const container of state.containers)
        for (const { ip } of Object.values(container.networks))
          if (ip === host) return answerOf(state, container, port, path, ip)
      return lookUp(host) === undefined ? { error: 'bad-address' } : { error: 'refused', ip: host }
    },
    processes: () => [{ pid: 1, user: 'root', words: ['bash'] }],
    programs,
    has: (name) => hostPrograms.includes(name),
  }
}

/** The name without a tag and the tag. */
export function repositoryOf(tag: string): { repository: string; tag: string } {
  const full = withTag(tag)
  const at = full.lastIndexOf(':')
  return { repository: full.slice(0, at), tag: full.slice(at + 1) }
}
