/** A programme's smallest class is no larger than its largest, and every cohort lies between the two. */

import { quoted } from "./place.ts";
import type { Subject } from "./subject.ts";

export function checkClassSizes({ problem, names, faults }: Subject): void {
  problem.programmes?.forEach((programme, row) => {
    const { min, max } = programme?.classSize ?? {};
    if (min === undefined || max === undefined || min <= max) return;
    const says = `is ${max}, below min ${min}.`;
    faults.add(["programmes", row, "classSize", "max"], "inconsistent", says, "the two numbers are swapped.");
  });
  problem.cohorts?.forEach((cohort, row) => {
    const programmeRow = names.programmes.rowOf.get(cohort?.programme ?? "");
    const { min, max } = (programmeRow === undefined ? undefined : problem.programmes?.[programmeRow]?.classSize) ?? {};
    const size = cohort?.size;
    if (size === undefined || min === undefined || max === undefined || min > max) return;
    if (size >= min && size <= max) return;
    const says = `is ${size}, outside the class size ${min} to ${max} of programme ${quoted(cohort?.programme ?? "")}.`;
    faults.add(["cohorts", row, "size"], "inconsistent", says);
  });
}
