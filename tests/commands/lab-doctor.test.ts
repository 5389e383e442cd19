import { files } from '../folders.ts'
import * as made from '../made.ts'
import { bench } from '../support.ts'

it('the card of a lab that was played is no orphan', async () => {
  const on = bench()
  const review = (id: string, card: string): string => JSON.stringify(made.review(card, { id }))
  files(on.data, {
    'reviews/2001-02.a.jsonl': `${review('1', 'docker:lab-first#lab')}\n${review('2', 'boat/--gone#meaning')}\n`,
  })
  const { orphans } = JSON.parse((await on.run('doctor --json')).out)
  expect(orphans).toEqual(['boat/--gone#meaning'])
})
