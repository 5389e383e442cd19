import type { Program } from '../../src/commandline/index.ts'
import { run, type State, startState } from '../../src/simulator/index.ts'
import { comparable } from './normalise.ts'
import type { RealEngine } from './real-engine.ts'
import { measured, simulated } from './snapshot.ts'

/** What one line came to on both. */
export interface Compared {
  line: string
  exitCode: boolean
  state: boolean
  output: boolean
  changed: boolean
  refused: boolean
  /** What differs, for people. */
  detail?: string
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150))

/** Runs lines on an engine and in the simulator, and says where they differ; ends at a line after which the states differ. */
export async function compareLines(
  engine: RealEngine,
  program: Program,
  lines: readonly string[],
): Promise<Compared[]> {
  let state: State = startState({ now: Date.now() })
  let before = JSON.stringify(simulated(state))
  const compared: Compared[] = []
  for (const line of lines) {
    const real = engine.run(line)
    // A server in the foreground: nobody presses Ctrl-C.
    if (real.exitCode === 124) break
    if (/docker (?:container )?(?:run|start|restart|exec -d)/.test(line)) await settle()
    const own = run(program, state, line)
    state = own.state
    const [theirs, ours] = [await measured(engine), simulated(state)]
    const texts = [real, own].map(({ stdout, stderr }) =>
      [stdout, stderr].map((text) => comparable(line, text, engine.folder)).join('\n--\n'),
    )
    const same = {
      exitCode: real.exitCode === own.exitCode,
      state: JSON.stringify(theirs) === JSON.stringify(ours),
      output: texts[0] === texts[1],
    }
    const details = [
      same.exitCode ? '' : `exit code ${real.exitCode}, simulated ${own.exitCode}`,
      same.state ? '' : difference(theirs, ours),
      same.output ? '' : `engine:\n${texts[0]}\nsimulated:\n${texts[1]}`,
    ]
    const after = JSON.stringify(ours)
    compared.push({
      line,
      ...same,
      changed: after !== before,
      refused: real.exitCode !== 0,
      detail: details.filter(Boolean).join('\n') || undefined,
    })
    before = after
    if (!same.state) break
  }
  return compared
}

/** The parts of two snapshots that differ. */
function difference(theirs: unknown, ours: unknown): string {
  const lines = (value: unknown): string[] => JSON.stringify(value, null, 1).split('\n')
  const [a, b] = [lines(theirs), lines(ours)]
  return [
    ...a.filter((line) => !b.includes(line)).map((line) => `engine    ${line.trim()}`),
    ...b.filter((line) => !a.includes(line)).map((line) => `simulated ${line.trim()}`),
  ].join('\n')
}
