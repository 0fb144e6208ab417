import { type AllocationModel, optionCost } from "../../../src/kernel/model.ts";
import { eachOption, hasTime, type Options, optionsOf } from "./options.ts";

/** Options of a model, and how many it has that are not among them. */
export interface ThinnedOptions {
  readonly options: Options;
  readonly left: number;
}

interface Candidate {
  readonly mode: number;
  readonly start: number;
  readonly end: number;
  readonly cost: number;
}

/**
 * Where a model has more options than a peer can work with, and all tasks may be left out, each keeps its cheapest ones
 * among those that start a length of its own apart, and only such as cost less than leaving it out. Cheapest ones without
 * that would be the first days of few places, which all tasks nearby want.
 */
export function thinnedOptions(model: AllocationModel, most: number): ThinnedOptions {
  const isOptional = !model.skipCost.includes(Number.POSITIVE_INFINITY);
  if (!isOptional || !hasTime(model)) return { options: optionsOf(model), left: 0 };
  let count = 0;
  for (let task = 0; task < model.tasks; task++) for (const _ of eachOption(model, task)) count++;
  if (count <= most) return { options: optionsOf(model), left: 0 };
  const each = Math.max(1, Math.floor(most / model.tasks));
  const kept = Array.from({ length: model.tasks }, (_, task) => apart(model, task).slice(0, each));
  const options = rowsOf(model, kept);
  return { options, left: count - options.count };
}

/** Cheapest first. */
function apart(model: AllocationModel, task: number): Candidate[] {
  const candidates: Candidate[] = [];
  let [last, next] = [-1, 0];
  for (const [mode, start, end] of eachOption(model, task)) {
    if (mode !== last) next = start;
    last = mode;
    const cost = optionCost(model, task, mode, start);
    if (start < next || cost >= model.skipCost[task]!) continue;
    candidates.push({ mode, start, end, cost });
    next = end;
  }
  return candidates.sort((a, b) => a.cost - b.cost || a.mode - b.mode || a.start - b.start);
}

function rowsOf(model: AllocationModel, kept: readonly (readonly Candidate[])[]): Options {
  const firstOption = new Int32Array(model.tasks + 1);
  kept.forEach((list, task) => {
    firstOption[task + 1] = firstOption[task]! + list.length;
  });
  const all = kept.flat();
  return {
    count: all.length,
    firstOption,
    mode: Int32Array.from(all, ({ mode }) => mode),
    start: Int32Array.from(all, ({ start }) => start),
    end: Int32Array.from(all, ({ end }) => end),
    cost: Float64Array.from(all, ({ cost }) => cost),
  };
}
