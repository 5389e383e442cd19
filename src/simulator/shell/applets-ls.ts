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

export const ls: Applet = (process, args) => {
  const { options, words } = cut(args)
  const paths = words.length > 0 ? words : ['.']
  let code = 0
  const files: string[] = []
  const folders: string[] = []
  for (const path of paths) {
    const node = process.fs.stat(at(process, path)) ?? process.fs.lstat(at(process, path))
    if (!node) {
      refuse(
        process,
        `ls: ${path}: No such file or directory`,
        `ls: cannot access '${path}': No such file or directory`,
      )
      code = isGnu(process) ? 2 : 1
    } else if (node.type === 'dir' && !options.has('d')) folders.push(path)
    else files.push(path)
  }
  const long = options.has('l')
  const show = (path: string, name: string): void =>
    process.out(long ? longLine(process, process.fs.lstat(path)!, name) : `${name}\n`)
  for (const path of files.sort()) show(at(process, path), path)
  const queue = [...folders]
  for (let index = 0; index < queue.length && index < 500; index++) {
    const path = queue[index]!
    if (queue.length > 1 || files.length > 0 || options.has('R'))
      process.out(`${index + files.length > 0 ? '\n' : ''}${path}:\n`)
    const folder = at(process, path)
    const all = process.fs.list(folder)
    const names = options.has('a')
      ? ['.', '..', ...all]
      : all.filter((name) => options.has('A') || !name.startsWith('.'))
    if (long) process.out(`total ${total(process, folder, names)}\n`)
    for (const name of names) show(absolute(folder, name), name)
    if (options.has('R'))
      queue.splice(
        index + 1,
        0,
        ...names
          .filter((name) => !/^\.\.?$/.test(name) && process.fs.lstat(joined(folder, name))?.type === 'dir')
          .map((name) => `${path.replace(/\/$/, '')}/${name}`),
      )
  }
  return code
}

const total = (process: Process, folder: string, names: readonly string[]): number =>
  names.reduce((sum, name) => {
    const node = process.fs.lstat(absolute(folder, name))
    if (!node || node.type === 'link') return sum
    return sum + (node.type === 'dir' ? 4 : Math.ceil(sizeOf(node) / 4096) * 4)
  }, 0)
