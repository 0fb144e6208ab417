/** Tables: figures to the right, one above the other. */
export const tables: string = `
.scroll { overflow-x: auto; margin-bottom: .75rem; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
caption { padding: 0 0 .4rem; text-align: left; font-size: .88rem; }
th, td { padding: .32rem .7rem; text-align: left; vertical-align: top; font-weight: 400; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
thead th { vertical-align: bottom; font-weight: 600; color: var(--muted); }
tfoot th, tfoot td { font-weight: 650; border-bottom: 0; border-top: 1px solid var(--muted); }
th.figure, td.figure { text-align: right; white-space: nowrap; }
thead th.figure { white-space: normal; }
#load tbody th, #load tfoot th { position: sticky; left: 0; background: var(--sheet); padding-right: .9rem; }
#classes .controls { display: flex; flex-wrap: wrap; align-items: end; gap: .6rem 1.25rem; }
#classes th button { padding: 0; font: inherit; color: inherit; text-align: inherit; background: none; border: 0; cursor: pointer; }
#classes th button:hover { color: var(--accent); }
#classes th[aria-sort] { color: var(--ink); }
#classes .pages { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .9rem; margin-top: .6rem; }
#classes .pages p { margin: 0; }
#classes .dates, #classes .cohort, #classes .room { white-space: nowrap; }
#classes .origins { min-width: 13rem; }
input, select, button.plain { padding: .4rem .6rem; min-height: 2.25rem; font: inherit; font-size: .95rem; color: var(--ink); background: var(--sheet); border: 1px solid var(--muted); border-radius: .35rem; }
button.plain { cursor: pointer; }
button.plain:disabled { opacity: .45; cursor: default; }
label { display: block; font-size: .88rem; color: var(--muted); }
label input, label select { display: block; margin-top: .15rem; }
label input[type="search"] { width: 100%; }
#classes .controls label:first-child { flex: 0 1 26rem; }
#classes .order { display: none; }
@media screen and (max-width: 46rem) {
  th, td { padding-inline: .45rem; }
  #classes thead { display: none; }
  #classes table, #classes tbody { display: block; }
  #classes tbody tr { display: grid; grid-template-columns: 7rem minmax(0, 1fr); padding: .6rem 0; border-bottom: 1px solid var(--line); }
  #classes tbody th, #classes tbody td { display: contents; white-space: normal; text-align: left; }
  #classes tbody th span { font-weight: 650; }
  #classes tbody [data-head]::before { content: attr(data-head); color: var(--muted); }
  #classes caption { display: none; }
  #classes .order { display: block; }
  #classes .controls label:first-child { flex-basis: 100%; }
}
`;
