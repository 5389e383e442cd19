import { join } from 'node:path'
import { files, folder } from '../folders.ts'
import { bench } from '../support.ts'

const rows = 100_000

test('a table of 100,000 rows is built, listed and asked', async () => {
  const at = bench()
  const notes = folder()
  const row = (_: unknown, index: number): string =>
    `| \`--option-${index}\` | Sets the value number ${index} |`
  files(notes, {
    'big.md': `# pod\n\n| Option | Meaning |\n|---|---|\n${Array.from({ length: rows }, row).join('\n')}\n`,
  })
  const built = await at.run(`build ${join(notes, 'big.md')}`)
  expect(built).toMatchObject({ code: 0 })
  expect(built.out).toContain(`${2 * rows} cards`)
  const { out } = await at.run('decks --json')
  expect(JSON.parse(out)).toMatchObject([{ cards: 2 * rows, new: 2 * rows }])
  expect((await at.run('quiz --limit 1', ['0', 'q'])).out).toContain('Sets the value number')
}, 120_000)

test('a file of 50 MB is refused in one line', async () => {
  const at = bench()
  const notes = folder()
  files(notes, { 'huge.md': Buffer.alloc(50 << 20, 'a line of prose without any table\n') })
  const { code, err } = await at.run(`build ${join(notes, 'huge.md')}`)
  expect(code).toBe(1)
  expect(err.split('\n').filter((line) => line.includes('16 MB'))).toHaveLength(1)
})
