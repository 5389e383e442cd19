import type { World } from '../world.ts'

/** Says how far something has got, from half a second on and five times a second; without a count it ends. */
export function pace(world: World, say: (count: number) => string): (count?: number) => void {
  const { terminal } = world
  let next = world.now() + 500
  let said = false
  return (count) => {
    if (count === undefined) {
      if (said) terminal.progress('')
      said = false
      return
    }
    const now = world.now()
    if (now < next) return
    next = now + 200
    said = true
    terminal.progress(say(count))
  }
}
