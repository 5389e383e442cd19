import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cardsOf, kindOf } from '../../src/kinds/index.ts'
import { type Question, seeded } from '../../src/model/index.ts'
import { feedback, remarks, styleOf } from '../../src/render/index.ts'
import { sources } from '../../src/sources/index.ts'
import { root } from '../folders.ts'
import { languages } from '../languages.ts'

// A program whose table is whole, so that what is not in it does not exist.
const text = readFileSync(join(root, 'tests/fixtures/decks/boat.md'), 'utf8')
  .replace('program: boat', 'program: boat\ngrammar: complete, versions=1..2')
  .concat(
    '\nC: It reads [standard input|stdin|input]. {#stdin}\n\nC: 프로그램의 [표준 입력]을(를) 엽니다. {#ko}\n',
  )
const { entries } = sources().markdown.parse(text, 'boat.md')
const [deck] = [{ name: 'boat', title: 'Boat', language: 'en', order: 1, file: 'boat.md', shipped: true }]
const cards = cardsOf([{ ...deck!, entries, problems: [] }])
const style = styleOf({ colour: false, plain: false })

/** The lines from the first one with a mark on: the typed line may be shown above it. */
const fromMark = (lines: string[]): string[] => lines.slice(lines.findIndex((line) => /^ [✓✗]/.test(line)))

/** The remarks on an answer, to a learner of a language. */
function said(id: string, typed: string, language: string): string[] {
  const card = cards.find((one) => one.id === id)!
  const verdict = kindOf(card).judge(card, {} as Question, { type: 'text', text: typed }, { entries })
  const texts = languages[language]!
  // After a slip the right answer is not shown yet.
  return verdict.outcome === 'near'
    ? remarks(card, verdict, texts, style, 72)
    : fromMark(feedback(card, verdict, texts, style, 72)).slice(0, verdict.outcome === 'right' ? 2 : 1)
}

test.each([
  // The dashes of an option are part of its name.
  [
    'boat/--speed#recall',
    'speed',
    [' ~ speed: the dashes in front are missing'],
    [' ~ speed: 앞에 하이픈(- 또는 --)이 빠졌습니다'],
  ],
  [
    'boat/--speed#recall',
    '-speed',
    [' ~ -speed: not the right number of dashes'],
    [' ~ -speed: 하이픈의 수가 맞지 않습니다'],
  ],
  // A word, or a line without options, is no option; nothing else is made of it.
  [
    'boat/--speed#recall',
    'boat sail',
    [' ✗ boat is not an option: options begin with - or --'],
    [' ✗ boat: 옵션이 아닙니다. 옵션은 - 또는 --로 시작합니다'],
  ],
  ['boat/--speed#recall', '--knots', [' ✗ --knots: no such option'], [' ✗ --knots: 없는 옵션입니다']],
  // The name of the program with a letter off, or in capitals.
  [
    'boat:busan#command',
    'baot trip ls',
    [' ~ baot is not boat; did you mean boat?'],
    [' ~ baot: boat 명령이 아닙니다. 혹시 boat인가요?'],
  ],
  // Once more: what is behind the name is judged then.
  [
    'boat:busan#command',
    'Boat sail -s 5 -S blue Busan',
    [' ~ commands are written in small letters: boat'],
    [' ~ 명령은 소문자로 씁니다: boat'],
  ],
  // The name of the program left out: what is behind is judged with it.
  // With what is wrong besides; only the first line of it is compared here.
  [
    'boat:busan#command',
    'trip start -s 5',
    [' ✗ boat is missing in front of trip'],
    [' ✗ 앞에 프로그램 이름이 빠졌습니다: boat trip'],
  ],
  [
    'boat:busan#command',
    'sail -s 5 -S blue Busan',
    [' ~ boat is missing in front of sail'],
    [' ~ 앞에 프로그램 이름이 빠졌습니다: boat sail'],
  ],
  ['boat:busan#command', 'swim Busan', [' ✗ swim is not boat'], [' ✗ swim: boat 명령이 아닙니다']],
  // A command that does not exist, and one that may have been meant.
  [
    'boat/trip/start#recall',
    'boat swim',
    [' ✗ boat swim: no such command'],
    [' ✗ boat swim: 없는 명령입니다'],
  ],
  [
    'boat/trip/start#recall',
    'boat trip stpo',
    [' ✗ boat trip stpo: no such command; did you mean boat trip stop? (Drop'],
    [' ✗ boat trip stpo: 없는 명령입니다. 혹시 boat trip stop인가요? (Drop'],
  ],
  [
    'boat:busan#command',
    'boat trips',
    [' ✗ trips: no such command; did you mean trip?'],
    [' ✗ trips: 없는 명령입니다. 혹시 trip인가요?'],
  ],
  // Names of one command are said to be the same.
  [
    'boat/trip/start#recall',
    'boat sail',
    [' ✓ boat trip start', '     also: boat sail'],
    [' ✓ boat trip start', '     다른 표기: boat sail'],
  ],
  [
    'boat:busan#command',
    'boat trip start -s 5 -S blue Busan',
    [' ✓ boat trip start -s 5 -S blue Busan', '     also: boat sail -s 5 -S blue Busan'],
    [' ✓ boat trip start -s 5 -S blue Busan', '     다른 표기: boat sail -s 5 -S blue Busan'],
  ],
  // One answer is shown, others beside it; in Korean a word may have its particle.
  [
    'boat:stdin#gap-1',
    'stdin',
    [' ✓ standard input', '     also: stdin, input'],
    [' ✓ standard input', '     다른 표기: stdin, input'],
  ],
  ['boat:ko#gap-1', '표준 입력을', [' ✓ 표준 입력'], [' ✓ 표준 입력']],
])('%s: %s', (id, typed, english, korean) => {
  expect(said(id, typed, 'en')).toEqual(english)
  expect(said(id, typed, 'ko')).toEqual(korean)
})

test('no Korean text has a particle in both forms behind a name', () => {
  const source = readFileSync(join(root, 'src/i18n/ko.ts'), 'utf8')
  const [from, to] = [source.indexOf('  kinds: {'), source.indexOf('  explain: {')]
  expect(source.slice(from, to)).not.toMatch(/[을를이가은는과와]\([을를이가은는과와]\)|\([은이으]\)/)
})

test.each([
  ['en', ' ✗ given up'],
  ['ko', ' ✗ 모름'],
])('parts of a line that were given up are not shown as if they had been right: %s', (language, first) => {
  const card = cards.find(({ kind }) => kind === 'read')!
  const texts = languages[language]!
  const asked = kindOf(card).ask(card, { entries }, seeded(1), texts.kinds)
  const verdict = kindOf(card).judge(card, asked, { type: 'gave-up' }, { entries })
  const lines = feedback(card, verdict, texts, style, 72)
  expect(lines[0]).toBe(first)
  expect(lines[1]).toMatch(/^ ✓ /)
})

test.each(['en', 'ko'])('a line that is right so far names all that is missing: %s', (language) => {
  const card = cards.find(({ id }) => id === 'boat:busan#command')!
  const verdict = kindOf(card).judge(card, {} as Question, { type: 'text', text: 'boat sail' }, { entries })
  const lines = feedback(card, verdict, languages[language]!, style, 72).filter((line) =>
    line.startsWith(' ✗'),
  )
  expect(lines).toHaveLength(3)
  for (const [index, part] of ['--speed 5', '--signal blue', 'Busan'].entries())
    expect(lines[index]).toContain(part)
})

test.each(Object.keys(languages))(
  'the parts of a line stand above what the learner wrote of it: %s',
  (language) => {
    const card = cards.find(({ id }) => id === 'boat:busan#read')!
    const texts = languages[language]!
    const asked = kindOf(card).ask(card, { entries }, seeded(1), texts.kinds)
    const verdict = kindOf(card).judge(card, asked, { type: 'gave-up' }, { entries })
    const shown = feedback(card, verdict, texts, style, 72)
    const own = shown.findIndex((line) => line.includes('Leave for Busan no faster than 5 knots'))
    expect(shown[own - 1]).toBe(' ✓ boat sail -s 5 -S blue Busan')
  },
)

test('a line without its program is told all that is off', () => {
  const card = cards.find(({ id }) => id === 'boat:busan#command')!
  const of = (text: string) => kindOf(card).judge(card, {} as Question, { type: 'text', text }, { entries })
  const shown = remarks(card, of('trip start -s 5'), languages.en!, style, 72)
  expect(shown[0]).toContain('boat is missing in front of trip')
  expect(shown.slice(1).join()).toContain('-S, --signal blue is missing')
  expect(of('sail -s 5 -S blue Busan')).toMatchObject({ outcome: 'near', remarks: [{ code: 'line' }] })
})
