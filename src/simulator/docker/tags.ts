import { withTag } from '../context.ts'
import type { Image, State } from '../state.ts'

/** Gives an image a name; it leaves the image that had it. */
export function giveTag(state: State, image: Image, name: string): void {
  const tag = withTag(name)
  for (const other of state.images) other.tags = other.tags.filter((item) => item !== tag)
  image.tags = [...image.tags, tag].sort()
  image.tagged = state.now
}
