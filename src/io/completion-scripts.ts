import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type FurtherPage, parseBash, parseFish } from '../sources/index.ts'

const largest = 2 << 20
const prefixes = ['/usr/share', '/usr/local/share', '/opt/homebrew/share']
const fishFolders = prefixes.flatMap((prefix) => [
  join(prefix, 'fish/completions'),
  join(prefix, 'fish/vendor_completions.d'),
])
const bashFolders = prefixes.map((prefix) => join(prefix, 'bash-completion/completions'))

/** The text of the first of some files that is there and not too large. */
function firstText(files: readonly string[]): string | undefined {
  const file = files.find((one) => existsSync(one) && statSync(one).size <= largest)
  try {
    return file === undefined ? undefined : readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** The folders that are searched for completion scripts. */
export interface CompletionFolders {
  fish: readonly string[]
  bash: readonly string[]
}

/** Finds the completion scripts of a program that fish and bash have on this machine, and reads them as text: they are never run. Only fish's say what an option means. */
export function completionPages(
  program: string,
  folders: CompletionFolders = { fish: fishFolders, bash: bashFolders },
): (path: readonly string[]) => FurtherPage[] {
  if (!/^[\w.+@-]+$/.test(program)) return () => []
  const fish = firstText(folders.fish.map((folder) => join(folder, `${program}.fish`)))
  const bash = firstText(
    folders.bash.flatMap((folder) => [join(folder, program), join(folder, `_${program}`)]),
  )
  const byPath = fish === undefined ? undefined : parseFish(fish, program)
  const root = bash === undefined ? undefined : parseBash(bash)
  return (path) => {
    const page = byPath?.get(path.join(' '))
    return [
      ...(page ? [{ page, file: `fish completion of ${program}`, completes: true }] : []),
      ...(root && path.length === 0
        ? [{ page: root, file: `bash completion of ${program}`, completes: true }]
        : []),
    ]
  }
}
