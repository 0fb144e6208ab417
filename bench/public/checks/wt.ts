import type { WtInstance } from "../formats/wt.ts";
import { type Assignment, missing, overlaps, type Verdict } from "./assignment.ts";

export function checkWt({ jobs, processing, weight, due }: WtInstance, assignment: Assignment): Verdict {
  const gone = missing(assignment, jobs, () => 1);
  if (gone.length > 0) return { faults: gone, value: Number.NaN };
  const faults = overlaps(assignment, (job) => processing[job]!);
  let value = 0;
  assignment.start.forEach((start, job) => {
    if (!(Number.isInteger(start) && start >= 0)) faults.push(`job ${job} starts at ${start}, expected at least 0`);
    value += weight[job]! * Math.max(0, start + processing[job]! - due[job]!);
  });
  return { faults, value };
}
