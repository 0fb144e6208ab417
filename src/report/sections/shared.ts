/** Instructor teams, kits and beds: what classes share beside rooms, where the plan uses any. */
import { formatCount, formatShare } from "../format.ts";
import { type Html, html } from "../html.ts";
import type { Reading } from "../model/reading.ts";
import { type SharedUse, sharedOf } from "../model/shared.ts";
import { section, table } from "./parts.ts";

export function sharedSection({ input, classes }: Reading): Html | undefined {
  const { pools, beds } = sharedOf(input.problem, classes);
  if (pools.length + beds.length === 0) return undefined;
  return section(
    "shared",
    "Teams, kits and beds",
    html`${pools.length > 0 && html`<h3>Teams and kits</h3>${useTable("Pool", "Pools that classes draw on", pools)}`}
${beds.length > 0 && html`<h3>Dormitories</h3>${useTable("Facility", "Facilities in which participants board", beds)}`}`,
  );
}

function useTable(noun: string, caption: string, uses: readonly SharedUse[]): Html {
  return table({
    caption,
    head: [noun, "There are", "Most at a time", "Share", "Days in use, added up"],
    rows: uses.map(({ name, capacity, peak, days }) => [
      name,
      formatCount(capacity),
      formatCount(peak),
      capacity === 0 ? "" : formatShare(peak / capacity),
      formatCount(days),
    ]),
  });
}
