import { files } from '../folders.ts'
import { bench } from '../support.ts'

const deck =
  '---\ndeck: boat\nprogram: boat\n---\n\nQ: Which way? {#way}\n\nA: there\n\nQ: How fast? {#speed}\n\nA: fast\n'
const iso = (time: string): number => Date.parse(time)

test('answers dated by a clock that was ahead are named, and their cards come back on request', async () => {
  const at = bench({}, 'en', '2001-02-03T09:00:00Z')
  files(at.data, { 'decks/boat.md': deck })
  const rate = (most: number) => {
    let rated = 0
    return (request: { type: string; accept?: readonly string[] }): string => {
      if (rated === most) return '^C'
      if (request.type !== 'key' || 'fresh' in request || !request.accept?.includes('3')) return ''
      rated++
      return '3'
    }
  }
  await at.run('quiz', rate(1))
  const cards = async () => (await at.store()).progress.cards
  const before = await cards()
  at.clock.ms = iso('2030-01-01T10:00:00Z')
  await at.run('quiz', rate(2))
  at.clock.ms = iso('2001-02-20T09:00:00Z')
  await at.run('doctor --repair')
  const { out, code } = await at.run('doctor')
  expect([code, out]).toEqual([1, expect.stringContaining('2 answers dated in the future, up to 2030-01-01')])
  expect(JSON.parse((await at.run('due --json')).out)).toMatchObject({ due: 0 })
  expect((await at.run('doctor --undo-future')).out).toContain('2 answers taken back.\n')
  expect(await cards()).toEqual(before)
  expect(JSON.parse((await at.run('due --json')).out)).toMatchObject({ due: 1, new: 1 })
  expect((await at.run('doctor')).out).toContain('All is well.')
  // A second time there is nothing to take back, and what is answered now counts.
  expect((await at.run('doctor --undo-future')).out).not.toContain('taken back')
  await at.run('quiz', rate(1))
  expect(
    Object.values(await cards()).some(
      ({ last }) => last > iso('2001-02-20T00:00Z') && last < iso('2001-02-21T00:00Z'),
    ),
  ).toBe(true)
  expect((await at.store()).progress.days['2030-01-01']).toBeUndefined()
})
