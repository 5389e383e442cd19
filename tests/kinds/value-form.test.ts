import { cardsOf, kindOf } from '../../src/kinds/index.ts'
import { type Deck, type Question, sameForm, seeded, shapeOf, swapped } from '../../src/model/index.ts'
import { deckEntries } from '../decks/client.ts'
import { languages } from '../languages.ts'
import { firstOf } from '../rounds.ts'

test.each([
  ['KEY=VALUE', 'NAME=VALUE', true],
  ['HOST:CONTAINER', 'NODE:TASK', true],
  ['PATH[:OPTIONS]', 'CONTAINER[:ro]', false],
  ['SOURCE:TARGET[:ro]', 'HOST:CONTAINER', true],
  ['NAME=SOFT[:HARD]', 'KEY=VALUE', true],
  ['always|missing|never', 'never|missing', true],
  ['always|missing|never', 'local|all', false],
  ['OS/ARCH[/VARIANT]', 'HOST:IP', false],
  ['type=TYPE,ref=IMAGE', 'id=ID,src=FILE', false],
  ['ADDRESS/BITS', 'OS/ARCH[/VARIANT]', true],
])('%s and %s are the same form: %s', (a, b, same) => {
  expect([sameForm(a, b), sameForm(b, a)]).toEqual([same, same])
})

/** Finds the faults of a question: it holds its answer, or two of its choices have the same form. */
function faultsOf(asked: Question): string[] {
  if (asked.type !== 'choice') return []
  const right = asked.choices[asked.right]!
  const told = `${asked.prompt} ${asked.context}`.toLowerCase().includes(right.toLowerCase())
  // The sides of a pair in the wrong order have the same shape on purpose.
  const others = asked.choices.filter((choice) => choice !== swapped(right))
  return [
    ...(told ? [`the question holds ${right}`] : []),
    ...others.flatMap((one, index) =>
      others.slice(index + 1).flatMap((two) => (sameForm(one, two) ? [`${one} and ${two}`] : [])),
    ),
  ]
}

test.each(firstOf(['ko', 'en']))('%s: among the choices of a value no two have the same form', (language) => {
  const deck: Deck = {
    name: 'docker',
    title: 'Docker',
    language,
    order: 1,
    file: 'docker.md',
    shipped: true,
    entries: deckEntries(language, true),
    problems: [],
  }
  const { kinds: texts } = languages[language]!
  const pool = { entries: deck.entries }
  const cards = cardsOf([deck]).filter(({ kind }) => kind === 'value')
  const wrong: string[] = []
  const facts = new Map<string, string>()
  for (const card of cards) {
    const { entry } = card
    if (entry.kind !== 'option') continue
    const fact = `${entry.long ?? entry.short} ${shapeOf(entry.value!)}`
    if (facts.has(fact)) wrong.push(`${card.id} asks what ${facts.get(fact)} asks`)
    facts.set(fact, card.id)
    for (const seed of [1, 2]) {
      const asked = kindOf(card).ask(card, pool, seeded(seed), texts)
      wrong.push(...faultsOf(asked).map((fault) => `${card.id}: ${fault}`))
    }
  }
  expect(cards.length).toBeGreaterThan(40)
  expect(wrong).toEqual([])
})
