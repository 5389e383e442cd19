import type { Program } from '../../src/commandline/index.ts'
import { run, type State, startState } from '../../src/simulator/index.ts'
import { comparable } from './normalise.ts'
import type { RecordedLine } from './recording.ts'
import { type Snapshot, simulated } from './snapshot.ts'

/** The results of one line on both. */
export interface Compared {
  line: string
  exitCode: boolean
  state: boolean
  output: boolean
  changed: boolean
  refused: boolean
  /** A description of the difference. */
  detail?: string
}

/** Runs recorded lines in the simulator and says where it differs; ends at a line after which the states differ. */
export function compareLines(program: Program, recorded: readonly RecordedLine[]): Compared[] {
  let own: State = startState()
  let theirs: Snapshot | undefined = simulated(own)
  const compared: Compared[] = []
  for (const { line, exitCode, stdout, stderr, state } of recorded) {
    const result = run(program, own, line)
    own = result.state
    theirs = state ?? theirs
    const ours = simulated(own)
    const texts = [{ stdout, stderr }, result].map((said) =>
      [said.stdout, said.stderr].map((text) => comparable(line, text, '/home/me')).join('\n--\n'),
    )
    const same = {
      exitCode: exitCode === result.exitCode,
      state: JSON.stringify(theirs) === JSON.stringify(ours),
      output: texts[0] === texts[1],
    }
    const details = [
      same.exitCode ? '' : `exit code ${exitCode}, simulated ${result.exitCode}`,
      same.state ? '' : difference(theirs, ours),
      same.output ? '' : `engine:\n${texts[0]}\nsimulated:\n${texts[1]}`,
    ]
    compared.push({
      line,
      ...same,
      changed: state !== undefined,
      refused: exitCode !== 0,
      detail: details.filter(Boolean).join('\n') || undefined,
    })
    if (!same.state) break
  }
  return compared
}

/** The lines of two snapshots that only one of them has, or has more often. */
function difference(theirs: unknown, ours: unknown): string {
  const lines = (value: unknown): string[] => JSON.stringify(value, null, 1).split('\n')
  const without = (all: readonly string[], others: readonly string[]): string[] => {
    const rest = [...others]
    return all.filter((line) => {
      const at = rest.indexOf(line)
      if (at >= 0) rest.splice(at, 1)
      return at < 0
    })
  }
  const [a, b] = [lines(theirs), lines(ours)]
  const found = [
    ...without(a, b).map((line) => `engine    ${line.trim()}`),
    ...without(b, a).map((line) => `simulated ${line.trim()}`),
  ]
  return found.length > 0 ? found.join('\n') : 'the same lines in another order'
}

/** The shares that a set of compared lines comes to. */
export function figuresOf(lines: readonly Compared[]): Record<string, number> {
  const share = (holds: (line: Compared) => boolean): number =>
    lines.filter(holds).length / Math.max(1, lines.length)
  return {
    lines: lines.length,
    exitCode: share(({ exitCode }) => exitCode),
    state: share(({ state }) => state),
    exitCodeAndState: share(({ exitCode, state }) => exitCode && state),
    output: share(({ output }) => output),
    changed: share(({ changed }) => changed),
    refused: share(({ refused }) => refused),
  }
}

/** The command of a line, for counting: `volume rm`, `run`. */
export function commandOf(line: string): string {
  const [name, first = '', second = ''] = line.split(' ')
  if (name !== 'docker') return 'host'
  const groups = ['volume', 'network', 'container', 'image', 'system', 'compose', 'builder']
  const path = groups.includes(first) ? `${first} ${second}` : first
  return path.replace(/^container (ls|inspect)$/, (_, word: string) => (word === 'ls' ? 'ps' : word))
}
