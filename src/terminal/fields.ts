import type { Request } from '../world/index.ts'
import { choiceField } from './choice-field.ts'
import type { Field } from './field.ts'
import { onKey } from './hangul-keys.ts'
import { lineField } from './line-field.ts'

/** One key of some. */
function keyField({ accept, enter, keys }: Request & { type: 'key' }): Field {
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
