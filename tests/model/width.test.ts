import fc from 'fast-check'
import stringWidth from 'string-width'
import { cut, cutWords, fitted, width, wrap } from '../../src/model/index.ts'
import { longTest, rounds } from '../rounds.ts'

// string-width is the reference, but takes a tenth of a second to load: too long for a start of the program.

test.each([
  '',
  'docker run -p 8080:80 nginx',
  '컨테이너를 실행한다',
  '한글',
  '한글'.normalize('NFD'),
  'コンテナ、画像',
  '♈',
  '⚠',
  '⚠️',
  '✔',
  '❤️',
  '1️⃣',
  '🇰🇷',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '👍🏽',
  '👨‍👩‍👧‍👦',
  '🪿',
  'e\u0301',
  '①',
  'ﾊ',
  'Ａ',
  '… · ↵ ─ █ ▁ → “”',
  'a\u200Bb\u00ADc\uFEFFd',
  '\u001B[1m도커\u001B[0m',
  'a\tb\u0007',
])('%s is as wide as string-width says', (text) => {
  expect(width(text)).toBe(stringWidth(text))
})

// Left out: what is not assigned or of scripts we do not write, halves of flags and of Hangul syllables, hexagrams
// and the like (wide since Unicode 16), hands and people that are drawn as text without U+FE0F.
const written =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{P}\p{S}\p{Emoji}]/u
const leftOut =
  /[\p{Regional_Indicator}\u1100-\u11FF\uD7B0-\uD7FF\u3164\uFFA0\u2630-\u2637\u268A-\u268F\u31E4\u31E5\u4DC0-\u4DFF\uA490-\uA4CF\u{1D300}-\u{1D356}\u{1F260}-\u{1F265}]|(?!\p{Emoji_Presentation})\p{Emoji_Modifier_Base}/u

longTest('every character of the scripts we write is as wide as string-width says', () => {
  const differing: string[] = []
  for (let code = 0x20; code <= 0x1ffff; code++) {
    const text = code >= 0xd800 && code < 0xe000 ? '' : String.fromCodePoint(code)
    if (written.test(text) && !leftOut.test(text) && width(text) !== stringWidth(text))
      differing.push(`${code.toString(16)} ${width(text)} ${stringWidth(text)}`)
  }
  expect(differing).toEqual([])
})

const pieces = fc.constantFrom(
  'a',
  ' ',
  '도',
  '커',
  '—',
  '♈',
  '⚠️',
  '🇰🇷',
  '👨‍👩‍👧',
  '👍🏽',
  'é',
  '1️⃣',
  '中',
  '\u001B[31m',
)

test('texts put together of such pieces are, too; a cut text fits, and so does every line of a wrapped one', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), fc.integer({ min: 2, max: 40 }), (parts, columns) => {
      const text = parts.join('')
      expect(width(text)).toBe(stringWidth(text))
      expect(stringWidth(cut(text, columns))).toBeLessThanOrEqual(columns)
      for (const line of wrap(text, columns)) expect(stringWidth(line)).toBeLessThanOrEqual(columns)
    }),
    { numRuns: rounds(200, 5000), seed: 7 },
  )
})

test.each([
  // Columns of a table: the last one hangs below itself.
  [
    30,
    '  -i, --interactive  키보드나 파이프로 보낸 입력을 프로그램이 받게 하기',
    ['  -i, --interactive  키보드나', '  파이프로 보낸 입력을', '  프로그램이 받게 하기'],
  ],
  [40, 'find  docker run takes an image and words', ['find  docker run takes an image and', '      words']],
  [30, ' ✗ -z: this command has no such option', [' ✗ -z: this command has no', '   such option']],
  [
    30,
    ' \u001B[31m✗\u001B[39m -z: this command has no such option',
    [' \u001B[31m✗\u001B[39m -z: this command has no', '   such option'],
  ],
  [30, 'Waiting today: 15 new, about 6 min.', ['Waiting today: 15 new, about 6', 'min.']],
  [
    20,
    '매일 쓰는 도커 · 이대로면 12월 24일에 마칩니다',
    ['매일 쓰는 도커 ·', '이대로면 12월 24일에', '마칩니다'],
  ],
])('a line on a screen of %s columns: %j', (columns, line, rows) => {
  expect(fitted(line, columns).split('\n')).toEqual(rows)
})

test('a line on a screen keeps its words, breaks none that has room, and is never too wide', () => {
  const word = fc.stringMatching(/^[a-z✓도커을-]{1,12}$/)
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 30 }),
      fc.nat(4),
      fc.integer({ min: 50, max: 90 }),
      (words, indent, columns) => {
        const rows = fitted(' '.repeat(indent) + words.join(' '), columns).split('\n')
        expect(Math.max(...rows.map(width))).toBeLessThanOrEqual(columns)
        expect(rows.flatMap((row) => row.trim().split(/ +/))).toEqual(words)
      },
    ),
    { numRuns: rounds(50, 1000) },
  )
})

test.each([
  ['The line `docker run` starts one', 16, ['The line', '`docker run`', 'starts one']],
  ['컨테이너는 `docker run`으로 만듭니다', 20, ['컨테이너는', '`docker run`으로', '만듭니다']],
  // Code that fits in no row is broken between its words.
  ['Type `docker run -d httpd` here', 12, ['Type `docker', 'run -d', 'httpd` here']],
  ['an unclosed ` mark and more', 14, ['an unclosed `', 'mark and more']],
])('%s in %d columns keeps code in one row', (text, columns, rows) => {
  expect(wrap(text, columns)).toEqual(rows)
})

test.each([
  ['What is a running container?', 40, 'What is a running container?'],
  ['What is a running container?', 20, 'What is a running …'],
  ['What is a running container?', 18, 'What is a running…'],
  ['지금 실행 중인 컨테이너를 보여 주세요', 24, '지금 실행 중인 …'],
  // No space in its second half.
  ['a docker-compose-file-of-my-own', 20, 'a docker-compose-fi…'],
])('%s is cut to %d columns at a space', (text, columns, short) => {
  expect(cutWords(text, columns)).toBe(short)
})

test.each([
  ['To go on: npm start -- quiz 도커정리 --new 10', 36, ['To go on:', 'npm start -- quiz 도커정리 --new 10']],
  ['To choose: flagdrill goal docker-core.', 30, ['To choose:', 'flagdrill goal docker-core.']],
  [
    'Accepted. See flagdrill accepted for such answers',
    24,
    ['Accepted. See', 'flagdrill accepted for', 'such answers'],
  ],
  ['flagdrill quiz --limit 5', 12, ['flagdrill', 'quiz --limit', '5']],
])('a command line of ours stays on one row where there is room: %s', (text, columns, rows) => {
  expect(wrap(text, columns)).toEqual(rows)
})
