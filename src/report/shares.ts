import type { Texts } from '../i18n/index.ts'
import type { Figures } from '../insight/index.ts'
import { rows } from './bars.ts'
import { single, tall } from './chart.ts'
import { percentOf, type Words } from './days.ts'
import { type Markup, panel } from './html.ts'

const threeRows = 140

/** How much was remembered, against what is asked for. */
export function retention({ retention: kept }: Figures, texts: Texts, words: Words): Markup {
  const { report } = texts
  const { right, total } = kept.all
  const caption =
    total > 0
      ? report.retentionCaption(words.percent(right / total), words.number(right), words.number(total))
      : report.noRetention
  const each = [
    [report.young, kept.young, 'soft'],
    [report.mature, kept.mature, 'right'],
    [report.all, kept.all, 'right'],
  ] as const
  const make = rows(
    {
      labels: each.map(([name]) => name),
      bars: each.map(([, share, colour]) => ({
        value: share.total > 0 ? share.right / share.total : 0,
        colour,
        words: percentOf(share, words),
      })),
      tips: each.map(
        ([name, share]) => `${name}: ${report.of(words.number(share.right), words.number(share.total))}`,
      ),
      max: 1,
      mark: kept.desired,
    },
    threeRows,
  )
  return panel({
    title: report.retention,
    caption,
    body: single(make, `${report.retention}: ${caption}`),
    keys: [['mark', report.line(words.percent(kept.desired))]],
  })
}

/** How far the cards have got. */
export function cards({ cards: counts }: Figures, texts: Texts, words: Words): Markup {
  const { report } = texts
  const caption = [
    report.cardsCaption(words.number(counts.met), words.number(counts.total)),
    ...(counts.leeches > 0 ? [report.leeches(words.number(counts.leeches))] : []),
    ...(counts.suspended > 0 ? [report.suspended(words.number(counts.suspended))] : []),
  ].join(', ')
  const learning = counts.met - counts.mature - counts.young
  const each = [
    [report.mature, counts.mature, 'right'],
    [report.young, counts.young, 'soft'],
    ...(learning > 0 ? ([[report.learning, learning, 'again']] as const) : []),
    [report.notMet, Math.max(0, counts.total - counts.met), 'rest'],
  ] as const
  const make = rows(
    {
      labels: each.map(([name]) => name),
      bars: each.map(([, value, colour]) => ({ value, colour, words: words.number(value) })),
      tips: each.map(([name, value]) => `${name}: ${report.cardCount(words.number(value))}`),
      max: counts.total,
    },
    tall,
  )
  return panel({ title: report.cards, caption, body: single(make, `${report.cards}: ${caption}`) })
}

/** How answers were graded. */
export function grades({ grades: counts }: Figures, texts: Texts, words: Words): Markup {
  const { report } = texts
  const all = counts.again + counts.hard + counts.good + counts.easy
  const share = (count: number): string => percentOf({ right: count, total: all }, words)
  const caption = all > 0 ? report.gradesCaption(share(counts.good + counts.easy)) : report.noAnswers
  const each = (
    [
      ['again', 'again'],
      ['hard', 'soft'],
      ['good', 'right'],
      ['easy', 'right'],
    ] as const
  ).map(([grade, colour]) => ({ name: texts.quiz.grades[grade], count: counts[grade], colour }))
  const make = rows(
    {
      labels: each.map(({ name }) => name),
      bars: each.map(({ count, colour }) => ({ value: count, colour, words: share(count) })),
      tips: each.map(({ name, count }) => `${name}: ${report.answers(words.number(count))}`),
      max: all,
    },
    tall,
  )
  return panel({ title: report.grades, caption, body: single(make, `${report.grades}: ${caption}`) })
}
