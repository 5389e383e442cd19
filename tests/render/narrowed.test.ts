import { narrowed } from '../../src/render/narrowed.ts'

test('a drawing loses its margin and what is blank in every row, and keeps its shape', () => {
  expect(
    narrowed([
      '   machines        containers',
      '  +-------+       +-------+',
      '  |   ?   |       |  앱   |',
      '  +-------+       +-------+',
    ]),
  ).toEqual([' machines  containers', '+-------+ +-------+', '|   ?   | |  앱   |', '+-------+ +-------+'])
})

test.each([[[]], [['']], [['   ', ' ']], [['a b', 'a b']]])('%j has nothing to lose', (rows) => {
  expect(narrowed(rows)).toEqual(rows.map((row) => row.trimEnd()))
})
