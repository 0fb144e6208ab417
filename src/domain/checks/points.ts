/** Every participant sets out from a point: a cohort's, an origin's or a demand's own, else its region's. */
import { type Path, quoted } from "./place.ts";
import type { Subject } from "./subject.ts";

export function checkPoints({ problem, names, faults }: Subject): void {
  // [row of region] whether the input gives it no point.
  const lacksPoint = problem.regions?.map((_, row) => faults.isAbsent(["regions", row, "point"])) ?? [];

  const check = (region: string | undefined, path: Path): void => {
    const row = region === undefined ? undefined : names.regions.rowOf.get(region);
    if (region === undefined || row === undefined || !lacksPoint[row] || !faults.isAbsent([...path, "point"])) return;
    const says = `is missing, and its region ${quoted(region)} has no point either.`;
    faults.add([...path, "point"], "missing", says, `give region ${quoted(region)} a point.`);
  };

  problem.cohorts?.forEach((cohort, row) => {
    cohort?.origins?.forEach((origin, k) => {
      check(origin?.region, ["cohorts", row, "origins", k]);
    });
    if (faults.isAbsent(["cohorts", row, "origins"])) check(cohort?.region, ["cohorts", row]);
  });
  problem.demand?.forEach((demand, row) => {
    check(demand?.region, ["demand", row]);
  });
}
