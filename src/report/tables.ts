import type { Texts } from '../i18n/index.ts'
import type { Coverage } from '../insight/index.ts'
import type { Words } from './days.ts'
import { foreign, html, join, type Markup, none } from './html.ts'

/** A card that is likely to fail, as the page shows it. */
export interface WeakRow {
  name: string
  /** The title of its deck. */
  deck: string
  /** The chance of having forgotten it by now, 0 to 1. */
  risk: number
  lapses: number
  /** 1 to 10. */
  difficulty: number
}

/** The weakest cards. */
export function weakTable(weak: readonly WeakRow[], { report }: Texts, words: Words): Markup {
  const head = [report.risk, report.lapses, report.difficulty].map(
    (text) => html`<th scope="col">${text}</th>`,
  )
  const body = weak.map(
    ({ name, deck, risk, lapses, difficulty }) =>
      html`<tr><th scope="row">${foreign(name)}<small>${foreign(deck)}</small></th><td>${words.number(risk * 100)}%</td><td>${words.number(lapses)}</td><td>${words.oneDecimal(difficulty)}</td></tr>`,
  )
  return html`<table class="figures">
<thead><tr><th scope="col">${report.card}</th>${join(head, '')}</tr></thead>
<tbody>
${join(body)}
</tbody>
</table>`
}

const bar = ({ known, met, total }: Coverage): Markup => {
  const part = (count: number): string => `${Math.round((1000 * count) / Math.max(1, total)) / 10}%`
  return html`<svg class="bar" aria-hidden="true"><rect class="track" width="100%" height="100%"/><rect class="met" width="${part(met)}" height="100%"/><rect class="known" width="${part(known)}" height="100%"/></svg>`
}

/** Every command of a program that was begun, with a bar of how much of it is known; the others by name. */
function programSection(
  program: string,
  commands: readonly Coverage[],
  { report }: Texts,
  words: Words,
): Markup {
  const sum = (of: 'known' | 'total'): string =>
    words.number(commands.reduce((all, item) => all + item[of], 0))
  const begun = commands.filter(({ met }) => met > 0)
  const rest = commands.filter(({ met }) => met === 0)
  const rows = begun.map(
    (item) =>
      html`<tr><th scope="row">${foreign(item.command || program)}</th><td>${bar(item)}</td><td>${report.of(words.number(item.known), words.number(item.total))}</td></tr>`,
  )
  const table = html`<div class="flow"><table class="map">
<caption class="unseen">${foreign(program)}</caption>
<thead class="unseen"><tr><th scope="col">${report.command}</th><th scope="col">${report.share}</th><th scope="col">${report.recalled}</th></tr></thead>
<tbody>
${join(rows)}
</tbody>
</table></div>`
  const names = rest.map(({ command }) => html`<code>${foreign(command || program)}</code>`)
  const others = html`<p class="rest"><b>${report.notBegun(words.number(rest.length))}</b> ${join(names, ', ')}</p>`
  return html`<section>
<h3>${foreign(program)} <small>${report.of(sum('known'), sum('total'))}</small></h3>
${begun.length > 0 ? table : none}
${rest.length > 0 ? others : none}
</section>`
}

/** How much of each program is known, command by command. */
export const coverageMap = (coverage: readonly Coverage[], texts: Texts, words: Words): Markup =>
  join(
    [...new Set(coverage.map(({ program }) => program))].map((program) =>
      programSection(
        program,
        coverage.filter((item) => item.program === program),
        texts,
        words,
      ),
    ),
  )
