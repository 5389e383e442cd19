import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { files, folder } from '../folders.ts'
import { bench } from '../support.ts'

const git = (place: string, ...args: string[]): string =>
  execFileSync('git', ['-C', place, '-c', 'user.name=x', '-c', 'user.email=x', ...args], {
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
  })
const deck = (...questions: string[]): string =>
  `---\ndeck: class\nlanguage: en\nprogram: pod\n---\n\n${questions.map((name) => `Q: What is ${name}? {#${name}}\n\nA: A part of a ship\n`).join('\n')}`

function teacher(contents: Record<string, string>): string {
  const place = folder()
  git(place, 'init', '-q', '--initial-branch=main')
  files(place, contents)
  git(place, 'add', '-A')
  git(place, 'commit', '-qm', 'decks')
  return place
}
function publish(place: string, contents: Record<string, string>): void {
  files(place, contents)
  git(place, 'add', '-A')
  git(place, 'commit', '-qm', 'more')
}

it('decks of a teacher are added, updated with what changed, and removed; progress stays', async () => {
  const on = bench()
  const place = teacher({ 'decks/class.md': deck('keel', 'mast'), 'README.md': '# Class\n\nQ: none\n' })
  expect((await on.run(`decks add ${place} --name class`)).out).toMatch(
    /^class is at [0-9a-f]{10}: 1 deck new, 0 changed, 0 gone\.\n2 cards new, 0 changed, 0 gone\. Progress stays\.$/,
  )
  await on.run('quiz class --limit 1', ['', '2', ''])
  expect(Object.keys((await on.store()).progress.cards)).toHaveLength(1)
  publish(place, { 'decks/class.md': deck('mast', 'oar', 'sail') })
  expect((await on.run('decks update')).out).toContain('2 cards new, 0 changed, 1 gone. Progress stays.')
  expect((await on.run('decks remove class')).out).toContain('0 cards new, 0 changed, 3 gone')
  expect(Object.keys((await on.store()).progress.cards)).toHaveLength(1)
  expect((await on.run('decks --json')).out).toBe('[]')
})

it('what is refused is said in a line and leaves nothing', async () => {
  const on = bench({}, 'ko')
  const place = teacher({ 'letter.txt': 'Dear' })
  for (const [line, said] of [
    ['decks add', '저장소를 지정하지 않았습니다'],
    ['decks add ext::sh', '원격 저장소로 쓸 수 없습니다'],
    [`decks add ${join(folder(), 'nowhere')}`, '연결할 수 없습니다'],
    [`decks add ${place}`, '덱이 없습니다'],
    [`decks add ${place} --name ../x`, '이름으로 쓸 수 없습니다'],
    ['decks update class', '그런 이름의 공유 덱이 없습니다'],
    ['decks update', '아직 공유 덱이 없습니다'],
    ['decks remove ../decks', '그런 이름의 공유 덱이 없습니다'],
  ] as const) {
    const { code, err } = await on.run(line)
    expect([line, code > 0, err]).toEqual([line, true, expect.stringContaining(said)])
  }
  const kept = join(on.data, 'subscriptions')
  expect(existsSync(kept) ? readdirSync(kept) : []).toEqual([])
})

it('a record that is damaged is named, and a repository that is gone is made again', async () => {
  const on = bench()
  const place = teacher({ 'one.md': 'Q: Which way? {#way}\n\nA: there\n' })
  await on.run(`decks add ${place} --name class`)
  const kept = join(on.data, 'subscriptions/class')
  const record = readFileSync(join(kept, 'subscription.json'))
  rmSync(join(kept, '.git'), { recursive: true })
  expect(await on.run('decks update class')).toMatchObject({ code: 0 })
  for (const text of ['', 'garbage', '{}', 'null', '{"url":"x","files":5}']) {
    writeFileSync(join(kept, 'subscription.json'), text)
    const { code, err } = await on.run('decks update class')
    expect([text, code, err]).toEqual([text, 1, expect.stringContaining('"class" is damaged')])
  }
  writeFileSync(join(kept, 'subscription.json'), record)
  expect(await on.run('decks update class')).toMatchObject({ code: 0 })
})

it('links, submodules, hidden files and attributes of a repository do nothing', async () => {
  const on = bench()
  const place = teacher({
    'decks/class.md': deck('keel'),
    'decks/.hidden.md': deck('mast'),
    '.gitattributes': '* filter=evil',
  })
  symlinkSync('/etc/passwd', join(place, 'decks', 'link.md'))
  publish(place, {})
  await on.run(`decks add ${place} --name class`)
  expect(readdirSync(join(on.data, 'subscriptions/class')).sort()).toEqual([
    '.git',
    'class.md',
    'subscription.json',
  ])
})
