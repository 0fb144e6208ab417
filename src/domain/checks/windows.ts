/** The window of a cohort, or of people not yet in one, lies within the horizon and begins before it ends. */
import type { StartWindow } from "../cohort.ts";
import type { Draft } from "./draft.ts";
import type { Subject } from "./subject.ts";

export function checkWindows({ problem, days, faults }: Subject): void {
  const { start, end } = problem.horizon ?? {};
  const firstDay = days.of(start);
  const lastDay = days.of(end);
  // A horizon that is broken says nothing about windows.
  const isSound = firstDay !== undefined && lastDay !== undefined && firstDay <= lastDay;
  const check = (window: Draft<StartWindow> | undefined, list: "cohorts" | "demand", row: number): void => {
    const earliest = days.of(window?.earliest);
    const latest = days.of(window?.latest);
    const path = (field: "earliest" | "latest") => [list, row, "window", field];
    if (isSound && earliest !== undefined && earliest < firstDay) {
      const says = `is ${window?.earliest}, before the horizon starts on ${start}.`;
      faults.add(path("earliest"), "out-of-range", says);
    }
    if (isSound && latest !== undefined && latest > lastDay) {
      const says = `is ${window?.latest}, after the horizon ends on ${end}.`;
      faults.add(path("latest"), "out-of-range", says);
    }
    if (earliest !== undefined && latest !== undefined && latest < earliest) {
      const says = `is ${window?.latest}, before earliest ${window?.earliest}.`;
      faults.add(path("latest"), "inconsistent", says, "the two dates are swapped.");
    }
  };
  problem.cohorts?.forEach((cohort, row) => {
    check(cohort?.window, "cohorts", row);
  });
  problem.demand?.forEach((demand, row) => {
    check(demand?.window, "demand", row);
  });
}
