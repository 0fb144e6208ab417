import type { SmptspInstance } from "../formats/smptsp.ts";
import { type Assignment, missing, overlaps, type Verdict } from "./assignment.ts";

export function checkSmptsp({ interval, skills }: SmptspInstance, assignment: Assignment): Verdict {
  const gone = missing(assignment, interval.length, () => skills.length);
  if (gone.length > 0) return { faults: gone, value: Number.NaN };
  const faults = overlaps(assignment, (task) => interval[task]!.end - interval[task]!.start);
  assignment.place.forEach((worker, task) => {
    if (!skills[worker]!.includes(task)) faults.push(`worker ${worker} is not qualified for task ${task}`);
    const { start } = interval[task]!;
    if (assignment.start[task] !== start) faults.push(`task ${task} starts at ${assignment.start[task]}, not ${start}`);
  });
  return { faults, value: new Set(assignment.place).size };
}
