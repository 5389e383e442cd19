import { isVolumeName } from '../../commandline/index.ts'
import { fromDaemon, type Given } from '../context.ts'
import { dir, flatten, joined, plainTree, tooLong } from '../files.ts'
import { newId } from '../ids.ts'
import type { Files, Image, Layer, Mount, State } from '../state.ts'

/** The mounts of `-v`, `--mount` and `--tmpfs`. Throws Refusal. */
export function mountsOf(state: State, given: Given): Mount[] {
  const mounts = [
    ...given.all('--volume').map((text) => volumeMount(state, text)),
    ...given.all('--mount').map((text) => longMount(state, text)),
    ...given.all('--tmpfs').map(
      (text): Mount => ({
        type: 'tmpfs',
        source: '',
        target: text.split(':')[0]!,
        readOnly: false,
        anonymous: false,
      }),
    ),
  ]
  for (const name of given.all('--volumes-from')) {
    const other = state.containers.find((container) => container.name === name.split(':')[0])
    if (!other) throw fromDaemon(`No such container: ${name}`, 125)
    mounts.push(...other.mounts.map((mount) => ({ ...mount, anonymous: false })))
  }
  const targets = mounts.map(({ target }) => target)
  const twice = targets.find((target, index) => targets.indexOf(target) < index)
  if (twice !== undefined) throw fromDaemon(`Duplicate mount point: ${twice}`, 125)
  return mounts
}

function volumeMount(state: State, text: string): Mount {
  const parts = text.split(':')
  const [source = '', target = '', mode = ''] = parts.length === 1 ? ['', parts[0]!] : parts
  if (parts.length > 3) throw fromDaemon(`invalid volume specification: '${text}'`, 125)
  const readOnly = mode.split(',').includes('ro')
  if (!target.startsWith('/') && parts.length === 1)
    throw fromDaemon(
      `invalid volume specification: '${text}': invalid mount config for type "volume": invalid mount path: '${target}' mount path must be absolute`,
      125,
    )
  if (parts.length === 1) return { type: 'volume', source: '', target, readOnly, anonymous: true }
  const clean = target === '/' ? target : target.replace(/\/$/, '')
  if (clean === '/')
    throw fromDaemon(
      `invalid volume specification: '${text}': invalid specification: destination can't be '/'`,
      125,
    )
  if (/^[./~]/.test(source)) {
    const path = source.startsWith('/')
      ? source
      : joined(state.host.cwd, source.replace(/^\.\/?/, '')).replace(/\/$/, '')
    return {
      type: 'bind',
      source: path.replace(/(.)\/$/, '$1'),
      target: absoluteTarget(clean),
      readOnly,
      anonymous: false,
      written: text,
    }
  }
  return { type: 'volume', source, target: absoluteTarget(clean), readOnly, anonymous: false, written: text }
}

const absoluteTarget = (target: string): string => (target.startsWith('/') ? target : `/${target}`)

function longMount(state: State, text: string): Mount {
  const values = Object.fromEntries(
    text
      .split(',')
      .map((part) =>
        part.includes('=')
          ? [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]
          : [part, 'true'],
      ),
  )
  const type = (values.type ?? 'volume') as Mount['type']
  const source = values.source ?? values.src ?? ''
  const target = values.target ?? values.destination ?? values.dst ?? ''
  const readOnly = [values.readonly, values.ro].some((value) => value === 'true' || value === '1')
  if (!['bind', 'volume', 'tmpfs'].includes(type)) throw fromDaemon(`mount type unknown: "${type}"`, 125)
  if (target === '')
    throw fromDaemon(`invalid mount config for type "${type}": field Target must not be empty`, 125)
  if (type === 'bind' && !state.host.files[source] && source.startsWith('/'))
    throw fromDaemon(`invalid mount config for type "bind": bind source path does not exist: ${source}`, 125)
  return {
    type,
    source,
    target: target.replace(/(.)\/$/, '$1'),
    readOnly,
    anonymous: type === 'volume' && source === '',
    long: true,
  }
}

/** The volumes that the image asks for and no mount replaces. */
export const anonymousVolumes = (image: Image, mounts: readonly Mount[]): Mount[] =>
  image.config.volumes
    .filter((target) => !mounts.some((mount) => mount.target === target))
    .map((target) => ({ type: 'volume', source: '', target, readOnly: false, anonymous: true }))

/** Makes what a mount needs: its volume, filled from the image while it is empty, or its folder of the host. */
export function prepared(state: State, mount: Mount, image: Image): Mount {
  if (mount.type === 'tmpfs') return mount
  if (mount.type === 'bind') {
    hostFolder(state, mount.source)
    return mount
  }
  const name = mount.source || newId(state)
  checkVolumeName(name)
  let volume = state.volumes.find((item) => item.name === name)
  if (!volume) {
    volume = { name, created: state.now, anonymous: mount.anonymous, labels: {}, files: {} }
    state.volumes.push(volume)
  }
  if (Object.keys(volume.files).every((path) => path === '/')) fill(volume.files, image.layers, mount.target)
  return { ...mount, source: name }
}

/** Throws Refusal for a name that a volume cannot have. */
export function checkVolumeName(name: string, code = 125): void {
  if (!isVolumeName(name))
    throw fromDaemon(
      `create ${name}: "${name}" includes invalid characters for a local volume name, only "[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path`,
      code,
    )
}

/** Copies what the image has at a path into an empty volume. */
function fill(files: Files, layers: readonly Layer[], target: string): void {
  const flat = flatten(layers)
  const top = flat.files.get(target)
  if (top) files['/'] = top
  for (const [path, node] of flat.files)
    if (path.startsWith(`${target}/`)) files[path.slice(target.length)] = node
}

function hostFolder(state: State, path: string): void {
  if (tooLong(path))
    throw fromDaemon(
      `error while creating mount source path: mkdir ${path.slice(0, 100)}…: file name too long`,
      125,
    )
  const tree = plainTree(state.host.files)
  let at = ''
  for (const part of path.split('/').filter(Boolean)) {
    at += `/${part}`
    if (!tree.get(at)) tree.set(at, dir(state.now))
  }
}
