// `npm run release -- VERSION [--url URL] [--dry-run]`: checks, sets the version, closes the changelog, packs,
// fills in the files of packaging/ and tags. Publishing stays a step by hand; the last line says which.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { faultsOf, packed } from './package.mjs'
import { root } from './ready.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: 'https://example.com/flagdrill' },
    'dry-run': { type: 'boolean' },
  },
})
const [version = ''] = positionals
const dry = values['dry-run'] === true

const stop = (reason) => {
  console.error(reason)
  process.exit(1)
}
const run = (command, ...args) => {
  const { status, stdout } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
  })
  if (status !== 0) stop(`${command} ${args.join(' ')} failed`)
  return stdout.trim()
}
const read = (file) => readFileSync(join(root, file), 'utf8')

if (!/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)) stop('Name a version: npm run release -- 1.2.3')
if (run('git', 'status', '--porcelain') !== '') stop('Commit first: the working tree has changes.')
if (run('git', 'tag', '--list', `v${version}`) !== '') stop(`v${version} is there already.`)
const changes = read('CHANGELOG.md')
const unreleased = /^## Unreleased\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(changes)?.[1]?.trim()
if (!unreleased) stop('CHANGELOG.md says nothing under "Unreleased".')

console.log(`flagdrill ${version}\n\n${unreleased}\n`)
if (dry) {
  run('npm', 'run', 'build')
  const faults = faultsOf(packed())
  if (faults.length > 0) stop(faults.map((fault) => `The package ${fault}`).join('\n'))
  console.log('The package is right. Nothing was changed (--dry-run).')
  process.exit(0)
}

const today = new Date().toISOString().slice(0, 10)
writeFileSync(
  join(root, 'CHANGELOG.md'),
  changes.replace('## Unreleased\n', `## Unreleased\n\n## ${version} (${today})\n`),
)
run('npm', 'version', version, '--no-git-tag-version')
run('npm', 'test')
const faults = faultsOf(packed())
if (faults.length > 0) stop(faults.map((fault) => `The package ${fault}`).join('\n'))
const archive = run('npm', 'pack', '--ignore-scripts', '--silent')
const sum = createHash('sha256')
  .update(readFileSync(join(root, archive)))
  .digest('hex')

/** Fills in a file of packaging/. */
const filled = (text) =>
  text.replaceAll('@VERSION@', version).replaceAll('@URL@', values.url).replaceAll('@SHA256@', sum)
for (const folder of readdirSync(join(root, 'packaging'), { withFileTypes: true })) {
  if (!folder.isDirectory()) continue
  const target = join(root, 'dist', 'packaging', folder.name)
  mkdirSync(target, { recursive: true })
  for (const file of readdirSync(join(root, 'packaging', folder.name)))
    writeFileSync(join(target, file), filled(read(join('packaging', folder.name, file))))
}
run('git', 'commit', '-qam', `release: ${version}`, '-m', unreleased)
run('git', 'tag', `v${version}`)
console.log(`${archive} ${sum}\nNow: npm publish ${archive}`)
