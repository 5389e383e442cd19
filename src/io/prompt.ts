import { emitKeypressEvents } from 'node:readline'
import Prompt from 'enquirer/lib/prompt.js'
import { graphemes, Stopped, width, wrap } from '../model/index.ts'
import type { Reply } from '../world.ts'
import type { Field } from './fields.ts'

interface Key {
  name?: string
  sequence?: string
  ctrl?: boolean
  meta?: boolean
  shift?: boolean
}

const esc = '\u001B['
const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const

/** Lines of exactly `columns`, wherever words end: what is typed must stay under the caret. */
function folded(text: string, columns: number): string[] {
  const rows = ['']
  let used = 0
  for (const character of graphemes(text)) {
    const size = width(character)
    if (used + size > columns) {
      rows.push('')
      used = 0
    }
    rows[rows.length - 1] += character
    used += size
  }
  return rows
}

/** enquirer's Prompt with our own keys and painter: its own loses the caret behind wide characters, the second line of a paste, and the terminal after a signal. */
export class FieldPrompt extends Prompt<Reply> {
  #field: Field
  #style: { lead: string; dim: (text: string) => string }
  #row = 0
  #paste: string | undefined
  #shown: string | undefined
  #kept: string[] = []

  constructor(
    field: Field,
    style: { lead: string; dim: (text: string) => string },
    stdin: NodeJS.ReadStream,
    stdout: NodeJS.WriteStream,
  ) {
    super({ stdin, stdout, message: '' })
    this.#field = field
    this.#style = style
  }

  // Not readline.Interface: it closes itself on Ctrl-D, and on Ctrl-C under newer versions of Node.
  override start(): void {
    if (this.stop) return
    const { stdin, stdout } = this
    const wasRaw = stdin.isRaw
    const onKey = (text: string | undefined, key: Key = {}): void => this.#key(text ?? '', key)
    const onEnd = (): void => void this.cancel(new Stopped('end'))
    const onResize = (): void => this.render()
    const onSignal = (signal: NodeJS.Signals): void => {
      this.#leave()
      process.exit(128 + signals[signal as keyof typeof signals])
    }
    const raw = (on: boolean): void => {
      if (stdin.isTTY) stdin.setRawMode(on)
      stdout.write(`${esc}?2004${on ? 'h' : 'l'}`)
    }
    emitKeypressEvents(stdin, { escapeCodeTimeout: 50 } as never)
    raw(true)
    stdin.on('keypress', onKey)
    stdin.once('end', onEnd)
    stdout.on('resize', onResize)
    for (const signal of Object.keys(signals) as NodeJS.Signals[]) process.on(signal, onSignal)
    stdin.resume()
    this.stop = () => {
      stdin.off('keypress', onKey)
      stdin.off('end', onEnd)
      stdout.off('resize', onResize)
      for (const signal of Object.keys(signals) as NodeJS.Signals[]) process.off(signal, onSignal)
      raw(wasRaw ?? false)
      stdin.pause()
    }
    this.once('close', () => this.stop?.())
  }

  #key(text: string, key: Key): void {
    if (this.state.closed) return
    if (key.name === 'paste-start') {
      this.#paste = ''
      return
    }
    if (key.name === 'paste-end') {
      const pasted = this.#paste ?? ''
      this.#paste = undefined
      this.#step(this.#field.paste(pasted))
      return
    }
    if (this.#paste !== undefined) {
      this.#paste += key.sequence ?? text
      return
    }
    if (key.ctrl && key.name === 'c') {
      void this.cancel(new Stopped('ctrl-c'))
      return
    }
    if (key.ctrl && key.name === 'z' && process.platform !== 'win32') {
      this.#suspend()
      return
    }
    if (key.ctrl && key.name === 'd') {
      const { input } = this.#field.view()
      if (!input || input.before + input.after === '') {
        void this.cancel(new Stopped('end'))
        return
      }
    }
    if (key.name === 'escape') return
    const name = `${key.ctrl ? 'C-' : ''}${key.meta ? 'M-' : ''}${key.shift && key.name === 'tab' ? 'S-' : ''}${key.name ?? ''}`
    this.#step(this.#field.key(name, text))
  }

  #step(step: ReturnType<Field['key']>): void {
    if (step === 'ignored') return
    if (step === 'changed') {
      this.render()
      return
    }
    this.value = step.done
    this.#shown = step.shown
    this.#kept = step.kept ?? []
    void this.submit()
  }

  #suspend(): void {
    this.#leave()
    process.once('SIGCONT', () => {
      if (this.stdin.isTTY) this.stdin.setRawMode(true)
      this.stdout.write(`${esc}?2004h`)
      this.#row = 0
      this.render()
    })
    process.kill(process.pid, 'SIGTSTP')
  }

  /** The terminal as it was, the cursor below what is painted. */
  #leave(): void {
    this.#clear()
    this.stdout.write(`${esc}?2004l${esc}?25h`)
    if (this.stdin.isTTY) this.stdin.setRawMode(false)
  }

  #clear(): void {
    this.stdout.write(`${this.#row > 0 ? `${esc}${this.#row}A` : ''}\r${esc}J`)
    this.#row = 0
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

  /** What was typed stays on the screen; the keys below it go. */
  override async close(): Promise<void> {
    if (this.state.closed) return
    this.state.closed = true
    this.#clear()
    for (const line of this.#kept) for (const part of this.#wrapped(line)) this.stdout.write(`${part}\n`)
    if (this.#shown)
      this.stdout.write(`${folded(this.#style.lead + this.#shown, this.#columns()).join('\r\n')}\n`)
    this.stdout.write(`${esc}?25h`)
    this.emit('close')
  }

  /** A line in rows, the later ones indented. */
  #wrapped(line: string): string[] {
    return wrap(line, this.#columns() - 5).map((part, index) => (index === 0 ? part : `     ${part}`))
  }

  #columns(): number {
    return Math.max(8, (this.stdout.columns || 80) - 1)
  }

  /** Paints the field and puts the cursor where the next character goes, so that input methods compose there. */
  override render(): void {
    if (this.state.closed) return
    const columns = this.#columns()
    const { above, input, below } = this.#field.view()
    const rows: string[] = []
    for (const [index, line] of above.entries()) {
      const last = index === above.length - 1
      rows.push(...this.#wrapped(line).map((part) => (last ? this.#style.dim(part) : part)))
    }
    let [row, column] = [Math.max(0, rows.length - 1), 0]
    if (input) {
      const before = folded(this.#style.lead + input.before, columns)
      row = rows.length + before.length - 1
      column = width(before.at(-1)!)
      rows.push(...folded(this.#style.lead + input.before + input.after, columns))
    }
    rows.push(...below.flatMap((line) => wrap(line, columns)).map(this.#style.dim))
    // A screen lower than the field shows the part around the caret.
    const most = Math.max(2, (this.stdout.rows || 24) - 1)
    if (rows.length > most) {
      const from = input ? Math.min(Math.max(0, row - most + 1), rows.length - most) : 0
      rows.splice(0, from)
      rows.splice(most)
      row = Math.min(row - from, most - 1)
    }
    const up = rows.length - 1 - row
    this.stdout.write(
      `${esc}?25l${this.#row > 0 ? `${esc}${this.#row}A` : ''}\r${esc}J${rows.join('\r\n')}${up > 0 ? `${esc}${up}A` : ''}\r${column > 0 ? `${esc}${column}C` : ''}${input ? `${esc}?25h` : ''}`,
    )
    this.#row = row
  }
}
