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

/** Loads a file of the program with the code that V8 compiled at build time; without it (another version of Node) it is only slower. */
function load(name: string, requires: (name: string) => unknown): unknown {
  const file = join(__dirname, `${name}.cjs`)
  let cachedData: Buffer | undefined
  try {
    cachedData = readFileSync(join(__dirname, `${name}.cache`))
  } catch {
    enableCompileCache()
  }
  // The file is one function in brackets, as modules are to Node.
  const script = new Script(readFileSync(file, 'latin1'), { filename: file, cachedData })
  if (script.cachedDataRejected) enableCompileCache()
  const module = { exports: {} }
  script.runInThisContext()(module.exports, requires, module, file, __dirname)
  return module.exports
}

const compiled = new Map<string, unknown>()

/** Requires modules for the program: the reader of decks and that of command lines are compiled at build time as well, everything else is Node's business. */
function requirePart(name: string): unknown {
  const part = /^\.\/(sources|notes|commandline)\.cjs$/.exec(name)?.[1]
  if (part === undefined) return require(name)
  if (!compiled.has(part)) compiled.set(part, load(part, requirePart))
  return compiled.get(part)
}

const argv = process.argv.slice(2)
if (argv.length === 1 && /^(?:--version|-v|-V|version)$/.test(argv[0]!)) {
  process.stdout.write(`${flagdrillVersion}\n`)
} else {
  void (load('app', requirePart) as App)
    .run(argv, { root: dirname(__dirname), version: flagdrillVersion, build: flagdrillBuild })
    .then((code) => {
      process.exitCode = code
    })
}
