/** No cohort requires the tag that it excludes: nothing could ever teach it. */
import { quoted } from "./place.ts";
import type { Subject } from "./subject.ts";

export function checkTags({ problem, faults }: Subject): void {
  problem.cohorts?.forEach((cohort, row) => {
    if (cohort?.requiredTags === undefined || cohort.excludedTags === undefined) return;
    const required = new Set(cohort.requiredTags);
    cohort.excludedTags.forEach((tag, k) => {
      if (tag === undefined || !required.has(tag)) return;
      const says = `is ${quoted(tag)}, which requiredTags asks for.`;
      faults.add(["cohorts", row, "excludedTags", k], "inconsistent", says);
    });
  });
}
