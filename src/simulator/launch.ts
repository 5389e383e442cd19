import { fromDaemon } from './context.ts'
import { absolute, tooLong } from './files.ts'
import { containerMachine, filesOf, userOf } from './machines.ts'
import type { FileSystem } from './mounted.ts'
import { Forever, type Process } from './shell/process.ts'
import { program } from './shell/run.ts'
import type { Container, Running, State } from './state.ts'

/** The destination of a process's output. */
export type Output = (stream: 'out' | 'err', text: string) => void

/** How a process is started. */
interface Launch {
  words: readonly string[]
  env: readonly string[]
  workdir: string
  user: string
  tty: boolean
  stdin: string | undefined
  output: Output
}

/** How it ended, or how it goes on. */
type Outcome = {
  code: number
  elapsed: number
  /** The words of what took longest, and of the shell that waited for it. */
  longest?: readonly (readonly string[])[]
  running?: Omit<Running, 'until' | 'exitCode'>
}

export const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

export const steps = 3000

/** Why a program cannot be started, in the words of runc; undefined when it can. */
export function cannotStart(
  fs: FileSystem,
  name: string,
  path: string,
  cwd: string,
): { code: number; message: string } | undefined {
  if (!name.includes('/')) {
    const found = path.split(':').some((folder) => {
      const node = fs.stat(absolute(folder, name))
      return node?.type === 'file' && (node.mode & 0o111) !== 0
    })
    return found ? undefined : { code: 127, message: `exec: "${name}": executable file not found in $PATH` }
  }
  const node = fs.stat(absolute(cwd, name))
  if (!node) return { code: 127, message: `exec: "${name}": stat ${name}: no such file or directory` }
  if (node.type === 'dir') return { code: 126, message: `exec: "${name}": is a directory: permission denied` }
  return (node.mode & 0o111) === 0 ? { code: 126, message: `exec: "${name}": permission denied` } : undefined
}

/** Thrown where runc cannot start the program of a container. */
export class CannotStart extends Error {
  readonly code: number
  constructor({ code, message }: { code: number; message: string }) {
    super(message)
    this.code = code
  }
}

/** Variables as a process has them. */
export function environment(
  given: readonly string[],
  container: Container,
  home: string,
  tty: boolean,
): Record<string, string> {
  const env: Record<string, string> = { PATH: defaultPath, HOSTNAME: container.config.hostname }
  if (tty) env.TERM = 'xterm'
  for (const line of given) {
    const at = line.indexOf('=')
    if (at > 0) env[line.slice(0, at)] = line.slice(at + 1)
  }
  if (env.HOME === undefined) env.HOME = home
  return env
}

/** The surroundings of a process in a container. */
interface Inside {
  user: string
  env: Record<string, string>
  cwd: string
  pass: Process['machine']['pass']
  /** Milliseconds that have passed for it. */
  elapsed(): number
  out(text: string): void
  err(text: string): void
}

/** A process of a user in a container, with nothing on its standard input. */
export function processIn(
  state: State,
  container: Container,
  { user, env, cwd, pass, elapsed, out, err }: Inside,
): Process {
  const who = userOf(filesOf(state, container), user) ?? { id: 0, name: 'root', home: '/' }
  const fs = filesOf(state, container, who.id)
  const path = env.PATH ?? defaultPath
  return {
    machine: {
      ...containerMachine(state, container, fs, who, path, pass, () => state.now + elapsed()),
      signal: () => undefined,
    },
    fs,
    env,
    cwd,
    stdin: '',
    out,
    err,
    budget: { steps },
  }
}

/** Runs a program in a container. Throws CannotStart, Refusal and NotSimulated. */
export function launch(
  state: State,
  container: Container,
  { words, env: given, workdir, user, tty, stdin, output }: Launch,
): Outcome {
  const root = filesOf(state, container)
  const who = userOf(root, user)
  if (!who) throw fromDaemon(`unable to find user ${user.split(':')[0]}: no matching entries in passwd file`)
  const env = environment(given, container, who.home, tty)
  const cwd = workdir || '/'
  if (!root.stat(cwd)) makeFolders(root, cwd)
  const fault = cannotStart(root, words[0]!, env.PATH!, cwd)
  if (fault) throw new CannotStart(fault)
  let elapsed = 0
  let longest: { seconds: number; processes: readonly (readonly string[])[] } | undefined
  const pass = (seconds: number, own: readonly string[], last: boolean): void => {
    elapsed += Math.min(seconds, 1e10) * 1000
    if (!longest || seconds > longest.seconds) longest = { seconds, processes: last ? [own] : [words, own] }
  }
  const process: Process = {
    ...processIn(state, container, {
      user,
      env,
      cwd,
      pass,
      elapsed: () => elapsed,
      out: (text) => output('out', text),
      err: (text) => output(tty ? 'out' : 'err', text),
    }),
    stdin,
  }
  try {
    const code = program(process, words, true)
    return { code, elapsed, longest: longest?.processes }
  } catch (error) {
    if (!(error instanceof Forever)) throw error
    const replaced = error.tail || error.words === words
    const own = error.words.length === 0 ? words : error.words
    const processes = replaced ? [own] : [words, own]
    return {
      code: 0,
      elapsed,
      running: { processes, traps: error.traps, listens: error.listens, serves: error.serves },
    }
  }
}

/** Makes a folder and those above it. */
export function makeFolders(fs: FileSystem, path: string): void {
  if (tooLong(path)) return
  let at = ''
  for (const part of path.split('/').filter(Boolean)) {
    at += `/${part}`
    if (!fs.stat(at)) fs.mkdir(at)
  }
}
