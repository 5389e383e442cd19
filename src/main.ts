import { readFileSync } from 'node:fs'
import nodeModule, { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Script } from 'node:vm'

// Node 22 and later; the types are those of Node 20.
const { enableCompileCache } = nodeModule as typeof nodeModule & { enableCompileCache?: () => void }

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
    enableCompileCache?.()
  }
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`
  const script = new Script(source, { filename: file, cachedData })
  if (script.cachedDataRejected) enableCompileCache?.()
  const module = { exports: {} }
  script.runInThisContext()(module.exports, createRequire(file), module, file, folder)
  return module.exports as App
}

const argv = process.argv.slice(2)
if (argv.length === 1 && argv[0] === '--version') {
  process.stdout.write(`${flagdrillVersion}\n`)
} else {
  void load(__dirname)
    .run(argv, { root: dirname(__dirname), version: flagdrillVersion, build: flagdrillBuild })
    .then((code) => {
      process.exitCode = code
    })
}
