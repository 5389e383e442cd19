import { absolute } from '../files.ts'
import type { Process, Shell } from './process.ts'

/** Thrown by `exit`. */
export class Exit extends Error {
  readonly code: number
  constructor(code: number) {
    super('exit')
    this.code = code
  }
}

/** Thrown by `break` and `continue`. */
export class Leave extends Error {
  readonly again: boolean
  constructor(again: boolean) {
    super('leave')
    this.again = again
  }
}

/** How a builtin runs other things; given by the shell, which knows the builtins in turn. */
export interface Runners {
  program(process: Process, args: readonly string[], tail?: boolean): number
  /** Runs a script in the shell itself. */
  script(shell: Shell, text: string): number
}

/** `own` is the shell with the redirections of the line, `shell` the one that goes on afterwards. */
type Builtin = (own: Shell, args: readonly string[], shell: Shell, runners: Runners) => number

/** The commands that the shell runs itself. */
export const builtins: Readonly<Record<string, Builtin>> = {
  __proto__: null as never,
  ':': () => 0,
  cd(shell, [folder = shell.env.HOME ?? '/']) {
    const path = absolute(shell.cwd, folder)
    if (shell.fs.stat(path)?.type !== 'dir') {
      const missing = shell.fs.stat(path) === undefined
      const reason = missing ? 'No such file or directory' : 'Not a directory'
      shell.err(
        shell.machine.flavour === 'gnu'
          ? `bash: line 1: cd: ${folder}: ${reason}\n`
          : `sh: cd: line 0: can't cd to ${folder}: ${reason}\n`,
      )
      return shell.machine.flavour === 'gnu' ? 1 : 2
    }
    shell.cwd = path
    shell.env.PWD = path
    return 0
  },
  exit(shell, [code]) {
    throw new Exit(code === undefined ? shell.status : Number(code) & 255)
  },
  export(shell, args) {
    if (args.length === 0 || args[0] === '-p')
      for (const name of [...shell.exported].sort()) shell.out(`export ${name}='${shell.env[name] ?? ''}'\n`)
    for (const arg of args) {
      const [name, ...rest] = arg.split('=')
      if (rest.length > 0) shell.env[name!] = rest.join('=')
      shell.exported.add(name!)
    }
    return 0
  },
  unset(shell, args) {
    for (const name of args) delete shell.env[name]
    return 0
  },
  set: () => 0,
  eval: (shell, args, _, { script }) => script(shell, args.join(' ')),
  exec(shell, args, _, { program }) {
    throw new Exit(program(shell, args, true))
  },
  break() {
    throw new Leave(false)
  },
  continue() {
    throw new Leave(true)
  },
  trap(_own, [command, ...signals], outer) {
    for (const signal of signals) outer.traps[signal.replace(/^SIG/, '')] = command ?? ''
    return 0
  },
  wait: () => 0,
  umask: () => 0,
  read(shell, names) {
    const line = (shell.stdin ?? '').split('\n')[0]!
    shell.env[names.find((name) => !name.startsWith('-')) ?? 'REPLY'] = line
    return shell.stdin ? 0 : 1
  },
  command(shell, args, _, { program }) {
    if (args[0] !== '-v') return program(shell, args)
    const name = args[1] ?? ''
    if (!shell.machine.has(name) && !(name in builtins)) return 127
    shell.out(`${name in builtins ? name : `/bin/${name}`}\n`)
    return 0
  },
  type(shell, [name = '']) {
    if (name in builtins) shell.out(`${name} is a shell builtin\n`)
    else if (shell.machine.has(name)) shell.out(`${name} is /bin/${name}\n`)
    else {
      shell.err(`sh: ${name}: not found\n`)
      return 127
    }
    return 0
  },
}
