/** No region lies within itself, and no calendar extends itself, however long the way around. */
import type { Faults } from "./faults.ts";
import { linksWithin } from "./links.ts";
import type { IdList, ListName } from "./names.ts";
import { quoted } from "./place.ts";
import type { Subject } from "./subject.ts";

/** Ids of a longer cycle are left out of the message. */
const MOST_SHOWN = 8;

export function checkCycles({ problem, names, faults }: Subject): void {
  report(problem.calendars ?? [], "calendars", "extends", names.calendars, faults);
  report(problem.regions ?? [], "regions", "parent", names.regions, faults);
}

function report<F extends "extends" | "parent">(
  list: readonly ({ readonly [K in F | "id"]?: string | undefined } | undefined)[],
  listName: ListName,
  field: F,
  ids: IdList,
  faults: Faults,
): void {
  const links = linksWithin(
    list,
    ids,
    (element) => element[field],
    () => true,
  );
  for (const cycle of cyclesOf(links)) {
    const around = cycle.map((row) => quoted(list[row]?.id ?? ""));
    const shown = around.length > MOST_SHOWN ? [...around.slice(0, MOST_SHOWN - 1), "..."] : around;
    const says = `leads back to where it starts: ${[...shown, around[0]].join(" -> ")}.`;
    faults.add([listName, cycle[0]!, field], "cycle", says);
  }
}

/** The cycles of a graph in which each node has at most one link; each begins with its first row. */
function cyclesOf(links: Int32Array): readonly (readonly number[])[] {
  const cycles: number[][] = [];
  // Nodes are marked with the start of the first walk that came by; a walk that meets its own mark has gone around.
  const walkOf = new Int32Array(links.length).fill(-1);
  for (let start = 0; start < links.length; start++) {
    let row = start;
    while (row >= 0 && walkOf[row] === -1) {
      walkOf[row] = start;
      row = links[row]!;
    }
    if (row < 0 || walkOf[row] !== start) continue;
    const cycle = [row];
    for (let next = links[row]!; next !== row; next = links[next]!) cycle.push(next);
    const first = cycle.indexOf(cycle.reduce((least, member) => Math.min(least, member)));
    cycles.push([...cycle.slice(first), ...cycle.slice(0, first)]);
  }
  return cycles;
}
