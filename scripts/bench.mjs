// `npm run bench`: how long a learner waits, as ratios to an empty Node measured in the same run.
import { spawn as spawnChild } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { spawn } from '@lydell/node-pty'
import { build as bundle } from 'esbuild'
import { build, install, root } from './ready.mjs'

install()
build()
const folder = mkdtempSync(join(tmpdir(), 'flagdrill-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const program = join(root, 'dist', 'flagdrill.cjs')
const data = join(folder, 'data')

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]

/** Milliseconds of a whole process. */
const whole = (args) =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    spawnChild(process.execPath, args, { stdio: 'ignore' })
      .on('error', reject)
      .on('exit', (code) =>
        code === 0 ? resolve(performance.now() - began) : reject(new Error(`${args} ended with ${code}`)),
      )
  })

/** Milliseconds until a question stands on a real terminal. */
const question = (args) =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn(process.execPath, args, { cols: 80, rows: 24, env: { ...process.env, LANG: 'C' } })
    let text = ''
    let took
    child.onData((part) => {
      text += part
      if (took !== undefined || !text.includes('q stop')) return
      took = performance.now() - began
      child.write('\u0003')
    })
    child.onExit(() => (took === undefined ? reject(new Error(text)) : resolve(took)))
  })

const cases = {
  '--version': () => whole([program, '--version']),
  due: () => whole([program, 'due', '--data', data]),
  'first question': () => question([program, 'quiz', '--data', data, '--seed', '1']),
}
const rounds = 21
const times = Object.fromEntries(['node', ...Object.keys(cases)].map((name) => [name, []]))
for (let round = -2; round < rounds; round++)
  for (const [name, measure] of [['node', () => whole(['-e', '0'])], ...Object.entries(cases)]) {
    const took = await measure()
    if (round >= 0) times[name].push(took)
  }
console.log(`node -e 0        ${median(times.node).toFixed(1)} ms   (median of ${rounds})`)
for (const name of Object.keys(cases)) {
  const ratio = median(times[name].map((took, index) => took / times.node[index]))
  console.log(`${name.padEnd(16)} ${ratio.toFixed(2)} × node -e 0`)
}

const module = join(folder, 'progress.mjs')
await bundle({
  entryPoints: [join(root, 'src/io/progress.ts')],
  outfile: module,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'error',
})
const { openProgress } = await import(pathToFileURL(module).href)
const store = await openProgress(join(folder, 'answers'), 'bench', () => Date.now(), { reasons: {} })
const answers = []
for (let i = 0; i < 500; i++) {
  const began = performance.now()
  await store.append({
    type: 'review',
    id: `bench-${i}`,
    card: `docker/--publish-${i % 100}#meaning`,
    at: Date.now(),
    day: '2001-02-03',
    grade: 'good',
    answer: '--publish',
    took: 4000,
    by: 'fsrs-6',
    after: {
      stability: 2.3,
      difficulty: 2.1,
      due: '2001-02-05',
      last: Date.now(),
      day: '2001-02-03',
      reps: 1,
      lapses: 0,
      failed: false,
    },
  })
  answers.push(performance.now() - began)
}
await store.close()
console.log(`answer on disk   ${median(answers).toFixed(2)} ms   (median of ${answers.length})`)
