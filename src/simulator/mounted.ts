import { absolute, byteLength, dir, joined, nameOf, parentOf, type Tree, tooLong } from './files.ts'
import type { Node } from './state.ts'

export type FileError =
  | 'No such file or directory'
  | 'Not a directory'
  | 'Is a directory'
  | 'File exists'
  | 'Directory not empty'
  | 'Read-only file system'
  | 'Permission denied'
  | 'Device or resource busy'
  | 'Too many levels of symbolic links'
  | 'File name too long'

/** A tree seen at a path of another one. */
export interface MountedTree {
  at: string
  tree: Tree
  /** The place of its root in `tree`. */
  root: string
  readOnly: boolean
}

/** Files as a process of a user reads and writes them: links are followed, mounts hide what is below them. */
export interface FileSystem {
  /** The node at a path, its last link followed. */
  stat(path: string): Node | undefined
  /** The node itself. */
  lstat(path: string): Node | undefined
  list(path: string): string[]
  read(path: string): string | Failed
  write(path: string, content: string, append?: boolean, size?: number): FileError | undefined
  mkdir(path: string): FileError | undefined
  put(path: string, node: Node): FileError | undefined
  remove(path: string): FileError | undefined
  /** The path without links. */
  real(path: string): string
}

/** A read that failed; one that succeeds gives a text. */
export interface Failed {
  error: FileError
}

const most = 20

/** Puts trees together. `user` 0 may do everything. */
export function fileSystem(mounts: readonly MountedTree[], user: number, now: number): FileSystem {
  const sorted = [...mounts].sort((a, b) => b.at.length - a.at.length)
  const mountAt = (path: string): MountedTree =>
    sorted.find(({ at }) => at === '/' || path === at || path.startsWith(`${at}/`))!
  const inside = ({ at, root }: MountedTree, path: string): string => {
    const rest = at === '/' ? path : path.slice(at.length)
    return root === '/' ? rest || '/' : `${root}${rest === '/' ? '' : rest}`
  }
  const node = (path: string): Node | undefined => {
    if (path === '/') return mountAt('/').tree.get('/') ?? dir(now)
    const mount = mountAt(path)
    return mount.tree.get(inside(mount, path)) ?? (mount.at === path ? dir(now) : undefined)
  }
  /** Follows the links of all folders, and of the last name when `last` says so. */
  const follow = (path: string, last: boolean, depth = 0): string => {
    const parts = absolute('/', path).split('/').slice(1)
    let at = '/'
    for (const [index, part] of parts.entries()) {
      if (part === '') continue
      const next = joined(at, part)
      const found = node(next)
      // Nothing can be below what is not there.
      if (!found) return joined(at, parts.slice(index).join('/'))
      const follows = found?.type === 'link' && (last || index < parts.length - 1) && depth < most
      at = follows ? follow(absolute(at, found.content), true, depth + 1) : next
    }
    return at
  }
  const refusal = (path: string): FileError | undefined => {
    if (mountAt(path).readOnly) return 'Read-only file system'
    const folder = node(parentOf(path))
    if (!folder) return 'No such file or directory'
    return folder.type === 'dir' ? undefined : 'Not a directory'
  }
  const writable = (found: Node): boolean =>
    user === 0 || ((found.user === user ? found.mode >> 6 : found.mode) & 2) !== 0
  const denied = (path: string): boolean => !writable(node(parentOf(path)) ?? dir(now))
  const set = (path: string, value: Node): void => {
    const mount = mountAt(path)
    mount.tree.set(inside(mount, path), value)
  }
  const put = (at: string, value: Node): FileError | undefined => {
    const refused = refusal(at)
    if (refused) return refused
    const before = node(at)
    if (before ? !writable(before) : denied(at)) return 'Permission denied'
    set(at, value)
    return undefined
  }
  return {
    stat: (path) => (tooLong(path) ? undefined : node(follow(path, true))),
    lstat: (path) => (tooLong(path) ? undefined : node(follow(path, false))),
    real: (path) => (tooLong(path) ? path : follow(path, true)),
    list(path) {
      if (tooLong(path)) return []
      const at = follow(path, true)
      const mount = mountAt(at)
      const names = new Set(mount.tree.list(inside(mount, at)))
      for (const { at: other } of mounts)
        if (other !== '/' && parentOf(other) === at) names.add(nameOf(other))
      return [...names].sort()
    },
    read(path) {
      if (tooLong(path)) return { error: 'File name too long' }
      const found = node(follow(path, true))
      if (!found) return { error: 'No such file or directory' }
      if (found.type === 'dir') return { error: 'Is a directory' }
      return found.content
    },
    write(path, content, append = false, size) {
      if (tooLong(path)) return 'File name too long'
      const at = follow(path, true)
      const before = node(at)
      if (before?.type === 'dir') return 'Is a directory'
      const text = append && before ? before.content + content : content
      const made: Node = {
        type: 'file',
        content: text,
        mode: before?.mode ?? 0o644,
        user: before?.user ?? user,
        modified: now,
      }
      const whole = append && before?.size !== undefined ? before.size + byteLength(content) : size
      return put(at, whole === undefined ? made : { ...made, size: whole })
    },
    mkdir(path) {
      if (tooLong(path)) return 'File name too long'
      const at = follow(path, true)
      if (node(at)) return 'File exists'
      return put(at, dir(now, 0o755, user))
    },
    put: (path, value) => (tooLong(path) ? 'File name too long' : put(follow(path, false), value)),
    remove(path) {
      if (tooLong(path)) return 'File name too long'
      const at = follow(path, false)
      if (!node(at)) return 'No such file or directory'
      if (mounts.some((mount) => mount.at === at)) return 'Device or resource busy'
      const refused = refusal(at)
      if (refused) return refused
      if (denied(at)) return 'Permission denied'
      const mount = mountAt(at)
      mount.tree.remove(inside(mount, at))
      return undefined
    },
  }
}
