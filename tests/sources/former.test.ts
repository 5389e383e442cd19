import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { cardsOf } from '../../src/kinds/index.ts'
import { type CardId, type Deck, type Entry, type Review, renaming } from '../../src/model/index.ts'
import { formerFacts } from '../../src/sources/former/index.ts'
import { aliasesSince, noVocabulary, readNotes } from '../../src/sources/index.ts'
import { root } from '../folders.ts'
import { longTest, rounds } from '../rounds.ts'
import { bench } from '../support.ts'

/** Notes of ours, the decks that version 0.1.0 built of them, and the answers that it wrote. */
const former = join(root, 'tests/fixtures/former')
const context = { known: noVocabulary() }
const notes = readdirSync(join(former, 'notes')).sort()

const built = (name: string): Deck =>
  JSON.parse(readFileSync(join(former, 'decks', `${name.replace(/\..*/, '')}.json`), 'utf8')) as Deck
const textOf = (name: string): string => readFileSync(join(former, 'notes', name), 'utf8')
const idsIn = (entries: readonly Entry[]): string[] =>
  cardsOf([{ name: 'x', entries } as Deck]).map(({ id }) => id)

test.each(notes)('%s: the ids that version 0.1.0 gave are known', (name) => {
  const known = formerFacts(textOf(name), name, context).map(({ kind, subject }) => `${kind} ${subject}`)
  expect(known.sort()).toEqual(
    built(name)
      .entries.map(({ kind, subject }) => `${kind} ${subject}`)
      .sort(),
  )
})

/** For each kind of change: the id that a card had, and the card that goes on with its memory; none where the old card taught what is not so. */
const kinds: readonly [what: string, file: string, was: string, now: string | undefined][] = [
  ['an option of another program than most of the text', 'harbour.md', 'find/-r#meaning', 'xargs/-r#meaning'],
  ['the other direction of it', 'harbour.md', 'find/-r#recall', 'xargs/-r#recall'],
  ['an option shown with a value', 'harbour.md', 'find/-n#meaning', 'xargs/-n#meaning'],
  ['a row of which the command alone was taken', 'harbour.md', 'find/.#recall', 'find:jab6us#command'],
  ['a word of a table that is no command', 'harbour.md', 'find/tides#meaning', 'find:f5cblv#concept'],
  ['the other direction of it', 'harbour.md', 'find/tides#recall', 'find:1sk6ih5#concept'],
  ['a line with a remark behind it', 'harbour.md', 'find:1y7ekys#command', 'find:1cp42xv#command'],
  [
    'options of a program that the heading names',
    'rows.md',
    'docker/compose/-d#meaning',
    'docker-compose/up/-d#meaning',
  ],
  ['options that are questions now', 'reading.md', 'less/-r#meaning', 'less:14zst5g#concept'],
  [
    'an option with two forms that is a question now',
    'reading.md',
    'less/--sort-time#recall',
    'less:16yt85a#concept',
  ],
  [
    'a question whose deck had a word of its front matter as its program',
    'stars.md',
    'name:1dsnlua#concept',
    ':1dsnlua#concept',
  ],
  ['a gap of such a deck', 'stars.md', 'name:1spyx3f#gap-2', ':1spyx3f#gap-2'],
  ['a question that is a command now', 'tools.csv', ':9dpx02#concept', 'chmod#meaning'],
  ['a question that is a line now', 'tools.csv', ':32efyi#concept', 'ls:8h8a0g#read'],
  ['what has the same id', 'harbour.md', 'find:1ii5l5l#read', 'find:1ii5l5l#read'],
  ['names of columns as a question', 'tools.csv', ':14vtqk2#concept', undefined],
  ['a number as a question', 'fish.csv', ':efwnq4#concept', undefined],
  ['a line that nothing explains', 'harbour.md', 'find:js65of#read', undefined],
  ['one of several lines of a caption', 'harbour.md', 'find:181tjkk#command', undefined],
  ['the short form of what is a question now', 'reading.md', 'less/--sort-time#form', undefined],
]

test.each(kinds)('%s (%s): %s leads to %s', (_what, file, was, now) => {
  const { entries, aliases } = readNotes(textOf(file), file, context)
  const ids = new Set(idsIn(entries))
  const id = renaming(aliases ?? {}).card(was as CardId)
  expect(idsIn(built(file).entries)).toContain(was)
  expect(ids.has(id) ? id : undefined).toBe(now)
})

describe('a data folder that version 0.1.0 wrote', () => {
  const reviews = readFileSync(join(former, 'reviews/2026-11.desk.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Review)
  const answered = new Map(reviews.map((review) => [review.card as string, review]))
  const kept = kinds.filter(([, , was, now]) => now !== undefined && answered.has(was))
  const lost = kinds.filter(([, , was, now]) => now === undefined && answered.has(was))

  const opened = async (folder: 'notes' | 'decks'): Promise<void> => {
    const me = bench({}, 'en', '2026-12-20T09:00:00Z')
    cpSync(join(former, folder), join(me.data, 'decks'), { recursive: true })
    cpSync(join(former, 'reviews'), join(me.data, 'reviews'), { recursive: true })
    const lastOf = async (card: string): Promise<number | undefined> =>
      (JSON.parse((await me.run(`show ${card} --json`)).out) as { memory?: { last: number } }).memory?.last
    if (folder === 'decks') {
      // The deck itself has the ids that it always had, until it is built again.
      for (const [, , was] of kept) expect([was, await lastOf(was)]).toEqual([was, answered.get(was)!.at])
      for (const name of notes) await me.run(`build ${join(former, 'notes', name)}`)
    }
    for (const [, , was, now] of kept)
      expect([was, now, await lastOf(now!)]).toEqual([was, now, answered.get(was)!.at])
    const due = JSON.parse((await me.run('due --json')).out) as { due: number }
    const cards = new Set(kept.map(([, , , now]) => now))
    expect(due.due).toBeGreaterThanOrEqual(cards.size)
    const { out, err } = await me.run('doctor')
    for (const [, , was] of lost) expect(`${out}\n${err}`).toContain(was)
  }

  test('with decks: every memory is there, and those of cards that are gone are named', () => opened('decks'))
  longTest('with notes: every memory is there, and those of cards that are gone are named', () =>
    opened('notes'),
  )

  test('building again says what is gone, and not what only has another id', async () => {
    const me = bench()
    cpSync(join(former, 'decks'), join(me.data, 'decks'), { recursive: true })
    const { out } = await me.run(`build ${join(former, 'notes/harbour.md')}`)
    expect(out.split('\n').slice(0, 7)).toEqual([
      // Version 0.1.0 had no caption for it.
      '~ find boats -print',
      '- find boats -name rope',
      '- find boats -name sail',
      '- find harbour -empty',
      '- find sails -user cook',
      expect.stringContaining('4'),
      expect.stringContaining('harbour'),
    ])
  })
})

/** A fact of a text that somebody goes on writing. */
interface Fact {
  section: string
  line: string
}

const program = 'pod'
const fact = fc.record({
  section: fc.constantFrom('tie', 'row', 'sail'),
  name: fc.integer({ min: 0, max: 30 }),
  shape: fc.constantFrom('option', 'question', 'command'),
})

const lineOf = ({ name, shape }: { name: number; shape: string }): string =>
  shape === 'option'
    ? `- \`--sea-${name}\`: keeps the boat of sea ${name} afloat`
    : shape === 'question'
      ? `Q: Which rope holds boat ${name}?\nA: The rope of harbour ${name}.\n`
      : `| \`${program} move-${name}\` | moves boat ${name} to its berth |`

/** The text of facts, section by section, with so much in front. */
function textOfFacts(facts: readonly Fact[], order: readonly string[], above: string): string {
  const tabled = (lines: string[]): string[] =>
    lines.length > 0 ? ['| Command | Meaning |', '|---|---|', ...lines, ''] : []
  const sections = order.flatMap((section) => {
    const lines = facts.filter((one) => one.section === section).map(({ line }) => line)
    return [
      `## ${program} ${section}`,
      '',
      ...lines.filter((line) => line.startsWith('-')),
      '',
      ...lines.filter((line) => line.startsWith('Q')),
      '',
      ...tabled(lines.filter((line) => line.startsWith('|'))),
    ]
  })
  return [`# ${program}`, '', above, '', ...sections].join('\n')
}

test('whatever is moved in notes, a fact that stays keeps its memory, and no other fact gets it', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fact, { selector: lineOf, minLength: 1, maxLength: 12 }),
      fc.shuffledSubarray(['tie', 'row', 'sail'], { minLength: 3 }),
      fc.array(fc.constantFrom('tie', 'row', 'sail'), { minLength: 12, maxLength: 12 }),
      fc.integer({ min: 0, max: 5 }),
      (chosen, order, moves, dropped) => {
        const first = chosen.map((one) => ({ section: one.section, line: lineOf(one) }))
        const then = first
          .map(({ line }, index) => ({ section: moves[index]!, line }))
          .filter((_, index) => index !== dropped)
        const before = readNotes(textOfFacts(first, ['tie', 'row', 'sail'], 'Some words.'), 'n.md', context)
        const after = readNotes(textOfFacts(then, order, 'Other words.\nMore of them.'), 'n.md', context)
        const ids = renaming(aliasesSince(before, after))
        const said = (entry: Entry): string =>
          entry.kind === 'concept'
            ? `${entry.question} ${entry.answer}`
            : 'summary' in entry
              ? entry.summary
              : ''
        const wordsOf = (deck: Pick<Deck, 'entries'>): Map<string, string> =>
          new Map(
            cardsOf([{ name: 'x', ...deck } as Deck]).map(({ id, entry }) => [id, said(entry as Entry)]),
          )
        const [was, is] = [wordsOf(before), wordsOf(after)]
        const left = new Set(is.values())
        for (const [id, words] of was)
          expect([id, words, is.get(ids.card(id as CardId))]).toEqual([
            id,
            words,
            left.has(words) ? words : undefined,
          ])
      },
    ),
    { numRuns: rounds(20, 2000), seed: 7 },
  )
})

test('an id that a card still has is never in the table, and each of the table leads to a card', () => {
  for (const name of notes) {
    const { entries, aliases = {} } = readNotes(textOf(name), name, context)
    const ids = new Set(idsIn(entries))
    const { card } = renaming(aliases)
    for (const id of ids) expect(card(id as CardId)).toBe(id)
    const renamed = idsIn(built(name).entries).filter((id) => card(id as CardId) !== id)
    // A short form has no card of its own where the option is a question.
    for (const id of renamed) expect([id, ids.has(card(id as CardId))]).toEqual([id, true])
  }
})
