import type { Context, Given, Handler } from '../context.ts'
import { diskSize, layerSize, sizeOf } from '../files.ts'
import { humanSize, table } from '../format.ts'
import { digest } from '../ids.ts'
import { isUsed, usersOf } from '../processes.ts'
import { hasProcess } from '../state.ts'
import { pruneContainers } from './containers.ts'
import { pruneImages } from './images.ts'
import { pruneNetworks, pruneVolumes } from './networks.ts'

const share = (part: number, whole: number): string =>
  whole === 0 ? humanSize(part, 4) : `${humanSize(part, 4)} (${Math.floor((part / whole) * 100)}%)`

function df(context: Context): number {
  const { state } = context
  const layers = new Map(
    state.images.flatMap((image) => image.layers.map((layer) => [layer.id, layerSize(layer)] as const)),
  )
  const used = new Set(
    state.images
      .filter((image) => isUsed(state, image))
      .flatMap(({ layers: own }) => own.map(({ id }) => id)),
  )
  const all = [...layers.values()].reduce((sum, size) => sum + size, 0)
  const free = [...layers].reduce((sum, [id, size]) => (used.has(id) ? sum : sum + size), 0)
  const running = state.containers.filter(hasProcess)
  const containers = state.containers.reduce((sum, { files }) => sum + diskSize(files), 0)
  const stopped = state.containers
    .filter((container) => !running.includes(container))
    .reduce((sum, { files }) => sum + diskSize(files), 0)
  const volumeSize = (name: string): number =>
    Object.values(state.volumes.find((volume) => volume.name === name)?.files ?? {}).reduce(
      (sum, node) => sum + (node?.type === 'file' ? sizeOf(node) : 0),
      0,
    )
  const volumes = state.volumes.reduce((sum, { name }) => sum + volumeSize(name), 0)
  const unused = state.volumes
    .filter(({ name }) => usersOf(state, name).length === 0)
    .reduce((sum, { name }) => sum + volumeSize(name), 0)
  const cache = Object.values(state.cache).reduce((sum, { layer }) => sum + layerSize(layer), 0)
  context.out(
    table(
      ['TYPE', 'TOTAL', 'ACTIVE', 'SIZE', 'RECLAIMABLE'],
      [
        [
          'Images',
          String(state.images.length),
          String(state.images.filter((image) => isUsed(state, image)).length),
          humanSize(all, 4),
          share(free, all),
        ],
        [
          'Containers',
          String(state.containers.length),
          String(running.length),
          humanSize(containers, 4),
          share(stopped, containers),
        ],
        [
          'Local Volumes',
          String(state.volumes.length),
          String(state.volumes.filter(({ name }) => usersOf(state, name).length > 0).length),
          humanSize(volumes, 4),
          share(unused, volumes),
        ],
        [
          'Build Cache',
          String(Object.keys(state.cache).length),
          '0',
          humanSize(cache, 4),
          humanSize(cache, 4),
        ],
      ],
    ),
  )
  return 0
}

function prune(context: Context, given: Given): number {
  const { state } = context
  const containers = pruneContainers(context)
  const networks = pruneNetworks(state)
  const volumes = given.has('--volumes') ? pruneVolumes(state, false) : []
  const images = pruneImages(context, given.has('--all'))
  const cache = Object.keys(state.cache)
  state.cache = {}
  const parts: [string, string[]][] = [
    ['Containers', containers],
    ['Networks', networks],
    ['Volumes', volumes],
    ['Images', images],
    ['build cache objects', cache.map((key) => digest(key).slice(0, 25))],
  ]
  for (const [name, items] of parts)
    if (items.length > 0) context.out(`Deleted ${name}:\n${items.join('\n')}\n\n`)
  context.out('Total reclaimed space: 0B\n')
  return 0
}

/** The commands about the engine as a whole. */
export const systemCommands: Readonly<Record<string, Handler>> = {
  'system df': { options: [], run: df },
  'system prune': { options: ['--all', '--force', '--volumes'], run: prune },
  'builder prune': {
    options: ['--all', '--force'],
    run(context) {
      context.state.cache = {}
      context.out('Total:\t0B\n')
      return 0
    },
  },
}
