import { AFTERNOON, type Compiled, MORNING } from "../compile/index.ts";
import type { Session } from "../domain/index.ts";
import { type Choice, NONE } from "../kernel/index.ts";

/** Which of a room's identical rooms each class gets, and which part of its days. */
export interface Units {
  /** [task] */
  readonly unitOf: Int32Array;
  readonly partOf: readonly Session["part"][];
}

/**
 * Where resources do not tell: by start day, always the lowest that is free. Overlapping intervals need no more rooms, or mornings
 * and afternoons of rooms, than run at once (interval graphs are perfect), so this never needs more than there are.
 */
export function unitsOf(compiled: Compiled, choice: Choice): Units {
  const { model, rooms, tasks } = compiled;
  const unitOf = new Int32Array(tasks.count);
  const partOf = new Array<Session["part"]>(tasks.count).fill("full");
  const isHalf = (task: number): boolean => tasks.phases[task]!.sessions === "half";
  for (const [resource, classes] of classesByResource(compiled, choice)) {
    const known = rooms.unitOf[resource]!;
    const part = rooms.partOf[resource]!;
    const slots = rooms.fullAmount[rooms.roomOf[resource]!] === 2 ? 2 : 1;
    if (known !== NONE) for (const task of classes) unitOf[task] = known;
    if (part === MORNING || part === AFTERNOON) {
      for (const task of classes) if (isHalf(task)) partOf[task] = part === MORNING ? "morning" : "afternoon";
      continue;
    }
    // Whole days beside half days have a room to themselves; classes that share a room by seats have one unit.
    if (rooms.fullAmount[rooms.roomOf[resource]!] === 0 || (known !== NONE && slots === 1)) continue;
    const sorted = (slots === 2 ? classes.filter(isHalf) : classes).sort(
      (a, b) => choice.start[a]! - choice.start[b]! || a - b,
    );
    /** Day from which each slot is free again. */
    const freeFrom: number[] = [];
    for (const task of sorted) {
      const free = freeFrom.findIndex((day) => day <= choice.start[task]!);
      const slot = free === -1 ? freeFrom.length : free;
      freeFrom[slot] = model.endOf[model.modeShape[choice.mode[task]!]! * model.periods + choice.start[task]!]!;
      if (known === NONE) unitOf[task] = Math.floor(slot / slots);
      if (slots === 2) partOf[task] = slot % 2 === 0 ? "morning" : "afternoon";
    }
  }
  return { unitOf, partOf };
}

/** The placed classes by the first resource of their room. */
function classesByResource({ model, tasks }: Compiled, choice: Choice): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let task = 0; task < tasks.count; task++) {
    const mode = choice.mode[task]!;
    if (mode === NONE) continue;
    const resource = model.demandResource[model.firstDemand[mode]!]!;
    const others = found.get(resource);
    if (others === undefined) found.set(resource, [task]);
    else others.push(task);
  }
  return found;
}
