/** Crossings lead from one landmass to another, both of which are named somewhere, each pair once. */
import { quoted } from "./place.ts";
import type { Subject } from "./subject.ts";

export function checkCrossings({ problem, faults }: Subject): void {
  const { regions = [], facilities = [], cohorts = [], travel } = problem;
  const origins = cohorts.flatMap((cohort) => cohort?.origins ?? []);
  const named = new Set([...regions, ...facilities, ...cohorts, ...origins].map((one) => one?.landmass));
  const seen = new Set<string>();
  (travel?.crossings ?? []).forEach((crossing, row) => {
    const { between } = crossing ?? {};
    if (between === undefined) return;
    const path = ["travel", "crossings", row, "between"];
    const ends = between.filter((end): end is string => typeof end === "string");
    for (const end of ends) {
      if (!named.has(end)) faults.add(path, "dangling", `holds ${quoted(end)}, which is the landmass of nothing.`);
    }
    if (ends.length < 2) return;
    const key = JSON.stringify([...ends].sort());
    if (ends[0] === ends[1]) faults.add(path, "inconsistent", `is ${quoted(ends[0]!)} twice; expected two landmasses.`);
    else if (seen.has(key)) faults.add(path, "duplicate", "is a pair that another crossing has as well.");
    seen.add(key);
  });
}
