import type { Texts } from '../i18n/index.ts'
import type { Coverage } from '../insight/index.ts'
import type { Words } from './days.ts'
import { escaped, foreign } from './html.ts'

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
export function weakTable(weak: readonly WeakRow[], { report }: Texts, words: Words): string {
  const head = [report.risk, report.lapses, report.difficulty]
  const body = weak.map(
    ({ name, deck, risk, lapses, difficulty }) =>
      `<tr><th scope="row">${foreign(name)}<small>${foreign(deck)}</small></th><td>${words.number(risk * 100)} %</td><td>${words.number(lapses)}</td><td>${words.oneDecimal(difficulty)}</td></tr>`,
  )
  return `<table class="figures">
<thead><tr><th scope="col">${escaped(report.card)}</th>${head.map((text) => `<th scope="col">${escaped(text)}</th>`).join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>`
}

const bar = ({ known, met, total }: Coverage): string => {
  const part = (count: number): string => `${Math.round((1000 * count) / Math.max(1, total)) / 10}%`
  return `<svg class="bar" aria-hidden="true"><rect class="track" width="100%" height="100%"/><rect class="met" width="${part(met)}" height="100%"/><rect class="known" width="${part(known)}" height="100%"/></svg>`
}

/** Every command that was begun, with a bar of how much of it is known; the others by name. */
export function coverageMap(coverage: readonly Coverage[], texts: Texts, words: Words): string {
  const { report } = texts
  const programs = [...new Set(coverage.map(({ program }) => program))]
  return programs
    .map((program) => {
      const commands = coverage.filter((item) => item.program === program)
      const sum = (of: 'known' | 'total'): string =>
        words.number(commands.reduce((all, item) => all + item[of], 0))
      const begun = commands.filter(({ met }) => met > 0)
      const rest = commands.filter(({ met }) => met === 0)
      const rows = begun.map(
        (item) =>
          `<tr><th scope="row">${foreign(item.command || program)}</th><td>${bar(item)}</td><td>${escaped(report.of(words.number(item.known), words.number(item.total)))}</td></tr>`,
      )
      const table = `<div class="flow"><table class="map">
<caption class="unseen">${foreign(program)}</caption>
<thead class="unseen"><tr><th scope="col">${escaped(report.command)}</th><th scope="col">${escaped(report.share)}</th><th scope="col">${escaped(report.recalled)}</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>`
      const others = rest.map(({ command }) => `<code>${foreign(command || program)}</code>`).join(', ')
      return `<section>
<h3>${foreign(program)} <small>${escaped(report.of(sum('known'), sum('total')))}</small></h3>
${begun.length > 0 ? table : ''}
${rest.length > 0 ? `<p class="rest"><b>${escaped(report.notBegun(words.number(rest.length)))}</b> ${others}</p>` : ''}
</section>`
    })
    .join('\n')
}
