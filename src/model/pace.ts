/** Says how far something has got, from half a second on and five times a second; without a count it ends. */
export type Tell = (count?: number) => void

/** Tells by a line of progress. */
export function pace(
  { now, terminal }: { now(): number; terminal: { progress(text: string): void } },
  say: (count: number) => string,
): Tell {
  let next = now() + 500
  let said = false
  return (count) => {
    if (count === undefined) {
      if (said) terminal.progress('')
      said = false
      return
    }
    const time = now()
    if (time < next) return
    next = time + 200
    said = true
    terminal.progress(say(count))
  }
}
