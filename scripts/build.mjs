// Bundles the program: dist/flagdrill.cjs answers --version at once and loads
// dist/app.cjs, compiled beforehand into dist/app.cache, for everything else.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')

// A packed program carries its bundle and has nothing to build with.
if (!existsSync(join(root, 'src'))) process.exit(0)
const { build } = await import('esbuild')

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort()
const digest = createHash('sha256').update(version)
for (const file of sources) digest.update(relative(root, file)).update(readFileSync(file))
const buildId = digest.digest('hex').slice(0, 12)

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

const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  logLevel: 'warning',
  metafile: true,
  legalComments: 'none',
  define: {
    'import.meta.url': 'importMetaUrl',
    flagdrillVersion: JSON.stringify(version),
    flagdrillBuild: JSON.stringify(buildId),
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
const app = await build({
  ...common,
  entryPoints: [join(root, 'src/app.ts')],
  outfile: join(dist, 'app.cjs'),
  banner: { js: metaUrl },
  plugins: [quickWidth],
  minify: true,
  keepNames: false,
})

// What is bundled keeps its licences.
const packages = new Set(
  Object.keys(app.metafile.inputs).flatMap(
    (file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? [],
  ),
)
const notices = [...packages].sort().map((name) => {
  const folder = join(root, 'node_modules', name)
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return `${name} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}\n`
})
writeFileSync(join(dist, 'LICENSES.txt'), notices.join('\n---\n\n'))

// Run the program once, so that the cache holds the functions that a start needs.
const file = join(dist, 'app.cjs')
const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`
const script = new Script(source, { filename: file })
const module = { exports: {} }
script.runInThisContext()(module.exports, createRequire(file), module, file, dist)
const data = mkdtempSync(join(tmpdir(), 'flagdrill-build-'))
const { write } = process.stdout
process.stdout.write = () => true
try {
  const about = { root, version, build: buildId }
  for (let i = 0; i < 2; i++) await module.exports.run(['due', '--data', data], about)
} finally {
  process.stdout.write = write
  rmSync(data, { recursive: true, force: true })
}
writeFileSync(join(dist, 'app.cache'), script.createCachedData())
