import Prompt from 'enquirer/lib/prompt.js'
import { graphemes, Stopped, width, wrap } from '../model/index.ts'
import type { Reply } from '../world/index.ts'
import type { Field, KeyResult, View } from './field.ts'
import type { Keyboard, Press } from './keyboard.ts'

const esc = '\u001B['
/** Milliseconds in which nobody reads a question and presses a key because of it. */
const underWay = 300

/** Lines of exactly `columns`, wherever words end: what is typed must stay under the caret. Later ones begin under the first character behind `lead`. */
function folded(lead: string, text: string, columns: number): string[] {
  const indent = ' '.repeat(width(lead))
  const rows = [lead]
  let used = indent.length
  for (const character of graphemes(text)) {
    const size = width(character)
    if (used + size > columns) {
      rows.push(indent)
      used = indent.length
    }
    rows[rows.length - 1] += character
    used += size
  }
  return rows
}

/** A line in rows, the later ones indented. */
const wrapped = (line: string, columns: number): string[] =>
  wrap(line, width(line) <= columns ? columns : columns - 5).map((part, index) =>
    index === 0 ? part : `     ${part}`,
  )

/** The rows of a field, without the one that is typed into. */
export const fieldRows = ({ above, below }: View, columns: number): string[] =>
  [...above, ...below].flatMap((line) => wrapped(line, columns))

/** The keys that a screen without room for all of them shows: how to go on, and the last ones, of which one shows the others. */
function fewKeys(keys: readonly string[], columns: number): string {
  const [first = '', ...others] = keys
  const few = [[first, ...others.slice(-2)], [first, ...others.slice(-1)], keys.slice(-2)]
  const lines = few.map((some) => ` ${some.join('   ')}`)
  return lines.find((line) => width(line) <= columns) ?? lines.at(-1)!
}

/** A field for a screen of so many columns that has no room for all of it: without blank rows, and with few keys where all of them take more than a row. */
export function tightened({ above, input, below }: View, columns: number): View {
  const filled = (lines: readonly string[]): string[] => lines.filter((line) => line !== '')
  const parts = [filled(above), filled(below)]
  const last = parts[1]!.length > 0 ? parts[1]! : parts[0]!
  const keys = last.pop() ?? ''
  last.push(width(keys) < columns ? keys : fewKeys(keys.trim().split(/ {2,}/), columns))
  return { above: parts[0]!, input, below: parts[1]! }
}

/** enquirer's Prompt with our own keys and painter: its own loses the caret behind wide characters, the second line of a paste, and the terminal after a signal. */
export class FieldPrompt extends Prompt<Reply> {
  #field: Field
  #style: { lead: string; dim: (text: string) => string }
  /** Widths of the rows that stand on the screen, down to the one with the caret. */
  #painted: number[] = []
  #keyboard: Keyboard
  #deaf: (() => void) | undefined
  #settles = false
  /** A change waits to be painted. */
  #paints = false
  #shown: string | undefined
  #kept: string[] = []
  #above: string[]
  #settled: (() => Promise<void>) | undefined
  #now: () => number
  #isHasty: (reply: Reply) => boolean
  /** When keys were read first. */
  #since = Number.POSITIVE_INFINITY

  /** `above` are the lines that stand above the field and belong to it; those that stay of it are added. `settled` is called when the field stands, and keys count once it has resolved. `now` gives milliseconds; a reply by Enter that `isHasty` names counts for nothing in the first moments. */
  constructor(
    field: Field,
    style: { lead: string; dim: (text: string) => string },
    keyboard: Keyboard,
    streams: { stdin: NodeJS.ReadStream; stdout: NodeJS.WriteStream },
    above: string[],
    settled: (() => Promise<void>) | undefined,
    hasty: { now: () => number; isHasty: (reply: Reply) => boolean },
  ) {
    super({ ...streams, message: '' })
    this.#field = field
    this.#style = style
    this.#keyboard = keyboard
    this.#above = above
    this.#settled = settled
    this.#now = hasty.now
    this.#isHasty = hasty.isHasty
  }

  override start(): void {
    if (this.stop) return
    const onResize = (): void => this.#repaint(`${esc}H${esc}J`)
    this.stdout.on('resize', onResize)
    this.#keyboard.open()
    this.#keyboard.onSignal(() => this.#clear())
    this.stop = () => {
      this.#deaf?.()
      this.#keyboard.onSignal(undefined)
      this.stdout.off('resize', onResize)
    }
    this.once('close', () => this.stop?.())
  }

  #press(press: Press): void {
    if (this.state.closed) return
    if (press.type === 'end') void this.cancel(new Stopped('end'))
    else if (press.type === 'paste') this.#step(this.#field.paste(press.text))
    else this.#key(press)
  }

  #key({ name, text, burst }: Press & { type: 'key' }): void {
    const interrupted = name === 'C-c' ? this.#field.interrupt?.() : undefined
    if (interrupted) this.#step(interrupted)
    else if (name === 'C-c') void this.cancel(new Stopped('ctrl-c'))
    else if (name === 'C-d' && this.#isEmpty()) void this.cancel(new Stopped('end'))
    else if (name === 'C-z' && process.platform !== 'win32') {
      this.#paints = false
      this.#keyboard.suspend(
        () => this.#clear(),
        () => this.#repaint('\r\n'),
      )
    } else if (name !== 'escape') {
      const step = this.#field.key(name, text, burst)
      if (!this.#isTooSoon(name, step)) this.#step(step)
    }
  }

  /** Whether a key was on its way before the field stood: Enter, where it would give up what nobody has seen. */
  #isTooSoon(name: string, step: KeyResult): boolean {
    if (typeof step === 'string' || !(name === 'return' || name === 'enter' || name === 'space')) return false
    return this.#isHasty(step.done) && this.#now() - this.#since < underWay
  }

  #step(step: ReturnType<Field['key']>): void {
    if (step === 'ignored') return
    if (step === 'changed') {
      this.#paintSoon()
      return
    }
    this.value = step.done
    this.#shown = step.shown
    this.#kept = step.kept ?? []
    void this.submit()
  }

  #isEmpty(): boolean {
    const { input } = this.#field.view()
    return !input || input.before + input.after === ''
  }

  /** Paints once for all keys that came together: a paste that the terminal does not mark is a key a letter. */
  #paintSoon(): void {
    if (this.#paints) return
    this.#paints = true
    queueMicrotask(() => {
      if (!this.#paints) return
      this.#paints = false
      this.render()
    })
  }

  /** Moves the cursor to the beginning of the field. On a screen that has become narrower its rows take more lines. */
  #up(): string {
    const columns = this.stdout.columns || 80
    const rows = this.#painted.reduce((sum, size) => sum + Math.max(1, Math.ceil(size / columns)), 0)
    return rows > 1 ? `${esc}${rows - 1}A` : ''
  }

  /** Paints what stands above the field and the field itself again, `first` before them: the rows of before are elsewhere, or gone. */
  #repaint(first: string): void {
    const columns = this.#columns()
    const rows = this.#above.flatMap((line) => wrap(line, columns))
    this.stdout.write(`${first}${rows.map((row) => `${row}\r\n`).join('')}`)
    this.#painted = []
    this.render()
  }

  #clear(): void {
    this.stdout.write(`${this.#up()}\r${esc}J`)
    this.#painted = []
  }

  override async submit(): Promise<void> {
    if (this.state.closed) return
    this.state.submitted = true
    await this.close()
    this.emit('submit', this.value)
  }

  override async cancel(error: unknown): Promise<void> {
    if (this.state.closed) return
    this.state.cancelled = true
    await this.close()
    this.emit('cancel', error)
  }

  /** The typed text stays on the screen; the line of keys below it goes. */
  override async close(): Promise<void> {
    if (this.state.closed) return
    this.state.closed = true
    this.#clear()
    const stays = this.#kept.flatMap((line) => this.#wrapped(line))
    if (this.#shown) stays.push(...folded(this.#style.lead, this.#shown, this.#columns()))
    for (const row of stays) this.stdout.write(`${row}\r\n`)
    this.#above.push(...stays)
    this.stdout.write(`${esc}?25h`)
    this.emit('close')
  }

  #wrapped(line: string): string[] {
    return wrapped(line, this.#columns())
  }

  /** The field as it fits below what stands above it. */
  #view(columns: number): View {
    const view = this.#field.view()
    const room = Math.max(2, (this.stdout.rows || 24) - 1)
    const stands = this.#above.flatMap((line) => wrap(line, columns)).length
    const rows = fieldRows(view, columns).length + (view.input ? 1 : 0)
    return stands + rows > room && stands > 0 ? tightened(view, columns) : view
  }

  #columns(): number {
    return Math.max(8, (this.stdout.columns || 80) - 1)
  }

  /** Paints the field and puts the cursor where the next character goes, so that input methods compose there. */
  override render(): void {
    if (this.state.closed) return
    const columns = this.#columns()
    const { above, input, below } = this.#view(columns)
    const rows: string[] = []
    for (const [index, line] of above.entries()) {
      const last = index === above.length - 1
      rows.push(...this.#wrapped(line).map((part) => (last ? this.#style.dim(part) : part)))
    }
    let [row, column] = [Math.max(0, rows.length - 1), 0]
    if (input) {
      const before = folded(this.#style.lead, input.before, columns)
      row = rows.length + before.length - 1
      column = width(before.at(-1)!)
      rows.push(...folded(this.#style.lead, input.before + input.after, columns))
    }
    rows.push(...below.flatMap((line) => this.#wrapped(line)).map(this.#style.dim))
    // A screen lower than the field shows the part around the caret.
    const most = Math.max(2, (this.stdout.rows || 24) - 1)
    if (rows.length > most) {
      const from = input ? Math.min(Math.max(0, row - most + 1), rows.length - most) : 0
      rows.splice(0, from)
      rows.splice(most)
      row = Math.min(row - from, most - 1)
    }
    const up = rows.length - 1 - row
    // Non-breaking spaces have done their work: they become plain spaces.
    const painted = rows.join('\r\n').replaceAll('\u00A0', ' ')
    this.stdout.write(
      `${esc}?25l${this.#up()}\r${esc}J${painted}${up > 0 ? `${esc}${up}A` : ''}\r${column > 0 ? `${esc}${column}C` : ''}${input ? `${esc}?25h` : ''}`,
    )
    this.#painted = [...rows.slice(0, row).map(width), column]
    // Keys typed before the question was shown are handled after it.
    if (this.#settled === undefined) this.#deaf ??= this.#listen()
    else if (!this.#settles) void this.#settle(this.#settled)
  }

  async #settle(settled: () => Promise<void>): Promise<void> {
    this.#settles = true
    try {
      await settled()
      if (!this.state.closed) this.#deaf = this.#listen()
    } catch (error) {
      await this.cancel(error)
    }
  }

  #listen(): () => void {
    let ended = false
    this.once('close', () => {
      ended = true
    })
    this.#since = this.#now()
    const deaf = this.#keyboard.listen((press) => this.#press(press))
    if (ended) deaf()
    return deaf
  }
}
