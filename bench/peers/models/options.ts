import { solePlaceOf } from "../../../src/kernel/couplings.ts";
import { type AllocationModel, NONE, UNLIMITED } from "../../../src/kernel/model.ts";

/** Every option of a model, one after another: those of task t are `firstOption[t] .. firstOption[t + 1]`. */
export interface Options {
  readonly count: number;
  readonly firstOption: Int32Array;
  readonly mode: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Of the mode and the start. */
  readonly cost: Float64Array;
}

/** More than this no peer can load. */
const MOST = 4_000_000;

export function optionsOf(model: AllocationModel): Options {
  const firstOption = new Int32Array(model.tasks + 1);
  for (let task = 0; task < model.tasks; task++) {
    let count = 0;
    for (const _ of eachOption(model, task)) count++;
    firstOption[task + 1] = firstOption[task]! + count;
    if (firstOption[task + 1]! > MOST) throw new Error(`more than ${MOST} options, too many to write out`);
  }
  const count = firstOption[model.tasks]!;
  const [mode, start, end] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const cost = new Float64Array(count);
  for (let task = 0; task < model.tasks; task++) {
    const row = model.startCostRow[task]! * model.periods;
    let at = firstOption[task]!;
    for (const option of eachOption(model, task)) {
      [mode[at], start[at], end[at]] = option;
      cost[at] = model.modeCost[option[0]]! + model.startCosts[row + option[1]]!;
      at++;
    }
  }
  return { count, firstOption, mode, start, end, cost };
}

/** Options of a task that fit when nothing else uses the resources. */
export function* eachOption(
  model: AllocationModel,
  task: number,
): Generator<[mode: number, start: number, end: number]> {
  for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
    const shape = model.modeShape[mode]! * model.periods;
    for (let start = model.earliest[task]!; start < model.pastLatest[task]!; start++) {
      const end = model.endOf[shape + start]!;
      if (end !== NONE && fits(model, mode, start, end)) yield [mode, start, end];
    }
  }
}

function fits(model: AllocationModel, mode: number, start: number, end: number): boolean {
  for (let demand = model.firstDemand[mode]!; demand < model.firstDemand[mode + 1]!; demand++) {
    const row = model.demandResource[demand]! * model.periods;
    for (let period = start; period < end; period++) {
      if (model.capacity[row + period]! < model.demandAmount[demand]!) return false;
    }
  }
  return true;
}

/** Whether when to start is a decision: some mode has several starts. */
export function hasTime(model: AllocationModel): boolean {
  for (let task = 0; task < model.tasks; task++) {
    let last = NONE;
    for (const [mode] of eachOption(model, task)) {
      if (mode === last) return true;
      last = mode;
    }
  }
  return false;
}

/** What neither public sets nor the library's own benchmarks use is not translated for peers. */
export function refuseOthers({ couplings }: AllocationModel): void {
  const { precedences, quotas, pairs, orders } = couplings;
  const rows = precedences.before.length + quotas.min.length + pairs.one.length + pairs.needing.length;
  if (rows + orders.before.length > 0) throw new Error("peers get no models with precedences, quotas, pairs or orders");
}

/** The place of a mode, NONE for none. */
export function placeOf(model: AllocationModel, mode: number): number {
  const place = solePlaceOf(model.couplings.places, mode);
  if (place === undefined) throw new Error("peers get no models with several places a mode");
  return place;
}

/** The place of a resource, when all that use it are modes of that one place; NONE otherwise. [resource] */
export function placeOfResource(model: AllocationModel): Int32Array {
  const place = new Int32Array(model.resources).fill(-2);
  for (let mode = 0; mode < model.modeCost.length; mode++) {
    const own = placeOf(model, mode);
    for (let demand = model.firstDemand[mode]!; demand < model.firstDemand[mode + 1]!; demand++) {
      const resource = model.demandResource[demand]!;
      place[resource] = place[resource] === -2 || place[resource] === own ? own : NONE;
    }
  }
  return place.map((own) => Math.max(own, NONE));
}

/** What a resource has whenever it has any; undefined where that changes. */
export function capacityOf(model: AllocationModel, resource: number): number | undefined {
  let most = 0;
  for (const capacity of model.capacity.subarray(resource * model.periods, (resource + 1) * model.periods)) {
    if (capacity === UNLIMITED || capacity === 0) continue;
    if (most !== 0 && capacity !== most) return undefined;
    most = capacity;
  }
  return most;
}
