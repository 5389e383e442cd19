import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seeded } from '../../src/model/index.ts'
import { folder } from '../support.ts'
import { screen } from './screen.ts'

const logged = (data: string): { type: string; id: string }[] =>
  readdirSync(join(data, 'reviews')).flatMap((name) =>
    readFileSync(join(data, 'reviews', name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  )

test('killed again and again in the middle of a quiz, no answer that was judged is lost', async () => {
  const data = folder()
  const random = seeded('killed')
  let answers = 0
  for (let round = 0; round < 25; round++) {
    const at = screen(['quiz', '--data', data, '--language', 'en', '--seed', String(round), '--new', '200'])
    const many = 1 + Math.floor(random() * 4)
    for (let card = 1; card <= many; card++) {
      await at.shows(/give up[^\n]*$/)
      at.type(/choose/.test(at.text().split('\n').at(-1)!) ? '1' : '?\r')
      await at.shows(/next[^\n]*grade[^\n]*$/)
      answers++
      if (card < many) at.type('\r')
    }
    at.kill('SIGKILL')
    await at.gone()
    expect(logged(data)).toHaveLength(answers)
  }
  expect(new Set(logged(data).map((event) => event.id)).size).toBe(answers)
}, 120_000)
