import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { noVocabulary, sources } from '../../src/sources/index.ts'
import { readQuestionDeck } from '../../src/sources/question-deck.ts'
import { root } from '../folders.ts'
import { rounds } from '../rounds.ts'

const context = { known: noVocabulary() }
const short = (text: string) => readQuestionDeck(text, 'own.md', context)
const whole = (text: string) => sources().markdown.parse(text, 'own.md')

/** Pieces of decks as people write them, and what may stand between them. */
const pieces = [
  'Q: What floats? {#floats}\n\nA: A boat.',
  'Q: What floats?\nA: A boat\nwith a sail.',
  'Q: What floats? #boats #things {#tagged}\n\nA: A boat. {#other}\n\n- A stone\n- An anchor\n  of iron\n1. A rock',
  'Q: What does it look like? {#look}\n\n```\n/|\\\n```\n\nA: Like a sail.\n\n> As sails do,\n> mostly.\n\n```sh\npod sail\n```',
  'Q: 무엇이 뜨나요? {#뜨다}\n\nA: 배입니다.',
  'C: A [boat|ship] floats, a [stone]{#what} sinks. {#gap}',
  'C: `a [b]` and [c](d) and [[e]] make [gaps].',
  'C: Cells [a|b] | and bars\n--- | ---',
  'A: No question.',
  'Q: No answer?',
  'Q:\n\nA: Empty.',
  'Q: Listed?\n\nA:\n- one\n- two',
  'Q: Listed?\n\nA: These:\n\n1. one\n2. two',
  'Q: Right among wrong?\n\nA: yes\n\n- Yes\n- no\n- no',
  'T: Start a pod. {#start}\n\n```sh\npod start\n```',
  'T: Nothing.',
  '**Q:** Bold?\n**A:** Yes.',
  '   Q: Further in?\n   A: Yes.',
  '\tQ: A tab?',
  '## Level 2: Ports #net',
  '### Knots',
  'Heading\n===',
  'Heading\n---',
  'Words alone.',
  'Words with `pod run -d` in them.',
  '`pod run -d`: starts one and leaves it alone',
  'Q: What is ==marked==?\n?\nA: The ==mark==.',
  '- `pod run`: starts one',
  '- item\n\n    further in\n\nback',
  '| Option | Meaning |\n|---|---|\n| `-d` | in the background |',
  'a | b\n--|--\nc | d',
  '> Quoted.',
  '---',
  '***',
  '```\nnever closed',
  '    four blanks in',
  '<!-- a comment\n\nQ: hidden? -->',
  '<b>bold</b> &amp; <br>',
  '<table><tr><td>a</td></tr><tr><td>b</td></tr></table>',
  'one::two three',
  'Q: Which port? #flashcards\nA: 80',
  'One two #card',
  'Ｑ： Wide?',
  'Q： Wide colon?\nA： Yes ｜ no',
  '\\Q: escaped',
  '① first\n② second',
  'Q: Twice? {#floats}\n\nA: Another.',
  '   ',
]
const heads = [
  '---\ndeck: own\nprogram: pod\n---\n',
  '---\ndeck: own\n---\n',
  '---\ndeck: own\ntitle: "Own"\norder: 3\nlanguage: ko\nprogram: pod\n---\n',
  '---\ndeck: own\nprogram: pod\ntags: [a]\n---\n',
  '---\ndeck: own\nprogram: pod\ntags: [flashcards]\n---\n',
  '---\ndeck: own\nprogram: pod\ngrammar: getopt\n---\n',
  '---\ndeck: own\nprogram: -\nwhat: x\n---\n',
  '---\ndeck: own\nprogram: pod\ncards: none\n---\n',
  '---\ntitle: Notes\n---\n',
  '+++\nname = "own"\n+++\n',
  '+++\ndeck: own\nprogram: pod\nname = "own"\n+++\n',
  '',
]
/** Mostly decks of questions: other pieces end the short way. */
const usual = pieces.slice(0, 13)
const text = fc
  .tuple(
    fc.oneof({ arbitrary: fc.constant(heads[0]!), weight: 4 }, fc.constantFrom(...heads)),
    fc.array(
      fc.tuple(
        fc.oneof({ arbitrary: fc.constantFrom(...usual), weight: 12 }, fc.constantFrom(...pieces)),
        fc.constantFrom('\n\n', '\n\n', '\n\n', '\n', '\n \n', '\n\n\n'),
      ),
      { minLength: 1, maxLength: 8 },
    ),
  )
  .map(([head, parts]) => head + parts.map((part) => part.join('')).join(''))

test('a deck of questions is read as the reader of any Markdown reads it, to the letter', () => {
  let taken = 0
  let all = 0
  fc.assert(
    fc.property(text, (given) => {
      const read = short(given)
      all++
      if (read === undefined) return
      taken++
      expect(JSON.stringify(read)).toBe(JSON.stringify(whole(given)))
    }),
    { seed: 14, numRuns: rounds(300, 20_000) },
  )
  // Otherwise it would prove nothing.
  expect(taken / all).toBeGreaterThan(0.2)
})

/** A shipped deck without the sentences below its title. */
const withoutIntroduction = (name: string): string =>
  readFileSync(join(root, 'decks', 'en', `${name}.md`), 'utf8').replace(/^(# .*\n)\n[^#\n].*\n/m, '$1')

test.each([
  ['docker-basics', true],
  ['docker-lifecycle', true],
  ['docker-options', false],
  ['docker-tasks', false],
])('%s: whether it is a deck of questions alone: %s', (name, isOne) => {
  const deck = withoutIntroduction(name)
  expect(short(deck)).toEqual(isOne ? whole(deck) : undefined)
})
