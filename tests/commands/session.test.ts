import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { type Progress, seeded } from '../../src/model/index.ts'
import type { Request } from '../../src/world/index.ts'
import { files, folder, root } from '../folders.ts'
import { longTest, rounds } from '../rounds.ts'
import { type Bench, bench, boatAnswer } from '../support.ts'

const deck = readFileSync(join(root, 'tests/fixtures/decks/boat.md'), 'utf8')
const boat = (): Bench => bench({ 'boat.md': deck })
const plain = (progress: Progress): unknown =>
  JSON.parse(JSON.stringify({ ...progress, log: undefined, last: undefined, sum: undefined }))

/** The log as it counts: without ids, times and who wrote it. */
const logged = (data: string): unknown[] =>
  readdirSync(join(data, 'reviews')).flatMap((name) =>
    readFileSync(join(data, 'reviews', name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => {
        const { id, at, of, took, order, ...event } = JSON.parse(line)
        event.after = { ...event.after, last: 0 }
        return event
      }),
  )

const atEnd = (said: readonly string[]): boolean => /^ (?:Streak|Next)/.test(said.at(-1) ?? '')

/** Whether `u` takes something back here: at a choice, and after an answer. */
const canUndo = (request: Request): boolean =>
  request.type === 'choice' ||
  (request.type === 'key' && request.enter !== undefined && request.accept.includes('s'))

/** A learner who answers anyhow, changes grades, puts cards aside and now and then takes something back. */
function anyhow(random: () => number): (request: Request, said: readonly string[]) => string {
  const some = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!
  let undos = 10
  const answer = (request: Request): string => {
    if (request.type === 'text') return some(['rudder', 'x', '', '-s', 'boat sail -s 5 -S blue Busan'])
    if (request.type === 'choice') return String(1 + Math.floor(random() * request.choices.length))
    if (request.enter === undefined) return some(['y', 'n', '1', '2', '3', '4'])
    return request.accept.includes('s') ? some(['', '', '', '1', '2', '3', '4', 's', 'b', 'w', '?']) : ''
  }
  return (request, said) => {
    if (atEnd(said)) return ''
    const back = random() < 0.1 && undos-- > 0
    if (back && request.type === 'text') return 'UNDO'
    if (back && canUndo(request)) return 'u'
    return answer(request)
  }
}

test('everything a session did can be taken back: progress is what it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1e6 }), async (seed) => {
      const at = boat()
      // Something is known already, and something is held.
      await at.run('quiz boat --limit 4 --seed 1', anyhow(seeded(seed + 1)))
      const before = plain((await at.store()).progress)
      at.clock.ms += 86_400_000
      const forward = anyhow(seeded(seed))
      let ending = 0
      const { err } = await at.run(`quiz boat --seed ${seed}`, (request, said) => {
        if (ending === 0 && atEnd(said)) ending = said.length
        if (ending === 0) return forward(request, said)
        if (said.includes(' Nothing to take back', ending)) return '^C'
        return request.type === 'text' ? 'UNDO' : 'u'
      })
      expect(err).toBe('')
      expect(plain((await at.store()).progress)).toEqual(before)
    }),
    { numRuns: rounds(2, 60), seed: 11 },
  )
})

test('a session that dies at any question goes on at the same card, and ends with the same log', async () => {
  const steady = (request: Request, said: readonly string[]): string =>
    request.type === 'choice'
      ? '1'
      : request.type === 'text'
        ? boatAnswer(said)
        : request.enter === undefined
          ? 'y'
          : ''
  const quiz = 'quiz boat --seed 1 --limit 6'
  const whole = boat()
  let asks = 0
  const { out } = await whole.run(quiz, (request, said) => {
    asks++
    return steady(request, said)
  })
  const headers = (text: string): string[] => text.split('\n').filter((line) => line.includes(' of 6 '))
  const questions = headers(out)
  expect(questions.length).toBeGreaterThan(6)
  // The last two are after the last answer and at the end: then the session is over.
  for (let dies = 0; dies < asks - 2; dies += rounds(5, 1)) {
    const at = boat()
    let asked = 0
    let answered = false
    const dead = await at.run(quiz, (request, said) => {
      answered = request.type === 'key' && request.accept.includes('s')
      // As when the machine goes off: nothing is tidied.
      if (asked++ === dies) throw new Error('gone')
      return steady(request, said)
    })
    const rest = await at.run(quiz, steady)
    expect(dead.code).toBe(3)
    // An answer that was given counts, and the next question comes; else the same one comes again.
    const shown = headers(dead.out).length
    expect(headers(rest.out)).toEqual(questions.slice(answered ? shown : shown - 1))
    expect(logged(at.data)).toEqual(logged(whole.data))
  }
})

const program = join(root, 'dist/flagdrill.cjs')
/** Runs the real program without a terminal. */
const real = (
  data: string,
  args: string[],
  input = '',
): { code: number | null; out: string; err: string } => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, ...args, '--data', data, '--seed', '1', '--language', 'en'],
    {
      input,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: data, FLAGDRILL_NOW: '2001-02-03T09:00:00Z' },
    },
  )
  return { code: status, out: stdout, err: stderr }
}
const shelf = (): string => {
  const data = folder()
  // Cards of every kind, new and known.
  files(data, { 'decks/boat.md': deck })
  return data
}

/** Gives an answer that depends on the question only, so that all three learners answer the same. */
const answerTo = (type: string, card: string): string =>
  type === 'text' ? (card.includes('hold') ? 'anchr' : card.includes('#recall') ? '--sped' : 'x') : '1'

interface Next {
  done?: boolean
  card: string
  question: { type: string; steps?: unknown[] }
}

/** The answer to a question as words of `flagdrill answer`, and as keys of a terminal. */
function answersTo({ card, question: { type, steps } }: Next): { words: string[]; keys: string[] } {
  const said = answerTo(type, card)
  if (type === 'text') return { words: ['--text', said], keys: [said] }
  if (type === 'reveal') return { words: ['--grade', 'good'], keys: ['y'] }
  const keys = steps ? steps.map(() => '1') : [said]
  return { words: ['--choice', keys.join(',')], keys }
}

longTest('answers through a pipe, by next and answer, and at a terminal give the same log', async () => {
  const driven = shelf()
  const many = rounds(4, 20)
  const given: string[] = []
  for (let answers = 0; answers < many; ) {
    const { out, code } = real(driven, ['next', 'boat', '--json', '--new', '30'])
    expect(code).toBe(0)
    const next = JSON.parse(out) as Next
    if (next.done) break
    const { words, keys } = answersTo(next)
    const answered = real(driven, ['answer', next.card, ...words, '--json'])
    expect(answered.err).toBe('')
    const verdict = JSON.parse(answered.out)
    expect(Object.keys(verdict)).toEqual(['correct', 'again', 'grade', 'expected', 'feedback', 'due'])
    if (!verdict.again) answers++
    given.push(...keys)
  }
  const piped = shelf()
  expect(real(piped, ['quiz', 'boat', '--new', '30'], `${given.join('\n')}\n`).err).toBe('')
  // Choices are made among all decks, so that the terminal has the shipped ones as well.
  const shipped = join(root, 'decks/en')
  const names = readdirSync(shipped).filter((name) => name.endsWith('.md'))
  const typed = bench(
    Object.fromEntries(names.map((name) => [name, readFileSync(join(shipped, name), 'utf8')])),
  )
  files(typed.data, { 'decks/boat.md': deck })
  let next = 0
  await typed.run('quiz boat --new 30 --seed 1', (request) =>
    request.type === 'key' && request.unattended !== undefined ? '' : (given[next++] ?? '^C'),
  )
  const log = logged(driven)
  expect(log).toHaveLength(many)
  expect(new Set(log.map((event) => (event as { grade: string }).grade)).size).toBeGreaterThan(1)
  expect(logged(piped)).toEqual(log)
  expect(logged(typed.data)).toEqual(log)
})

test('what does not fit is refused, and nothing is recorded', async () => {
  const at = boat()
  expect(await at.run('answer boat/--all#meaning --choice 1')).toMatchObject({
    code: 1,
    err: expect.stringContaining('flagdrill next gives the question'),
  })
  const { card } = JSON.parse((await at.run('next boat --json')).out)
  for (const words of ['', '--text x', '--choice 9', '--choice x', '--grade good'])
    expect(await at.run(`answer ${card} ${words}`.trim())).toMatchObject({
      code: 2,
      err: expect.stringContaining('--choice 1-'),
    })
  expect(await at.run('answer boat/--none#meaning --choice 1')).toMatchObject({ code: 1 })
  expect(JSON.parse((await at.run('next boat --json')).out).card).toBe(card)
  expect(readdirSync(at.data)).not.toContain('reviews')
})

longTest('a hint and a slip are remembered from one call to the next', () => {
  const data = folder()
  files(data, { 'decks/mini.md': '---\ndeck: mini\nprogram: pod\n---\n\nC: Held by its [anchor]. {#x}\n' })
  const next = (...words: string[]): Record<string, unknown> =>
    JSON.parse(real(data, ['next', 'mini', '--json', ...words]).out)
  expect(next('--hint')).toMatchObject({ hint: 'begins with a (6 letters)', left: { due: 0, new: 1 } })
  expect(next('--hint')).toMatchObject({ hint: 'begins with an (6 letters)' })
  const say = (word: string): Record<string, unknown> =>
    JSON.parse(real(data, ['answer', 'pod:x#gap-1', '--text', word, '--json']).out)
  expect(say('anchr')).toMatchObject({ correct: false, again: true, grade: null })
  expect(next()).toMatchObject({ tries: 1 })
  expect(say('anchor')).toMatchObject({ correct: true, again: false, grade: 'hard', expected: 'anchor' })
  expect(next()).toMatchObject({ done: true, left: { due: 0, new: 0 } })
  expect(logged(data)).toMatchObject([{ hints: 2, grade: 'hard' }])
})
