import type { Texts } from '../i18n/index.ts'
import type { Figures } from '../insight/index.ts'
import { knownFrom } from '../insight/index.ts'
import type { PredictedGroup } from '../model/index.ts'
import { calibrationPanel } from './calibration.ts'
import { wordsOf } from './days.ts'
import { foreign, html, join, type Markup, markup, none, panel } from './html.ts'
import { panels } from './panels.ts'
import { script, scriptHash } from './script.ts'
import { style, styleHash } from './style.ts'
import { coverageMap, type WeakRow, weakTable } from './tables.ts'
import { tiles } from './tiles.ts'

/** The context of a page: version, decks, calibration, goal. */
export interface PageInfo {
  version: string
  /** Titles of the decks that were asked for; none when all count. */
  decks: readonly string[]
  /** How predicted recall compares with what happened. */
  calibration?: readonly PredictedGroup[]
  /** The rows on the learner's goal, each a label and what it says. */
  goal?: readonly (readonly [string, string])[] | undefined
}

/** The beginning of the line by which a page is known as one of ours. */
export const generator = '<meta name="generator" content="flagdrill'

/** The learner's goal: how far it is, what can be done, what is mixed up. */
function goalPanel([first, ...rows]: readonly (readonly [string, string])[]): Markup {
  return panel({
    title: first![0],
    caption: first![1],
    body: join(rows.map(([label, text]) => html`<p><b>${label}</b> ${foreign(text)}</p>`)),
    place: 'span-3',
  })
}

/** A page of progress that is whole in itself. Its policy allows our style sheet and our script by their hashes and nothing else, so that no text of a deck could become either. */
export function report(
  figures: Figures,
  weak: readonly WeakRow[],
  texts: Texts,
  { version, decks, calibration = [], goal }: PageInfo,
): string {
  const words = wordsOf(texts)
  const said = texts.report
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    `script-src 'sha256-${scriptHash}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const about = [
    html`${said.asOf(words.date(figures.day))}`,
    ...(figures.since === undefined ? [] : [html`${said.since(words.date(figures.since))}`]),
    ...decks.map(foreign),
  ]
  const aim = goal ? [goalPanel(goal)] : []
  const drawn = panels(figures, texts, words)
  const weakest = panel({
    title: said.weak,
    caption: weak.length > 0 ? said.weakCaption : said.noWeak,
    body: weak.length > 0 ? weakTable(weak, texts, words) : none,
    place: drawn.year ? 'beside' : 'span-3',
  })
  const covered = panel({
    title: said.coverage,
    caption: figures.coverage.length > 0 ? said.coverageCaption(words.percent(knownFrom)) : said.noCoverage,
    body: coverageMap(figures.coverage, texts, words),
    keys: figures.coverage.some(({ met }) => met > 0)
      ? [
          ['right', said.recalled],
          ['soft', said.met],
        ]
      : [],
    place: 'span-3',
  })
  const calibrated = calibrationPanel(calibration, texts, words)
  const order = drawn.year ? [weakest, ...drawn.habits] : [...drawn.habits, weakest]
  const main =
    drawn.days.length > 0
      ? [...aim, ...drawn.days, ...drawn.cards, ...order, ...(calibrated ? [calibrated] : []), covered]
      : [
          ...aim,
          panel({ title: said.perDay, caption: said.nothing, body: none, place: 'span-3' }),
          ...(weak.length > 0 ? [weakest] : []),
          covered,
        ]
  return html`<!doctype html>
<html lang="${texts.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${markup(generator)} ${version}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${said.title} · flagdrill</title>
<style>${markup(style)}</style>
</head>
<body>
<header>
<h1>${said.title}</h1>
<p>${join(about, ' · ')}</p>
</header>
${tiles(figures, texts, words)}
<main>
${join(main)}
</main>
<footer><p>${said.footer(version)}</p></footer>
<script>${markup(script)}</script>
</body>
</html>
`.markup
}
