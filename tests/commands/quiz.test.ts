import { defaultKeys, type Grade, grades, width } from '../../src/model/index.ts'
import { keysAfter } from '../../src/play/keys.ts'
import { header, styleOf } from '../../src/render/index.ts'
import { choiceField } from '../../src/terminal/choice-field.ts'
import { bursts } from '../../src/terminal/stray.ts'
import type { World } from '../../src/world/index.ts'
import { files } from '../folders.ts'
import { languages } from '../languages.ts'
import { firstOf, longTest } from '../rounds.ts'
import { bench, scripted } from '../support.ts'

const row = (name: string, meaning: string): string => `| ${name} | ${meaning} |\n`

test('choices are taken from decks in the language of the card', async () => {
  const at = bench({
    'boat.md': `---\ndeck: boat\nprogram: boat\n---\n\n| Option | Meaning |\n|---|---|\n${row('--sail', 'Set the sail')}${row('--oar', 'Use the oars')}`,
  })
  files(at.data, {
    'decks/notes.md': `---\ndeck: notes\nprogram: pod\nlanguage: ko\n---\n\n| 옵션 | 설명 |\n|---|---|\n${row('-a', '모두 보기')}${row('-k', '열쇠')}`,
  })
  const { out } = await at.run('quiz notes --limit 1', ['모두 보기', ''])
  expect(out).toContain('열쇠')
  expect(out).not.toContain('Set the sail')
})

test.each(firstOf(Object.entries(languages)))(
  'the line above a card is one row at any width (%s)',
  (_, texts) => {
    const style = styleOf(scripted([], { ms: 0 }))
    for (let columns = 24; columns <= 120; columns++)
      for (const [at, repeats, minutes, times] of [
        [1, 0, 1, 1],
        [104, 12, 60, 1],
        [220, 3, 2, 14],
      ] as const) {
        const deck = 'What Docker says when something fails'
        const position = { deck, at, total: 220, repeats, minutes, times, isNew: times === 1 }
        const line = header(position, texts, style, columns)
        expect(width(line)).toBeLessThanOrEqual(columns - 1)
        const mark = times === 1 ? texts.quiz.isNew : texts.quiz.again(times)
        if (columns >= 40) expect(line).toContain(`${texts.quiz.position(at, 220)} · ${mark}`)
        // Never cut in the middle of a count.
        if (columns >= 32) expect(line).not.toMatch(/\d…|·\s*…/)
      }
  },
)

test('a long title above a card is cut between words, and at the same place where there is room', () => {
  const position = { deck: 'What Docker says when something fails', total: 220, repeats: 0, minutes: 3 }
  for (const at of [1, 20, 220]) {
    const line = header({ ...position, at }, languages.en!, styleOf(scripted([], { ms: 0 })), 100)
    expect(line).toMatch(/^ What Docker says when … · /)
  }
})

test.each(
  Object.entries(languages).flatMap(([name, texts]) =>
    [1, 30, 300, 999].map((interval) => [name, interval, texts] as const),
  ),
)('the keys below an answer fit in 80 columns (%s, intervals of %d days)', async (_, interval, texts) => {
  const terminal = scripted([], { ms: 0 }, 80)
  const world = { terminal, texts, keys: defaultKeys } as unknown as World
  const days = Object.fromEntries(grades.map((grade) => [grade, interval])) as Record<Grade, number>
  for (const accepts of [false, true]) {
    const line = keysAfter(world, 'again', days, accepts)
    expect(width(line)).toBeLessThan(79)
    for (const key of ['?', `${defaultKeys.undo}\u00A0${texts.quiz.keys.undo}`]) expect(line).toContain(key)
    for (const grade of grades) expect(line).toContain(texts.quiz.grades[grade])
  }
})

test('a deck of one’s own that is named has new cards even after those of the day, and due says as many', async () => {
  const cards = (name: string, count: number): string =>
    `---\ndeck: ${name}\n---\n\n${Array.from({ length: count }, (_, at) => `Q: ${name} ${at}? {#${name}-${at}}\n\nA: yes\n\n- no\n`).join('\n')}`
  const at = bench({ 'boat.md': cards('boat', 4) })
  files(at.data, { 'decks/mine.md': cards('mine', 12) })
  await at.run('config new-per-day 2')
  await at.run('quiz boat', ['yes', '', 'yes', ''])
  expect((await at.run('quiz boat')).out).toContain('quiz boat --new 10')
  expect(JSON.parse((await at.run('due mine --json')).out)).toMatchObject({ new: 10 })
  expect((await at.run('quiz mine', ['yes', '', 'q'])).out).toContain('10 new')
})

test.each([
  ['en', ' Stopped.\n'],
  ['ko', ' 멈'],
])('q alone on a command card stops instead of being judged: %s', async (language, said) => {
  const deck = '---\nprogram: boat\n---\n\nT: Leave the port. {#go}\n\n```sh\nboat sail\n```\n'
  const at = bench({ 'boat.md': deck }, language)
  const { out } = await at.run('quiz boat', ['q'])
  expect(out).toContain(said)
  expect(out).not.toContain('✗')
  expect((await at.store()).progress.cards).toEqual({})
})

describe.each([
  ['en', 'Taken back'],
  ['ko', '되돌'],
])('on typed cards in %s', (language, back) => {
  const trial = language === 'en' ? test : longTest
  const gaps = `---\ndeck: pod\nprogram: pod\nlanguage: ${language}\n---\n\nC: Held by its [anchor]. {#x}\n\nC: Stop less with [q]. {#y}\n`

  trial('u alone takes back and q alone stops, unless it is the answer', async () => {
    const at = bench({}, language)
    files(at.data, { 'decks/pod.md': gaps })
    const { out } = await at.run('quiz', ['anchor', '', 'u', 'anchor', '', 'q', ''])
    expect(out).toContain(back)
    expect(out).not.toContain('✗')
    const { cards, days } = (await at.store()).progress
    expect(Object.values(cards).map(({ failed }) => failed)).toEqual([false, false])
    expect(days['2001-02-03']).toMatchObject({ new: 2, answers: 2 })
    const other = bench({}, language)
    files(other.data, { 'decks/pod.md': gaps })
    expect((await other.run('quiz', ['q'])).out).not.toContain('✗')
    expect((await other.store()).progress.cards).toEqual({})
  })

  trial('a hint that was seen counts after the answer was taken back', async () => {
    const at = bench({}, language)
    files(at.data, { 'decks/pod.md': gaps })
    await at.run('quiz', ['TAB', 'rudder', 'u', 'anchor', 'q'])
    // A hint makes hard of good: it comes tomorrow.
    const { cards } = (await at.store()).progress
    expect(cards['pod:x#gap-1']).toMatchObject({ due: '2001-02-04', failed: false })
  })
})

const sailing = (task: string): string =>
  `---\nprogram: boat\n---\n\n| Command | Meaning | Example |\n|---|---|---|\n| \`trip ls\` | List the trips | \`boat trip ls -a\` |\n| \`crew ls\` | List the crews | |\n${task}`

test.each(Object.entries(languages))('w says nothing twice: %s', async (language, { quiz }) => {
  const at = bench({ 'boat.md': sailing('') }, language)
  const { out } = await at.run('quiz boat --limit 1', ['0', 'w', 'w', 'q'])
  expect(out.match(/boat\.md:\d+/g)).toHaveLength(1)
  expect(out.replace(/\s+/g, ' ')).toContain(quiz.about.nothingMore)
})

test('an example is left out that a later card of the session asks for', async () => {
  const task = '\nT: List the trips of all days. {#all}\n\n```sh\nboat trip ls -a\n```\n'
  const first = async (deck: string): Promise<string> => {
    const { out } = await bench({ 'boat.md': deck }).run('quiz boat', ['0', 'q'])
    expect(out).toContain('✓ List the trips')
    return out
  }
  expect(await first(sailing(''))).toContain('boat trip ls -a')
  expect(await first(sailing(task))).not.toContain('boat trip ls -a')
})

test.each(Object.entries(languages))(
  'of one thing one card a day is asked, which is said where more new cards would bring none: %s',
  async (language, { quiz }) => {
    const at = bench({}, language)
    const task = (at: number): string =>
      `T: Sail to ${at}. {#to-${at}}\n\n\`\`\`sh\nboat sail ${at}\n\`\`\`\n`
    files(at.data, {
      'decks/mine.md': `---\ndeck: mine\nprogram: boat\n---\n\n${task(1)}`,
    })
    const plain = (text: string): string => text.replace(/\s+/g, ' ')
    const { out } = await at.run('quiz mine', ['boat sail 1', ''])
    expect(plain(out)).toContain(quiz.siblingsLater(1))
    expect(out).not.toContain('--new 1')
    const again = plain((await at.run('quiz mine')).out)
    expect(again).toContain(quiz.siblingsLater(1))
    expect(again).not.toContain('--new')
    // They do come on the next day.
    at.clock.ms += 86_400_000
    expect(JSON.parse((await at.run('due mine --json')).out)).toMatchObject({ new: 1 })
  },
)

test.each(Object.entries(languages))(
  'a limit of nothing asks nothing and says what waits: %s',
  async (language, { lists }) => {
    const { code, out } = await bench({ 'boat.md': sailing('') }, language).run('quiz boat --limit 0')
    expect([code, out.replace(/\s+/g, ' ').trim()]).toEqual([0, lists.due(0, 2, 1, 'boat')])
  },
)

test.each(Object.entries(languages))(
  'a digit where a line is wanted counts for nothing: %s',
  async (language, { quiz }) => {
    const deck = '---\nprogram: boat\n---\n\nT: Leave the port. {#go}\n\n```sh\nboat sail\n```\n'
    const { out } = await bench({ 'boat.md': deck }, language).run('quiz boat --limit 1', [
      '1',
      'boat sail',
      '',
    ])
    expect(out.replace(/\s+/g, ' ')).toContain(quiz.typeIt)
    expect(out).not.toContain('✗')
  },
)

test('letters of one read, or faster than anybody types, are a line; keys that are held down or pressed one by one are not', () => {
  let ms = 0
  const together = bursts(() => ms)
  /** Which of the letters of some reads, so many milliseconds apart, are part of a line. */
  const parts = (pause: number, ...reads: string[]): boolean[] =>
    reads.flatMap((read) => {
      ms += pause
      together.read(read)
      return [...read].map((typed) => together.isPart(typed))
    })
  expect(parts(200, 'sudo')).toEqual([true, true, true, true])
  expect(parts(200, 'k', 'u')).toEqual([false, false])
  expect(parts(200, 'k', 'u', 'ㅂ').concat(parts(10, 's'))).toEqual([false, false, false, true])
  expect(parts(10, 'j', 'j', 'jjj').slice(1)).toEqual([false, false, false, false])
  expect(parts(200, '\u001B[A\u001B[B', '1\r', 'n')).not.toContain(true)
})

test('a line that is typed where a choice is asked does nothing, is shown, and goes with Enter', () => {
  const field = choiceField(
    {
      type: 'choice',
      choices: ['a', 'b'],
      keys: '',
      quit: 'q',
      undo: 'u',
      skips: true,
      stray: { says: 'say', clears: 'so' },
    },
    (text) => text,
  )
  const type = (text: string): unknown[] =>
    [...text].map((sign) => field.key(sign === ' ' ? 'space' : sign, sign))
  expect(new Set(type('docker run -q 1'))).toEqual(new Set(['changed']))
  expect(field.view().above).toEqual(expect.arrayContaining(['  › docker run -q 1', ' say so']))
  // The Enter behind it gives nothing up.
  expect(field.key('return', '')).toBe('changed')
  expect(field.view().above).not.toContain(' say so')
  expect(field.key('2', '2')).toMatchObject({ done: { type: 'choice', index: 1 } })
  // One letter is a key that was missed: the digit behind it chooses.
  type('b')
  expect(field.key('1', '1')).toMatchObject({ done: { type: 'choice', index: 0 } })
  expect(field.key('1', '1', true)).toBe('changed')
})
