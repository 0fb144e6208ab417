/** Nobody requires the tag that they exclude: nothing could ever teach them. */
import { quoted } from "./place.ts";
import type { Subject } from "./subject.ts";

export function checkTags({ problem, faults }: Subject): void {
  for (const list of ["cohorts", "demand"] as const) {
    problem[list]?.forEach((asking, row) => {
      if (asking?.requiredTags === undefined || asking.excludedTags === undefined) return;
      const required = new Set(asking.requiredTags);
      asking.excludedTags.forEach((tag, k) => {
        if (tag === undefined || !required.has(tag)) return;
        const says = `is ${quoted(tag)}, which requiredTags asks for.`;
        faults.add([list, row, "excludedTags", k], "inconsistent", says);
      });
    });
  }
}
