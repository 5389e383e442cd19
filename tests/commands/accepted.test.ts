import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../folders.ts'
import { firstOf } from '../rounds.ts'
import { bench } from '../support.ts'

const deck = readFileSync(join(root, 'tests/fixtures/decks/boat.md'), 'utf8')
const own = '---\ndeck: own\ntitle: Own\n---\n\nC: A boat turns with its [rudder]. {#turn}\n'

test.each(firstOf(['ko', 'en']))(
  'an answer that was right is counted, accepted from then on, listed and removed (%s)',
  async (language) => {
    const at = bench({ 'own.md': own }, language)
    const said = await at.run('quiz own --seed 1', ['helm', '!', 'y', ''])
    expect(said.out).toContain(language === 'en' ? 'Accepted from now on' : '정답으로 인정합니다')
    expect(
      (await at.store()).progress.cards['own:turn#gap-1']?.failed ??
        Object.values((await at.store()).progress.cards)[0]!.failed,
    ).toBe(false)
    const [[card, answers]] = Object.entries(JSON.parse((await at.run('accepted --json')).out)) as [
      [string, string[]],
    ]
    expect(answers).toEqual(['helm'])
    at.clock.ms += 30 * 86_400_000
    expect((await at.run('quiz own --seed 1', ['  helm ', ''])).out).toContain('✓ rudder')
    expect((await at.run(`accepted ${card} --remove`)).code).toBe(0)
    expect(JSON.parse((await at.run('accepted --json')).out)).toEqual({})
    at.clock.ms += 90 * 86_400_000
    expect((await at.run('quiz own --seed 1', ['helm', '', 'rudder', ''])).out).toContain('✗ helm')
    expect((await at.run('accepted --remove')).code).toBe(2)
    expect((await at.run('accepted boat --remove')).code).toBe(1)
  },
)

test('taking the answer back takes the acceptance back', async () => {
  const at = bench({ 'own.md': own })
  await at.run('quiz own --seed 1', ['helm', '!', 'y', 'u', 'rudder', ''])
  expect((await at.store()).progress.accepted).toEqual({})
})

test('? shows the keys at every question, and the question is asked again', async () => {
  const at = bench({ 'boat.md': deck, 'own.md': own })
  const choice = await at.run('quiz boat --limit 1 --seed 1', ['?', '0', '', 'q'])
  expect(choice.out).toContain('give up')
  const typed = await at.run('quiz own --seed 1', ['?', 'rudder', ''])
  expect(typed.out).toContain('an empty line or 0 gives up')
  expect(typed.out).toContain('✓ rudder')
})

const docker = `---
deck: docker
program: docker
---

### docker

| Command | Usage | Meaning |
|---|---|---|
| \`container run\` | \`IMAGE [COMMAND] [ARG...]\` | Start one |

| Option | Type | Commands | Meaning |
|---|---|---|---|
| \`--restart\` | string | \`container run\` | Start again |

T: Start httpd #get {#get}

${'```sh'}
docker container run httpd
${'```'}
`

test.each([
  ['en', 'docker refuses this line: --restart cannot be "allways"'],
  ['ko', 'docker에서 받아들이지 않는 명령줄입니다. --restart'],
])(
  'a line that its program refuses is called right after its reason was said (%s)',
  async (language, said) => {
    const at = bench({ 'docker.md': docker }, language)
    const line = 'docker container run --restart allways httpd'
    const { out } = await at.run('quiz --tag get --seed 1 --limit 1', [line, '!', 'y', ''])
    expect(out).toContain(said)
    expect(Object.values(JSON.parse((await at.run('accepted --json')).out))).toEqual([[line]])
  },
)
