import { type Context, containerOf, fromDaemon, type Given, type Handler, Refusal } from '../context.ts'
import { absolute, joined, nameOf, parentOf, plainTree } from '../files.ts'
import { filesOf } from '../machines.ts'
import { type FileSystem, fileSystem } from '../mounted.ts'
import { makeMountPoints } from '../processes.ts'
import type { Container, Node, State } from '../state.ts'

/** A side of `cp`: a container and a path, or a path of the host. */
interface Side {
  container?: string
  path: string
}

function sideOf(text: string): Side {
  const match = /^([^/:]+):(.*)$/s.exec(text)
  return match ? { container: match[1]!, path: match[2]! } : { path: text }
}

const hostFiles = (state: State): FileSystem =>
  fileSystem([{ at: '/', tree: plainTree(state.host.files), root: '/', readOnly: false }], 0, state.now)

/** Puts a node and all below it at another place. */
function transfer(from: FileSystem, source: string, to: FileSystem, target: string, user?: number): void {
  const node = from.stat(source)!
  const own: Node = user === undefined ? node : { ...node, user }
  const before = to.stat(target)
  if (node.type === 'dir') {
    if (before?.type !== 'dir') to.put(target, own)
    for (const name of from.list(source)) transfer(from, joined(source, name), to, joined(target, name), user)
  } else to.put(target, own)
}

function copy(context: Context, given: Given): number {
  const { state } = context
  const [first = '', second = ''] = given.words
  const [source, target] = [sideOf(first), sideOf(second)]
  if (source.container !== undefined && target.container !== undefined)
    throw new Refusal('copying between containers is not supported')
  if (source.container === undefined && target.container === undefined)
    throw new Refusal('must specify at least one container source')
  if (source.container !== undefined) return copyOut(context, source, second)
  return copyIn(state, source.path, target)
}

function copyOut({ state, out }: Context, source: Side, target: string): number {
  const container = containerOf(state, source.container!)
  mountVolumes(state, container)
  const files = filesOf(state, container)
  const from = absolute('/', source.path)
  const node = files.stat(from)
  if (!node) throw fromDaemon(`Could not find the file ${source.path} in container ${source.container}`)
  if (target === '-') {
    out(node.content)
    return 0
  }
  const host = hostFiles(state)
  const to = absolute(state.host.cwd, target)
  transfer(files, from, host, destination(host, to, target, from, source.path, node))
  return 0
}

/** Both ways the engine looks into the container first, for which it mounts the volumes. */
const mountVolumes = (state: State, container: Container): void =>
  makeMountPoints(state, container, (type) => type === 'volume')

function copyIn(state: State, path: string, target: Side): number {
  const known = state.containers.find(({ name }) => name === target.container)
  if (known) mountVolumes(state, known)
  const host = hostFiles(state)
  const from = absolute(state.host.cwd, path)
  const node = host.stat(from)
  if (!node) throw new Refusal(`lstat ${from}: no such file or directory`)
  const container = containerOf(state, target.container!)
  const files = filesOf(state, container)
  const to = absolute('/', target.path)
  transfer(host, from, files, destination(files, to, target.path, from, path, node, target.container), 0)
  return 0
}

/** Finds the destination of a copy: a folder that is there, or a name in one. Throws Refusal. */
function destination(
  files: FileSystem,
  to: string,
  typed: string,
  from: string,
  source: string,
  node: Node,
  container?: string,
): string {
  const before = files.stat(to)
  if (before?.type === 'dir')
    return node.type === 'dir' && /\/\.$/.test(source) ? to : joined(to, nameOf(from))
  if (before && node.type === 'dir') throw new Refusal('cannot copy directory')
  if (!before && typed.endsWith('/') && node.type !== 'dir')
    throw new Refusal(
      container === undefined ? `destination directory does not exist: ${to}` : 'no such directory',
    )
  if (files.stat(parentOf(to))?.type !== 'dir') {
    if (container !== undefined)
      throw fromDaemon(`Could not find the file ${parentOf(to)} in container ${container}`)
    throw new Refusal(`invalid output path: directory "${parentOf(to)}" does not exist`)
  }
  return to
}

/** `cp`: files between the host and a container. */
export const copyCommands: Readonly<Record<string, Handler>> = {
  'container cp': { options: ['--archive', '--quiet', '--follow-link'], run: copy },
}
