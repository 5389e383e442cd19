import { absolute } from '../files.ts'
import { applets } from './applets.ts'
import { builtins, Exit, Leave, type Runners } from './builtins.ts'
import { expand, expandOne } from './expand.ts'
import { type Command, parseScript } from './parse.ts'
import { Forever, NotSimulated, type Process, type Shell, step, waiting } from './process.ts'
import { redirected } from './redirect.ts'
import { SyntaxFault, type Word } from './tokens.ts'

/** A shell for a process. */
export const shellOf = (process: Process, args: readonly string[] = ['sh']): Shell => ({
  ...process,
  exported: new Set(Object.keys(process.env)),
  args,
  status: 0,
  traps: {},
})

/** Runs a script to its end and returns the exit code. Throws Forever for one that goes on. */
export function runScript(shell: Shell, text: string): number {
  let command: Command
  try {
    command = parseScript(text)
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error
    shell.err(
      shell.machine.flavour === 'gnu'
        ? `bash: -c: line 1: ${error.message}\n`
        : `sh: syntax error: ${/matching `['"]'$|matching `"'/.test(error.message) ? 'unterminated quoted string' : error.message.replace('syntax error near ', '').replace(/`(.*)'$/, '"$1"')}\n`,
    )
    return 2
  }
  try {
    return run(shell, command, true)
  } catch (error) {
    if (!(error instanceof Exit)) throw error
    shell.exited = true
    return error.code
  }
}

/** Runs a command; `tail` when nothing follows it. */
function run(shell: Shell, command: Command, tail: boolean): number {
  step(shell, shell.args)
  shell.status = runners[command.type](shell, command as never, tail)
  return shell.status
}

type Of<T extends Command['type']> = Extract<Command, { type: T }>

const runners: { [T in Command['type']]: (shell: Shell, command: Of<T>, tail: boolean) => number } = {
  simple: runSimple,
  pipe: runPipe,
  list: runList,
  group: (shell, { body, subshell, redirects }, tail) =>
    redirected(shell, redirects, namesIn(shell), (own) => run(subshell ? inner(own) : own, body, tail)),
  while: runWhile,
  for: runFor,
  if: runIf,
}

/** A copy whose variables and folder are its own. */
const inner = (shell: Shell): Shell => ({
  ...shell,
  env: { ...shell.env },
  exported: new Set(shell.exported),
  traps: {},
})

function runList(shell: Shell, { items }: Of<'list'>, tail: boolean): number {
  let code = shell.status
  for (const [index, { joint, command, background }] of items.entries()) {
    if (joint === '&&' && code !== 0) continue
    if (joint === '||' && code === 0) continue
    if (background) {
      inBackground(shell, command)
      code = 0
    } else code = run(shell, command, tail && index === items.length - 1)
  }
  return code
}

function inBackground(shell: Shell, command: Command): void {
  try {
    run(inner(shell), command, false)
  } catch (error) {
    if (!(error instanceof Forever || error instanceof Exit)) throw error
  }
}

function runWhile(shell: Shell, { until, condition, body }: Of<'while'>): number {
  let code = 0
  while ((run(shell, condition, false) === 0) !== until) {
    try {
      code = run(shell, body, false)
    } catch (error) {
      if (!(error instanceof Leave)) throw error
      if (!error.again) break
    }
  }
  return code
}

function runFor(shell: Shell, { name, words, body }: Of<'for'>): number {
  let code = 0
  for (const value of words.flatMap((word) => expand(shell, word, substitute))) {
    shell.env[name] = value
    try {
      code = run(shell, body, false)
    } catch (error) {
      if (!(error instanceof Leave)) throw error
      if (!error.again) break
    }
  }
  return code
}

function runIf(shell: Shell, { branches, otherwise }: Of<'if'>, tail: boolean): number {
  for (const { condition, body } of branches)
    if (run(shell, condition, false) === 0) return run(shell, body, tail)
  return otherwise ? run(shell, otherwise, tail) : 0
}

function runPipe(shell: Shell, { commands, negated }: Of<'pipe'>, tail: boolean): number {
  let stdin = shell.stdin
  let code = 0
  for (const [index, command] of commands.entries()) {
    const last = index === commands.length - 1
    let text = ''
    const own: Shell = {
      ...(commands.length > 1 ? inner(shell) : shell),
      stdin,
      out: last
        ? shell.out
        : (piece) => {
            text += piece
          },
    }
    try {
      code = run(own, command, tail && last)
    } catch (error) {
      if (!(error instanceof Exit)) throw error
      code = error.code
    }
    stdin = text
  }
  return negated ? Number(code === 0) : code
}

/** The file that a word of a redirection names. */
const namesIn =
  (shell: Shell) =>
  (word: Word): string =>
    expandOne(shell, word, substitute)

/** The output of a command, for `$(…)`. */
function substitute(shell: Shell, script: string): string {
  let text = ''
  const own = inner(shell)
  own.out = (piece) => {
    text += piece
  }
  shell.status = runScript(own, script)
  return text.replace(/\n+$/, '')
}

function runSimple(shell: Shell, { assignments, words, redirects }: Of<'simple'>, tail: boolean): number {
  const values = assignments.map(([name, word]) => [name, expandOne(shell, word, substitute)] as const)
  const args = words.flatMap((word) => expand(shell, word, substitute))
  return redirected(shell, redirects, namesIn(shell), (own) => {
    if (args.length === 0) {
      for (const [name, value] of values) shell.env[name] = value
      return assignments.length > 0 || words.length > 0
        ? shell.status * Number(words.length > 0 || hasCommand(assignments))
        : 0
    }
    const builtin = builtins[args[0]!]
    if (builtin) {
      const code = builtin(own, args.slice(1), shell, running)
      if (own !== shell) shell.cwd = own.cwd
      return code
    }
    const env = Object.fromEntries(Object.entries(own.env).filter(([name]) => own.exported.has(name)))
    return program({ ...own, env: { ...env, ...Object.fromEntries(values) } }, args, tail)
  })
}

const running: Runners = {
  program,
  script: (shell, text) => run(shell, parseScript(text), false),
}

const hasCommand = (assignments: Of<'simple'>['assignments']): boolean =>
  assignments.some(([, word]) => word.some((piece) => piece.type === 'command'))

/** Runs a program by name or path. */
export function program(process: Process, args: readonly string[], tail = false): number {
  step(process, args)
  const name = args[0]!
  const known = find(process, name)
  if (typeof known === 'number') return known
  try {
    return known({ ...process, last: tail }, args.slice(1))
  } catch (error) {
    if (error instanceof Forever && error.words === waiting)
      throw Object.assign(new Forever(args, error.listens, error.serves), { tail })
    throw error
  }
}

type Runs = (process: Process, args: readonly string[]) => number

/** Says why a program cannot be run, as the shell does. */
function refuse(process: Process, name: string, gnu: string, busybox: string): void {
  process.err(
    process.machine.flavour === 'gnu' ? `bash: line 1: ${name}: ${gnu}\n` : `sh: ${name}: ${busybox}\n`,
  )
}

/** The program of a name or a path, or the exit code of one that cannot be run. */
function find(process: Process, name: string): Runs | number {
  const { machine } = process
  if (name.includes('/')) {
    const file = findFile(process, name)
    if (file !== undefined) return file
  } else if (!machine.has(name)) {
    refuse(process, name, 'command not found', 'not found')
    return 127
  }
  const base = name.slice(name.lastIndexOf('/') + 1)
  if (base === 'sh' || base === 'ash' || base === 'bash') return sh
  const found = [machine.programs, applets].find((programs) => Object.hasOwn(programs, base))?.[base]
  if (!found) throw new NotSimulated(base)
  return found
}

/** Finds what to run for a path: a script, an exit code, or undefined for a program that is known by its name. */
function findFile(process: Process, name: string): Runs | number | undefined {
  const node = process.fs.stat(absolute(process.cwd, name))
  if (!node) {
    refuse(process, name, 'No such file or directory', 'not found')
    return 127
  }
  if (node.type === 'dir' || (node.mode & 0o111) === 0) {
    refuse(process, name, node.type === 'dir' ? 'Is a directory' : 'Permission denied', 'Permission denied')
    return 126
  }
  return node.content === '' ? undefined : (own, args) => runFile(own, node.content, name, args)
}

/** A script that is a file. */
const runFile = (process: Process, text: string, name: string, args: readonly string[]): number =>
  runScript(shellOf(process, [name, ...args]), text.replace(/^#!.*\n?/, ''))

/** `sh`: a script of its own, in the command line, a file or standard input. */
export function sh(process: Process, args: readonly string[]): number {
  let at = 0
  while (/^-[elx]+$/.test(args[at] ?? '')) at++
  const option = args[at]
  if (option?.startsWith('-') && option.includes('c')) {
    const script = args[at + 1]
    if (script === undefined) {
      process.err('sh: -c requires an argument\n')
      return 2
    }
    const shell = shellOf(process, args.length > at + 2 ? args.slice(at + 2) : ['sh', ...args])
    const code = catching(shell, script)
    return code
  }
  if (option !== undefined && !option.startsWith('-')) {
    const text = process.fs.read(absolute(process.cwd, option))
    if (typeof text === 'string') return runFile(process, text, option, args.slice(at + 1))
    process.err(`sh: can't open '${option}': ${text.error}\n`)
    return 2
  }
  if (process.stdin === undefined) throw new Forever(waiting)
  return runScript(shellOf(process), process.stdin)
}

/** Traps of the shell go with what it throws. */
function catching(shell: Shell, script: string): number {
  try {
    return runScript(shell, script)
  } catch (error) {
    if (error instanceof Forever && Object.keys(shell.traps).length > 0)
      Object.assign(error, { traps: shell.traps, tail: false })
    throw error
  }
}
