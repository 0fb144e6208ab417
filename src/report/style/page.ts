/** The page: one calm column, readable on a phone, on a desk and on paper. */
export const page: string = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 76rem; padding: 0 1.25rem 3rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { margin: 0 0 1.25rem; max-width: 27em; font-size: clamp(1.5rem, 1.1rem + 1.8vw, 2.3rem); font-weight: 650; letter-spacing: -.012em; }
h2 { margin: 0 0 1.1rem; font-size: 1.4rem; font-weight: 650; letter-spacing: -.006em; }
h3 { margin: 1.6rem 0 .5rem; font-size: 1.05rem; font-weight: 650; }
.columns > div > h3:first-child { margin-top: 0; }
.tiles + .columns { margin-top: 1.8rem; }
p { margin: 0 0 .75rem; max-width: 46rem; }
a { color: var(--accent); }
small, .muted, caption { color: var(--muted); }
code, pre { font-family: ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace; font-size: .86em; }
code { overflow-wrap: anywhere; }
pre { margin: 0 0 .75rem; padding: .8rem 1rem; overflow-x: auto; background: var(--tint); border-radius: .4rem; line-height: 1.5; }
pre code { overflow-wrap: normal; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
dl, dd { margin: 0; }
.headline { padding: 2.5rem 0 .5rem; }
.headline .title { margin: 0 0 .6rem; color: var(--muted); font-weight: 600; }
.note { padding: .7rem 1rem; max-width: none; background: var(--note); border-left: 4px solid var(--note-line); border-radius: .25rem; }
.alarm { margin: 0 0 1rem; padding: .9rem 1.1rem; background: var(--bad-tint); border: 2px solid var(--bad); border-radius: .4rem; color: var(--bad); font-weight: 650; font-size: 1.1rem; }
.alarm p { margin: 0; max-width: none; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 0 2rem; margin: 1.25rem 0 0; border-top: 1px solid var(--line); }
.facts > div { padding: .9rem 0; }
.facts dt, .tiles dt { color: var(--muted); font-size: .9rem; }
.facts p { margin: 0; font-size: .93rem; }
.facts .figure { font-size: 1.3rem; font-weight: 650; font-variant-numeric: tabular-nums; }
.facts .good { color: var(--good); }
.facts .bad { color: var(--bad); }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin: .5rem 0 1.25rem; padding: .7rem 0; list-style: none; border-block: 1px solid var(--line); }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
main > section { margin: 0 0 1.25rem; padding: 1.5rem; background: var(--sheet); border: 1px solid var(--line); border-radius: .6rem; }
main > section > :last-child { margin-bottom: 0; }
.tiles { display: grid; grid-template-columns: repeat(5, 1fr); gap: 1.2rem 1.5rem; }
.tiles dd { font-size: 1.6rem; font-weight: 650; line-height: 1.25; font-variant-numeric: tabular-nums; }
.tiles small { display: block; font-size: .85rem; font-weight: 400; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 3rem; }
.formula { margin-bottom: .25rem; font-variant-numeric: tabular-nums; padding-left: 1.25rem; }
.formula span { white-space: nowrap; }
.formula + :not(.formula) { margin-top: 1.6rem; }
.reasons { margin: 0 0 1rem; padding-left: 1.2rem; max-width: 52rem; }
.reasons li { margin-bottom: .5rem; }
.reasons code { color: var(--muted); }
summary { cursor: pointer; font-weight: 600; color: var(--accent); }
footer { color: var(--muted); font-size: .9rem; }
@media screen and (max-width: 64rem) { .tiles { grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); } }
@media screen and (max-width: 46rem) {
  body { padding: 0 .9rem 2rem; }
  .headline { padding-top: 1.5rem; }
  .facts { grid-template-columns: 1fr; }
  .facts > div + div { border-top: 1px solid var(--line); }
  .columns { grid-template-columns: minmax(0, 1fr); }
  .columns > div + div > h3:first-child { margin-top: 1.6rem; }
  .tiles { grid-template-columns: 1fr 1fr; gap: 1rem; }
  .tiles dd { font-size: 1.35rem; }
  main > section { padding: 1.1rem .9rem; }
  .formula { padding-left: 0; }
}
`;
