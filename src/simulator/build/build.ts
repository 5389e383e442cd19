import { type Context, findImage, type Given, type Handler, Refusal } from '../context.ts'
import { unreachable } from '../docker/create.ts'
import { giveTag } from '../docker/tags.ts'
import { absolute, joined, nameOf } from '../files.ts'
import { digest, newId } from '../ids.ts'
import { contentKey, layerOf } from '../start.ts'
import type { Image, Layer, State } from '../state.ts'
import { type BuildContext, contextOf } from './context.ts'
import { BuildFault, type Instruction, readDockerfile, replaced, type Stage } from './dockerfile.ts'
import { jobs } from './jobs.ts'
import { type Build, type Built, empty, settings, values } from './stage.ts'

const makesLayer = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR'])

/** The Dockerfile of a build and the files around it. Throws Refusal. */
function inputOf(
  context: Context,
  given: Given,
): { files: BuildContext; name: string; text: string | undefined } {
  const { host } = context.state
  const [folder = '.'] = given.words
  for (const tag of given.all('--tag'))
    if (/[A-Z]/.test(tag.replace(/:[^/]*$/, '')))
      throw new Refusal(`ERROR: failed to build: invalid tag "${tag}": repository name must be lowercase`)
  const files: BuildContext | undefined = folder === '-' ? new Map() : contextOf(context.state, folder)
  if (!files)
    throw new Refusal(`ERROR: failed to build: unable to prepare context: path "${folder}" not found`)
  const path = absolute(host.cwd, given.last('--file') ?? joined(absolute(host.cwd, folder), 'Dockerfile'))
  return { files, name: nameOf(path), text: folder === '-' ? context.stdin : host.files[path]?.content }
}

function build(context: Context, given: Given): number {
  const { state } = context
  const { files, name, text } = inputOf(context, given)
  const said: string[] = []
  const say = (line: string): void => void said.push(line)
  say('#0 building with "default" instance using docker driver\n')
  say(`#1 [internal] load build definition from ${name}`)
  const quiet = given.has('--quiet')
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
  try {
    if (text === undefined)
      throw new BuildFault(`failed to read dockerfile: open ${name}: no such file or directory`)
    const image = assemble(work, text, given.last('--target'))
    finishImage(state, image, given.all('--tag'), work.step, say)
    if (quiet) context.out(`sha256:${image.id}\n`)
    else context.err(`${said.join('\n')}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof BuildFault)) throw error
    const reason = [
      ...(error.line === undefined ? [] : excerpt(name, text ?? '', error.line)),
      `ERROR: failed to build: failed to solve: ${error.message}`,
    ]
    context.err(`${[...(quiet ? [] : said), ...reason].join('\n')}\n`)
    return 1
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

/** Names the image; one that had the name before is gone. */
function finishImage(
  state: State,
  image: Image,
  tags: readonly string[],
  step: number,
  say: (line: string) => void,
): void {
  say('')
  const before = state.images.filter((other) => other.tags.length > 0)
  state.images.push(image)
  for (const tag of tags) giveTag(state, image, tag)
  // BuildKit drops what has lost its last name, even where a container was made of it.
  state.images = state.images.filter((other) => other.tags.length > 0 || !before.includes(other))
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
