import { spawn } from 'node:child_process'

/** Why a program printed no help that can be used. */
export type RunFault = 'not-found' | 'silent' | 'slow' | 'endless' | 'binary' | 'failed' | 'stopped'

/** The output of a program. */
export interface Printed {
  text: string
  fault?: RunFault
}

/** How long a program may take, and how much it may print. */
export interface RunLimits {
  pageMs: number
  pageBytes: number
}

// A program that has ended has printed everything; a daemon that it left may hold the pipe for ever.
const drainMs = 100
const longestDrainMs = 1000

const looksLikeHelp = (text: string): boolean => /^\s*-|usage/im.test(text)

const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  LC_ALL: 'C.UTF-8',
  LANG: 'C.UTF-8',
  NO_COLOR: '1',
  PAGER: 'cat',
  GIT_PAGER: 'cat',
  MANPAGER: 'cat',
  TERM: 'dumb',
  COLUMNS: '100',
  // An engine that answers hides options, one that does not costs seconds.
  DOCKER_HOST: 'unix:///nonexistent.sock',
  KUBECONFIG: '/dev/null',
  // Two programs run at a time; further threads of one that is written in Go are a sixth of what its page costs.
  GOMAXPROCS: '1',
  // Aliases of the learner are no commands of git.
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  ...(process.platform === 'win32'
    ? { SystemRoot: process.env.SystemRoot, PATHEXT: process.env.PATHEXT }
    : {}),
})

/** The stream that holds the help: programs print it to either one. */
function helpOf(out: string, err: string): string {
  if (out !== '' && looksLikeHelp(out)) return out
  return err.length > out.length ? err : out
}

function judge(text: string, fault: RunFault | undefined): Printed {
  // A page that was printed is good, although its program hangs afterwards.
  const counts = fault === undefined || (fault === 'slow' && looksLikeHelp(text))
  if (!counts) return { text: '', fault }
  if (text.includes('\0')) return { text: '', fault: 'binary' }
  return text.trim() === '' ? { text: '', fault: 'silent' } : { text }
}

/** Runs a program once, for its help: no shell, no input, limits on time and length. Its whole process group ends with it. */
export function runForHelp(
  command: string,
  args: readonly string[],
  cwd: string,
  signal: AbortSignal,
  limits: RunLimits,
): Promise<Printed> {
  if (signal.aborted) return Promise.resolve({ text: '', fault: 'stopped' })
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
    const parts: { out: Buffer[]; err: Buffer[] } = { out: [], err: [] }
    let length = 0
    let fault: RunFault | undefined
    let drain: NodeJS.Timeout | undefined
    let drainEnds = 0
    const killGroup = (): void => {
      try {
        // A pager or a helper goes with the program.
        if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL')
        else child.kill('SIGKILL')
      } catch {
        // All of them have ended.
      }
    }
    const kill = (why: RunFault): void => {
      fault ??= why
      killGroup()
    }
    const timer = setTimeout(() => kill('slow'), limits.pageMs)
    const stop = (): void => kill('stopped')
    signal.addEventListener('abort', stop)
    let settled = false
    const settle = (why?: RunFault): void => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      clearTimeout(drain)
      signal.removeEventListener('abort', stop)
      killGroup()
      child.stdout.destroy()
      child.stderr.destroy()
      const [out, err] = [parts.out, parts.err].map((list) => Buffer.concat(list).toString())
      resolve(judge(helpOf(out!, err!), fault ?? why))
    }
    const waitForRest = (): void => {
      clearTimeout(drain)
      const heard = length
      // On a busy machine the time may be over before what was printed has been read: the pipes are read once more.
      const readOn = (): void => {
        if (length === heard || Date.now() > drainEnds) settle()
        else waitForRest()
      }
      const wait = Math.max(0, Math.min(drainMs, drainEnds - Date.now()))
      drain = setTimeout(() => setImmediate(readOn), wait)
    }
    const hear =
      (list: Buffer[]) =>
      (data: Buffer): void => {
        length += data.length
        if (length > limits.pageBytes) kill('endless')
        else list.push(data)
        if (drain) waitForRest()
      }
    child.stdout.on('data', hear(parts.out))
    child.stderr.on('data', hear(parts.err))
    child.on('error', (error: NodeJS.ErrnoException) =>
      settle(error.code === 'ENOENT' ? 'not-found' : 'failed'),
    )
    child.on('exit', () => {
      drainEnds = Date.now() + longestDrainMs
      waitForRest()
    })
    child.on('close', () => settle())
  })
}
