/** What sections are built from. */
import { type Html, html } from "../html.ts";

/** A part of the page under a heading of its own. */
export function section(id: string, heading: string, body: Html): Html {
  return html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${heading}</h2>
${body}
</section>`;
}

export interface Table {
  /** Says what the table holds; a reader of the screen hears it first. */
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell heads its row; the others are figures. */
  readonly rows: readonly (readonly (string | Html)[])[];
  readonly foot?: readonly (string | Html)[];
  /** How many columns after the first hold words, not figures. */
  readonly words?: number;
}

/** A table that scrolls by itself where the page is narrow. */
export function table({ caption, head, rows, foot, words = 0 }: Table): Html {
  const kind = (column: number, cell?: string | Html): Html | undefined =>
    column > words ? html` class="${cell === "0" ? "figure muted" : "figure"}"` : undefined;
  const row = (cells: readonly (string | Html)[]): Html =>
    html`<tr>${cells.map((cell, column) =>
      column === 0 ? html`<th scope="row">${cell}</th>` : html`<td${kind(column, cell)}>${cell}</td>`,
    )}</tr>`;
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${head.map((cell, column) => html`<th scope="col"${kind(column)}>${cell}</th>`)}</tr></thead>
<tbody>${rows.map(row)}</tbody>
${foot !== undefined && html`<tfoot>${row(foot)}</tfoot>`}
</table></div>`;
}

/** Shown where the page's script draws, to those without it. */
export function needsScript(what: string): Html {
  return html`<noscript><p class="muted">${what} is drawn by a script in this file; this viewer does not run scripts.</p></noscript>`;
}
