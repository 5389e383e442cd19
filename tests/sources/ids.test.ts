import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { en } from '../../src/i18n/en.ts'
import { readHelpFiles } from '../../src/io/help.ts'
import { cardsOf } from '../../src/kinds/index.ts'
import { readDeckFile } from '../../src/library/deck-file.ts'
import { knownVocabulary, readLibrary } from '../../src/library/library.ts'
import { type CardId, type Deck, renaming } from '../../src/model/index.ts'
import { helpEntries, vocabularyOf } from '../../src/sources/index.ts'
import { folder, root } from '../folders.ts'

/** The ids of the cards that version 0.1.0 made of each of these files. */
const old = JSON.parse(readFileSync(join(root, 'tests/fixtures/ids-0.1.0.json'), 'utf8')) as Record<
  string,
  string[]
>

/** Ids that count for another card now, by the table of the shipped decks. */
const renamed = new Set(
  readFileSync(join(root, 'decks/aliases.tsv'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t')[0]!),
)
// A part of a code sample that was taken for a gap: what it asked is asked by no card.
renamed.add('docker:dc-profile-word#gap-1')
// The meaning of --help is not worth a question.
for (const facet of ['meaning', 'recall']) renamed.add(`docker/--help#${facet}`)

let shipped: Deck[] = []
beforeAll(async () => {
  const library = { shipped: join(root, 'decks'), data: folder(), language: 'en', build: 'test' }
  shipped = (await readLibrary(library)).decks
})

/** The ids of a file's cards, read as the program would read it. */
async function idsOf(file: string): Promise<Set<string>> {
  const idsIn = (deck: Pick<Deck, 'name' | 'entries'>): Set<string> =>
    new Set(cardsOf([deck as Deck]).map(({ id }) => id as string))
  if (file.endsWith('.txt') && file.includes('/help/')) {
    const found = readHelpFiles([file], en)
    const known = shipped.flatMap((deck) =>
      deck.entries.filter((entry) => entry.kind === 'option' || entry.kind === 'command'),
    )
    const context = { known: vocabularyOf(known), described: known }
    const first = helpEntries(found.program, found.pages, context)
    // Version 0.1.0 left the command out of the id; a deck that it built is there when it is built again.
    const built = first.entries.map((entry) =>
      entry.kind === 'option'
        ? { ...entry, subject: `${entry.program}/${entry.long ?? entry.short}` }
        : entry,
    )
    const earlier = { entries: built, partial: false }
    const read = helpEntries(found.program, found.pages, { ...context, earlier })
    const ids = idsIn({ name: 'help', entries: read.entries })
    // An id that the table names counts where it leads to a card.
    const { card } = renaming(read.aliases)
    for (const id of old[relative(root, file)] ?? []) if (ids.has(card(id as CardId))) ids.add(id)
    return ids
  }
  const isDeck = file.includes('decks/')
  const deck = await readDeckFile(file, isDeck, isDeck ? undefined : await knownVocabulary(shipped), 'en')
  const ids = idsIn(deck)
  // Rows that are lines now have their former ids as aliases.
  const { card } = renaming(deck.aliases ?? {})
  for (const id of old[relative(root, file)] ?? []) if (ids.has(card(id as CardId))) ids.add(id)
  return ids
}

const names = Object.keys(old)
const here = names.filter((name) => existsSync(join(root, name)))
if (here.length < names.length)
  process.stderr.write(`skipped: ${names.length - here.length} files that are not beside this checkout\n`)

test('what the shipped table names is an id of version 0.1.0, and leads to a card', () => {
  const ids = new Set<string>(cardsOf(shipped).map(({ id }) => id))
  const former = new Set(Object.values(old).flat())
  const table = readFileSync(join(root, 'decks/aliases.tsv'), 'utf8').trim().split('\n')
  for (const [id, now] of table.map((line) => line.split('\t')))
    expect([id, former.has(id!), now, ids.has(now!)]).toEqual([id, true, now, true])
})

/** Ids of cards that taught something false; nobody's memory of them is worth keeping. */
const retired: Readonly<Record<string, RegExp>> = {
  // Options of cp and awk are none of grep.
  '05-two-programs': /^grep\/(?:-F|-r)#/,
  // Operators of test are no options of echo, and a line that nothing explains has no answer.
  '16-most-frequent-word-is-the-program': /^echo[/:]/,
  // The columns of Anki's own keys were taken for questions.
  '22-anki-notes.tsv': /^:/,
  // The answer was cut off at a comma; with quotes around it the id comes again.
  '29-space-before-quote': /^:174eyqj#/,
  // Pages of help: a program without a name, names taken for texts, switches with a value.
  'help-02-value-behind-text-types': /^\//,
  'help-04-long-only-in-tabs': /./,
  'help-14-several-predicates-a-line': /./,
  'new-pflag': /#value$/,
  // Asking for help is known everywhere, and its name is its meaning.
  'help-07-cobra-longest-name': /\/--help#/,
  'help-16-rows-directly-under-usage': /\/--help#/,
}

test.each(here)('%s: every id that version 0.1.0 gave is given again', async (name) => {
  const ids = await idsOf(join(root, name))
  const gone = Object.entries(retired).find(([file]) => name.includes(file))?.[1]
  expect(old[name]!.filter((id) => !ids.has(id) && !renamed.has(id) && !gone?.test(id))).toEqual([])
  // The Korean deck has the ids of the English one.
  const other = join(root, name.replace('decks/en/', 'decks/ko/'))
  if (name.startsWith('decks/en/')) {
    const korean = await idsOf(other)
    expect(old[name]!.filter((id) => !korean.has(id) && !renamed.has(id))).toEqual([])
  }
})
