/** A quota's minimum does not exceed its maximum, it limits something, and the phase it counts is a phase of some programme. */
import { closest } from "./closest.ts";
import { type Path, quoted } from "./place.ts";
import type { Subject } from "./subject.ts";

export function checkQuotas({ problem, names, faults }: Subject): void {
  const phases = new Set<string>();
  for (const programme of problem.programmes ?? []) {
    for (const phase of programme?.phases ?? []) if (phase?.id !== undefined) phases.add(phase.id);
  }
  const checkPhase = (phase: string | undefined, known: ReadonlySet<string>, path: Path, whose: string): void => {
    if (phase === undefined || known.has(phase)) return;
    const meant = closest(phase, known);
    const maybe = meant === undefined ? undefined : `you mean ${quoted(meant)}.`;
    faults.add(path, "dangling", `is ${quoted(phase)}, but ${whose} a phase with this id.`, maybe);
  };

  problem.quotas?.forEach((quota, row) => {
    const path = ["quotas", row];
    const { min, max } = quota ?? {};
    if (min !== undefined && max !== undefined && max < min) {
      faults.add([...path, "max"], "inconsistent", `is ${max}, below min ${min}.`, "the two numbers are swapped.");
    }
    if (quota !== undefined && faults.isAbsent([...path, "min"]) && faults.isAbsent([...path, "max"])) {
      faults.add([...path, "max"], "missing", "is missing, as is min; expected at least one of the two.");
    }
    if (names.programmes.isComplete) checkPhase(quota?.phase, phases, [...path, "phase"], "no programme has");
  });

  problem.cohorts?.forEach((cohort, row) => {
    const programmeRow = names.programmes.rowOf.get(cohort?.programme ?? "");
    const programme = programmeRow === undefined ? undefined : problem.programmes?.[programmeRow];
    if (programme?.phases === undefined || cohort?.preferences === undefined) return;
    const own = new Set(programme.phases.flatMap((phase) => (phase?.id === undefined ? [] : [phase.id])));
    cohort.preferences.forEach((preference, k) => {
      const path = ["cohorts", row, "preferences", k, "phase"];
      checkPhase(preference?.phase, own, path, `programme ${quoted(programme.id ?? "")} has not`);
    });
  });
}
