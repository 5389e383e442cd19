import { as, bad, bytes, nearWord, signal, signalNumbers, type Valued, type ValueFault } from '../values.ts'

// The client passes these values on unread; the daemon refuses them. The simulator asks the same functions.

/** The policies of `--restart`. */
export const restartPolicies: readonly string[] = ['no', 'always', 'on-failure', 'unless-stopped']

/** The least limit of memory, in bytes. */
const leastMemory = 6 * 1024 * 1024

/** Whether a limit of memory in bytes is below the least one; 0 is no limit. */
export const isTooLittle = (size: number): boolean => size > 0 && size < leastMemory

/** Whether a container may be called so. */
export const isContainerName = (name: string): boolean => /^\/?[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)

/** Whether a volume may be called so. */
export const isVolumeName = (name: string): boolean => /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(name)

/** Whether a network may be called so: anything that is not blank, and not the way to name a container's own network. */
export const isNetworkName = (name: string): boolean => name.trim() !== '' && !name.startsWith('container:')

/** The plain name of a signal of Linux; undefined for one that does not exist. */
export function signalName(raw: string): string | undefined {
  const name = signal(raw)
  if (/^\d+$/.test(name)) return Number(name) >= 1 && Number(name) <= 64 ? name : undefined
  if (/^(?:RTMIN(?:\+(?:[1-9]|1[0-5]))?|RTMAX(?:-(?:[1-9]|1[0-4]))?|CLD|IOT|POLL)$/.test(name)) return name
  return Object.hasOwn(signalNumbers, name) ? name : undefined
}

type Read = (raw: string) => Valued

/** Leaves a value alone that the shell fills in. */
const typed =
  (read: Read): Read =>
  (raw) =>
    /[$`]/.test(raw) ? as(raw) : read(raw)

/** A policy of `--restart`; what stands behind a colon is not looked at. */
export const policy: Read = typed((raw) => {
  const [name = ''] = raw.split(':')
  if (name === '' || restartPolicies.includes(name)) return as(raw)
  const fault: ValueFault = {
    code: 'policy',
    detail: restartPolicies.join(', '),
    near: nearWord(name, restartPolicies),
  }
  return { fault }
})

/** A limit of memory. One that is no size at all is refused as such elsewhere. */
export const memory: Read = typed((raw) => {
  const read = bytes(raw)
  return 'value' in read && isTooLittle(Number(read.value)) ? bad('too-little', raw) : as(raw)
})

/** A signal that exists. */
export const knownSignal: Read = typed((raw) =>
  raw === '' || signalName(raw) !== undefined ? as(raw) : bad('signal', raw),
)

const named = (isName: (name: string) => boolean): Read =>
  typed((raw) => (raw === '' || isName(raw) ? as(raw) : bad('name', raw)))

/** The name of a new container; an empty one is as none. */
export const containerName: Read = named(isContainerName)
/** Another name for a container, never an empty one. */
export const otherName: Read = (raw) => (raw === '' ? bad('name', raw) : containerName(raw))
/** The name of a new volume, of two characters or more; an empty one is as none. */
export const volumeName: Read = named((name) => name.length > 1 && isVolumeName(name))
/** The name of a new network, never an empty one. */
export const networkName: Read = (raw) => (raw === '' ? bad('name', raw) : named(isNetworkName)(raw))
/** A place inside that is no full path; where only the colon before it was left out, `near` has the value with it. */
function relativeTarget(raw: string, target: string): Valued {
  const [, name, inside] = /^([a-zA-Z0-9][\w.-]*)(\/[^:]+)$/.exec(raw) ?? []
  const near = name === undefined ? undefined : `${name}:${inside}`
  return { fault: { code: 'target', detail: target, ...(near === undefined ? {} : { near }) } }
}

/** The value of `-v`: a volume in front of its place, while a path of the host may have any letters, and a place inside, which is a full path. */
export const volumeOf: Read = typed((raw) => {
  const [name = '', ...rest] = raw.split(':')
  const target = rest[0] ?? name
  const isWindows = /(?:^|:)[a-zA-Z]:[\\/]|\\/.test(raw)
  if (!isWindows && target !== '' && !/^[~/]/.test(target)) return relativeTarget(raw, target)
  return rest.length === 0 || /^[~./]|^[a-zA-Z]$/.test(name) ? as(raw) : named(isVolumeName)(name)
})

/** Whether a value is refused by the daemon, after the client took it. */
export const isOfDaemon = ({ code }: ValueFault): boolean =>
  code === 'policy' ||
  code === 'too-little' ||
  code === 'signal' ||
  code === 'name' ||
  code === 'filter' ||
  code === 'target'
