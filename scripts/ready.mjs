// Makes a checkout ready: installs what the lockfile names and builds what has changed.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { saidIn } from './said.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const time = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)

/** The environment without what an npm that runs this script has put there: under `npm install -g` everything would be global. */
const ownEnvironment = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(?!config_(?:registry|cache|.*proxy|.*auth))/i.test(name),
    ),
  )

function must(command, args) {
  // The tools' output goes to standard error: standard output is for results.
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env: { ...ownEnvironment(), NODE_ENV: '' },
  })
  if (error) console.error(String(error))
  if (status !== 0) process.exit(status ?? 1)
}

/** The texts for the learner's locale. */
export const said = saidIn(process.env)

/** Installs dependencies when they are missing or the lockfile is newer than they are. */
export function install() {
  const installed = time(join(root, 'node_modules', '.package-lock.json'))
  if (installed > 0 && installed >= time(join(root, 'package-lock.json'))) return
  console.error(said.installing)
  // Without scripts: ours would build before everything is there, and none of the tools needs its own.
  must('npm', ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'])
}

/** Builds the bundle when a source is newer than it. */
export function build() {
  const built = Math.min(
    ...[
      'flagdrill.cjs',
      'app.cjs',
      'app.cache',
      'sources.cache',
      'notes.cache',
      'commandline.cache',
      'decks.en.json',
    ].map((name) => time(join(root, 'dist', name))),
  )
  const newest = Math.max(
    time(join(root, 'package.json')),
    time(join(root, 'scripts', 'build.mjs')),
    ...['src', 'decks'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true }).map((name) => time(join(root, folder, name))),
    ),
  )
  if (built >= newest) return
  console.error(said.building)
  must(process.execPath, [join(root, 'scripts', 'build.mjs')])
}
