import type { Compiled } from "../compile/index.ts";
import { type Choice, NONE } from "../kernel/index.ts";

/**
 * Which of a room's identical rooms each cohort gets: by start day, always the lowest that is free. Overlapping intervals
 * need no more rooms than run at once (interval graphs are perfect), so this never needs more than the room's count.
 */
export function unitsOf({ model }: Compiled, choice: Choice): Int32Array {
  const unitOf = new Int32Array(model.tasks);
  const atRoom = new Map<number, number[]>();
  for (let task = 0; task < model.tasks; task++) {
    const mode = choice.mode[task]!;
    if (mode === NONE) continue;
    const room = model.demandResource[model.firstDemand[mode]!]!;
    const others = atRoom.get(room);
    if (others === undefined) atRoom.set(room, [task]);
    else others.push(task);
  }
  for (const tasks of atRoom.values()) {
    tasks.sort((a, b) => choice.start[a]! - choice.start[b]! || a - b);
    /** Day from which each identical room is free again. */
    const freeFrom: number[] = [];
    for (const task of tasks) {
      const start = choice.start[task]!;
      const free = freeFrom.findIndex((day) => day <= start);
      const unit = free === -1 ? freeFrom.length : free;
      unitOf[task] = unit;
      freeFrom[unit] = model.endOf[model.modeShape[choice.mode[task]!]! * model.periods + start]!;
    }
  }
  return unitOf;
}
