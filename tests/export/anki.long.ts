import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { files, folder, root } from '../folders.ts'
import { bench } from '../support.ts'
import { type Act, keepLog, logOf } from './history.ts'

/** A Python that has Anki's own library, or why there is none. */
function pythonWithAnki(): { python: string } | { reason: string } {
  const at = join(folder(), 'venv')
  const bin = join(at, process.platform === 'win32' ? 'Scripts' : 'bin')
  const run = (command: string, args: string[], timeout: number) =>
    spawnSync(command, args, { encoding: 'utf8', timeout })
  if (run('python3', ['-m', 'venv', at], 120_000).status !== 0) return { reason: 'no python3 with venv' }
  if (run(join(bin, 'pip'), ['install', '--quiet', 'anki'], 300_000).status !== 0)
    return { reason: 'the package anki could not be installed' }
  const python = join(bin, 'python')
  return run(python, ['-c', 'import anki.collection'], 60_000).status === 0
    ? { python }
    : { reason: 'the package anki does not run here' }
}

const found = pythonWithAnki()
if ('reason' in found) process.stderr.write(`skipped: ${found.reason}\n`)
const testWithAnki = 'python' in found ? test : test.skip
const python = 'python' in found ? found.python : ''

// Takes a package in, says what is in the collection, and packs it again, for old programs and new ones.
const script = `
import datetime, json, os, sys
from anki.collection import Collection, ExportAnkiPackageOptions, ImportAnkiPackageOptions, ImportAnkiPackageRequest
package, folder = sys.argv[1:3]
col = Collection(os.path.join(folder, 'collection.anki2'))
col.set_config('fsrs', True)
def take():
    return col.import_anki_package(ImportAnkiPackageRequest(package_path=package,
        options=ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)))
log = take().log
again = take().log
today = (datetime.datetime.now() - datetime.timedelta(hours=4)).date()
cards = {}
for id in col.find_cards(''):
    card = col.get_card(id)
    note = card.note()
    state = card.memory_state
    due = None
    if card.type == 2:
        due = str(today + datetime.timedelta(days=card.due - col.sched.today))
    cards[note['Id']] = dict(front=note['Front'], back=note['Back'], type=card.type, queue=card.queue, due=due,
        interval=card.ivl, reps=card.reps, lapses=card.lapses, deck=col.decks.name(card.did),
        stability=state and state.stability, difficulty=state and state.difficulty, question=card.question())
revlog = [[col.get_card(cid).note()['Id'], id, ease, type] for id, cid, ease, type in
    col.db.all('select id, cid, ease, type from revlog order by id')]
for legacy in (True, False):
    col.export_anki_package(out_path=os.path.join(folder, 'old.apkg' if legacy else 'new.apkg'), limit=None,
        options=ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy))
check = col.fix_integrity()
print(json.dumps(dict(new=len(log.new), updated=len(again.updated), twice=len(again.new), notes=col.note_count(), cards=cards, revlog=revlog, check=check[1])))
col.close()
`

interface Collection {
  new: number
  updated: number
  twice: number
  notes: number
  check: boolean
  revlog: [string, number, number, number][]
  cards: Record<
    string,
    {
      front: string
      question: string
      type: number
      queue: number
      due: string | null
      interval: number
      reps: number
      lapses: number
      deck: string
      stability: number | null
      difficulty: number | null
    }
  >
}

/** Months of reviews, some of them taken back; one card is suspended and one buried. */
async function learnt() {
  const day = 86_400_000
  const decks = ['boat.md', 'docker-small.md'].map((name): [string, string] => [
    name,
    readFileSync(join(root, 'tests', 'fixtures', 'decks', name), 'utf8'),
  ])
  const now = Math.floor(Date.now() / day) * day
  const at = bench(Object.fromEntries(decks), 'en', new Date(now).toISOString())
  files(at.data, {
    'decks/odd.md':
      '---\ndeck: odd\n---\n\nQ: 1 < 2 & "<b>x</b>" [sound:a.mp3]? {#tags}\n\nA: {{c1::예}}\n\n- no\n',
  })
  const ids = JSON.parse((await at.run('cards --json')).out).map(({ id }: { id: string }) => id) as string[]
  const acts = Array.from(
    { length: 400 },
    (_, index): Act =>
      index % 23 === 22
        ? { type: 'undo', wait: 1000 }
        : {
            type: 'review',
            card: (index * 7) % 50,
            grade: (index * 5 + (index >> 3)) % 4,
            wait: index % 3 === 0 ? 1 : day / 4 - 1000 * index,
            took: 1000 * (1 + (index % 90)),
          },
  )
  const [suspended, buried] = ids as [string, string]
  const waits = acts.reduce((sum, act) => sum + act.wait, 0)
  acts.push({ type: 'hold', card: 0, until: 0, wait: 1 }, { type: 'hold', card: 1, until: 3, wait: 1 })
  keepLog(at.data, logOf(acts, ids, now - waits - day / 2))
  return { at, ids, progress: (await at.store()).progress, suspended, buried }
}

testWithAnki(
  'Anki opens what is exported: the same cards, days, memory and reviews, and they come back from it',
  async () => {
    const { at, ids, progress, suspended, buried } = await learnt()
    const target = folder()
    const file = join(folder(), 'cards.apkg')
    expect((await at.run(`export --format anki -o ${file}`)).code).toBe(0)
    const ran = spawnSync(python, ['-c', script, file, target], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, TZ: 'UTC' },
    })
    expect(ran.stderr).toBe('')
    const collection = JSON.parse(ran.stdout) as Collection
    expect(Object.keys(collection.cards).sort()).toEqual([...ids].sort())
    expect(collection).toMatchObject({ new: ids.length, notes: ids.length, twice: 0, check: true })
    let known = 0
    for (const [id, card] of Object.entries(collection.cards)) {
      const memory = progress.cards[id]
      expect(card.deck).toMatch(/^flagdrill::(?:boat|small|odd)$/)
      expect(card.queue).toBe(id === suspended ? -1 : id === buried ? -2 : memory ? 2 : 0)
      expect(card.due).toBe(memory?.due ?? null)
      if (!memory) continue
      known++
      expect([card.reps, card.lapses]).toEqual([memory.reps, memory.lapses])
      // Anki keeps four places of the one and three of the other.
      expect(Math.abs(card.stability! - memory.stability)).toBeLessThan(0.0001 + 1e-6 * memory.stability)
      expect(Math.abs(card.difficulty! - memory.difficulty)).toBeLessThan(0.001)
    }
    expect(known).toBeGreaterThan(20)
    const odd = collection.cards['odd:tags#concept']!
    expect(odd.front).toContain('1 &lt; 2 &amp; &quot;&lt;b&gt;x&lt;/b&gt;&quot; &#91;sound:a.mp3]?')
    expect(odd.question).toContain('1 &lt; 2')
    const events = readEvents(await at.run('export --format jsonl'))
    const undone = new Set(events.map(({ of }) => of))
    const counting = events.filter(({ type, id }) => type === 'review' && !undone.has(id))
    expect(collection.revlog.map(([id, time, ease]) => [id, time, ease])).toEqual(
      counting.map(({ card, at: time, grade }) => [
        card,
        time,
        ['again', 'hard', 'good', 'easy'].indexOf(grade) + 1,
      ]),
    )
    // A package that Anki writes does not hold our log: history comes back from Anki's own.
    for (const name of ['old.apkg', 'new.apkg', 'collection.anki2']) {
      const other = bench({}, 'en', new Date(at.clock.ms).toISOString())
      const path = join(target, name)
      expect(existsSync(path)).toBe(true)
      expect(await other.run(`import ${path}`)).toMatchObject({ code: 0, err: '' })
      const back = (await other.store()).progress
      expect(back.cards).toEqual(progress.cards)
      expect(Object.keys(back.held)).toEqual([suspended])
      expect(JSON.parse((await other.run(`import ${path} --json`)).out)).toMatchObject({ added: 0 })
      // If the reviews are ours already, nothing is new.
      expect(JSON.parse((await at.run(`import ${path} --json`)).out)).toMatchObject({ added: 0 })
    }
  },
  600_000,
)

const readEvents = ({
  out,
}: {
  out: string
}): { type: string; id: string; of?: string; card: string; at: number; grade: string }[] =>
  out.split('\n').map((line) => JSON.parse(line))
