import { type Context, findImage, fromDaemon, type Given, Refusal } from '../context.ts'
import { createContainer, unreachable } from '../docker/create.ts'
import { givenBy, readWords } from '../docker/given.ts'
import { addNetwork } from '../docker/networks.ts'
import { remove, start, stopContainer } from '../processes.ts'
import { type Container, isUp } from '../state.ts'
import type { Service } from './file.ts'
import {
  containersIn,
  fullName,
  hashOf,
  imageName,
  labelsOf,
  type Project,
  serviceName,
  servicesOf,
} from './project.ts'

/** Says how something goes, as Compose does where no terminal is. */
export const progress = ({ err }: Context, what: string, word: string): void => err(` ${what} ${word} \n`)

/** Runs another command of Docker; returns its exit code. */
export type Docker = (context: Context, words: readonly string[]) => number

/** Makes what is missing and starts it. Throws Refusal. */
export function up(context: Context, given: Given, project: Project, docker: Docker): number {
  const services = servicesOf(project, given.words, !given.has('--no-deps'))
  for (const service of services) provideImage(context, project, service, given.has('--build'), docker)
  const orphans = orphansOf(context, project)
  if (orphans.length > 0 && !given.has('--remove-orphans')) warnOfOrphans(context, orphans)
  makeNetworks(context, project, services)
  makeVolumes(context, project, services)
  const made = services.map((service) => ({
    container: provide(context, given, project, service),
    service,
  }))
  const code = given.has('--no-start') ? 0 : startAll(context, made)
  if (given.has('--remove-orphans')) for (const orphan of orphans) takeAway(context, orphan, 10)
  if (code !== 0 || given.has('--detach') || given.has('--wait') || given.has('--no-start')) return code
  for (const { container } of made) container.foreground = true
  context.err(`Attaching to ${made.map(({ container }) => shortName(container)).join(', ')}\n`)
  context.err('(the services run in the foreground; the lab goes on as in another terminal)\n')
  return 0
}

/** `web-1`, as logs call a container. */
export const shortName = (container: Container): string => `${serviceName(container)}-1`

const orphansOf = ({ state }: Context, { name, services }: Project): Container[] =>
  containersIn(state, name).filter(
    (container) => !services.some((service) => service.name === serviceName(container)),
  )

function warnOfOrphans({ state, err }: Context, orphans: readonly Container[]): void {
  const time = new Date(state.now).toISOString().replace(/\.\d+Z$/, 'Z')
  err(
    `time="${time}" level=warning msg="Found orphan containers (${orphans.map(({ name }) => name).join(', ')}) for this project. If you removed or renamed this service in your compose file, you can run this command with the --remove-orphans flag to clean it up."\n`,
  )
}

/** Builds or looks for the image of a service. Throws Refusal. */
function provideImage(
  context: Context,
  project: Project,
  service: Service,
  build: boolean,
  docker: Docker,
): void {
  const name = imageName(project, service)
  const there = findImage(context.state, name) !== undefined
  if (service.build && (build || !there)) {
    progress(context, `Image ${name}`, 'Building')
    const { context: folder, dockerfile, target, args } = service.build
    const words = [
      'build',
      '--quiet',
      '--tag',
      name,
      ...(dockerfile === undefined ? [] : ['--file', `${folder}/${dockerfile}`]),
      ...(target === undefined ? [] : ['--target', target]),
      ...args.flatMap((arg) => ['--build-arg', arg]),
      folder,
    ]
    const code = docker({ ...context, out: () => undefined }, words)
    if (code !== 0) throw new Refusal('', code)
    progress(context, `Image ${name}`, 'Built')
  } else if (!there) {
    progress(context, `Image ${name}`, 'Pulling')
    progress(context, `Image ${name}`, `Error ${unreachable(name)}`)
    throw fromDaemon(unreachable(name))
  }
}

function makeNetworks(context: Context, project: Project, services: readonly Service[]): void {
  const keys = new Set(services.flatMap(({ networks }) => networks.map(({ name }) => name)))
  for (const key of [...keys].sort()) {
    const declared = project.networks.get(key)
    const name = fullName(project, key, declared)
    if (context.state.networks.some((network) => network.name === name)) continue
    if (declared?.external) throw new Refusal(`network ${name} declared as external, but could not be found`)
    progress(context, `Network ${name}`, 'Creating')
    addNetwork(context.state, name, {
      driver: declared?.driver ?? 'bridge',
      internal: declared?.internal ?? false,
      labels: { 'com.docker.compose.network': key, 'com.docker.compose.project': project.name },
    })
    progress(context, `Network ${name}`, 'Created')
  }
}

function makeVolumes(context: Context, project: Project, services: readonly Service[]): void {
  const keys = new Set(services.flatMap(({ volumes }) => volumes.map(({ source }) => source)))
  for (const key of [...keys].sort()) {
    const declared = project.volumes.get(key)
    const name = fullName(project, key, declared)
    const { state } = context
    if (state.volumes.some((volume) => volume.name === name)) continue
    if (declared?.external) throw new Refusal(`external volume "${name}" not found`)
    progress(context, `Volume ${name}`, 'Creating')
    const labels = { 'com.docker.compose.project': project.name, 'com.docker.compose.volume': key }
    state.volumes.push({ name, created: state.now, anonymous: false, labels, files: {} })
    progress(context, `Volume ${name}`, 'Created')
  }
}

/** The container of a service: the one that is there, or a new one where the file or the image has changed. */
function provide(context: Context, given: Given, project: Project, service: Service): Container {
  const { state } = context
  const known = containersIn(state, project.name).find((container) => serviceName(container) === service.name)
  const image = findImage(state, imageName(project, service))!
  const named = given.words.length === 0 || given.words.includes(service.name)
  const same =
    known?.config.labels['com.docker.compose.config-hash'] === hashOf(service) && known.imageId === image.id
  if (known && same && !(given.has('--force-recreate') && named)) {
    if (isUp(known)) progress(context, `Container ${known.name}`, 'Running')
    return known
  }
  const name = service.containerName ?? `${project.name}-${service.name}-1`
  const what = `Container ${known?.name ?? name}`
  progress(context, what, known ? 'Recreate' : 'Creating')
  if (known) {
    stopContainer(state, known, {})
    if (state.containers.includes(known)) remove(state, known, false)
  }
  const container = createContainer(
    context,
    wordsOf(context, project, service, name, image.id, known !== undefined),
    true,
  )
  progress(context, what, known ? 'Recreated' : 'Created')
  return container
}

/** The service as a line of `docker create`. */
function wordsOf(
  context: Context,
  project: Project,
  service: Service,
  name: string,
  image: string,
  replaces: boolean,
): Given {
  const volumes = service.volumes.map(
    ({ source, target, mode }) =>
      `${fullName(project, source, project.volumes.get(source))}:${target}:${mode}`,
  )
  const networks = service.networks.map(({ name: key }) => fullName(project, key, project.networks.get(key)))
  const words = [
    'container',
    'create',
    '--name',
    name,
    ...service.options,
    ...volumes.flatMap((volume) => ['--volume', volume]),
    ...labelsOf(project, service, image).flatMap((label) => ['--label', label]),
    ...(replaces ? ['--label', `com.docker.compose.replace=${service.name}-1`] : []),
    ...(service.networkMode === undefined
      ? networks.flatMap((network) => ['--network', network])
      : ['--network', service.networkMode]),
    ...(service.networkMode === undefined
      ? [name, service.name, ...service.networks.flatMap(({ aliases }) => aliases)].flatMap((alias) => [
          '--network-alias',
          alias,
        ])
      : []),
    imageName(project, service),
    ...(service.command ?? []),
  ]
  return givenBy(readWords(context.program, words), 'create')
}

/** Starts what does not run; returns 1 where something was refused. What depends on that is left alone. */
function startAll(context: Context, made: readonly { container: Container; service: Service }[]): number {
  const failed = new Set<string>()
  let said = ''
  for (const { container, service } of made) {
    if (service.dependsOn.some((name) => failed.has(name))) {
      failed.add(service.name)
      continue
    }
    if (isUp(container)) continue
    progress(context, `Container ${container.name}`, 'Starting')
    try {
      start(context.state, container)
      progress(context, `Container ${container.name}`, 'Started')
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      failed.add(service.name)
      said ||= error.message
    }
  }
  if (said !== '') context.err(`${said}\n`)
  return said === '' ? 0 : 1
}

/** Stops a container and removes it. */
export function takeAway(context: Context, container: Container, seconds: number): void {
  const { state } = context
  progress(context, `Container ${container.name}`, 'Stopping')
  stopContainer(state, container, { seconds })
  progress(context, `Container ${container.name}`, 'Stopped')
  progress(context, `Container ${container.name}`, 'Removing')
  if (state.containers.includes(container)) remove(state, container, false)
  progress(context, `Container ${container.name}`, 'Removed')
}
