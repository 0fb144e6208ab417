/** A programme has one phase, whose training days fit into the civil days that it may span. */
import type { Subject } from "./subject.ts";

/** Further phases are refused until they are enforced. */
const MOST_PHASES = 1;

export function checkPhases({ problem, faults }: Subject): void {
  problem.programmes?.forEach((programme, row) => {
    programme?.phases?.forEach((phase, k) => {
      const path = ["programmes", row, "phases", k];
      if (k >= MOST_PHASES) {
        const says = "asks for a further phase, and this version enforces no order of phases.";
        faults.add(path, "unsupported", says, "make it a programme of its own.");
      }
      const { days, maxSpanDays } = phase ?? {};
      if (days === undefined || maxSpanDays === undefined || maxSpanDays >= days) return;
      const says = `is ${maxSpanDays}, fewer than the ${days} training days that it must hold.`;
      faults.add([...path, "maxSpanDays"], "inconsistent", says);
    });
  });
}
