import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type FurtherPage, isTldr, parseTldr } from '../sources/index.ts'
import { homeFolder } from './home.ts'

const largest = 200_000

/** The folders in which clients of tldr keep their pages. */
function tldrFolders(env: NodeJS.ProcessEnv): string[] {
  const home = env.HOME || homeFolder()
  const cache = env.XDG_CACHE_HOME || join(home, '.cache')
  const data = env.XDG_DATA_HOME || join(home, '.local/share')
  return [
    join(cache, 'tldr/pages'),
    join(cache, 'tldr/pages.en'),
    join(cache, 'tealdeer/tldr-pages/pages'),
    join(cache, 'tlrc/en'),
    join(cache, 'tlrc/pages.en'),
    join(data, 'tldr/pages'),
    join(data, 'tldr/tldr/pages'),
    join(home, '.tldr/tldr/pages'),
    '/usr/share/tldr-pages/pages',
  ]
}

const systems: Readonly<Record<string, string>> = { darwin: 'osx', win32: 'windows', linux: 'linux' }

/** Finds the tldr pages of a program and its commands (`git-commit`) that a client has on this machine. Nothing is fetched. */
export function tldrPages(
  program: string,
  env: NodeJS.ProcessEnv = process.env,
): (path: readonly string[]) => FurtherPage[] {
  const folders = tldrFolders(env).filter((folder) => existsSync(folder))
  return (path) => {
    const page = [program, ...path].join('-')
    if (!/^[\w.+@-]+$/.test(page)) return []
    const file = folders
      .flatMap((folder) =>
        ['common', systems[process.platform] ?? 'linux'].map((kind) => join(folder, kind, `${page}.md`)),
      )
      .find((one) => existsSync(one) && statSync(one).size < largest)
    if (file === undefined) return []
    const text = readFileSync(file, 'utf8')
    return isTldr(text) ? [{ page: parseTldr(text), file: `tldr ${page}`, completes: true }] : []
  }
}
