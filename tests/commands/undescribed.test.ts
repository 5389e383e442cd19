import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { files, root } from '../folders.ts'
import { languages } from '../languages.ts'
import { bench } from '../support.ts'

const none = bench()

it.each(['git stash pop', 'ls -la | wc -l', 'foo --bar "x y" > out.txt'])(
  'a line is the same as itself, although no deck describes its program: %s',
  async (line) => {
    expect(await none.run(`compare '${line}' '${line}'`)).toMatchObject({ code: 0, out: 'The same command.' })
  },
)

it('another line of a program that no deck describes cannot be told', async () => {
  const { code, err } = await none.run("compare 'git stash' 'git push'")
  expect({ code, err }).toMatchObject({ code: 4, err: expect.stringContaining('no deck describes git') })
  const json = await none.run("compare 'git stash' 'git push' --json")
  expect(json.code).toBe(4)
  expect(JSON.parse(json.out)).toEqual({
    same: null,
    verdict: 'unknown',
    differences: [],
    unknown: [{ code: 'program', text: 'no deck describes git' }],
  })
})

it('explain says so, also as JSON', async () => {
  expect((await none.run('explain foo --bar')).code).toBe(4)
  const { code, out } = await none.run("explain 'foo --bar' --json")
  expect(code).toBe(4)
  expect(JSON.parse(out)).toMatchObject({ valid: null, verdict: 'unknown', unknown: [{ code: 'program' }] })
})

it('of two lines neither is the right one: each difference says which line has it', async () => {
  const at = bench({ 'docker.md': docker })
  const { out } = await at.run(
    "compare 'docker container run --rm -m 6m httpd' 'docker container run -m 7m httpd'",
  )
  expect(out).toContain('✗ only the first has --rm: Leave nothing behind')
  expect(out).not.toMatch(/missing|asked for/)
  const { differences } = JSON.parse(
    (
      await at.run(
        "compare 'docker container run -m 6m httpd' 'docker container run -m 7m --rm httpd' --json",
      )
    ).out,
  )
  expect(differences.map(({ text }: { text: string }) => text)).toEqual([
    '-m, --memory: 6m in the first, 7m in the second',
    'only the second has --rm: Leave nothing behind',
  ])
})

it('of several reasons the two decisive ones are printed, JSON has all', async () => {
  const pod = bench({
    'pod.md':
      '---\ndeck: pods\nprogram: pod\n---\n\n### pod\n\n| Command | Usage | Meaning |\n|---|---|---|\n| `open` | `BOX` | Open one |\n\n| Option | Type | Commands | Meaning |\n|---|---|---|---|\n| `-k`, `--key` | string | `open` | Bring a key |\n| `-q`, `--quiet` | | `open` | Say nothing |\n',
  })
  const lines = "'pod open --key iron -q chest' 'pod open crate'"
  const { out } = await pod.run(`compare ${lines}`)
  expect(out.trim().split('\n')).toHaveLength(3)
  const json = JSON.parse((await pod.run(`compare ${lines} --json`)).out)
  expect(json.differences).toHaveLength(3)
})

const gitNotes = `# git

| command | meaning |
|---|---|
| \`git status\` | what changed |

- \`git commit --amend\` : mend the last commit
- \`git add -p\` : choose what to add
- \`git stash pop\` : take back what was put away
`

it('notes that name one command of a program are not taken for all of it', async () => {
  const at = bench()
  files(at.data, { 'git-notes.md': gitNotes })
  await at.run(`build ${join(at.data, 'git-notes.md')}`)
  // No line is refused: what the notes do not list may exist.
  expect(await at.run('check')).toMatchObject({ code: 0, out: expect.stringContaining('no problem') })
  const { code, out } = await at.run('explain git commit --amend')
  expect(code).toBe(4)
  expect(out).toContain('? commit is not described in these decks')
  expect(out).toContain('Your deck git-notes has this line: mend the last commit')
  expect((await at.run('explain git commit --amned')).out).not.toContain('has this line')
})

it('the choices of a card come from its own notes, where the program has few', async () => {
  const at = bench({
    'boat.md': readFileSync(join(root, 'tests/fixtures/decks/boat.md'), 'utf8'),
  })
  files(at.data, { 'git-notes.md': gitNotes })
  await at.run(`build ${join(at.data, 'git-notes.md')}`)
  const { out } = await at.run('cards git-notes --json')
  const id = (JSON.parse(out) as { id: string }[]).find((card) => card.id.endsWith('status#meaning'))!.id
  const shown = (await at.run(`show '${id}'`)).out
  const choices = [...shown.matchAll(/^ +\d {2}(.*)$/gm)].map(([, text]) => text!).sort()
  expect(choices).toEqual([
    'choose what to add',
    'mend the last commit',
    'take back what was put away',
    'what changed',
  ])
  // Too few are shown, not filled up with what another program does.
  files(at.data, {
    'npm-notes.md': '# npm\n\n| command | meaning |\n|---|---|\n| `npm audit` | what is in it |\n',
  })
  await at.run(`build ${join(at.data, 'npm-notes.md')}`)
  const made = JSON.parse((await at.run('cards npm-notes --json')).out) as { id: string }[]
  const few = made.find((card) => card.id.endsWith('#meaning'))!.id
  const card = (await at.run(`show '${few}'`)).out
  expect(card).toContain('what is in it')
  expect(card).not.toMatch(/^ +\d {2}/m)
})

const docker =
  '---\ndeck: docker\nprogram: docker\n---\n\n### docker\n\n| Command | Usage | Meaning |\n|---|---|---|\n| `container run` | `IMAGE [COMMAND] [ARG...]` | Start one |\n| `container kill` | `CONTAINER [CONTAINER...]` | End it |\n| `container ls` | | List them |\n| `network ls` | | List nets |\n| `image prune` | | Delete images |\n\n| Command | Also | Usage | Meaning |\n|---|---|---|---|\n| `image ls` | `images` | `[REPOSITORY[:TAG]]` | List images |\n\n| Option | Type | Commands | Meaning |\n|---|---|---|---|\n| `--restart` | string | `container run` | Start again |\n| `-m`, `--memory` | bytes | `container run` | Limit RAM |\n| `--name` | string | `container run` | Call it so |\n| `--mode` | string | `container run` | Choose a way |\n| `--mount-rm` | string | `container run` | Detach what it has |\n| `--detach` | | `container run` | Leave the terminal to others |\n| `--rm` | | `container run` | Leave nothing behind |\n| `-p`, `--publish` | list | `container run` | Open a door |\n| `-v`, `--volume` | list | `container run` | Keep the files |\n| `-s`, `--signal` | string | `container kill` | Send another |\n| `-f`, `--filter` | filter | `container ls`, `network ls` | Choose some |\n'

it.each([
  ['run --restart=allways nginx', 'did you mean always?', '혹시 always'],
  [
    'run -v mydata/var/lib/mysql mysql',
    'did you mean mydata:/var/lib/mysql?',
    'mydata:/var/lib/mysql인가요?',
  ],
  ['run -v data:var mysql', 'var is no full path', 'var: 절대 경로가 아닙니다'],
  ['run -m 512 nginx', 'counts bytes; 6m is the least', '최소 6m'],
  ["run --name 'my web' nginx", 'a name has two characters or more', '두 글자 이상'],
  ['kill -s FOO web', 'FOO is not a signal', 'FOO: 없는 시그널'],
  ['ls --filter bogus=1', 'only ancestor, before, exited', 'ancestor, before, exited'],
  ['ls --filter nam=web', 'did you mean name?', '혹시 name'],
  ['ls --filter status=x', 'only status=created, running', 'status=created, running'],
  ['ls --filter status=runing', 'did you mean running?', '혹시 running'],
  ['ls --filter name=web --filter exited=x', 'only exited=0, 1', 'exited=0, 1'],
])('explain docker container %s: docker takes no line that only its daemon refuses', async (line, en, ko) => {
  for (const [language, said] of Object.entries({ en, ko })) {
    const { code, out } = await bench({ 'docker.md': docker }, language).run(
      `explain docker container ${line}`,
    )
    expect([language, code, out]).toEqual([language, 1, expect.stringContaining(said)])
  }
})

it.each([
  ['images prune', 'did you mean docker image prune?', '혹시 docker image prune인가요?'],
  ['images ls', 'did you mean docker image ls?', '혹시 docker image ls인가요?'],
  ['container run -p 80 8080 nginx', 'did you mean -p 80:8080?', '혹시 -p 80:8080인가요?'],
  ['container run ubuntu -rm bash', '-rm stands behind ubuntu and', '-rm: ubuntu 뒤에 있어서'],
  ['container run httpd --detach', '--detach stands behind httpd and', '--detach: httpd 뒤에 있어서'],
])('explain docker %s: docker takes it, and it may not have been meant', async (line, en, ko) => {
  for (const [language, said] of Object.entries({ en, ko })) {
    const at = bench({ 'docker.md': docker }, language)
    const { code, out } = await at.run(`explain docker ${line}`)
    expect([code, out]).toEqual([0, expect.stringContaining(`~ ${said}`)])
    const { notices } = JSON.parse((await at.run(`explain 'docker ${line}' --json`)).out)
    expect(notices).toHaveLength(1)
    // The line is kept without a question; what is doubtful in it is said.
    const added = await at.run(`add 'docker ${line}' -m 'zebra'`, [])
    expect([added.code, added.err]).toEqual([0, expect.stringContaining(said)])
  }
})

it.each([
  'images httpd',
  'container run httpd ls --detach',
  'container run --detach httpd',
  'container run -p 80 nginx',
  'container run -v /data mysql',
  'container run -v data:/var/lib/mysql mysql',
  'container run -v $PWD:/app mysql',
])('explain docker %s: nothing is doubtful', async (line) => {
  const at = bench({ 'docker.md': docker })
  const { code, out } = await at.run(`explain docker ${line}`)
  expect([code, out]).toEqual([0, expect.not.stringContaining('~')])
})

describe.each(['en', 'ko'])('%s', (language) => {
  const { find, export: exported } = languages[language]!
  const shelf = { 'docker.md': docker }

  it('add says at once that a program refuses a line, and asks on a terminal', async () => {
    const at = bench(shelf, language)
    const line = "add 'docker container run --restart allways httpd' -m 'zebra'"
    const no = await at.run(line, ['n'])
    expect([no.code, no.err]).toEqual([1, expect.stringContaining('always')])
    expect(no.out).toContain(find.addSure)
    expect((await at.run('find zebra --json')).out).toBe('[]')
    const yes = await at.run(line, ['y'])
    expect([yes.code, yes.err]).toEqual([0, expect.stringContaining('always')])
    const sound = await at.run("add 'docker container run httpd' -m 'start another'")
    expect([sound.code, sound.out]).toEqual([0, expect.not.stringContaining(find.addSure)])
  })

  it('an ending that names no format is an error that says which there are', async () => {
    const at = bench(shelf, language)
    const { code, err } = await at.run(`export -o ${at.data}/x.xlsx`)
    expect([code, err]).toEqual([2, expect.stringContaining(exported.badEnding('xlsx'))])
    expect(err).toContain('.csv, .json, .jsonl, .md, .apkg')
    expect((await at.run(`export -o ${at.data}/x.xlsx --format csv`)).code).toBe(0)
    expect((await at.run(`export -o ${at.data}/x.txt`)).code).toBe(0)
  })

  it('find names the word that was misspelt, else the cards with most of the words', async () => {
    const at = bench(shelf, language)
    const typo = await at.run('find restrat')
    expect([typo.code, typo.out]).toEqual([1, expect.stringContaining('restart')])
    const small = await at.run('find limit into the ram')
    expect([small.code, small.out]).toEqual([0, expect.stringContaining('--memory')])
    const core = await at.run('find ram mode')
    expect([core.code, core.out.split('\n')[0]]).toEqual([0, expect.stringContaining('--memory')])
    const form = await at.run('find detached mode')
    expect([form.code, form.out.split('\n')[0]]).toEqual([0, expect.stringContaining('--detach')])
    const most = await at.run('find limit quux9zz ram')
    expect([most.code, most.out, most.err]).toEqual([
      0,
      expect.stringContaining('--memory'),
      expect.stringContaining(find.none),
    ])
  })
})
