import { isCoupled, UNCOUPLED } from "../couplings.ts";
import { type AllocationModel, type Choice, copyChoice, NONE } from "../model.ts";
import { type Follower, followersOf } from "./followers.ts";

/** Starts of each group: `first <= start <= last`. */
export interface SettledStarts {
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** A model whose groups are settled to certain starts, free of all that ties its tasks. Tasks and modes keep their rows. */
export interface SettledModel {
  readonly model: AllocationModel;
  /** A choice of it as one of the whole model. */
  restore(choice: Choice): Choice;
}

/**
 * The model that is left when it is settled where groups start: windows, in place of groups and their orders. A task that only says when
 * another starts, costs nothing and needs nothing, is folded into the other: what it may do is known then.
 *
 * Undefined where more ties tasks together than that. The caller sees to it that all starts given keep to spreads and orders.
 */
export function settledModel(model: AllocationModel, starts: SettledStarts): SettledModel | undefined {
  const followers = followersOf(model);
  if (followers === undefined || isCoupled({ couplings: withoutTime(model) })) return undefined;
  const earliest = model.earliest.slice();
  const pastLatest = model.pastLatest.slice();
  for (let task = 0; task < model.tasks; task++) {
    const group = model.groupOf[task]!;
    if (group === NONE) continue;
    earliest[task] = Math.max(earliest[task]!, starts.first[group]!);
    pastLatest[task] = Math.min(pastLatest[task]!, starts.last[group]! + 1);
  }
  const narrowed: AllocationModel = {
    ...model,
    earliest,
    pastLatest,
    groupOf: new Int32Array(model.tasks).fill(NONE),
    groupSpread: new Int32Array(0),
    couplings: UNCOUPLED,
  };
  if (followers.length === 0) return { model: narrowed, restore: copyChoice };
  return folded(narrowed, followers);
}

/** What is left of a model's couplings once time is settled. */
function withoutTime({ couplings }: AllocationModel): AllocationModel["couplings"] {
  return { ...couplings, orders: UNCOUPLED.orders, precedences: UNCOUPLED.precedences };
}

function folded(model: AllocationModel, followers: readonly Follower[]): SettledModel {
  const { periods, firstMode, modeShape } = model;
  const shapes = new Map<string, number>();
  const ends: Int32Array[] = [];
  const known = model.endOf.length / periods;
  const shapeOf = modeShape.slice();
  const earliest = model.earliest.slice();
  const pastLatest = model.pastLatest.slice();
  for (const follower of followers) {
    const { leader, task } = follower;
    let [first, past] = [periods, 0];
    for (let mode = firstMode[task]!; mode < firstMode[task + 1]!; mode++) {
      const key = `${modeShape[mode]} ${follower.leadersOf(mode).map((own) => modeShape[own])} ${earliest[leader]} ${pastLatest[leader]} ${follower.minLag} ${follower.maxLag}`;
      let shape = shapes.get(key);
      if (shape === undefined) {
        shape = ends.push(allowedEnds(model, follower, mode)) - 1;
        shapes.set(key, shape);
      }
      shapeOf[mode] = known + shape;
      const own = ends[shape]!;
      for (let start = model.earliest[task]!; start < model.pastLatest[task]!; start++) {
        if (own[start] === NONE) continue;
        first = Math.min(first, start);
        past = Math.max(past, start + 1);
      }
    }
    earliest[task] = Math.min(first, past);
    pastLatest[task] = past;
  }
  // Whoever leads does nothing by itself.
  for (const { leader } of followers) pastLatest[leader] = earliest[leader]!;
  const endOf = new Int32Array(model.endOf.length + ends.length * periods);
  endOf.set(model.endOf);
  ends.forEach((own, shape) => {
    endOf.set(own, (known + shape) * periods);
  });
  const whole: AllocationModel = { ...model, endOf, modeShape: shapeOf, earliest, pastLatest };
  return { model: whole, restore: (choice) => restored(model, followers, choice) };
}

/** Ends of a mode by start, NONE where no way of leading allows the start. */
function allowedEnds(model: AllocationModel, follower: Follower, mode: number): Int32Array {
  const { periods, endOf, modeShape } = model;
  const allowed = new Int32Array(periods).fill(NONE);
  for (const own of follower.leadersOf(mode)) {
    for (let lead = model.earliest[follower.leader]!; lead < model.pastLatest[follower.leader]!; lead++) {
      const end = endOf[modeShape[own]! * periods + lead]!;
      if (end === NONE) continue;
      const from = Math.max(0, end + follower.minLag);
      const to = Math.min(periods - 1, end + follower.maxLag);
      for (let start = from; start <= to; start++) allowed[start] = endOf[modeShape[mode]! * periods + start]!;
    }
  }
  return allowed;
}

/** The choice with the tasks that were folded away. */
function restored(model: AllocationModel, followers: readonly Follower[], choice: Choice): Choice {
  const { periods, endOf, modeShape } = model;
  const whole = copyChoice(choice);
  for (const { task, leader, minLag, maxLag, leadersOf } of followers) {
    const mode = choice.mode[task]!;
    if (mode === NONE) continue;
    for (const own of leadersOf(mode)) {
      for (let lead = model.earliest[leader]!; lead < model.pastLatest[leader]!; lead++) {
        const end = endOf[modeShape[own]! * periods + lead]!;
        const lag = choice.start[task]! - end;
        if (end === NONE || lag < minLag || lag > maxLag) continue;
        whole.mode[leader] = own;
        whole.start[leader] = lead;
      }
    }
  }
  return whole;
}
