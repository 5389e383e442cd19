import { sanitize } from '../model/index.ts'
import type { StrayWords } from '../world/index.ts'
import type { KeyResult } from './field.ts'

/** Letters, and all that is typed after them, where single keys are wanted: a line that was meant for another card does nothing there. */
export interface Stray {
  /** Takes a key as part of the line, or, in a burst, as its beginning; undefined where it is neither. */
  key(name: string, typed: string, burst: boolean): KeyResult | undefined
  /** Begins the line with a letter that is no key. */
  begin(typed: string): KeyResult
  paste(text: string): KeyResult
  /** Whether it is one letter: a key that was missed, not a line. */
  isSlip(): boolean
  /** The line, and `note` below it; nothing where there is none. */
  rows(): string[]
}

const printable = /^[^\p{C}]+$/u
const enters = new Set(['return', 'enter', 'escape'])

/** A stray line; without `note` there is none, and what would be part of it does nothing. */
export function strayLine(note: StrayWords | undefined): Stray {
  let line = ''
  const add = (text: string): KeyResult => {
    if (note === undefined) return 'ignored'
    line += text
    return 'changed'
  }
  return {
    key(name, typed, burst) {
      if (line === '' && !burst) return undefined
      if (printable.test(typed)) return add(typed)
      if (line === '') return undefined
      if (enters.has(name)) line = ''
      else if (name === 'backspace') line = line.slice(0, -1)
      else return undefined
      return 'changed'
    },
    begin: (typed) => (/^\p{L}$/u.test(typed) ? add(typed) : 'ignored'),
    isSlip: () => /^\p{L}$/u.test(line),
    paste: (text) => add(sanitize(text.replace(/\s+/g, ' '))),
    rows: () => (line === '' ? [] : [`  › ${sanitize(line)}`, ` ${note!.says} ${note!.clears}`]),
  }
}

/** The presses of one read, or those that follow each other faster than anybody types, are a line that was pasted or typed before: whether a key is part of one that has different letters. */
export function bursts(now: () => number): { read(chunk: string): void; isPart(typed: string): boolean } {
  let whole = false
  let last = { typed: '', at: Number.NEGATIVE_INFINITY }
  return {
    read(chunk) {
      const letters = chunk.replace(/\u001B(?:\[[\d;?]*[ -/]*[@-~]|O.|.)/g, '').match(/\p{L}/gu) ?? []
      // One letter again and again is a key that is held down.
      whole = new Set(letters).size > 1
    },
    isPart(typed) {
      const before = last
      last = { typed, at: now() }
      const bothLetters = /^\p{L}$/u.test(typed) && /^\p{L}$/u.test(before.typed)
      return whole || (bothLetters && typed !== before.typed && last.at - before.at < fastest)
    },
  }
}

/** Milliseconds between two letters below which no person types. */
const fastest = 30
