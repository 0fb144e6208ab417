import { runAtOnce } from "../../base/index.ts";
import { type AllocationModel, NONE, optionCost, UNLIMITED } from "../model.ts";
import type { StartView } from "../view.ts";

/** Rows that an option may touch on average, and touches in all, for a model to be worked on as an assignment. */
const MOST_TOUCHES_PER_OPTION = 50;
const MOST_TOUCHES = 4_000_000;
/** Options written out between two yields. */
const YIELD_EVERY = 20_000;

/**
 * A model written out as an assignment: each task takes one of its *options*, and an option *touches* rows, that is pairs
 * (resource, period) that can run out, each with an amount. Periods, shapes and start costs have dissolved into options, so
 * that whoever works here meets flat arrays only. It pays where options touch few rows.
 *
 * Leaving a task out, where that is allowed, is an option that touches nothing. Options that fit nowhere are not listed.
 */
export interface AssignmentView {
  readonly tasks: number;
  readonly rows: number;
  /** [row] */
  readonly capacity: Float64Array;
  /** resource * periods + period. [row] */
  readonly rowPlace: Int32Array;
  /** Options of a task, cheapest mode first, leaving it out last. [task + 1] */
  readonly firstOption: Int32Array;
  /** [option] */
  readonly optionTask: Int32Array;
  readonly optionCost: Float64Array;
  /** NONE for leaving the task out. [option] */
  readonly optionMode: Int32Array;
  readonly optionStart: Int32Array;
  /** [option + 1] */
  readonly firstTouch: Int32Array;
  /** [touch] */
  readonly touchRow: Int32Array;
  readonly touchAmount: Int32Array;
}

/**
 * Whether a model is capacities and choices alone, with options that touch few rows, and none of them several periods of one resource: then
 * it can be seen as an assignment. Options that last have many starts that are nearly alike: a task moves in time at no cost there, which regions
 * of rows do not see and insertions do.
 */
export function isAssignmentLike(model: AllocationModel, view: StartView): boolean {
  const { couplings } = model;
  const isUncoupled =
    model.groupSpread.length === 0 &&
    couplings.places.cost.length === 0 &&
    couplings.precedences.before.length === 0 &&
    couplings.quotas.min.length === 0 &&
    couplings.pairs.one.length === 0 &&
    couplings.pairs.needing.length === 0;
  if (!isUncoupled) return false;
  let options = 0;
  let touches = 0;
  for (let task = 0; task < model.tasks; task++) {
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
      const demands = model.firstDemand[mode + 1]! - model.firstDemand[mode]!;
      for (let start = view.from[task]!; start < view.past[task]!; start++) {
        const end = model.endOf[model.modeShape[mode]! * model.periods + start]!;
        if (end === NONE) continue;
        if (demands > 0 && end - start > 1) return false;
        options++;
        touches += demands;
      }
      if (touches > MOST_TOUCHES) return false;
    }
  }
  return touches <= options * MOST_TOUCHES_PER_OPTION;
}

/** Writes a model out as an assignment. */
export function assignmentViewOf(model: AllocationModel, view: StartView): AssignmentView {
  return runAtOnce(readAssignment(model, view));
}

/** The same, with a turn for others after so many options. */
export function* readAssignment(model: AllocationModel, view: StartView): Generator<void, AssignmentView, void> {
  const { periods, capacity, firstDemand, demandResource, demandAmount } = model;
  const rowOf = yield* limitedRows(model, view);
  const rowPlace: number[] = [];
  for (let place = 0; place < rowOf.length; place++) if (rowOf[place] !== NONE) rowPlace.push(place);
  const firstOption = new Int32Array(model.tasks + 1);
  const optionTask: number[] = [];
  const cost: number[] = [];
  const optionMode: number[] = [];
  const optionStart: number[] = [];
  const firstTouch: number[] = [0];
  const touchRow: number[] = [];
  const touchAmount: number[] = [];
  const push = (task: number, mode: number, start: number, value: number): void => {
    optionTask.push(task);
    optionMode.push(mode);
    optionStart.push(start);
    cost.push(value);
    firstTouch.push(touchRow.length);
  };
  let yieldedAt = 0;
  for (let task = 0; task < model.tasks; task++) {
    forEachOption(model, view, task, (mode, start, end) => {
      const before = touchRow.length;
      for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
        for (let period = start; period < end; period++) {
          const place = demandResource[demand]! * periods + period;
          if (capacity[place]! < demandAmount[demand]!) {
            touchRow.length = touchAmount.length = before;
            return;
          }
          if (rowOf[place] === NONE) continue;
          touchRow.push(rowOf[place]!);
          touchAmount.push(demandAmount[demand]!);
        }
      }
      push(task, mode, start, optionCost(model, task, mode, start));
    });
    if (model.skipCost[task]! < Number.POSITIVE_INFINITY) push(task, NONE, NONE, model.skipCost[task]!);
    firstOption[task + 1] = cost.length;
    if (cost.length - yieldedAt < YIELD_EVERY) continue;
    yieldedAt = cost.length;
    yield;
  }
  return {
    tasks: model.tasks,
    rows: rowPlace.length,
    capacity: Float64Array.from(rowPlace, (place) => capacity[place]!),
    rowPlace: Int32Array.from(rowPlace),
    firstOption,
    optionTask: Int32Array.from(optionTask),
    optionCost: Float64Array.from(cost),
    optionMode: Int32Array.from(optionMode),
    optionStart: Int32Array.from(optionStart),
    firstTouch: Int32Array.from(firstTouch),
    touchRow: Int32Array.from(touchRow),
    touchAmount: Int32Array.from(touchAmount),
  };
}

/** Numbers the places (resource, period) that could run out if every task used all it can there; NONE for the others. */
function* limitedRows(model: AllocationModel, view: StartView): Generator<void, Int32Array, void> {
  const { periods, capacity, firstDemand, demandResource, demandAmount } = model;
  const most = new Float64Array(capacity.length);
  const ofTask = new Float64Array(capacity.length);
  const seen: number[] = [];
  let looked = 0;
  for (let task = 0; task < model.tasks; task++) {
    seen.length = 0;
    forEachOption(model, view, task, (mode, start, end) => {
      looked++;
      for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
        for (let period = start; period < end; period++) {
          const place = demandResource[demand]! * periods + period;
          if (ofTask[place] === 0) seen.push(place);
          ofTask[place] = Math.max(ofTask[place]!, demandAmount[demand]!);
        }
      }
    });
    for (const place of seen) {
      most[place]! += ofTask[place]!;
      ofTask[place] = 0;
    }
    if (looked < YIELD_EVERY) continue;
    looked = 0;
    yield;
  }
  const rowOf = new Int32Array(capacity.length).fill(NONE);
  let rows = 0;
  for (let place = 0; place < rowOf.length; place++) {
    if (capacity[place] !== UNLIMITED && most[place]! > capacity[place]!) rowOf[place] = rows++;
  }
  return rowOf;
}

function forEachOption(
  model: AllocationModel,
  view: StartView,
  task: number,
  visit: (mode: number, start: number, end: number) => void,
): void {
  for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
    for (let start = view.from[task]!; start < view.past[task]!; start++) {
      const end = model.endOf[model.modeShape[mode]! * model.periods + start]!;
      if (end !== NONE) visit(mode, start, end);
    }
  }
}
