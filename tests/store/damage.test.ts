import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type CardId, type LogEvent, type Progress, type Review, seeded } from '../../src/model/index.ts'
import { openProgress } from '../../src/store/progress.ts'
import { folder } from '../folders.ts'
import { review, undo, writeLog } from '../insight/log.ts'
import { languages } from '../languages.ts'
import { rounds } from '../rounds.ts'

const texts = { ...languages.en!.errors, reasons: languages.en!.reasons }
const open = (data: string) => openProgress(data, 'one', () => 0, texts)
const told = ({ cards, days, confused, held }: Progress): unknown =>
  JSON.parse(
    JSON.stringify({
      cards: Object.entries(cards).sort(),
      days: Object.entries(days).sort(),
      confused,
      held,
    }),
  )

/** A log file that is being damaged: its lines, and the event in each that has to count. */
interface Damaged {
  file: string
  lines: { text: string; event?: LogEvent }[]
  /** The end of its lines. */
  end: string
  begin: string
  finished: boolean
}

interface SourceLocation {
  at: Damaged
  index: number
  random(): number
}

const remove = ({ at, index }: SourceLocation): void => {
  at.lines[index] = { text: '' }
}
/** Changes a line that still is JSON; `counts` when its event does all the same. */
const field =
  (name: string, value: unknown, counts: boolean) =>
  ({ at, index }: SourceLocation): void => {
    const { text, event } = at.lines[index]!
    if (event === undefined || (!counts && !(name in event))) return
    const { [name as 'took']: _wrong, ...rest } = event as Review
    at.lines[index] = {
      text: JSON.stringify({ ...JSON.parse(text), [name]: value }),
      event: counts ? (rest as LogEvent) : undefined,
    }
  }
const insert =
  (make: (place: SourceLocation) => string) =>
  (place: SourceLocation): void =>
    void place.at.lines.splice(place.index, 0, { text: make(place) })

/** Damages to a line, to a file and to the files beside it. */
const damages: Record<string, (place: SourceLocation) => void> = {
  'a line is deleted': remove,
  'a line is cut': ({ at, index, random }) => {
    const { text } = at.lines[index]!
    at.lines[index] = { text: text.slice(0, Math.floor(random() * text.length)) }
  },
  'a brace is overwritten': ({ at, index }) => {
    at.lines[index] = { text: at.lines[index]!.text.replace('{', 'x') }
  },
  'a grade that is none': field('grade', 'fine', false),
  'a day that is none': field('day', '2001-02-30', false),
  'a time that is none': field('at', 1e300, false),
  'an odd list': field('confused', 5, true),
  'an odd order': field('order', 'zzz', true),
  'an odd duration': field('took', -7, true),
  'an odd mark': field('hints', {}, true),
  'a field of a later version': field('mood', 'fine', true),
  'a line twice': ({ at, index }) => at.lines.splice(index, 0, { ...at.lines[index]! }) && undefined,
  'two lines change places': ({ at, index, random }) => {
    const other = Math.floor(random() * at.lines.length)
    ;[at.lines[index], at.lines[other]] = [at.lines[other]!, at.lines[index]!]
  },
  'a torn line': insert(({ at, index, random }) => {
    const { text } = at.lines[index]!
    return text.slice(0, Math.floor(random() * text.length))
  }),
  'an empty line': insert(() => ''),
  'NUL bytes': insert(() => '\0\0\0'),
  'an event of a later version': insert(
    () => '{"type":"praise","id":"p","card":"x#y","at":1,"day":"2001-02-03"}',
  ),
  'marks of git': insert(() => '<<<<<<< HEAD'),
  'the last line end is missing': ({ at }) => {
    at.finished = false
  },
  'other line ends': ({ at }) => {
    at.end = '\r\n'
  },
  'a byte order mark': ({ at }) => {
    at.begin = '\uFEFF'
  },
}
const beside: Record<string, (data: string) => void> = {
  nothing: () => undefined,
  'no snapshot': (data) => rmSync(join(data, 'state.json'), { force: true }),
  'half a snapshot': (data) => {
    const state = join(data, 'state.json')
    writeFileSync(state, readFileSync(state).subarray(0, 200))
  },
  'another byte in the snapshot': (data) => {
    const state = join(data, 'state.json')
    const bytes = readFileSync(state)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1]! + 1) % 128
    writeFileSync(state, bytes)
  },
  'a linked file': (data) => {
    const [name] = readdirSync(join(data, 'reviews'))
    const real = join(folder(), 'real.jsonl')
    renameSync(join(data, 'reviews', name!), real)
    symlinkSync(real, join(data, 'reviews', name!))
  },
  'a linked folder': (data) => {
    const real = join(folder(), 'real')
    renameSync(join(data, 'reviews'), real)
    symlinkSync(real, join(data, 'reviews'))
  },
  'a link to nothing': (data) => symlinkSync('/nonexistent', join(data, 'reviews', '2001-01.none.jsonl')),
  'a pipe': (data) => void execFileSync('mkfifo', [join(data, 'reviews', '2001-01.pipe.jsonl')]),
}

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!

/** Events of two devices with answers, one taken back, a mix-up and a pause. */
function history(random: () => number): LogEvent[][] {
  let minute = 0
  const time = (): string => new Date(Date.parse('2001-02-03T09:00Z') + 60_000 * minute++).toISOString()
  const answer = (id: string): LogEvent =>
    review(
      id,
      `boat/--o${Math.floor(random() * 6)}#meaning`,
      time(),
      pick(['good', 'again'], random),
      '2001-03-04',
      {
        took: 1000,
        ...(random() < 0.2 ? { confused: [['a', 'b']] } : {}),
      },
    )
  const files = ['one', 'two'].map((device) => Array.from({ length: 7 }, (_, i) => answer(`${device}${i}`)))
  const taken = files[0]![3] as Extract<LogEvent, { type: 'review' }>
  files[0]!.push({ ...undo(taken), at: Date.parse(time()) } as LogEvent)
  const at = Date.parse(time())
  files[1]!.push({
    type: 'hold',
    id: 'h',
    card: 'boat/--o1#meaning' as CardId,
    at,
    day: taken.day,
    until: 'always',
  })
  return files
}

const write = ({ file, lines, begin, end, finished }: Damaged): void => {
  const text = lines.map((line) => line.text).join(end)
  writeFileSync(file, begin + text + (finished ? end : ''))
}

test('whatever happens to the files, what is read is what the undamaged lines say', async () => {
  const random = seeded('damages')
  const seen = new Set<string>()
  for (let round = 0; round < rounds(10, 300); round++) {
    const data = folder()
    const logs = history(random)
    writeLog(data, logs[0]!, 'one')
    writeLog(data, logs[1]!, 'two')
    const session = await open(data)
    await session.append({
      type: 'hold',
      id: 'first',
      card: 'boat/--x#y' as CardId,
      at: 1,
      day: logs[0]![0]!.day,
      until: 'always',
    })
    await session.close()
    const files = readdirSync(join(data, 'reviews')).map((name): Damaged => {
      const file = join(data, 'reviews', name)
      const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
      return {
        file,
        lines: lines.map((text) => ({ text, event: JSON.parse(text) as LogEvent })),
        end: '\n',
        begin: '',
        finished: true,
      }
    })
    const names = Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
      pick(Object.keys(damages), random),
    )
    for (const name of names) {
      const at = pick(files, random)
      damages[name]!({ at, index: Math.floor(random() * at.lines.length), random })
      seen.add(name)
    }
    for (const file of files) write(file)
    const around = pick(Object.keys(beside), random)
    beside[around]!(data)
    seen.add(around)
    // The reference: what counts, written by nobody but this test into a folder without damage.
    const counting = [
      ...new Map(
        files
          .flatMap(({ lines }) => lines.flatMap(({ event }) => event ?? []))
          .map((event) => [event.id, event]),
      ).values(),
    ]
    const clean = folder()
    writeLog(clean, counting, 'clean')
    const about = { round, names, around }
    expect({ ...about, told: told((await open(data)).progress) }).toEqual({
      ...about,
      told: told((await open(clean)).progress),
    })
    // An answer of a session that was open meanwhile, and one of a new one.
    for (const [id, store] of [
      ['later', session],
      ['last', await open(data)],
    ] as const) {
      const event = review(id, `boat/--${id}#meaning`, '2001-02-04T09:00Z', 'good', '2001-03-04')
      await store.append(event)
      appendFileSync(join(clean, 'reviews', '2001-02.clean.jsonl'), `${JSON.stringify(event)}\n`)
      const [found, wanted] = [
        Object.keys((await open(data)).progress.cards),
        Object.keys((await open(clean)).progress.cards),
      ]
      expect({ ...about, id, cards: found.sort() }).toEqual({ ...about, id, cards: wanted.sort() })
    }
    expect(existsSync(join(data, 'reviews'))).toBe(true)
  }
  // No damage is left to chance.
  if (rounds(0, 1) === 1)
    expect([...seen].sort()).toEqual([...Object.keys(damages), ...Object.keys(beside)].sort())
}, 240_000)
