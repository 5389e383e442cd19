import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { readCache, writeCache } from './cache.ts'

/** A program on the search path: where it is and what changes when it is replaced. */
interface Found {
  file: string
  stamp: string
}

function findOnPath(program: string, env: NodeJS.ProcessEnv): Found | undefined {
  const names =
    process.platform === 'win32' ? ['.exe', '.cmd', '.bat'].map((ending) => `${program}${ending}`) : [program]
  for (const folder of (env.PATH ?? '').split(delimiter))
    for (const name of names)
      try {
        const file = join(folder, name)
        const stat = statSync(file)
        if (stat.isFile()) return { file, stamp: `${file} ${stat.size} ${stat.mtimeMs}` }
      } catch {
        // Not in this folder.
      }
  return undefined
}

/** Runs `PROGRAM --version`, nothing else, without input and for at most three seconds. */
function ask(file: string, env: NodeJS.ProcessEnv): string | undefined {
  const { stdout } = spawnSync(file, ['--version'], {
    encoding: 'utf8',
    timeout: 3000,
    maxBuffer: 1 << 16,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: env.PATH, HOME: env.HOME, SystemRoot: env.SystemRoot, LC_ALL: 'C', NO_COLOR: '1' },
    windowsHide: true,
  })
  return /\b(\d+\.\d+(?:\.\d+)?)\b/.exec(stdout ?? '')?.[1]
}

/** The version of an installed program, asked once and remembered in `cache` until its file changes. Undefined when it is not installed or does not say. */
export function installedVersion(program: string, env: NodeJS.ProcessEnv, cache: string): string | undefined {
  const found = findOnPath(program, env)
  if (found === undefined) return undefined
  const file = join(cache, `version.${program}`)
  const known = readCache(file, found.stamp)?.toString()
  if (known !== undefined) return known === '' ? undefined : known
  const version = ask(found.file, env)
  writeCache(file, found.stamp, version ?? '')
  return version
}
