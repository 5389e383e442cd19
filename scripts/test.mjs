// `npm test`: everything that has to hold, one line a check; the rest only when it fails. `--long` adds the slow suites;
// `--engine` runs those that need a Docker engine, and nothing else.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, install, root } from './ready.mjs'

install()
build()

const suite = process.argv.includes('--long') ? 'long' : process.argv.includes('--engine') ? 'engine' : ''
const report = join(tmpdir(), `flagdrill-tests-${process.pid}.json`)
const bin = (name) => join(root, 'node_modules', '.bin', name)

function run(name, command, args, env = {}) {
  const began = Date.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let output = ''
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    child.on('close', (code) => {
      const took = `${((Date.now() - began) / 1000).toFixed(1)} s`
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'}  ${name}  (${took})`)
      if (code !== 0 || process.env.FLAGDRILL_TEST_VERBOSE) console.log(output)
      resolve({ ok: code === 0, output })
    })
  })
}

const node = process.execPath
/** A folder for the files of the tests: in memory where the system has room there, as each of hundreds of logs is written through to the disk. */
function testFolder() {
  const memory = '/dev/shm'
  const roomy = existsSync(memory) && (({ bavail, bsize }) => bavail * bsize > 2 ** 30)(statfsSync(memory))
  return mkdtempSync(join(roomy ? memory : tmpdir(), 'flagdrill-tests-'))
}
const folder = testFolder()
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const checks = async (...list) => {
  const results = []
  for (const check of list) results.push(await check())
  return results
}
// Two lanes for two cores: the tests, and everything that reads the code without running it.
const jest = () =>
  run(
    'tests',
    node,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      // The young generation grows at once: most of what a test makes is gone when it ends.
      '--min-semi-space-size=16',
      '--max-semi-space-size=64',
      join(root, 'node_modules/jest/bin/jest.js'),
      // One engine, one test after the other.
      suite === 'engine' ? '--runInBand' : '--maxWorkers=2',
      '--json',
      `--outputFile=${report}`,
    ],
    {
      FLAGDRILL_SUITE: suite,
      // The quick files in groups that share what they load: a file by itself loads the program anew.
      FLAGDRILL_TOGETHER: suite === '' ? '1' : '',
      NODE_OPTIONS: '',
      TMPDIR: folder,
    },
  )
const results = (
  await Promise.all([
    checks(jest),
    checks(
      () => run('types', bin('tsc'), ['--noEmit']),
      () => run('types of scripts', bin('tsc'), ['--noEmit', '-p', 'scripts']),
      () => run('lint and format', bin('biome'), ['ci', '.']),
      () => run('import rules', bin('depcruise'), ['--config', '.dependency-cruiser.cjs', 'src']),
      () => run('dead code', bin('knip'), []),
    ),
  ])
).flat()

let {
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: skipped,
} = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 }
try {
  const tests = JSON.parse(readFileSync(report, 'utf8'))
  ;({ numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = tests)
  for (const file of tests.testResults)
    for (const test of file.assertionResults)
      if (test.status === 'pending') console.log(`skipped  ${test.fullName}`)
} catch {
  failed += 1
}
rmSync(report, { force: true })
failed += results.slice(1).filter((result) => !result.ok).length + (results[0].ok || failed > 0 ? 0 : 1)
passed += results.slice(1).filter((result) => result.ok).length
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed > 0 || results.some((result) => !result.ok) ? 1 : 0
