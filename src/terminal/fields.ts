import type { Request } from '../world/index.ts'
import { choiceField } from './choice-field.ts'
import type { Field, KeyResult } from './field.ts'
import { onKey } from './hangul-keys.ts'
import { lineField } from './line-field.ts'
import { strayLine } from './stray.ts'

/** One key of some. */
function keyField({ accept, enter, keys, stray: note, noEnter }: Request & { type: 'key' }): Field {
  let said: string[] = []
  const stray = strayLine(note)
  const entersNothing = (): KeyResult => {
    if (noEnter === undefined) return 'ignored'
    said = [` ${noEnter}`]
    return 'changed'
  }
  return {
    key(name, typed, burst = false) {
      const taken = stray.key(name, typed, burst)
      if (taken !== undefined) return taken
      const entered = name === 'return' || name === 'enter' || name === 'space'
      const key = entered ? enter : accept.includes(typed) ? typed : onKey(typed)
      return key !== undefined && (entered || accept.includes(key))
        ? { done: { type: 'key', key }, shown: '' }
        : entered
          ? entersNothing()
          : stray.begin(typed)
    },
    paste: stray.paste,
    view: () => ({ above: [...said, ...stray.rows(), ` ${keys}`], below: [] }),
  }
}

/** The field that a request is filled in with. */
export function fieldOf(request: Request, mark: (text: string) => string): Field {
  if (request.type === 'text') return lineField(request)
  return request.type === 'choice' ? choiceField(request, mark) : keyField(request)
}
