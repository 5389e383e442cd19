import { absolute, joined, sizeOf } from '../files.ts'
import type { Node } from '../state.ts'
import { cut } from './cut.ts'
import type { Applet, Process } from './process.ts'
import { at, isGnu, refuse } from './refusal.ts'

const modeText = (node: Node): string => {
  const bits = 'rwxrwxrwx'
  const kind = { file: '-', dir: 'd', link: 'l' }[node.type]
  const mode = node.type === 'link' ? 0o777 : node.mode
  const text = [...bits].map((c, index) => ((mode >> (8 - index)) & 1 ? c : '-')).join('')
  return kind + (mode & 0o1000 ? `${text.slice(0, -1)}t` : text)
}

const userName = (user: number): string => (user === 0 ? 'root' : user === 65534 ? 'nobody' : String(user))

function longLine(process: Process, node: Node, name: string): string {
  const date = new Date(node.modified).toUTCString()
  const when = `${date.slice(8, 11)} ${String(Number(date.slice(5, 7))).padStart(2)} ${date.slice(17, 22)}`
  const owner = userName(node.user)
  const size = node.type === 'dir' ? 4096 : sizeOf(node)
  const target = node.type === 'link' ? ` -> ${node.content}` : ''
  const count = node.type === 'dir' ? 2 : 1
  return isGnu(process)
    ? `${modeText(node)} ${count} ${owner} ${owner} ${String(size).padStart(4)} ${when} ${name}${target}\n`
    : `${modeText(node)} ${String(count).padStart(4)} ${owner.padEnd(8)} ${owner.padEnd(8)} ${String(size).padStart(9)} ${when} ${name}${target}\n`
}

/** The arguments of `ls`: files, folders, and an exit code for those that are not there. */
function sorted(
  process: Process,
  paths: readonly string[],
  apart: boolean,
): { files: string[]; folders: string[]; code: number } {
  const found = { files: [] as string[], folders: [] as string[], code: 0 }
  for (const path of paths) {
    const node = process.fs.stat(at(process, path)) ?? process.fs.lstat(at(process, path))
    if (node) (node.type === 'dir' && apart ? found.folders : found.files).push(path)
    else {
      refuse(
        process,
        `ls: ${path}: No such file or directory`,
        `ls: cannot access '${path}': No such file or directory`,
      )
      found.code = isGnu(process) ? 2 : 1
    }
  }
  return found
}

/** The names in a folder that are to be shown. */
function namesIn(process: Process, folder: string, options: ReadonlyMap<string, string>): string[] {
  const all = process.fs.list(folder)
  if (options.has('a')) return ['.', '..', ...all]
  return all.filter((name) => options.has('A') || !name.startsWith('.'))
}

const mostFolders = 500

export const ls: Applet = (process, args) => {
  const { options, words } = cut(args)
  const { files, folders, code } = sorted(process, words.length > 0 ? words : ['.'], !options.has('d'))
  const long = options.has('l')
  const show = (path: string, name: string): void =>
    process.out(long ? longLine(process, process.fs.lstat(path)!, name) : `${name}\n`)
  for (const path of files.sort()) show(at(process, path), path)
  const deep = options.has('R')
  const headed = deep || folders.length > 1 || files.length > 0
  const queue = [...folders]
  for (let index = 0; index < Math.min(queue.length, mostFolders); index++) {
    const path = queue[index]!
    const folder = at(process, path)
    const names = namesIn(process, folder, options)
    if (headed) process.out(`${index + files.length > 0 ? '\n' : ''}${path}:\n`)
    if (long) process.out(`total ${total(process, folder, names)}\n`)
    for (const name of names) show(absolute(folder, name), name)
    if (deep) queue.splice(index + 1, 0, ...foldersIn(process, path, names))
  }
  return code
}

/** The folders among some names, as paths below the one that was typed. */
const foldersIn = (process: Process, path: string, names: readonly string[]): string[] =>
  names
    .filter(
      (name) => !/^\.\.?$/.test(name) && process.fs.lstat(joined(at(process, path), name))?.type === 'dir',
    )
    .map((name) => `${path.replace(/\/$/, '')}/${name}`)

const total = (process: Process, folder: string, names: readonly string[]): number =>
  names.reduce((sum, name) => {
    const node = process.fs.lstat(absolute(folder, name))
    if (!node || node.type === 'link') return sum
    return sum + (node.type === 'dir' ? 4 : Math.ceil(sizeOf(node) / 4096) * 4)
  }, 0)
