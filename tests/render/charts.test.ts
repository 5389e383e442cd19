import { width } from '../../src/model/index.ts'
import { axis, bar, columnChart, heatMap } from '../../src/render/charts.ts'
import { styleOf } from '../../src/render/index.ts'
import { dayNumber } from '../../src/schedule/index.ts'

const style = styleOf({ colour: false, plain: false })
const day = (name: string): number => dayNumber(name as never)

test.each([
  [0, 0, '──────'],
  [0, 9, '──────'],
  [1, 900, '━─────'],
  [3, 6, '━━━───'],
  [899, 900, '━━━━━─'],
  [9, 9, '━━━━━━'],
])('%i of %i as a bar', (part, whole, drawn) => {
  expect(bar(part, whole, 6, style)).toBe(drawn)
})

test.each([
  ['a sparkline', [0, 1, 4, 8], {}, ['·▁▄█']],
  ['with room between', [0, 8, 4], { wide: 2, gap: 1 }, ['·· ██ ▄▄']],
  ['two lines high', [8, 4, 5, 0, 1], { height: 2 }, ['█ ▂', '███·▂']],
  ['the smallest is seen', [1, 1000], { height: 2 }, [' █', '▁█']],
  ['nothing at all', [0, 0], {}, ['··']],
  ['no values', [], {}, ['']],
] as const)('columns: %s', (_name, values, form, drawn) => {
  expect(columnChart(values, form, style)).toEqual(drawn)
})

test('labels stand where they belong, and those without room are left out', () => {
  const labels = [
    [0, '1월'],
    [3, '2월'],
    [6, '3월'],
    [9, '10월'],
  ] as const
  expect(axis(labels, 12)).toBe('1월   3월')
  expect(axis(labels, 13)).toBe('1월   3월')
  expect(axis([...labels.slice(0, 2), [10, '10월']], 14)).toBe('1월       10월')
})

const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

test('weeks are columns: days to come and days before are blank, shades are quarters', () => {
  const counts = new Map([
    [day('2001-01-30'), 7],
    [day('2001-02-01'), 1],
    [day('2001-02-02'), 2],
    [day('2001-02-06'), 30],
    [day('2001-02-07'), 4],
    [day('2001-02-08'), 99],
  ])
  // 2001-02-07 is a Wednesday.
  const map = heatMap(
    { counts, from: day('2001-01-25'), until: day('2001-02-07'), weekdays, months },
    9,
    style,
  )
  expect(map).toEqual([
    '   Jan',
    'Mo     ··',
    'Tu     ██',
    'We     ·▓',
    'Th    ·░',
    'Fr    ·▒',
    'Sa    ··',
    'Su    ··',
  ])
})

test('a year has room for 53 weeks and no more', () => {
  const heat = { counts: new Map<number, number>(), until: day('2001-02-07'), weekdays, months }
  const rows = heatMap(heat, 200, style)
  expect(Math.max(...rows.map(width))).toBe(3 + 53)
  expect(heatMap(heat, 30, style).every((row) => width(row) <= 30)).toBe(true)
  // The last day of all is a Wednesday, the first a Monday a year before.
  expect(rows[3]).toHaveLength(3 + 53)
  expect(rows[4]).toHaveLength(3 + 52)
})

test('every day alike is as much as there is', () => {
  const counts = new Map([5, 6, 7].map((ahead) => [day('2001-02-07') - ahead, 12]))
  const map = heatMap({ counts, until: day('2001-02-07'), weekdays, months }, 30, style).join('')
  expect(map.match(/█/g)).toHaveLength(3)
  expect(map).not.toMatch(/[░▒▓]/)
})

test('colours are put around runs, and take no room', () => {
  const coloured = styleOf({ colour: true, plain: false })
  const heat = { counts: new Map([[day('2001-02-06'), 1]]), until: day('2001-02-07'), weekdays, months }
  const [plain, drawn] = [style, coloured].map((look) => heatMap(heat, 20, look))
  expect(drawn!.map(width)).toEqual(plain!.map(width))
  expect(drawn![3]!.split('\u001b[').length).toBe(5)
})
