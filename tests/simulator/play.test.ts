import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lineField } from '../../src/terminal/line-field.ts'
import { tightened } from '../../src/terminal/prompt.ts'
import { files, folder, root } from '../folders.ts'
import { languages } from '../languages.ts'
import { firstOf, longTest } from '../rounds.ts'
import { type Bench, bench } from '../support.ts'
import { screen } from '../terminal/screen.ts'

const decks = (language: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(root, 'decks', language))
      .filter((name) => /^docker-(?:commands|options|reference)\.md$/.test(name))
      .map((name) => [name, readFileSync(join(root, 'decks', language, name), 'utf8')]),
  )

test('a lab is played, explains what is missing, and is kept', async () => {
  const learner = bench(decks('en'))
  const { out, code } = await learner.run('lab stop-start', [
    'docker ps -q',
    'hint',
    'docker rm -f db',
    'undo',
    'hint',
    'hint',
    'docker stop db',
  ])
  expect(code).toBe(0)
  expect(out).toContain('`docker ps` shows what runs.')
  expect(out).toContain('taken back: docker rm -f db')
  expect(out).toContain('db: status should be "exited", not "running"')
  // A line that was taken back is no command of the way.
  expect(out).toContain('Solved with 1 command, the shortest way.')
  const list = JSON.parse((await learner.run('lab --json')).out) as { name: string; solved: boolean }[]
  expect(list.filter(({ solved }) => solved).map(({ name }) => name)).toEqual(['stop-start'])
})

test('the solution shown does not count as solved', async () => {
  const learner = bench(decks('en'))
  const { out, code } = await learner.run('lab paused', ['solution', 'exit'])
  expect(out).toContain('docker unpause web')
  expect(code).toBe(1)
  expect((await learner.run('lab --json')).out).not.toContain('"solved": true')
})

test.each(['en', 'ko'])('a lab with a letter off says which one may be meant: %s', async (language) => {
  const { code, err } = await bench(decks(language), language).run('lab fisrt')
  expect([code, err]).toEqual([1, expect.stringContaining(languages[language]!.errors.didYouMean('first'))])
})

test('a lab without that name says where to look', async () => {
  const { err, code } = await bench(decks('en'))
    .run('lab nope')
    .catch((error: Error) => ({ err: error.message, code: 1 }))
  expect([err.includes('there is no lab "nope"'), code]).toEqual([true, 1])
})

test('free lines are answered one by one', async () => {
  const { out } = await bench(decks('en')).run('lab --free --json', [
    'docker run -d --name web httpd',
    'docker run --name web httpd',
    'echo $?',
  ])
  const rows = out
    .split('\n')
    .map((line) => JSON.parse(line) as { exitCode: number; stdout: string; stderr: string })
  expect(rows.map(({ exitCode }) => exitCode)).toEqual([0, 125, 0])
  expect(rows[1]!.stderr).toContain('The container name "/web" is already in use')
  expect(rows[2]!.stdout).toBe('125\n')
})

test('a shell in a container takes the lines until exit', async () => {
  const { out, code } = await bench(decks('en')).run('lab exec', [
    'docker exec -it web sh',
    'cd /srv',
    'echo hello > index.html',
  ])
  expect(code).toBe(0)
  expect(out).toContain('Solved with 3 commands')
})

const days = 86_400_000

test('a lab that is due ends the daily quiz, one a day', async () => {
  const learner = bench(decks('en'))
  await learner.run('config new-per-day 0')
  const solutions: Record<string, string> = { paused: 'docker unpause web', 'stop-start': 'docker stop db' }
  for (const [name, line] of Object.entries(solutions)) await learner.run(`lab ${name}`, [line])
  learner.clock.ms += 60 * days
  const named = (out: string): string => /Lab due: .*\((\S+)\)/.exec(out)?.[1] ?? ''
  // `due` names the lab that the quiz ends with.
  const first = /One lab is due: flagdrill lab (\S+)/.exec((await learner.run('due')).out)?.[1] ?? ''
  expect(named((await learner.run('quiz', ['n'])).out)).toBe(first)
  expect((await learner.run('due')).out).toContain(`flagdrill lab ${first}`)
  const { out } = await learner.run('quiz', ['y', solutions[first]!])
  expect(out).toContain('Solved with 1 command, the shortest way.')
  expect(named((await learner.run('quiz')).out)).toBe('')
  expect((await learner.run('due')).out).not.toContain('One lab')
  learner.clock.ms += days
  const second = Object.keys(solutions).find((name) => name !== first)!
  expect(named((await learner.run('lab', ['y', solutions[second]!])).out)).toBe(second)
  expect(named((await learner.run('lab')).out)).toBe('')
})

longTest('whoever leaves a lab that is due leaves it for later', async () => {
  const learner = bench(decks('en'))
  await learner.run('config new-per-day 0')
  await learner.run('lab paused', ['docker unpause web'])
  learner.clock.ms += 60 * days
  expect((await learner.run('quiz', ['y', '^C', '^C'])).code).toBe(0)
  expect((await learner.run('quiz', ['n'])).out).toMatch(/Lab due: .*\(paused\)/)
})

test('Tab lists what may come next, and leaves a line with nothing to complete as it is', async () => {
  const at = screen(['lab', 'stop-start', '--data', folder()], {}, 80)
  await at.shows('›')
  at.type('docker \t')
  await at.shows(/docker +\n[\s\S]*attach/)
  at.type('stop -t 0 we\t')
  await at.shows('docker stop -t 0 web')
  at.type('zzz\t')
  await at.shows('docker stop -t 0 web zzz')
  // Code is bold where there are colours, and has no backquotes.
  at.type('\u0015hint\r')
  await at.shows(' docker ps shows what runs.')
  at.type('exit\r')
  expect(await at.exit()).toBe(1)
})

test('a screen with room for few keys keeps the one to go on and the one that shows all', () => {
  const view = { above: [], input: undefined, below: ['', ' ↵ next  1 again  2 hard  u undo  ? keys'] }
  expect(tightened(view, 40).below).toEqual([' ↵ next   u undo   ? keys'])
  expect(tightened(view, 20).below).toEqual([' ↵ next   ? keys'])
  expect(tightened(view, 12).below).toEqual([' u undo   ? keys'])
  // One row is one row, however few keys are in it.
  expect(tightened(view, 41).below).toEqual(view.below.slice(1))
})

test('an empty line in a lab leaves nothing on the screen, one in a quiz that it was given up', () => {
  const shown = (silent: boolean): unknown =>
    (lineField({ type: 'text', keys: '', silent }).key('return', '') as { shown: string }).shown
  expect([shown(true), shown(false)]).toEqual(['', '–'])
})

// A learner has done all that the task says, and something more.
const nearly = async (language: string): Promise<string> => {
  const learner = bench(decks(language), language)
  // The simulator reads the English options.
  for (const [name, text] of Object.entries(decks('en'))) files(learner.decks, { [`en/${name}`]: text })
  const { out, code } = await learner.run('lab first', [
    '?',
    'docker run -d httpd',
    '애차ㄷㄱ 겨ㅜ -ㅇ --ㅜ믇 ㅈㄷㅠ ㅗㅅ세ㅇ',
    'docker ps',
    'hint',
    'undo',
    'undo',
    'undo',
    'docker run -d --name web httpd',
  ])
  expect(code).toBe(0)
  return out.slice(out.indexOf('> ?'))
}

test('a lab says what is still in the way, undoes what changed something, and what comes next', async () => {
  const out = await nearly('en')
  expect(out).toMatch(/^ {3}undo +take back the last line that changed something$/m)
  // Names of containers are random.
  expect(out.replace(/[a-z]+_[a-z]+/g, 'NAME').replace(/[0-9a-f]{64}/g, 'ID')).toMatch(
    /> docker run -d httpd\nID\n> 애차[^\n]*\n read as docker run -d --name web httpd: the Korean layout was on\nID\n Nearly. What is still in the way:\n {3}NAME is still running, and should not be\n> docker ps\n(?:(?!Nearly)[\s\S])*> hint\n/,
  )
  expect(out.match(/^ (?:taken back.*|no line has.*)$/gm)).toEqual([
    ' taken back: docker run -d --name web httpd',
    ' taken back: docker run -d httpd',
    ' no line has changed anything yet',
  ])
  // The hint names the container in the way, not the option that was just used.
  expect(out).toMatch(
    /> hint\n Nearly[^\n]*\n {3}[a-z]+_[a-z]+ is still running, and should not be\n `docker rm -f/,
  )
  // Lines that were taken back are no commands, but no easy way either.
  expect(out).toMatch(
    /Solved with 1 command, the shortest way\.[\s\S]* Rated good; this lab comes again .*\.\n Next: flagdrill lab \S+ \(/,
  )
})

test.each(
  firstOf([
    [
      'en',
      /^\(other runs in the foreground; the lab goes on as in another terminal,\nand Ctrl-C in an empty line stops it\)$/m,
    ],
    [
      'ko',
      /^\(other 컨테이너가 포그라운드에서 실행 중입니다. 실습은 다른\n터미널에서처럼 이어지고, 빈 줄에서 Ctrl-C를 누르면 멈춥니다\)$/m,
    ],
  ]),
)('what the simulator says of itself is in the language of the learner: %s', async (language, said) => {
  const learner = bench(decks(language), language)
  for (const [name, text] of Object.entries(decks('en'))) files(learner.decks, { [`en/${name}`]: text })
  const { out } = await learner.run('lab first', ['docker run --name other httpd', 'exit'])
  expect(out).toMatch(said)
})

test.each(
  firstOf([
    ['en', 'help', 'runs in the foreground and would end with this terminal', 'Solved with 1 command,'],
    ['ko', '도움말', '포그라운드에서 실행 중이어서 이 터미널과 함께 끝납니다', '명령 1개로 해결했습니다'],
  ]),
)('a lab about -d is not solved in the foreground, and slips are no commands: %s', async (...row) => {
  const [language, help, held, solved] = row
  const learner = bench(decks(language), language)
  for (const [name, text] of Object.entries(decks('en'))) files(learner.decks, { [`en/${name}`]: text })
  const { out } = await learner.run('lab first', [
    'clear',
    help,
    'dokcer ps',
    'docker run --nmae web httpd',
    'docker run --name web httpd',
    'hint',
    'undo',
    'docker run -d --name web httpd',
  ])
  const before = out.slice(0, out.indexOf('docker run -d --name web httpd'))
  expect(before).toContain(held)
  expect(before).not.toContain(solved)
  expect(out).toContain(solved)
  expect(out).not.toContain('clear: command not found')
  expect(out).not.toContain(`${help}: command not found`)
})

test.each(firstOf(['목록', 'list', 'ls']))('lab %s lists the labs', async (word) => {
  const learner = bench(decks('en'))
  const { out, code } = await learner.run(`lab ${word}`)
  expect([code, out]).toEqual([0, (await learner.run('lab')).out])
  expect(out).toContain('first')
})

longTest('the same in Korean', async () => {
  const out = await nearly('ko')
  expect(out).toMatch(/^ {3}undo, 되돌리기 +무언가를 바꾼 마지막 줄 되돌리기$/m)
  expect(out).toMatch(/거의 다 됐습니다. 아직 걸리는 것:\n {3}아직 실행 중인 컨테이너: \w+\n> docker ps/)
  expect(out.match(/^ (?:되돌렸습니다: .*|아직 아무것도.*)$/gm)).toEqual([
    ' 되돌렸습니다: docker run -d --name web httpd',
    ' 되돌렸습니다: docker run -d httpd',
    ' 아직 아무것도 바꾸지 않았습니다',
  ])
  expect(out).toMatch(/ 평가: \S+\. 이 실습이 다시 나오는 날: .*\n 다음 실습: flagdrill lab \S+ \(/)
})

test.each([
  ['en', '✓ solved   · not yet solved', 'Play one: flagdrill lab first', 'Left without a rating'],
  ['ko', '✓ 해결   · 아직 해결하지 않음', '시작하려면: flagdrill lab first', '평가 없이 나왔습니다'],
])('%s: the list of labs ends with how to begin one', async (language, legend, one, left) => {
  const learner = bench(decks(language), language)
  const { out } = await learner.run('lab')
  expect(out).toContain(legend)
  expect(out).toContain(one)
  expect((await learner.run('lab first', ['exit'])).out).toContain(left)
})

test.each(
  firstOf([
    ['en', 'Rated again; this lab comes again tomorrow.'],
    ['ko', '평가: 다시. 이 실습이 다시 나오는 날: 내일'],
  ]),
)('a lab that was solved stays so when it is given up later: %s', async (language, rated) => {
  const learner = bench(decks(language), language)
  for (const [name, text] of Object.entries(decks('en'))) files(learner.decks, { [`en/${name}`]: text })
  await learner.run('lab first', ['docker run -d --name web httpd'])
  learner.clock.ms += 30 * 86_400_000
  expect((await learner.run('lab first', ['solution', 'exit'])).out).toContain(rated)
  expect((await learner.run('lab')).out).toMatch(/✓ first/)
})

/** Somebody who plays labs in a language; the simulator knows Docker from the English decks. */
function player(language: string): Bench {
  const at = bench({}, language)
  files(at.decks, Object.fromEntries(Object.entries(decks('en')).map(([name, text]) => [`en/${name}`, text])))
  return at
}

/** The rows of a text that the screen has, joined: what is wrapped reads as one. */
const unwrapped = (out: string): string => out.replace(/\s+/g, ' ')

test.each(
  firstOf([
    ['en', 'web: status should be "running", not "exited"'],
    ['ko', 'web: 상태 "exited" → "running"'],
  ]),
)(
  'a hint names first what a line of the learner spoilt, and the solution says to reset: %s',
  async (language, gap) => {
    const { lab } = languages[language]!
    const { out } = await player(language).run('lab stop-start', [
      'docker stop web',
      'hint',
      'solution',
      'undo',
      'hint',
      'docker stop db',
    ])
    const text = unwrapped(out)
    expect(text).toContain(unwrapped(`${lab.spoilt} ${gap} ${lab.mend}`))
    expect(text).toContain(unwrapped(`docker stop db ${lab.resetFirst}`))
    // After `undo` the hint is one of the lab again.
    expect(text.split(lab.undone('docker stop web'))[1]).toContain('`docker ps`')
    expect(text.split(unwrapped(lab.spoilt))).toHaveLength(2)
  },
)

test.each(
  firstOf([
    ['en', 'Which command removes a container, even a running one?'],
    ['ko', '실행 중인 컨테이너까지 삭제하는 명령은 무엇일까요?'],
  ]),
)('a hint is for what is still to be done: %s', async (language, first) => {
  const { lab } = languages[language]!
  const learner = player(language)
  const before = unwrapped((await learner.run('lab name-taken', ['hint', 'hint', 'exit'])).out)
  expect(before).toContain(first)
  const after = unwrapped((await learner.run('lab name-taken', ['docker rm -f test1', 'hint', 'exit'])).out)
  expect(after).not.toContain(first)
  expect(after).toContain(unwrapped(lab.howTo({ code: 'container-missing', name: 'test1' })))
})

test.each(firstOf(Object.entries(languages)))(
  'looking and clearing are no steps, what was removed is gone, and another lab is next: %s',
  async (language, { lab }) => {
    const learner = player(language)
    const { out } = await learner.run('lab stop-start', [
      'clear',
      'docker ps',
      'docker pss',
      '도움말',
      'docker stop db',
    ])
    expect(unwrapped(out)).toContain(lab.solved(1, 1))
    expect(out).not.toContain('command not found')
    const lines = ['docker rm -f web', 'hint', 'reset', 'solution', 'docker stop db']
    const again = unwrapped((await learner.run('lab stop-start', lines)).out)
    expect(again).toContain(`${lab.gone('web')} `)
    expect(again).not.toContain(lab.next('stop-start', '').slice(0, -3))
  },
)

test.each(firstOf(Object.entries(languages)))(
  'Ctrl-C leaves a lab when it is pressed twice, and says so before: %s',
  async (language, { lab }) => {
    const learner = player(language)
    const lines = ['docker ps', '^C', 'docker ps', '^C', '^C']
    const out = unwrapped((await learner.run('lab stop-start', lines)).out)
    expect(out.split(unwrapped(lab.leaveHow(undefined)))).toHaveLength(3)
    expect(out).toContain(lab.left('stop-start'))
    // In the shell of a container it says how to leave that.
    const inside = ['docker exec -it web sh', '^C', 'exit', 'exit']
    const shell = unwrapped((await learner.run('lab exec', inside)).out)
    expect(shell).toContain(unwrapped(lab.leaveHow('web')))
  },
)

test.each(firstOf(Object.entries(languages)))(
  'Ctrl-C in a lab stops what holds the terminal, as in a shell: %s',
  async (language, { lab }) => {
    const learner = player(language)
    const lines = [
      'docker run --name mine httpd',
      '^C',
      'docker ps -a --filter name=mine',
      'undo',
      'docker ps',
    ]
    const { out } = await learner.run('lab stop-start', [...lines, 'exit'])
    expect(unwrapped(out)).toContain(unwrapped(lab.interrupted(['mine'])))
    expect(out).toMatch(/Exited \(0\).*mine\n/)
    // It can be taken back, as any line.
    expect(out).toContain(lab.undone('^C'))
    expect(out.slice(out.indexOf(lab.undone('^C')))).toMatch(/Up .*mine\n/)
    // Process 1 ignores the signal; Ctrl-C twice still leaves.
    const deaf = ['docker run --name mine alpine tail -f /dev/null', '^C', '^C']
    const second = unwrapped((await learner.run('lab stop-start', deaf)).out)
    expect(second).toContain(unwrapped(lab.goesOn('mine')))
    expect(second).toContain(lab.left('stop-start'))
  },
)

test.each(firstOf(Object.entries(languages)))(
  'a lab says at once what a container has too much of, and show says where nothing is: %s',
  async (language, { lab }) => {
    const port = lab.gap({
      code: 'container',
      name: 'web',
      what: 'ports',
      wanted: '',
      is: '8080:80/tcp',
    })
    const lines = ['show', 'docker run -d --name web -p 8080:80 --restart always httpd', 'hint', 'exit']
    const { out } = await player(language).run('lab first', lines)
    expect(out).toContain(lab.nothingThere)
    const [before = '', after = ''] = out.split('> hint')
    expect(before).toContain(lab.nearly)
    expect(unwrapped(before)).toContain(unwrapped(port))
    expect(unwrapped(after)).toContain(unwrapped(port))
    expect(after).not.toContain(lab.spoilt)
  },
)

test('Ctrl-C ends all services of a project that hold the terminal', async () => {
  const compose = readFileSync(join(root, 'decks/en/docker-compose.md'), 'utf8')
  const { out } = await bench({ ...decks('en'), 'docker-compose.md': compose }).run('lab compose-first', [
    'docker compose up',
    '^C',
    'docker compose ps -a',
    'docker start -a shop-web-1',
    '^C',
    'docker compose up -d',
  ])
  expect(out).toContain('(Ctrl-C: shop-web-1 stopped)')
  expect(out.match(/\(Ctrl-C: shop-web-1 stopped\)/g)).toHaveLength(2)
  expect(out).toMatch(/Exited \(\d+\)/)
  expect(out).toContain('Solved with 5 commands; the shortest way has 1.')
})
