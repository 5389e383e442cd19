import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Compared, compareLines } from './differential.ts'
import { dockerProgram } from './program.ts'
import { realEngine } from './real-engine.ts'
import { sequence } from './sequences.ts'

// Seeded sequences of lines on a real engine and in the simulator. Every run goes on where the last one stopped:
// FLAGDRILL_ENGINE_LOG names the file that adds them up, FLAGDRILL_ENGINE_MINUTES bounds a run.

const minutes = Math.min(15, Number(process.env.FLAGDRILL_ENGINE_MINUTES ?? 12))
const log = process.env.FLAGDRILL_ENGINE_LOG ?? join(tmpdir(), 'flagdrill-engine-images', 'sequences.jsonl')
const engine = realEngine()
const run = 'missing' in engine ? test.skip : test
if ('missing' in engine) process.stdout.write(`skipped: ${engine.missing}\n`)

const share = (lines: readonly Compared[], holds: (line: Compared) => boolean): number =>
  lines.filter(holds).length / Math.max(1, lines.length)

run(
  'sequences of lines do the same on an engine',
  async () => {
    if ('missing' in engine) return
    const program = await dockerProgram()
    mkdirSync(join(log, '..'), { recursive: true })
    const done = existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean).length : 0
    const until = Date.now() + minutes * 60_000
    const all: Compared[] = []
    let seed = done + 1
    engine.reset()
    for (; Date.now() < until; seed++) {
      const lines = await compareLines(engine, program, sequence(seed))
      all.push(...lines)
      appendFileSync(
        log,
        `${JSON.stringify({ seed, lines: lines.length, differ: lines.filter(({ detail }) => detail) })}\n`,
      )
      for (const { line, detail } of lines) if (detail) process.stdout.write(`${seed}: ${line}\n${detail}\n`)
      engine.reset()
    }
    const figures = {
      sequences: seed - 1,
      lines: all.length,
      exitCode: share(all, ({ exitCode }) => exitCode),
      state: share(all, ({ state }) => state),
      output: share(all, ({ output }) => output),
      changed: share(all, ({ changed }) => changed),
      refused: share(all, ({ refused }) => refused),
    }
    process.stdout.write(`${JSON.stringify(figures)}\n`)
    expect(figures.exitCode).toBeGreaterThanOrEqual(0.995)
    expect(figures.state).toBeGreaterThanOrEqual(0.995)
    expect(figures.output).toBeGreaterThanOrEqual(0.98)
  },
  16 * 60_000,
)
