import type { GapInstance } from "../formats/gap.ts";
import { type Assignment, missing, overloads, type Verdict } from "./assignment.ts";

export function checkGap({ agents, jobs, cost, use, capacity }: GapInstance, assignment: Assignment): Verdict {
  const gone = missing(assignment, jobs, () => agents);
  if (gone.length > 0) return { faults: gone, value: Number.NaN };
  return {
    faults: overloads(assignment, capacity, (job, agent) => use[agent]![job]!),
    value: assignment.place.reduce((sum, agent, job) => sum + cost[agent]![job]!, 0),
  };
}
