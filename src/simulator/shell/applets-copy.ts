import { joined, nameOf } from '../files.ts'
import type { FileError } from '../mounted.ts'
import type { Node } from '../state.ts'
import { cut } from './cut.ts'
import type { Applet, Process } from './process.ts'
import { at, refuse } from './refusal.ts'

/** Copies a file or a tree; returns what went wrong. */
function copyTree(process: Pick<Process, 'fs'>, from: string, to: string): FileError | undefined {
  const node = process.fs.stat(from)
  if (!node) return 'No such file or directory'
  if (node.type !== 'dir') return process.fs.put(to, { ...node, modified: node.modified })
  if (process.fs.stat(to)?.type !== 'dir') {
    const error = process.fs.put(to, {
      type: 'dir',
      content: '',
      mode: node.mode,
      user: node.user,
      modified: node.modified,
    })
    if (error) return error
  }
  for (const name of process.fs.list(from)) {
    const error = copyTree(process, joined(from, name), joined(to, name))
    if (error) return error
  }
  return undefined
}

/** `cp` and `mv`: several sources into a folder, or one to a name. */
/** The reason why `cp` or `mv` refuses a source, as both flavours say it; undefined if there is none. */
function sourceFault(
  name: 'cp' | 'mv',
  source: string,
  node: Node | undefined,
  whole: boolean,
): [busybox: string, gnu: string] | undefined {
  if (!node)
    return [
      `${name}: can't ${name === 'cp' ? 'stat' : 'rename'} '${source}': No such file or directory`,
      `${name}: cannot stat '${source}': No such file or directory`,
    ]
  return name === 'cp' && node.type === 'dir' && !whole
    ? [`cp: omitting directory '${source}'`, `cp: -r not specified; omitting directory '${source}'`]
    : undefined
}

export const transfer =
  (name: 'cp' | 'mv'): Applet =>
  (process, args) => {
    const { options, words } = cut(args)
    if (words.length < 2)
      return refuse(process, `BusyBox: ${name}: missing file operand`, `${name}: missing file operand`)
    const target = words.at(-1)!
    const isFolder = process.fs.stat(at(process, target))?.type === 'dir'
    const whole = ['r', 'R', 'a'].some((letter) => options.has(letter))
    let code = 0
    for (const source of words.slice(0, -1)) {
      const from = at(process, source)
      const fault =
        sourceFault(name, source, process.fs.lstat(from), whole) ??
        transferOne(process, name, source, target, isFolder)
      if (fault) code = refuse(process, ...fault)
    }
    return code
  }

/** Copies or moves one source, and says what went wrong. */
function transferOne(
  process: Process,
  name: 'cp' | 'mv',
  source: string,
  target: string,
  isFolder: boolean,
): [busybox: string, gnu: string] | undefined {
  const from = at(process, source)
  const to = isFolder ? joined(at(process, target), nameOf(from)) : at(process, target)
  const error = copyTree(process, from, to) ?? (name === 'mv' ? process.fs.remove(from) : undefined)
  if (!error) return undefined
  const shown = isFolder ? joined(target.replace(/\/$/, ''), nameOf(from)) : target
  return [
    name === 'cp' ? `cp: can't create '${shown}': ${error}` : `mv: can't rename '${source}': ${error}`,
    `${name}: cannot create regular file '${target}': ${error}`,
  ]
}
