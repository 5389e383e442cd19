import { fitted, graphemes, Stopped, sanitize } from '../model/index.ts'
import type { Reply, Request, Terminal } from '../world/index.ts'
import { asciiStream, isAsciiLocale } from './ascii.ts'
import { type Colours, wantsColour } from './colour.ts'
import type { Keyboard } from './keyboard.ts'

/** The streams a terminal is made of. */
export interface Streams {
  stdin: NodeJS.ReadStream
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
  env: Record<string, string | undefined>
}

type Asking = Pick<Terminal, 'interactive' | 'ask' | 'lend' | 'close'>

/** A screen and a keyboard. */
function screenTerminal(
  { stdin, stdout }: Streams,
  colour: boolean,
  above: () => string[],
  now: () => number,
): Asking {
  let keyboard: Keyboard | undefined
  const paint =
    (on: number, off: number) =>
    (text: string): string =>
      colour ? `\u001B[${on}m${text}\u001B[${off}m` : text
  return {
    interactive: true,
    async ask(request) {
      const [{ FieldPrompt }, fields, { keyboardOf }] = await Promise.all([
        import('./prompt.ts'),
        import('./fields.ts'),
        import('./keyboard.ts'),
      ])
      keyboard ??= keyboardOf(stdin, stdout, now)
      // Pending input must be read before it can be discarded.
      const skips = request.type === 'choice' && request.skips
      if (skips || (request.type !== 'text' && request.fresh)) {
        for (let i = 0; i < 2; i++) await new Promise((resolve) => setImmediate(resolve))
        // A second Enter on the card before must not give this one up.
        keyboard.discard(skips ? 'return' : undefined)
      }
      const field = fields.fieldOf(request, paint(1, 22))
      return new FieldPrompt(
        field,
        { lead: ' › ', dim: paint(2, 22) },
        keyboard,
        { stdin, stdout },
        above(),
        request.shown,
        { now, isHasty: (reply) => isHasty(request, reply) },
      ).run()
    },
    async lend(work) {
      keyboard?.close()
      return work()
    },
    close: () => keyboard?.close(),
  }
}

/** Whether a reply by Enter would pass over something that nobody has seen yet: a card given up, an answer shown, a mistake left behind. */
const isHasty = (request: Request, reply: Reply): boolean =>
  reply.type === 'gave-up'
    ? request.type !== 'text' || request.silent !== true
    : request.type === 'key' && request.unhurried === true

/** The key that a line stands for: its first character, or what Enter means; of a request that tells stray lines apart, a line of one character. */
function keyIn(request: Request & { type: 'key' }, line: string): string | undefined {
  const typed = line.trim()
  const key = typed.toLowerCase().slice(0, 1)
  if (key === '') return request.enter
  if (request.stray !== undefined && graphemes(typed).length > 1) return undefined
  return request.accept.includes(key) ? key : undefined
}

/** The reply that a line stands for; undefined for one that is no choice. */
function replyOf(request: Exclude<Request, { type: 'key' }>, line: string): Reply | undefined {
  const trimmed = line.trim()
  if (trimmed === '' || (trimmed === '0' && request.type === 'choice')) return { type: 'gave-up' }
  if (trimmed === '?') return { type: 'help' }
  if (request.type === 'text') return { type: 'text', text: line }
  if (trimmed === request.quit) return { type: 'stop' }
  if (trimmed === request.undo) return { type: 'undo' }
  const index = /^\d+$/.test(trimmed)
    ? Number(trimmed) - 1
    : request.choices.findIndex((choice) => choice.trim() === trimmed)
  const known = index >= 0 && index < request.choices.length && !request.used?.has(index)
  return known ? { type: 'choice', index } : undefined
}

/** A line, with those that follow where it ends in a backslash. */
async function wholeLine(next: () => Promise<string>): Promise<string> {
  const { continued } = await import('./continued.ts')
  let line = await next()
  for (let begun = continued(line); begun !== undefined; begun = continued(line))
    line = begun + (await next())
  return line
}

/** The choices that are left, with their numbers. */
const choiceLines = ({ about, choices, used }: Request & { type: 'choice' }): string[] => [
  ...(about === undefined ? [] : [`  ${sanitize(about)}`]),
  ...choices.flatMap((choice, index) => (used?.has(index) ? [] : [`  ${index + 1}  ${sanitize(choice)}`])),
]

/** Questions on standard output, answers one a line on standard input: a pipe, or a learner who hears instead of sees. */
function lineTerminal(streams: Streams, interactive: boolean): Asking {
  const { stdin, stdout } = streams
  const print = (text: string): void => void stdout.write(`${text}\n`)
  let read: (() => Promise<string | undefined>) | undefined
  /** The line that is waited for, also by whoever asks after Ctrl-C. */
  let pending: Promise<string | undefined> | undefined
  let stop: (error: Stopped) => void = () => undefined
  let interrupted = false
  const onInterrupt = (): void => {
    interrupted = true
    stop(new Stopped('ctrl-c'))
  }
  const nextLine = async (): Promise<string> => {
    if (read === undefined) {
      read = (await import('./lines.ts')).lineReader(stdin)
      // With a pipe the signal ends the program: every answer is kept already.
      if (interactive) process.on('SIGINT', onInterrupt)
    }
    // Pressed while nothing was asked, it counts all the same.
    if (interrupted) throw new Stopped('ctrl-c')
    pending ??= read()
    const line = await Promise.race([
      pending,
      new Promise<never>((_, failed) => {
        stop = failed
      }),
    ])
    pending = undefined
    if (line === undefined) throw new Stopped('end')
    return line.normalize('NFC')
  }
  /** The key that the next line with one stands for; where nobody sits there is one line at most. */
  const keyOf = async (request: Request & { type: 'key' }): Promise<string> => {
    if (!interactive) return request.unattended ?? keyIn(request, await nextLine()) ?? ''
    for (;;) {
      const key = keyIn(request, await nextLine())
      if (key !== undefined) return key
      if (request.stray !== undefined) print(` ${request.stray.says}`)
    }
  }
  /** The choice that a line names; a line that names none is said to, and only where nobody sits it is an answer that is given up. */
  const choiceOf = async (request: Request & { type: 'choice' }): Promise<Reply> => {
    for (;;) {
      const reply = replyOf(request, await nextLine())
      if (reply) return reply
      if (request.stray !== undefined) print(` ${request.stray.says}`)
      if (!interactive) return { type: 'gave-up' }
    }
  }
  const textReply = async (request: Request & { type: 'text' }): Promise<Reply> => {
    try {
      return replyOf(request, await wholeLine(nextLine)) ?? { type: 'gave-up' }
    } catch (error) {
      if (!request.interrupts || !(error instanceof Stopped && error.reason === 'ctrl-c')) throw error
      interrupted = false
      return { type: 'interrupt', text: '' }
    }
  }
  return {
    interactive,
    async ask(request) {
      if (request.type === 'choice') for (const line of choiceLines(request)) print(line)
      if (interactive) print(request.keys.replaceAll('\u00A0', ' '))
      await request.shown?.()
      if (request.type === 'text') return textReply(request)
      if (request.type === 'choice') return choiceOf(request)
      return { type: 'key', key: await keyOf(request) }
    },
    async lend(work) {
      stdin.pause?.()
      try {
        return await work()
      } finally {
        stdin.resume?.()
      }
    },
    close() {
      process.off('SIGINT', onInterrupt)
      if (interactive) stdin.pause?.()
      // A pipe that nobody closes must not keep us.
      else stdin.destroy?.()
    },
  }
}

/** Text as a stream shows it: on a screen broken between words, elsewhere as it is. */
const onScreen = (text: string, stream: NodeJS.WriteStream): string =>
  stream.isTTY ? fitted(text, stream.columns || 80) : text

// More lines than any screen has.
const mostAbove = 300

/** The terminal that the streams allow; `plain` has everything in words, `now` gives milliseconds that only grow. Standard input is looked at only when something is asked: opening it takes milliseconds that a list does not have. */
export function terminalOf(
  given: Streams,
  plain = false,
  colours: Colours = 'auto',
  now: () => number = () => performance.now(),
): Terminal {
  const { env } = given
  // Output to a file or another program is not changed.
  const ascii = given.stdout.isTTY === true && isAsciiLocale(env)
  const stdout = ascii ? asciiStream(given.stdout) : given.stdout
  const streams: Streams = {
    get stdin() {
      return given.stdin
    },
    stdout,
    get stderr() {
      return given.stderr
    },
    env,
  }
  const colour = wantsColour(stdout.isTTY === true, streams.env, colours) && !plain
  // The lines that are painted again with a question.
  let above: string[] = []
  let opened: Asking | undefined
  const open = (): Asking => {
    const screen = Boolean(streams.stdin.isTTY && stdout.isTTY)
    // A dumb terminal cannot move its cursor.
    opened ??=
      screen && !plain && env.TERM !== 'dumb'
        ? screenTerminal(streams, colour, () => above, now)
        : lineTerminal(streams, screen)
    return opened
  }
  return {
    get interactive() {
      return open().interactive
    },
    get columns() {
      return stdout.columns || 80
    },
    get rows() {
      return stdout.rows
    },
    colour,
    plain,
    ascii,
    print(given, asIs) {
      const text = asIs ? given : onScreen(given, stdout)
      if (above.length < mostAbove) above.push(...text.split('\n'))
      stdout.write(`${text}\n`)
    },
    newScreen() {
      above = []
    },
    async write(piece) {
      if (!stdout.write(piece)) await new Promise<void>((resolve) => stdout.once('drain', resolve))
    },
    note: (text) => void given.stderr.write(`${onScreen(text, given.stderr)}\n`),
    progress(text) {
      if (given.stderr.isTTY && !plain) given.stderr.write(`\r\u001B[K${text}`)
    },
    async page(given, asIs) {
      const text = asIs ? given : onScreen(given, stdout)
      if (plain) return void stdout.write(text)
      const { pageText } = await import('./pager.ts')
      await pageText(text, streams)
    },
    ask: (request) => open().ask(request),
    lend: (work) => (opened ? opened.lend(work) : work()),
    close: () => opened?.close(),
  }
}
