import type { Couplings } from "./couplings.ts";

/**
 * The model that the solver works on: tasks, each of which takes at most one *option* = (mode, start).
 *
 * A mode is a place for its task: a cost, a shape (which starts are allowed, and when a start ends) and demands on one or
 * more resources. A resource has a capacity for each period. An option uses its demands in every period from its start up
 * to its end. The cost of an option is the mode's cost plus the task's start cost; a task without an option costs its skip cost.
 *
 * Everything is a row in a typed array. `firstX` arrays have one entry more than they have owners: the rows of owner i
 * are `firstX[i] .. firstX[i + 1]`, the last excluded. All costs are integers that doubles hold exactly.
 */
export interface AllocationModel {
  readonly tasks: number;
  readonly resources: number;
  readonly periods: number;

  /** Modes of a task, cheapest first. [task + 1] */
  readonly firstMode: Int32Array;
  /** [mode] */
  readonly modeCost: Float64Array;
  /** [mode] */
  readonly modeShape: Int32Array;

  /** Demands of a mode, each on another resource. [mode + 1] */
  readonly firstDemand: Int32Array;
  /** [demand] */
  readonly demandResource: Int32Array;
  /** At least 1. [demand] */
  readonly demandAmount: Int32Array;

  /** Period after the last one of an option that starts here, NONE where no option may start. [shape * periods + start] */
  readonly endOf: Int32Array;

  /** Starts of a task: `earliest <= start < pastLatest`. [task] */
  readonly earliest: Int32Array;
  readonly pastLatest: Int32Array;
  /** Row of `startCosts` that a task uses. [task] */
  readonly startCostRow: Int32Array;
  /** Not negative. [row * periods + start] */
  readonly startCosts: Float64Array;

  /** Cost of leaving a task out; Infinity for a task that must be placed. [task] */
  readonly skipCost: Float64Array;
  /**
   * No mode of the task outside the listed ones costs less than this, start costs apart; Infinity when every mode is listed. [task]
   * It keeps bounds valid over all options while the lists stay short.
   */
  readonly restCost: Float64Array;

  /** UNLIMITED where nothing is short. [resource * periods + period] */
  readonly capacity: Int32Array;

  /** Same-start group of a task, NONE for none: its placed tasks start within `groupSpread` periods of one another. [task] */
  readonly groupOf: Int32Array;
  /** [group] */
  readonly groupSpread: Int32Array;

  /** What ties tasks together beyond capacities and groups; UNCOUPLED for nothing. */
  readonly couplings: Couplings;

  /** What its rows are called, for messages; numbers serve where it is missing. */
  readonly names?: ModelNames;
}

/** Names of a model's rows, and the order in which its modes were given. */
export interface ModelNames {
  readonly tasks: readonly string[];
  readonly resources: readonly string[];
  readonly places: readonly string[];
  readonly quotas: readonly string[];
  /** What the builder handed out for a mode. [mode] */
  readonly modeRef: Int32Array;
}

/** No row, no start. */
export const NONE = -1;

/** Capacity that no number of tasks can exceed. */
export const UNLIMITED = 2_147_483_647;

/** An option for each task: mode and start, both NONE for a task that is left out. */
export interface Choice {
  readonly mode: Int32Array;
  readonly start: Int32Array;
}

export function emptyChoice(tasks: number): Choice {
  return { mode: new Int32Array(tasks).fill(NONE), start: new Int32Array(tasks).fill(NONE) };
}

export function copyChoice(choice: Choice): Choice {
  return { mode: choice.mode.slice(), start: choice.start.slice() };
}

/** Cost of one option, without any price. */
export function optionCost(model: AllocationModel, task: number, mode: number, start: number): number {
  return model.modeCost[mode]! + model.startCosts[model.startCostRow[task]! * model.periods + start]!;
}

/**
 * Cost of a choice: options taken, tasks left out, places opened, quotas above their maximum. Infinity when a task is left
 * out that must be placed.
 */
export function choiceCost(model: AllocationModel, choice: Choice): number {
  const isOpen = openPlaces(model, choice);
  let total = overruns(model, choice, isOpen);
  for (let place = 0; place < isOpen.length; place++) total += isOpen[place]! * model.couplings.places.cost[place]!;
  for (let task = 0; task < model.tasks; task++) {
    const mode = choice.mode[task]!;
    total += mode === NONE ? model.skipCost[task]! : optionCost(model, task, mode, choice.start[task]!);
  }
  return total;
}

/** 1 for a place that some task uses. [place] */
export function openPlaces({ couplings: { places } }: AllocationModel, choice: Choice): Uint8Array {
  const { firstOfMode, ofMode, cost } = places;
  const isOpen = new Uint8Array(cost.length);
  if (cost.length === 0) return isOpen;
  for (const mode of choice.mode) {
    if (mode === NONE) continue;
    for (let at = firstOfMode[mode]!; at < firstOfMode[mode + 1]!; at++) isOpen[ofMode[at]!] = 1;
  }
  return isOpen;
}

/** What quotas cost that may lie above their maximum. */
function overruns(model: AllocationModel, choice: Choice, isOpen: Uint8Array): number {
  const { max, overCost } = model.couplings.quotas;
  if (overCost.every((cost) => cost === Number.POSITIVE_INFINITY)) return 0;
  const startOfMode = startsByMode(model, choice);
  let total = 0;
  for (let quota = 0; quota < max.length; quota++) {
    if (overCost[quota] === Number.POSITIVE_INFINITY) continue;
    total += Math.max(0, quotaSum(model, quota, startOfMode, isOpen) - max[quota]!) * overCost[quota]!;
  }
  return total;
}

/** Start of each mode that is taken, NONE for the others. [mode] */
export function startsByMode(model: AllocationModel, choice: Choice): Int32Array {
  const startOfMode = new Int32Array(model.modeCost.length).fill(NONE);
  for (let task = 0; task < model.tasks; task++) {
    if (choice.mode[task] !== NONE) startOfMode[choice.mode[task]!] = choice.start[task]!;
  }
  return startOfMode;
}

/** What a quota counts: modes that start within its terms, and places that are open. */
export function quotaSum(
  { couplings: { quotas } }: AllocationModel,
  quota: number,
  startOfMode: Int32Array,
  isOpen: Uint8Array,
): number {
  const { firstTerm, mode, from, past, coefficient, firstPlaceTerm, placeTerm, placeCoefficient } = quotas;
  let sum = 0;
  for (let term = firstTerm[quota]!; term < firstTerm[quota + 1]!; term++) {
    const start = startOfMode[mode[term]!]!;
    if (start >= from[term]! && start < past[term]!) sum += coefficient[term]!;
  }
  for (let term = firstPlaceTerm[quota]!; term < firstPlaceTerm[quota + 1]!; term++) {
    sum += placeCoefficient[term]! * isOpen[placeTerm[term]!]!;
  }
  return sum;
}
