import { join } from 'node:path'
import { spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { noConfig, root } from '../folders.ts'

/** The built program in a real pseudo-terminal, and the screen it paints. */
export interface Screen {
  type(keys: string): void
  resize(columns: number, rows: number): void
  kill(signal: string): void
  /** Waits until the screen shows a text; fails with the screen when it never does. */
  shows(text: string | RegExp): Promise<void>
  text(): string
  cursor(): { column: number; line: string; hidden: boolean }
  /** The exit code, once everything it wrote is on the screen and the terminal is as it was; fails when it is not given back. */
  exit(): Promise<number>
  /** Closes the terminal, as a window that is closed does, and waits for the end: 128 and the signal, or the exit code. */
  hangUp(): Promise<number>
  /** Resolves when the program has ended, however it did. */
  gone(): Promise<void>
  modes(): { paste: boolean }
  /** Waits until the program has taken the terminal for the nth time. */
  taken(times: number): Promise<void>
}

const running = new Set<{ kill(signal: string): void }>()

afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})

/** How fast the clock of the program runs, as CLOCK_RATE: a moment is over as soon as a test has seen the screen, or never. */
export const clocks = { hurried: '1e6', stopped: '0' }

/** The program as a shell would start it. */
export const program = [process.execPath, join(root, 'dist/flagdrill.cjs')]

/** Starts the program; `columns` by 30 rows. */
export const screen = (args: string[], env: Record<string, string> = {}, columns = 72): Screen =>
  started([...program, ...args], env, columns)

/** Starts any program in a terminal of its own. */
export function started([name, ...args]: string[], env: Record<string, string> = {}, columns = 72): Screen {
  const terminal = new xterm.Terminal({ cols: columns, rows: 30, allowProposedApi: true })
  const child = spawn(name!, args, {
    // It decides TERM, whatever the environment says.
    name: env.TERM ?? 'xterm-256color',
    cols: columns,
    rows: 30,
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      LANG: 'C.UTF-8',
      FLAGDRILL_CONFIG: noConfig,
      NODE_OPTIONS: `--require=${join(root, 'tests/terminal/clock.cjs')}`,
      CLOCK_RATE: clocks.hurried,
      ...env,
    },
  })
  running.add(child)
  let hidden = false
  let taken = 0
  const waiting = new Set<() => void>()
  child.onData((data) => {
    for (const [, mode] of data.matchAll(/\u001B\[\?25([hl])/g)) hidden = mode === 'l'
    taken += data.split('\u001B[?2004h').length - 1
    terminal.write(data, () => {
      for (const look of waiting) look()
    })
  })
  const exited = new Promise<number>((resolve) =>
    child.onExit(({ exitCode, signal }) => {
      running.delete(child)
      resolve(signal ? 128 + signal : exitCode)
    }),
  )
  const row = (index: number): string => terminal.buffer.active.getLine(index)?.translateToString(true) ?? ''
  const text = (): string =>
    Array.from({ length: terminal.buffer.active.length }, (_, index) => row(index))
      .join('\n')
      .trimEnd()
  const until = (found: () => boolean, what: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!found()) return
        waiting.delete(look)
        clearTimeout(limit)
        resolve()
      }
      const limit = setTimeout(() => {
        waiting.delete(look)
        reject(new Error(`never came: ${what}\n${text()}`))
      }, 15_000)
      waiting.add(look)
      look()
    })
  return {
    type: (keys) => child.write(keys),
    resize(cols, rows) {
      terminal.resize(cols, rows)
      child.resize(cols, rows)
    },
    hangUp() {
      ;(child as unknown as { destroy(): void }).destroy()
      return exited
    },
    kill: (signal) => child.kill(signal),
    text,
    shows: (wanted) =>
      until(
        () => (typeof wanted === 'string' ? text().includes(wanted) : wanted.test(text())),
        String(wanted),
      ),
    cursor() {
      const { cursorX, cursorY, baseY } = terminal.buffer.active
      return { column: cursorX, line: row(baseY + cursorY), hidden }
    },
    async exit() {
      const code = await exited
      await until(() => !hidden && !terminal.modes.bracketedPasteMode, 'the terminal given back')
      return code
    },
    async gone() {
      await exited
    },
    taken: (times) => until(() => taken >= times, `taken ${times} times`),
    modes: () => ({ paste: terminal.modes.bracketedPasteMode }),
  }
}
