import { languages } from '../../src/i18n/index.ts'
import type { Day } from '../../src/model/index.ts'
import { when } from '../../src/render/index.ts'
import { addDays } from '../../src/schedule/index.ts'
import type { Request } from '../../src/world/index.ts'
import { files } from '../folders.ts'
import { review, writeLog } from '../insight/log.ts'
import { longTest } from '../rounds.ts'
import { bench } from '../support.ts'

const today = '2001-02-03' as Day
const asked = ['a', 'b', 'c', 'd']
// Days with many cards and days with few, so that the load moves cards.
const others = Array.from({ length: 80 }, (_, index) => `k${index}`)
const deck = (language: string): string =>
  `---\ndeck: pod\nprogram: pod\nlanguage: ${language}\n---\n\n${[...asked, ...others].map((name) => `C: The [${name}]. {#${name}}\n`).join('\n')}`

/** The days of the grades in the line of keys: hard, good, easy. */
const daysIn = (keys: string): number[] =>
  [...keys.matchAll(/[234]\u00A0\S+?\u00A0?(\d+)\u00A0?[d일]/g)].map(([, days]) => Number(days))

describe.each(['en', 'ko'] as const)('one due day for each grade in %s', (language) => {
  const trial = language === 'en' ? test : longTest

  trial('the keys name the day that pressing them gives, whatever was pressed before', async () => {
    const at = bench({}, language)
    files(at.data, { 'decks/pod.md': deck(language) })
    const memory = (name: string, due: Day) =>
      review(name, `pod:${name}#gap-1`, '2001-02-01T09:00Z', 'good', due)
    writeLog(at.data, [
      ...asked.map((name) => memory(name, today)),
      ...others.map((name, index) => memory(name, addDays(today, 3 + ((index * index) % 23)))),
    ])
    const texts = await languages[language]!()
    const pressed = ['4', '3', '2', '4', '2', '3', '']
    let key = 0
    let offered: number[] = []
    const differing: unknown[] = []
    const check = (days: number[], said: readonly string[]): void => {
      const due = addDays(today, offered[Number(pressed[key - 1]) - 2] ?? -1)
      const line = texts.quiz.due(when(due, today, texts))
      const says = said.slice(-2).join(' ').includes(line)
      if (!says || days.join() !== offered.join()) differing.push([offered, days, said.slice(-2)])
    }
    const cards = [...asked]
    const answer = (request: Request, said: readonly string[]): string => {
      if (request.type !== 'key') return cards.shift()!
      const days = daysIn(request.keys ?? '')
      if (days.length === 0) return ''
      if (key > 0) check(days, said)
      offered = days
      key = (key + 1) % pressed.length
      return pressed.at(key - 1)!
    }
    await at.run('quiz --new 0', answer, 100)
    expect([cards, differing]).toEqual([[], []])
    expect(offered).toHaveLength(3)
  })
})
