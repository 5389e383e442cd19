import type { Deck } from '../../src/model/index.ts'
import { cardFaults, sources } from '../../src/sources/index.ts'

const commands = `| Command | Also | Usage | Meaning |
|---|---|---|---|
| \`trip start\` | \`boat sail\` | \`HARBOUR\` | Leave a harbour |
| \`trip stop\` | | | Drop the anchor |
`
function faults(text: string, language = 'en'): string[] {
  const file = 'boat.md'
  const parsed = sources().markdown.parse(
    `---\ndeck: boat\nprogram: boat\n---\n\n${commands}\n${text}\n`,
    file,
  )
  expect(parsed.problems).toEqual([])
  const deck: Deck = {
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
  return cardFaults([deck], parsed.entries).map(({ code, detail }) => `${code} ${detail}`)
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
