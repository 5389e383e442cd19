import { processIn } from './launch.ts'
import { filesOf, userOf } from './machines.ts'
import { end, settle } from './processes.ts'
import { Forever, NotSimulated } from './shell/process.ts'
import { runScript, shellOf } from './shell/run.ts'
import type { Container, Running, State } from './state.ts'
import { recordOf } from './variables.ts'

/** Whether a process is a shell that waits for what is typed. */
export const waitsForLines = (running: Pick<Running, 'processes'> | undefined): boolean =>
  running !== undefined &&
  running.processes.length > 0 &&
  /^(?:\/bin\/)?(?:sh|ash|bash)$/.test(running.processes.at(-1)!.join(' '))

/** Sends what is typed from now on to a shell in a container. */
export function openSession(
  state: State,
  container: Container,
  shell: { main: boolean; user?: string; workdir?: string; env?: readonly string[] },
): void {
  const user = shell.user ?? container.config.user
  const variables = [...container.config.env, ...(shell.env ?? [])].filter((line) => line.includes('='))
  state.session = {
    container: container.id,
    main: shell.main,
    user,
    cwd: shell.workdir ?? container.config.workdir,
    env: {
      HOSTNAME: container.config.hostname,
      TERM: 'xterm',
      HOME: userOf(filesOf(state, container), user)?.home ?? '/',
      ...recordOf(variables),
    },
    status: 0,
  }
}

/** The container whose shell takes what is typed; undefined where that is the host's. */
export const attachedTo = (state: State): Container | undefined =>
  state.containers.find(({ id, status }) => id === state.session?.container && status === 'running')

/** Runs a line in the shell of a container; `exit` leads back to the host. Returns the exit code. */
export function runInside(
  state: State,
  container: Container,
  line: string,
  out: (text: string) => void,
  err: (text: string) => void,
): number {
  const session = state.session!
  let elapsed = 0
  const say = (text: string): void => {
    if (session.main) container.logs.push({ at: state.now, stream: 'out', text })
  }
  const process = processIn(state, container, {
    user: session.user,
    env: session.env,
    cwd: session.cwd,
    pass: (seconds) => {
      elapsed += Math.min(seconds, 1e9) * 1000
    },
    elapsed: () => elapsed,
    out: (text) => {
      say(text)
      out(text)
    },
    err: (text) => {
      say(text)
      err(text)
    },
  })
  const shell = shellOf(process, ['sh'])
  shell.status = session.status
  let code: number
  try {
    code = runScript(shell, line)
  } catch (error) {
    if (error instanceof NotSimulated) {
      err(`this lab does not simulate ${error.what}\n`)
      code = 125
    } else if (error instanceof Forever) {
      err('(the command goes on; the lab does not wait for it)\n')
      code = 130
    } else throw error
  }
  session.status = code
  session.cwd = shell.cwd
  session.env = shell.env
  state.now += elapsed
  if (shell.exited) {
    state.session = undefined
    if (session.main) end(state, container, code)
  }
  settle(state)
  return code
}
