import type { Valued } from '../dialect.ts'
import { as, bad, bytes, fields, path, truths } from '../values.ts'

const modes =
  /^(?:ro|rw|z|Z|shared|rshared|slave|rslave|private|rprivate|nocopy|consistent|cached|delegated)$/

/** A folder of the host; a name without a slash is a volume and stays as it is. */
const source = (raw: string): string => {
  const clean = path(raw)
  return /^(?:\.\/|\$|`)/.test(raw) && /^[\w-]/.test(clean) ? `./${clean}` : clean
}

/** The forms of `-v`: [SOURCE:]TARGET[:MODE]. */
export function volume(raw: string): Valued {
  if (raw === '') return bad('empty', raw)
  const [, second = '', third] = raw.split(':')
  // `c:/src:/dst` begins with a drive, `c:/dst:ro` with the name of a volume.
  const plain =
    second.startsWith('/') && (third === undefined || third.split(',').every((mode) => modes.test(mode)))
  const windows = plain
    ? raw
    : raw.replace(/(^|:)([A-Za-z]):[\\/]/g, (_, before: string, drive: string) => `${before}${drive}\u0001/`)
  const parts = windows.split(':').map((part) => part.replace('\u0001', ':'))
  if (parts.length > 3) return bad('colons', raw)
  if (parts.some((part) => part === '')) return bad('form', raw)
  const target = parts.length === 1 ? parts[0]! : parts[1]!
  if (target === '/') return bad('path', target)
  const given = parts[2]?.split(',') ?? []
  const wrong = given.find((mode) => !modes.test(mode))
  if (wrong !== undefined) return bad('mode', wrong)
  const kept = given.filter((mode) => mode !== 'rw').sort()
  const clean = (text: string): string => text.replace(/(?<=.)\/+$/, '')
  return as(
    [
      ...(parts.length === 1 ? [] : [source(parts[0]!)]),
      clean(target),
      ...(kept.length > 0 ? [kept.join(',')] : []),
    ].join(':'),
  )
}

const mountKeys: Readonly<Record<string, string>> = {
  type: 'type',
  source: 'source',
  src: 'source',
  target: 'target',
  dst: 'target',
  destination: 'target',
  readonly: 'readonly',
  ro: 'readonly',
  consistency: 'consistency',
  'bind-propagation': 'bind-propagation',
  'bind-nonrecursive': 'bind-nonrecursive',
  'bind-recursive': 'bind-recursive',
  'volume-subpath': 'volume-subpath',
  'volume-nocopy': 'volume-nocopy',
  'volume-label': 'volume-label',
  'volume-driver': 'volume-driver',
  'volume-opt': 'volume-opt',
  'image-subpath': 'image-subpath',
  'tmpfs-size': 'tmpfs-size',
  'tmpfs-mode': 'tmpfs-mode',
}
const mountSwitches = new Set(['readonly', 'volume-nocopy', 'bind-nonrecursive'])

/** `type=bind,source=/src,target=/dst,readonly`, in any order. */
export function mount(raw: string): Valued {
  const found: string[] = []
  const keys = new Map<string, string>()
  const list = fields(raw)
  if (raw === '' || !list) return bad('form', raw)
  for (const field of list) {
    const [name = '', ...rest] = field.split('=')
    const key = mountKeys[name.toLowerCase()]
    if (rest.length === 0 && !(key !== undefined && mountSwitches.has(key))) return bad('key-value', field)
    if (key === undefined) return bad('key', name)
    let value = rest.length === 0 ? 'true' : rest.join('=')
    if (key === 'type') value = value.toLowerCase()
    if (mountSwitches.has(key)) {
      if (!(value in truths)) return bad('boolean', value)
      value = truths[value]!
    }
    if (key === 'tmpfs-size') {
      const size = bytes(value)
      if ('fault' in size) return size
      value = size.value
    }
    if (key === 'tmpfs-mode' && !/^[0-7]+$/.test(value)) return bad('number', value)
    if (key === 'source') value = source(value)
    keys.set(key, value)
    if (key !== 'type' && !(mountSwitches.has(key) && value === 'false')) found.push(`${key}=${value}`)
  }
  const type = keys.get('type') ?? 'volume'
  if (type === '') return bad('key-value', 'type=')
  if (!keys.get('target')) return bad('key-value', 'target=')
  const other = ['volume', 'bind', 'image', 'tmpfs'].find(
    (family) => family !== type && [...keys.keys()].some((key) => key.startsWith(`${family}-`)),
  )
  if (other !== undefined) return bad('key', [...keys.keys()].find((key) => key.startsWith(`${other}-`))!)
  return as([`type=${type}`, ...found.sort()].join(','))
}
