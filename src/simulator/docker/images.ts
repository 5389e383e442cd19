import {
  type Context,
  checkReference,
  containerOf,
  findImage,
  forEach,
  fromDaemon,
  type Given,
  type Handler,
  imageOf,
  Refusal,
  withTag,
} from '../context.ts'
import { layerSize } from '../files.ts'
import { ellipsis, humanDuration, humanSize, isoTime, table } from '../format.ts'
import { digest, newId, short } from '../ids.ts'
import { containersOf } from '../processes.ts'
import { contentKey, layerOf } from '../start.ts'
import { type Container, type HistoryItem, type Image, type ImageConfig, isUp, type State } from '../state.ts'
import { formatRows } from '../template.ts'
import { load, save } from './archive.ts'
import { unreachable } from './create.ts'
import { giveTag } from './tags.ts'

function tag(context: Context, given: Given): number {
  const [source = '', target = ''] = given.words
  const { state } = context
  const parse = (name: string): void => {
    try {
      checkReference(name)
    } catch (error) {
      if (error instanceof Refusal)
        throw new Refusal(
          `error parsing reference: "${name}" is not a valid repository/tag: ${error.message}`,
        )
      throw error
    }
  }
  parse(target)
  giveTag(state, imageOf(state, source), target)
  return 0
}

const isId = (state: State, word: string): boolean =>
  !state.images.some(({ tags }) => tags.includes(withTag(word)))

/** Takes a name from an image, or the image away. Throws Refusal where containers or other names need it. */
function removeImage(context: Context, word: string, force: boolean): void {
  const { state, out } = context
  const image = imageOf(state, word)
  const used = containersOf(state, image)
  if (isId(state, word)) {
    checkRemovable(image, used, force)
    for (const name of image.tags) out(`Untagged: ${name}\n`)
    deleteImage(state, image)
    out(`Deleted: sha256:${image.id}\n`)
    return
  }
  const name = withTag(word)
  const user = used.find(isUp) ?? used.at(-1)
  if (image.tags.length === 1 && user && !force)
    throw fromDaemon(
      `conflict: unable to delete ${name} (must be forced) - container ${short(user.id)} is using its referenced image ${short(image.id)}`,
    )
  out(`Untagged: ${name}\n`)
  image.tags = image.tags.filter((item) => item !== name)
  if (image.tags.length > 0 || used.length > 0) return
  deleteImage(state, image)
  out(`Deleted: sha256:${image.id}\n`)
}

/** Throws Refusal where an image that is named by its id cannot go. */
function checkRemovable(image: Image, used: readonly Container[], force: boolean): void {
  const conflict = (how: string, why: string): Refusal =>
    fromDaemon(`conflict: unable to delete ${short(image.id)} (${how}) - image is ${why}`)
  const running = used.find(isUp)
  if (running) throw conflict('cannot be forced', `being used by running container ${short(running.id)}`)
  if (force) return
  if (image.tags.length > 1) throw conflict('must be forced', 'referenced in multiple repositories')
  if (used.length > 0)
    throw conflict('must be forced', `being used by stopped container ${short(used[0]!.id)}`)
}

function deleteImage(state: State, image: Image): void {
  state.images.splice(state.images.indexOf(image), 1)
}

const rmi = (context: Context, given: Given): number => {
  const force = given.has('--force')
  return forEach(context, given.words, (word) => {
    if (force && !findImage(context.state, word)) {
      context.err(`Error response from daemon: No such image: ${withTag(word)}
`)
      return
    }
    removeImage(context, word, force)
  })
}

function pull(context: Context, given: Given): number {
  const [name = ''] = given.words
  checkReference(name)
  if (withTag(name) !== name && !name.includes('@') && !given.has('--quiet'))
    context.out('Using default tag: latest\n')
  throw fromDaemon(unreachable(name))
}

/** The images that the steps of one lead back to, by how many steps lie above them. */
function ancestors(state: State, image: Image): Map<number, string> {
  const known = new Map([[0, image.id]])
  for (let at = image; at.parent !== undefined; ) {
    const below = state.images.find(({ id }) => id === at.parent)
    if (!below) break
    known.set(image.history.length - below.history.length, below.id)
    at = below
  }
  return known
}

function history(context: Context, given: Given): number {
  const image = imageOf(context.state, given.words[0]!)
  const sizes = new Map(image.layers.map((layer) => [layer.id, layerSize(layer)]))
  const full = given.has('--no-trunc')
  const known = ancestors(context.state, image)
  const rows = [...image.history].reverse().map(({ created, by, layer, comment }, index) => {
    const own = known.get(index)
    const id = own === undefined ? '<missing>' : full ? `sha256:${own}` : short(own)
    const size = layer === undefined ? 0 : (sizes.get(layer) ?? 0)
    const when =
      given.last('--human') === 'false'
        ? isoTime(created)
        : `${humanDuration(context.state.now - created)} ago`
    return [id, when, full ? by : ellipsis(by, 45), humanSize(size), comment]
  })
  const format = given.last('--format')
  if (format !== undefined && format !== 'table') {
    const named = rows.map(([ID, CreatedSince, CreatedBy, Size, Comment]) => ({
      ID,
      CreatedSince,
      CreatedAt: CreatedSince,
      CreatedBy,
      Size,
      Comment,
    }))
    context.out(
      formatRows(
        'History',
        format,
        named,
        { ID: 'IMAGE', CreatedSince: 'CREATED', CreatedBy: 'CREATED BY', Size: 'SIZE', Comment: 'COMMENT' },
        table,
      ),
    )
  } else if (given.has('--quiet')) for (const [id] of rows) context.out(`${id}\n`)
  else context.out(table(['IMAGE', 'CREATED', 'CREATED BY', 'SIZE', 'COMMENT'], rows))
  return 0
}

/** Instructions of `commit -c`. */
function changed(config: ImageConfig, lines: readonly string[]): ImageConfig {
  let now = config
  for (const line of lines) {
    const [, word = '', rest = ''] = /^(\w+)\s+(.*)$/s.exec(line) ?? []
    const list = wordsOf(rest)
    switch (word.toUpperCase()) {
      case 'CMD':
        now = { ...now, cmd: list }
        break
      case 'ENTRYPOINT':
        now = { ...now, entrypoint: list }
        break
      case 'ENV':
        now = { ...now, env: [...now.env, rest.includes('=') ? rest : rest.replace(/\s+/, '=')] }
        break
      case 'WORKDIR':
        now = { ...now, workdir: rest }
        break
      case 'USER':
        now = { ...now, user: rest }
        break
      case 'EXPOSE':
        now = { ...now, exposed: [...now.exposed, rest.includes('/') ? rest : `${rest}/tcp`] }
        break
      case 'LABEL':
        now = { ...now, labels: { ...now.labels, [rest.split('=')[0]!]: rest.split('=')[1] ?? '' } }
        break
      default:
        throw fromDaemon(`${word} is not a valid change command`)
    }
  }
  return now
}

/** A list in JSON, or words for a shell. */
export function wordsOf(text: string): string[] {
  if (text.trim().startsWith('['))
    try {
      const list: unknown = JSON.parse(text)
      if (Array.isArray(list) && list.every((item) => typeof item === 'string')) return list
    } catch {
      // Words for a shell, then.
    }
  return ['/bin/sh', '-c', text.trim()]
}

/** Makes an image of a container: its layers and, on top, what it changed. */
function commitOf(state: State, container: Container, given: Given): Image {
  const image = state.images.find(({ id }) => id === container.imageId)
  if (!image)
    throw fromDaemon(`NotFound: content digest sha256:${digest(`config ${container.imageId}`)}: not found`)
  const below = container.layers.slice(0, -1)
  const top =
    Object.keys(container.files).length > 0 ? layerOf({ ...container.files }, newId(state)) : undefined
  const { hostname: _h, tty: _t, stdin: _s, cmdGiven: _c, attached: _a, ...config } = container.config
  const item: HistoryItem = {
    created: state.now,
    by: [container.path, ...container.args].join(' '),
    layer: top?.id,
    comment: given.last('--message') ?? '',
  }
  const layers = top ? [...below, top] : below
  const own = changed(config, given.all('--change'))
  return {
    id: digest(`commit ${newId(state)} ${contentKey(layers, own)}`),
    created: state.now,
    tagged: state.now,
    tags: [],
    layers,
    history: [...image.history, item],
    config: own,
    parent: container.imageId,
  }
}

function commit(context: Context, given: Given): number {
  const { state } = context
  const [name = '', target] = given.words
  const container = containerOf(state, name)
  if (target !== undefined) checkReference(target)
  const image = commitOf(state, container, given)
  state.images.push(image)
  if (target !== undefined) giveTag(state, image, target)
  context.out(`sha256:${image.id}\n`)
  return 0
}

/** Removes images without a name, or all that no container uses. */
export function pruneImages(context: Context, all: boolean): string[] {
  const { state } = context
  const lines: string[] = []
  for (const image of [...state.images]) {
    if (containersOf(state, image).length > 0 || (!all && image.tags.length > 0)) continue
    for (const name of image.tags) lines.push(`untagged: ${name}`)
    if (image.tags.length === 0) lines.push(`untagged: sha256:${image.id}`)
    deleteImage(state, image)
    lines.push(`deleted: sha256:${image.id}`)
  }
  return lines
}

/** The commands about images. */
export const imageCommands: Readonly<Record<string, Handler>> = {
  'image tag': { options: [], run: tag },
  'image rm': { options: ['--force', '--no-prune'], run: rmi },
  'image pull': { options: ['--quiet', '--all-tags', '--platform'], run: pull },
  'image history': { options: ['--no-trunc', '--quiet', '--human', '--format'], run: history },
  'container commit': {
    options: ['--message', '--author', '--change', '--pause', '--no-pause'],
    run: commit,
  },
  'image save': { options: ['--output'], run: save },
  'image load': { options: ['--input', '--quiet'], run: load },
  'image prune': {
    options: ['--all', '--force'],
    run(context, given) {
      const lines = pruneImages(context, given.has('--all'))
      if (lines.length > 0) context.out(`Deleted Images:\n${lines.join('\n')}\n\n`)
      context.out('Total reclaimed space: 0B\n')
      return 0
    },
  },
}
