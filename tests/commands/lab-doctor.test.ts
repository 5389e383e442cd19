import { files } from '../folders.ts'
import { bench } from '../support.ts'

it('the card of a lab that was played is no orphan', async () => {
  const on = bench()
  const review = (id: string, card: string): string =>
    JSON.stringify({
      type: 'review',
      id,
      card,
      at: 981190800000,
      day: '2001-02-03',
      grade: 'good',
      by: 'fsrs-6',
      after: {
        stability: 3,
        difficulty: 5,
        due: '2001-02-05',
        last: 981190800000,
        day: '2001-02-03',
        reps: 1,
        lapses: 0,
        failed: false,
      },
    })
  files(on.data, {
    'reviews/2001-02.a.jsonl': `${review('1', 'docker:lab-first#lab')}\n${review('2', 'boat/--gone#meaning')}\n`,
  })
  const { orphans } = JSON.parse((await on.run('doctor --json')).out)
  expect(orphans).toEqual(['boat/--gone#meaning'])
})
