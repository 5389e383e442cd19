import { byText } from '../../model/index.ts'
import { findImage } from '../context.ts'
import { unreachable } from '../docker/create.ts'
import { wordsOf } from '../docker/images.ts'
import { absolute, dir, flatten, joined, nameOf, overlayTree, parentOf } from '../files.ts'
import { globPattern } from '../glob.ts'
import { digest, newId } from '../ids.ts'
import { launch, makeFolders } from '../launch.ts'
import { filesOf } from '../machines.ts'
import type { FileSystem } from '../mounted.ts'
import { type Container, defaultHost, type Files, type Node, type State } from '../state.ts'
import type { BuildContext } from './context.ts'
import { BuildFault, type Instruction, replaced } from './dockerfile.ts'
import { type Build, type Built, values } from './stage.ts'

/** How a step is known to the cache, how history shows it, and what it does. */
interface Job {
  key: string
  by: string
  make(number: number): Files
}

export const jobs: Readonly<Record<string, (build: Build, built: Built, step: Instruction) => Job>> = {
  RUN: runJob,
  COPY: copyJob,
  ADD: copyJob,
  WORKDIR(build, built, { rest }) {
    const path = absolute(built.config.workdir, replaced(rest, values(built)))
    built.config = { ...built.config, workdir: path }
    return {
      key: `WORKDIR ${path}`,
      by: `WORKDIR ${path}`,
      make: () => inLayers(build, built, (container) => makeFolders(filesOf(build.state, container), path)),
    }
  },
}

/** Runs work in a container on top of the layers so far and returns the files that it changed. */
function inLayers(build: Build, built: Built, work: (container: Container) => void): Files {
  const files: Files = {}
  work(stepContainer(build.state, built, files))
  return files
}

/** A container for one step of a build. */
const stepContainer = (state: State, { layers, config }: Built, files: Files): Container => ({
  id: newId(state),
  name: 'build',
  created: state.now,
  image: '',
  imageId: '',
  layers: [...layers],
  path: '',
  args: [],
  config: {
    ...config,
    hostname: 'buildkitsandbox',
    tty: false,
    stdin: false,
    cmdGiven: undefined,
    attached: false,
  },
  host: defaultHost(),
  status: 'running',
  started: state.now,
  finished: 0,
  exitCode: 0,
  error: '',
  files,
  tmpfs: {},
  mounts: [],
  networks: {},
  published: [],
  logs: [],
  restarts: 0,
})

function runJob(build: Build, built: Built, { rest, line, text }: Instruction): Job {
  const words = rest.startsWith('[') ? wordsOf(rest) : ['/bin/sh', '-c', rest]
  const used = Object.entries(built.args)
  const prefix =
    used.length > 0 ? `|${used.length} ${used.map(([name, value]) => `${name}=${value}`).join(' ')} ` : ''
  return {
    key: `RUN ${prefix}${words.join(' ')} ${built.config.env.join(' ')} ${built.config.user} ${built.config.workdir}`,
    by: `RUN ${prefix}${words.join(' ')} # buildkit`,
    make: (number) =>
      inLayers(build, built, (container) => {
        const printed: string[] = []
        const env = [...built.config.env, ...used.map(([name, value]) => `${name}=${value}`)]
        const outcome = launch(build.state, container, {
          words,
          env,
          workdir: built.config.workdir,
          user: built.config.user,
          tty: false,
          stdin: '',
          output: (_stream, piece) => void printed.push(piece),
        })
        const lines = printed.join('').replaceAll('sh: ', '/bin/sh: ').split('\n').filter(Boolean)
        for (const row of lines) build.say(`#${number} 0.100 ${row}`)
        if (outcome.code === 0) return
        const message = `process "${words.join(' ')}" did not complete successfully: exit code: ${outcome.code}`
        build.say(`#${number} ERROR: ${message}\n------\n > ${build.label} ${text}:\n------`)
        throw new BuildFault(message, line)
      }),
  }
}

function copyJob(build: Build, built: Built, step: Instruction): Job {
  const words = step.rest.startsWith('[')
    ? wordsOf(step.rest)
    : replaced(step.rest, values(built)).split(/\s+/)
  const target = words.at(-1)!
  const sources = words.slice(0, -1)
  const found = sources.flatMap((source) => sourceFiles(build, step, source))
  const content = found
    .map(({ path, node }) => `${path} ${node.type} ${node.mode} ${node.size ?? ''} ${node.content}`)
    .join('\n')
  return {
    key: `${step.name} ${target} ${step.options.chown ?? ''} ${digest(content)}`,
    by: `${step.name} ${[...sources, target].join(' ')} # buildkit`,
    make: () =>
      inLayers(build, built, (container) => {
        const to = absolute(built.config.workdir, target)
        const there = overlayTree(container.layers, container.files).get(to)?.type === 'dir'
        const isFolder = target.endsWith('/') || target === '.' || sources.length > 1 || there
        const fs = filesOf(build.state, container)
        const user = ownerOf(step.options.chown)
        for (const file of found) copyOne(fs, file, placeOf(file, to, isFolder), user)
      }),
  }
}

/** The user of `--chown`; root where nothing is said. */
const ownerOf = (chown: string | undefined): number =>
  chown === undefined ? 0 : Number(chown.split(':')[0]) || (chown.startsWith('nobody') ? 65534 : 0)

/** The path that a file of a COPY gets. */
function placeOf({ path, single }: SourceFile, to: string, isFolder: boolean): string {
  if (single) return isFolder ? joined(to, nameOf(`/${path}`)) : to
  return path === '' ? to : joined(to, path)
}

function copyOne(fs: FileSystem, { node }: SourceFile, place: string, user: number): void {
  makeFolders(fs, node.type === 'dir' ? place : parentOf(place))
  if (node.type !== 'dir') fs.put(place, { ...node, user })
}

/** A file that a COPY takes; `single` where it was named itself. */
interface SourceFile {
  path: string
  node: Node
  single: boolean
}

/** The files that a source names: one file, or all below a folder. Throws BuildFault. */
function sourceFiles(build: Build, step: Instruction, source: string): SourceFile[] {
  const { from } = step.options
  const files = from === undefined ? build.files : stageFiles(build, step, from)
  const clean = absolute('/', source).slice(1)
  const single = files.get(clean)
  if (single && single.type !== 'dir') return [{ path: clean, node: single, single: true }]
  if (/[*?]/.test(clean)) {
    const shape = globPattern(clean)
    const fitting = [...files].filter(([path, node]) => shape.test(path) && node.type !== 'dir')
    if (fitting.length > 0) return fitting.map(([path, node]) => ({ path, node, single: true }))
  }
  const prefix = clean === '' ? '' : `${clean}/`
  const below = [...files]
    .filter(([path]) => path.startsWith(prefix) && path !== clean)
    .map(([path, node]) => ({ path: path.slice(prefix.length), node, single: false }))
  if (clean === '' || single)
    return [
      { path: '', node: dir(build.state.now), single: false },
      ...below.sort(byText(({ path }) => path)),
    ]
  const message = `failed to calculate checksum of ref ${newId(build.state).slice(0, 25)}::${newId(build.state).slice(0, 25)}: "/${clean}": not found`
  build.say(`#${build.step} ERROR: ${message}\n------\n > ${build.label} ${step.text}:\n------`)
  throw new BuildFault(`failed to compute cache key: ${message}`, step.line)
}

function stageFiles(build: Build, step: Instruction, from: string): BuildContext {
  const layers = build.stages.get(from)?.layers ?? findImage(build.state, from)?.layers
  if (!layers)
    throw new BuildFault(
      `${from}: failed to resolve source metadata for docker.io/library/${from}:latest: ${unreachable(from).replace(/^.*?": /, '')}`,
      step.line,
    )
  return new Map([...flatten(layers).files].map(([path, node]) => [path.slice(1), node]))
}
