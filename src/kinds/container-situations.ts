import { type Random, shuffled } from '../model/index.ts'
import { chance, drawn, type Maker, pick, type Situation, type SituationTexts } from './situation.ts'

/** The location of a file in two containers of one image. */
interface Place {
  path: string
  inVolume: boolean
  /** Whether both have the same volume. */
  shared: boolean
  /** The file's content in the image. */
  image: string | undefined
}

function placeOf(random: Random): Place {
  const inVolume = chance(random, 0.5)
  const shared = inVolume && chance(random, 0.6)
  const image = chance(random, 0.5) ? 'image' : undefined
  return { path: inVolume ? '/data/f' : '/srv/f', inVolume, shared, image }
}

/** An action in the container `one`, and the content of its file afterwards. */
function deeds(
  random: Random,
  { path, image }: Place,
  count: number,
): { lines: string[]; one: string | undefined } {
  const lines: string[] = []
  let one = image
  for (let i = 0; i < count; i++) {
    const way = pick(random, ['write', 'write', 'remove', 'restart'])
    if (way === 'write') {
      one = pick(random, ['red', 'blue', 'green'])
      lines.push(`docker exec one sh -c 'echo ${one} > ${path}'`)
    } else if (way === 'remove' && one !== undefined) {
      one = undefined
      lines.push(`docker exec one rm ${path}`)
    } else lines.push('docker restart one')
  }
  return { lines, one }
}

/** The stack of the image and of what each container has on top of it. */
function stackOf(place: Place, one: string | undefined, two: string | undefined, texts: SituationTexts) {
  const { path, inVolume, shared, image } = place
  const layer = (name: string, volume: string): string =>
    inVolume ? `${volume} → ${name}:/data` : `${name}: ${texts.writableLayer}`
  return drawn(
    [
      { text: 'shop:1', note: image ? `${path} = image` : '–', decides: !inVolume },
      { text: layer('one', 'v1'), note: one ?? '–' },
      {
        text: layer('two', shared ? 'v1' : 'v2'),
        note: (inVolume ? two : undefined) ?? '–',
        decides: inVolume,
      },
    ],
    texts.decides,
  )
}

/** Two containers of one image: what does the second one see? */
export const sees: Maker = (random, texts, level): Situation => {
  const place = placeOf(random)
  const { path, inVolume, shared, image } = place
  const started = (name: string, volume: string): string =>
    `docker run -d --name ${name}${inVolume ? ` -v ${volume}:/data` : ''} shop:1`
  const second = started('two', shared ? 'v1' : 'v2')
  const early = chance(random, 0.4)
  const { lines, one } = deeds(random, place, 1 + Math.floor(random() * 3) + Math.floor(level / 2))
  const gone = chance(random, 0.4) ? [pick(random, ['docker rm -f one', 'docker stop one'])] : []
  // An empty volume is filled from the image when a container is made with it.
  const refilled = !early && one === undefined
  const two = shared && !refilled ? one : image
  const right = two ?? texts.absent
  return {
    picture: [
      `# shop:1: ${image ? `${path} = image` : `${path}: –`}`,
      started('one', 'v1'),
      ...(early ? [second] : []),
      ...lines,
      ...gone,
      ...(early ? [] : [second]),
      `docker exec two cat ${path}`,
    ].join('\n'),
    right,
    wrong: ['image', 'red', 'blue', 'green', texts.absent].filter((text) => text !== right),
    drawing: stackOf(place, one, two, texts),
  }
}

/** The ways to end a container, and whether they remove anonymous volumes. */
const ends = ['docker rm job', 'docker rm -v job', '--rm', 'docker container prune -f', ''] as const
type End = (typeof ends)[number]
const after = ['', '', 'docker volume prune -f', 'docker volume prune -af'] as const

/** A place where the container writes, and whether that outlives the lines at the end. */
const places: readonly { path: string; option: string; keeps(end: End, prune: string): boolean }[] = [
  { path: '/tmp/a', option: '', keeps: (end) => end === '' },
  { path: '/srv/f', option: '', keeps: (end) => end === '' },
  { path: '/data/b', option: '-v data:/data', keeps: (end, prune) => end === '' || !prune.endsWith('-af') },
  {
    path: '/anon/c',
    option: '-v /anon',
    keeps: (end, prune) =>
      end === '' || ((end === 'docker rm job' || end === 'docker container prune -f') && prune === ''),
  },
  { path: '/host/d', option: '-v $PWD:/host', keeps: () => true },
  { path: '/mem/e', option: '--tmpfs /mem', keeps: () => false },
]

/** The files that survive a container that has ended or is removed. */
export const left: Maker = (random, texts, level): Situation => {
  const chosen = shuffled(places, random).slice(0, 2 + Math.floor(random() * 2) + Math.floor((level + 1) / 2))
  const end = pick(random, ends)
  const prune = pick(random, after)
  const options = [
    ...(end === '--rm' ? ['--rm'] : []),
    '--name job',
    ...chosen.map(({ option }) => option).filter(Boolean),
  ]
  const writes = chosen.map(({ path }) => `echo x > ${path}`).join('; ')
  const lines = [
    `docker run ${shuffled(options, random).join(' ')} httpd sh -c '${writes}'`,
    ...(end === '--rm' || end === '' ? [] : [end]),
    ...(prune === '' ? [] : [prune]),
  ]
  const list = (some: readonly { path: string }[]): string =>
    some
      .map(({ path }) => path)
      .sort()
      .join(', ') || texts.nothingLeft
  const kept = chosen.filter(({ keeps }) => keeps(end, prune))
  const right = list(kept)
  return {
    picture: lines.join('\n'),
    right,
    wrong: [...new Set(mistaken(chosen).map(list))].filter((text) => text !== right),
    drawing: drawn(
      chosen.map((place) => ({
        text: `${place.path}  ${place.option || texts.writableLayer}`,
        note: kept.includes(place) ? texts.stays : texts.goes,
      })),
      texts.decides,
    ),
  }
}

/** Files that learners often believe to last. */
const mistaken = <T extends { option: string }>(chosen: readonly T[]): T[][] => [
  [...chosen],
  [],
  chosen.filter(({ option }) => option !== ''),
  chosen.filter(({ option }) => option.startsWith('-v')),
  chosen.filter(({ option }) => option === '-v data:/data'),
  chosen.filter(({ option }) => option.startsWith('-v') && option !== '-v /anon'),
  ...chosen.map((place) => [place]),
]
