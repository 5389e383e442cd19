// Lists and checks the contents of a package, for the release script and a test.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './ready.mjs'

const expected = [
  /^LICENSE$/,
  /^README(?:\.ko)?\.md$/,
  /^PROMISE\.md$/,
  /^package\.json$/,
  /^dist\/(?:\w+\.cjs|library\.mjs|library\.d\.ts|(?:app|sources|notes|commandline)\.cache|decks\.\w+\.json|LICENSES\.txt|flagdrill\.1)$/,
  /^decks\/(?:[\w-]+\/)*[\w.-]+\.(?:md|toml|tsv)$/,
]
const needed = [
  'LICENSE',
  'package.json',
  'dist/flagdrill.cjs',
  'dist/app.cjs',
  'dist/library.mjs',
  'dist/library.d.ts',
  'dist/LICENSES.txt',
  'PROMISE.md',
]
const largest = 3_000_000

/** Lists what `npm pack` would put into the package from the build. */
export function packed() {
  const { stdout, status } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error('npm pack failed')
  const [{ size, files }] = JSON.parse(stdout)
  return { size, files: files.map(({ path }) => path) }
}

/** Finds the faults of a package: files that do not belong there or are missing, its size, licences that are not named. */
export function faultsOf({ size, files }) {
  const faults = files
    .filter((file) => !expected.some((form) => form.test(file)))
    .map((file) => `does not belong: ${file}`)
  for (const file of needed) if (!files.includes(file)) faults.push(`is missing: ${file}`)
  if (size >= largest) faults.push(`is larger than ${largest} bytes: ${size}`)
  const licences = readFileSync(join(root, 'dist', 'LICENSES.txt'), 'utf8')
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  for (const name of ['yargs', 'enquirer', 'lowdb', 'date-fns', 'ts-fsrs'])
    if (devDependencies[name] !== undefined && !licences.includes(`${name} (`))
      faults.push(`has no licence of ${name}`)
  return faults
}
