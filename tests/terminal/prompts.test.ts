import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { files, folder } from '../folders.ts'
import { firstOf, longTest } from '../rounds.ts'
import { clocks, program, type Screen, screen, started } from './screen.ts'

// One card of a sort, so that each prompt is reached at once.
const cards = {
  text: 'C: 이미지 레이어는 [읽기 전용]이다. {#mode}\n',
  choice: 'Q: 어느 쪽이 왼쪽일까요? {#left}\n\nA: 왼쪽\n\n- 오른쪽\n- 위쪽\n',
  reveal: 'Q: 레이어는 어디에 저장될까요? {#where}\n\nA: 호스트의 디스크\n',
}
const data = (card: keyof typeof cards): string => {
  const made = folder()
  files(made, {
    'decks/mini.md': `---\ndeck: mini\ntitle: 작은 덱\nlanguage: ko\nprogram: pod\n---\n\n${cards[card]}`,
  })
  return made
}
const args = (made: string): string[] => ['quiz', 'mini', '--data', made, '--seed', '1', '--language', 'ko']
const reviews = (made: string): { grade: string; type: string }[] =>
  existsSync(join(made, 'reviews'))
    ? readdirSync(join(made, 'reviews')).flatMap((name) =>
        readFileSync(join(made, 'reviews', name), 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      )
    : []

/** Every prompt: the card, the keys that lead to it, and a text of its own at the bottom of the screen. */
const prompts = {
  'a line to type': { card: 'text', keys: [], shows: '↵ 답하기' },
  'a choice': { card: 'choice', keys: [], shows: '1-3 고르기' },
  'an answer to be shown': { card: 'reveal', keys: [], shows: '↵ 답 보기' },
  'a grade of one’s own': { card: 'reveal', keys: ['\r'], shows: 'y 알았음' },
  'the keys after an answer': { card: 'text', keys: ['읽기 전용\r'], shows: '↵ 다음' },
  'the end': { card: 'text', keys: ['읽기 전용\r', '\r'], shows: '↵ 마침' },
} as const
const steps = { '\r': /./, '읽기 전용\r': '↵ 다음' } as const

async function reach(name: keyof typeof prompts, columns = 72): Promise<{ at: Screen; made: string }> {
  const { card, keys, shows } = prompts[name]
  const made = data(card)
  const at = screen(args(made), {}, columns)
  await at.shows(/↵ 답|고르기/)
  for (const key of keys) {
    at.type(key)
    await at.shows(steps[key])
  }
  await at.shows(shows)
  return { at, made }
}
const all = Object.keys(prompts) as (keyof typeof prompts)[]
// Each prompt in the long run; in the quick one where a line is typed, and where nothing is.
const tried = process.env.FLAGDRILL_SUITE === 'long' ? all : (['a line to type', 'a choice'] as const)

describe.each(tried)('%s', (name) => {
  const { shows } = prompts[name]

  test('resized, pasted into, stopped and gone on with, then left with Ctrl-C', async () => {
    const { at, made } = await reach(name)
    const before = reviews(made).length
    at.resize(40, 30)
    await at.shows(shows)
    expect(
      at
        .text()
        .split('\n')
        .every((line) => line.trimEnd().length <= 40),
    ).toBe(true)
    at.type('\u001B[200~y\nq\nu 🐳\u001B[201~')
    // Ctrl-Z where no shell waits: it goes on by itself.
    at.type('\u001A')
    await at.taken(2)
    await at.shows(shows)
    // Nothing of the paste is taken for keys.
    expect(reviews(made)).toHaveLength(before)
    if (name === 'a line to type') await at.shows('› y q u 🐳')
    at.type('\u0003')
    expect(await at.exit()).toBe(0)
    await at.shows(name === 'the end' ? '끝: 새 카드' : '멈췄습니다')
  })
})

describe.each(tried)('%s, too', (name) => {
  const { shows } = prompts[name]
  // The key below a Hangul letter is pressed in the quick run of quizzes.
  const typed = name === 'a line to type' ? test : longTest

  typed('Hangul and emoji: typed into a line, otherwise the key under the letter, or nothing', async () => {
    const { at, made } = await reach(name, 40)
    const before = reviews(made).length
    at.type('🐳')
    if (name === 'a line to type') {
      at.type('한글ㅂ')
      await at.shows('› 🐳한글ㅂ')
      expect(at.cursor()).toMatchObject({ column: 11, hidden: false })
      at.type('\u0003')
    } else {
      // ㅂ is q, and ends it; the whale has done nothing.
      at.type('ㅂ')
    }
    expect(await at.exit()).toBe(0)
    expect(reviews(made)).toHaveLength(before)
  })

  longTest('Ctrl-D leaves it', async () => {
    const { at } = await reach(name, 40)
    at.type('\u0004')
    expect(await at.exit()).toBe(0)
    expect(at.cursor().hidden).toBe(false)
  })

  longTest.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('%s gives the terminal back', async (signal, code) => {
    const { at } = await reach(name)
    at.kill(signal)
    expect(await at.exit()).toBe(code)
    expect(at.text()).not.toContain(shows)
  })
})

test('Ctrl-Z gives the shell the terminal, and fg brings the line back with its caret', async () => {
  const made = data('text')
  const at = started(['bash', '--norc', '--noprofile', '-i'], { PS1: 'shell> ' })
  await at.shows('shell>')
  at.type(`'${program.join("' '")}' ${args(made).join(' ')}\r`)
  await at.shows('↵ 답하기')
  at.type('읽기 ')
  await at.shows('› 읽기')
  at.type('\u001A')
  await at.shows(/Stopped[\s\S]*shell>$/)
  at.type('echo mine\r')
  await at.shows(/\nmine/)
  at.type('fg\r')
  await at.shows(/fg\n[\s\S]*› 읽기/)
  expect(at.cursor()).toMatchObject({ column: 8, hidden: false })
  at.type('전용\r')
  await at.shows('↵ 다음')
  at.type('q')
  await at.shows(/멈췄습니다[\s\S]*shell>$/)
  expect(reviews(made)).toMatchObject([{ grade: 'good' }])
  at.type('exit\r')
  await at.gone()
})

test('a window made narrow while one chooses leaves nothing of the wide one behind', async () => {
  const made = folder()
  const long = (word: string): string => `${word} ${'that goes on and on '.repeat(2)}to the end`
  files(made, {
    'decks/mini.md': `---\ndeck: mini\nlanguage: en\nprogram: pod\n---\n\nQ: Which? {#x}\n\nA: ${long('one')}\n\n- ${long('two')}\n- ${long('three')}\n`,
  })
  const at = screen(['quiz', 'mini', '--data', made, '--seed', '1', '--language', 'en'])
  await at.shows('q stop')
  at.type('\u001B[B')
  await at.shows('›1')
  for (const columns of [41, 30, 72]) {
    at.resize(columns, 30)
    at.type('\u001B[B')
    await at.shows(/›[123] {2}\w+ that/)
    at.type('\u001B[A')
    await at.shows('›1')
    for (const word of ['one that', 'two that', 'three that']) expect(at.text().split(word)).toHaveLength(2)
  }
  at.type('\u0003')
  expect(await at.exit()).toBe(0)
})

/** A screen on which no time passes, of a card. */
async function atOnce(card: keyof typeof cards): Promise<{ at: Screen; made: string }> {
  const made = data(card)
  const at = screen(args(made), { CLOCK_RATE: clocks.stopped })
  await at.shows(/↵ 답|고르기/)
  return { at, made }
}

describe('an Enter that was on its way when the card appeared', () => {
  test('gives up no choice', async () => {
    const { at, made } = await atOnce('choice')
    at.type('\r')
    at.type('\u001B[B')
    await at.shows('›1')
    expect(reviews(made)).toEqual([])
    // A choice that is marked was seen.
    at.type('\r')
    await at.shows('↵ 다음')
    expect(reviews(made)).toHaveLength(1)
    at.type('\u0003')
    expect(await at.exit()).toBe(0)
  })

  test('gives up no line, and a line that is typed counts', async () => {
    const { at, made } = await atOnce('text')
    at.type('\r읽기 전용\r')
    await at.shows('↵ 다음')
    expect(reviews(made)).toMatchObject([{ grade: 'good' }])
    at.type('\u0003')
    expect(await at.exit()).toBe(0)
  })

  longTest('shows no answer, and leaves no mistake behind', async () => {
    const { at } = await atOnce('reveal')
    at.type('\r')
    at.type('?')
    await at.shows('알았음, 몰랐음')
    expect(at.text()).not.toContain('호스트의 디스크')
    at.type('\u0003')
    expect(await at.exit()).toBe(0)
    const { at: graded } = await reach('a grade of one’s own')
    graded.type('\r')
    await graded.shows('여기서 Enter는 아무 뜻이 없습니다')
    graded.type('y')
    await graded.shows('↵ 다음')
    graded.type('\u0003')
    expect(await graded.exit()).toBe(0)
    const { at: wrong } = await atOnce('text')
    wrong.type('읽기\r')
    // The verdict stands there a moment before keys are taken.
    await wrong.shows('↵ 다음')
    wrong.type('\r')
    wrong.type('w')
    await wrong.shows('출처')
    wrong.type('\u0003')
    expect(await wrong.exit()).toBe(0)
  })
})

describe('a line where single keys count', () => {
  test('is shown and does nothing at a choice, whatever its first letter', async () => {
    const { at, made } = await reach('a choice')
    // k moves, u takes back, q stops, s and the digit would answer: in one read they are a line.
    at.type('kubectl quick s1 ')
    await at.shows('› kubectl quick s1')
    at.type('\u001B[200~docker ps\u001B[201~')
    await at.shows('› kubectl quick s1 docker ps')
    at.type('\r')
    // Alone, the letter is the key.
    at.type('jjj')
    await at.shows('›3')
    expect(at.text()).not.toContain('kubectl')
    expect(reviews(made)).toEqual([])
    at.type('q')
    expect(await at.exit()).toBe(0)
  })

  test('does nothing below an answer: no card is suspended, buried or passed', async () => {
    const { at, made } = await reach('the keys after an answer')
    at.type('sudo be')
    await at.shows('› sudo be')
    at.type('\r')
    await at.shows(/↵ 다음/)
    // A letter that is no key begins a line, too, however slowly it is typed.
    at.type('p')
    await at.shows('› p')
    at.type('s')
    await at.shows('› ps')
    at.type('\u007F\u007F')
    expect(reviews(made)).toHaveLength(1)
    at.type('s')
    await at.shows(/보류했습니다[\s\S]*지금 되돌리기: u/)
    await at.shows('보류한 카드 1장. 되돌리기: flagdrill suspend pod:mode#gap-1 --back')
    at.type('u')
    await at.shows('더는 미루거나')
    at.type('\u0003')
    expect(await at.exit()).toBe(0)
  })
})

describe('the line editor', () => {
  const whale = '\u{1F433}'
  const edits: [string, string[], string, number][] = [
    [
      'Home, End, Ctrl-A, Ctrl-E',
      ['b', '\u001B[H', 'a', '\u0005', 'd', '\u0001', '\u001B[C\u001B[C', 'c'],
      'abcd',
      6,
    ],
    [
      'words: Alt-B, Ctrl-Right, Ctrl-W, Alt-D',
      ['가 나 다', '\u001Bb', '\u001Bb', '\u001Bd', '\u001B[1;5C', '\u0017'],
      '가  ',
      7,
    ],
    [
      'Ctrl-U and Ctrl-K cut to either side of the caret',
      ['abc나라', '\u001B[D\u001B[D', '\u0015', '\u001B[C', '\u000B'],
      '나',
      5,
    ],
    ['an emoji of several code points is one character', [`${whale}👨‍👩‍👧`, '\u007F', 'x'], `${whale}x`, 6],
    [
      'Hangul jamo of another system are one syllable',
      ['\u1112\u1161\u11AB', 'x', '\u007F'],
      '\u1112\u1161\u11AB',
      5,
    ],
    [
      'a paste that a backslash continues is one line',
      ['\u001B[200~docker run \\\r\n   -d \\\n\tnginx\n\u001B[201~'],
      'docker run -d nginx',
      22,
    ],
    [
      'what a paste carries does nothing',
      ['\u001B[200~a\u001B]0;title\u0007b\u001B[31mc\u001B[201~'],
      'abc',
      6,
    ],
  ]
  // All of them in the long run.
  test.each(firstOf(edits))('%s', async (_name, keys, line, column) => {
    const { at } = await reach('a line to type')
    for (const key of keys) at.type(key)
    at.type('|')
    await at.shows('|')
    at.type('\u007F')
    await at.shows(new RegExp(`› ${line.trimEnd().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*\\n`))
    expect(at.cursor()).toMatchObject({ column, hidden: false })
    at.type('\u0003')
    await at.exit()
  })

  test('after a slip the line is there to be mended, and earlier ones come back with the arrow', async () => {
    const made = folder()
    files(made, {
      'decks/mini.md': `---\ndeck: mini\nlanguage: en\nprogram: pod\n---\n\nC: Held by its [anchor]. {#x}\n\nC: Turned by its [rudder]. {#y}\n`,
    })
    const at = screen(['quiz', 'mini', '--data', made, '--seed', '1', '--language', 'en'])
    await at.shows('↵ answer')
    at.type('anchr\r')
    await at.shows(/Almost[\s\S]*› anchr\s*\n/)
    expect(at.cursor().column).toBe(8)
    at.type('\u007For\r')
    await at.shows('✓ anchor')
    at.type('\r')
    await at.shows('2 of 2')
    at.type('rud\u001B[A')
    await at.shows(/› anchor\s*\n/)
    at.type('\u001B[A\u001B[A')
    await at.shows(/2 of 2[\s\S]*› anchr\s*\n/)
    at.type('\u001B[B\u001B[B\u001B[B')
    await at.shows(/2 of 2[\s\S]*› rud\s*\n/)
    at.type('der\r')
    await at.shows('✓ rudder')
    at.type('q')
    await at.exit()
    expect(reviews(made)).toMatchObject([{ grade: 'hard' }, { grade: 'good' }])
  })

  test('Tab completes commands and options, shows what there is, and costs the easy grade', async () => {
    const made = folder()
    files(made, {
      'decks/mini.md': `---\ndeck: mini\nlanguage: en\nprogram: docker\n---\n\nT: Show all containers. {#mine}\n\n\`\`\`sh\ndocker ps --all\n\`\`\`\n`,
    })
    const at = screen(['quiz', 'mini', '--data', made, '--seed', '1', '--language', 'en'])
    await at.shows('give up')
    // In an empty line ? shows the keys, and the question stays.
    at.type('?')
    await at.shows('an empty line or 0 gives up')
    at.type('docker ps --al\t')
    await at.shows('› docker ps --all')
    at.type('\r')
    await at.shows('hard · due')
    at.type('q')
    await at.exit()
    expect(reviews(made)).toMatchObject([{ grade: 'hard', hints: 1 }])
  })
})

describe('the single keys after an answer', () => {
  const two =
    '---\ndeck: mini\nlanguage: en\nprogram: pod\n---\n\nC: Held by its [anchor]. {#x}\n\n> It is heavy.\n\nC: Turned by its [rudder]. {#y}\n'
  const begun = async (env: Record<string, string> = {}): Promise<{ at: Screen; made: string }> => {
    const made = folder()
    files(made, { 'decks/mini.md': two })
    const at = screen(['quiz', 'mini', '--data', made, '--seed', '1', '--language', 'en'], env)
    await at.shows('↵ answer')
    at.type('anchor\r')
    await at.shows('↵ next')
    return { at, made }
  }

  test('the editor has the terminal to itself, and the rest of the session is as it was edited', async () => {
    const tool = join(folder(), 'editor.mjs')
    writeFileSync(
      tool,
      `import { readFileSync, writeFileSync } from 'node:fs'
       const [place, file] = process.argv.slice(2)
       process.stdout.write('at ' + place + ', raw ' + process.stdin.isRaw + '\\n')
       process.stdin.once('data', (line) => {
         writeFileSync(file, readFileSync(file, 'utf8').replace('Turned by', String(line).trim()))
         process.exit(0)
       })`,
    )
    // As an editor that takes the line as +N.
    const name = join(folder(), 'vi')
    writeFileSync(name, `#!/bin/sh\nexec '${process.execPath}' '${tool}' "$@"\n`, { mode: 0o755 })
    const { at, made } = await begun({ EDITOR: name })
    at.type('e')
    // A stray key opens nothing.
    await at.shows(/Open mini\.md:7 in your editor\?[\s\S]*y yes/)
    at.type('n')
    await at.shows('↵ next')
    at.type('e')
    await at.shows(/Open mini\.md:7 in your editor\?[\s\S]*Open mini[\s\S]*y yes/)
    at.type('y')
    await at.shows('at +7, raw false')
    at.type('가 Steered by\r')
    await at.shows(/가 Steered by[\s\S]*↵ next/)
    at.type('\r')
    await at.shows('가 Steered by its ____.')
    at.type('rudder\r')
    await at.shows('✓ rudder')
    at.type('q')
    expect(await at.exit()).toBe(0)
    expect(reviews(made).map(({ type }) => type)).toEqual(['review', 'review'])
  })

  longTest('without an editor the place is said', async () => {
    const { at } = await begun()
    // Nothing is asked that cannot be done.
    at.type('e')
    await at.shows(/mini\.md:7 \(set\s+EDITOR\s+to\s+open\s+it\s+here\)/)
    at.type('\u0003')
    expect(await at.exit()).toBe(0)
  })

  test('why, all keys, another grade, suspended and taken back, buried; each is an event', async () => {
    const { at, made } = await begun()
    at.type('w')
    await at.shows('interval')
    at.type('?')
    await at.shows('suspend the card until you take it back')
    at.type('4')
    await at.shows('easy · due')
    at.type('s')
    await at.shows('Suspended')
    await at.shows('2 of 2')
    // First the suspending is taken back, then the answer before it.
    at.type('\u001Bu')
    await at.shows(/no longer put aside[\s\S]*Turned by its/)
    at.type('\u001Bu')
    await at.shows(/here is the card again[\s\S]*Held by its/)
    at.type('anchor\r')
    await at.shows(/here is the card again[\s\S]*↵ next/)
    at.type('b')
    await at.shows('Buried until tomorrow')
    at.type('\u0003')
    expect(await at.exit()).toBe(0)
    expect(reviews(made).map(({ type, grade }) => [type, grade].filter(Boolean).join(' '))).toEqual([
      'review good',
      'undo good',
      'review easy',
      'hold',
      'hold',
      'undo easy',
      'review good',
      'hold',
    ])
  })
})
