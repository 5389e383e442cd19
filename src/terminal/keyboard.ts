import type { emitKeypressEvents } from 'node:readline'
import { bursts } from './stray.ts'

/** Input from the keyboard. */
export type Press =
  /** `name` is the key's name with C-, M- or S- in front; `text` what it would type; `burst` says that it came with other letters at once. */
  | { type: 'key'; name: string; text: string; burst: boolean }
  | { type: 'paste'; text: string }
  /** The keyboard is gone: a closed window, a lost connection. */
  | { type: 'end' }

/** A keyboard in raw mode from its first use until it is closed; what is typed between two questions waits for the next. */
export interface Keyboard {
  /** Raw mode, before anything is painted: keys count from the moment a question can be seen. */
  open(): void
  /** Hands every press, also those that waited, to `onPress` until the returned function is called. */
  listen(onPress: (press: Press) => void): () => void
  /** Forgets what waits, or the presses of one key: nobody may skip what was not on the screen yet. */
  discard(name?: string): void
  /** Lets the shell have the terminal (Ctrl-Z) and calls `back` when it is ours again. */
  suspend(leave: () => void, back: () => void): void
  /** Called before a signal ends the program, to tidy the screen. */
  onSignal(leave: (() => void) | undefined): void
  close(): void
}

interface Key {
  name?: string
  sequence?: string
  ctrl?: boolean
  meta?: boolean
  shift?: boolean
}

/** A key with the keys that were held down with it: `C-left`, `S-tab`. */
const nameOf = ({ name = '', ctrl, meta, shift }: Key): string =>
  `${ctrl ? 'C-' : ''}${meta ? 'M-' : ''}${shift && name === 'tab' ? 'S-' : ''}${name}`

const esc = '\u001B['
const signals: readonly NodeJS.Signals[] = ['SIGHUP', 'SIGINT', 'SIGTERM']

/** The keyboard of a terminal; `now` gives milliseconds that only grow. Not readline.Interface: it closes itself on Ctrl-D, and on Ctrl-C under newer versions of Node. */
export function keyboardOf(
  stdin: NodeJS.ReadStream,
  stdout: NodeJS.WriteStream,
  now: () => number,
): Keyboard {
  const together = bursts(now)
  const onChunk = (chunk: Buffer | string): void => together.read(String(chunk))
  let waiting: Press[] = []
  let handler: ((press: Press) => void) | undefined
  let leave: (() => void) | undefined
  let pasted: string | undefined
  let isOpen = false
  let reads = false
  /** Ends a suspension that the shell has not ended. */
  let resume: (() => void) | undefined

  const raw = (on: boolean): void => {
    // A terminal that is gone refuses; there is nothing left to restore then.
    try {
      if (stdin.isTTY) stdin.setRawMode(on)
      stdout.write(`${esc}?2004${on ? 'h' : 'l'}${on ? '' : `${esc}?25h`}`)
    } catch {}
  }
  const press = (item: Press): void => {
    // Keys typed after Ctrl-Z are handled after the program resumes.
    if (handler && !resume) handler(item)
    else waiting.push(item)
  }
  const handOut = (): void => {
    const earlier = waiting
    waiting = []
    // A press may end the listening; the rest goes on waiting.
    for (const item of earlier) press(item)
  }
  const onKey = (text: string | undefined, key: Key = {}): void => {
    if (key.name === 'paste-start') pasted = ''
    else if (key.name === 'paste-end') {
      press({ type: 'paste', text: pasted ?? '' })
      pasted = undefined
    } else if (pasted !== undefined) pasted += key.sequence ?? text ?? ''
    else {
      press({ type: 'key', name: nameOf(key), text: text ?? '', burst: together.isPart(text ?? '') })
    }
  }
  const restore = (): void => raw(false)
  let isOver = false
  /** Ends as a signal does. Node's own exit sets the terminal back, and aborts where that is gone. */
  const endBy = (signal: NodeJS.Signals): void => {
    process.removeListener('exit', restore)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  }
  const onSignal = (signal: NodeJS.Signals): void => {
    isOver = true
    leave?.()
    raw(false)
    endBy(signal)
  }
  const onEnd = (): void => {
    // A terminal that is gone refuses to be set back, which is no further end.
    if (isOver) return
    // A raw terminal has no other end than that of its window.
    if (stdin === process.stdin && stdin.isTTY) endBy('SIGHUP')
    else press({ type: 'end' })
  }
  const start = (): void => {
    if (isOpen) return
    isOpen = true
    raw(true)
    process.once('exit', restore)
    for (const signal of signals) process.on(signal, onSignal)
  }
  /** Begins to read; until then the terminal keeps what is typed. What decodes keys is loaded when the question stands already. */
  const read = (): void => {
    if (reads) return
    reads = true
    const decode = process.getBuiltinModule('node:readline').emitKeypressEvents as typeof emitKeypressEvents
    decode(stdin, { escapeCodeTimeout: 50 } as never)
    // Before the decoder, which tells the keys of a chunk as soon as it has it.
    stdin.prependListener('data', onChunk)
    stdin.on('keypress', onKey)
    stdin.once('end', onEnd)
    stdin.on('error', onEnd)
    stdin.resume()
  }
  return {
    open: start,
    listen(onPress) {
      handler = onPress
      read()
      handOut()
      return () => {
        if (handler === onPress) handler = undefined
      }
    },
    discard(name) {
      // Leaving is never forgotten.
      const stays = (item: Press): boolean =>
        item.type === 'end' || (item.type === 'key' && item.name === 'C-c')
      const isOther = (item: Press): boolean =>
        name !== undefined && !(item.type === 'key' && item.name === name)
      waiting = waiting.filter((item) => stays(item) || isOther(item))
    },
    suspend(tidy, back) {
      tidy()
      raw(false)
      resume = () => {
        process.off('SIGCONT', again)
        clearTimeout(soon)
        resume = undefined
      }
      const again = (): void => {
        resume?.()
        raw(true)
        back()
        handOut()
      }
      process.on('SIGCONT', again)
      // Without a parent shell the system does not stop the process, and nothing would resume it.
      const soon = setTimeout(again, 100)
      // All that runs for this command stops, as when the terminal itself does it: the shell waits for npm, not for us.
      process.kill(0, 'SIGTSTP')
    },
    onSignal(tidy) {
      leave = tidy
    },
    close() {
      if (!isOpen) return
      isOpen = false
      reads = false
      process.off('exit', restore)
      resume?.()
      stdin.off('keypress', onKey)
      stdin.off('data', onChunk)
      stdin.off('end', onEnd)
      for (const signal of signals) process.off(signal, onSignal)
      raw(false)
      stdin.pause()
    },
  }
}
