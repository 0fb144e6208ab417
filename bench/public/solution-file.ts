import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Listed } from "./folder.ts";
import type { PublicOutcome } from "./row.ts";

/**
 * Writes `folder/<set>/<instance>.json`, from which anyone can re-check a solution: `value` in the set's own objective,
 * `place[task]` and `start[task]` with rows counted from 0 in the order of the instance's file.
 *
 * A place is an agent (gap), berth (dbap), the machine (wt), an item of the class (mmkp), worker (smptsp), facility
 * (sscflp) or median (pmedcap); starts are 0 where there is no time.
 */
export function writeSolution(
  folder: string,
  { set, instance, file }: Listed,
  { row, assignment }: PublicOutcome,
): void {
  if (assignment === null) return;
  mkdirSync(join(folder, set), { recursive: true });
  const solution = { set, instance, file: basename(file), value: row.cost, bound: row.bound, ...assignment };
  writeFileSync(join(folder, set, `${instance}.json`), `${JSON.stringify(solution)}\n`);
}
