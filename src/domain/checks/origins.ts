/** Where a cohort's participants set out from is said once, and for each of them. */
import type { Subject } from "./subject.ts";

export function checkOrigins({ problem, faults }: Subject): void {
  problem.cohorts?.forEach((cohort, row) => {
    const origins = cohort?.origins;
    if (cohort === undefined || origins === undefined) return;
    for (const field of ["point", "landmass"] as const) {
      if (faults.isAbsent(["cohorts", row, field])) continue;
      const says = "is given, and so are origins, which say where participants set out from.";
      faults.add(["cohorts", row, field], "inconsistent", says, "leave one of the two out.");
    }
    const counts = origins.map((origin) => origin?.count);
    if (cohort.size === undefined || !counts.every((count) => count !== undefined)) return;
    const sum = counts.reduce((total, count) => total + count, 0);
    if (sum === cohort.size) return;
    const says = `hold ${sum} participant${sum === 1 ? "" : "s"} in all, and the cohort has size ${cohort.size}.`;
    faults.add(["cohorts", row, "origins"], "inconsistent", says);
  });
}
