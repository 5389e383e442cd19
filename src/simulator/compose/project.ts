import { byText } from '../../model/index.ts'
import { type Context, type Given, Refusal } from '../context.ts'
import { absolute, nameOf } from '../files.ts'
import { digest } from '../ids.ts'
import type { Container, State } from '../state.ts'
import { type ComposeFile, type Declared, readComposeFile, type Service } from './file.ts'

/** A Compose file with the name that its containers get. */
export interface Project extends ComposeFile {
  name: string
  path: string
  folder: string
}

const defaultNames = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml']

/** The project of the folder or of the options. Throws Refusal. */
export function projectOf({ state }: Context, given: Given): Project {
  const wanted = given.last('--file')
  const names = wanted === undefined ? defaultNames : [wanted]
  const path = names
    .map((name) => absolute(state.host.cwd, name))
    .find((name) => state.host.files[name]?.type === 'file')
  if (path === undefined)
    throw new Refusal(
      wanted === undefined
        ? 'no configuration file provided: not found'
        : `open ${absolute(state.host.cwd, wanted)}: no such file or directory`,
    )
  const folder = path.slice(0, path.lastIndexOf('/')) || '/'
  const dotenv = state.host.files[`${folder === '/' ? '' : folder}/.env`]?.content ?? ''
  const fromFile = Object.fromEntries(
    [...dotenv.matchAll(/^([A-Za-z_]\w*)=(.*)$/gm)].map(([, name, value]) => [
      name!,
      value!.replace(/^(["'])(.*)\1$/, '$2'),
    ]),
  )
  const file = readComposeFile(state.host.files[path]!.content, path, { ...fromFile, ...state.host.env })
  checkReferences(file)
  const name = given.last('--project-name') ?? file.name ?? plainName(nameOf(folder))
  return { ...file, name, path, folder }
}

const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '')

/** Throws Refusal where a service names what the file does not have. */
function checkReferences({ services, networks, volumes }: ComposeFile): void {
  const names = services.map(({ name }) => name)
  for (const { name, dependsOn, networks: own, volumes: mounted } of services) {
    const check = (
      wanted: readonly string[],
      there: readonly string[],
      says: (missing: string) => string,
    ): void => {
      const missing = wanted.find((item) => !there.includes(item))
      if (missing !== undefined)
        throw new Refusal(`service "${name}" ${says(missing)}: invalid compose project`)
    }
    check(dependsOn, names, (other) => `depends on undefined service "${other}"`)
    check(
      own.map((item) => item.name),
      ['default', ...networks.keys()],
      (network) => `refers to undefined network ${network}`,
    )
    check(
      mounted.map(({ source }) => source),
      [...volumes.keys()],
      (volume) => `refers to undefined volume ${volume}`,
    )
  }
}

/** The services of some names and what they need, those first that others depend on. Throws Refusal. */
export function servicesOf(project: Project, names: readonly string[], withNeeds = true): Service[] {
  const found: Service[] = []
  const visit = (name: string, above: readonly string[]): void => {
    const service = project.services.find((item) => item.name === name)
    if (!service) throw new Refusal(`no such service: ${name}`)
    if (above.includes(name)) throw new Refusal(`dependency cycle detected: ${[...above, name].join(' -> ')}`)
    if (found.includes(service)) return
    if (withNeeds) for (const other of [...service.dependsOn].sort()) visit(other, [...above, name])
    found.push(service)
  }
  const wanted = names.length > 0 ? names : project.services.map(({ name }) => name).sort()
  for (const name of wanted) visit(name, [])
  return found
}

/** The engine's name for a network or a volume of a Compose file. */
export const fullName = (project: Project, key: string, declared: Declared | undefined): string =>
  declared?.name ?? (declared?.external ? key : `${project.name}_${key}`)

const label = 'com.docker.compose'

/** The containers of a project, by name. */
export const containersIn = ({ containers }: State, project: string): Container[] =>
  containers
    .filter(({ config }) => config.labels[`${label}.project`] === project)
    .sort(byText(({ name }) => name))

export const serviceName = ({ config }: Container): string => config.labels[`${label}.service`] ?? ''

/** Hashes the settings of a service: the hash shows whether a container is still as the file says. */
export const hashOf = (service: Service): string => digest(JSON.stringify(service))

/** The labels by which Compose finds its containers again. */
export const labelsOf = (project: Project, service: Service, image: string): string[] =>
  [
    ['config-hash', hashOf(service)],
    ['container-number', '1'],
    ['depends_on', service.dependsOn.map((name) => `${name}:service_started:false`).join(',')],
    ['image', `sha256:${image}`],
    ['oneoff', 'False'],
    ['project', project.name],
    ['project.config_files', project.path],
    ['project.working_dir', project.folder],
    ['service', service.name],
    ['version', '5.5.0'],
  ].map(([key, value]) => `${label}.${key}=${value}`)

export const imageName = (project: Project, service: Service): string =>
  service.image ?? `${project.name}-${service.name}`
