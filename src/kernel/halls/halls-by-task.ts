import type { Halls } from "./halls.ts";

/** The halls that may take each task, and what it costs in them at the least. */
export interface HallsByTask {
  /** [task + 1] */
  readonly firstHall: Int32Array;
  readonly hall: Int32Array;
  readonly leastCost: Float64Array;
}

export function hallsByTask({ count, firstOption, task }: Halls, costs: Float64Array, tasks: number): HallsByTask {
  // Options of a hall that are one task's lie apart, by moments: the last place of a task in a hall is remembered.
  const seenIn = new Int32Array(tasks).fill(-1);
  const firstHall = new Int32Array(tasks + 1);
  for (let hall = 0; hall < count; hall++) {
    for (let option = firstOption[hall]!; option < firstOption[hall + 1]!; option++) {
      if (seenIn[task[option]!] === hall) continue;
      seenIn[task[option]!] = hall;
      firstHall[task[option]! + 1]!++;
    }
  }
  for (let row = 0; row < tasks; row++) firstHall[row + 1]! += firstHall[row]!;
  const hallOf = new Int32Array(firstHall[tasks]!);
  const leastCost = new Float64Array(hallOf.length).fill(Number.POSITIVE_INFINITY);
  const next = firstHall.slice();
  seenIn.fill(-1);
  for (let hall = 0; hall < count; hall++) {
    for (let option = firstOption[hall]!; option < firstOption[hall + 1]!; option++) {
      const row = task[option]!;
      if (seenIn[row] !== hall) hallOf[next[row]!++] = hall;
      seenIn[row] = hall;
      leastCost[next[row]! - 1] = Math.min(leastCost[next[row]! - 1]!, costs[option]!);
    }
  }
  return { firstHall, hall: hallOf, leastCost };
}
