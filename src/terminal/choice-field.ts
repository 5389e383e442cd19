import { sanitize } from '../model/index.ts'
import type { Request } from '../world/index.ts'
import type { Field, KeyResult } from './field.ts'
import { onKey } from './hangul-keys.ts'
import { strayLine } from './stray.ts'

/** The actions of keys in a list, by the key's name and by what it types. */
const choiceKeys = new Map<string, 'up' | 'down' | 'enter' | 'undo' | 'help' | 'gave-up'>([
  ...['up', 'C-p', 'S-tab', 'k'].map((key) => [key, 'up'] as const),
  ...['down', 'C-n', 'tab', 'j'].map((key) => [key, 'down'] as const),
  ...['return', 'enter', 'space'].map((key) => [key, 'enter'] as const),
  ...['M-u', '\u001F'].map((key) => [key, 'undo'] as const),
  ['?', 'help'],
  ['0', 'gave-up'],
])

/** One of several: digits choose at once, arrows and Enter too, 0 gives up (and Enter, where the request says so), `?` shows the keys. */
export function choiceField(request: Request & { type: 'choice' }, mark: (text: string) => string): Field {
  const { quit, undo, about, used = new Map<number, string>(), passing, skips } = request
  const choices = request.choices.map(sanitize)
  let at: number | undefined
  const stray = strayLine(request.stray)
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
  const gaveUp = (): KeyResult => ({ done: { type: 'gave-up' }, shown: '', kept: kept(undefined) })
  const free = choices.flatMap((_, index) => (used.has(index) ? [] : [index]))
  const move = (by: number): KeyResult => {
    const place = at === undefined ? (by > 0 ? 0 : -1) : free.indexOf(at) + by
    at = free.at(place % free.length)
    return 'changed'
  }
  const act = (does: ReturnType<typeof choiceKeys.get>, name: string): KeyResult => {
    switch (does) {
      case 'up':
        return move(-1)
      case 'down':
        return move(1)
      case 'enter':
        if (at !== undefined) return choose(at)
        return skips && name !== 'space' ? gaveUp() : 'ignored'
      case 'gave-up':
        return gaveUp()
      case undefined:
        return 'ignored'
      default:
        return { done: { type: does }, shown: '' }
    }
  }
  return {
    key(name, typed, burst = false) {
      const index = free.find((place) => String(place + 1) === typed)
      const taken =
        index !== undefined && !burst && stray.isSlip() ? undefined : stray.key(name, typed, burst)
      if (taken !== undefined) return taken
      if (index !== undefined) return choose(index)
      const pressed = onKey(typed)
      if ([undo, quit].includes(pressed))
        return { done: { type: pressed === undo ? 'undo' : 'stop' }, shown: '' }
      const does = choiceKeys.get(name) ?? choiceKeys.get(typed) ?? choiceKeys.get(pressed)
      return does === undefined ? stray.begin(typed) : act(does, name)
    },
    paste: stray.paste,
    view: () => ({
      above: [
        ...(about === undefined ? [] : [mark(`  ${sanitize(about)}`)]),
        ...rows(at),
        '',
        ...stray.rows(),
        ` ${request.keys}`,
      ],
      below: [],
    }),
  }
}
