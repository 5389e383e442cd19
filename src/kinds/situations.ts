import { type Random, shuffled } from '../model/index.ts'

/** A situation that was made up for one question: what is shown, what is right, and what people think instead. */
export interface Situation {
  picture: string
  right: string
  wrong: string[]
}

/** The words of situations. */
export interface SituationTexts {
  edited(file: string): string
  touched(file: string): string
  ignored(file: string): string
  newText(step: number): string
  newValue(step: number): string
  steps(numbers: readonly number[]): string
  none: string
  absent: string
  nothingLeft: string
}

export const situationTypes = ['rerun', 'size', 'sees', 'left'] as const
export type SituationType = (typeof situationTypes)[number]

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!
const chance = (random: Random, share: number): boolean => random() < share

/** A situation of a type, repeatable for a row of random numbers. */
export const situation = (type: SituationType, random: Random, texts: SituationTexts): Situation =>
  makers[type](random, texts)

type Maker = (random: Random, texts: SituationTexts) => Situation

const makers: Readonly<Record<SituationType, Maker>> = { rerun, size, sees, left }

const files = ['src/app.js', 'conf/site.conf', 'package.json', 'docs/guide.txt'] as const

/** The instructions that a Dockerfile is put together from, and the files that they read. */
const instructions: readonly { text: string; reads?: (file: string) => boolean }[] = [
  { text: 'WORKDIR /app' },
  { text: 'COPY package.json .', reads: (file) => file === 'package.json' },
  { text: 'COPY src src', reads: (file) => file.startsWith('src/') },
  { text: 'COPY conf conf', reads: (file) => file.startsWith('conf/') },
  { text: 'COPY . .', reads: () => true },
  { text: 'RUN echo install > log' },
  { text: 'RUN echo build >> log' },
  { text: 'RUN echo check >> log' },
  { text: 'ENV MODE=prod' },
]

/** What has changed between two builds. */
type Change = { type: 'edit' | 'touch' | 'ignored'; file: string } | { type: 'text' | 'value'; step: number }

/** A small Dockerfile and a change: which steps run again? */
export function rebuild(random: Random): { steps: string[]; change: Change; again: number[] } {
  const chosen = shuffled(instructions, random).slice(0, 3 + Math.floor(random() * 4))
  const steps = ['FROM alpine', ...chosen.map(({ text }) => text)]
  const runs = steps.flatMap((text, index) => (text.startsWith('RUN') ? [index + 1] : []))
  const values = steps.flatMap((text, index) => (text.startsWith('ENV') ? [index + 1] : []))
  const file = pick(random, files)
  const ways: Change[] = [
    { type: 'edit', file },
    { type: 'edit', file },
    { type: 'touch', file },
    { type: 'ignored', file: 'notes.md' },
    ...runs.map((step): Change => ({ type: 'text', step })),
    ...values.map((step): Change => ({ type: 'value', step })),
  ]
  const change = pick(random, ways)
  let stale = false
  let value = false
  const again: number[] = []
  for (const [index, { text, reads }] of chosen.entries()) {
    const step = index + 2
    if (change.type === 'edit' && reads?.(change.file)) stale = true
    if (change.type === 'text' && change.step === step) stale = true
    if (change.type === 'value' && change.step === step) value = true
    if (value && text.startsWith('RUN')) stale = true
    if (stale && !text.startsWith('ENV')) again.push(step)
  }
  return { steps, change, again }
}

function rerun(random: Random, texts: SituationTexts): Situation {
  const { steps, change, again } = rebuild(random)
  const shown = steps.map((text, index) => `${index + 1}  ${text}`)
  const said: Record<Change['type'], () => string> = {
    edit: () => texts.edited((change as { file: string }).file),
    touch: () => texts.touched((change as { file: string }).file),
    ignored: () => texts.ignored((change as { file: string }).file),
    text: () => texts.newText((change as { step: number }).step),
    value: () => texts.newValue((change as { step: number }).step),
  }
  const list = (numbers: readonly number[]): string =>
    numbers.length === 0 ? texts.none : texts.steps(numbers)
  const layers = steps.flatMap((text, index) => (/^(?:RUN|COPY|WORKDIR)/.test(text) ? [index + 1] : []))
  const copies = steps.flatMap((text, index) => (text.startsWith('COPY') ? [index + 1] : []))
  const wrong = [
    again.slice(0, 1),
    layers,
    [],
    copies,
    again.slice(1),
    layers.slice(1),
    layers.slice(-1),
  ].map(list)
  const right = list(again)
  return {
    picture: [...shown, '', said[change.type]()].join('\n'),
    right,
    wrong: wrong.filter((text) => text !== right),
  }
}

/** Steps that write and remove large files: how much do the layers hold? */
function size(random: Random): Situation {
  const names = shuffled(['a', 'b', 'c', 'd'], random)
  const there: { name: string; size: number }[] = []
  const lines = ['FROM scratch-like-base']
  let [held, visible] = [0, 0]
  const count = 2 + Math.floor(random() * 4)
  for (let i = 0; i < count; i++) {
    const bytes = pick(random, [10, 20, 30, 50, 80])
    const way = pick(random, ['write', 'write', 'copy', 'both', 'remove', 'remove', 'chmod'])
    const known = there.length > 0 ? pick(random, there) : undefined
    if ((way === 'remove' || way === 'chmod') && known) {
      if (way === 'chmod') held += known.size
      else {
        visible -= known.size
        there.splice(there.indexOf(known), 1)
      }
      lines.push(way === 'chmod' ? `RUN chmod 600 /${known.name}` : `RUN rm /${known.name}`)
      continue
    }
    const name = names[i % names.length]! + (i >= names.length ? '2' : '')
    if (way === 'both') lines.push(`RUN make-file /${name} ${bytes}MB && rm /${name}`)
    else {
      lines.push(
        way === 'copy' ? `COPY ${name} /${name}    # ${bytes} MB` : `RUN make-file /${name} ${bytes}MB`,
      )
      held += bytes
      visible += bytes
      there.push({ name, size: bytes })
    }
  }
  lines[0] = 'FROM base'
  const right = `${held} MB`
  const wrong = [visible, held + 20, held - 10, visible + 10, held + 10, 0]
    .filter((value) => value >= 0)
    .map((value) => `${value} MB`)
  return { picture: lines.join('\n'), right, wrong: wrong.filter((text) => text !== right) }
}

/** Two containers of one image: what does the second one see? */
function sees(random: Random, texts: SituationTexts): Situation {
  const inVolume = chance(random, 0.5)
  const shared = inVolume && chance(random, 0.6)
  const path = inVolume ? '/data/f' : '/srv/f'
  const fromImage = chance(random, 0.5)
  const volume = (name: string): string => (inVolume ? ` -v ${name}:/data` : '')
  const lines = [
    `# shop:1: ${fromImage ? `${path} = image` : `${path}: –`}`,
    `docker run -d --name one${volume('v1')} shop:1`,
  ]
  const second = `docker run -d --name two${volume(shared ? 'v1' : 'v2')} shop:1`
  const early = chance(random, 0.4)
  if (early) lines.push(second)
  let one: string | undefined = fromImage ? 'image' : undefined
  for (let i = 0, count = 1 + Math.floor(random() * 3); i < count; i++) {
    const way = pick(random, ['write', 'write', 'remove', 'restart'])
    if (way === 'write') {
      one = pick(random, ['red', 'blue', 'green'])
      lines.push(`docker exec one sh -c 'echo ${one} > ${path}'`)
    } else if (way === 'remove' && one !== undefined) {
      one = undefined
      lines.push(`docker exec one rm ${path}`)
    } else lines.push('docker restart one')
  }
  const gone = chance(random, 0.4)
  if (gone) lines.push(pick(random, ['docker rm -f one', 'docker stop one']))
  if (!early) lines.push(second)
  lines.push(`docker exec two cat ${path}`)
  // An empty volume is filled from the image when a container is made with it.
  const refilled = shared && !early && one === undefined && fromImage
  const answer = shared ? (refilled ? 'image' : one) : fromImage ? 'image' : undefined
  const right = answer ?? texts.absent
  return {
    picture: lines.join('\n'),
    right,
    wrong: ['image', 'red', 'blue', 'green', texts.absent].filter((text) => text !== right),
  }
}

/** What survives a container that is removed. */
function left(random: Random, texts: SituationTexts): Situation {
  const places = shuffled(
    [
      { path: '/tmp/a', option: '', keeps: () => false },
      { path: '/data/b', option: '-v data:/data', keeps: () => true },
      { path: '/anon/c', option: '-v /anon', keeps: (end: string) => end === 'docker rm job' },
      { path: '/host/d', option: '-v $PWD:/host', keeps: () => true },
      { path: '/mem/e', option: '--tmpfs /mem', keeps: () => false },
    ],
    random,
  ).slice(0, 2 + Math.floor(random() * 3))
  const end = pick(random, ['docker rm job', 'docker rm -v job', '--rm'])
  const options = [
    ...(end === '--rm' ? ['--rm'] : []),
    '--name job',
    ...places.map(({ option }) => option).filter(Boolean),
  ]
  const writes = places.map(({ path }) => `echo x > ${path}`).join('; ')
  const lines = [
    `docker run ${shuffled(options, random).join(' ')} alpine sh -c '${writes}'`,
    ...(end === '--rm' ? [] : [end]),
  ]
  const list = (chosen: readonly { path: string }[]): string =>
    chosen.length === 0
      ? texts.nothingLeft
      : chosen
          .map(({ path }) => path)
          .sort()
          .join(', ')
  const kept = places.filter(({ keeps }) => keeps(end))
  const right = list(kept)
  const wrong = [
    places,
    [],
    places.filter(({ option }) => option !== ''),
    places.filter(({ option }) => option.startsWith('-v')),
    places.filter(({ option }) => option === '-v data:/data'),
    places.filter(({ option }) => option.startsWith('-v') && option !== '-v /anon'),
    ...places.map((place) => [place]),
  ].map(list)
  return { picture: lines.join('\n'), right, wrong: wrong.filter((text) => text !== right) }
}
