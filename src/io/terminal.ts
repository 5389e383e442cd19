import { Stopped } from '../model/index.ts'
import type { Reply, Request, Terminal } from '../world.ts'
import type { Keyboard } from './keyboard.ts'

/** The streams a terminal is made of. */
export interface Streams {
  stdin: NodeJS.ReadStream
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
  env: Record<string, string | undefined>
}

const wantsColour = ({ stdout, env }: Streams): boolean =>
  stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb'

/** A screen and a keyboard. */
function screenTerminal(streams: Streams): Terminal {
  const { stdin, stdout, stderr } = streams
  const colour = wantsColour(streams)
  let keyboard: Keyboard | undefined
  const paint =
    (on: number, off: number) =>
    (text: string): string =>
      colour ? `\u001B[${on}m${text}\u001B[${off}m` : text
  return {
    interactive: true,
    get columns() {
      return stdout.columns || 80
    },
    colour,
    print: (text) => void stdout.write(`${text}\n`),
    write: (text) => void stdout.write(text),
    note: (text) => void stderr.write(`${text}\n`),
    progress: () => undefined,
    async ask(request) {
      const [{ FieldPrompt }, fields, { keyboardOf }] = await Promise.all([
        import('./prompt.ts'),
        import('./fields.ts'),
        import('./keyboard.ts'),
      ])
      keyboard ??= keyboardOf(stdin, stdout)
      if (request.type === 'key' && request.fresh) keyboard.discard()
      const field =
        request.type === 'text'
          ? fields.lineField(` ${request.keys}`)
          : request.type === 'choice'
            ? fields.choiceField(request.choices, ` ${request.keys}`, paint(1, 22))
            : fields.keyField(request.accept, ` ${request.keys}`)
      return new FieldPrompt(field, { lead: ' › ', dim: paint(2, 22) }, keyboard, stdin, stdout).run()
    },
    close: () => keyboard?.close(),
  }
}

/** Pipes: questions on standard output, answers one a line on standard input. */
function lineTerminal(streams: Streams): Terminal {
  const { stdin, stdout, stderr } = streams
  let read: (() => Promise<string | undefined>) | undefined
  const nextLine = async (): Promise<string> => {
    read ??= (await import('./lines.ts')).lineReader(stdin)
    const line = await read()
    if (line === undefined) throw new Stopped('end')
    return line
  }
  const print = (text: string): void => void stdout.write(`${text}\n`)
  return {
    interactive: false,
    columns: 80,
    colour: false,
    print,
    write: (text) => void stdout.write(text),
    note: (text) => void stderr.write(`${text}\n`),
    progress: () => undefined,
    async ask(request: Request): Promise<Reply> {
      if (request.type === 'key') {
        if (request.unattended !== undefined) return { type: 'key', key: request.unattended }
        return { type: 'key', key: (await nextLine()).trim().toLowerCase().slice(0, 1) }
      }
      if (request.type === 'choice')
        for (const [index, choice] of request.choices.entries()) print(`  ${index + 1}  ${choice}`)
      const line = (await nextLine()).normalize('NFC')
      const trimmed = line.trim()
      if (trimmed === 'q' && request.type === 'choice') return { type: 'stop' }
      if (trimmed === '' || trimmed === '?') return { type: 'gave-up' }
      if (request.type === 'text') return { type: 'text', text: line }
      const index = /^\d+$/.test(trimmed)
        ? Number(trimmed) - 1
        : request.choices.findIndex((choice) => choice.trim() === trimmed)
      return index >= 0 && index < request.choices.length ? { type: 'choice', index } : { type: 'gave-up' }
    },
    close() {
      // A pipe that nobody closes must not keep us.
      if (!stdin.isTTY) stdin.destroy?.()
    },
  }
}

/** The terminal that the streams allow. Standard input is looked at only when something is asked: opening it takes milliseconds that a list does not have. */
export function terminalOf(streams: Streams): Terminal {
  const { stdout, stderr } = streams
  let opened: Terminal | undefined
  const open = (): Terminal => {
    opened ??= streams.stdin.isTTY && stdout.isTTY ? screenTerminal(streams) : lineTerminal(streams)
    return opened
  }
  return {
    get interactive() {
      return open().interactive
    },
    get columns() {
      return stdout.columns || 80
    },
    colour: wantsColour(streams),
    print: (text) => void stdout.write(`${text}\n`),
    write: (text) => void stdout.write(text),
    note: (text) => void stderr.write(`${text}\n`),
    progress(text) {
      if (stderr.isTTY) stderr.write(`\r\u001B[K${text}`)
    },
    ask: (request) => open().ask(request),
    close: () => opened?.close(),
  }
}
