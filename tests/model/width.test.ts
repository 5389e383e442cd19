import fc from 'fast-check'
import stringWidth from 'string-width'
import { cut, width, wrap } from '../../src/model/index.ts'
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
