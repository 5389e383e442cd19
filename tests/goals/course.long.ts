import { brokenNeeds, lastMet, rowsOf, show, siblingsTogether, tableText, tenMinutes } from './plan.ts'
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
          `${goal.id}, ${language}, ${right * 100} %, last card met on day ${lastMet(days) || '–'}`,
          rows,
        ),
      )
      expect(brokenNeeds(days, school)).toEqual([])
      expect(siblingsTogether(days)).toEqual([])
      expect(rows.filter(({ minutes }) => minutes > 15)).toEqual([])
    })
  })
})
