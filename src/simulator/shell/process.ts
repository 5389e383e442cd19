import type { FileSystem } from '../mounted.ts'

/** The surroundings of a process apart from its files: other hosts, other processes, time. */
export interface Machine {
  /** The user of the process. */
  user: { id: number; name: string }
  /** Messages are those of busybox, or of GNU's programs and bash. */
  flavour: 'busybox' | 'gnu'
  hostname: string
  address: string
  /** Milliseconds since 1970. */
  now(): number
  /** Lets time pass for a program; `last` says that it took the place of the shell that started it. */
  pass(seconds: number, words: readonly string[], last: boolean): void
  /** The answer of a web server, or why there is none. */
  fetch(
    host: string,
    port: number,
    path: string,
  ): { body: string } | { error: 'bad-address' | 'refused' | 'not-found'; ip?: string }
  /** The address of a name. */
  lookUp(name: string): string | undefined
  /** Processes, the main one first. */
  processes(): { pid: number; user: string; words: readonly string[] }[]
  /** Sends a signal to the main process. */
  signal?(name: string): void
  /** Programs that only this machine has. */
  programs: Readonly<Record<string, Applet>>
  /** Whether a program is there. */
  has(name: string): boolean
}

/** A running program: what it was given and where its output goes. */
export interface Process {
  machine: Machine
  fs: FileSystem
  env: Record<string, string>
  cwd: string
  stdin: string | undefined
  out(text: string): void
  err(text: string): void
  /** It took the place of the shell that started it. */
  last?: boolean
  /** Steps left before it counts as running forever. */
  budget: { steps: number }
}

/** A program; returns its exit code. */
export type Applet = (process: Process, args: readonly string[]) => number

/** Stands for the words of the program itself in what it throws. */
export const waiting: readonly string[] = []

/** Thrown by a program that goes on and never ends by itself. */
export class Forever extends Error {
  readonly words: readonly string[]
  readonly listens: readonly number[]
  readonly serves: string | undefined
  /** It took the place of the shell that started it. */
  tail = false
  /** Commands for signals that the shell above it has set. */
  traps: Readonly<Record<string, string>> = {}
  constructor(words: readonly string[], listens: readonly number[] = [], serves?: string) {
    super('runs forever')
    this.words = words
    this.listens = listens
    this.serves = serves
  }
}

/** Thrown by a program that the simulator does not model. */
export class NotSimulated extends Error {
  readonly what: string
  constructor(what: string) {
    super(what)
    this.what = what
  }
}

/** Counts a step; a process that takes too many counts as one that never ends. */
export function step(process: Process, words: readonly string[]): void {
  if (--process.budget.steps < 0) throw new Forever(words)
}

/** A shell: a process with variables and the words it was started with. */
export interface Shell extends Process {
  /** Names of `env` that programs are given. */
  exported: Set<string>
  /** `$0`, `$1` … */
  args: readonly string[]
  status: number
  /** `exit` was run. */
  exited?: boolean
  traps: Record<string, string>
}
