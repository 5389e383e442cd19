import { shuffled } from '../model/index.ts'
import { chance, drawn, type Maker, pick, type Situation } from './situation.ts'

/** Two containers of one image: what does the second one see? */
export const sees: Maker = (random, texts, level): Situation => {
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
  for (let i = 0, count = 1 + Math.floor(random() * 3) + Math.floor(level / 2); i < count; i++) {
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
  const layer = (name: string): { text: string; note: string; decides?: boolean } => ({
    text: inVolume
      ? `${shared ? 'v1' : name === 'one' ? 'v1' : 'v2'} → ${name}:/data`
      : `${name}: ${texts.writableLayer}`,
    note: name === 'one' || shared ? (one ?? '–') : refilled || (inVolume && fromImage) ? 'image' : '–',
    decides: name === 'two' && inVolume,
  })
  return {
    picture: lines.join('\n'),
    right,
    wrong: ['image', 'red', 'blue', 'green', texts.absent].filter((text) => text !== right),
    drawing: drawn(
      [
        { text: 'shop:1', note: fromImage ? `${path} = image` : '–', decides: !inVolume },
        layer('one'),
        refilled ? { ...layer('two'), note: 'image' } : layer('two'),
      ],
      texts.decides,
    ),
  }
}

/** What ends a container, and whether it takes the anonymous volumes along. */
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

/** What survives a container that has ended or is removed. */
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
    some.length === 0
      ? texts.nothingLeft
      : some
          .map(({ path }) => path)
          .sort()
          .join(', ')
  const kept = chosen.filter(({ keeps }) => keeps(end, prune))
  const right = list(kept)
  const wrong = [
    chosen,
    [],
    chosen.filter(({ option }) => option !== ''),
    chosen.filter(({ option }) => option.startsWith('-v')),
    chosen.filter(({ option }) => option === '-v data:/data'),
    chosen.filter(({ option }) => option.startsWith('-v') && option !== '-v /anon'),
    ...chosen.map((place) => [place]),
  ].map(list)
  return {
    picture: lines.join('\n'),
    right,
    wrong: [...new Set(wrong)].filter((text) => text !== right),
    drawing: drawn(
      chosen.map((place) => ({
        text: `${place.path}  ${place.option || texts.writableLayer}`,
        note: kept.includes(place) ? texts.stays : texts.goes,
      })),
      texts.decides,
    ),
  }
}
