import type { Layout } from "../layout.ts";
import { type AllocationModel, NONE, optionCost, UNLIMITED } from "../model.ts";
import type { StartView } from "../view.ts";

/**
 * The problem that remains when all options of each resource meet in one period, as all classes of one day do.
 *
 * Then a resource serves at most as many tasks as its capacity in that period, whatever their lengths, and the whole is a
 * transportation problem: linear programming solves it with integers, and its dual prices prove the optimum.
 */
export interface Transport {
  /** Arcs of a task, cheapest first. [task + 1] */
  readonly firstArc: Int32Array;
  /** [arc] */
  readonly arcResource: Int32Array;
  readonly arcCost: Float64Array;
  readonly arcMode: Int32Array;
  readonly arcStart: Int32Array;
  /** Period in which the options of a resource meet, NONE for a resource that has no option. [resource] */
  readonly meeting: Int32Array;
}

/** The transportation problem of a view, or undefined when its options do not meet. */
export function transportOf(model: AllocationModel, layout: Layout, view: StartView): Transport | undefined {
  const { tasks, resources, periods, capacity } = model;
  const latestStart = new Int32Array(resources).fill(NONE);
  const earliestStart = new Int32Array(resources).fill(periods);
  const earliestEnd = new Int32Array(resources).fill(periods);
  const latestEnd = new Int32Array(resources);
  const firstArc = new Int32Array(tasks + 1);
  const arcMode: number[] = [];
  const arcStart: number[] = [];
  for (let task = 0; task < tasks; task++) {
    // Who has no start to choose needs nothing, whatever its modes ask for.
    const pastMode = view.from[task]! < view.past[task]! ? model.firstMode[task + 1]! : NONE;
    for (let mode = model.firstMode[task]!; mode < pastMode; mode++) {
      const demand = model.firstDemand[mode]!;
      if (model.firstDemand[mode + 1] !== demand + 1 || model.demandAmount[demand] !== 1) return undefined;
      const resource = model.demandResource[demand]!;
      let bestStart = NONE;
      for (let start = view.from[task]!; start < view.past[task]!; start++) {
        const end = model.endOf[model.modeShape[mode]! * periods + start]!;
        if (end === NONE || layout.freeUntil[layout.demandLane[demand]! * periods + start]! < end) continue;
        latestStart[resource] = Math.max(latestStart[resource]!, start);
        earliestStart[resource] = Math.min(earliestStart[resource]!, start);
        earliestEnd[resource] = Math.min(earliestEnd[resource]!, end);
        latestEnd[resource] = Math.max(latestEnd[resource]!, end);
        if (latestStart[resource]! >= earliestEnd[resource]!) return undefined;
        if (bestStart === NONE || optionCost(model, task, mode, start) < optionCost(model, task, mode, bestStart)) {
          bestStart = start;
        }
      }
      if (bestStart === NONE) continue;
      arcMode.push(mode);
      arcStart.push(bestStart);
    }
    firstArc[task + 1] = arcMode.length;
  }

  const meeting = new Int32Array(resources).fill(NONE);
  for (let resource = 0; resource < resources; resource++) {
    if (latestStart[resource] === NONE) continue;
    const at = resource * periods;
    let tightest = latestStart[resource]!;
    for (let period = tightest; period < earliestEnd[resource]!; period++) {
      if (capacity[at + period]! < capacity[at + tightest]!) tightest = period;
    }
    for (let period = earliestStart[resource]!; period < latestEnd[resource]!; period++) {
      if (capacity[at + period]! < capacity[at + tightest]!) return undefined;
    }
    if (capacity[at + tightest] === UNLIMITED) return undefined;
    meeting[resource] = tightest;
  }
  return sortedArcs(model, firstArc, arcMode, arcStart, meeting);
}

function sortedArcs(
  model: AllocationModel,
  firstArc: Int32Array,
  modes: number[],
  starts: number[],
  meeting: Int32Array,
): Transport {
  const arcs = modes.length;
  const arcResource = new Int32Array(arcs);
  const arcCost = new Float64Array(arcs);
  const arcMode = Int32Array.from(modes);
  const arcStart = Int32Array.from(starts);
  for (let task = 0; task < model.tasks; task++) {
    // Modes come cheapest first, and starts cost the same for all modes of most tasks, so insertion sort has nothing to do.
    for (let arc = firstArc[task]!; arc < firstArc[task + 1]!; arc++) {
      const mode = arcMode[arc]!;
      const start = arcStart[arc]!;
      const cost = optionCost(model, task, mode, start);
      let at = arc;
      for (; at > firstArc[task]! && arcCost[at - 1]! > cost; at--) {
        arcCost[at] = arcCost[at - 1]!;
        arcMode[at] = arcMode[at - 1]!;
        arcStart[at] = arcStart[at - 1]!;
      }
      arcCost[at] = cost;
      arcMode[at] = mode;
      arcStart[at] = start;
    }
    for (let arc = firstArc[task]!; arc < firstArc[task + 1]!; arc++) {
      arcResource[arc] = model.demandResource[model.firstDemand[arcMode[arc]!]!]!;
    }
  }
  return { firstArc, arcResource, arcCost, arcMode, arcStart, meeting };
}
