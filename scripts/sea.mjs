// `npm run build:executable [-- --node FILE --name NAME]`: one executable with Node and the program in it, by Node's
// single executable applications. Another platform's is made from a Node of that platform (`--node`).
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { inject } from 'postject'
import { build, install, root } from './ready.mjs'

const { values } = parseArgs({ options: { node: { type: 'string' }, name: { type: 'string' } } })
const node = values.node ?? process.execPath
install()
build()

const out = join(root, 'dist', 'executable')
mkdirSync(out, { recursive: true })

const filesIn = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
const files = ['package.json', 'LICENSE', 'PROMISE.md', ...filesIn('decks')].concat(
  readdirSync(join(root, 'dist'))
    .filter((name) => /\.(?:cjs|cache|json|txt|1)$/.test(name))
    .map((name) => join('dist', name)),
)
const id = `${readFileSync(join(root, 'dist', 'flagdrill.cjs')).length}-${statSync(join(root, 'dist', 'app.cjs')).mtimeMs}`

// Unpacks the program once for each build into the cache folder of the platform, and starts it from there.
const main = `
const sea = require('node:sea')
const { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } = require('node:fs')
const { dirname, join } = require('node:path')
const { homedir } = require('node:os')
const { env, platform } = process
const caches =
  platform === 'win32' ? env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local')
  : platform === 'darwin' ? join(homedir(), 'Library', 'Caches')
  : env.XDG_CACHE_HOME || join(homedir(), '.cache')
const home = join(caches, 'flagdrill', ${JSON.stringify(id)})
if (!existsSync(home)) {
  mkdirSync(dirname(home), { recursive: true, mode: 0o700 })
  const place = mkdtempSync(home + '.')
  for (const file of ${JSON.stringify(files.map((file) => file.replaceAll('\\', '/')))}) {
    mkdirSync(dirname(join(place, file)), { recursive: true })
    writeFileSync(join(place, file), Buffer.from(sea.getRawAsset(file)))
  }
  try {
    renameSync(place, home)
  } catch {
    rmSync(place, { recursive: true, force: true })
  }
}
require('node:module').createRequire(join(home, 'dist', 'flagdrill.cjs'))('./flagdrill.cjs')
`
writeFileSync(join(out, 'main.cjs'), main)
const blob = join(out, 'program.blob')
writeFileSync(
  join(out, 'sea.json'),
  JSON.stringify({
    main: join(out, 'main.cjs'),
    output: blob,
    disableExperimentalSEAWarning: true,
    assets: Object.fromEntries(files.map((file) => [file.replaceAll('\\', '/'), join(root, file)])),
  }),
)
const { status } = spawnSync(process.execPath, ['--experimental-sea-config', join(out, 'sea.json')], {
  stdio: ['ignore', 'ignore', 2],
})
if (status !== 0) process.exit(1)
const target = join(out, values.name ?? (process.platform === 'win32' ? 'flagdrill.exe' : 'flagdrill'))
copyFileSync(node, target)
chmodSync(target, 0o755)
const mac = /darwin|mac/.test(values.name ?? process.platform)
await inject(target, 'NODE_SEA_BLOB', readFileSync(blob), {
  sentinelFuse: 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2',
  ...(mac ? { machoSegmentName: 'NODE_SEA' } : {}),
})
console.log(`${relative(root, target)}: ${Math.round(statSync(target).size / 1e6)} MB`)
