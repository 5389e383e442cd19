import { graphemes, sanitize } from '../model/index.ts'
import type { Request } from '../world/index.ts'
import { continued } from './continued.ts'
import type { Field, KeyResult } from './field.ts'

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
    // Typing may complete the character before the caret (an accent, a Hangul vowel); those before that one are settled.
    const from = Math.max(0, at - 1)
    const added = graphemes((text[from] ?? '').repeat(at - from) + more)
    // Most come one by one, and a copy for each would take long in a long line.
    if (added.length < 100) text.splice(from, at - from, ...added)
    else text = text.slice(0, from).concat(added, text.slice(at))
    at = from + added.length
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
      ? { done: { type: 'gave-up' }, shown: request.silent ? '' : '–' }
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
    ...(request.interrupts && {
      interrupt: (): KeyResult => {
        const line = text.join('')
        return { done: { type: 'interrupt', text: line }, shown: `${line}^C` }
      },
    }),
    view: () => ({
      above: [],
      input: { before: text.slice(0, at).join(''), after: text.slice(at).join('') },
      below: [
        ...(offered.length > 0 ? [` ${sanitize(offered.join('  '))}`] : []),
        ...(hints > 0 && request.looked !== undefined ? [` ${request.looked}`] : []),
        '',
        ` ${request.keys}`,
      ],
    }),
  }
}
