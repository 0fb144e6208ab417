/** A solution in the words of its instance: rows as in the file. */
export interface Assignment {
  /** Agent, berth, machine, item, worker, facility or median of each task; -1 for none. [task] */
  readonly place: readonly number[];
  /** Start of each task, 0 where there is no time; -1 for none. [task] */
  readonly start: readonly number[];
}

/** What the checker of a set finds. */
export interface Verdict {
  /** Everything that is wrong; empty for a feasible solution. */
  readonly faults: readonly string[];
  /** In the set's own objective; NaN when a task has no place that exists. */
  readonly value: number;
}

/** Faults of tasks that take no place, or one that does not exist. */
export function missing({ place }: Assignment, tasks: number, placesOf: (task: number) => number): string[] {
  if (place.length !== tasks) return [`${place.length} tasks are assigned, expected ${tasks}`];
  return place.flatMap((at, task) => {
    if (Number.isInteger(at) && at >= 0 && at < placesOf(task)) return [];
    return [`task ${task} has place ${at}, expected one from 0 to ${placesOf(task) - 1}`];
  });
}

/** Faults of places that carry more than their capacity. */
export function overloads(
  { place }: Assignment,
  capacity: readonly number[],
  demandOf: (task: number, at: number) => number,
): string[] {
  const load = capacity.map(() => 0);
  place.forEach((at, task) => {
    load[at]! += demandOf(task, at);
  });
  return capacity.flatMap((most, at) => (load[at]! <= most ? [] : [`place ${at} carries ${load[at]}, may ${most}`]));
}

/** Faults of tasks that overlap at a place that serves one at a time; a task may start when another ends. */
export function overlaps({ place, start }: Assignment, durationOf: (task: number, at: number) => number): string[] {
  const order = place.map((_, task) => task).sort((a, b) => place[a]! - place[b]! || start[a]! - start[b]!);
  return order.slice(1).flatMap((task, index) => {
    const before = order[index]!;
    const at = place[task]!;
    if (place[before] !== at) return [];
    const end = start[before]! + durationOf(before, at);
    return end <= start[task]! ? [] : [`tasks ${before} and ${task} overlap at place ${at}`];
  });
}
