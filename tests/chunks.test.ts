import { buildSync } from 'esbuild'
import { joined } from '../scripts/chunks.mjs'
import { files, folder } from './folders.ts'

/** The chunks of a program of some modules. */
function split(modules: Record<string, string>): { path: string; text: string }[] {
  const at = folder()
  files(at, modules)
  const { outputFiles } = buildSync({
    absWorkingDir: at,
    entryPoints: ['app.js'],
    outdir: 'out',
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    platform: 'node',
    outExtension: { '.js': '.mjs' },
    write: false,
  })
  return outputFiles
}

/** Runs a module and returns what it exports. */
function exportsOf(text: string): Record<string, unknown> {
  const module = { exports: {} }
  new Function('module', 'require', text)(module, process.getBuiltinModule)
  return module.exports
}

test('chunks run once each, when they are asked for', async () => {
  const outputs = split({
    'app.js': `import { log } from './log.js'
      log.push('app')
      export const run = async (name) => (await (name === 'one' ? import('./one.js') : import('./two.js'))).default
      export { log }`,
    'log.js': `import { join } from 'node:path'\nimport * as path from 'node:path'\nexport const log = [join('a', 'b'), path.sep]`,
    'shared.js': `import { log } from './log.js'\nlog.push('shared')\nexport const twice = (text) => text + text`,
    'one.js': `import { log } from './log.js'\nimport { twice } from './shared.js'\nlog.push('one')\nexport default twice('import{a}from"x";')`,
    'two.js': `import { twice as again } from './shared.js'\nexport default again('$&')`,
  })
  expect(outputs.length).toBeGreaterThan(3)
  const { log, run } = exportsOf(joined(outputs, 'app.mjs')) as {
    log: string[]
    run(name: string): Promise<string>
  }
  expect(log).toEqual(['a/b', '/', 'app'])
  expect(await run('two')).toBe('$&$&')
  expect(await run('one')).toBe('import{a}from"x";import{a}from"x";')
  expect(await run('two')).toBe('$&$&')
  expect(log.slice(3)).toEqual(['shared', 'one'])
})

test('chunks in a circle stop the build', () => {
  const chunk = (path: string, other: string) => ({ path, text: `import"./${other}";export{a};` })
  expect(() => joined([chunk('a.mjs', 'b.mjs'), chunk('b.mjs', 'a.mjs')], 'a.mjs')).toThrow('circle')
  expect(() => joined([{ path: 'a.mjs', text: 'import x, {y} from "node:fs";' }], 'a.mjs')).toThrow(
    'import statement',
  )
})
