/** A cohort's window lies within the horizon and begins before it ends. */
import type { Subject } from "./subject.ts";

export function checkWindows({ problem, days, faults }: Subject): void {
  const { start, end } = problem.horizon ?? {};
  const firstDay = days.of(start);
  const lastDay = days.of(end);
  // A horizon that is broken says nothing about windows.
  const isSound = firstDay !== undefined && lastDay !== undefined && firstDay <= lastDay;
  problem.cohorts?.forEach((cohort, row) => {
    const earliest = days.of(cohort?.window?.earliest);
    const latest = days.of(cohort?.window?.latest);
    const path = (field: "earliest" | "latest") => ["cohorts", row, "window", field];
    if (isSound && earliest !== undefined && earliest < firstDay) {
      const says = `is ${cohort?.window?.earliest}, before the horizon starts on ${start}.`;
      faults.add(path("earliest"), "out-of-range", says);
    }
    if (isSound && latest !== undefined && latest > lastDay) {
      const says = `is ${cohort?.window?.latest}, after the horizon ends on ${end}.`;
      faults.add(path("latest"), "out-of-range", says);
    }
    if (earliest !== undefined && latest !== undefined && latest < earliest) {
      const says = `is ${cohort?.window?.latest}, before earliest ${cohort?.window?.earliest}.`;
      faults.add(path("latest"), "inconsistent", says, "the two dates are swapped.");
    }
  });
}
