const light = `
  --page: #f6f5f2; --card: #ffffff; --text: #1f2328; --muted: #626973; --line: #e3e1db; --track: #eceae5;
  --right: #2f6fad; --soft: #9dbfdf; --again: #d3722b; --rest: #b4b9bf; --hover: rgb(31 35 40 / 7%);
  --heat-0: #eceae5; --heat-1: #c4d9ec; --heat-2: #8fb8dc; --heat-3: #4f8cc4; --heat-4: #1f5c99;`
const dark = `
  --page: #14161a; --card: #1c1f25; --text: #e4e6ea; --muted: #9aa2ad; --line: #30353d; --track: #2a2e36;
  --right: #6ba6e0; --soft: #3f6287; --again: #e8955a; --rest: #59616c; --hover: rgb(228 230 234 / 9%);
  --heat-0: #2a2e36; --heat-1: #27435f; --heat-2: #336596; --heat-3: #4c8bc9; --heat-4: #8ec1f0;`

/** The look of the page. Letters of drawings are 12 px where a drawing has its own width; a telephone of 360 px gives it that. */
export const style = `
:root { color-scheme: light dark; --hit: transparent;${light}
}
@media screen and (prefers-color-scheme: dark) { :root {${dark}
} }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 28px 12px 40px; max-width: 1160px; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", "Noto Sans", sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere; -webkit-text-size-adjust: 100%; }
:lang(ko) body, :lang(ko) .tip { word-break: keep-all; }
h1, h2, h3, p, figure, ul, dl, dd { margin: 0; padding: 0; }
ul { list-style: none; }
header { padding: 0 4px 20px; }
h1 { font-size: 26px; line-height: 1.25; letter-spacing: -0.015em; font-weight: 650; }
h2 { font-size: 15px; font-weight: 650; }
h3 { font-size: 15px; font-weight: 650; margin: 14px 0 6px; }
h3 small { font-weight: 400; font-size: 13px; color: var(--muted); margin-left: 6px; }
header p, figcaption p, footer { color: var(--muted); font-size: 13px; }
code, .map th { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK KR", monospace; font-size: 13px; }

.tiles { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; margin-bottom: 12px; }
.tiles > div, .panel { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 16px 15px; min-width: 0; }
.tiles dt { font-size: 13px; color: var(--muted); }
.tiles dd { font-size: 28px; line-height: 1.2; font-weight: 600; letter-spacing: -0.02em; }
.tiles dd + dd { font-size: 13px; line-height: 1.45; font-weight: 400; letter-spacing: 0; color: var(--muted); margin-top: 4px; }

main { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; grid-auto-flow: dense; }
.panel { display: flex; flex-direction: column; }
figcaption { margin-bottom: 12px; }
figcaption:last-child { margin: 0; }
.chart { max-width: 440px; width: 100%; margin: auto; }
.chart svg { display: block; overflow: visible; width: 100%; height: auto; }
.chart svg + svg { margin-top: 8px; }
.chart text { font-size: 12px; }
.wide { display: none; }
.keys { display: flex; flex-wrap: wrap; gap: 2px 16px; margin-top: 10px; font-size: 13px; color: var(--muted); }
.keys i, .scale i { display: inline-block; width: 11px; height: 11px; border-radius: 3px; margin-right: 6px; }
.scale { display: flex; align-items: center; gap: 3px; margin-top: 10px; font-size: 13px; color: var(--muted); }
.scale i { margin: 0; }
.scale i:first-of-type { margin-left: 5px; }
.scale i:last-of-type { margin-right: 5px; }
.right { background: var(--right); } .soft { background: var(--soft); } .again { background: var(--again); } .track { background: var(--track); }
.keys i.mark { width: 2px; height: 13px; border-radius: 0; background: var(--text); vertical-align: -2px; }
.heat-0 { background: var(--heat-0); } .heat-1 { background: var(--heat-1); } .heat-2 { background: var(--heat-2); } .heat-3 { background: var(--heat-3); } .heat-4 { background: var(--heat-4); }
.facts { display: grid; grid-template-columns: 1fr 1fr; gap: 10px 16px; margin-top: 14px; padding-top: 14px; border-top: 1px solid var(--line); }
.facts dt { font-size: 13px; color: var(--muted); }
.facts dd { font-weight: 600; }
.empty { color: var(--muted); }

table { border-collapse: collapse; width: 100%; }
th { text-align: start; font-weight: 400; }
.figures thead th { white-space: nowrap; font-size: 13px; color: var(--muted); padding: 0 0 6px 10px; text-align: end; vertical-align: bottom; }
.figures thead th:first-child { padding-left: 0; text-align: start; }
.figures td { text-align: end; padding: 7px 0 7px 10px; white-space: nowrap; vertical-align: top; }
.figures tbody tr { border-top: 1px solid var(--line); }
.figures tbody th { padding: 7px 0; }
.figures small { display: block; font-size: 13px; color: var(--muted); }
.flow { columns: 300px; column-gap: 36px; }
.map tr { break-inside: avoid; }
.map th { padding: 4px 10px 4px 0; line-height: 1.35; }
.map td { width: 84px; padding: 4px 0; vertical-align: middle; }
.map td + td { width: 82px; padding-left: 10px; white-space: nowrap; font-size: 13px; color: var(--muted); text-align: end; }
.bar { display: block; width: 100%; height: 8px; border-radius: 4px; }
.bar .track { fill: var(--track); } .bar .met { fill: var(--soft); } .bar .known { fill: var(--right); }
.rest { margin-top: 10px; font-size: 13px; line-height: 1.7; color: var(--muted); }
.rest b { font-weight: 600; color: var(--text); }
.rest code { font-size: 12px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
footer { padding: 18px 4px 0; }

[data-tip]:hover { fill: var(--hover); }
[data-tip][fill^="var(--heat"]:hover { fill: var(--again); }
.tip { position: fixed; z-index: 9; max-width: min(280px, calc(100vw - 16px)); padding: 5px 9px; border-radius: 7px; background: var(--text); color: var(--card); font-size: 13px; line-height: 1.4; pointer-events: none; }
.tip[hidden] { display: none; }

@media (min-width: 720px) {
  body { padding: 36px 20px 48px; }
  .tiles { grid-template-columns: repeat(4, 1fr); gap: 16px; margin-bottom: 16px; }
  main { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; }
  .span-2, .span-3, .beside { grid-column: span 2; }
  /* The last of an odd number of single panels takes the place beside it, too. */
  main > :nth-last-child(1 of .panel:not(.span-2, .span-3, .beside)):nth-child(odd of .panel:not(.span-2, .span-3, .beside)) { grid-column: span 2; }
  .tiles > div, .panel { padding: 17px 18px; }
  .wide { display: block; max-width: 760px; }
  .narrow { display: none; }
  .facts { grid-template-columns: repeat(4, auto); }
}
@media (min-width: 1120px) {
  main { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  main > :nth-last-child(1 of .panel:not(.span-2, .span-3, .beside)):nth-child(odd of .panel:not(.span-2, .span-3, .beside)) { grid-column: auto; }
  .span-3 { grid-column: span 3; }
  .beside { grid-column: 3; grid-row: span 2; }
}
@media print {
  @page { margin: 12mm; }
  body { padding: 0; font-size: 13px; background: none; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .tiles > div, .panel { break-inside: avoid; }
  .panel:has(table) { break-inside: auto; }
  tr, h2, h3, figcaption { break-inside: avoid; break-after: auto; }
  .tip { display: none; }
}
`

/** The SHA-256 of the style sheet in Base64; see `scriptHash`. */
export const styleHash = 'Iak5Y8P7fc0qNvvVg1GxhPNjtopU8gh8zDoQO0lkhdA='
