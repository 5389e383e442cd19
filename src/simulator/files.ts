import { byText } from '../model/index.ts'
import type { Files, Layer, Node } from './state.ts'

/** Folders and files as a process sees them. Paths are absolute and normal. */
export interface Tree {
  get(path: string): Node | undefined
  /** The names in a directory, sorted. */
  list(path: string): string[]
  set(path: string, node: Node): void
  /** Removes a path and all below it. */
  remove(path: string): void
}

export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/'
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
export const joined = (folder: string, name: string): string =>
  folder === '/' ? `/${name}` : `${folder}/${name}`

const deepest = 130

/** Whether a path is longer than Linux takes, or deeper than the lab does. */
export function tooLong(path: string): boolean {
  if (path.length > 4096) return true
  let depth = 0
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) depth++
  return depth > deepest
}

/** The path from a folder, without `.`, `..` and doubled slashes. */
export function absolute(folder: string, path: string): string {
  const parts: string[] = []
  for (const part of `${path.startsWith('/') ? '' : `${folder}/`}${path}`.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

export const dir = (modified: number, mode = 0o755, user = 0): Node => ({
  type: 'dir',
  content: '',
  mode,
  user,
  modified,
})
export const file = (content: string, modified: number, mode = 0o644, user = 0): Node => ({
  type: 'file',
  content,
  mode,
  user,
  modified,
})

const encoder = new TextEncoder()
/** Bytes of a text, as UTF-8. */
export const byteLength = (text: string): number => encoder.encode(text).length
export const sizeOf = (node: Node): number => node.size ?? byteLength(node.content)

/** A tree of its own, such as a volume. */
export function plainTree(files: Files): Tree {
  return {
    get: (path) => files[path] ?? undefined,
    list: (path) => childNames(Object.keys(files), path),
    set: (path, node) => {
      files[path] = node
    },
    remove: (path) => {
      for (const key of Object.keys(files)) if (key === path || key.startsWith(`${path}/`)) delete files[key]
    },
  }
}

function childNames(keys: Iterable<string>, path: string): string[] {
  const prefix = path === '/' ? '/' : `${path}/`
  const names = new Set<string>()
  for (const key of keys)
    if (key.startsWith(prefix) && key !== '/' && !key.includes('/', prefix.length))
      names.add(key.slice(prefix.length))
  return [...names].sort()
}

/** The file system that layers give together. */
export interface Flat {
  files: ReadonlyMap<string, Node>
  children: ReadonlyMap<string, readonly string[]>
}

const flats = new WeakMap<readonly Layer[], Flat>()

/** Layers as one tree; kept for layers that were asked for before. */
export function flatten(layers: readonly Layer[]): Flat {
  const known = flats.get(layers)
  if (known) return known
  const files = new Map<string, Node>()
  for (const layer of layers) applyLayer(files, layer.files)
  const children = new Map<string, string[]>()
  for (const path of files.keys()) {
    if (path === '/') continue
    const list = children.get(parentOf(path))
    if (list) list.push(nameOf(path))
    else children.set(parentOf(path), [nameOf(path)])
  }
  const flat = { files, children }
  flats.set(layers, flat)
  return flat
}

/** Whether what lies below a path is hidden by a node of a layer above. */
const hides = (node: Node | null): boolean => node === null || node.opaque === true || node.type !== 'dir'

function applyLayer(files: Map<string, Node>, layer: Readonly<Files>): void {
  const entries = Object.entries(layer)
  for (const [path, node] of entries) {
    if (!hides(node)) continue
    const below = [...files.keys()].filter((key) => key.startsWith(`${path}/`))
    for (const key of below) if (node === null || !(key in layer)) files.delete(key)
  }
  for (const [path, node] of entries)
    if (node === null) files.delete(path)
    else files.set(path, node)
}

/** A writable layer over read-only ones: copy on write, whiteouts, opaque directories. */
export function overlayTree(layers: readonly Layer[], upper: Files): Tree {
  const lower = flatten(layers)
  /** Whether the upper layer hides what lies below at a path. */
  const hidden = (path: string): boolean => {
    for (let at = path; at !== '/'; at = parentOf(at)) {
      const node = upper[at]
      if (node === undefined) continue
      if (node === null || node.type !== 'dir' || (node.opaque && at !== path)) return true
    }
    return false
  }
  const get = (path: string): Node | undefined => {
    const own = upper[path]
    if (own !== undefined) return own ?? undefined
    return hidden(path) ? undefined : lower.files.get(path)
  }
  const list = (path: string): string[] => {
    const names = new Set(childNames(Object.keys(upper), path))
    for (const name of lower.children.get(path) ?? []) names.add(name)
    return [...names].filter((name) => get(joined(path, name)) !== undefined).sort()
  }
  /** Copies the directories above a path up, as the kernel does before it writes there. */
  const copyUp = (path: string): void => {
    for (let at = parentOf(path); at !== '/'; at = parentOf(at)) {
      if (upper[at]) continue
      const node = lower.files.get(at)
      if (node) upper[at] = node
    }
  }
  return {
    get,
    list,
    set: (path, node) => {
      copyUp(path)
      const wasHidden = upper[path] === null && lower.files.has(path)
      upper[path] =
        node.type === 'dir' && (wasHidden || upper[path]?.opaque) ? { ...node, opaque: true } : node
    },
    remove: (path) => {
      copyUp(path)
      for (const key of Object.keys(upper)) if (key === path || key.startsWith(`${path}/`)) delete upper[key]
      if (lower.files.has(path) && !hidden(path)) upper[path] = null
    },
  }
}

/** The size of a layer as the engine counts it: a block of 4,096 bytes for each directory, whole blocks for files. */
export function diskSize(files: Readonly<Files>): number {
  const folders = new Set<string>(['/'])
  let size = 0
  for (const [path, node] of Object.entries(files)) {
    for (let at = parentOf(path); at !== '/'; at = parentOf(at)) folders.add(at)
    if (node?.type === 'dir') folders.add(path)
    else if (node?.type === 'file') size += Math.ceil(sizeOf(node) / 4096) * 4096
  }
  return size + folders.size * 4096
}

/** The size of a layer of an image, with what of it is not modelled. */
export const layerSize = ({ files, more = 0 }: Layer): number => diskSize(files) + more

/** A path that a writable layer changed. */
export interface Changed {
  kind: 'A' | 'C' | 'D'
  path: string
}

/** Lists the changes of a writable layer as `docker diff` does. */
export function changes(layers: readonly Layer[], upper: Readonly<Files>): Changed[] {
  const { files, children } = flatten(layers)
  /** The files that a directory hides because it was made anew. */
  const hidden = (path: string): Changed[] =>
    (children.get(path) ?? [])
      .map((name) => joined(path, name))
      .filter((below) => !(below in upper))
      .map((below) => ({ kind: 'D', path: below }))
  return Object.entries(upper)
    .filter(([path]) => path !== '/')
    .flatMap(([path, node]): Changed[] => {
      if (node === null) return [{ kind: 'D', path }]
      return [{ kind: files.has(path) ? 'C' : 'A', path }, ...(node.opaque ? hidden(path) : [])]
    })
    .sort(byText(({ path }) => path))
}
