import { byText } from '../../model/index.ts'
import { type Context, fromDaemon, type Given, type Handler, Refusal } from '../context.ts'
import { linesOf } from '../docker/containers.ts'
import { execIn } from '../docker/exec.ts'
import { commandText, imageText, portsText, statusText } from '../docker/ps.ts'
import { humanDuration, table } from '../format.ts'
import { remove, signal, start, stopContainer, usersOf } from '../processes.ts'
import { NotSimulated } from '../shell/process.ts'
import { type Container, isUp } from '../state.ts'
import { containersIn, fullName, type Project, projectOf, serviceName, servicesOf } from './project.ts'
import { type Docker, progress, shortName, takeAway, up } from './up.ts'

type Work = (context: Context, given: Given, project: Project) => number

/** Options that stand in front of the command. */
const common = ['--file', '--project-name', '--progress', '--ansi']

/** Prints a refusal to standard error, without the word that names the engine's client. */
const handler = (options: readonly string[], work: Work): Handler => ({
  options: [...common, ...options],
  run(context, given) {
    try {
      return work(context, given, projectOf(context, given))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.message !== '') context.err(`${error.message}\n`)
      return 1
    }
  },
})

/** The containers of some services, those first that nothing depends on. Throws Refusal. */
function chosen(context: Context, given: Given, project: Project): Container[] {
  const order = servicesOf(project, [])
    .map(({ name }) => name)
    .reverse()
  const wanted =
    given.words.length > 0 ? servicesOf(project, given.words, false).map(({ name }) => name) : undefined
  return containersIn(context.state, project.name)
    .filter((container) => wanted === undefined || wanted.includes(serviceName(container)))
    .sort((a, b) => order.indexOf(serviceName(a)) - order.indexOf(serviceName(b)))
}

const seconds = (given: Given): number => Math.max(0, Number(given.last('--timeout') ?? 10))

const down: Work = (context, given, project) => {
  const { state } = context
  const all = given.has('--remove-orphans')
  const containers = chosen(context, given, project).filter(
    (container) => all || project.services.some(({ name }) => name === serviceName(container)),
  )
  for (const container of containers) takeAway(context, container, seconds(given))
  if (given.words.length > 0) return 0
  if (given.has('--volumes')) removeVolumes(context, project)
  const keys = new Set(project.services.flatMap(({ networks }) => networks.map(({ name }) => name)))
  for (const key of keys) {
    const declared = project.networks.get(key)
    const name = fullName(project, key, declared)
    const network = state.networks.find((item) => item.name === name)
    if (!network || declared?.external) continue
    progress(context, `Network ${name}`, 'Removing')
    const used = state.containers.some(({ networks, status }) => status === 'running' && networks[name])
    if (used) progress(context, `Network ${name}`, 'Resource is still in use')
    else {
      state.networks.splice(state.networks.indexOf(network), 1)
      progress(context, `Network ${name}`, 'Removed')
    }
  }
  return 0
}

function removeVolumes(context: Context, project: Project): void {
  const { state } = context
  for (const [key, declared] of project.volumes) {
    const name = fullName(project, key, declared)
    const volume = state.volumes.find((item) => item.name === name)
    if (!volume || declared.external) continue
    progress(context, `Volume ${name}`, 'Removing')
    if (usersOf(state, name).length > 0) progress(context, `Volume ${name}`, 'Resource is still in use')
    else {
      state.volumes.splice(state.volumes.indexOf(volume), 1)
      progress(context, `Volume ${name}`, 'Removed')
    }
  }
}

const ps: Work = (context, given, project) => {
  const { state } = context
  const all = given.has('--all')
  const status = given.last('--status')
  const containers = chosen(context, given, project)
    .filter((container) => all || (status === undefined ? isUp(container) : container.status === status))
    .sort(byText(({ name }) => name))
  if (given.has('--services')) {
    for (const name of new Set(containers.map(serviceName))) context.out(`${name}\n`)
    return 0
  }
  if (given.has('--quiet')) {
    for (const { id } of containers) context.out(`${id}\n`)
    return 0
  }
  if ((given.last('--format') ?? 'table') !== 'table') throw new NotSimulated('--format of docker compose ps')
  context.out(
    table(
      ['NAME', 'IMAGE', 'COMMAND', 'SERVICE', 'CREATED', 'STATUS', 'PORTS'],
      containers.map((container) => [
        container.name,
        imageText(state, container),
        commandText(container),
        serviceName(container),
        `${humanDuration(state.now - container.created)} ago`,
        statusText(state, container),
        portsText(container),
      ]),
    ),
  )
  return 0
}

const logs: Work = (context, given, project) => {
  const containers = chosen(context, given, project).sort(byText(({ name }) => name))
  const wide = Math.max(0, ...containers.map((container) => shortName(container).length))
  const tail = given.last('--tail') ?? 'all'
  for (const container of containers) {
    const lines = linesOf(container.logs)
    const shown = /^\d+$/.test(tail)
      ? lines.slice(lines.length - Math.min(lines.length, Number(tail)))
      : lines
    const prefix = given.has('--no-log-prefix') ? '' : `${shortName(container).padEnd(wide)}  | `
    for (const { text } of shown) context.out(`${prefix}${text.replace(/\n?$/, '\n')}`)
  }
  return 0
}

const exec: Work = (context, given, project) => {
  const [name = ''] = given.words
  const container = containersIn(context.state, project.name).find((item) => serviceName(item) === name)
  if (!container || !isUp(container)) throw new Refusal(`service "${name}" is not running`)
  if (container.status === 'paused')
    throw fromDaemon(`Container ${container.id} is paused, unpause the container before exec`)
  return execIn(context, container, given, context.state.tty && !given.has('--no-tty'), context.state.tty)
}

const stop: Work = (context, given, project) => {
  for (const container of chosen(context, given, project)) {
    progress(context, `Container ${container.name}`, 'Stopping')
    stopContainer(context.state, container, { seconds: seconds(given) })
    progress(context, `Container ${container.name}`, 'Stopped')
  }
  return 0
}

const startServices: Work = (context, given, project) => {
  const services = servicesOf(project, given.words)
  const containers = containersIn(context.state, project.name)
  if (containers.length === 0)
    throw new Refusal(`service "${services[0]?.name ?? ''}" has no container to start`)
  for (const { name } of services)
    for (const container of containers.filter((item) => serviceName(item) === name && !isUp(item))) {
      progress(context, `Container ${container.name}`, 'Starting')
      start(context.state, container)
      progress(context, `Container ${container.name}`, 'Started')
    }
  return 0
}

const restart: Work = (context, given, project) => {
  const containers = chosen(context, given, project)
  for (const container of containers) {
    progress(context, `Container ${container.name}`, 'Restarting')
    stopContainer(context.state, container, { seconds: seconds(given) })
  }
  for (const container of containers.reverse()) {
    start(context.state, container)
    progress(context, `Container ${container.name}`, 'Started')
  }
  return 0
}

const kill: Work = (context, given, project) => {
  const containers = chosen(context, given, project).filter(isUp)
  if (containers.length === 0) context.err('No container to kill\n')
  for (const container of containers) {
    progress(context, `Container ${container.name}`, 'Killing')
    signal(context.state, container, 'KILL')
    progress(context, `Container ${container.name}`, 'Killed')
  }
  return 0
}

const rm: Work = (context, given, project) => {
  const containers = chosen(context, given, project).filter((container) => !isUp(container))
  if (containers.length === 0) {
    context.out('No stopped containers\n')
    return 0
  }
  if (!given.has('--force')) throw new NotSimulated('docker compose rm without --force')
  context.out(
    `Going to remove ${containers
      .map(({ name }) => name)
      .sort()
      .join(', ')}\n`,
  )
  for (const container of containers) {
    progress(context, `Container ${container.name}`, 'Removing')
    remove(context.state, container, given.has('--volumes'))
    progress(context, `Container ${container.name}`, 'Removed')
  }
  return 0
}

const config: Work = (context, given, project) => {
  if (given.has('--services')) for (const { name } of servicesOf(project, [])) context.out(`${name}\n`)
  else if (!given.has('--quiet'))
    throw new NotSimulated('docker compose config without --quiet or --services')
  return 0
}

/** The commands of Compose for a usual file; `docker` runs what they are made of. */
export const composeCommands = (docker: Docker): Readonly<Record<string, Handler>> => ({
  'compose up': handler(
    ['--detach', '--build', '--remove-orphans', '--force-recreate', '--no-deps', '--no-start', '--wait'],
    (context, given, project) => up(context, given, project, docker),
  ),
  'compose down': handler(['--volumes', '--remove-orphans', '--timeout'], down),
  'compose ps': handler(['--all', '--services', '--quiet', '--status', '--format'], ps),
  'compose logs': handler(['--tail', '--no-log-prefix', '--no-color', '--follow'], logs),
  'compose exec': handler(
    ['--no-tty', '--detach', '--env', '--user', '--workdir', '--index', '--privileged'],
    exec,
  ),
  'compose stop': handler(['--timeout'], stop),
  'compose start': handler([], startServices),
  'compose restart': handler(['--timeout'], restart),
  'compose kill': handler([], kill),
  'compose rm': handler(['--force', '--volumes'], rm),
  'compose config': handler(['--quiet', '--services'], config),
})
