import { graphemes, harmless } from '../model/index.ts'
import type { Reply } from '../world.ts'

/** What a field shows: lines above, a line that is typed with the caret after `before`, lines below. */
export interface View {
  above: string[]
  input?: { before: string; after: string }
  below: string[]
}

/** What a key did: something changed, nothing, or the field is finished. */
export type Step =
  | 'changed'
  | 'ignored'
  | {
      done: Reply
      /** What was typed, to stay on the screen. */
      shown: string
      /** Lines that stay above it. */
      kept?: string[]
    }

/** A thing that is filled in with keys; it knows no terminal. */
export interface Field {
  /** `name` is the key's name with C- or M- in front; `text` what it would type. */
  key(name: string, text: string): Step
  paste(text: string): Step
  view(): View
}

// The Korean two-set layout, so that single keys work with Hangul switched on.
const hangulKeys =
  'ㅂqㅈwㄷeㄱrㅅtㅛyㅕuㅑiㅐoㅔpㅁaㄴsㅇdㄹfㅎgㅗhㅓjㅏkㅣlㅋzㅊxㅌcㅍvㅠbㅜnㅡmㅃqㅉwㄸeㄲrㅆtㅒoㅖp'
const latin = new Map(
  Array.from({ length: hangulKeys.length / 2 }, (_, i) => [hangulKeys[2 * i]!, hangulKeys[2 * i + 1]!]),
)

/** The Latin letter on the key that typed a Hangul letter, anything else as it is. */
const onKey = (text: string): string => latin.get(text) ?? text.toLowerCase()

/** One line of text: Enter answers, an empty Enter or `?` gives up, Tab asks for a hint. */
export function lineField(keys: string): Field {
  let text: string[] = []
  let at = 0
  const insert = (more: string): void => {
    // Typing may complete a character before the caret (an accent, a Hangul vowel).
    const before = graphemes(text.slice(0, at).join('') + more)
    text = [...before, ...text.slice(at)]
    at = before.length
  }
  const wordLeft = (): number => {
    let place = at
    while (place > 0 && text[place - 1] === ' ') place--
    while (place > 0 && text[place - 1] !== ' ') place--
    return place
  }
  const wordRight = (): number => {
    let place = at
    while (place < text.length && text[place] === ' ') place++
    while (place < text.length && text[place] !== ' ') place++
    return place
  }
  const cut = (from: number, to: number): void => {
    text.splice(from, to - from)
    at = from
  }
  const done = (): Step => {
    const line = text.join('').normalize('NFC')
    const gaveUp = line.trim() === '' || line.trim() === '?'
    return { done: gaveUp ? { type: 'gave-up' } : { type: 'text', text: line }, shown: gaveUp ? '?' : line }
  }
  return {
    key(name, typed) {
      switch (name) {
        case 'return':
        case 'enter':
          return done()
        case 'tab':
          return { done: { type: 'hint' }, shown: '' }
        case 'left':
        case 'C-b':
          at = Math.max(0, at - 1)
          return 'changed'
        case 'right':
        case 'C-f':
          at = Math.min(text.length, at + 1)
          return 'changed'
        case 'home':
        case 'C-a':
          at = 0
          return 'changed'
        case 'end':
        case 'C-e':
          at = text.length
          return 'changed'
        case 'C-left':
        case 'M-left':
        case 'M-b':
          at = wordLeft()
          return 'changed'
        case 'C-right':
        case 'M-right':
        case 'M-f':
          at = wordRight()
          return 'changed'
        case 'backspace':
        case 'C-h':
          if (at > 0) cut(at - 1, at)
          return 'changed'
        case 'delete':
        case 'C-d':
          text.splice(at, 1)
          return 'changed'
        case 'C-u':
          cut(0, at)
          return 'changed'
        case 'C-k':
          text.splice(at)
          return 'changed'
        case 'C-w':
        case 'M-backspace':
          cut(wordLeft(), at)
          return 'changed'
        default:
          if (
            typed === '' ||
            /[\u0000-\u001F\u007F]/.test(typed) ||
            name.startsWith('C-') ||
            name.startsWith('M-')
          )
            return 'ignored'
          insert(typed)
          return 'changed'
      }
    },
    paste(pasted) {
      insert(harmless(pasted.replace(/\r\n?|\n/g, ' ')).trim())
      return 'changed'
    },
    view: () => ({
      above: [],
      input: { before: text.slice(0, at).join(''), after: text.slice(at).join('') },
      below: ['', keys],
    }),
  }
}

/** One of several: digits choose at once, arrows and Enter too, `?` gives up, `q` stops. */
export function choiceField(choices: readonly string[], keys: string, mark: (text: string) => string): Field {
  let at: number | undefined
  const rows = (marked: number | undefined): string[] =>
    choices.map((choice, index) =>
      index === marked ? mark(` ›${index + 1}  ${choice}`) : `  ${index + 1}  ${choice}`,
    )
  const choose = (index: number): Step => ({ done: { type: 'choice', index }, shown: '', kept: rows(index) })
  const move = (by: number): Step => {
    at = at === undefined ? (by > 0 ? 0 : choices.length - 1) : (at + by + choices.length) % choices.length
    return 'changed'
  }
  return {
    key(name, typed) {
      const digit = Number(typed)
      if (/^[1-9]$/.test(typed) && digit <= choices.length) return choose(digit - 1)
      if (name === 'up' || name === 'C-p' || name === 'S-tab' || onKey(typed) === 'k') return move(-1)
      if (name === 'down' || name === 'C-n' || name === 'tab' || onKey(typed) === 'j') return move(1)
      if (name === 'return' || name === 'enter' || name === 'space')
        return at === undefined ? 'ignored' : choose(at)
      if (typed === '?') return { done: { type: 'gave-up' }, shown: '', kept: rows(undefined) }
      return onKey(typed) === 'q' ? { done: { type: 'stop' }, shown: '' } : 'ignored'
    },
    paste: () => 'ignored',
    view: () => ({ above: [...rows(at), '', keys], below: [] }),
  }
}

/** One key of some; Enter and Space mean the first. */
export function keyField(accept: readonly string[], keys: string): Field {
  return {
    key(name, typed) {
      const key = name === 'return' || name === 'enter' || name === 'space' ? accept[0]! : onKey(typed)
      if (!accept.includes(key)) return 'ignored'
      return { done: key === 'q' ? { type: 'stop' } : { type: 'key', key }, shown: '' }
    },
    paste: () => 'ignored',
    view: () => ({ above: [keys], below: [] }),
  }
}
