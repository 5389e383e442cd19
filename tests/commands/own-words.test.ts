import { join } from 'node:path'
import { files } from '../folders.ts'
import { bench } from '../support.ts'

const shipped: Record<string, string> = {
  en: `---
title: Boats
program: boat
---

| Command | Also | Meaning | Example | Why |
|---|---|---|---|---|
| \`trip ls\` | \`log\`, \`trips\` | List the trips | \`boat log -a\` | The last one comes first. |
| \`trip rm\` | \`drop\` | Delete a trip | | |
| \`trip stop\` | | Drop the anchor | | |
| \`trip start\` | \`sail\` | Leave the harbour | | |
| \`trip wait\` | | Wait a while | | |

| Option | Commands | Meaning | Why |
|---|---|---|---|
| \`-a\`, \`--all\` | \`trip ls\` | Show cancelled trips too | A trip may be there and not be seen. |
`,
  ko: `---
title: 배
program: boat
---

| 명령 | 별칭 | 뜻 | 예 | 이유 |
|---|---|---|---|---|
| \`trip ls\` | \`log\`, \`trips\` | 항해 목록 보기 | \`boat log -a\` | 마지막 항해가 먼저 나옵니다. |
| \`trip rm\` | \`drop\` | 항해 하나를 삭제하기 | | |
| \`trip stop\` | | 닻 내리기 | | |
| \`trip start\` | \`sail\` | 항구에서 출발하기 | | |
| \`trip wait\` | | 기다림 | | |

| 옵션 | 명령 | 뜻 | 이유 |
|---|---|---|---|
| \`-a\`, \`--all\` | \`trip ls\` | 취소한 항해도 표시하기 | 보이지 않는 항해가 있을 수 있습니다. |
`,
}

const notes: Record<string, string> = {
  en: '# boat\n\n- boat log : my voyages\n- boat drop : gone for good\n- boat sail : off we go\n- boat trip stop : halt here\n\n## boat log\n\n| option | meaning |\n|---|---|\n| -a | all of them |\n',
  ko: '# boat\n\n- boat log : 다녀온 곳\n- boat drop : 기록 없앰\n- boat sail : 출발\n- boat trip stop : 멈춤\n\n## boat log\n\n| 옵션 | 뜻 |\n|---|---|\n| -a | 전부 |\n',
}

const built = async (language: string) => {
  const at = bench({ 'boat.md': shipped[language]! }, language)
  files(at.data, { 'mine.md': notes[language]! })
  const file = join(at.data, 'mine.md')
  const preview = (await at.run(`preview ${file}`)).out
  const { out } = await at.run(`build ${file}`)
  return { at, file, preview, out }
}

/** The lines of a card in a preview. */
const cardOf = (preview: string, id: string): string[] =>
  preview
    .slice(preview.indexOf(`${id}\n`))
    .split('\n\n')[0]!
    .split('\n')

test.each([
  [
    'en',
    'What does boat log do?',
    'also: boat trips, boat trip ls',
    'my voyages',
    ['The last one comes first.', 'boat log -a'],
    ['gone for good', 'halt here', 'my voyages', 'off we go'],
    '11 of these cards are shipped ones: your words are shown.',
  ],
  [
    'ko',
    'boat log 명령은 무엇을 할까요?',
    '다른 표기: boat trips, boat trip ls',
    '다녀온 곳',
    ['마지막 항해가 먼저 나옵니다.', 'boat log -a'],
    ['기록 없앰', '다녀온 곳', '멈춤', '출발'],
    '이 가운데 11장은 기본 덱에 있는 카드입니다. 내 노트의 글로 보여 줍니다.',
  ],
])(
  '%s: a card of notes has their names and words, with what the shipped card adds',
  async (language, prompt, also, words, below, choices, said) => {
    const { at, file, preview, out } = await built(language)
    const card = cardOf(preview, 'boat/trip/ls#meaning').map((line) => line.trim())
    expect(card.slice(1, 3)).toEqual([prompt, also])
    expect(card).toEqual(expect.arrayContaining([`✓ ${words}`, ...below]))
    // All choices are of one hand: the form of the right one does not tell it.
    for (const seed of [1, 2, 3]) {
      const seeded = cardOf((await at.run(`preview ${file} --seed ${seed}`)).out, 'boat/trip/ls#meaning')
      const offered = seeded.flatMap((line) => /^ +\d {2}(.*)$/.exec(line)?.[1] ?? [])
      expect(offered.sort((a, b) => (a < b ? -1 : 1))).toEqual(choices)
    }
    expect(cardOf(preview, 'boat/trip/ls#recall').join('\n')).toMatch(/\bl \(3|앞부분 l, 모두 3글자/)
    expect(cardOf(preview, 'boat/--all#meaning').join('\n')).toMatch(/: boat log$/m)
    expect(out).toContain(said)
    // Nor do words of one's own stand out among the choices of a shipped card.
    const shown = (await at.run('show boat/trip/wait#meaning')).out.split('\n')
    const others = shown.flatMap((line) => /^ +\d {2}(.*)$/.exec(line)?.[1] ?? [])
    expect(others).toHaveLength(4)
    expect(others.filter((text) => choices.includes(text))).toEqual([])
  },
)

/** Right names other than those that the notes have. */
const names: Record<string, string> = {
  'boat/trip/ls#recall': 'boat trip ls',
  'boat/trip/rm#recall': 'drop',
  'boat/trip/start#recall': 'trip start',
  'boat/trip/stop#recall': 'boat trip stop',
}

interface Question {
  type: string
  prompt: string
  choices?: string[]
}

/** The arguments of a right answer to a card, by its lines in the preview. */
function replyTo(card: string, { type, choices }: Question, shown: readonly string[]): string {
  const right = shown.find((line) => line.startsWith('✓'))!.slice(2)
  if (choices) return `--choice ${choices.indexOf(right) + 1}`
  return type === 'reveal' ? '--grade good' : `--text ${names[card] ?? right.split(', ')[0]}`
}

test('each name of a command is right, and what the quiz asks is what the preview shows', async () => {
  const { at, preview } = await built('en')
  const right = new Map<string, boolean>()
  const ask = async (): Promise<boolean> => {
    const { card, question } = JSON.parse((await at.run('next mine --json')).out)
    if (!question) return false
    const shown = cardOf(preview, card).map((line) => line.trim())
    const answered = await at.run(`answer ${card} --json ${replyTo(card, question, shown)}`)
    right.set(card, JSON.parse(answered.out).correct)
    // The choices are the same texts, in an order of their own.
    for (const text of [...question.prompt.split('\n'), ...(question.choices ?? [])])
      expect(shown.map((line) => line.replace(/^\d {2}/, ''))).toContain(text)
    return true
  }
  for (let day = 0; day < 3; day++) {
    while (await ask());
    at.clock.ms += 5 * 86_400_000
  }
  expect(Object.keys(names).map((card) => right.get(card))).toEqual([true, true, true, true])
  expect(right.size).toBeGreaterThan(8)
})

test.each([
  ['en', 'halted here.', 'Drop the anchor'],
  ['ko', '멈춤', '닻 내리기'],
])(
  '%s: a single meaning that its form would tell is asked in the words of the deck, with one’s own below',
  async (language, words, theirs) => {
    const at = bench({ 'boat.md': shipped[language]! }, language)
    files(at.data, { 'mine.md': `# boat\n\n- boat trip stop : ${words}\n` })
    await at.run(`build ${join(at.data, 'mine.md')}`)
    const shown = (await at.run('show boat/trip/stop#meaning')).out
    const offered = shown.split('\n').flatMap((line) => /^ +\d {2}(.*)$/.exec(line)?.[1] ?? [])
    expect(offered).toHaveLength(4)
    expect(offered).toContain(theirs)
    expect(offered).not.toContain(words)
    expect(shown.replace(/\s+/g, ' ')).toContain(`✓ ${theirs} ${words}`)
    expect((await at.run('show boat/trip/stop#recall')).out).toContain(words)
  },
)
