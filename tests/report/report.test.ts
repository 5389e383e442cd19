import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { Figures } from '../../src/insight/index.ts'
import type { Day } from '../../src/model/index.ts'
import { firstDay, spans, stepOf, wordsOf } from '../../src/report/days.ts'
import { levels } from '../../src/report/heat.ts'
import { escaped, html } from '../../src/report/html.ts'
import { report, type WeakRow } from '../../src/report/index.ts'
import { coverageMap, weakTable } from '../../src/report/tables.ts'
import { addDays, weekday as weekdayOf } from '../../src/schedule/index.ts'
import { anyText } from '../any-text.ts'
import { languages } from '../languages.ts'
import { rounds } from '../rounds.ts'
import { figures, hostile, nothing, weak } from './figures.ts'

const { en, ko } = languages as Record<'en' | 'ko', (typeof languages)[string]>
const page = (of: Figures, cards: WeakRow[] = weak, texts = en, decks: string[] = []): string =>
  report(of, cards, texts, { version: '1.2.3', decks })
const year = page(figures(400), weak, en, ['The boat'])
const yearInKorean = page(figures(400), weak, ko, ['배'])

/** The tags of markup in their order; throws where one is not closed, an attribute is not quoted, or a bracket stands in a text. */
function tagsOf(markup: string): string[] {
  const empty = /^(meta|link|!doctype)$/
  const tags: string[] = []
  const open: string[] = []
  let rest = markup.replace(/(<(style|script)>)[\s\S]*?(<\/\2>)/g, '$1$3')
  while (rest !== '') {
    const match = /^(?:[^<>]+|<(\/?)([!a-z][a-z0-9]*)((?: [\w-]+(?:="[^"<>]*")?)*)(\/?)>)/i.exec(rest)
    if (!match) throw new Error(`not well formed: ${rest.slice(0, 80)}`)
    rest = rest.slice(match[0].length)
    const [, closing, name, , closed] = match
    if (name === undefined) continue
    tags.push(`${closing}${name}`)
    if (closing) {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing: ${rest.slice(0, 80)}`)
    } else if (!closed && !empty.test(name)) open.push(name)
  }
  if (open.length > 0) throw new Error(`never closed: ${open}`)
  return tags
}
const text = (markup: string): string =>
  markup.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, '')
const tips = (markup: string): string[] => [...markup.matchAll(/data-tip="([^"]*)"/g)].map(([, tip]) => tip!)

test.each([
  ['of a year', () => year],
  ['of two days', () => page(figures(2))],
  ['of someone who has not begun', () => page(nothing, [])],
  ['in Korean', () => yearInKorean],
  [
    'of days without an answer',
    () => page({ ...nothing, cards: figures(1).cards, since: '2001-02-01' as Day }),
  ],
])('a page %s is well formed and loads nothing', (_, make) => {
  const html = make()
  tagsOf(html)
  expect(
    html.match(/https?:|\bsrc=|url\(|@import|\son\w+="|\sstyle="|<style\s|\bNaN\b|undefined/gi),
  ).toBeNull()
  for (const [, address] of html.matchAll(/href="([^"]*)"/g)) expect(address).toBe('data:,')
})

test('its policy allows exactly the style sheet and the script that are in it', () => {
  const html = year
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!
  const hash = (tag: string): string => {
    const inside = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)![1]!
    return `'sha256-${createHash('sha256').update(inside).digest('base64')}'`
  }
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `style-src ${hash('style')}`,
    `script-src ${hash('script')}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ])
})

test('every figure is there in words, and in both languages the page has the same parts', () => {
  const html = year
  const said = text(html)
  for (const part of [
    'As of 3 February 2001',
    '9 right; 4 due and 1,234 new still waiting',
    '400 days',
    'right again on a later day; 66 of 1,300 started',
    '81.7%',
    'of the cards that came back were right: 49 of 60',
    '66 of 1,300 started, 2 leeches, 1 suspended',
    '75% good or easy',
    'half of the answers came within 6.2 s',
    'most between 9:00 and 10:00, 2% of them right',
    '930 cards in 30 days, 60 of them by today',
    'boat 3 of 15',
    '1 of 8',
    'Not started (1): anchor drop',
  ])
    expect(said).toContain(part)
  expect(tips(html)).toEqual(
    expect.arrayContaining([
      '3 February 2001: 409 answers, 407 right',
      '3 February 2001: 409 answers',
      '4 February 2001: 58 cards',
      'under 3 weeks: 30 of 40',
      'good: 60 answers',
      'up to 2 min: 20 answers',
      'over 2 min: 10 answers',
      '9:00: 50 answers, 1 right',
    ]),
  )
  const korean = yearInKorean
  expect(korean).toContain('<html lang="ko">')
  expect(text(korean)).toContain('2001년 2월 3일 기준')
  expect(tagsOf(korean).filter((tag) => !/^\/?(text|path)$/.test(tag))).toEqual(
    tagsOf(html).filter((tag) => !/^\/?(text|path)$/.test(tag)),
  )
})

test('every drawing says in words what it shows, headings go down by one, tables have heads', () => {
  const html = year
  const drawings = [...html.matchAll(/<svg ([^>]*)>/g)].map(([, attributes]) => attributes!)
  for (const attributes of drawings)
    expect(attributes).toMatch(/role="img" aria-label="[^"]{12,}"|aria-hidden="true"/)
  const levelsOf = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level))
  expect(levelsOf[0]).toBe(1)
  for (const [index, level] of levelsOf.entries())
    if (index > 0) expect(level - levelsOf[index - 1]!).toBeLessThan(2)
  expect(html.match(/<table/g)).toHaveLength(html.match(/<thead/g)!.length)
  expect(html.match(/scope="row"/g)).toHaveLength(weak.length + 2)
})

test('bars are as high as their figures', () => {
  const html = year
  const heights = (title: string, colour: string): number[] => {
    const drawing = html.slice(html.indexOf(`aria-label="${title}`))
    const bars = new RegExp(`<path d="([^"]*)" fill="var\\(--${colour}\\)"`).exec(
      drawing.slice(0, drawing.indexOf('</svg>')),
    )![1]!
    return [...bars.matchAll(/M\S+ \S+h\S+v([\d.]+)h\S+z/g)].map(([, height]) => Number(height))
  }
  const due = heights('Falling due', 'right')
  const { days } = figures(400)
  for (const [drawn, expected] of [
    [due, Array.from({ length: 30 }, (_, ahead) => 60 - 2 * ahead)],
    [heights('Answers a day', 'right'), days.slice(-90).map(({ right }) => right)],
    [heights('Answers a day', 'again'), days.slice(-90).map(() => 2)],
  ] as const) {
    expect(drawn).toHaveLength(expected.length)
    const unit = drawn === due ? due[0]! / 60 : heights('Answers a day', 'right').at(-1)! / 407
    for (const [index, height] of drawn.entries())
      expect(Math.abs(height / unit - expected[index]!)).toBeLessThan(0.6)
  }
})

test.each([
  [`a & b < c > d "e" 'f'`, 'a &amp; b &lt; c &gt; d &quot;e&quot; &#39;f&#39;'],
  ['two\n lines\tand  more', 'two lines and more'],
  ['\u202Ea\u2066\u001B[31mb\u0000', 'ab'],
])('%j on the page: %s', (given, markup) => {
  expect(escaped(given)).toBe(markup)
  // A template escapes what is not markup, once.
  expect(html`<p title="${given}">${html`<b>${given}</b>`}</p>`.markup).toBe(
    `<p title="${markup}"><b>${markup}</b></p>`,
  )
})

test('no text of a deck is markup, anywhere on the page', () => {
  const evil = (index: number): string => hostile[index % hostile.length]!
  const rows = hostile.map((name, index): WeakRow => ({ ...weak[0]!, name, deck: evil(index + 1) }))
  const coverage = hostile.map((command, index) => ({
    program: evil(index % 2),
    command,
    known: 1,
    met: index % 3,
    total: 3,
  }))
  const of = (coverage: Figures['coverage']): Figures => ({ ...nothing, coverage })
  const tame = (word: string): string => word.replace(/[^a-z]/g, '') || 'x'
  const attacked = page(of(coverage), rows, en, hostile)
  const peaceful = page(
    of(coverage.map((item, index) => ({ ...item, program: `p${index % 2}`, command: 'x' }))),
    rows.map((row) => ({ ...row, name: tame(row.name), deck: 'x' })),
    en,
    hostile.map(() => 'x'),
  )
  expect(tagsOf(attacked)).toEqual(tagsOf(peaceful))
  expect(text(attacked).match(/alert/g)!.length).toBeGreaterThan(3 * hostile.length)
  expect(attacked).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202A-\u202E\u2066-\u2069]/)
})

test('whatever a text is, tables keep their shape', () => {
  const words = wordsOf(en)
  const any = anyText({ minLength: 1, maxLength: 20 })
  const shape = (name: string, deck: string): string =>
    [
      ...tagsOf(weakTable([{ ...weak[0]!, name, deck }], en, words).markup),
      ...tagsOf(
        coverageMap([{ program: deck, command: name, known: 1, met: 1, total: 2 }], en, words).markup,
      ),
    ].join(' ')
  const plain = shape('x', 'y')
  fc.assert(
    fc.property(any, any, (name, deck) => shape(name, deck) === plain),
    { seed: 1, numRuns: rounds(10, 200) },
  )
})

test.each([
  [undefined, 400, '2000-11-06'],
  [undefined, 20, '2001-01-15'],
  [undefined, 2, '2001-01-21'],
  ['2001-01-05', 2, '2001-01-05'],
  ['1990-01-01', 400, '2000-01-01'],
  ['2099-01-01', 0, '2001-02-03'],
])('the first day shown since %s after %i days of learning: %s', (since, days, first) => {
  expect(firstDay(figures(days, { since: since as Day | undefined }))).toBe(first)
})

test('spans hold every answer once, end today, and are not too many', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1500 }), (count) => {
      const { days, day } = figures(count)
      const step = stepOf(count)
      const made = spans(days, addDays(day, 1 - count), day, step)
      const sum = (of: 'answers' | 'right', list: readonly { answers: number; right: number }[]): number =>
        list.reduce((total, item) => total + item[of], 0)
      expect(made.length).toBeLessThanOrEqual(130)
      expect(addDays(made.at(-1)!.from, step - 1)).toBe(day)
      expect([sum('answers', made), sum('right', made)]).toEqual([sum('answers', days), sum('right', days)])
    }),
    { seed: 1, numRuns: rounds(2, 8) },
  )
})

test.each([
  ['en', 'en-GB', 'en-US'],
  ['ko', 'ko-KR', 'ko-KR'],
])('in %s days are written as Intl writes them', (language, tag, short) => {
  const { calendar } = languages[language]!
  const words = wordsOf(languages[language]!)
  const format = (options: Intl.DateTimeFormatOptions, locale = tag): ((day: Day) => string) => {
    const dates = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
    return (day) => dates.format(new Date(`${day}T00:00:00Z`))
  }
  const [date, month, weekday, shortWeekday, dayOfYear] = [
    format({ dateStyle: 'long' }),
    format({ month: 'short' }, short),
    format({ weekday: 'long' }),
    format({ weekday: 'short' }),
    format({ day: 'numeric', month: 'long' }),
  ]
  for (let at = '2001-01-05' as Day; at < '2002'; at = addDays(at, 13)) {
    const [, months, days] = at.split('-').map(Number) as [number, number, number]
    expect(words.date(at)).toBe(date(at))
    expect(words.month(at)).toBe(month(at))
    expect(calendar.dayOfYear(days, months)).toBe(dayOfYear(at))
    expect(calendar.weekdays[weekdayOf(at)]).toBe(weekday(at))
    expect(words.weekday(weekdayOf(at))).toBe(shortWeekday(at))
  }
  const monthOfYear = format({ month: 'short', year: 'numeric' }, short)
  expect(words.monthOfYear('2001-02-03' as Day)).toBe(monthOfYear('2001-02-03' as Day))
})

test('numbers have their thousands apart, and a decimal only where it says something', () => {
  const words = wordsOf(en)
  expect([0, 1234.4, 999_999.6].map(words.number)).toEqual(['0', '1,234', '1,000,000'])
  expect([0, 1234.54, 9.96].map(words.tenth)).toEqual(['0', '1,234.5', '10'])
  expect([8, 4.26].map(words.oneDecimal)).toEqual(['8.0', '4.3'])
  expect([0, 0.8167, 0.95, 1].map(words.percent)).toEqual(['0%', '81.7%', '95%', '100%'])
})

test('how busy a day was: by quarters, the busiest is the darkest', () => {
  const level = levels(figures(5).days)
  expect([0, 10, 11, 12, 13, 14].map(level)).toEqual([0, 1, 1, 2, 3, 4])
  expect(levels(figures(1).days)(10)).toBe(4)
  expect(levels([])(0)).toBe(0)
})
