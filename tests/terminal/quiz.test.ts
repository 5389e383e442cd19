import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { files, folder } from '../folders.ts'
import { firstOf, longTest } from '../rounds.ts'
import { program, type Screen, screen } from './screen.ts'

// One gap and one choice, both in Korean; the shipped decks are not asked.
const deck = `---
deck: mini
title: 작은 덱
language: ko
program: pod
---

C: 이미지 레이어는 [읽기 전용]이다. {#mode}

Q: 어느 쪽이 왼쪽일까요? {#left}

A: 왼쪽

- 오른쪽
- 위쪽
`

function start(columns = 72, env: Record<string, string> = {}): { at: Screen; data: string } {
  const data = folder()
  files(data, { 'decks/mini.md': deck })
  return {
    data,
    at: screen(['quiz', 'mini', '--data', data, '--seed', '1', '--language', 'ko'], env, columns),
  }
}
const answers = (data: string): { card: string; grade: string; answer: string }[] =>
  existsSync(join(data, 'reviews'))
    ? readdirSync(join(data, 'reviews')).flatMap((name) =>
        readFileSync(join(data, 'reviews', name), 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      )
    : []
const input = '↵ 답하기'

test('a session from the first question to the summary, typed and chosen', async () => {
  const { at, data } = start()
  await at.shows(input)
  at.type('읽기 전용')
  await at.shows('› 읽기 전용')
  // " › " and five wide characters with a space among them: the next one is composed at column 12.
  expect(at.cursor()).toMatchObject({ column: 12, hidden: false })
  at.type('\u007F\u007F')
  await at.shows(/› 읽기\s*\n/)
  at.type('전용\r')
  await at.shows('↵ 다음')
  expect(answers(data)).toMatchObject([{ card: 'pod:mode#gap-1', grade: 'good', answer: '읽기 전용' }])
  at.type('\r')
  await at.shows('고르기')
  at.type('\u001B[B')
  await at.shows('›1')
  const place = ['왼쪽', '오른쪽', '위쪽'].map((name) => new RegExp(`(\\d)  ${name}`).exec(at.text())![1])
  at.type(place[0]!)
  await at.shows('✓ 왼쪽')
  at.type(' ')
  await at.shows('끝: 새 카드 2장')
  await at.shows('↵ 마침')
  at.type('\r')
  expect(await at.exit()).toBe(0)
  expect(at.cursor().hidden).toBe(false)
  expect(answers(data)).toHaveLength(2)
})

test.each(
  firstOf([
    ['Ctrl-D on an empty line', '\u0004'],
    ['Ctrl-C', '\u0003'],
  ] as [string, string][]),
)('%s ends it with the summary and the terminal as it was', async (_name, key) => {
  const { at } = start()
  await at.shows(input)
  expect(at.modes().paste).toBe(true)
  at.type(key)
  expect(await at.exit()).toBe(0)
  await at.shows('멈췄습니다')
})

test.each(
  firstOf([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as [string, number][]),
)('%s gives the terminal back', async (signal, code) => {
  const { at } = start()
  await at.shows(input)
  at.kill(signal)
  expect(await at.exit()).toBe(code)
})

test('a window that is closed ends it as a hang-up, and no answer is lost', async () => {
  const { at, data } = start()
  await at.shows(input)
  at.type('읽기 전용\r')
  await at.shows('✓ 읽기 전용')
  expect(await at.hangUp()).toBe(129)
  expect(answers(data)).toHaveLength(1)
})

test('a paste of several lines is one answer, and what it carries does nothing', async () => {
  const { at, data } = start()
  await at.shows(input)
  at.type('\u001B[200~읽기\n전용\u001B[201~')
  await at.shows('› 읽기 전용')
  at.type('\r')
  await at.shows('✓ 읽기 전용')
  expect(answers(data)[0]).toMatchObject({ answer: '읽기 전용', grade: 'good' })
  at.type('\u0003')
  await at.exit()
})

longTest(
  'a paste of tens of thousands of letters that the terminal does not mark is taken at once',
  async () => {
    const { at } = start()
    await at.shows(input)
    // Painting the line anew for each of them would take minutes.
    at.type('x'.repeat(60_000))
    await at.shows(/x{60}/)
    at.type('\u0015ready')
    await at.shows('› ready')
    at.type('\u0003')
    await at.exit()
  },
)

longTest('an emoji of several code points is one character', async () => {
  const { at } = start()
  await at.shows(input)
  at.type('a👨‍👩‍👧b')
  await at.shows(/› a.+b\s*\n/)
  at.type('\u007F\u007F')
  await at.shows(/› a\s*\n/)
  expect(at.cursor().column).toBe(4)
  at.type('\u0003')
  await at.exit()
})

longTest('40 columns: no line is wider, and the caret follows onto the next row', async () => {
  const { at } = start(40)
  await at.shows(input)
  at.type('가'.repeat(24))
  await at.shows(/› 가{18}\n {3}가{6}\s*\n/)
  expect(at.cursor()).toMatchObject({ column: 15 })
  at.resize(60, 30)
  await at.shows('가'.repeat(24))
  at.type('\u0015')
  at.type('\r')
  await at.shows('↵ 다음')
  at.type('q')
  expect(await at.exit()).toBe(0)
})

test('keys work with Hangul switched on: ㅂ is q', async () => {
  const { at } = start()
  await at.shows(input)
  at.type('\r')
  await at.shows('↵ 다음')
  at.type('ㅂ')
  expect(await at.exit()).toBe(0)
})

longTest('undo by key asks the card again; NO_COLOR paints no colour', async () => {
  const { at, data } = start(72, { NO_COLOR: '1' })
  await at.shows(input)
  at.type('\r')
  await at.shows('↵ 다음')
  at.type('u')
  await at.shows('되돌렸습니다')
  // Typed ahead: nothing is lost between two questions.
  at.type('읽기 전용\r')
  await at.shows('알맞음')
  at.type('q')
  await at.exit()
  expect(answers(data).map((event) => event.grade)).toEqual(['again', 'again', 'good'])
})

/** A gap and a choice, in a language. */
const both = (language: string): string => deck.replace('language: ko', `language: ${language}`)

describe.each([
  ['en', '↵ answer', '1-3 choose', 'given up', '↵ next', 'new', 'again'],
  ['ko', '↵ 답하기', '1-3 고르기', '모름', '↵ 다음', '새 카드', '다시'],
])('giving up in %s', (language, line, list, gaveUp, next, isNew, again) => {
  const trial = language === 'ko' ? test : longTest

  trial(
    '0 and Enter alone mean the same in a line and in a list, and a second Enter skips nothing',
    async () => {
      const data = folder()
      files(data, { 'decks/mini.md': both(language) })
      const at = screen(['quiz', 'mini', '--data', data, '--seed', '1', '--language', language])
      await at.shows(line)
      expect(at.text()).toContain(isNew)
      at.type('0\r')
      await at.shows(next)
      expect(rowsWith(at, gaveUp)).toHaveLength(1)
      // Pressed twice: the second one came before the list was there.
      at.type('\r\r')
      await at.shows(list)
      at.type('0')
      await at.shows(new RegExp(`${gaveUp}[\\s\\S]*${gaveUp}[\\s\\S]*${next}`))
      at.type('\r')
      await at.shows(line)
      expect(rowsWith(at, ` ${again} `).length).toBeGreaterThan(0)
      at.type('\r')
      await at.shows(next)
      at.type('\r')
      await at.shows(list)
      at.type('\r')
      await at.shows(next)
      expect(answers(data).map(({ grade, answer }) => [grade, answer])).toEqual(
        Array.from({ length: 4 }, () => ['again', '']),
      )
      at.type('\u0003')
      expect(await at.exit()).toBe(0)
    },
  )
})

const parts = (language: string): string => `---
deck: parts
language: ${language}
program: pod
cards: none
---

| Command | Usage | Meaning |
|---|---|---|
| \`run\` | \`IMAGE\` | start one |

| Option | Commands | Meaning |
|---|---|---|
| \`-d\`, \`--detach\` | \`run\` | leave it alone |
| \`-q\`, \`--quiet\` | \`run\` | say little |
`
const line = (language: string): string =>
  `---\ndeck: line\nlanguage: ${language}\nprogram: pod\n---\n\nT: Start app quietly. {#start}\n\n\`\`\`sh\npod run -d -q app\n\`\`\`\n`

/** The rows of the screen that hold a text. */
const rowsWith = (at: Screen, text: string): string[] =>
  at
    .text()
    .split('\n')
    .filter((row) => row.includes(text))

describe.each([
  ['en', '1-3 choose', '2 of 3', '✓ -q: say little', '0/↵ give up'],
  ['ko', '1-3 고르기', '2/3', '✓ -q: say little', '0/↵ 모름'],
])('the parts of a line in %s', (language, keys, second, last) => {
  const trial = language === 'ko' ? test : longTest

  trial(
    'are matched with one list that stays in place: used ones drop out, the last is not asked',
    async () => {
      const data = folder()
      files(data, { 'decks/parts.md': parts(language), 'decks/line.md': line(language) })
      // A line is typed before it is read; here the reading is wanted.
      spawnSync(program[0]!, [program[1]!, 'suspend', 'pod:start#command', '--data', data])
      const at = screen(['quiz', 'line', '--data', data, '--seed', '1', '--language', language], {}, 80)
      await at.shows(keys)
      const place = (text: string): string => new RegExp(`(\\d)  ${text}`).exec(at.text())![1]!
      at.type(place('start one'))
      await at.shows(second)
      // It stands where it stood, and can no longer be chosen.
      expect(rowsWith(at, 'start one').at(-1)).toContain('·  start one · run')
      at.type(place('leave it alone'))
      await at.shows(last)
      expect(rowsWith(at, '✗')).toEqual([])
      at.type('\u0003')
      expect(await at.exit()).toBe(0)
    },
  )
})

// The smaller one in the quick run.
const sizes =
  process.env.FLAGDRILL_SUITE === 'long'
    ? [
        [80, 24],
        [40, 20],
      ]
    : [[40, 20]]

test.each(sizes as [number, number][])(
  'on %d by %d the whole card is painted again after a resize and after fg',
  async (columns, rows) => {
    const { at, data } = start(100)
    await at.shows(input)
    at.resize(columns, rows)
    await at.shows(/이미지 레이어는 ____이다\.[\s\S]*↵ 답하기/)
    expect(rowsWith(at, '이미지 레이어는')).toHaveLength(1)
    expect(
      at
        .text()
        .split('\n')
        .every((row) => row.length <= columns),
    ).toBe(true)
    at.type('\u001A')
    await at.taken(2)
    await at.shows(/이미지 레이어는[\s\S]*이미지 레이어는 ____이다\.[\s\S]*↵ 답하기/)
    at.type('읽기 전용\r')
    await at.shows('↵ 다음')
    // The question, the answer and the verdict.
    at.resize(columns + 5, rows)
    await at.shows(/이미지 레이어는[\s\S]*› 읽기 전용[\s\S]*✓[\s\S]*↵ 다음/)
    expect(answers(data)).toHaveLength(1)
    at.type('\u0003')
    expect(await at.exit()).toBe(0)
  },
)

longTest(
  'LC_ALL=C has signs of ASCII in Korean, too: what has no letter there is a question mark',
  async () => {
    const { at } = start(72, { LC_ALL: 'C' })
    await at.shows('Enter')
    expect(at.text()).toMatch(/^[\0-\x7F]*$/)
    at.type('\u0003')
    expect(await at.exit()).toBe(0)
  },
)

longTest('a dumb terminal in English', async () => {
  const data = folder()
  files(data, { 'decks/parts.md': parts('en'), 'decks/line.md': line('en') })
  const at = screen(['quiz', 'line', '--data', data, '--seed', '1', '--language', 'en'], { TERM: 'dumb' }, 80)
  await at.shows('answer (empty: give up)')
  at.type('?\r')
  await at.shows('an empty line or 0 gives up')
  at.type('pod run -d \\\r')
  at.type('-q app\r')
  await at.shows('\u2713 pod run -d -q app')
  at.type('\u0003')
  expect(await at.exit()).toBe(0)
})

test('a dumb terminal is asked line by line, without moving the cursor', async () => {
  const { at, data } = start(72, { TERM: 'dumb' })
  await at.shows(input)
  at.type('읽기 \\\r')
  at.type('전용\r')
  await at.shows('↵ 다음')
  expect(answers(data)).toMatchObject([{ grade: 'good', answer: '읽기 전용' }])
  // A line where a key or a choice is wanted is neither.
  at.type('sudo su\r')
  await at.shows('여기서는 키를 하나씩 누릅니다')
  at.type('\r')
  await at.shows('3  ')
  at.type('docker ps\r')
  await at.shows('이 카드는 숫자로 답합니다')
  expect(answers(data)).toHaveLength(1)
  at.type('0\r')
  await at.shows('✗ 모름')
  at.type('\u0003')
  expect(await at.exit()).toBe(0)
})

test('LC_ALL=C has signs of ASCII on the screen', async () => {
  const data = folder()
  files(data, { 'decks/parts.md': parts('en'), 'decks/line.md': line('en') })
  const at = screen(['quiz', 'line', '--data', data, '--seed', '1'], { LC_ALL: 'C' }, 80)
  await at.shows('Enter answer')
  expect(at.text()).toMatch(/^[\0-\x7F]*$/)
  at.type('?')
  await at.shows('Enter answer; an empty line or 0 gives up')
  at.type('pod run -d -q app\r')
  await at.shows('+ ')
  await at.shows('Enter next')
  expect(at.text()).toMatch(/^[\0-\x7F]*$/)
  at.type('\u0003')
  expect(await at.exit()).toBe(0)
})
