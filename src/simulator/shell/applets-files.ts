import { joined, nameOf, parentOf, sizeOf } from '../files.ts'
import { globPattern } from '../glob.ts'
import type { FileError } from '../mounted.ts'
import type { Node } from '../state.ts'
import { transfer } from './applets-copy.ts'
import { ls } from './applets-ls.ts'
import { changing, newMode, userId } from './applets-mode.ts'
import { cut } from './cut.ts'
import type { Applet, Process } from './process.ts'
import { at, refuse } from './refusal.ts'

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
    code = removeAll(process, full, path) || code
  }
  return code
}

/** Removes a path; where that is refused, what lies below it is tried first, and the path itself only once all of that is gone. */
function removeAll(process: Process, full: string, shown: string): number {
  const error = process.fs.remove(full)
  if (!error) return 0
  const below = process.fs.lstat(full)?.type === 'dir' ? process.fs.list(full) : []
  const codes = below.map((name) => removeAll(process, joined(full, name), joined(shown, name)))
  if (codes.some((code) => code !== 0)) return 1
  return refuse(process, `rm: can't remove '${shown}': ${error}`, `rm: cannot remove '${shown}': ${error}`)
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
  const named = tests['-name'] === undefined ? undefined : globPattern(tests['-name'])
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
