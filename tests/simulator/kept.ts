import { createHash } from 'node:crypto'
import type { Compared } from './differential.ts'
import { comparable } from './normalise.ts'
import type { RecordedLine } from './recording.ts'
import type { Snapshot } from './snapshot.ts'

/** A recorded line as a fixture keeps it: long texts and states by their digest alone. */
export interface KeptLine {
  line: string
  exitCode: number
  out: string
  /** The digest of the state afterwards; absent where it is as before. */
  state?: string
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
const longest = 300

/** The output of a line, without the parts that differ from run to run. */
export function outputKept(line: string, said: { stdout: string; stderr: string }): string {
  const text = [said.stdout, said.stderr].map((part) => comparable(line, part, '/home/me')).join('\n--\n')
  return text.length <= longest ? text : `sha256 ${digest(text)}`
}

/** The digest of a state. */
export const stateKept = (state: Snapshot): string => digest(JSON.stringify(state))

/** A sequence for the fixture; undefined where the simulator is known to differ from the engine in it. */
export function sequenceKept(
  lines: readonly RecordedLine[],
  compared: readonly Compared[],
): KeptLine[] | undefined {
  if (compared.length < lines.length || compared.some(({ detail }) => detail !== undefined)) return undefined
  return lines.map((recorded) => ({
    line: recorded.line,
    exitCode: recorded.exitCode,
    out: outputKept(recorded.line, recorded),
    ...(recorded.state ? { state: stateKept(recorded.state) } : {}),
  }))
}
