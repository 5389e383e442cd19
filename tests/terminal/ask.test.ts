import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { files, folder, noConfig } from '../folders.ts'
import { firstOf, longTest } from '../rounds.ts'
import { program, screen } from './screen.ts'

const notes = `# git

- \`git add\`: takes files

## The old ones

\`\`\`sh
git prune
\`\`\`

\`\`\`sh
git gui
\`\`\`

Files that nobody knows go with \`git add -A\` only.
`

interface Words {
  language: string
  what: string
  keys: string
  help: string
  itself: string
  last: string
  sums: string
  offer: string
}

const english: Words = {
  language: 'en',
  what: 'What does this do?',
  keys: '1 that text   words: your own   ↵ not now   - never   q stop   ?',
  help: 'never: no card, and not asked again',
  itself: 'that is the line itself',
  last: '3 of 3',
  sums: '1 line explained, 1 left out, 1 still open.',
  offer: '1 line could become a card with a word from you',
}

const korean: Words = {
  language: 'ko',
  what: '무엇을 하는 줄인가요?',
  keys: '1 그 글로   직접 입력   ↵ 나중에   - 빼기   q 그만   ?',
  help: '빼기: 카드를 만들지 않고 다시 묻지 않습니다',
  itself: '그 줄과 같은 글입니다',
  last: '3개 가운데 3번째',
  sums: '뜻을 정한 줄 1개, 뺀 줄 1개, 남은 줄 1개.',
  offer: '1줄은 뜻을 알려 주면 카드가 됩니다',
}

function learner({ language }: Words, env: Record<string, string> = {}) {
  const data = folder()
  files(data, { 'git.md': notes })
  const args = ['--language', language, '--data', data, 'build', join(data, 'git.md')]
  return {
    args,
    ask: () => screen([...args, '--ask'], env, 90),
    captions: (): unknown =>
      (JSON.parse(readFileSync(join(data, 'decks/git.json'), 'utf8')) as { captions?: unknown }).captions,
  }
}

const captions = { 'git prune': 'throws away', 'git gui': null }

test.each(firstOf([english, korean]))('on a screen lines are asked about in $language', async (words) => {
  const user = learner(words)
  const at = user.ask()
  await at.shows(words.keys)
  expect(at.text()).toMatch(/› {3}8 {2}git prune[\s\S]*\n {3}git prune\n {3}1 {2}The old ones\n/)
  expect(at.text()).toContain(words.what)
  at.type('?')
  await at.shows(words.help)
  at.type('git prune\r')
  await at.shows(words.itself)
  // A letter too many is taken back with the keys of every line.
  at.type('throws\t awayy\u007F\r')
  await at.shows(/›\s+12 {2}git gui/)
  // Alt-U leads back, and the text stands to be given again.
  at.type('\u001Bu')
  await at.shows(/→ (?:back|앞줄로)[\s\S]*git prune[\s\S]*git prune/)
  at.type('throws away\r')
  await at.shows(/→ (?:back|앞줄로)[\s\S]*git gui[\s\S]*git gui/)
  at.type('-\r')
  await at.shows(words.last)
  at.type('\u0003')
  await at.shows(words.sums)
  await at.shows(words.offer)
  expect(await at.exit()).toBe(0)
  expect(user.captions()).toEqual(captions)
})

longTest.each([english, korean])(
  'a dumb terminal without colours is asked line by line in $language, without moving the cursor',
  async (words) => {
    const user = learner(words, { TERM: 'dumb', NO_COLOR: '1' })
    const at = user.ask()
    await at.shows(words.keys)
    at.type('throws away\r')
    await at.shows(/›\s+12 {2}git gui/)
    at.type('-\r')
    await at.shows(words.last)
    at.type('q\r')
    await at.shows(words.offer)
    expect(await at.exit()).toBe(0)
    expect(user.captions()).toEqual(captions)
  },
)

longTest('a window that is closed loses no answer', async () => {
  const user = learner(english)
  const first = screen(user.args, {}, 90)
  await first.exit()
  const at = user.ask()
  await at.shows(english.keys)
  at.type('throws away\r')
  await at.shows(/›\s+12 {2}git gui/)
  await at.hangUp()
  expect(user.captions()).toEqual({ 'git prune': 'throws away' })
})

longTest.each([english, korean])('without a terminal nothing is asked in $language', (words) => {
  const { args } = learner(words)
  const { status, stdout, stderr } = spawnSync(program[0]!, [program[1]!, ...args, '--ask'], {
    encoding: 'utf8',
    input: '1\n',
    env: { PATH: process.env.PATH ?? '', FLAGDRILL_CONFIG: noConfig },
  })
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toContain('--ask')
})
