// How long a sync takes beside git alone: with nothing new, and with a million reviews on both sides.
import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { median } from './bench-measure.mjs'

const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
const named = ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost']

/** @param {string} place @param {...string} args */
const git = (place, ...args) => execFileSync('git', ['-C', place, ...named, ...args], { env, stdio: 'pipe' })

/** The git commands of a synchronisation by hand. @param {string} place */
function byHand(place) {
  git(place, 'add', '-A')
  spawnSync('git', ['-C', place, ...named, 'commit', '-qm', 'sync'], { env })
  git(place, 'fetch', '-q', 'origin')
  git(place, 'merge', '-q', 'origin/main')
  git(place, 'push', '-q', 'origin', 'HEAD:main')
}

/** @param {() => unknown} work */
async function seconds(work) {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

/** The reviews of a machine over two years, a file a month. @param {string} into @param {string} device @param {number} total */
function writeReviews(into, device, total) {
  mkdirSync(join(into, 'reviews'), { recursive: true })
  const each = Math.ceil(total / 24)
  for (let month = 0; month < 24; month++) {
    const name = new Date(Date.UTC(2024, month, 1)).toISOString().slice(0, 7)
    const lines = Array.from({ length: each }, (_, index) => {
      const id = `${device}${month}-${index}`
      return `{"type":"review","id":"${id}","card":"docker/--name#meaning-${index % 997}","at":${Date.UTC(2024, month, 1) + index * 1000},"day":"${name}-01","grade":"good","answer":"${(index * 2654435761) % 4294967296}","by":"fsrs-6"}\n`
    })
    writeFileSync(join(into, 'reviews', `${name}.${device}.jsonl`), lines.join(''))
  }
}

/**
 * Prints the figures of sync.
 * @param {{ program: string, folder: string }} tools
 */
export async function syncBench({ program, folder }) {
  const { trySync } = createRequire(import.meta.url)(join(dirname(program), 'sync.cjs'))
  /** @param {string} data @param {string} device @param {string} [remote] */
  const sync = async (data, device, remote) => {
    const done = await trySync({ folder: data, device, remote, env, unattended: true })
    if ('fault' in done) throw new Error(`${done.fault}: ${done.detail}`)
  }
  const place = join(folder, 'sync')
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place, { recursive: true })

  const [a, remote, hand] = [join(place, 'a'), join(place, 'remote'), join(place, 'hand')]
  writeReviews(a, 'a', 2400)
  await sync(a, 'a', remote)
  execFileSync('git', ['clone', '-q', remote, hand], { env, stdio: 'pipe' })
  const [ours, alone] = [[0], [0]]
  ours.length = alone.length = 0
  for (let round = 0; round < 15; round++) {
    alone.push(await seconds(() => byHand(hand)))
    ours.push(await seconds(() => sync(a, 'a')))
  }
  const ratio = median(ours) / median(alone)
  console.log(
    `nothing new: ${(median(ours) * 1000).toFixed(0)} ms, git alone ${(median(alone) * 1000).toFixed(0)} ms, ratio ${ratio.toFixed(2)} (goal 1.5)`,
  )

  // A million reviews go from one machine to the other, by us and by hand; then each has an answer more.
  const [one, two, far] = [join(place, 'one'), join(place, 'two'), join(place, 'far')]
  const [handOne, handTwo, handFar] = [
    join(place, 'hand-one'),
    join(place, 'hand-two'),
    join(place, 'hand-far'),
  ]
  writeReviews(one, 'one', 1_000_000)
  cpSync(one, handOne, { recursive: true })
  mkdirSync(two)
  const [sent, received] = [
    await seconds(() => sync(one, 'one', far)),
    await seconds(() => sync(two, 'two', far)),
  ]
  execFileSync('git', ['init', '-q', '--bare', '--initial-branch=main', handFar], { env })
  git(place, 'init', '-q', '--initial-branch=main', handOne)
  git(handOne, 'remote', 'add', 'origin', handFar)
  const handSent = await seconds(() => {
    git(handOne, 'add', '-A')
    git(handOne, 'commit', '-qm', 'sync')
    git(handOne, 'push', '-q', 'origin', 'main')
  })
  const handReceived = await seconds(() => {
    git(place, 'init', '-q', '--initial-branch=main', handTwo)
    git(handTwo, 'remote', 'add', 'origin', handFar)
    git(handTwo, 'fetch', '-q', 'origin')
    git(handTwo, 'merge', '-q', 'origin/main')
  })
  const beyond = Math.max(sent - handSent, received - handReceived)
  console.log(
    `a million reviews, all new: sent in ${sent.toFixed(1)} s (git alone ${handSent.toFixed(1)}), received in ${received.toFixed(1)} s (${handReceived.toFixed(1)}); ${beyond.toFixed(1)} s beyond git (goal 5)`,
  )
  for (const data of [one, two, handOne, handTwo])
    appendFileSync(join(data, 'reviews', `2026-01.${data.slice(-3)}.jsonl`), '{"id":"new"}\n')
  byHand(handOne)
  const handLater = await seconds(() => byHand(handTwo))
  await sync(one, 'one')
  const later = await seconds(() => sync(two, 'two'))
  console.log(
    `a million on both sides and an answer on each: ${later.toFixed(2)} s, git alone ${handLater.toFixed(2)} s; ${(later - handLater).toFixed(2)} s beyond git (goal 5)`,
  )
  rmSync(place, { recursive: true, force: true })
}
