import { readFileSync } from 'node:fs'
import type nodeModule from 'node:module'
import { dirname, join } from 'node:path'
import { Script } from 'node:vm'

/** Lets Node keep compiled code itself, where it can (Node 22 and later; the types are those of Node 20). */
const enableCompileCache = (): void =>
  (require('node:module') as typeof nodeModule & { enableCompileCache?(): void }).enableCompileCache?.()

declare const flagdrillVersion: string
declare const flagdrillBuild: string

interface App {
  run(argv: readonly string[], about: { root: string; version: string; build: string }): Promise<number>
}

/** Loads the program with the code that V8 compiled at build time; without it (another version of Node) it is only slower. */
function load(folder: string): App {
  const file = join(folder, 'app.cjs')
  let cachedData: Buffer | undefined
  try {
    cachedData = readFileSync(join(folder, 'app.cache'))
  } catch {
    enableCompileCache()
  }
  // The file is one function in brackets, as modules are to Node.
  const script = new Script(readFileSync(file, 'latin1'), { filename: file, cachedData })
  if (script.cachedDataRejected) enableCompileCache()
  const module = { exports: {} }
  script.runInThisContext()(module.exports, require, module, file, folder)
  return module.exports as App
}

const argv = process.argv.slice(2)
if (argv.length === 1 && /^(?:--version|-v|-V|version)$/.test(argv[0]!)) {
  process.stdout.write(`${flagdrillVersion}\n`)
} else {
  void load(__dirname)
    .run(argv, { root: dirname(__dirname), version: flagdrillVersion, build: flagdrillBuild })
    .then((code) => {
      process.exitCode = code
    })
}
