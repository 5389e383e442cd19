import type { Program } from '../../src/commandline/index.ts'
import { run, type State, startState } from '../../src/simulator/index.ts'
import type { RealEngine } from './real-engine.ts'
import { Reader, type Snapshot, simulated } from './snapshot.ts'

/** A line as an engine ran it. */
export interface RecordedLine {
  line: string
  exitCode: number
  stdout: string
  stderr: string
  /** The state afterwards; left out where it is as before. */
  state?: Snapshot
}

/** Long enough for a process to start and print its first words. */
const settling = 50
const patience = 1500

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

const differ = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other)

const makesImages = /docker (?:image |buildx )?(?:build|commit|tag|rmi|rm|load|.*prune|compose (?:up|down))/
const starts = /docker (?:container |compose )?(?:run -d|run .*-d|start|restart|exec -d|up)/

/** The state once it is what was expected, or when patience is over. */
async function settled(reader: Reader, first: Snapshot, expected: Snapshot): Promise<Snapshot> {
  let state = first
  for (const until = Date.now() + patience; differ(state, expected) && Date.now() < until; ) {
    await pause(100)
    state = await reader.read({ images: differ(state.images, expected.images), containers: true })
  }
  return state
}

/**
 * Runs lines on an engine and keeps what it prints and what it comes to. The simulator is asked alongside, only to know how long
 * to wait for what happens by and by, such as the end of a process: at most a second and a half.
 */
export async function recordLines(
  engine: RealEngine,
  program: Program,
  lines: readonly string[],
): Promise<RecordedLine[]> {
  const reader = new Reader(engine)
  const recorded: RecordedLine[] = []
  let own: State = startState({ now: Date.now() })
  let state = await reader.read()
  for (const [index, line] of lines.entries()) {
    const { exitCode, stdout, stderr } = await engine.run(line)
    // A server in the foreground: nobody presses Ctrl-C.
    if (exitCode === 124) break
    if (starts.test(line)) await pause(settling)
    own = run(program, own, line).state
    const expected = simulated(own)
    const before = state
    const last = index === lines.length - 1
    // If neither the engine nor the simulator knows of a change, the state is read again after the last line alone.
    if (last || !engine.quiet() || differ(before, expected))
      state = await reader.read({ images: last || makesImages.test(line), containers: last })
    state = await settled(reader, state, expected)
    const plain = (text: string): string => text.replaceAll(engine.folder, '/home/me')
    recorded.push({
      line,
      exitCode,
      stdout: plain(stdout),
      stderr: plain(stderr),
      ...(differ(state, before) ? { state } : {}),
    })
    // From here on the simulator says nothing about how long to wait.
    if (differ(state, expected)) own = startState()
  }
  return recorded
}
