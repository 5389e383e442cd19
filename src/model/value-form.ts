/** The form of a value as its parts: `HOST:CONTAINER`, `PATH[:OPTIONS]`, `always|missing|never`. */

// A form worth asking has parts; `NAME` says no more than that there is a value.
const structured = /[:=|,[/.]/

/** Whether the form of a value says more than that there is one. */
export const hasParts = (form: string): boolean => structured.test(form)

/** A form without the words that an author chose: `HOST:CONTAINER` and `NODE:TASK` have the same shape. Words in lower case are typed as they are and stay. */
export const shapeOf = (form: string): string => form.replace(/\p{Lu}[\p{Lu}\p{N}_-]*/gu, 'X')

/** A form without its optional parts. */
function required(form: string): string {
  let short = form
  for (let before = ''; before !== short; ) {
    before = short
    short = short.replace(/\[[^[\]]*\]/g, '')
  }
  return short
}

/** A form with its optional parts given. */
const whole = (form: string): string => form.replace(/[[\]]/g, '')

/** A form in all the ways in which it is compared. */
interface Shapes {
  shape: string
  short: string
  whole: string
  alternatives: readonly string[]
}

// Programs have some hundred forms, and a question compares one with each of them.
const known = new Map<string, Shapes>()

function shapesOf(form: string): Shapes {
  let shapes = known.get(form)
  if (!shapes) {
    const short = required(form)
    shapes = {
      shape: shapeOf(form),
      short: shapeOf(short),
      whole: shapeOf(whole(form)),
      alternatives: short.split('|'),
    }
    known.set(form, shapes)
  }
  return shapes
}

const within = (a: readonly string[], b: readonly string[]): boolean => a.every((word) => b.includes(word))

/** Whether two forms cannot be told apart by a fact: the same shape, the same with or without optional parts, or the choices of one among those of the other. */
export function sameForm(a: string, b: string): boolean {
  const [one, other] = [shapesOf(a), shapesOf(b)]
  if (one.shape === other.shape || one.whole === other.whole) return true
  if (one.short === other.short && hasParts(one.short)) return true
  const [mine, theirs] = [one.alternatives, other.alternatives]
  return mine.length > 1 && theirs.length > 1 && (within(mine, theirs) || within(theirs, mine))
}

/** The two sides of a pair in the wrong order, which is what learners mix up: `CONTAINER:HOST`. Undefined for any other form. */
export function swapped(form: string): string | undefined {
  const pair = /^(\p{Lu}[\p{Lu}_]*):(\p{Lu}[\p{Lu}_]*)$/u.exec(form)
  return pair ? `${pair[2]}:${pair[1]}` : undefined
}
