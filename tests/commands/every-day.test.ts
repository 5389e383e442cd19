import type { Progress } from '../../src/model/index.ts'
import { toAscii } from '../../src/terminal/ascii.ts'
import { continued } from '../../src/terminal/continued.ts'
import { lineField } from '../../src/terminal/line-field.ts'
import { files } from '../folders.ts'
import { review, writeLog } from '../insight/log.ts'
import { longTest } from '../rounds.ts'
import { type Bench, bench } from '../support.ts'

const pod = (language: string): string => `---
deck: pod
program: pod
language: ${language}
---

| Command | Usage | Meaning |
|---|---|---|
| \`run\` | \`IMAGE\` | start one |
| \`ls\` | | list them |

| Option | Commands | Meaning |
|---|---|---|
| \`-d\`, \`--detach\` | \`run\` | leave it alone |
| \`-q\`, \`--quiet\` | \`ls\` | ids only |

T: Start app and leave it alone. {#start}

\`\`\`sh
pod run -d app
\`\`\`
`
const meanings: Record<string, string> = {
  'pod/run': 'start one',
  'pod/ls': 'list them',
  'pod/--detach': 'leave it alone',
  'pod/--quiet': 'ids only',
}
const names: Record<string, string> = {
  'pod/run': 'run',
  'pod/ls': 'ls',
  'pod/--detach': '--detach',
  'pod/--quiet': '--quiet',
}

interface Asked {
  card?: string
  question?: { type: string; choices?: string[]; steps?: { prompt: string; choices: string[] }[] }
}

/** The options of `answer` that answer a question rightly. */
function right({ card = '', question }: Asked): string {
  const subject = card.slice(0, card.lastIndexOf('#'))
  if (question?.type === 'choice') return `--choice ${question.choices!.indexOf(meanings[subject]!) + 1}`
  if (question?.type === 'steps') {
    const told: Record<string, string> = { run: 'start one', '-d': 'leave it alone' }
    return question
      .steps!.map(({ prompt, choices }) => `--choice ${choices.indexOf(told[prompt]!) + 1}`)
      .join(' ')
  }
  if (card.endsWith('#command')) return "--text 'pod run -d app'"
  return `--text ${card.endsWith('#form') ? names[subject]!.slice(1, 3) : names[subject]}`
}

/** Answers all that is asked on a day; `line` is what is typed for the command line. */
async function day(at: Bench, line?: string): Promise<string> {
  let said = ''
  for (let i = 0; i < 40; i++) {
    at.clock.ms += 20_000
    const asked = JSON.parse((await at.run('next pod --json')).out) as Asked
    if (asked.card === undefined) break
    const given = line !== undefined && asked.card.endsWith('#command') ? `--text '${line}'` : right(asked)
    const { out, code } = await at.run(`answer ${asked.card} ${given}`)
    expect([asked.card, code]).toEqual([asked.card, 0])
    said += `${out}\n`
    if (given.startsWith(`--text '${line}'`)) break
  }
  return said
}

const start = Date.parse('2001-02-05T09:00:00Z')
const dayMs = 86_400_000

/** A bench on which all was learned for so many days. */
async function learned(language: string, days: number): Promise<Bench> {
  const at = bench({ 'pod.md': pod(language) }, language)
  for (let ahead = 0; ahead < days; ahead++) {
    at.clock.ms = start + ahead * dayMs
    await day(at)
  }
  return at
}

const known = async (at: Bench): Promise<Partial<Progress>> =>
  JSON.parse(JSON.stringify((await at.store()).progress))

describe.each([
  ['en', '-d, --detach comes again tomorrow'],
  ['ko', '내일 다시 묻습니다: -d, --detach'],
])('in %s', (language, leads) => {
  const trial = language === 'ko' ? test : longTest

  trial(
    'a line that fails because of an option brings its card forward, once, and undo puts it back',
    async () => {
      const at = await learned(language, 14)
      at.clock.ms = start + 60 * dayMs
      // Only the line is due: the card of its option was answered well again.
      for (let i = 0; i < 3; i++) {
        await day(at)
        at.clock.ms += dayMs
      }
      const before = await known(at)
      const later = Object.entries(before.cards!).filter(([id]) => id.startsWith('pod/--detach#'))
      expect(later.every(([, { due }]) => due > '2001-04-20')).toBe(true)
      await at.run('forget pod:start#command')
      const fresh = await known(at)
      const said = await day(at, 'pod run app')
      expect(said).toContain(leads)
      const moved = await known(at)
      const today = Math.floor(at.clock.ms / dayMs)
      const tomorrow = new Date((today + 1) * dayMs).toISOString().slice(0, 10)
      expect(moved.cards!['pod/--detach#recall']!.due).toBe(tomorrow)
      // The same mistake again says nothing: the card comes already.
      expect(await day(at, 'pod run app')).not.toContain(leads)
      expect((await at.run('undo')).code).toBe(0)
      expect((await at.run('undo')).code).toBe(0)
      expect((await known(at)).cards).toEqual(fresh.cards)
    },
  )

  test('hello says in one line what is waiting, and nothing when nothing is', async () => {
    const at = bench({ 'pod.md': pod(language) }, language)
    const { out, code } = await at.run('hello')
    expect([out.split('\n').length, code]).toEqual([1, 0])
    expect(out).toMatch(language === 'ko' ? /^flagdrill: 새 카드 \d+장/ : /^flagdrill: \d+ new/)
    await at.run('config new-per-day 0')
    expect(await at.run('hello')).toMatchObject({ out: '', code: 0 })
    // A lab that is due is named on the same line, or alone.
    writeLog(at.data, [review('l', 'docker/lab-first#lab', '2001-01-01T09:00Z', 'good', '2001-01-02')])
    expect((await at.run('hello')).out).toMatch(/^flagdrill: .*flagdrill lab first$/)
    await at.run('config new-per-day 5')
    expect((await at.run('hello')).out).toMatch(
      language === 'ko' ? /^.*분, 복습할 실습 1개$/ : /^.* min, and a lab$/,
    )
    await at.run('config labs off')
    expect((await at.run('hello')).out).not.toMatch(/실습|lab/)
  })

  trial(
    'the first quiz of a week begins with four lines on the last one, and a later one does not',
    async () => {
      const at = await learned(language, 3)
      const first = language === 'ko' ? '지난주: 3일' : 'Last week: 3 days'
      at.clock.ms = start + 4 * dayMs
      expect((await at.run('quiz pod --limit 1', ['^C'])).out).not.toContain(first)
      at.clock.ms = start + 7 * dayMs
      const { out } = await at.run('quiz pod', ['^C'])
      const lines = out.split('\n')
      const place = lines.findIndex((line) => line.includes(first))
      expect(place).toBeGreaterThanOrEqual(0)
      expect(lines.slice(place, place + 3).every((line) => /\d/.test(line))).toBe(true)
      expect(lines[place + 3]).toMatch(/streak|연속/)
      expect(await day(at)).not.toBe('')
      at.clock.ms += dayMs
      expect((await at.run('quiz pod', ['^C'])).out).not.toContain(first)
    },
  )

  test('a deck of one’s own with lines that cannot be used says so where it is named, and not every day', async () => {
    const at = bench({}, language)
    files(at.data, { 'decks/own.md': `${pod(language)}\nQ: No answer here?\n` })
    expect((await at.run('quiz --limit 1', ['^C'])).err).toBe('')
    const { err } = await at.run('quiz pod --limit 1', ['^C'])
    expect(err).toMatch(/^(?:own|pod)|(?:own|pod)/)
    expect(err.split('\n')).toHaveLength(1)
  })
})

test.each([
  ['docker run \\', 'docker run '],
  ['docker run \\  ', 'docker run '],
  ['docker run -d\\', 'docker run -d '],
  ['echo a\\\\', undefined],
  ['docker run', undefined],
  ['\\', ' '],
])('%j goes on from %j', (line, from) => {
  expect(continued(line)).toBe(from)
})

test('Enter after a backslash goes on in the same field', () => {
  const field = lineField({ type: 'text', keys: '' })
  for (const letter of 'pod run \\') field.key(letter, letter)
  expect(field.key('return', '\r')).toBe('changed')
  for (const letter of '-d app') field.key(letter, letter)
  expect(field.key('return', '\r')).toMatchObject({ done: { type: 'text', text: 'pod run -d app' } })
})

test.each([
  ['\u203A 1  \u2713 caf\u00E9 \u2026', '> 1  + cafe ~'],
  ['\u2500\u2501\u2502\u250C\u2588', '-=|+#'],
  ['\uB808\uC774\uC5B4', '??????'],
  ['-v "a:b"', '-v "a:b"'],
])('%s is %s where a screen has ASCII only', (text, plain) => {
  expect(toAscii(text)).toBe(plain)
})

// Twelve cards were met, and on the next day only one of them was still known.
describe.each([
  ['en', 'Fewer new cards today (13, not 20): you got 1 of the last 12 repeats right.'],
  ['ko', '오늘은 새 카드를 20장에서 13장으로 줄입니다. 최근 복습 12번 중 1번 맞혔습니다.'],
])('who remembers little meets fewer new cards in %s', (language, said) => {
  const trial = language === 'en' ? test : longTest
  const question = (index: number): string =>
    `Q: Question ${index}? {#q${index}}\n\nA: Answer ${index}\n\n- Wrong ${index}\n- Other ${index}\n\n`
  const deck = `---\ndeck: many\nprogram: pod\nlanguage: ${language}\n---\n\n${Array.from({ length: 40 }, (_, index) => question(index)).join('')}`
  const start = (): Bench => {
    const at = bench({ 'many.md': deck }, language, '2001-02-05T09:00:00Z')
    const met = (day: string, grade: 'good' | 'again', index: number, first?: true) =>
      review(`${day} ${index}`, `pod:q${index}#concept`, `${day}T09:00Z`, grade, '2001-03-01', { first })
    const twelve = Array.from({ length: 12 }, (_, index) => index)
    writeLog(at.data, [
      ...twelve.map((index) => met('2001-02-03', 'good', index, true)),
      ...twelve.map((index) => met('2001-02-04', index === 0 ? 'good' : 'again', index)),
    ])
    return at
  }

  trial('due and quiz say so, and ask so many', async () => {
    const at = start()
    const { out } = await at.run('due')
    expect(out).toContain(said)
    expect(JSON.parse((await at.run('due --json')).out)).toMatchObject({ new: 13 })
    const played = await at.run('quiz', ['^C'])
    expect(played.out.replace(/\n /g, ' ')).toContain(said)
  })

  trial('unless new cards are asked for', async () => {
    const { out } = await start().run('quiz --new 20', ['^C'])
    expect(out.replace(/\n /g, ' ')).not.toContain(said.slice(0, 10))
    expect(out).toContain(language === 'en' ? '20 new' : '새 카드 20')
  })
})
