/** The map and the charts. */
export const charts: string = `
.chart { margin: 0 0 .75rem; overflow-x: auto; }
.chart svg { display: block; overflow: visible; }
.chart:empty { display: none; }
.swatch { display: inline-block; width: .75em; height: .75em; margin-right: .45em; border-radius: 50%; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .6rem 0 .75rem; padding: 0; list-style: none; font-size: .9rem; }
.controls { margin-bottom: .75rem; }
.controls:empty { display: none; }
.map { position: relative; }
.map:empty { display: none; }
.map svg { display: block; width: 100%; height: auto; background: var(--sea); border-radius: .4rem; }
.map .land { fill: var(--land); stroke: var(--coast); stroke-width: .7; }
.map .ways { fill: none; stroke: var(--way); stroke-width: .7; opacity: .5; }
.map .dots { fill: none; stroke: var(--type, var(--muted)); stroke-linecap: round; opacity: .55; }
.map .left-out { fill: none; stroke: var(--bad); stroke-width: 1; opacity: .75; }
.legend .cross { color: var(--bad); font-weight: 700; margin-right: .35em; }
.map .sites circle { fill: var(--type, var(--muted)); fill-opacity: .4; stroke: var(--type, var(--muted)); stroke-width: .8; }
.map .marked { fill: none; stroke: var(--ink); stroke-width: 1.6; pointer-events: none; }
.map .sizes { font-size: 11px; fill: var(--muted); }
.map .sizes circle { fill: none; stroke: var(--muted); }
.tip { position: absolute; z-index: 1; top: 0; left: 0; max-width: min(19rem, 80%); padding: .5rem .7rem; font-size: .85rem; line-height: 1.4; pointer-events: none;
  background: var(--sheet); border: 1px solid var(--muted); border-radius: .35rem; box-shadow: 0 2px 10px rgb(0 0 0 / .18); }
.tip p { margin: 0; }
@media print {
  h1 { font-size: 20pt; }
  .tiles dd { font-size: 14pt; }
  .tiles, .columns { column-gap: 1.5rem; }
  table { font-size: 7.5pt; }
  th, td { padding: .15rem .35rem; }
  #classes caption { display: none; }
  #classes .origins { min-width: 0; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, .controls, .pages button { display: none !important; }
  main > section { padding: 0; border: 0; }
  h2, h3, caption { break-after: avoid; }
  tr, .map, .chart svg, .facts > div { break-inside: avoid; }
  .scroll, .chart { overflow: visible; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
