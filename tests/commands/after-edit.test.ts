// After an edit of decks the cached queue is brought up to date or made anew: either way it is what a program without caches makes.
import { existsSync, readFileSync, renameSync, rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { readAnyCache, writeCache } from '../../src/io/cache.ts'
import { seeded } from '../../src/model/index.ts'
import type { Request } from '../../src/world/index.ts'
import { files, root } from '../folders.ts'
import { longTest, rounds } from '../rounds.ts'
import { type Bench, bench } from '../support.ts'

const boat = readFileSync(join(root, 'tests/fixtures/decks/boat.md'), 'utf8')
const goal = `order = 1
subjects = ["pod:q-0-3", "boat:port", "pod:added-2"]

[title]
en = "Setting out"

[[include]]
decks = ["boat"]

[[include]]
tags = ["wanted"]
`

const aliases = 'pod:q-0-2#concept\tpod:q-1-2#concept\npod:added-2\tpod:q-1-3\npod:q-2-0\tboat:port\n'

/** A deck of the learner's own: what stands above its entries, and these. */
interface Own {
  name: string
  head: string[]
  blocks: string[]
}

const question = (id: string, text = `What is ${id}`, more = ''): string =>
  `Q: ${text}?${more} {#${id}}\n\nA: It is ${text}.\n`

const ownDeck = (place: number, cards: number): Own => ({
  name: `own-${place}`,
  head: [`deck: own-${place}`, 'language: en', 'program: pod'],
  blocks: Array.from({ length: cards }, (_, index) => question(`q-${place}-${index}`)),
})

const textOf = ({ head, blocks }: Own): string => `---\n${head.join('\n')}\n---\n\n${blocks.join('\n')}`

const fileOf = (at: Bench, { name }: Own): string => join(at.data, 'decks', `${name}.md`)

interface Kept {
  key: string
  about: { labs: unknown; built: number; next: unknown; first?: unknown }
  rest: { omitted: number; until: string }
  known: unknown
  unseen: unknown[]
  decks: string[]
}

const queueFile = (at: Bench): string => join(at.data, 'cache', 'agenda.en.json')

/** The cached queue with the names of decks in place of their numbers. */
function kept(at: Bench): Kept | undefined {
  const found = existsSync(queueFile(at)) ? readAnyCache(queueFile(at)) : undefined
  if (!found) return undefined
  const read = JSON.parse(found.content.toString()) as Kept & { known: [unknown[]][]; unseen: [unknown[]][] }
  for (const [line] of [...read.known, ...read.unseen])
    for (const place of [3, 5]) if (line.length > place) line[place] = read.decks[line[place] as number]
  // A question that was ready may be another after an edit: it is left out.
  const { first: _, ...about } = read.about
  return { ...read, about, key: found.key }
}

const mark = [{ name: 'marked', day: '2001-01-01', due: '9999-01-01' }]

/** Marks the cached queue: one that is brought up to date keeps the mark. */
function markQueue(at: Bench): void {
  const { key, content } = readAnyCache(queueFile(at))!
  const read = JSON.parse(content.toString()) as Kept
  read.about.labs = mark
  writeCache(queueFile(at), key, JSON.stringify(read))
}

/** Compares all that the program says and keeps after an edit with the same without any cache. Returns whether the queue was brought up to date. */
async function compared(at: Bench, what: string): Promise<boolean> {
  const lines = ['due --json', 'next --json']
  const said = async (): Promise<unknown[]> => {
    const all: unknown[] = [what]
    for (const line of lines) all.push(await at.run(line))
    return all
  }
  const quick = await said()
  const followed = kept(at)
  // The next edit follows on this one.
  const [cache, aside] = [join(at.data, 'cache'), join(at.data, 'aside')]
  renameSync(cache, aside)
  expect(quick).toEqual(await said())
  const fresh = kept(at)
  rmSync(cache, { recursive: true })
  renameSync(aside, cache)
  const isFollowed =
    followed !== undefined &&
    followed.key === fresh?.key &&
    JSON.stringify(followed.about.labs) === JSON.stringify(mark)
  if (isFollowed) {
    const whole = ({ unseen, rest }: Kept): number => unseen.length + rest.omitted
    const first = Math.min(followed.unseen.length, fresh.unseen.length)
    expect([what, followed.unseen.slice(0, first), whole(followed)]).toEqual([
      what,
      fresh.unseen.slice(0, first),
      whole(fresh),
    ])
    expect(followed).toMatchObject({ known: fresh.known, about: { ...fresh.about, labs: mark } })
    // So many are looked through for a line that can be asked.
    expect(followed.rest.omitted === 0 || followed.unseen.length >= 250).toBe(true)
  }
  return isFollowed
}

type Random = () => number

const at = (random: Random, below: number): number => Math.floor(random() * below)

/** Edits of a deck by what they do; each says what it did. */
const edits: Record<string, (deck: Own, random: Random, count: number, decks: Own[]) => void> = {
  'add at the end': ({ blocks }, _random, count) => blocks.push(question(`added-${count}`)),
  'add inside': ({ blocks }, random, count) =>
    blocks.splice(at(random, blocks.length + 1), 0, question(`added-${count}`)),
  'add at the top': ({ blocks }, _random, count) => blocks.unshift(question(`added-${count}`)),
  'add again': ({ blocks }, random) => blocks.push(question(`q-${at(random, 3)}-${at(random, 40)}`)),
  'add what another deck has': ({ blocks }, random) =>
    blocks.push(random() < 0.5 ? question('port') : question(`q-${at(random, 3)}-${at(random, 40)}`)),
  'add a gap': ({ blocks }, random, count) =>
    blocks.splice(
      at(random, blocks.length + 1),
      0,
      `C: The [sail]{#one} and the [mast]{#two} of ${count}. {#gaps-${count}}\n`,
    ),
  'add a task': ({ blocks }, _random, count) =>
    blocks.push(`T: Sail number ${count}. {#task-${count}}\n\n\`\`\`sh\npod sail -s ${count}\n\`\`\`\n`),
  'add options': ({ blocks }, _random, count) =>
    blocks.push(
      `### pod sail\n\n| Option | Value | Meaning |\n|---|---|---|\n| \`-s\`, \`--speed${count}\` | \`A:B\` | Sail so fast |\n`,
    ),
  'add a tag': ({ blocks }, _random, count) =>
    blocks.push(question(`tagged-${count}`, `Tagged ${count}`, ' #wanted')),
  remove: ({ blocks }, random) => blocks.splice(at(random, blocks.length), 1),
  'remove the last': ({ blocks }) => blocks.pop(),
  'say otherwise': ({ blocks }, random, count) => {
    const place = at(random, blocks.length)
    blocks[place] = (blocks[place] ?? '')
      .replace(/A: .*/, `A: Otherwise, ${count}.`)
      .replace('so fast', `so ${count}`)
  },
  rename: ({ blocks }, random, count) => {
    const place = at(random, blocks.length)
    blocks[place] = (blocks[place] ?? '').replace(/\{#([\w-]+)\}\n\nA/, `{#$1-${count}}\n\nA`)
  },
  move: ({ blocks }, random) => {
    const [block] = blocks.splice(at(random, blocks.length), 1)
    if (block) blocks.splice(at(random, blocks.length + 1), 0, block)
  },
  'put a heading': ({ blocks }, random) =>
    blocks.splice(at(random, blocks.length + 1), 0, `## Level ${1 + at(random, 3)}: Further\n`),
  'leave a line': ({ blocks }, random) => blocks.splice(at(random, blocks.length + 1), 0, ''),
  'change the head': ({ head }, random, count) => {
    head[3] = random() < 0.5 ? `order: ${at(random, 3)}` : `title: Number ${count}`
  },
  'name another program': ({ head }, random) => {
    head[2] = `program: ${random() < 0.5 ? 'boat' : 'pod'}`
  },
  'take back': ({ blocks }, random) => blocks.splice(at(random, blocks.length), 2),
  'add a deck': (_deck, random, count, decks) => decks.push({ ...ownDeck(count + 10, at(random, 5)) }),
  'remove a deck': (_deck, random, _count, decks) => decks.splice(at(random, decks.length), 1),
  'take the name of another': ({ head }, random, _count, decks) => {
    head[0] = `deck: ${decks[at(random, decks.length)]!.name}`
  },
}

/** Shows the answer, then says that it was known; takes the first choice. */
const right = (request: Request): string => {
  if (request.type === 'choice') return '1'
  if (request.type === 'text') return 'x'
  return request.type === 'key' && !('fresh' in request) && request.accept.includes('3') ? '3' : ''
}

/** Decks of the learner's own, a program's deck, perhaps a goal, and some that was answered. */
async function begun(random: Random, sizes: readonly number[]): Promise<{ at: Bench; decks: Own[] }> {
  const decks = sizes.map((cards, place) => ownDeck(place, cards))
  const at = bench({ 'boat.md': boat })
  const chosen = random()
  if (random() < 0.5) files(at.decks, { 'aliases.tsv': aliases })
  files(at.data, {
    ...Object.fromEntries(decks.map((deck) => [`decks/${deck.name}.md`, textOf(deck)])),
    'goals/out.toml': goal,
    'config.toml': chosen < 0.3 ? 'goal = "out"\n' : chosen < 0.5 ? 'goal = "own-1"\n' : '# None.\n',
  })
  return { at, decks }
}

const tally = { followed: 0, all: 0 }

/** Edits decks once or twice, the most usual ways more often; says what was done. */
function editSome(decks: Own[], random: Random, count: number): string {
  const names = Object.keys(edits).slice(0, random() < 0.4 ? 4 : undefined)
  const done: string[] = []
  for (let edit = random() < 0.2 ? 2 : 1; edit > 0; edit--) {
    if (decks.length === 0) decks.push(ownDeck(0, 10))
    const name = names[at(random, names.length)]!
    const deck = decks[at(random, decks.length)]!
    edits[name]!(deck, random, 2 * count + edit, decks)
    done.push(`${name} in ${deck.name} (${count})`)
  }
  return done.join(', ')
}

/** Edits decks so often, each time compared with a program without caches. */
async function editAndCompare(seed: string, sizes: readonly number[], times: number): Promise<void> {
  const random = seeded(seed)
  const { at: bench, decks } = await begun(random, sizes)
  if (random() < 0.6) await bench.run(`quiz --limit ${1 + at(random, 4)}`, right)
  if (random() < 0.4) await bench.run('suspend pod:q-0-1#concept')
  await bench.run('due')
  for (let count = 0; count < times; count++) {
    const done = editSome(decks, random, count)
    if (existsSync(queueFile(bench))) markQueue(bench)
    rmSync(join(bench.data, 'decks'), { recursive: true, force: true })
    for (const deck of decks) files(bench.data, { [`decks/${deck.name}.md`]: textOf(deck) })
    tally.all++
    if (await compared(bench, done)) tally.followed++
    if (random() < 0.2) await bench.run('quiz --limit 2', right)
  }
}

test.each(Array.from({ length: rounds(1, 40) }, (_, index) => `few ${index}`))(
  'after random edits of few cards the queue is that of a program without caches (%s)',
  (seed) => editAndCompare(seed, [12, 7, 20], rounds(3, 40)),
)

longTest.each(Array.from({ length: 20 }, (_, index) => `many ${index}`))(
  'after random edits of many cards the queue is that of a program without caches (%s)',
  (seed) => editAndCompare(seed, [160, 200, 40], 20),
)

test('of random edits enough are followed to prove something', () => {
  expect(tally.followed / tally.all).toBeGreaterThan(0.2)
})

test('an edit of words and a card at the end are followed, whatever was answered and whichever goal is set; the other decks are not read', async () => {
  const decks = [160, 200, 40].map((cards, place) => ownDeck(place, cards))
  for (const config of ['goal = "out"\n', '# None.\n'].slice(0, rounds(1, 2))) {
    const at = bench({ 'boat.md': boat })
    files(at.data, { 'goals/out.toml': goal, 'config.toml': config })
    for (const deck of decks) files(at.data, { [`decks/${deck.name}.md`]: textOf(deck) })
    await at.run('quiz --limit 5', right)
    await at.run('due')
    const edited = { ...decks[1]!, blocks: [...decks[1]!.blocks] }
    for (const change of ['say otherwise', 'add at the end', 'leave a line', 'remove the last'].slice(
      0,
      rounds(2, 4),
    )) {
      edits[change]!(edited, () => 0.5, 7, [])
      markQueue(at)
      files(at.data, { [`decks/${edited.name}.md`]: textOf(edited) })
      expect([config, change, await compared(at, change)]).toEqual([config, change, true])
    }
    const earlier = new Date(Date.now() - 3_600_000)
    utimesSync(fileOf(at, edited), earlier, earlier)
    markQueue(at)
    expect(await compared(at, 'another time')).toBe(true)
  }
})

test('a card that goes leaves its answers to the one that an alias names', async () => {
  const at = bench({ 'boat.md': boat })
  files(at.decks, { 'aliases.tsv': 'pod:q-0-0\tboat:port\n' })
  const deck = ownDeck(0, 5)
  files(at.data, { [`decks/${deck.name}.md`]: textOf(deck) })
  await at.run('quiz --limit 1', right)
  expect(Object.keys((await at.store()).progress.cards)).toEqual(['pod:q-0-0#concept'])
  await at.run('due')
  markQueue(at)
  deck.blocks.shift()
  files(at.data, { [`decks/${deck.name}.md`]: textOf(deck) })
  expect(await compared(at, 'remove the first')).toBe(false)
  expect(Object.keys((await at.store()).progress.cards)).toEqual(['boat:port#concept'])
})

test('a new card behind cards of a later level comes before them; cards that change places do so in the queue', async () => {
  const at = bench({})
  const deck = ownDeck(0, 52)
  deck.blocks.unshift('## Level 2: Later\n')
  deck.blocks.splice(-2, 0, '## Level 1: First\n')
  // More cards of the first level than are kept: those of the second are left out.
  for (const own of [deck, ownDeck(1, 299)]) files(at.data, { [`decks/${own.name}.md`]: textOf(own) })
  await at.run('due')
  const edited = async (): Promise<boolean> => {
    markQueue(at)
    files(at.data, { [`decks/${deck.name}.md`]: textOf(deck) })
    return compared(at, 'a fixed edit')
  }
  deck.blocks.push(question('added'))
  expect(await edited()).toBe(true)
  expect(kept(at)!.unseen.flat().flat()).toContain('pod:added#concept')
  deck.blocks.push(...deck.blocks.splice(-2).reverse())
  expect(await edited()).toBe(false)
})
