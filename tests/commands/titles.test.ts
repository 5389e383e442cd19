import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { files, root } from '../folders.ts'
import { languages } from '../languages.ts'
import { firstOf, rounds } from '../rounds.ts'
import { bench } from '../support.ts'

const deck = (title: string, subject: string): string =>
  `---\ntitle: ${title}\nprogram: docker\n---\n\nQ: ${subject}? {#${subject}}\n\nA: right\n\n- wrong\n- worse\n`

test.each([
  ['도커', 2],
  ['docker', 2],
  ['도커 기본 개념', 1],
  ['도커 기본', 1],
  ['이미지 레이어', 1],
])('the decks that "%s" names have %s cards', async (name, cards) => {
  const at = bench(
    {
      'a.md': deck('도커 기본 개념', 'one'),
      'b.md': deck('이미지 레이어와 컨테이너', 'two'),
      'c.md': deck('이미지 레이어 둘', 'x').replace('docker', 'git'),
    },
    'ko',
  )
  expect((await at.run(`due '${name}' --json`)).out).toContain(`"new": ${cards}`)
})

test('a title in English names its deck', async () => {
  const at = bench({ 'a.md': deck('Docker basics', 'one'), 'b.md': deck('Other things', 'two') })
  expect((await at.run("due 'docker basics' --json")).out).toContain('"new": 1')
  expect((await at.run('due Docker')).code).toBe(1)
})

const command =
  '---\nprogram: boat\n---\n\n| Command | Also | Meaning |\n|---|---|---|\n| `trip ls` | `trips` | List the trips |\n'
test.each(['boat trips', 'boat trip ls', 'trips'])(
  'the card of a command is found by its name: %s',
  async (name) => {
    const at = bench({ 'boat.md': command })
    expect((await at.run(`show '${name}'`)).out).toContain('List the trips')
    expect((await at.run(`history '${name}'`)).err).toContain('boat/trip/ls#')
  },
)

test.each([
  ['en', 'mine: 1 card, no problem.'],
  ['ko', 'mine: 카드 1장, 문제가 없습니다.'],
])('check takes the name of a deck: %s', async (language, said) => {
  const at = bench({}, language)
  files(at.data, { 'decks/mine.md': '---\ndeck: mine\n---\n\nQ: a? {#a}\n\nA: yes\n\n- no\n' })
  expect(await at.run('check mine')).toMatchObject({ code: 0, out: said })
  expect((await at.run('check no-such-thing')).code).toBe(1)
})

test.each([
  ['en', /--rm ls +the command inside, with the option: options of the outer command stand before it/],
  ['ko', /--rm ls +안에서 실행할 명령. 옵션도 여기에 들어갑니다/],
])('explain says of an option behind the image whose it is: %s', async (language, said) => {
  const names = ['docker-commands.md', 'docker-options.md']
  const decks = names.map((name) => [name, readFileSync(join(root, 'decks', language, name), 'utf8')])
  const at = bench(Object.fromEntries(decks), language)
  expect((await at.run('explain docker run alpine --rm ls', [], 120)).out).toMatch(said)
  const { explain } = languages[language]!
  const halves = { '-p 80': 'port', '-v /data': 'path', '-e HOME': 'variable' } as const
  for (const [option, half] of Object.entries(halves)) {
    const { out } = await at.run(`explain docker run ${option} nginx`)
    expect(out).toContain(explain.half[half])
    expect(out.replace(/ +/g, ' ')).toContain(`nginx ${explain.slots.IMAGE} (IMAGE)`)
  }
  expect((await at.run('explain docker run -p 8080:80 -v data:/d -e A=b nginx')).out).not.toMatch(
    new RegExp(
      Object.values(explain.half)
        .map((text) => text.slice(0, 20))
        .join('|'),
    ),
  )
  expect((await at.run("explain docker images -q '|' xargs docker rmi")).out).toMatch(/^ ~ \|/m)
  // The old program, and one in capitals.
  expect((await at.run('explain docker-compose up -d')).err).toContain('docker compose')
  expect((await at.run('explain Docker ps')).err).toMatch(/docker[?인]/)
  // A pipe is nothing wrong: another program goes on behind it.
  expect((await at.run("explain 'docker ps -a | grep web'")).out).toMatch(/^ ~ \|/m)
})

test.each([
  ['en', 'text without a card: A sentence that makes no card.', 'no problem'],
  ['ko', '카드를 만들지 않은 글: A sentence that makes no card.', '문제가 없습니다'],
])(
  'check names the text of a file that made no card, as build --problems does: %s',
  async (language, said, fine) => {
    const at = bench({}, language)
    files(at.data, {
      'notes.md': '# boat\n\nQ: a? {#a}\n\nA: yes\n\n- no\n\nA sentence that makes no card.\n',
    })
    const notes = join(at.data, 'notes.md')
    const { code, out } = await at.run(`check ${notes}`)
    expect(code).toBe(0)
    expect(out).toContain(fine)
    const text = (lines: string): string => lines.replace(/\s+/g, ' ')
    expect(text(out)).toContain(said)
    expect(text((await at.run(`build ${notes} --problems --dry-run`)).err)).toContain(said)
    expect(JSON.parse((await at.run(`check ${notes} --json`)).out)).toMatchObject({
      problems: [],
      prose: [{ code: 'prose' }],
    })
  },
)

const wordsFor: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  en: [
    ['remove container', 'docker/container/rm'],
    ['publish port', 'docker/--publish'],
    ['delete image', 'docker/image/rm'],
    ['removing containers', 'docker/container/rm'],
    ['show images', 'docker/image/ls'],
    ['list containers', 'docker/container/ls'],
    ['launch container', 'docker/container/start'],
    ['halt container', 'docker/container/stop'],
    ['download image', 'docker/image/pull'],
    ['컨테이너 삭제', 'docker/container/rm'],
  ],
  ko: [
    ['로그', 'docker/container/logs'],
    ['컨테이너 제거', 'docker/container/rm'],
    ['컨테이너 정지', 'docker/container/stop'],
    ['image 지우기', 'docker/image/rm'],
    ['컨테이너 삭제', 'docker/container/rm'],
    ['이미지 제거하기', 'docker/image/rm'],
    ['이미지 다운로드', 'docker/image/pull'],
    ['remove container', 'docker/container/rm'],
  ],
}

/** The three decks that a beginner has. */
const beginners = (language: string): Record<string, string> =>
  Object.fromEntries(
    ['docker-basics.md', 'docker-commands.md', 'docker-options.md'].map((name) => [
      name,
      readFileSync(join(root, 'decks', language, name), 'utf8'),
    ]),
  )

test.each(firstOf(['ko', 'en']))(
  'find has the command for it first, in whatever words it is asked for: %s',
  async (language) => {
    const at = bench(beginners(language), language)
    for (const [words, first] of wordsFor[language]!.slice(0, rounds(4, 100))) {
      const { out } = await at.run(`find ${words} --json --limit 1`)
      expect([words, (JSON.parse(out) as { id: string }[])[0]!.id]).toEqual([
        words,
        expect.stringMatching(`^${first}#`),
      ])
    }
  },
)

test.each([
  ['en', 'due today'],
  ['ko', '복습 오늘'],
])(
  'find has what was started before equal cards, with its day, the answer below: %s',
  async (language, day) => {
    const table = (rows: string): string =>
      `---\nprogram: boat\n---\n\n| Command | Meaning |\n|---|---|\n${rows}`
    const rows = '| `crew ls` | List the crews of a boat |\n| `trip ls` | List the trips |\n'
    const at = bench({ 'boat.md': table(rows) }, language)
    // The shorter question, until the other is started.
    expect((await at.run('find list')).out).toMatch(/^boat trip ls/)
    const { card } = JSON.parse((await at.run('next --json')).out) as { card: string }
    expect(card).toContain('boat/crew/ls#')
    await at.run(`answer '${card}' --give-up`)
    const { out } = await at.run('find list')
    expect(out.split('\n').slice(0, 2)).toEqual([
      expect.stringContaining('boat crew ls'),
      '   List the crews of a boat',
    ])
    expect(out).toContain(` · ${day}`)
  },
)

test.each(['show boat trip ls', 'history boat trip ls', 'show trips'])(
  'the name of a command needs no quotes: %s',
  async (line) => {
    const { out, err } = await bench({ 'boat.md': command }).run(line)
    expect(`${out}${err}`).toContain('boat/trip/ls#')
  },
)
