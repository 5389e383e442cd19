import { type Context, type Given, imageOf, Refusal, withTag } from '../context.ts'
import { repositoryOf } from '../machines.ts'
import type { Image, State } from '../state.ts'
import { giveTag } from './tags.ts'

const archiveName = 'flagdrill image archive'

/** An image of a repository, where the name has no tag. */
const inRepository = (state: State, name: string): Image | undefined =>
  state.images.find(({ tags }) => tags.some((tag) => repositoryOf(tag).repository === name))

export function save(context: Context, given: Given): number {
  const { state } = context
  const images = given.words.map((name) => ({
    image: inRepository(state, name) ?? imageOf(state, name),
    name,
  }))
  const output = given.last('--output')
  if (output === undefined) {
    if (state.tty) throw new Refusal('cowardly refusing to save to a terminal. Use the -o flag or redirect')
    context.out(`${archiveName}\n`)
    return 0
  }
  const saved = images.flatMap(({ image, name }) => savedAs(state, image, name))
  const path = output.startsWith('/') ? output : `${state.host.cwd}/${output}`
  state.host.files[path] = {
    type: 'file',
    content: JSON.stringify({ [archiveName]: saved }),
    size: 1_092_608,
    mode: 0o600,
    user: 0,
    modified: state.now,
  }
  return 0
}

/** The images that a name stands for in an archive: without a tag, all of its repository. */
function savedAs(state: State, image: Image, name: string): Image[] {
  if (!image.tags.includes(withTag(name))) return [{ ...image, tags: [] }]
  const plain = withTag(name) !== name
  const holds = (tag: string): boolean => (plain ? repositoryOf(tag).repository === name : tag === name)
  return state.images
    .filter(({ tags }) => tags.some(holds))
    .map((item) => ({ ...item, tags: item.tags.filter(holds) }))
}

export function load(context: Context, given: Given): number {
  const { state } = context
  const input = given.last('--input')
  if (input === undefined)
    throw new Refusal(
      state.tty ? 'requested load from stdin, but stdin is empty' : 'unrecognized image format',
    )
  const node = state.host.files[input.startsWith('/') ? input : `${state.host.cwd}/${input}`]
  if (!node) throw new Refusal(`open ${input}: no such file or directory`)
  const images = archived(node.content)
  if (!images) throw new Refusal('unrecognized image format')
  for (const image of images) {
    const known = state.images.find(({ id }) => id === image.id)
    const target = known ?? { ...image, tags: [] }
    if (!known) state.images.push(target)
    for (const name of image.tags) {
      giveTag(state, target, name)
      context.out(`Loaded image: ${name}\n`)
    }
    if (image.tags.length === 0) context.out(`Loaded image ID: sha256:${image.id}\n`)
  }
  return 0
}

function archived(text: string): Image[] | undefined {
  try {
    const value = JSON.parse(text) as Record<string, Image[]>
    return value[archiveName]
  } catch {
    return undefined
  }
}
