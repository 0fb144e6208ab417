/** A phase's training days fit into the civil days that it may span; every phase but the first says how it follows. */
import type { Subject } from "./subject.ts";

export function checkPhases({ problem, faults }: Subject): void {
  problem.programmes?.forEach((programme, row) => {
    programme?.phases?.forEach((phase, k) => {
      const path = ["programmes", row, "phases", k];
      if (k > 0 && phase !== undefined && faults.isAbsent([...path, "after"])) {
        const says = "is missing; expected { minGapDays, maxGapDays, place }, as in every phase but the first.";
        faults.add([...path, "after"], "missing", says);
      }
      if (k === 0 && phase?.after !== undefined) {
        const says = "says how the phase follows another, and it is the first.";
        faults.add([...path, "after"], "inconsistent", says, "the phases are in another order.");
      }
      const { minGapDays, maxGapDays } = phase?.after ?? {};
      if (minGapDays !== undefined && maxGapDays !== undefined && maxGapDays < minGapDays) {
        const says = `is ${maxGapDays}, below minGapDays ${minGapDays}.`;
        faults.add([...path, "after", "maxGapDays"], "inconsistent", says, "the two numbers are swapped.");
      }
      const { days, maxSpanDays } = phase ?? {};
      if (days === undefined || maxSpanDays === undefined || maxSpanDays >= days) return;
      const says = `is ${maxSpanDays}, fewer than the ${days} training days that it must hold.`;
      faults.add([...path, "maxSpanDays"], "inconsistent", says);
    });
  });
}
