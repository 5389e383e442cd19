import { type Context, findImage, type Given, type Handler, Refusal } from '../context.ts'
import { unreachable } from '../docker/create.ts'
import { giveTag, wordsOf } from '../docker/images.ts'
import { absolute, dir, flatten, joined, nameOf, overlayTree, parentOf } from '../files.ts'
import { digest, newId } from '../ids.ts'
import { filesOf } from '../machines.ts'
import { launch, makeFolders } from '../processes.ts'
import { contentKey, layerOf } from '../start.ts'
import type { Container, Files, HistoryItem, Image, ImageConfig, Layer, Node, State } from '../state.ts'
import { type BuildContext, contextOf } from './context.ts'
import { BuildFault, type Instruction, pairsOf, readDockerfile, replaced, type Stage } from './dockerfile.ts'

/** A stage as far as it is built. */
interface Built {
  layers: Layer[]
  history: HistoryItem[]
  config: ImageConfig
  args: Record<string, string>
  /** What the cache knows the last step by. */
  key: string
}

/** A build while it goes on. */
interface Build {
  context: Context
  state: State
  files: BuildContext
  given: Record<string, string>
  globals: Record<string, string>
  noCache: boolean
  stages: Map<string, Built>
  /** Lines of progress. */
  say(text: string): void
  step: number
  /** The present step, `[2/3]`. */
  label: string
}

const empty: ImageConfig = {
  env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
  workdir: '/',
  user: '',
  exposed: [],
  volumes: [],
  labels: {},
}

const makesLayer = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR'])

function build(context: Context, given: Given): number {
  const { state } = context
  const [folder = '.'] = given.words
  for (const tag of given.all('--tag'))
    if (/[A-Z]/.test(tag.replace(/:[^/]*$/, '')))
      throw new Refusal(`ERROR: failed to build: invalid tag "${tag}": repository name must be lowercase`)
  const files = folder === '-' ? new Map() : contextOf(state, folder)
  if (!files)
    throw new Refusal(`ERROR: failed to build: unable to prepare context: path "${folder}" not found`)
  const name = given.last('--file')
  const path = absolute(state.host.cwd, name ?? joined(absolute(state.host.cwd, folder), 'Dockerfile'))
  const text = folder === '-' ? context.stdin : state.host.files[path]?.content
  const said: string[] = []
  const quiet = given.has('--quiet')
  let excerptAt = 0
  const say = (line: string): void => void said.push(line)
  const shown = nameOf(path)
  say('#0 building with "default" instance using docker driver\n')
  say(`#1 [internal] load build definition from ${shown}`)
  const finish = (code: number): number => {
    const shownLines = quiet ? said.slice(excerptAt) : said
    if (!quiet || code !== 0) context.err(`${shownLines.join('\n')}\n`)
    return code
  }
  try {
    if (text === undefined)
      throw new BuildFault(`failed to read dockerfile: open ${shown}: no such file or directory`)
    const work: Build = {
      context,
      state,
      files,
      given: argsOf(given),
      globals: {},
      noCache: given.has('--no-cache'),
      stages: new Map(),
      say,
      step: 1,
      label: '',
    }
    const image = assemble(work, text, given.last('--target'))
    finishImage(state, image, given.all('--tag'), work.step, say)
    if (quiet) context.out(`sha256:${image.id}\n`)
    return finish(0)
  } catch (error) {
    if (!(error instanceof BuildFault)) throw error
    excerptAt = said.length
    if (error.line !== undefined) for (const row of excerpt(shown, text ?? '', error.line)) say(row)
    say(`ERROR: failed to build: failed to solve: ${error.message}`)
    return finish(1)
  }
}

const argsOf = (given: Given): Record<string, string> =>
  Object.fromEntries(
    given.all('--build-arg').map((arg) => [arg.split('=')[0]!, arg.slice(arg.indexOf('=') + 1)]),
  )

/** The lines around the one that failed. */
function excerpt(name: string, text: string, line: number): string[] {
  const rows = text.split('\n')
  const from = Math.max(1, line - 2)
  const shown = rows
    .slice(from - 1, line + 2)
    .map(
      (row, index) => `${String(from + index).padStart(4)} | ${from + index === line ? '>>>' : '   '} ${row}`,
    )
  return [`${name}:${line}`, '--------------------', ...shown, '--------------------']
}

/** Builds the stages that the wanted one needs. Throws BuildFault. */
function assemble(build: Build, text: string, target: string | undefined): Image {
  const { globals, stages } = readDockerfile(text)
  for (const { rest } of globals) {
    const [name = '', value = ''] = rest.split('=')
    build.globals[name] = build.given[name] ?? value
  }
  const last =
    target === undefined
      ? stages.length - 1
      : stages.findIndex(({ name }, index) => name === target || String(index) === target)
  if (last < 0) throw new BuildFault(`target stage "${target}" could not be found`)
  const wanted = needed(stages, last)
  let built: Built | undefined
  for (const [index, stage] of stages.entries()) {
    if (!wanted.has(index)) continue
    built = buildStage(build, stage, stages.length > 1 ? (stage.name ?? `stage-${index}`) : undefined)
    build.stages.set(String(index), built)
    if (stage.name !== undefined) build.stages.set(stage.name, built)
  }
  const { layers, history, config } = built!
  return {
    id: digest(`build ${newId(build.state)} ${contentKey(layers, config)}`),
    created: build.state.now,
    tagged: build.state.now,
    tags: [],
    layers,
    history,
    config,
  }
}

/** The stages that a stage is made of, itself among them. */
function needed(stages: readonly Stage[], last: number): Set<number> {
  const found = new Set<number>()
  const add = (index: number): void => {
    if (found.has(index) || index < 0) return
    found.add(index)
    const { base, steps } = stages[index]!
    for (const name of [base, ...steps.map(({ options }) => options.from)])
      add(stages.findIndex((stage, at) => at < index && (stage.name === name || String(at) === name)))
  }
  add(last)
  return found
}

function buildStage(build: Build, stage: Stage, label: string | undefined): Built {
  const base = replaced(stage.base, build.globals)
  const steps = stage.steps.filter(({ name }) => makesLayer.has(name)).length + 1
  const named = (index: number): string => `[${label === undefined ? '' : `${label} `}${index}/${steps}]`
  const built = baseOf(build, base, stage.from)
  announce(build, base, stage, named(1))
  let index = 1
  for (const step of stage.steps) {
    const change = Object.hasOwn(settings, step.name) ? settings[step.name] : undefined
    if (change) change(build, built, step)
    else layerStep(build, built, step, named(++index))
  }
  return built
}

/** Says what BuildKit loads before the first step of a stage. */
function announce(build: Build, base: string, { steps }: Stage, label: string): void {
  const say = (text: string): void => build.say(`\n#${++build.step} ${text}`)
  const done = (): void => build.say(`#${build.step} DONE 0.0s`)
  const name = `docker.io/library/${base.includes(':') ? base : `${base}:latest`}`
  const image = findImage(build.state, base)
  if (build.step === 1) {
    build.say('#1 transferring dockerfile: 100B done\n#1 DONE 0.0s')
    if (image) {
      say(`[internal] load metadata for ${name}`)
      done()
    }
    say('[internal] load .dockerignore')
    build.say(`#${build.step} transferring context: 2B done`)
    done()
  }
  if (image) {
    const full = `${name}@sha256:${image.id}`
    say(`${label} FROM ${full}`)
    build.say(`#${build.step} resolve ${full} 0.0s done`)
    done()
  }
  if (
    steps.some(({ name: step, options }) => (step === 'COPY' || step === 'ADD') && options.from === undefined)
  ) {
    say('[internal] load build context')
    build.say(`#${build.step} transferring context: 30B done`)
    done()
  }
}

/** The image or stage that another one begins with. Throws BuildFault. */
function baseOf(build: Build, base: string, from: Instruction): Built {
  if (base === 'scratch') return { layers: [], history: [], config: empty, args: {}, key: 'scratch' }
  const stage = build.stages.get(base)
  if (stage) return { ...stage, layers: [...stage.layers], history: [...stage.history], args: {} }
  const image = findImage(build.state, base)
  if (!image)
    throw new BuildFault(
      `${base}: failed to resolve source metadata for docker.io/library/${base.includes(':') ? base : `${base}:latest`}: ${unreachable(base).replace(/^.*?": /, '')}`,
      from.line,
    )
  return {
    layers: [...image.layers],
    history: [...image.history],
    config: image.config,
    args: {},
    key: image.layers.map(({ id }) => id).join(' '),
  }
}

const values = ({ args, config }: Built): Record<string, string> => ({
  ...args,
  ...Object.fromEntries(
    config.env.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  ),
})

function note(build: Build, built: Built, by: string, change: Partial<ImageConfig>): void {
  built.config = { ...built.config, ...change }
  built.history.push({ created: build.state.now, by, comment: 'buildkit.dockerfile.v0' })
}

const listText = (words: readonly string[]): string =>
  `[${words.map((word) => JSON.stringify(word)).join(' ')}]`

type Change = (build: Build, built: Built, step: Instruction) => void

/** Instructions that change metadata alone. */
const settings: Readonly<Record<string, Change>> = {
  ENV(build, built, { rest }) {
    for (const [name, value] of pairsOf(replaced(rest, values(built)))) {
      const env = [...built.config.env.filter((line) => !line.startsWith(`${name}=`)), `${name}=${value}`]
      note(build, built, `ENV ${name}=${value}`, { env })
    }
  },
  ARG(build, built, { rest }) {
    const [name = '', ...value] = rest.split('=')
    const own =
      build.given[name] ?? (value.length > 0 ? replaced(value.join('='), values(built)) : build.globals[name])
    if (own !== undefined) built.args = { ...built.args, [name]: own }
    note(build, built, `ARG ${name}${own === undefined ? '' : `=${own}`}`, {})
  },
  CMD(build, built, { rest }) {
    const cmd = wordsOf(rest)
    note(build, built, `CMD ${listText(cmd)}`, { cmd })
  },
  ENTRYPOINT(build, built, { rest }) {
    const entrypoint = wordsOf(rest)
    note(build, built, `ENTRYPOINT ${listText(entrypoint)}`, { entrypoint, cmd: undefined })
  },
  EXPOSE(build, built, { rest }) {
    const ports = replaced(rest, values(built))
      .split(/\s+/)
      .map((port) => (port.includes('/') ? port : `${port}/tcp`))
    note(build, built, `EXPOSE [${ports.join(' ')}]`, {
      exposed: [...new Set([...built.config.exposed, ...ports])],
    })
  },
  USER(build, built, { rest }) {
    const user = replaced(rest, values(built))
    note(build, built, `USER ${user}`, { user })
  },
  VOLUME(build, built, { rest }) {
    const paths = rest.startsWith('[') ? wordsOf(rest) : rest.split(/\s+/)
    note(build, built, `VOLUME [${paths.join(' ')}]`, { volumes: [...built.config.volumes, ...paths] })
  },
  LABEL(build, built, { rest }) {
    const own = pairsOf(replaced(rest, values(built)))
    note(build, built, `LABEL ${own.map(([key, value]) => `${key}=${value}`).join(' ')}`, {
      labels: { ...built.config.labels, ...Object.fromEntries(own) },
    })
  },
  STOPSIGNAL(build, built, { rest }) {
    note(build, built, `STOPSIGNAL ${rest}`, { stopSignal: rest })
  },
  HEALTHCHECK(build, built, { rest }) {
    const none = rest.toUpperCase() === 'NONE'
    const test = ['CMD-SHELL', rest.replace(/^CMD\s+/i, '')]
    note(
      build,
      built,
      none
        ? 'HEALTHCHECK {Test:[NONE]}'
        : `HEALTHCHECK {Test:[${test.join(' ')}] Interval:0s Timeout:0s StartPeriod:0s StartInterval:0s Retries:0}`,
      { health: none ? undefined : { test } },
    )
  },
  SHELL(build, built, { rest }) {
    note(build, built, `SHELL ${rest}`, { shell: wordsOf(rest) })
  },
  MAINTAINER(build, built, { rest }) {
    note(build, built, `MAINTAINER ${rest}`, {})
  },
}

/** A step that makes a layer: from the cache, where the step and all before it were done already. */
function layerStep(build: Build, built: Built, step: Instruction, label: string): void {
  const { state } = build
  const number = ++build.step
  const shown = replaced(step.text, values(built))
  build.say(`\n#${number} ${label} ${shown}`)
  build.label = label
  const job = jobs[step.name]
  if (!job) throw new BuildFault(`${step.name} is not simulated by this lab`, step.line)
  const { key, by, make } = job(build, built, step)
  const full = digest(`${built.key} ${key}`)
  const known = Object.hasOwn(state.cache, full) ? state.cache[full] : undefined
  let layer: Layer
  if (known && (!build.noCache || step.name === 'WORKDIR')) {
    layer = known.layer
    build.say(`#${number} CACHED`)
  } else {
    layer = layerOf(make(number), full)
    build.say(`#${number} DONE 0.1s`)
  }
  state.cache[full] = { layer, used: state.now }
  built.key = full
  built.layers.push(layer)
  built.history.push({ created: state.now, by, layer: layer.id, comment: 'buildkit.dockerfile.v0' })
}

/** How a step is known to the cache, how history shows it, and what it does. */
interface Job {
  key: string
  by: string
  make(number: number): Files
}

const jobs: Readonly<Record<string, (build: Build, built: Built, step: Instruction) => Job>> = {
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

/** What something changes on top of the layers so far. */
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
  host: {
    ports: [],
    publishAll: false,
    restart: { name: 'no', max: 0 },
    autoRemove: false,
    network: 'bridge',
    memory: 0,
    memorySwap: 0,
    cpus: 0,
    readOnly: false,
    init: false,
    privileged: false,
    hosts: [],
  },
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
  const to = absolute(built.config.workdir, target)
  return {
    key: `${step.name} ${target} ${step.options.chown ?? ''} ${digest(content)}`,
    by: `${step.name} ${[...sources, target].join(' ')} # buildkit`,
    make: () =>
      inLayers(build, built, (container) => {
        const tree = overlayTree(container.layers, container.files)
        const isFolder =
          target.endsWith('/') || target === '.' || sources.length > 1 || tree.get(to)?.type === 'dir'
        const fs = filesOf(build.state, container)
        for (const { path, node, single } of found) {
          const place = single
            ? isFolder
              ? joined(to, nameOf(`/${path}`))
              : to
            : path === ''
              ? to
              : joined(to, path)
          makeFolders(fs, node.type === 'dir' ? place : parentOf(place))
          const user =
            step.options.chown === undefined
              ? 0
              : Number(step.options.chown.split(':')[0]) ||
                (step.options.chown.startsWith('nobody') ? 65534 : 0)
          if (node.type !== 'dir') fs.put(place, { ...node, user })
        }
      }),
  }
}

/** The files that a source names: one file, or all below a folder. Throws BuildFault. */
function sourceFiles(
  build: Build,
  step: Instruction,
  source: string,
): { path: string; node: Node; single: boolean }[] {
  const { from } = step.options
  const files = from === undefined ? build.files : stageFiles(build, step, from)
  const clean = absolute('/', source).slice(1)
  const single = files.get(clean)
  if (single && single.type !== 'dir') return [{ path: clean, node: single, single: true }]
  if (/[*?]/.test(clean)) {
    const shape = new RegExp(
      `^${clean
        .slice(0, 200)
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replace(/\*+/g, '[^/]*')
        .replace(/\?/g, '[^/]')}$`,
    )
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
      ...below.sort((a, b) => (a.path < b.path ? -1 : 1)),
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

/** Names the image; one that had the name before is gone. */
function finishImage(
  state: State,
  image: Image,
  tags: readonly string[],
  step: number,
  say: (line: string) => void,
): void {
  say('')
  state.images.push(image)
  for (const tag of tags) giveTag(state, image, tag)
  state.images = state.images.filter(
    (other) => other.tags.length > 0 || other === image || !replacedBy(other, tags, state),
  )
  const number = step + 1
  const own = (text: string): void => say(`#${number} ${text}`)
  own('exporting to image')
  own('exporting layers 0.1s done')
  own(`exporting manifest sha256:${digest(`manifest ${image.id}`)} done`)
  own(`exporting config sha256:${digest(`config ${image.id}`)} done`)
  own(`exporting attestation manifest sha256:${digest(`attestation ${image.id}`)} done`)
  own(`exporting manifest list sha256:${image.id} done`)
  for (const tag of image.tags) {
    own(`naming to docker.io/library/${tag} done`)
    own(`unpacking to docker.io/library/${tag} done`)
  }
  own('DONE 0.1s')
}

/** An image without a name that a build left, and that no container needs. */
const replacedBy = (image: Image, tags: readonly string[], state: State): boolean =>
  tags.length > 0 &&
  image.history.at(-1)?.comment === 'buildkit.dockerfile.v0' &&
  !state.containers.some(({ imageId }) => imageId === image.id)

/** `build`, in the words of BuildKit. */
export const buildCommands: Readonly<Record<string, Handler>> = {
  'image build': {
    options: [
      '--tag',
      '--file',
      '--build-arg',
      '--no-cache',
      '--quiet',
      '--target',
      '--progress',
      '--pull',
      '--rm',
      '--force-rm',
    ],
    run: build,
  },
}
