// npm's `prepare`: builds the program before it is linked, packed or published. `npm install -g .` runs it in a fresh
// clone without the dependencies, so they are installed first.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { install, root } from './ready.mjs'

// A packed program has its bundle and nothing to build it from.
if (existsSync(join(root, 'src'))) {
  if (!existsSync(join(root, 'node_modules', 'esbuild'))) install()
  await import('./build.mjs')
}
