import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { root } from '../folders.ts'
import { type Compared, commandOf, compareLines, figuresOf } from './differential.ts'
import { sequenceKept } from './kept.ts'
import { dockerProgram } from './program.ts'
import { realEngine } from './real-engine.ts'
import { type RecordedLine, recordLines } from './recording.ts'
import { sequence } from './sequences.ts'

// Seeded sequences of lines on a real engine and in the simulator. What the engine does is kept, a sequence a line, in the file
// that FLAGDRILL_ENGINE_LOG names, behind those of earlier runs in tests/fixtures/engine/recorded.jsonl.gz; every run goes on where
// the last one stopped, and holds the simulator as it is now against what it recorded, or with FLAGDRILL_ENGINE_MINUTES=0 against all
// that was ever recorded, for which no engine is needed. FLAGDRILL_ENGINE_MINUTES bounds a run, at most 15. FLAGDRILL_ENGINE_SEED
// is the first seed of a new file, FLAGDRILL_WRITE=1 makes the fixture of sequences.test.ts anew.

interface Kept {
  seed: number
  lines: RecordedLine[]
}

const minutes = Math.min(15, Number(process.env.FLAGDRILL_ENGINE_MINUTES ?? 8))
const log = process.env.FLAGDRILL_ENGINE_LOG ?? join(tmpdir(), 'flagdrill-engine', 'sequences.jsonl')
const first = Number(process.env.FLAGDRILL_ENGINE_SEED ?? 1)
const engine = minutes > 0 ? realEngine() : undefined
const without = engine !== undefined && 'missing' in engine ? engine.missing : undefined
if (without !== undefined) process.stdout.write(`skipped: ${without}\n`)
const run = without === undefined ? test : test.skip

const parsed = (text: string): Kept[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Kept)

const earlier = parsed(
  gunzipSync(readFileSync(join(root, 'tests/fixtures/engine/recorded.jsonl.gz'))).toString('utf8'),
)

const kept = (): Kept[] => [...earlier, ...(existsSync(log) ? parsed(readFileSync(log, 'utf8')) : [])]

const inFixture = 200

/** Lists the features of a sequence: commands with their options, ways to be refused, sorts of change in files. */
const shownBy = (lines: readonly RecordedLine[]): string[] =>
  lines.flatMap(({ line, exitCode, stderr, state }) => {
    const command = commandOf(line)
    return [
      command,
      ...(line.match(/ --?[a-z][\w-]*/g) ?? []).map((option) => `${command}${option}`),
      ...(exitCode === 0 ? [] : [stderr.replace(/[^A-Za-z ]\S*/g, '').slice(0, 60)]),
      ...(state?.containers ?? []).flatMap(({ status, changes }) => [
        `${command} ${status}`,
        ...(changes as string[]).map((change) => `${command} ${change[0]}`),
      ]),
    ]
  })

/** So many of the sequences, in such an order that each shows as much as it can of what those before it do not. */
function mostFirst<T extends { shows: readonly string[] }>(items: readonly T[], count: number): T[] {
  const rest = [...items]
  const seen = new Set<string>()
  const ordered: T[] = []
  while (rest.length > 0 && ordered.length < count) {
    const news = rest.map(({ shows }) => new Set(shows.filter((item) => !seen.has(item))).size)
    const [best] = rest.splice(news.indexOf(Math.max(...news)), 1)
    for (const item of best!.shows) seen.add(item)
    ordered.push(best!)
  }
  return ordered
}

/** Keeps sequences in which the simulator agrees, for the suites that run without an engine: those first that show the most. */
function writeFixture(all: readonly Kept[], compared: readonly { lines: Compared[] }[]): void {
  const agreeing = all.flatMap(({ seed, lines }, index) => {
    const kept = sequenceKept(lines, compared[index]!.lines)
    return kept ? [{ seed, kept, shows: shownBy(lines) }] : []
  })
  writeFileSync(
    join(root, 'tests/fixtures/engine/sequences.jsonl'),
    mostFirst(agreeing, inFixture)
      .map(({ seed, kept }) => `${JSON.stringify({ seed, lines: kept })}\n`)
      .join(''),
  )
}

run(
  'sequences of lines do the same on an engine',
  async () => {
    const program = await dockerProgram()
    mkdirSync(dirname(log), { recursive: true })
    const before = minutes > 0 ? kept().length : 0
    if (engine !== undefined && !('missing' in engine)) {
      try {
        const until = Date.now() + minutes * 60_000
        await engine.reset()
        for (
          let seed = Math.max(first - 1, ...kept().map((item) => item.seed)) + 1;
          Date.now() < until;
          seed++
        ) {
          const lines = await recordLines(engine, program, sequence(program, seed))
          appendFileSync(log, `${JSON.stringify({ seed, lines })}\n`)
          await engine.reset()
        }
      } finally {
        engine.close()
      }
    }
    const all = kept().slice(before)
    const compared = all.map(({ seed, lines }) => ({ seed, lines: compareLines(program, lines) }))
    for (const { seed, lines } of compared)
      for (const { line, detail } of lines) if (detail) process.stdout.write(`${seed}: ${line}\n${detail}\n`)
    if (process.env.FLAGDRILL_WRITE) writeFixture(all, compared)
    const lines = compared.flatMap((item) => item.lines)
    const figures = figuresOf(lines)
    const typed = all.flatMap((item) => item.lines)
    const shares: Record<string, number> = {}
    for (const { line } of typed) shares[commandOf(line)] = (shares[commandOf(line)] ?? 0) + 1 / typed.length
    process.stdout.write(`${JSON.stringify({ sequences: all.length, typed: typed.length, ...figures })}\n`)
    process.stdout.write(
      `${Object.entries(shares)
        .sort((a, b) => a[1] - b[1])
        .map(([name, share]) => `${name} ${(share * 100).toFixed(2)} %`)
        .join(', ')}\n`,
    )
    expect(figures.exitCodeAndState).toBeGreaterThanOrEqual(0.995)
    expect(figures.output).toBeGreaterThanOrEqual(0.98)
  },
  16 * 60_000,
)
