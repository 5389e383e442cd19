import { graphemes, sanitize } from '../model/index.ts'
import type { Reply, Request } from '../world/index.ts'
import { continued } from './continued.ts'

/** The display of a field: lines above, a line that is typed with the caret after `before`, lines below. */
export interface View {
  above: string[]
  input?: { before: string; after: string }
  below: string[]
}

/** The effect of a key: something changed, nothing, or the field is finished. */
export type KeyResult =
  | 'changed'
  | 'ignored'
  | {
      done: Reply
      /** The typed text, which stays on the screen. */
      shown: string
      /** Lines that stay above it. */
      kept?: string[]
    }

/** A thing that is filled in with keys; it knows no terminal. */
export interface Field {
  /** `name` is the key's name with C- or M- in front; `text` what it would type. */
  key(name: string, text: string): KeyResult
  paste(text: string): KeyResult
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

/** A paste as one line: lines that a backslash continues are joined, others follow after a space. */
const oneLine = (pasted: string): string =>
  sanitize(
    pasted
      .replace(/\r\n?/g, '\n')
      .replace(/[ \t]*\\\n[ \t]*/g, ' ')
      .replace(/\n/g, ' '),
  ).trim()

/** The longest beginning that all words share. */
function shared(words: readonly string[]): string {
  let common = words[0] ?? ''
  for (const word of words) while (!word.startsWith(common)) common = common.slice(0, -1)
  return common
}

/** One line of text: Enter answers, an empty Enter gives up, `?` in an empty line shows the keys, Tab looks a word up or asks for a hint, Alt-U takes back. */
export function lineField(request: Request & { type: 'text' }): Field {
  const history = request.history ?? []
  let text = graphemes(request.text ?? '')
  let at = text.length
  let back = history.length
  let draft = text
  let hints = 0
  let offered: readonly string[] = []
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
  const recall = (by: number): KeyResult => {
    if (back + by < 0 || back + by > history.length) return 'ignored'
    // The line that is being typed waits below the ones before.
    if (back === history.length) draft = text
    back += by
    text = back === history.length ? draft : graphemes(history[back]!)
    at = text.length
    return 'changed'
  }
  const done = (): KeyResult => {
    const line = text.join('').normalize('NFC')
    const goesOn = continued(line)
    if (goesOn !== undefined) {
      text = graphemes(goesOn)
      at = text.length
      return 'changed'
    }
    const gaveUp = line.trim() === ''
    return gaveUp
      ? { done: { type: 'gave-up' }, shown: '–' }
      : { done: { type: 'text', text: line, hints }, shown: line }
  }
  const hint = (): KeyResult => {
    const before = text.slice(0, at).join('')
    const found = before.trim() === '' ? [] : (request.complete?.(before) ?? [])
    if (found.length === 0) return { done: { type: 'hint', text: text.join(''), hints }, shown: '' }
    hints++
    const more = shared(found).slice(/\S*$/.exec(before)![0].length)
    if (more !== '') insert(found.length === 1 ? `${more} ` : more)
    offered = found.length > 1 ? found : []
    return 'changed'
  }
  const press = (name: string, typed: string): KeyResult => {
    switch (name) {
      case 'return':
      case 'enter':
        return done()
      case 'tab':
        return hint()
      case 'M-u':
        return { done: { type: 'undo' }, shown: '' }
      case 'up':
      case 'C-p':
        return recall(-1)
      case 'down':
      case 'C-n':
        return recall(1)
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
        cut(Math.max(0, at - 1), at)
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
      case 'C-backspace':
      case 'M-backspace':
        cut(wordLeft(), at)
        return 'changed'
      case 'M-d':
        cut(at, wordRight())
        return 'changed'
      case 'C-l':
        return 'changed'
      default:
        if (typed === '?' && text.length === 0) return { done: { type: 'help' }, shown: '' }
        // Ctrl-/ and Ctrl-_ are one key to a terminal.
        if (typed === '\u001F') return { done: { type: 'undo' }, shown: '' }
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
  }
  return {
    key(name, typed) {
      if (name !== 'tab') offered = []
      return press(name, typed)
    },
    paste(pasted) {
      offered = []
      insert(oneLine(pasted))
      return 'changed'
    },
    view: () => ({
      above: [],
      input: { before: text.slice(0, at).join(''), after: text.slice(at).join('') },
      below: [...(offered.length > 0 ? [` ${sanitize(offered.join('  '))}`] : []), '', ` ${request.keys}`],
    }),
  }
}

/** The actions of keys in a list, by the key's name and by what it types. */
const choiceKeys = new Map<string, 'up' | 'down' | 'enter' | 'undo' | 'help' | 'gave-up'>([
  ...['up', 'C-p', 'S-tab', 'k'].map((key) => [key, 'up'] as const),
  ...['down', 'C-n', 'tab', 'j'].map((key) => [key, 'down'] as const),
  ...['return', 'enter', 'space'].map((key) => [key, 'enter'] as const),
  ...['M-u', '\u001F'].map((key) => [key, 'undo'] as const),
  ['?', 'help'],
  ['0', 'gave-up'],
])

/** One of several: digits choose at once, arrows and Enter too, 0 gives up, `?` shows the keys. */
export function choiceField(request: Request & { type: 'choice' }, mark: (text: string) => string): Field {
  const { quit, undo, about, used = new Map<number, string>(), passing } = request
  const choices = request.choices.map(sanitize)
  let at: number | undefined
  const row = (choice: string, index: number, marked: number | undefined): string => {
    const taken = used.get(index)
    if (taken !== undefined) return `  ·  ${choice} · ${sanitize(taken)}`
    return index === marked ? mark(` ›${index + 1}  ${choice}`) : `  ${index + 1}  ${choice}`
  }
  const rows = (marked: number | undefined): string[] =>
    choices.map((choice, index) => row(choice, index, marked))
  const kept = (marked: number | undefined): string[] => (passing ? [] : rows(marked))
  const choose = (index: number): KeyResult => ({
    done: { type: 'choice', index },
    shown: '',
    kept: kept(index),
  })
  const free = choices.flatMap((_, index) => (used.has(index) ? [] : [index]))
  const move = (by: number): KeyResult => {
    const place = at === undefined ? (by > 0 ? 0 : -1) : free.indexOf(at) + by
    at = free.at(place % free.length)
    return 'changed'
  }
  return {
    key(name, typed) {
      const index = /^[1-9]$/.test(typed) ? Number(typed) - 1 : -1
      if (free.includes(index)) return choose(index)
      const pressed = onKey(typed)
      if ([undo, quit].includes(pressed))
        return { done: { type: pressed === undo ? 'undo' : 'stop' }, shown: '' }
      const does = choiceKeys.get(name) ?? choiceKeys.get(typed) ?? choiceKeys.get(pressed)
      switch (does) {
        case 'up':
          return move(-1)
        case 'down':
          return move(1)
        case 'enter':
          return at === undefined ? 'ignored' : choose(at)
        case 'gave-up':
          return { done: { type: does }, shown: '', kept: kept(undefined) }
        case undefined:
          return 'ignored'
        default:
          return { done: { type: does }, shown: '' }
      }
    },
    paste: () => 'ignored',
    view: () => ({
      above: [
        ...(about === undefined ? [] : [mark(`  ${sanitize(about)}`)]),
        ...rows(at),
        '',
        ` ${request.keys}`,
      ],
      below: [],
    }),
  }
}

/** One key of some. */
export function keyField({ accept, enter, keys }: Request & { type: 'key' }): Field {
  return {
    key(name, typed) {
      const entered = name === 'return' || name === 'enter' || name === 'space'
      const key = entered ? enter : accept.includes(typed) ? typed : onKey(typed)
      return key !== undefined && (entered || accept.includes(key))
        ? { done: { type: 'key', key }, shown: '' }
        : 'ignored'
    },
    paste: () => 'ignored',
    view: () => ({ above: [` ${keys}`], below: [] }),
  }
}

/** The field that a request is filled in with. */
export function fieldOf(request: Request, mark: (text: string) => string): Field {
  if (request.type === 'text') return lineField(request)
  return request.type === 'choice' ? choiceField(request, mark) : keyField(request)
}
