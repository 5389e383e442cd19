import { brokenNeeds, reachedOn, rowsOf, show, siblingsTogether, tableText, tenMinutes } from './plan.ts'
import { playDays, schoolOf } from './simulate.ts'

// Sixty days of each goal, by learners of three kinds, in both languages.
describe.each(['en', 'ko'])('sixty days in %s', (language) => {
  const school = schoolOf(language)
  describe.each(school.goals.map((goal) => [goal.id, goal] as const))('%s', (_id, goal) => {
    test.each([0.7, 0.85, 0.95])('by a learner who is right %d of the time', (right) => {
      const days = playDays(school, goal, { right, seed: 'long' }, 60, tenMinutes)
      const rows = rowsOf(days)
      show(
        tableText(
          `${goal.id}, ${language}, ${right * 100} %, reached on day ${reachedOn(days) || '–'}`,
          rows,
        ),
      )
      expect(brokenNeeds(days, school)).toEqual([])
      expect(siblingsTogether(days)).toEqual([])
      expect(rows.filter(({ minutes }) => minutes > 15)).toEqual([])
      // A fifth of the answers of each of the first ten days are distinct lines; of who fails much, nearly.
      expect(rows.slice(0, 10).filter(({ share }) => share < (right > 0.8 ? 20 : 15))).toEqual([])
    })
  })
})

// The core with other luck: what holds for one seed may be chance.
describe.each(['en', 'ko'])('the core in %s', (language) => {
  const school = schoolOf(language)
  const [core] = school.goals
  test.each([
    [0.7, 19],
    [0.85, 20],
    [0.95, 20],
  ])('with ten other seeds, by a learner who is right %d of the time', (right, least) => {
    for (const seed of 'bcdefghijk') {
      const days = playDays(school, core!, { right, seed }, 24, tenMinutes)
      const rows = rowsOf(days).slice(0, 10)
      expect([seed, rows.filter(({ share }) => share < least)]).toEqual([seed, []])
      if (right > 0.8) expect(reachedOn(days) || 99).toBeLessThanOrEqual(core!.days!)
    }
  })
})
