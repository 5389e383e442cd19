import { type Context, containerOf, fromDaemon, type Given, type Handler, Refusal } from '../context.ts'
import { CannotStart, launch } from '../launch.ts'
import { settle } from '../processes.ts'
import { openSession, waitsForLines } from '../session.ts'
import type { Container } from '../state.ts'
import { notTerminal } from './run.ts'

function exec(context: Context, given: Given): number {
  const { state } = context
  const container = containerOf(state, given.words[0]!)
  const tty = given.has('--tty')
  const detached = given.has('--detach')
  if (tty && given.has('--interactive') && !detached && !state.tty) throw new Refusal(notTerminal)
  if (container.status === 'paused')
    throw fromDaemon(`Container ${given.words[0]} is paused, unpause the container before exec`)
  if (container.status === 'restarting')
    throw fromDaemon(`Container ${container.id} is restarting, wait until the container is running`)
  if (container.status !== 'running') throw fromDaemon(`container ${container.id} is not running`)
  return execIn(context, container, given, tty, given.has('--interactive'))
}

/** Runs a command that does not end: a shell at a terminal takes the next lines. */
function goesOn(context: Context, container: Container, given: Given, takesLines: boolean): void {
  if (takesLines && context.state.tty)
    openSession(context.state, container, {
      main: false,
      user: given.last('--user'),
      workdir: given.last('--workdir'),
      env: given.all('--env'),
    })
  else context.err('(the command goes on; the lab does not wait for it)\n')
}

/** Runs a command in a container that runs; returns its exit code. */
export function execIn(
  context: Context,
  container: Container,
  given: Given,
  tty: boolean,
  interactive: boolean,
): number {
  const { state } = context
  const detached = given.has('--detach')
  try {
    const outcome = launch(state, container, {
      words: given.inner,
      env: [...container.config.env, ...given.all('--env')],
      workdir: given.last('--workdir') ?? container.config.workdir,
      user: given.last('--user') ?? container.config.user,
      tty,
      stdin: interactive ? (context.stdin ?? (tty ? undefined : '')) : '',
      output: detached ? () => undefined : (stream, text) => context[stream](text),
    })
    if (detached) return 0
    if (outcome.running)
      goesOn(context, container, given, tty && interactive && waitsForLines(outcome.running))
    state.now += outcome.elapsed
    settle(state)
    return outcome.code
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    const message = `OCI runtime exec failed: exec failed: unable to start container process: ${error.message}`
    if (detached) throw fromDaemon(message)
    context.out(`${message}\n`)
    return error.code
  }
}

/** The command that runs another one in a container. */
export const execCommands: Readonly<Record<string, Handler>> = {
  'container exec': {
    options: [
      '--detach',
      '--interactive',
      '--tty',
      '--env',
      '--user',
      '--workdir',
      '--privileged',
      '--detach-keys',
    ],
    run: exec,
  },
}
