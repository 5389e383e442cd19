import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Captions } from '../../src/model/index.ts'
import { files } from '../folders.ts'
import { type Bench, bench } from '../support.ts'

const block = (line: string): string => `\`\`\`sh\n${line}\n\`\`\`\n`
const notes = `# git\n\n- \`git add\`: takes files\n\n${['git gui', 'git branch -r', 'git gc'].map(block).join('\n')}`

const deckOf = (on: Bench, name = 'git'): { captions?: Captions; entries: { subject: string }[] } =>
  JSON.parse(readFileSync(join(on.data, 'decks', `${name}.json`), 'utf8'))

/** A learner with notes of the name and text. */
function learner(contents: Record<string, string> = { 'git.md': notes }): Bench {
  const on = bench()
  files(on.data, contents)
  return on
}

test('each answer is in the deck before the next question', async () => {
  const on = learner()
  await on.run(`build '${on.data}/git.md'`)
  const seen: unknown[] = []
  const words = ['opens the windows', '-', 'q']
  await on.run(`build '${on.data}/git.md' --ask`, () => {
    seen.push(deckOf(on).captions)
    return words[seen.length - 1]!
  })
  expect(seen).toEqual([
    undefined,
    { 'git gui': 'opens the windows' },
    { 'git gui': 'opens the windows', 'git branch -r': null },
  ])
  expect(deckOf(on).captions).toEqual({ 'git branch -r': null, 'git gui': 'opens the windows' })
})

test('u goes back a line at a time and takes its answer back', async () => {
  const on = learner()
  const answers = ['opens', 'lists', 'UNDO', '0', 'u', '0', 'q']
  const { out } = await on.run(`build '${on.data}/git.md' --ask`, answers)
  expect(out.match(/^ \d of 3/gm)).toEqual([1, 2, 3, 2, 3, 2, 3].map((index) => ` ${index} of 3`))
  expect(deckOf(on).captions).toEqual({ 'git gui': 'opens' })
  await on.run(`build '${on.data}/git.md' --ask`, ['lists them', '-', 'u', 'tidies up', ''])
  expect(deckOf(on).captions).toEqual({
    'git gui': 'opens',
    'git branch -r': 'lists them',
    'git gc': 'tidies up',
  })
})

test('the deck keeps the words alone: neither texts to choose from nor what was left out', async () => {
  const on = learner()
  await on.run(`build '${on.data}/git.md' --ask`, ['-', 'q'])
  const text = readFileSync(join(on.data, 'decks/git.json'), 'utf8')
  expect(text).toContain('"captions":{"git gui":null}')
  expect(text).not.toMatch(/unsure|leftOut|left-out/)
})

test.each(['q', '^C'])('%s ends the questions and keeps what was said so far', async (end) => {
  const on = learner()
  const { code, out } = await on.run(`build '${on.data}/git.md' --ask`, ['opens the windows', end])
  expect([code, out]).toEqual([0, expect.stringContaining('1 line explained, 0 left out, 2 still open.')])
  expect(deckOf(on).captions).toEqual({ 'git gui': 'opens the windows' })
  const again = await on.run(`build '${on.data}/git.md' --ask`, ['lists those elsewhere', 'tidies up'])
  expect(again.out).toContain('1 of 2 · ')
  expect(Object.keys(deckOf(on).captions!)).toHaveLength(3)
})

test('built again, the notes give the same deck, wherever they are', async () => {
  const on = learner()
  await on.run(`build '${on.data}/git.md' --ask`, ['opens the windows', '-', 'tidies up'])
  const { entries, captions } = deckOf(on)
  const again = await on.run(`build '${on.data}/git.md'`)
  expect(again.out).toContain('0 new, 0 changed, 0 gone.')
  expect(deckOf(on)).toMatchObject({ entries, captions: captions! })
  files(on.data, { 'moved/git.md': `Words.\n\n${notes}` })
  const moved = await on.run(`build '${on.data}/moved/git.md'`)
  expect(moved.out).toContain('0 new, 0 changed, 0 gone.')
  expect(deckOf(on).captions).toEqual(captions)
})

test('a card keeps its memory when the word is written into the notes, and when it is changed there', async () => {
  const on = learner()
  await on.run(`build '${on.data}/git.md' --ask`, ['opens the windows', 'q'])
  const cards = async () => JSON.parse((await on.run('cards git --json')).out) as { id: string }[]
  const before = (await cards()).map(({ id }) => id)
  expect(before.filter((id) => id.startsWith('git:'))).toHaveLength(2)
  files(on.data, { 'git.md': notes.replace('git gui', '# open all windows of it\ngit gui') })
  await on.run(`build '${on.data}/git.md'`)
  expect((await cards()).map(({ id }) => id)).toEqual(before)
  expect(Object.keys(deckOf(on).captions ?? {})).toEqual([])
})

test('a line that the notes have no longer takes its words with it', async () => {
  const on = learner()
  await on.run(`build '${on.data}/git.md' --ask`, ['opens the windows', '-', 'q'])
  files(on.data, { 'git.md': notes.replace('git gui', 'git fsck') })
  const { out } = await on.run(`build '${on.data}/git.md'`)
  expect(out).toContain('- git gui')
  expect(deckOf(on).captions).toEqual({ 'git branch -r': null })
})

test('a dry run asks and writes nothing', async () => {
  const on = learner()
  const { out } = await on.run(`build '${on.data}/git.md' --ask --dry-run`, ['opens the windows', 'q'])
  expect(out).toContain('opens the windows')
  expect(existsSync(join(on.data, 'decks'))).toBe(false)
})

test('a folder is asked about as a whole, and words stay with their deck', async () => {
  const on = learner({ 'all/a.md': notes, 'all/b.md': `# git\n\n${block('git fsck')}`, 'git.md': notes })
  const { out } = await on.run(`build '${on.data}/all' --ask`, ['opens', 'lists', '-', 'checks'])
  expect(out).toMatch(/4 of 4 · .*b\.md:4/)
  expect(deckOf(on, 'all').captions).toEqual({
    'git gui': 'opens',
    'git branch -r': 'lists',
    'git gc': null,
    'git fsck': 'checks',
  })
  expect((await on.run(`build '${on.data}/git.md'`)).out).toContain('3 lines could become cards')
})

test('--json has the texts that may explain a line, and the lines that were left out', async () => {
  const more = `Of the rest nobody knows.\n\n${block('git fsck')}\n## The old ones\n\n${block('git prune')}`
  const on = learner({ 'git.md': `${notes}\n${more}` })
  await on.run(`build '${on.data}/git.md' --ask`, ['-', 'q'])
  const { out } = await on.run(`build '${on.data}/git.md' --json --dry-run`)
  const { problems, leftOut } = JSON.parse(out) as { problems: { unsure?: object }[]; leftOut: object[] }
  expect(problems.map(({ unsure }) => unsure)).toEqual([
    { line: 'git gui', candidates: [] },
    { line: 'git branch -r', candidates: [] },
    { line: 'git gc', candidates: [] },
    { line: 'git prune', candidates: ['The old ones'] },
  ])
  expect(leftOut).toEqual([expect.objectContaining({ code: 'left-out', detail: 'git fsck' })])
})

test('lines and words from elsewhere are shown and kept as text, and nothing of them is run', async () => {
  const on = learner()
  const victim = join(on.data, 'victim')
  const hostile = [
    `touch ${victim}`,
    `git log --format="\u001B]0;title\u0007\u001B[31m$(touch ${victim})"`,
    `git log \`touch ${victim}\``,
    'git __proto__',
    'git constructor',
  ]
  files(on.data, {
    'git.md': `# git\n\n- \`git add\`: takes files\n\nHere \u001B[2J it is.\n\n${hostile.map(block).join('\n')}`,
  })
  const words = `\u001B[31m$(touch ${victim})\u0007 <script>`
  const { out, err } = await on.run(`build '${on.data}/git.md' --ask`, ({ type }) =>
    type === 'text' ? words : '',
  )
  expect(`${out}${err}`.replaceAll(words, '')).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/)
  expect(existsSync(victim)).toBe(false)
  const kept = Object.values(deckOf(on).captions!)
  expect(kept.length).toBeGreaterThan(2)
  expect(new Set(kept)).toEqual(new Set([`$(touch ${victim}) <script>`]))
  expect(Object.prototype).not.toHaveProperty('git __proto__')
  expect((await on.run(`build '${on.data}/git.md'`)).out).toContain('0 new, 0 changed, 0 gone.')
})

test('Enter alone takes no text: the line is asked about another time', async () => {
  const on = learner({
    'git.md': '# git\n\n- `git add`: takes files\n\nThe old ones go.\n\n```sh\ngit gc\n```\n',
  })
  const { out } = await on.run(`build '${on.data}/git.md' --ask`, ['', 'q'])
  expect(out).toContain('1  The old ones go.')
  expect(Object.keys(deckOf(on).captions ?? {})).toEqual([])
})
