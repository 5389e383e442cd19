import {
  type Context,
  containerOf,
  findImage,
  type Given,
  type Handler,
  networkOf,
  Refusal,
  volumeOf,
  withTag,
} from '../context.ts'
import { isoTime } from '../format.ts'
import { repositoryOf } from '../machines.ts'
import type { Image, ImageConfig, Network, State, Volume } from '../state.ts'
import { checkTemplate, render, TemplateFault } from '../template.ts'
import { containerJson, type JsonRecord, keysOf } from './container-json.ts'
import { imageSizes } from './image-list.ts'

function configJson(config: ImageConfig): JsonRecord {
  const optional: JsonRecord = {
    User: config.user || undefined,
    ExposedPorts: keysOf(config.exposed),
    Env: [...config.env],
    Entrypoint: config.entrypoint ? [...config.entrypoint] : undefined,
    Cmd: config.cmd ? [...config.cmd] : undefined,
    Volumes: keysOf(config.volumes),
    WorkingDir: config.workdir,
    Labels: Object.keys(config.labels).length > 0 ? { ...config.labels } : undefined,
    StopSignal: config.stopSignal,
    Healthcheck: config.health ? { Test: config.health.test } : undefined,
    ArgsEscaped: true,
  }
  return Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined))
}

/** An image as `docker inspect` shows it. */
function imageJson(_state: State, image: Image): JsonRecord {
  return {
    Id: `sha256:${image.id}`,
    RepoTags: [...image.tags],
    RepoDigests: [...new Set(image.tags.map((tag) => repositoryOf(tag).repository))].map(
      (name) => `${name}@sha256:${image.id}`,
    ),
    Comment: image.history.at(-1)?.comment ?? '',
    Created: isoTime(image.created),
    Config: configJson(image.config),
    Architecture: 'amd64',
    Os: 'linux',
    Size: imageSizes(image).disk,
    RootFS: { Type: 'layers', Layers: image.layers.map(({ id }) => `sha256:${id}`) },
    Metadata: { LastTagTime: isoTime(image.tagged) },
  }
}

const volumeJson = (_state: State, volume: Volume): JsonRecord => ({
  CreatedAt: isoTime(volume.created).replace(/\.\d+Z$/, 'Z'),
  Driver: 'local',
  Labels: volume.anonymous
    ? { 'com.docker.volume.anonymous': '' }
    : Object.keys(volume.labels).length > 0
      ? { ...volume.labels }
      : null,
  Mountpoint: `/var/lib/docker/volumes/${volume.name}/_data`,
  Name: volume.name,
  Options: null,
  Scope: 'local',
})

const bridgeOptions: JsonRecord = {
  'com.docker.network.bridge.default_bridge': 'true',
  'com.docker.network.bridge.enable_icc': 'true',
  'com.docker.network.bridge.enable_ip_masquerade': 'true',
  'com.docker.network.bridge.host_binding_ipv4': '0.0.0.0',
  'com.docker.network.bridge.name': 'docker0',
  'com.docker.network.driver.mtu': '1500',
}

function networkJson(state: State, network: Network): JsonRecord {
  const inside = state.containers.filter(({ networks }) => (networks[network.name]?.ip ?? '') !== '')
  return {
    Name: network.name,
    Id: network.id,
    Created: isoTime(network.created),
    Scope: 'local',
    Driver: network.driver,
    EnableIPv4: true,
    EnableIPv6: false,
    IPAM: {
      Driver: 'default',
      Options: network.builtIn ? null : {},
      Config:
        network.subnet > 0
          ? [{ Subnet: `172.${network.subnet}.0.0/16`, Gateway: `172.${network.subnet}.0.1` }]
          : [],
    },
    Internal: network.internal,
    Attachable: false,
    Ingress: false,
    ConfigFrom: { Network: '' },
    ConfigOnly: false,
    Options: network.name === 'bridge' ? bridgeOptions : {},
    Labels: { ...network.labels },
    Containers: Object.fromEntries(
      inside.map(({ id, name, networks }) => {
        const { id: endpoint, mac, ip } = networks[network.name]!
        return [
          id,
          { Name: name, EndpointID: endpoint, MacAddress: mac, IPv4Address: `${ip}/16`, IPv6Address: '' },
        ]
      }),
    ),
  }
}

/** Finds the object that one word names, as JSON. Throws Refusal. */
type Find = (state: State, word: string) => JsonRecord

const findContainer: Find = (state, word) => containerJson(state, containerOf(state, word))

const findVolume: Find = (state, word) => volumeJson(state, volumeOf(state, word))

const findNetwork: Find = (state, word) => networkJson(state, networkOf(state, word))

const findAnImage: Find = (state, word) => {
  const image = findImage(state, word)
  if (!image) throw new Refusal(`Error response from daemon: No such image: ${withTag(word)}`)
  return imageJson(state, image)
}

const finders: readonly (readonly [string, Find])[] = [
  ['container', findContainer],
  ['image', findAnImage],
  ['network', findNetwork],
  ['volume', findVolume],
]

/** Finds the object of a name; undefined if there is none. */
function tried(find: Find, state: State, word: string): JsonRecord | undefined {
  try {
    return find(state, word)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** The first thing of that name, whatever it is. */
const findAnything = (type: string | undefined): Find => {
  const only = finders.find(([name]) => name === type)
  if (only) return only[1]
  return (state, word) => {
    for (const [, find] of type === undefined ? finders : []) {
      const found = tried(find, state, word)
      if (found) return found
    }
    throw new Refusal(`error: no such object: ${word}`)
  }
}

/** One thing by a template, and what is said where a field is missing. */
function rendered(format: string, value: JsonRecord): { text: string; fault?: string } {
  try {
    return { text: `${format === 'json' ? JSON.stringify(value) : render(format, value)}\n` }
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error
    return {
      text: '\n',
      fault: `template parsing error: template: :1:${column(format)}: executing "" ${error.message}`,
    }
  }
}

function inspect(find: Find, context: Context, given: Given): number {
  const format = given.last('--format')
  if (format !== undefined && format !== 'json') checkTemplate(format)
  const found: JsonRecord[] = []
  const refusals: string[] = []
  for (const word of given.words)
    try {
      found.push(find(context.state, word))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusals.push(error.message)
    }
  if (format === undefined) context.out(found.length === 0 ? '[]\n' : `${JSON.stringify(found, null, 4)}\n`)
  else {
    const shown = found.map((value) => rendered(format, value))
    context.out(shown.map(({ text }) => text).join('') || '\n')
    refusals.push(...shown.flatMap(({ fault }) => fault ?? []))
  }
  for (const message of refusals) context.err(`${message}\n`)
  return refusals.length > 0 ? 1 : 0
}

const column = (format: string): number => {
  const at = format.indexOf('.', format.indexOf('{{'))
  const last = /[.\w]+/.exec(format.slice(Math.max(0, at)))?.[0] ?? ''
  return Math.max(0, at) + last.lastIndexOf('.')
}

/** The commands that show everything about something. */
export const inspectCommands: Readonly<Record<string, Handler>> = {
  inspect: {
    options: ['--format', '--type', '--size'],
    run: (context, given) => inspect(findAnything(given.last('--type')), context, given),
  },
  'container inspect': {
    options: ['--format', '--size'],
    run: (context, given) => inspect(findContainer, context, given),
  },
  'image inspect': { options: ['--format'], run: (context, given) => inspect(findAnImage, context, given) },
  'volume inspect': { options: ['--format'], run: (context, given) => inspect(findVolume, context, given) },
  'network inspect': {
    options: ['--format', '--verbose'],
    run: (context, given) => inspect(findNetwork, context, given),
  },
}
