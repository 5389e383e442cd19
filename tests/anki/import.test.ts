import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { database } from '../../src/anki/index.ts'
import { type CardId, type Memory, memoryAfter } from '../../src/model/index.ts'
import { scheduler } from '../../src/schedule/fsrs.ts'
import { defaultSchedule } from '../../src/schedule/index.ts'
import { dayAt, keepLog, logOf } from '../export/history.ts'
import { strange } from '../fit/learners.ts'
import { files, folder } from '../folders.ts'
import { bench } from '../support.ts'
import { apkg, collection, type ForeignNote, zstd } from './collection.ts'

const day = 86_400_000
const begin = Date.parse('2000-12-01T10:00:00Z')
const notes: ForeignNote[] = [
  {
    guid: 'a#/b',
    type: 'basic',
    fields: [
      'Which side is <b>port</b>?<br>&lt;b&gt;<img src="x.png">[sound:x.mp3]',
      '<div>left</div><div>= larboard</div>',
    ],
    answers: [
      [
        [begin, 3, 0],
        [begin + 2 * day, 1],
        [begin + 2 * day + 1, 0, 4, 2500],
        [begin + 3 * day, 3, 2],
        [begin + 4 * day, 3, 3, 0],
      ],
    ],
  },
  { guid: 'two', type: 'reversed', fields: ['bow', 'front'], cards: 2, answers: [[], [[begin + day, 4, 0]]] },
  { guid: 'typed', type: 'typed', fields: ['hull', 'body'], suspended: true },
  {
    guid: 'gaps',
    type: 'cloze',
    fields: ['The {{c1::stern}} is {{c2::behind::where?}}, yes, {{c2::at the end}}.', 'a <i>hint</i>'],
    cards: 2,
    answers: [[[begin + day + 5, 2, 0]]],
  },
  { guid: 'picture', type: 'basic', fields: ['<img src="y.png">', 'y'] },
  {
    guid: 'forgotten',
    type: 'basic',
    fields: ['keel', 'below'],
    answers: [
      [
        [begin + 7, 3, 0],
        [begin + 8, 0, 4, 0],
      ],
    ],
  },
]
const place = (bytes: Uint8Array, name = 'sea.apkg'): string => {
  const file = join(folder(), name)
  writeFileSync(file, bytes)
  return file
}

/** The memory of a card after a row of answers, given the one before them. */
function replayed(
  card: string,
  answers: [number, 'again' | 'hard' | 'good' | 'easy'][],
  before?: Memory,
): Memory {
  let memory = before
  for (const [at, grade] of answers) {
    const day = dayAt(at)
    const after = scheduler().next(card as CardId, memory, at, day, grade)
    memory = memoryAfter(memory, { grade, day, after })
  }
  return memory!
}

test.each([
  ['a package', async () => apkg({ 'collection.anki2': await collection(notes) }), 'Sea-Boats'],
  [
    'a newer package',
    async () =>
      apkg({
        'collection.anki21b': zstd(await collection(notes, true)),
        'collection.anki2': await collection([]),
      }),
    'Sea-Boats',
  ],
  ['a collection', async () => collection(notes), 'Sea-Boats'],
  ['a packed collection', async () => zstd(await collection(notes, true, 'Default')), 'sea'],
])('%s becomes a deck, with its history', async (_name, make, name) => {
  const at = bench()
  const file = place(await make())
  const dry = await at.run(`import ${file} --dry-run`)
  expect(dry.out).toBe(`Would make deck ${name}: 7 cards.\n6 events would be added.`)
  expect(readdirSync(at.data)).not.toContain('decks')
  const { code, out, err } = await at.run(`import ${file}`)
  expect([code, out]).toEqual([0, `Deck ${name}: 7 cards.\n6 events added.`])
  expect(err).toContain('1 card without words to ask')
  const { progress } = await at.store()
  const first = 'anki:a~23~~2f~b#concept'
  expect(progress.cards).toEqual({
    [first]: replayed(first, [
      [begin, 'good'],
      [begin + 2 * day, 'again'],
      [begin + 3 * day, 'good'],
    ]),
    'anki:two.2#concept': replayed('anki:two.2#concept', [[begin + day, 'easy']]),
    'anki:gaps#gap-1': replayed('anki:gaps#gap-1', [[begin + day + 5, 'hard']]),
  })
  expect(progress.held).toEqual({ 'anki:typed#concept': 'always' })
  expect(progress.days['2000-12-02']).toMatchObject({ new: 2, answers: 2, right: 2, tookMs: 10_000 })
  const deck = JSON.parse(readFileSync(join(at.data, 'decks', `${name}.json`), 'utf8'))
  expect(
    deck.entries.map((entry: Record<string, unknown>) => [
      entry.question ?? entry.texts,
      entry.answer ?? entry.gaps,
      entry.why,
    ]),
  ).toEqual([
    ['Which side is port?\n<b>', 'left\n= larboard', undefined],
    ['bow', 'front', undefined],
    ['front', 'bow', undefined],
    ['hull', 'body', undefined],
    [['The ', ' is behind, yes, at the end.'], [{ name: '1', answers: ['stern'] }], 'a hint'],
    [['The stern is ', ' (where?), yes, ____.'], [{ name: '2', answers: ['behind'] }], 'a hint'],
    ['keel', 'below', undefined],
  ])
  // Each entry is found in the line that it names.
  const lines = readFileSync(join(at.data, 'decks', `${name}.json`), 'utf8').split('\n')
  for (const entry of deck.entries) expect(lines[entry.at.line - 1]).toContain(entry.subject)
  const kept = readdirSync(join(at.data, 'reviews'))
  expect((await at.run(`import ${file}`)).out).toContain('0 events added, 6 there already')
  expect(readFileSync(join(at.data, 'decks', `${name}.json`), 'utf8').split('\n')).toEqual(lines)
  expect(readdirSync(join(at.data, 'reviews'))).toEqual(kept)
  expect((await at.run('check')).out).toContain('no problem')
  expect((await at.run(`quiz ${name} --limit 1`, ['stern'])).out).toContain('The ____ is behind')
})

test('a note that was edited keeps its progress; new answers join; what is gone from Anki stays', async () => {
  const at = bench()
  const [first, second] = notes as [ForeignNote, ForeignNote]
  await at.run(`import ${place(await collection([first, second]))} --name sea`)
  const before = (await at.store()).progress
  const edited: ForeignNote = {
    ...first,
    fields: ['Where is port?', 'left'],
    answers: [[...first.answers![0]!, [begin + 9 * day, 3]]],
  }
  const { out } = await at.run(`import ${place(await collection([edited]))} --name sea --json`)
  expect(JSON.parse(out)).toMatchObject({
    events: 4,
    added: 1,
    deck: { name: 'sea', cards: 1 },
    written: true,
  })
  const { progress } = await at.store()
  const id = 'anki:a~23~~2f~b#concept'
  expect(progress.cards[id]).toEqual(replayed(id, [[begin + 9 * day, 'good']], before.cards[id]))
  expect((await at.run('cards sea')).out).toMatch(/Where is port[\s\S]*bow/)
})

test('answers that join a deck which was fitted apart are made memories by its parameters', async () => {
  const at = bench()
  const [first] = notes as [ForeignNote, ...ForeignNote[]]
  await at.run(`import ${place(await collection([first]))} --name sea`)
  const fit = {
    type: 'deck-parameters',
    id: 'f',
    card: '*',
    at: begin + 8 * day,
    day: dayAt(begin + 8 * day),
  }
  files(at.data, {
    'reviews/2000-12.other.jsonl': `${JSON.stringify({ ...fit, deck: 'sea', w: strange, items: 500 })}\n`,
  })
  const id = 'anki:a~23~~2f~b#concept' as CardId
  const before = (await at.store()).progress.cards[id]!
  const more = { ...first, answers: [[...first.answers![0]!, [begin + 9 * day, 3]]] } as ForeignNote
  await at.run(`import ${place(await collection([more]))} --name sea`)
  const own = scheduler({ ...defaultSchedule, parameters: strange })
  const after = own.next(id, before, begin + 9 * day, dayAt(begin + 9 * day), 'good')
  expect((await at.store()).progress.cards[id]!.stability).toBe(after.stability)
})

test.each([
  ['--name docker-x y', 2, 'cannot name a deck'],
  ['--name mine', 1, 'of another origin'],
  ['--name boat', 1, 'comes with flagdrill'],
])('a deck %s', async (option, expected, said) => {
  const at = bench({ 'boat.md': '---\ndeck: boat\n---\n\nQ: a?\n\nA: b\n' })
  files(at.data, { 'decks/mine.md': '---\ndeck: mine\n---\n\nQ: c?\n\nA: d\n' })
  const line = option.replace('docker-x y', "'x y'")
  const { code, err } = await at.run(`import ${place(await collection(notes))} ${line}`)
  expect([code, err]).toEqual([expected, expect.stringContaining(said)])
  expect(readdirSync(at.data)).not.toContain('reviews')
})

const boat =
  '---\ndeck: boat\n---\n\nQ: Which <side> is port? {#port}\n\nA: left\n\n- right\n\nQ: And {{c1::starboard}}? {#star}\n\nA: right\n'
const ids = ['boat:port#concept', 'boat:star#concept', 'gone:x#concept']

test('our own package is whole by the rules of SQLite, and without our log beside it gives back cards, days and history', async () => {
  const events = logOf(
    Array.from({ length: 30 }, (_, index) =>
      index % 11 === 10
        ? { type: 'undo' as const, wait: 1 }
        : {
            type: 'review' as const,
            card: index,
            grade: (index * 7) % 4,
            wait: index % 4 === 0 ? 1 : 7 * 3_600_000,
            took: 1000 + index,
          },
    ),
    ids,
    begin,
  )
  events.push({
    type: 'hold',
    id: 'h',
    card: ids[1] as CardId,
    at: events.at(-1)!.at + 1,
    day: dayAt(events.at(-1)!.at),
    until: 'always',
  })
  const from = bench({ 'boat.md': boat })
  keepLog(from.data, events)
  const file = place(new Uint8Array(), 'out.apkg')
  expect((await from.run(`export --format anki -o ${file}`)).err).toMatch(/2 cards and \d+ reviews written/)
  const inside = unzipSync(readFileSync(file))
  expect(Object.keys(inside)).toEqual(['flagdrill.jsonl', 'collection.anki21', 'media'])
  const db = await database(inside['collection.anki21'])
  expect(db.exec('pragma integrity_check')[0]!.values).toEqual([['ok']])
  const { progress } = await from.store()
  const epoch = Number(db.exec('select crt from col')[0]!.values[0]![0]) * 1000
  for (const [id, fields, due, interval, queue, data] of db.exec(
    'select n.guid, n.flds, c.due, c.ivl, c.queue, c.data from cards c join notes n on n.id = c.nid',
  )[0]!.values) {
    const card = String(id).replace('flagdrill ', '')
    const memory = progress.cards[card]!
    expect(dayAt(epoch + Number(due) * day)).toBe(memory.due)
    expect(interval).toBe(Math.max(1, (Date.parse(memory.due) - Date.parse(memory.day)) / day))
    expect(queue).toBe(card === ids[1] ? -1 : 2)
    expect(JSON.parse(String(data))).toMatchObject({ s: memory.stability, d: memory.difficulty })
    expect(String(fields)).not.toContain('<side>')
    expect(String(fields).split('\u001F')[3]).toBe(card)
  }
  db.close()
  const bare = place(zipSync({ 'collection.anki21': inside['collection.anki21']!, media: inside.media! }))
  const to = bench({ 'boat.md': boat })
  expect(await to.run(`import ${bare}`)).toMatchObject({ code: 0, err: '' })
  const back = (await to.store()).progress
  const wanted = { ...progress.cards }
  delete wanted[ids[2]!]
  expect(back.cards).toEqual(wanted)
  expect(back.held).toEqual({ [ids[1]!]: 'always' })
  expect(existsSync(join(to.data, 'decks'))).toBe(false)
  // Here they are known already, so nothing of it is new.
  expect(JSON.parse((await from.run(`import ${bare} --json`)).out).added).toBe(0)
  expect((await from.run('export --format anki')).err).toContain('-o cards.apkg')
  expect(readdirSync(dirname(file))).toEqual([basename(file)])
})

const changed = (bytes: Uint8Array, change: (view: DataView, end: number) => void): Uint8Array => {
  const copy = bytes.slice()
  change(new DataView(copy.buffer), copy.length - 22)
  return copy
}
const bomb = zipSync({ 'collection.anki2': new Uint8Array(17 * 2 ** 20) }, { level: 1 })
const directory = (view: DataView, end: number): number => view.getUint32(end + 16, true)

test.each([
  [
    'a path upwards',
    async () => apkg({ '../x': new Uint8Array(1), 'collection.anki2': await collection(notes) }),
    'leads outside',
  ],
  ['a path from the root', async () => apkg({ '/etc/x': new Uint8Array(1) }), 'leads outside'],
  ['a path of Windows', async () => apkg({ 'a\\..\\..\\x': new Uint8Array(1) }), 'leads outside'],
  ['no collection', async () => apkg({}), 'no Anki collection'],
  ['half of it', async () => apkg({ 'collection.anki2': await collection(notes) }).slice(0, -100), 'damaged'],
  [
    'its end only',
    async () => apkg({ 'collection.anki2': await collection(notes) }).slice(100),
    'nothing that can be imported',
  ],
  [
    'a head and noise',
    async () => Uint8Array.from({ length: 3000 }, (_, i) => [80, 75, 3, 4][i] ?? (i * 7919) % 251),
    'damaged',
  ],
  [
    'a byte changed',
    async () =>
      changed(apkg({ 'collection.anki2': await collection(notes) }), (view) =>
        view.setUint8(900, view.getUint8(900) ^ 1),
      ),
    'damaged',
  ],
  [
    'a great many files',
    async () => changed(apkg({}), (view, end) => view.setUint16(end + 10, 60_001, true)),
    'more files',
  ],
  [
    'more files than there are',
    async () => changed(apkg({}), (view, end) => view.setUint16(end + 10, 2, true)),
    'damaged',
  ],
  ['a bomb', async () => bomb, 'far more than it is'],
  [
    'a bomb that denies it',
    async () => changed(bomb, (view, end) => view.setUint32(directory(view, end) + 24, 5000, true)),
    'damaged',
  ],
  [
    'a bomb of another sort',
    async () => {
      // A block of 128 KB in four bytes, a thousand times.
      const block = [2 + ((128 * 1024) << 3), 0].flatMap((head, last) =>
        last ? [0] : [head & 255, (head >> 8) & 255, head >> 16],
      )
      return Uint8Array.from([
        0x28,
        0xb5,
        0x2f,
        0xfd,
        0,
        0x58,
        ...Array.from({ length: 1000 }, () => block).flat(),
      ])
    },
    'far more than it is',
  ],
  [
    'something declared as too large',
    async () =>
      changed(apkg({ 'collection.anki2': await collection(notes) }), (view, end) => {
        const second = directory(view, end) + 46 + 5
        view.setUint32(second + 24, 2 ** 31, true)
      }),
    'more than 1 GB',
  ],
  [
    'a database of something else',
    async () => {
      const db = await database()
      db.run('create table notes (id integer)')
      return db.export()
    },
    'not an Anki collection',
  ],
  [
    'a question without end',
    async () => {
      const db = await database()
      db.run(
        'create view notes as with recursive n(i) as (select 1 union all select i + 1 from n) select i from n',
      )
      return db.export()
    },
    'not an Anki collection',
  ],
  ['half a database', async () => (await collection(notes)).slice(0, 5000), 'damaged'],
  [
    'a log that is none beside it',
    async () =>
      apkg({
        'collection.anki2': await collection(notes),
        'flagdrill.jsonl': new TextEncoder().encode('{"type":"review"}\n'),
      }),
    'flagdrill.jsonl:1: not an event',
  ],
])('%s is refused and changes nothing', async (_name, make, said) => {
  const at = bench()
  const { code, err } = await at.run(`import ${place(await make())}`)
  expect([code, err]).toEqual([1, expect.stringContaining(said)])
  expect(readdirSync(at.data).filter((name) => name !== 'cache')).toEqual([])
})
