import { orders, rebuild, type Timed, timeAgain } from '../../src/kinds/build-situations.ts'
import { type FileStep, fileSteps } from '../../src/kinds/file-situations.ts'
import { type SituationType, situation } from '../../src/kinds/situations.ts'
import { seeded } from '../../src/model/index.ts'
import { languages } from '../languages.ts'

// Compares the answer of a question on layers with what a Docker makes of the same lines. The Docker is a function, so that it may
// be the simulator or an engine.

/** Runs a line of a shell. */
export type RunLine = (line: string) => Promise<{ exitCode: number; stdout: string; stderr: string }>

/** The answer of the question, and the result of the Docker. */
export interface Proof {
  picture: string
  says: unknown
  does: unknown
}

const texts = languages.en!.kinds.situation
const quoted = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')

const must = async (run: RunLine, line: string): Promise<{ stdout: string; stderr: string }> => {
  const result = await run(line)
  if (result.exitCode !== 0) throw new Error(`${line}\n${result.stdout}${result.stderr}`)
  return result
}

/** A folder that steps of builds read, with a text that no other situation has. */
const sources = (mark: string): string =>
  `rm -rf app && mkdir -p app/src app/conf app/docs && cd app && echo ${mark} > src/app.js && echo ${mark} > conf/site.conf && echo ${mark} > package.json && echo ${mark} > docs/guide.txt && echo e > notes.md && echo notes.md > .dockerignore`

/** Builds steps in app, and returns the numbers of those that BuildKit did not take from its cache. A mark keeps situations apart. */
async function built(run: RunLine, steps: readonly string[], mark: string): Promise<number[]> {
  const [from = '', ...rest] = steps
  await must(run, `printf '${quoted([from, `ENV MARK=${mark}`, ...rest].join('\n'))}\\n' > Dockerfile`)
  const { stderr } = await must(run, 'docker build --progress plain -f Dockerfile -t t app')
  // BuildKit counts the steps that make layers only.
  const numbers = steps.flatMap((text, index) => (/^(?:FROM|RUN|COPY|WORKDIR)/.test(text) ? [index + 1] : []))
  const cached = new Set([...stderr.matchAll(/^#(\d+) CACHED/gm)].map(([, id]) => id))
  const ran = new Set<number>()
  for (const [, id, number] of stderr.matchAll(/^#(\d+) \[(\d+)\/\d+\] (?!FROM)/gm))
    if (!cached.has(id)) ran.add(numbers[Number(number) - 1]!)
  return [...ran].sort((a, b) => a - b)
}

const proveRerun = async (run: RunLine, seed: number, level: number): Promise<Proof> => {
  const { steps, change, again } = rebuild(seeded(`rebuild ${seed}`), level)
  const mark = `rerun-${seed}`
  const changed = steps.map((text, index) =>
    (change.type === 'text' || change.type === 'value') && change.step === index + 1
      ? text.replace('MODE=prod', 'MODE=test').replace(/^RUN echo (\w+)/, 'RUN echo other-$1')
      : text,
  )
  const edit = {
    edit: `echo new > app/${'file' in change ? change.file : ''}`,
    touch: `touch app/${'file' in change ? change.file : ''}`,
    ignored: 'echo new > app/notes.md',
    text: 'true',
    value: 'true',
  }[change.type]
  await must(run, sources(mark).replace(' && cd app &&', ' && (cd app &&').concat(')'))
  await built(run, steps, mark)
  await must(run, edit)
  const does = await built(run, changed, mark)
  return { picture: `${steps.join('\n')}\n${JSON.stringify(change)}`, says: again, does }
}

const proveFaster = async (run: RunLine, seed: number, level: number): Promise<Proof> => {
  const { first, second, change } = orders(seeded(`orders ${seed}`), level)
  const seconds = async (steps: readonly Timed[], mark: string): Promise<number> => {
    const plain = steps.map(({ text }) => text)
    await must(run, sources(mark).replace(' && cd app &&', ' && (cd app &&').concat(')'))
    await built(run, plain, mark)
    await must(run, `echo new > app/${'file' in change ? change.file : ''}`)
    return (await built(run, plain, mark)).reduce((sum, step) => sum + steps[step - 1]!.seconds, 0)
  }
  return {
    picture: JSON.stringify([first, second, change]),
    says: [timeAgain(first, change), timeAgain(second, change)],
    does: [await seconds(first, `first-${seed}`), await seconds(second, `second-${seed}`)],
  }
}

/** The steps with files of so many hundred thousand bytes. */
function realSteps(steps: readonly FileStep[]): { copies: string[]; lines: string[] } {
  const copies: string[] = []
  const lines = steps.map(({ text }) => {
    const [, name, size] = /^COPY (\w) \/\w +# (\d+) MB/.exec(text) ?? []
    if (name !== undefined) {
      copies.push(`dd if=/dev/zero of=app/${name} bs=1000 count=${Number(size) * 100}`)
      return `COPY ${name} /${name}`
    }
    return text.replace(
      /make-file (\S+) (\d+)MB/,
      (_, path: string, megabytes: string) =>
        `dd if=/dev/zero of=${path} bs=1000 count=${Number(megabytes) * 100}`,
    )
  })
  return { copies, lines }
}

const units: Readonly<Record<string, number>> = { B: 1, kB: 1e3, MB: 1e6 }

/** The layers of the image t above its base, oldest first, by their sizes in bytes. */
async function layerSizes(run: RunLine, count: number): Promise<number[]> {
  const { stdout } = await must(run, "docker history --format '{{.Size}}' t")
  return stdout
    .trim()
    .split('\n')
    .slice(0, count)
    .reverse()
    .map((text) => {
      const [, number = '0', unit = 'B'] = /^([\d.]+)(\w+)$/.exec(text) ?? []
      return Number(number) * units[unit]!
    })
}

async function buildFiles(run: RunLine, steps: readonly FileStep[]): Promise<string[]> {
  const { copies, lines } = realSteps(steps)
  await must(run, ['rm -rf app', 'mkdir app', ...copies].join(' && '))
  await must(run, `printf '${quoted(['FROM alpine', ...lines].join('\n'))}\\n' > Dockerfile`)
  await must(run, 'docker build -q -f Dockerfile -t t app')
  return lines
}

const proveSize = async (run: RunLine, seed: number, level: number): Promise<Proof> => {
  const { steps } = fileSteps(seeded(`size ${seed}`), level)
  await buildFiles(run, steps)
  const sizes = await layerSizes(run, steps.length)
  // Blocks of directories and the ends of files make a few thousand bytes.
  return {
    picture: steps.map(({ text }) => text).join('\n'),
    says: steps.map(({ adds }) => adds),
    does: steps.map(({ adds }, index) => {
      const near = Math.abs(sizes[index]! - adds * 100_000) < 20_000
      return near ? adds : `${sizes[index]} bytes`
    }),
  }
}

/** Finds the step that a container reads a file from: asks the Docker for the files of each layer. */
export type LayerOf = (image: string, path: string) => Promise<{ layer: number; hides: boolean } | undefined>

const proveWhere = async (run: RunLine, seed: number, level: number, layerOf: LayerOf): Promise<Proof> => {
  const { steps, touched } = fileSteps(seeded(`where ${seed}`), level + 1)
  await buildFiles(run, steps)
  const does: Record<string, number> = {}
  for (const name of touched.keys()) {
    const found = await layerOf('t', `/${name}`)
    if (found) does[name] = found.hides ? -found.layer : found.layer
  }
  return { picture: steps.map(({ text }) => text).join('\n'), says: Object.fromEntries(touched), does }
}

const proveSees = async (run: RunLine, seed: number, level: number): Promise<Proof> => {
  const { picture, right } = situation('sees', seeded(`sees ${seed}`), texts, level)
  const [head, ...lines] = picture.split('\n')
  const [, path, filled] = /: (\/\w+\/f)(?: = (image))?/.exec(head!) ?? []
  const dockerfile = `FROM httpd\\nRUN mkdir -p /data${filled ? ` && echo image > ${path}` : ''}\\n`
  await must(run, `printf '${dockerfile}' > Dockerfile`)
  await must(run, 'docker build -q -t shop:1 .')
  let last = { exitCode: 0, stdout: '' }
  // Servers that get a signal need not be waited for.
  for (const line of lines) last = await run(line.replace(/^docker (restart|stop)/, 'docker $1 -t 0'))
  return { picture, says: right, does: last.exitCode === 0 ? last.stdout.trim() : texts.absent }
}

const proveLeft = async (run: RunLine, seed: number, level: number): Promise<Proof> => {
  const { picture, right } = situation('left', seeded(`left ${seed}`), texts, level)
  for (const line of picture.split('\n')) await run(line)
  const kept: string[] = []
  const inside = await run('docker cp job:/tmp/a - > /dev/null')
  if (picture.includes('/tmp/a') && inside.exitCode === 0) kept.push('/tmp/a')
  if (picture.includes('/srv/f') && (await run('docker cp job:/srv/f - > /dev/null')).exitCode === 0)
    kept.push('/srv/f')
  if ((await run('cat d')).exitCode === 0) kept.push('/host/d')
  const { stdout } = await run('docker volume ls -q')
  for (const name of stdout.split('\n').filter(Boolean))
    for (const [file, path] of [
      ['b', '/data/b'],
      ['c', '/anon/c'],
    ] as const)
      if ((await run(`docker run --rm -v ${name}:/v alpine cat /v/${file}`)).exitCode === 0) kept.push(path)
  if (picture.includes('/mem/e') && (await run('docker cp job:/mem/e - > /dev/null')).exitCode === 0)
    kept.push('/mem/e')
  return { picture, says: right, does: kept.length === 0 ? texts.nothingLeft : kept.sort().join(', ') }
}

/** Holds the question of a seed against a Docker. */
export const prove = (
  type: SituationType,
  run: RunLine,
  layerOf: LayerOf,
  seed: number,
  level: number,
): Promise<Proof> =>
  ({
    rerun: proveRerun,
    faster: proveFaster,
    size: proveSize,
    where: proveWhere,
    sees: proveSees,
    left: proveLeft,
  })[type](run, seed, level, layerOf)
