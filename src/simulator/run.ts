import type { Program } from '../commandline/index.ts'
import type { Context } from './context.ts'
import { docker } from './docker/docker.ts'
import { plainTree } from './files.ts'
import { hostMachine } from './machines.ts'
import { fileSystem } from './mounted.ts'
import { settle } from './processes.ts'
import { attachedTo, runInside } from './session.ts'
import { Forever, NotSimulated, type Process } from './shell/process.ts'
import { runScript, shellOf } from './shell/run.ts'
import { copyState, type State } from './state.ts'

/** The result of a line. */
export interface Result {
  state: State
  stdout: string
  stderr: string
  exitCode: number
}

/** Milliseconds that pass with every line. */
const pause = 300
const steps = 3000
// The longest argument that Linux accepts.
const longestLine = 131_072
const longestOutput = 4 << 20

/** Runs a line of the shell on the host. Pure: the state that it gets stays as it was. */
export function run(program: Program, before: State, line: string): Result {
  const state = copyState(before)
  state.now += pause
  settle(state)
  let [stdout, stderr] = ['', '']
  const out = (text: string): void => {
    if (stdout.length < longestOutput) stdout += text
  }
  const err = (text: string): void => {
    if (stderr.length < longestOutput) stderr += text
  }
  const inside = attachedTo(state)
  if (!inside) state.session = undefined
  const exitCode = inside ? runInside(state, inside, line, out, err) : runLine(program, state, line, out, err)
  state.host.status = exitCode
  return { state, stdout, stderr, exitCode }
}

function runLine(
  program: Program,
  state: State,
  line: string,
  out: (text: string) => void,
  err: (text: string) => void,
): number {
  if (line.length > longestLine) {
    err('bash: Argument list too long\n')
    return 126
  }
  const machine = hostMachine(state, {
    docker: (process, args) => {
      const context: Context = { state, program, out: process.out, err: process.err, stdin: process.stdin }
      return docker(context, args)
    },
  })
  const process: Process = {
    machine,
    fs: fileSystem(
      [{ at: '/', tree: plainTree(state.host.files), root: '/', readOnly: false }],
      0,
      state.now,
    ),
    env: state.host.env,
    cwd: state.host.cwd,
    stdin: state.tty ? undefined : '',
    out,
    err,
    budget: { steps },
  }
  const shell = shellOf(process, ['bash'])
  shell.status = state.host.status
  try {
    return runScript(shell, line)
  } catch (error) {
    if (error instanceof NotSimulated) {
      err(`this lab does not simulate ${error.what}\n`)
      return 125
    }
    if (!(error instanceof Forever)) throw error
    err('(the command goes on; the lab does not wait for it)\n')
    return 130
  } finally {
    state.host.cwd = shell.cwd
    state.host.env = shell.env
  }
}
