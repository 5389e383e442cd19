import { absolute, joined, nameOf, parentOf, sizeOf } from '../files.ts'
import type { FileError } from '../mounted.ts'
import type { Node } from '../state.ts'
import { cut } from './cut.ts'
import type { Applet, Process } from './process.ts'

const at = (process: Process, path: string): string => absolute(process.cwd, path)
const isGnu = (process: Process): boolean => process.machine.flavour === 'gnu'

/** A message in the words of busybox or GNU, and the exit code 1. */
function refuse(process: Process, busybox: string, gnu: string): number {
  process.err(`${isGnu(process) ? gnu : busybox}\n`)
  return 1
}

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

const ls: Applet = (process, args) => {
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

const rm: Applet = (process, args) => {
  const { options, words } = cut(args)
  let code = 0
  for (const path of words) {
    const full = at(process, path)
    const node = process.fs.lstat(full)
    if (!node) {
      if (!options.has('f'))
        code = refuse(
          process,
          `rm: can't remove '${path}': No such file or directory`,
          `rm: cannot remove '${path}': No such file or directory`,
        )
      continue
    }
    if (node.type === 'dir' && !options.has('r') && !options.has('R')) {
      code = refuse(process, `rm: '${path}' is a directory`, `rm: cannot remove '${path}': Is a directory`)
      continue
    }
    const error = process.fs.remove(full)
    if (error)
      code = refuse(process, `rm: can't remove '${path}': ${error}`, `rm: cannot remove '${path}': ${error}`)
  }
  return code
}

const mkdir: Applet = (process, args) => {
  const { options, words } = cut(args, 'm')
  let code = 0
  for (const path of words) {
    const full = at(process, path)
    const parents: string[] = []
    if (options.has('p'))
      for (let up = full; up !== '/' && !process.fs.stat(up); up = parentOf(up)) parents.unshift(up)
    else parents.push(full)
    if (options.has('p') && parents.length === 0 && process.fs.stat(full)?.type === 'dir') continue
    for (const part of parents.length > 0 ? parents : [full]) {
      const error = process.fs.mkdir(part)
      if (!error) continue
      code = refuse(
        process,
        `mkdir: can't create directory '${path}': ${error}`,
        `mkdir: cannot create directory ‘${path}’: ${error}`,
      )
      break
    }
  }
  return code
}

const rmdir: Applet = (process, words) => {
  let code = 0
  for (const path of words) {
    const full = at(process, path)
    const node = process.fs.lstat(full)
    const error: FileError | undefined = !node
      ? 'No such file or directory'
      : node.type !== 'dir'
        ? 'Not a directory'
        : process.fs.list(full).length > 0
          ? 'Directory not empty'
          : process.fs.remove(full)
    if (error)
      code = refuse(process, `rmdir: '${path}': ${error}`, `rmdir: failed to remove '${path}': ${error}`)
  }
  return code
}

const touch: Applet = (process, args) => {
  const { words } = cut(args, 'dt')
  let code = 0
  for (const path of words) {
    const full = at(process, path)
    const node = process.fs.stat(full)
    const error = node
      ? process.fs.put(process.fs.real(full), { ...node, modified: process.machine.now() })
      : process.fs.write(full, '')
    if (error) code = refuse(process, `touch: ${path}: ${error}`, `touch: cannot touch '${path}': ${error}`)
  }
  return code
}

/** Copies a file or a tree; returns what went wrong. */
export function copyTree(process: Pick<Process, 'fs'>, from: string, to: string): FileError | undefined {
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
const transfer =
  (name: 'cp' | 'mv'): Applet =>
  (process, args) => {
    const { options, words } = cut(args)
    if (words.length < 2)
      return refuse(process, `BusyBox: ${name}: missing file operand`, `${name}: missing file operand`)
    const target = words.at(-1)!
    const isFolder = process.fs.stat(at(process, target))?.type === 'dir'
    let code = 0
    for (const source of words.slice(0, -1)) {
      const from = at(process, source)
      const to = isFolder ? joined(at(process, target), nameOf(from)) : at(process, target)
      const node = process.fs.lstat(from)
      if (!node) {
        const busybox =
          name === 'cp'
            ? `cp: can't stat '${source}': No such file or directory`
            : `mv: can't rename '${source}': No such file or directory`
        code = refuse(process, busybox, `${name}: cannot stat '${source}': No such file or directory`)
        continue
      }
      if (name === 'cp' && node.type === 'dir' && !['r', 'R', 'a'].some((letter) => options.has(letter))) {
        code = refuse(
          process,
          `cp: omitting directory '${source}'`,
          `cp: -r not specified; omitting directory '${source}'`,
        )
        continue
      }
      const error = copyTree(process, from, to) ?? (name === 'mv' ? process.fs.remove(from) : undefined)
      if (!error) continue
      code = refuse(
        process,
        name === 'cp'
          ? `cp: can't create '${isFolder ? joined(target.replace(/\/$/, ''), nameOf(from)) : target}': ${error}`
          : `mv: can't rename '${source}': ${error}`,
        `${name}: cannot create regular file '${target}': ${error}`,
      )
    }
    return code
  }

const ln: Applet = (process, args) => {
  const { options, words } = cut(args)
  const [target = '', given = nameOf(target)] = words
  const name = process.fs.stat(at(process, given))?.type === 'dir' ? `${given}/${nameOf(target)}` : given
  const node: Node | undefined = options.has('s')
    ? {
        type: 'link',
        content: target,
        mode: 0o777,
        user: process.machine.user.id,
        modified: process.machine.now(),
      }
    : process.fs.stat(at(process, target))
  const error = !node
    ? 'No such file or directory'
    : process.fs.lstat(at(process, name)) && !options.has('f')
      ? 'File exists'
      : process.fs.put(at(process, name), node)
  return error
    ? refuse(process, `ln: ${name}: ${error}`, `ln: failed to create symbolic link '${name}': ${error}`)
    : 0
}

/** The mode that `755` or `u+x` makes of another. */
function newMode(mode: number, change: string): number | undefined {
  if (/^[0-7]{3,4}$/.test(change)) return Number.parseInt(change, 8)
  const [, who, sign, what] = /^([ugoa]*)([+-=])([rwx]+)$/.exec(change) ?? []
  if (sign === undefined) return undefined
  const bits = [...what!].reduce((sum, c) => sum | { r: 4, w: 2, x: 1 }[c as 'r'], 0)
  const shifts = { u: 6, g: 3, o: 0 }
  const places = who === '' || who!.includes('a') ? [6, 3, 0] : [...who!].map((c) => shifts[c as 'u'])
  const mask = places.reduce((sum, place) => sum | (bits << place), 0)
  return sign === '-' ? mode & ~mask : sign === '+' ? mode | mask : mask
}

/** `chmod` and `chown`: a change for each file. */
const changing =
  (name: string, change: (node: Node, value: string) => Node | undefined): Applet =>
  (process, args) => {
    const { options, words } = cut(
      args.map((arg, index) => (index === 0 && /^-[rwx]+$/.test(arg) ? `a${arg}` : arg)),
    )
    const [value = '', ...paths] = words
    let code = 0
    const each = (path: string, shown: string): void => {
      const node = process.fs.stat(path)
      const next = node && change(node, value)
      const error = !node ? 'No such file or directory' : next && process.fs.put(process.fs.real(path), next)
      if (error)
        code = refuse(process, `${name}: ${shown}: ${error}`, `${name}: cannot access '${shown}': ${error}`)
      else if (node?.type === 'dir' && options.has('R'))
        for (const child of process.fs.list(path)) each(joined(path, child), `${shown}/${child}`)
    }
    for (const path of paths) each(at(process, path), path)
    return code
  }

const userId = (name: string): number => (name === 'root' ? 0 : name === 'nobody' ? 65534 : Number(name) || 0)

const dd: Applet = (process, args) => {
  const values = Object.fromEntries(args.map((arg) => arg.split('=') as [string, string]))
  const units: Record<string, number> = { '': 1, k: 1024, K: 1024, M: 1 << 20, G: 1 << 30 }
  const [, number = '512', unit = ''] = /^(\d+)([kKMG]?)B?$/.exec(values.bs ?? '512') ?? []
  const size = Number(number) * units[unit]! * Math.max(1, Number(values.count ?? 1) || 1)
  if (values.of === undefined) return 0
  const error = process.fs.write(at(process, values.of), '', false, Math.min(size, 1e12))
  if (error)
    return refuse(
      process,
      `dd: can't open '${values.of}': ${error}`,
      `dd: failed to open '${values.of}': ${error}`,
    )
  process.err(`${values.count ?? 1}+0 records in\n${values.count ?? 1}+0 records out\n`)
  return 0
}

/** The size of a tree in blocks of 1,024 bytes. */
function blocks(process: Process, path: string): number {
  const node = process.fs.lstat(path)
  if (!node || node.type === 'link') return 0
  const own = node.type === 'dir' ? 4 : Math.ceil(sizeOf(node) / 4096) * 4
  return node.type === 'dir'
    ? process.fs.list(path).reduce((sum, name) => sum + blocks(process, joined(path, name)), own)
    : own
}

const find: Applet = (process, args) => {
  const first = args.findIndex((arg) => arg.startsWith('-'))
  const paths = first === 0 || args.length === 0 ? ['.'] : args.slice(0, first < 0 ? undefined : first)
  const tests = Object.fromEntries(
    args
      .slice(first < 0 ? args.length : first)
      .flatMap((arg, index, all) => (arg.startsWith('-') ? [[arg, all[index + 1] ?? '']] : [])),
  )
  const named =
    tests['-name'] === undefined
      ? undefined
      : new RegExp(
          `^${tests['-name']
            .slice(0, 100)
            .replace(/[.+^${}()|[\]\\]/g, '\\$&')
            .replace(/\*+/g, '.*')
            .replace(/\?/g, '.')}$`,
        )
  const kind = { f: 'file', d: 'dir', l: 'link' }[tests['-type'] ?? '']
  let code = 0
  const walk = (path: string, shown: string): void => {
    const node = process.fs.lstat(path)
    if (!node) {
      code = refuse(
        process,
        `find: ${shown}: No such file or directory`,
        `find: ‘${shown}’: No such file or directory`,
      )
      return
    }
    if ((!named || named.test(nameOf(shown))) && (kind === undefined || node.type === kind))
      process.out(`${shown}\n`)
    if (node.type === 'dir')
      for (const name of process.fs.list(path))
        walk(joined(path, name), `${shown.replace(/\/$/, '')}/${name}`)
  }
  for (const path of paths) walk(at(process, path), path)
  return code
}

/** Programs that make, move and remove files. */
export const fileApplets: Readonly<Record<string, Applet>> = {
  ls,
  rm,
  mkdir,
  rmdir,
  touch,
  cp: transfer('cp'),
  mv: transfer('mv'),
  ln,
  chmod: changing('chmod', (node, value) => {
    const mode = newMode(node.mode, value)
    return mode === undefined ? undefined : { ...node, mode }
  }),
  chown: changing('chown', (node, value) => ({ ...node, user: userId(value.split(':')[0]!) })),
  dd,
  find,
  du: (process, args) => {
    const { options, words } = cut(args)
    for (const path of words.length > 0 ? words : ['.']) {
      const size = blocks(process, at(process, path))
      process.out(
        `${options.has('h') ? `${(size / (size < 1024 ? 1 : 1024)).toFixed(1)}${size < 1024 ? 'K' : 'M'}` : size}\t${path}\n`,
      )
    }
    return 0
  },
  unlink: rm,
  pwd: (process) => {
    process.out(`${process.cwd}\n`)
    return 0
  },
  basename: (process, [path = '']) => {
    process.out(`${nameOf(path.replace(/\/$/, ''))}\n`)
    return 0
  },
  dirname: (process, [path = '']) => {
    process.out(`${path.includes('/') ? parentOf(path) : '.'}\n`)
    return 0
  },
  readlink: (process, args) => {
    const path = at(process, args.at(-1) ?? '')
    const node = process.fs.lstat(path)
    if (args[0] !== '-f' && node?.type !== 'link') return 1
    process.out(`${args[0] === '-f' ? process.fs.real(path) : node!.content}\n`)
    return 0
  },
}
