// Bundles the program: dist/flagdrill.cjs answers --version at once and loads
// dist/app.cjs, compiled beforehand into dist/app.cache, for everything else; so are dist/sources.cjs, which reads decks
// of questions, dist/notes.cjs, which reads all others, and dist/commandline.cjs, which reads command lines.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import { writeHistory } from './bench-history.mjs'
import { joined } from './chunks.mjs'
import { lateTexts } from './late-texts.mjs'
import { listed, listPlugin } from './listed.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')

// A packed program carries its bundle and has nothing to build with.
if (!existsSync(join(root, 'src'))) process.exit(0)
const { build } = await import('esbuild')

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const sources = ['src', 'decks']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort()
const digest = createHash('sha256').update(version)
for (const file of sources) digest.update(relative(root, file)).update(readFileSync(file))
const buildId = digest.digest('hex').slice(0, 12)

/** yargs wants two functions of node:assert, which takes longer to load than all of yargs. */
const quickAssert = {
  name: 'quick-assert',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^assert$/ }, ({ importer }) =>
      /node_modules[\\/]yargs[\\/]/.test(importer) ? { path: 'assert', namespace: 'assert' } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'assert' }, () => ({
      contents: `
        const check = (holds, message) => {
          if (!holds) throw message instanceof Error ? message : new Error(message)
        }
        export const strictEqual = (a, b, message) => check(Object.is(a, b), message)
        export const notStrictEqual = (a, b, message) => check(!Object.is(a, b), message)`,
    }))
  },
}
/** enquirer asks for readline, of which nothing is used: what reads keys is ours, and loads it when the first question stands. */
const noReadline = {
  name: 'no-readline',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^readline$/ }, ({ importer }) =>
      /node_modules[\\/]enquirer[\\/]/.test(importer)
        ? { path: 'readline', namespace: 'readline' }
        : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'readline' }, () => ({ contents: 'module.exports = {}', loader: 'js' }))
  },
}
/** A module with some names of another one, which is loaded with the first use of any of them. */
const lateExports = (names, module) => `for (const name of ${JSON.stringify(names)})
  Object.defineProperty(exports, name, { enumerable: true, get: () => require('${module}')[name] })`
/** Node's own modules that take milliseconds to load: a file that imports one gets it with the first use of what it imported. */
const slowModules = ['child_process', 'crypto', 'fs/promises', 'os', 'readline', 'stream', 'util', 'zlib']
const lateModules = {
  name: 'late-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path, namespace }) =>
      namespace === 'file' && slowModules.includes(path.slice('node:'.length))
        ? { path, namespace: 'late' }
        : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'late' }, async ({ path }) => {
      const names = Object.keys((await import(path)).default)
      return { contents: lateExports(names, path), loader: 'js' }
    })
  },
}
const ownWidth = join(root, 'src', 'model', 'width.ts')
/** string-width is half of the start-up time of yargs; our own width does the same. */
const quickWidth = {
  name: 'quick-width',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^string-width$/ }, ({ importer }) =>
      /node_modules[\\/](yargs|cliui|wrap-ansi)[\\/]/.test(importer)
        ? { path: 'width', namespace: 'width' }
        : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'width' }, () => ({
      contents: `export { width as default } from ${JSON.stringify(ownWidth)}`,
      resolveDir: root,
      loader: 'js',
    }))
  },
}

/** @satisfies {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  logLevel: 'warning',
  metafile: true,
  legalComments: 'none',
  // Native, and not to be had everywhere: loaded by a fit from where npm put it.
  external: ['@open-spaced-repetition/binding'],
  define: {
    'import.meta.url': 'importMetaUrl',
    flagdrillVersion: JSON.stringify(version),
    flagdrillBuild: JSON.stringify(buildId),
    ...Object.fromEntries(Object.entries(listed).map(([name, value]) => [name, JSON.stringify(value)])),
  },
}
const metaUrl = "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;"

mkdirSync(dist, { recursive: true })
await build({
  ...common,
  entryPoints: [join(root, 'src/main.ts')],
  outfile: join(dist, 'flagdrill.cjs'),
  banner: { js: '#!/usr/bin/env node' },
  minifySyntax: true,
})
/** Rooms that a start does without: each is a bundle of its own. What imports one of them gets it with the first use of what it imported, so no top level may use it. */
const bundlesApart = {
  signs: 'src/model/sign-width.ts',
  commandline: 'src/commandline/index.ts',
  sources: 'src/sources/index.ts',
  notes: 'src/sources/notes.ts',
  references: 'src/model/references.ts',
  simulator: 'src/simulator/index.ts',
  archive: 'src/store/archive.ts',
  yargs: 'src/yargs.ts',
  export: 'src/export/index.ts',
  anki: 'src/anki/index.ts',
  peers: 'src/peers/index.ts',
  fit: 'src/fit/index.ts',
  sync: 'src/sync/index.ts',
  trainer: 'src/io/trainer.ts',
}
/** The names that a module exports, without its types. */
async function namesIn(file) {
  const { metafile } = await build({
    ...common,
    format: 'esm',
    entryPoints: [join(root, file)],
    outdir: dist,
    write: false,
  })
  return Object.values(metafile.outputs)[0].exports
}
const apart = {
  name: 'apart',
  setup({ onResolve, onLoad }) {
    const names = new Map(Object.entries(bundlesApart).map(([name, file]) => [join(root, file), name]))
    onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
      const name = names.get(join(resolveDir, path))
      if (name === undefined) return undefined
      // A bundle that is loaded as a whole stays as it is: each of its names may load more.
      return kind === 'dynamic-import'
        ? { path: `./${name}.cjs`, external: true }
        : { path: name, namespace: 'late-room' }
    })
    onResolve({ filter: /^\.\/\w+\.cjs$/ }, ({ path }) => ({ path, external: true }))
    onLoad({ filter: /.*/, namespace: 'late-room' }, async ({ path }) => ({
      contents: lateExports(await namesIn(bundlesApart[path]), `./${path}.cjs`),
      loader: 'js',
    }))
  },
}
const others = await Promise.all(
  Object.entries(bundlesApart).map(([name, file]) =>
    build({
      ...common,
      entryPoints: [join(root, file)],
      outfile: join(dist, `${name}.cjs`),
      banner: { js: metaUrl },
      // A deck of questions is read without command lines, and without the readers of notes.
      plugins: [listPlugin, quickWidth, quickAssert, ...(['sources', 'notes'].includes(name) ? [apart] : [])],
      minify: true,
    }),
  ),
)
const program = await build({
  ...common,
  entryPoints: [join(root, 'src/app.ts')],
  outdir: dist,
  format: 'esm',
  splitting: true,
  outExtension: { '.js': '.mjs' },
  write: false,
  // As names: a value of several words would be a module of its own, which is made later than what reads it.
  define: { ...common.define, ...Object.fromEntries(Object.keys(listed).map((name) => [name, name])) },
  plugins: [lateTexts, listPlugin, quickWidth, quickAssert, noReadline, lateModules, apart],
  minify: true,
})
const names = Object.entries(listed).map(([name, value]) => `const ${name}=${JSON.stringify(value)}\n`)
writeFileSync(join(dist, 'app.cjs'), names.join('') + joined(program.outputFiles, 'app.mjs'))

// The library for other programs, as an ES module with its declarations.
const library = await build({
  ...common,
  entryPoints: [join(root, 'src/api/index.ts')],
  outfile: join(dist, 'library.mjs'),
  format: 'esm',
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const importMetaUrl = import.meta.url; const require = requireFrom(importMetaUrl);",
  },
  plugins: [listPlugin, quickWidth],
  minify: true,
})
copyFileSync(join(root, 'src/api/flagdrill.d.ts'), join(dist, 'library.d.ts'))

// Bundled packages keep their licences.
const packages = new Set(
  [program, library, ...others]
    .flatMap(({ metafile }) => Object.keys(metafile.inputs))
    .flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
)
const notices = [...packages].sort().map((name) => {
  const folder = join(root, 'node_modules', name)
  const files = readdirSync(folder).filter((entry) => /^(licen[cs]e|notice)(\.\w+)?$/i.test(entry))
  const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim())
  return `${name} (${license})\n\n${texts.join('\n\n')}\n`
})
writeFileSync(join(dist, 'LICENSES.txt'), notices.join('\n---\n\n'))

const bundle = join(dist, 'app.cjs')
// Decks are parsed once, here, and the manual page is written; a child does it, so that the cache holds no parser.
const decks = `require(${JSON.stringify(bundle)}).compiled(${JSON.stringify(root)})`
const manual = `require(${JSON.stringify(bundle)}).manual(${JSON.stringify(version)})`
const parsed = spawnSync(
  process.execPath,
  [
    '-e',
    `Promise.all([...Object.entries(${decks}).map(async ([name, text]) => [\`decks.\${name}.json\`, await text]), ${manual}.then((page) => ['flagdrill.1', page])]).then((all) => process.stdout.write(JSON.stringify(all)))`,
  ],
  { encoding: 'utf8', maxBuffer: 1 << 28 },
)
if (parsed.status !== 0) throw new Error(parsed.stderr)
for (const [name, text] of JSON.parse(parsed.stdout)) writeFileSync(join(dist, name), text)
// Plain characters only: such a file is read as it is, without decoding.
const escaped = (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`
const fileOf = (name) => join(dist, `${name}.cjs`)
const cacheOf = (name) => join(dist, `${name}.cache`)
const compiledApart = ['sources', 'notes', 'commandline']
for (const name of ['app', ...compiledApart]) {
  const body = readFileSync(fileOf(name), 'utf8').replace(/[^\0-\x7F]/g, escaped)
  writeFileSync(fileOf(name), `(function (exports, require, module, __filename, __dirname) {${body}\n})\n`)
  rmSync(cacheOf(name), { force: true })
}
/** Loads a file of the program as `src/main.ts` does. */
function loaded(name, requires) {
  const file = fileOf(name)
  const script = new Script(readFileSync(file, 'latin1'), { filename: file })
  const module = { exports: {} }
  script.runInThisContext()(module.exports, requires, module, file, dist)
  return { exports: module.exports, keep: () => writeFileSync(cacheOf(name), script.createCachedData()) }
}

// The program is run to its first question and reads decks of a learner, so that the caches hold the functions that this needs and no others.
const requireHere = createRequire(bundle)
/** @type {Map<string, ReturnType<typeof loaded>>} */
const parts = new Map()
const requirePart = (name) => {
  const part = compiledApart.find((one) => name === `./${one}.cjs`)
  if (part === undefined) return requireHere(name)
  if (!parts.has(part)) parts.set(part, loaded(part, requirePart))
  return parts.get(part).exports
}
const app = loaded('app', requirePart)
const about = { root, version, build: buildId }
const data = mkdtempSync(join(tmpdir(), 'flagdrill-build-'))
// The settings of the person who builds must not count. There is a file of settings, so that the cache holds its reader too.
const env = { ...process.env, LC_ALL: 'C', FLAGDRILL_CONFIG: join(data, 'config.toml') }
writeFileSync(env.FLAGDRILL_CONFIG, '# Nothing.\nnew-per-day = 20\nkeys.undo = "u"\n')
const behind = join(data, 'behind')
const languages = listed.flagdrillLanguages.map((language) => ['due', '--language', language, '--data', data])
const starts = [...languages, ['due', '--data', behind]]
/** Runs the program as a process of its own. */
const start = (args) =>
  spawnSync(process.execPath, [join(dist, 'flagdrill.cjs'), ...args], {
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  }).stdout
// Somebody who is far behind reads the head of a backlog.
const ids = JSON.parse(start(['cards', '--json', '--data', data])).map(({ id }) => id)
writeHistory(behind, ids.length, ids, () => 0)
// Children keep the queues that every other start finds.
for (let times = 0; times < 2; times++) for (const args of starts) start(args)
const keyboard = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => keyboard })
const screen = Object.assign(
  new Writable({
    write(chunk, _encoding, done) {
      if (/(?:\^C|q).stop/.test(String(chunk))) {
        app.keep()
        setImmediate(() => keyboard.write('\u0003'))
      }
      done()
    },
  }),
  { isTTY: true, columns: 80, rows: 24 },
)
const real = Object.getOwnPropertyDescriptors(process)
for (const [name, value] of Object.entries({ stdin: keyboard, stderr: screen, env }))
  Object.defineProperty(process, name, { value, configurable: true })
try {
  const run = (command) => app.exports.run([command, '--data', data], about, screen)
  for (const args of starts) await app.exports.run(args, about, screen)
  for (const command of ['due', 'quiz']) await run(command)
  mkdirSync(join(data, 'decks'), { recursive: true })
  for (const name of ['basics', 'options', 'tasks']) {
    const text = readFileSync(join(root, 'decks', 'en', `docker-${name}.md`), 'utf8')
    const own = text.replace(/^deck: .*$/m, `deck: own-${name}`)
    // With sentences outside of questions, and without.
    writeFileSync(join(data, 'decks', `own-${name}.md`), own)
    writeFileSync(
      join(data, 'decks', `plain-${name}.md`),
      own.replace(/^(# .*\n)\n[^#\n].*\n/m, '$1').replace('own-', 'plain-'),
    )
  }
  await run('due')
  for (const part of parts.values()) part.keep()
} finally {
  for (const name of ['stdin', 'stderr', 'env']) Object.defineProperty(process, name, real[name])
  rmSync(data, { recursive: true, force: true })
}
if (!existsSync(cacheOf('app'))) throw new Error('no question was asked')
