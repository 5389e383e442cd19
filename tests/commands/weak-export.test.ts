import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { files, folder, root } from '../folders.ts'
import { bench } from '../support.ts'

const deck = `---
deck: boat
program: boat
---

Q: Which side is port? {#port}

A: left

- right

Q: What is "=1+1|x" called? {#formula}

A: -stern

- bow
`
const learnt = async () => {
  const at = bench()
  files(at.data, { 'decks/boat.md': deck })
  await at.run('quiz --limit 2 --seed 1', ['right', '', '-stern', '', 'left', ''])
  return at
}
const log = (data: string): string =>
  readdirSync(join(data, 'reviews'))
    .map((name) => readFileSync(join(data, 'reviews', name), 'utf8'))
    .join('')

test('weak cards are listed with the reason, the weakest first', async () => {
  const at = await learnt()
  at.clock.ms += 20 * 86_400_000
  const { out } = await at.run('weak --list')
  expect(out.split('\n').map((line) => line.split('  ')[0])).toEqual([
    'Which side is port?',
    'What is "=1+1|x" called?',
  ])
  expect(out).toMatch(/\d+% risk/)
  const [first] = JSON.parse((await at.run('weak --json')).out)
  expect(first).toMatchObject({ card: 'boat:port#concept', lapses: 0, leech: false })
  expect(first.risk).toBeGreaterThan(0.1)
})

test('a card that nothing stands out of is not listed, and a program gets the whole ranking', async () => {
  const at = bench()
  files(at.data, { 'decks/boat.md': deck })
  await at.run('quiz --limit 2 --seed 1', ['left', '', '-stern', ''])
  expect(JSON.parse((await at.run('weak --json')).out)).toHaveLength(2)
  for (const line of ['weak --list', 'find --weak']) {
    const { out } = await at.run(line)
    expect([line, out]).toEqual([line, expect.stringContaining('No card stands out as weak')])
  }
  expect((await at.run('weak --list --by risk')).out).toContain('0% risk')
  expect((await at.run('find --suspended')).out).toBe('No card is suspended.')
})

test('rows of cards have the question and the answer', async () => {
  const at = await learnt()
  const rows = parse((await at.run('export')).out, { columns: true }) as Record<string, string>[]
  expect(rows.map(({ question, answer }) => [question, answer])).toEqual([
    ['Which side is port?', 'left'],
    ['What is "=1+1|x" called?', "'-stern"],
  ])
  const options = bench({
    'boat.md': readFileSync(join(root, 'tests/fixtures/decks/boat.md'), 'utf8'),
  })
  await options.run('quiz boat --limit 1 --seed 1', ['2', 'u', '1', ''])
  const [met] = parse((await options.run('export')).out, { columns: true }) as Record<string, string>[]
  expect([met?.kind, met?.question]).toEqual(['meaning', expect.stringMatching(/^What does .+ do\?/)])
  expect(met?.answer).toMatch(/^[A-Z][a-z ]+/)
})

test('the name of a format is no deck', async () => {
  const { code, err } = await (await learnt()).run('export csv')
  expect([code, err]).toEqual([1, expect.stringContaining('did you mean --format csv?')])
})

test('drilling is recorded, and practice is not', async () => {
  const at = await learnt()
  const before = log(at.data)
  const practice = await at.run('weak --limit 1 --no-record', ['left', ''])
  expect(practice.err).toContain('Practice only')
  expect(log(at.data)).toBe(before)
  const drill = await at.run('weak --limit 1', ['left', ''])
  expect(drill.err).toContain('not due yet')
  expect(log(at.data).split('\n').length).toBe(before.split('\n').length + 1)
})

test('nothing known yet, and a ranking that is none', async () => {
  const at = bench()
  expect((await at.run('weak')).out).toContain('No card was answered yet')
  expect(await at.run('weak --by lapse')).toMatchObject({
    code: 2,
    err: expect.stringContaining('did you mean lapses?'),
  })
})

test('CSV comes back as it was, and no cell is a formula', async () => {
  const at = await learnt()
  const { out } = await at.run('export --what reviews')
  const rows = parse(out, { columns: true }) as Record<string, string>[]
  expect(rows.map(({ card, grade, answer }) => [card, grade, answer])).toEqual([
    ['boat:port#concept', 'again', 'right'],
    ['boat:formula#concept', 'good', "'-stern"],
    ['boat:port#concept', 'good', 'left'],
  ])
  for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+@-]/)
})

test('JSON names its version and columns; lines are objects; a table is a table', async () => {
  const at = await learnt()
  const whole = JSON.parse((await at.run('export --format json')).out)
  expect(whole).toMatchObject({ flagdrill: 1, what: 'cards' })
  expect(whole.rows.map(({ card }: { card: string }) => card)).toEqual([
    'boat:port#concept',
    'boat:formula#concept',
  ])
  expect(Object.keys(whole.rows[0])).toEqual(whole.columns)
  const lines = (await at.run('export --format jsonl --what reviews')).out.split('\n')
  expect(lines.map((line) => JSON.parse(line).grade)).toEqual(['again', 'good', 'good'])
  expect((await at.run('export --format markdown')).out.split('\n')[3]).toContain('"=1+1\\|x"')
})

test('what was taken back does not count; a span of days; a file is written whole', async () => {
  const at = bench()
  files(at.data, { 'decks/boat.md': deck })
  await at.run('quiz --limit 1', ['right', 'u', 'left', ''])
  const rows = parse((await at.run('export --what reviews')).out, { columns: true }) as Record<
    string,
    string
  >[]
  expect(rows.map(({ type, counts }) => [type, counts])).toEqual([
    ['review', 'false'],
    ['undo', ''],
    ['review', 'true'],
  ])
  expect((await at.run('export --what reviews --format markdown')).out.split('\n')).toHaveLength(3)
  expect((await at.run('export --format jsonl')).out).toBe(log(at.data).trimEnd())
  at.clock.ms += 30 * 86_400_000
  expect((await at.run('export --what reviews --format jsonl --since 7d')).out).toBe('')
  const file = join(folder(), '내보내기.csv')
  expect((await at.run(`export -o ${file}`)).err).toContain('1 row written')
  expect(readFileSync(file, 'utf8').split('\n')[0]).toContain('card,deck,kind')
})

test.each([
  ['export --format cvs', 'did you mean csv?'],
  ['export --what card', 'did you mean cards?'],
  ['export --since yesterday', '--since takes a day'],
  ['export -o /nonexistent/folder/x', 'there is no such file'],
])('%s is refused', async (line, said) => {
  const { code, err } = await bench().run(line)
  expect([code > 0, err.includes(said)]).toEqual([true, true])
})

test('the ending of the file names the format, an option counts more', async () => {
  const at = await learnt()
  const written = async (name: string, options = ''): Promise<string> => {
    expect(await at.run(`export -o ${join(at.data, name)} ${options}`)).toMatchObject({ code: 0 })
    return readFileSync(join(at.data, name), 'latin1')
  }
  expect(await written('a.csv')).toMatch(/^card,deck,/)
  expect(await written('a.jsonl')).toMatch(/^\{"type":"review"/)
  expect(await written('a.JSON')).toMatch(/^\{"flagdrill":1,"what":"cards"/)
  expect(await written('a.md')).toMatch(/^\| card \|/)
  expect(await written('a.apkg')).toMatch(/^PK/)
  expect(await written('a.txt')).toMatch(/^card,deck,/)
  expect(await written('b.csv', '--format markdown')).toMatch(/^\| card \|/)
})
