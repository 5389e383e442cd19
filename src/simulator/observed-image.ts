import type { Image, State } from './state.ts'

/** The output of a Docker client about an image. */
export interface ObservedImage {
  id: string
  tags: string[]
  /** The entrypoint and the words behind it. */
  command: string[]
  entrypoint: string[]
  env: string[]
  user: string
  /** The digests of its layers, lowest first. */
  layers: string[]
}

interface InspectedImage {
  Id: string
  RepoTags: string[] | null
  RootFS: { Layers?: string[] | null } | null
  Config: { Cmd?: string[] | null; Entrypoint?: string[] | null; Env?: string[] | null; User?: string } | null
}

/** An image of `docker image inspect`. */
export const observedImage = ({ Id, RepoTags, RootFS, Config }: InspectedImage): ObservedImage => ({
  id: Id,
  tags: RepoTags ?? [],
  command: [...(Config?.Entrypoint ?? []), ...(Config?.Cmd ?? [])],
  entrypoint: Config?.Entrypoint ?? [],
  env: Config?.Env ?? [],
  user: Config?.User ?? '',
  layers: RootFS?.Layers ?? [],
})

/** An image of the simulator as a client would see it. */
export const outside = ({ id, tags, config, layers }: Image): ObservedImage => ({
  id,
  tags: [...tags],
  command: [...(config.entrypoint ?? []), ...(config.cmd ?? [])],
  entrypoint: [...(config.entrypoint ?? [])],
  env: [...config.env],
  user: config.user,
  layers: layers.map((layer) => layer.id),
})

/** The visible properties of an image, apart from those of the image it was made from. */
interface Traits {
  entrypoint: string
  command: string
  env: string
  user: string
  /** How many layers it adds. */
  layers: number
}

/** The traits of an image; the longest of the bases that it begins with is what it was made from. */
function traitsOf(image: ObservedImage, bases: readonly ObservedImage[]): Traits {
  const base = bases
    .filter(({ layers }) => layers.every((layer, index) => layer === image.layers[index]))
    .sort((a, b) => b.layers.length - a.layers.length)[0]
  const own = (key: 'command' | 'entrypoint'): string => {
    const words = image[key].join('\n')
    return words === base?.[key].join('\n') ? '' : words
  }
  return {
    entrypoint: own('entrypoint'),
    command: own('command'),
    env: image.env
      .filter((line) => !base?.env.includes(line))
      .sort()
      .join('\n'),
    user: image.user === base?.user ? '' : image.user,
    layers: image.layers.length - (base?.layers.length ?? 0),
  }
}

/** Whether an image has changed from `before` to `after` in what they differ in; layers count where nothing else does. */
function changedTo(seen: Traits, after: Traits, before: Traits): boolean {
  const words = (['entrypoint', 'command', 'env', 'user'] as const).filter(
    (key) => after[key] !== before[key],
  )
  return words.length > 0
    ? words.every((key) => seen[key] === after[key])
    : after.layers === before.layers || seen.layers === after.layers
}

/**
 * The lab's image that something seen stands for: that of the start until what can be seen has changed as the goal wants it;
 * undefined for an image that the lab does not know.
 */
export function imageOfLab(
  image: ObservedImage,
  seen: readonly ObservedImage[],
  goal: State,
  start: State,
): Image | undefined {
  const named = ({ images }: State, tag: string): Image | undefined =>
    images.find(({ tags }) => tags.includes(tag))
  const left = start.images.filter(({ id }) => goal.images.some((other) => other.id === id))
  const tags = new Set(left.flatMap((item) => item.tags))
  const bases = seen.filter((item) => item.tags.some((tag) => tags.has(tag)))
  const found = image.tags.map((tag) => {
    const [before, after] = [named(start, tag), named(goal, tag)]
    if (!before || !after || before.id === after.id) return before ?? after
    const ours = left.map(outside)
    const traits = (own: Image): Traits => traitsOf(outside(own), ours)
    return changedTo(traitsOf(image, bases), traits(after), traits(before)) ? after : before
  })
  return found.find(Boolean)
}
