import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { applyEvent, type LogEvent, noProgress, type Review } from '../../src/model/index.ts'
import { scheduler } from '../../src/schedule/fsrs.ts'
import { defaultSchedule } from '../../src/schedule/index.ts'
import { strange } from '../fit/learners.ts'
import { files } from '../folders.ts'
import * as made from '../made.ts'
import { bench } from '../support.ts'

const memory = made.memory({ stability: 3 })
const line = (event: object): string =>
  `${JSON.stringify({ at: 981190800000, day: '2001-02-03', ...event })}\n`
const review = line(made.review('boat/--oar#meaning', { after: memory }))
const change = (id: string, at: number, w?: readonly number[]): string =>
  line({ type: 'parameters', id, card: '*', at, w, items: 500 })

it('parameters of two machines are those of the later change, in whatever file they are', async () => {
  const on = bench()
  files(on.data, {
    'reviews/2001-02.b.jsonl': review + change('late', 981190900000, strange),
    'reviews/2001-02.a.jsonl': change('early', 981190850000),
  })
  expect((await on.store()).progress.fit).toEqual({ w: strange, items: 500 })
  rmSync(join(on.data, 'state.json'), { force: true })
  expect((await on.store()).progress.fit?.w).toEqual(strange)
  expect((await on.run('fit --undo')).out).toBe('The default parameters are in force again.')
  expect((await on.store()).progress.fit?.w).toBeUndefined()
})

it('a review names the parameters that made its memory', () => {
  expect(scheduler(defaultSchedule).name).toBe('fsrs-6')
  expect(scheduler({ ...defaultSchedule, parameters: strange }).name).toMatch(/^fsrs-6:\w+$/)
})

it('parameters that are none, or too few, are a damaged line and change nothing', async () => {
  const on = bench()
  files(on.data, { 'reviews/2001-02.a.jsonl': review + change('x', 981190900000, [1, 2, 3]) })
  expect((await on.store()).progress.fit).toBeUndefined()
  expect((await on.run('doctor')).code).toBe(1)
})

it('a card that was answered on another machine since keeps the due day of that answer', () => {
  const progress = noProgress()
  const moved = {
    type: 'reschedule',
    id: 's',
    card: 'c',
    at: 2,
    day: '2001-02-03',
    by: 'fsrs-6:x',
    after: { ...memory, due: '2001-03-01' },
  } as LogEvent
  applyEvent(progress, { ...(JSON.parse(review) as Review), card: 'c' as Review['card'] })
  applyEvent(progress, moved)
  expect(progress.cards.c?.due).toBe('2001-03-01')
  applyEvent(progress, {
    ...(JSON.parse(review) as Review),
    card: 'c' as Review['card'],
    after: { ...memory, last: 981190800001 } as Review['after'],
  })
  applyEvent(progress, moved)
  expect(progress.cards.c?.due).toBe('2001-02-05')
})
