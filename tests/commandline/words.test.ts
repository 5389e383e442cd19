import fc from 'fast-check'
import { readWords } from '../../src/commandline/index.ts'
import { anySigns } from '../any-text.ts'
import { rounds } from '../rounds.ts'
import { quoted } from './generate.ts'

const words = (line: string): string[] => readWords(line).words.map((word) => word.text)
const notices = (line: string): string[] => readWords(line).notices.map(({ code, text }) => `${code} ${text}`)

test.each([
  ['a b  c', ['a', 'b', 'c']],
  ['\'a b\' "c d"', ['a b', 'c d']],
  ['a\\ b', ['a b']],
  ['"a \\"b\\" \\$c \\n"', ['a "b" $c \\n']],
  ["'it'\\''s'", ["it's"]],
  ['a"b"c', ['abc']],
  ['""', ['']],
  ['a \\\n  b', ['a', 'b']],
  ['$HOME "$(pwd)/x" ${A:-b c}', ['$HOME', '$(pwd)/x', '${A:-b c}']],
  ['$(echo (a) b) `date +%F` c', ['$(echo (a) b)', '`date +%F`', 'c']],
  ['a # b', ['a']],
  ['a#b', ['a#b']],
  ['# only a remark', []],
  ['', []],
  [' \t\n ', []],
  ['a\u0000b\u001B[31m', ['ab[31m']],
  ['$ docker ps', ['docker', 'ps']],
  ['sudo docker ps', ['docker', 'ps']],
  ['$ sudo A=1 docker ps', ['docker', 'ps']],
  ['docker run –d —name web –rm', ['docker', 'run', '-d', '--name', 'web', '--rm']],
  ['ｄｏｃｋｅｒ　ｐｓ', ['docker', 'ps']],
  ["echo '！'", ['echo', '！']],
  ['이미지 "작은 방"', ['이미지', '작은 방']],
])('%j is read as %j', (line, expected) => {
  expect(words(line)).toEqual(expected)
})

test.each([
  ['docker ps | less', ['operator |']],
  ['docker ps && ls', ['operator &&']],
  ['docker ps; ls', ['operator ;']],
  ['docker ps > file', ['operator >']],
  ['docker ps 2>&1', ['operator 2>&1']],
  ['docker run <image>', ['operator <']],
  ['docker ps\nls', ['operator \n']],
  ["docker 'ps | less'", []],
  ['docker "ps', ['unclosed "']],
  ["docker 'ps", ["unclosed '"]],
  ['sudo docker –d', ['sudo sudo', 'dash –']],
  ['ｄｏｃｋｅｒ', ['full-width ｄｏｃｋｅｒ']],
])('%j has %j', (line, expected) => {
  expect(notices(line)).toEqual(expected)
})

test('a word stands where its offsets say', () => {
  const { line, words: found } = readWords("docker run  'a b' -p 80:80")
  expect(found.map(({ start, end }) => line.slice(start, end))).toEqual([
    'docker',
    'run',
    "'a b'",
    '-p',
    '80:80',
  ])
})

test('what is quoted comes back as it was', () => {
  const text = anySigns().filter(
    (word) => !/[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/.test(word),
  )
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), (list) => {
      expect(words(`x ${list.map(quoted).join(' ')}`)).toEqual(['x', ...list])
    }),
    { seed: 1 },
  )
})

test('nothing throws, and every word is part of the line', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'ab "\'\\$(){}`|&;<>#=-–\n　！'), maxLength: 60 }),
      (line) => {
        const read = readWords(line)
        for (const { start, end } of read.words)
          expect(start >= 0 && end <= read.line.length && start <= end).toBe(true)
      },
    ),
    { seed: 2, numRuns: rounds(500, 2000) },
  )
})
