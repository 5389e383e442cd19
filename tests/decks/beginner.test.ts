import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cardsOf } from '../../src/kinds/index.ts'
import { type Card, type Deck, fold, noProgress } from '../../src/model/index.ts'
import { scheduler } from '../../src/schedule/fsrs.ts'
import { defaultLimits, learnerDay, queue } from '../../src/schedule/index.ts'
import { sources } from '../../src/sources/index.ts'
import { root } from '../folders.ts'

const folder = join(root, 'decks/en')
const decks = readdirSync(folder)
  .map((name): Deck => {
    const file = join(folder, name)
    const { head, entries, problems } = sources().markdown.parse(readFileSync(file, 'utf8'), file)
    return {
      name: head.name!,
      title: head.title!,
      language: 'en',
      program: head.program,
      order: head.order ?? 100,
      file,
      shipped: true,
      entries,
      problems,
    }
  })
  .sort((a, b) => a.order - b.order)

/** The new cards of each of the first days of someone who answers most of them. */
function firstDays(days: number): Card[][] {
  const cards = cardsOf(decks)
  const progress = noProgress()
  const engine = scheduler()
  const met: Card[][] = []
  for (let day = 0; day < days; day++) {
    const at = Date.parse('2001-02-03T20:00:00Z') + day * 86_400_000
    const today = learnerDay(at, () => 0, 4)
    const { due, fresh } = queue(cards, progress, engine, at, today, defaultLimits)
    met.push(fresh)
    for (const [index, card] of [...due, ...fresh].entries()) {
      const before = progress.cards[card.id]
      fold(progress, {
        type: 'review',
        id: `${day} ${card.id}`,
        card: card.id,
        at,
        day: today,
        grade: index % 7 === 6 ? 'hard' : 'good',
        first: before === undefined || undefined,
        by: 'test',
        after: engine.next(card.id, before, at, today, index % 7 === 6 ? 'hard' : 'good'),
      })
    }
  }
  return met
}

test('ten sessions of a beginner: basics, layers, the thirteen commands and seven options before anything rare', () => {
  const days = firstDays(10)
  const met = days.flat()
  expect(days.map((cards) => cards.length)).toEqual(Array(10).fill(20))
  expect(Math.max(...met.map((card) => card.entry.level))).toBeLessThanOrEqual(2)
  const subjects = new Set(met.map((card) => card.entry.subject))
  for (const name of ['start', 'stop', 'create', 'run', 'rm', 'exec', 'ls', 'cp', 'commit'])
    expect(subjects).toContain(`docker/container/${name}`)
  for (const name of ['pull', 'rm', 'ls', 'build']) expect(subjects).toContain(`docker/image/${name}`)
  for (const name of ['name', 'publish', 'volume', 'env', 'detach', 'interactive', 'tty'])
    expect(subjects).toContain(`docker/--${name}`)
  for (const deck of decks.filter(({ name }) => name === 'docker-basics' || name === 'docker-layers'))
    for (const entry of deck.entries.filter(({ level }) => level === 1))
      expect(subjects).toContain(entry.subject)
  // The first evening is about ideas, not about names.
  expect(new Set(days[0]!.map((card) => card.deck))).toContain('docker-basics')
})

test('nothing is recalled before it was recognised', () => {
  const seen = new Set<string>()
  for (const card of firstDays(10).flat()) {
    if (card.after !== undefined) expect([card.id, seen.has(card.after)]).toEqual([card.id, true])
    seen.add(card.id)
  }
})
