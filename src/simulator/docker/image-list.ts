import { compareTexts } from '../../model/index.ts'
import { type Context, type Given, withTag } from '../context.ts'
import { layerSize } from '../files.ts'
import { humanDuration, humanSize, listTime } from '../format.ts'
import { globPattern } from '../glob.ts'
import { short } from '../ids.ts'
import { repositoryOf } from '../machines.ts'
import { containersOf, isUsed } from '../processes.ts'
import type { Image, State } from '../state.ts'
import type { Json } from '../template.ts'
import { filtersOf, isTrue, labelHolds, passes, print } from './list.ts'

/** The size of an image: its layers unpacked and packed; the packed size is an estimate. */
export function imageSizes(image: Image): { disk: number; content: number } {
  const unpacked = image.layers.reduce((sum, layer) => sum + layerSize(layer), 0)
  const content = Math.round(1_060_000 + Math.max(0, unpacked - 2_060_000) * 0.4)
  return { disk: unpacked + content, content }
}

function imageHolds(state: State, image: Image, key: string, value: string): boolean {
  switch (key) {
    case 'dangling':
      return (image.tags.length === 0) === isTrue(value)
    case 'label':
      return labelHolds(image.config.labels, value)
    case 'reference':
      return image.tags.some((tag) => referenceHolds(tag, value))
    case 'before':
      return image.created < (state.images.find(({ tags }) => tags.includes(withTag(value)))?.created ?? 0)
    case 'since':
      return image.created > (state.images.find(({ tags }) => tags.includes(withTag(value)))?.created ?? 0)
    default:
      return true
  }
}

function referenceHolds(tag: string, pattern: string): boolean {
  const shape = globPattern(pattern)
  return shape.test(tag) || shape.test(repositoryOf(tag).repository)
}

/** One row for each name of an image, and one for an image without a name. */
function imageRows(state: State, given: Given): (Record<string, Json> & { tagText: string })[] {
  const filters = filtersOf(given)
  const [wanted] = given.words
  const dangling = filters.some(([key, value]) => key === 'dangling' && value === 'true')
  return [...state.images]
    .sort((a, b) => b.created - a.created)
    .filter((image) => passes(image, filters, (item, key, value) => imageHolds(state, item, key, value)))
    .flatMap((image) => {
      const tags = image.tags.filter(
        (tag) =>
          wanted === undefined ||
          tag === wanted ||
          repositoryOf(tag).repository === wanted ||
          referenceHolds(tag, wanted),
      )
      const names =
        image.tags.length > 0 ? tags : wanted === undefined && (given.has('--all') || dangling) ? [''] : []
      return names.map((name) => imageRow(state, image, name, given.has('--no-trunc')))
    })
}

function imageRow(
  state: State,
  image: Image,
  name: string,
  full: boolean,
): Record<string, Json> & { tagText: string } {
  const { repository, tag } = name === '' ? { repository: '<none>', tag: '<none>' } : repositoryOf(name)
  const { disk, content } = imageSizes(image)
  return {
    tagText: name || '<untagged>',
    ID: full ? `sha256:${image.id}` : short(image.id),
    Repository: repository,
    Tag: tag,
    Digest: '<none>',
    CreatedSince: `${humanDuration(state.now - image.created)} ago`,
    CreatedAt: listTime(image.created),
    Size: humanSize(disk),
    Containers: String(containersOf(state, image).length),
    SharedSize: 'N/A',
    UniqueSize: 'N/A',
    VirtualSize: humanSize(disk),
    Content: humanSize(content),
    Used: isUsed(state, image) ? 'U' : '',
  }
}

const imageHeads = {
  ID: 'IMAGE ID',
  Repository: 'REPOSITORY',
  Tag: 'TAG',
  Digest: 'DIGEST',
  CreatedSince: 'CREATED',
  CreatedAt: 'CREATED AT',
  Size: 'SIZE',
  Containers: 'CONTAINERS',
  SharedSize: 'SHARED SIZE',
  UniqueSize: 'UNIQUE SIZE',
  VirtualSize: 'VIRTUAL SIZE',
}

export function images(context: Context, given: Given): number {
  const rows = imageRows(context.state, given)
  const public_ = rows.map(({ tagText: _tag, Content: _content, Used: _used, ...row }) => row)
  if (given.has('--quiet') || (given.last('--format') ?? 'table') !== 'table')
    return print(context, given, public_, imageHeads, [], 'ID')
  const sorted = [...rows].sort((a, b) => order(a.tagText, b.tagText))
  const wide = Math.max(5, ...sorted.map(({ tagText }) => tagText.length))
  const id = given.has('--no-trunc') ? 71 : 12
  context.out(`${'IMAGE'.padEnd(wide)}   ${'ID'.padEnd(id)}   DISK USAGE   CONTENT SIZE   EXTRA\n`)
  for (const { tagText, ID, Size, Content, Used } of sorted)
    context.out(
      `${tagText.padEnd(wide)}   ${ID}   ${String(Size).padStart(10)}   ${String(Content).padStart(12)}   ${String(Used).padEnd(5)}\n`,
    )
  return 0
}

/** Names in their order, images without a name last. */
const order = (a: string, b: string): number => {
  if ((a === '<untagged>') !== (b === '<untagged>')) return a === '<untagged>' ? 1 : -1
  return compareTexts(a, b)
}
