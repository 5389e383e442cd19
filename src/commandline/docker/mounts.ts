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

const isSwitch = (key: string | undefined): boolean => key !== undefined && mountSwitches.has(key)

/** The value of a key of a mount as it counts. */
function mountValue(key: string, raw: string): Valued {
  if (mountSwitches.has(key)) return raw in truths ? as(truths[raw]!) : bad('boolean', raw)
  if (key === 'tmpfs-size') return bytes(raw)
  if (key === 'tmpfs-mode' && !/^[0-7]+$/.test(raw)) return bad('number', raw)
  if (key === 'type') return as(raw.toLowerCase())
  return as(key === 'source' ? source(raw) : raw)
}

/** The keys and values of a mount, or why one of them is refused. */
function mountKeysOf(list: readonly string[]): Map<string, string> | Valued {
  const keys = new Map<string, string>()
  for (const field of list) {
    const [name = '', ...rest] = field.split('=')
    const key = mountKeys[name.toLowerCase()]
    if (rest.length === 0 && !isSwitch(key)) return bad('key-value', field)
    if (key === undefined) return bad('key', name)
    const value = mountValue(key, rest.length === 0 ? 'true' : rest.join('='))
    if ('fault' in value) return value
    keys.set(key, value.value)
  }
  return keys
}

/** `type=bind,source=/src,target=/dst,readonly`, in any order. */
export function mount(raw: string): Valued {
  const list = fields(raw)
  if (raw === '' || !list) return bad('form', raw)
  const keys = mountKeysOf(list)
  if (!(keys instanceof Map)) return keys
  const type = keys.get('type') ?? 'volume'
  if (type === '') return bad('key-value', 'type=')
  if (!keys.get('target')) return bad('key-value', 'target=')
  const others = ['volume', 'bind', 'image', 'tmpfs'].filter((family) => family !== type)
  const odd = others.flatMap((family) => [...keys.keys()].filter((key) => key.startsWith(`${family}-`)))
  if (odd[0] !== undefined) return bad('key', odd[0])
  const said = [...keys].filter(([key, value]) => key !== 'type' && !(isSwitch(key) && value === 'false'))
  return as([`type=${type}`, ...said.map((pair) => pair.join('=')).sort()].join(','))
}
