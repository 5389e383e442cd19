import { end, settle, signal, stopContainer } from './processes.ts'
import { type Container, copyState, type State } from './state.ts'

/** The result of Ctrl-C: the state after it, and the containers that it ended or left running. */
export interface Interrupted {
  state: State
  ended: readonly string[]
  /** A container whose main process does not react to it. */
  goesOn: string | undefined
}

/** Milliseconds that pass. */
const pause = 300

const projectOf = ({ config }: Container): string | undefined => config.labels['com.docker.compose.project']

/** Sends SIGINT to the main process, which ignores it unless it handles it: a trap, an init, or a server, as httpd and nginx do. Returns whether that ended it. */
function interrupted(state: State, container: Container): boolean {
  const { running } = container
  if (signal(state, container, 'INT')) return true
  if (running?.traps.INT !== undefined || running?.listens.length === 0) return false
  end(state, container, 0)
  return true
}

/** Presses Ctrl-C where a container holds the terminal: the one that was started last, or with it all services of its project. Undefined where none does. Pure: the state that it gets stays as it was. */
export function interrupt(before: State): Interrupted | undefined {
  const state = copyState(before)
  state.now += pause
  settle(state)
  const held = state.containers.filter(
    ({ status, foreground }) => status === 'running' && foreground === true,
  )
  const last = held.toSorted((a, b) => a.started - b.started).at(-1)
  if (!last || state.session) return undefined
  const project = projectOf(last)
  if (project === undefined) {
    const ended = interrupted(state, last)
    return { state, ended: ended ? [last.name] : [], goesOn: ended ? undefined : last.name }
  }
  const services = held.filter((container) => projectOf(container) === project)
  for (const service of services) stopContainer(state, service, {})
  return { state, ended: services.map(({ name }) => name), goesOn: undefined }
}
