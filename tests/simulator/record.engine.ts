import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../folders.ts'
import { comparable } from './normalise.ts'
import { realEngine } from './real-engine.ts'
import { scripts } from './scripts.ts'

// FLAGDRILL_WRITE=1 records what the engine prints for the lines of scripts.ts, to be read and committed.

const engine = realEngine()
const writes = !('missing' in engine) && process.env.FLAGDRILL_WRITE
const run = writes ? test : test.skip
if (!writes) process.stdout.write('skipped: recording wants an engine and FLAGDRILL_WRITE=1\n')

afterAll(() => {
  if (!('missing' in engine)) engine.close()
})

run.each(Object.entries(scripts))(
  'records %s',
  async (name, lines) => {
    if ('missing' in engine) return
    await engine.reset()
    const recorded: { line: string; exitCode: number; stdout: string; stderr: string }[] = []
    for (const line of lines) {
      const { exitCode, stdout, stderr } = await engine.run(line)
      recorded.push({
        line,
        exitCode,
        stdout: comparable(line, stdout, engine.folder),
        stderr: comparable(line, stderr, engine.folder),
      })
    }
    const folder = join(root, 'tests/fixtures/engine')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(recorded, null, 1)}\n`)
    expect(recorded).toHaveLength(lines.length)
  },
  120_000,
)
