import type { Deck } from '../../src/model/index.ts'
import { cardFaults, mismatches, sources } from '../../src/sources/index.ts'

const commands = `| Command | Also | Usage | Meaning |
|---|---|---|---|
| \`trip start\` | \`boat sail\` | \`HARBOUR\` | Leave a harbour |
| \`trip stop\` | | | Drop the anchor |
`
function deckOf(text: string, language = 'en', file = 'boat.md'): Deck {
  const parsed = sources().markdown.parse(
    `---\ndeck: boat\nprogram: boat\n---\n\n${commands}\n${text}\n`,
    file,
  )
  expect(parsed.problems).toEqual([])
  return {
    name: 'boat',
    title: 'Boat',
    language,
    program: 'boat',
    order: 1,
    file,
    shipped: false,
    entries: parsed.entries,
    problems: [],
  }
}
function faults(text: string, language = 'en'): string[] {
  const deck = deckOf(text, language)
  return cardFaults([deck], deck.entries).map(({ code, detail }) => `${code} ${detail}`)
}
const question = (...wrong: string[]): string =>
  `Q: How do you leave? {#leave}\n\nA: \`boat sail Busan\`\n\n${wrong.map((line) => `- ${line}`).join('\n')}\n`
const option = (value: string, meaning: string): string =>
  `| Option | Type | Value | Commands | Meaning |\n|---|---|---|---|---|\n| \`--flag\` | list | \`${value}\` | \`trip start\` | ${meaning} |\n`

test.each([
  [
    'a wrong answer that does the same',
    question('`boat trip start Busan`'),
    ['right-among-wrong `boat trip start Busan`'],
  ],
  ['wrong answers that do something else', question('`boat trip stop`', '`boat sail Ulsan`', 'row'), []],
  [
    'a meaning that tells the form',
    option('NAME=COLOUR', 'Hoist NAME=COLOUR'),
    ['answer-told NAME=COLOUR (Hoist NAME=COLOUR)'],
  ],
  ['a meaning that does not', option('NAME=COLOUR', 'Hoist a flag'), []],
  ['a form without parts', option('NAME', 'Say the name'), []],
  [
    'a wrong form that is the right one in other words',
    'Q: Which form has `--flag`? {#form}\n\nA: `NAME=COLOUR`\n\n- `KEY=VALUE[:ro]`\n- `FROM:TO`\n',
    ['right-among-wrong `KEY=VALUE[:ro]`'],
  ],
  [
    'a pair in the wrong order',
    'Q: Which form has `--flag`? {#form}\n\nA: `-f HOST:BOAT`\n\n- `-f BOAT:HOST`\n',
    [],
  ],
  [
    'one value of two options',
    'Q: What is missing? {#form}\n\nA: `--flag BASE=boat`\n\n- `-f BASE=boat`\n',
    [],
  ],
  [
    'a question with its answer in it',
    'Q: The harbour is an empty harbour. What do you see? {#see}\n\nA: An empty harbour\n\n- A boat in it\n',
    ['answer-in-question An empty harbour'],
  ],
  [
    'a question that names a wrong answer as well',
    'Q: Is it an empty harbour or a full harbour? {#see}\n\nA: An empty harbour\n\n- A full harbour\n',
    [],
  ],
  [
    'two questions on one line with the same answer',
    'Q: What does `boat sail Busan` need? {#one}\n\nA: Wind\n\n- Rain\n\nQ: `boat sail Busan` fails. What is missing? {#two}\n\nA: Wind\n\n- Snow\n',
    ['asked-twice boat sail Busan (boat:one)'],
  ],
  [
    'two questions on one line with different answers',
    'Q: What does `boat sail Busan` need? {#one}\n\nA: Wind\n\n- Rain\n\nQ: Where does `boat sail Busan` end? {#two}\n\nA: In Busan\n\n- At sea\n',
    [],
  ],
])('%s', (_, text, expected) => {
  expect(faults(text)).toEqual(expected)
})

test.each([
  ['C: 배는 [키]를 돌립니다. {#turn}', ['particle 키를']],
  ['C: 배는 [키]을(를) 돌립니다. {#turn}', []],
  ['C: 이것은 [닻|anchor]{#a}이라고 합니다. {#anchor}', ['particle 닻이라고']],
  ['C: 이것은 [닻|anchor]{#a}(이)라고 합니다. {#anchor}', []],
  ['C: 배는 [키] 하나로 돌립니다. {#turn}', []],
  ['C: 배는 [키]만 씁니다. {#turn}', []],
])('a Korean gap: %s', (text, expected) => {
  expect(faults(text, 'ko')).toEqual(expected)
})

test.each([
  ['C: A service with `profiles: [debug]` needs [--profile]. {#a}', [['--profile']]],
  ['C: Type ``a [b] ` [c]`` or [d|e]{#two}. {#b}', [['d', 'e']]],
  ['C: The command is [`docker ps`|docker container ls]. {#c}', [['`docker ps`', 'docker container ls']]],
  ['C: To it `-v ./site:/srv:`[ro]{#mode} adds. {#d}', [['ro']]],
  ['C: A lone ` and a [gap] here. {#e}', [['gap']]],
])('the gaps of %s', (text, expected) => {
  const { entries } = sources().markdown.parse(`---\ndeck: x\n---\n\n${text}\n`, 'x.md')
  const [entry] = entries
  expect(entry?.kind === 'gap' && entry.gaps.map(({ answers }) => answers)).toEqual(expected)
})

test('brackets in code alone are no gap, and the sentence is reported', () => {
  const { problems } = sources().markdown.parse('C: Only `x: [code]` here. {#f}\n', 'x.md')
  expect(problems.map(({ code }) => code)).toContain('no-gap')
})

test('command lines are the same in every language', () => {
  const task = (words: string, line: string): string => `T: ${words} {#go}\n\n\`\`\`sh\n${line}\n\`\`\`\n`
  const english = deckOf(task('Leave for Busan.', 'boat sail Busan'))
  const same = deckOf(task('부산으로 떠나세요.', 'boat sail Busan'), 'ko', 'ko.md')
  const other = deckOf(task('부산으로 떠나세요.', 'boat sail Ulsan'), 'ko', 'ko.md')
  expect(mismatches([[english], [same]])).toEqual([])
  expect(mismatches([[english], [other]])).toMatchObject([
    { at: { file: 'ko.md' }, code: 'lines-differ', detail: 'boat:go' },
  ])
})
