import { solePlaceOf } from "../couplings.ts";
import { type AllocationModel, NONE } from "../model.ts";
import { type Cover, coverOf } from "./cover.ts";
import { kindsOf, optionRowsOf, withoutDominated } from "./option-rows.ts";

/**
 * A model whose tasks meet only at places: every option uses one resource, and every resource belongs to one place.
 *
 * A *site* is a place of the model, or a resource that belongs to none (then opening it is free). Options are rows, by task
 * and then by resource. Of several options of a task that use a knapsack alike, only the cheapest is kept.
 */
export interface PlaceProblem {
  readonly tasks: number;
  readonly resources: number;
  readonly sites: number;
  /** Cost of using a site at all. [site] */
  readonly siteCost: Float64Array;
  /** [resource] */
  readonly siteOf: Int32Array;
  /** Resources of a site. [site + 1] */
  readonly firstResource: Int32Array;
  readonly resourceAt: Int32Array;

  /** [task + 1] */
  readonly firstOption: Int32Array;
  /** [option] */
  readonly optionTask: Int32Array;
  readonly optionResource: Int32Array;
  readonly optionMode: Int32Array;
  readonly optionStart: Int32Array;
  readonly optionEnd: Int32Array;
  readonly optionAmount: Int32Array;
  readonly optionCost: Float64Array;
  /** Options at a resource, by task. [resource + 1] */
  readonly firstAt: Int32Array;
  readonly optionAt: Int32Array;

  /** 1 where tasks follow one another (capacity 1, any intervals); 0 where all of them share one amount: a knapsack. [resource] */
  readonly isUnary: Uint8Array;
  /** No more than all tasks together can use. [resource] */
  readonly capacity: Float64Array;

  /** Limit that counts a site, NONE for none. A limit that shares a place with an earlier one is not here. [site] */
  readonly limitOf: Int32Array;
  /** How many sites of a limit may be used. [limit] */
  readonly most: Int32Array;
  /** Whether every limit of the model is here. */
  readonly hasAllLimits: boolean;

  /** Cost of leaving a task out; Infinity where it must be placed. [task] */
  readonly skipCost: Float64Array;
  /** No option that is not listed costs less; Infinity where all are listed. [task] */
  readonly restCost: Float64Array;
  readonly cover: Cover;
}

/** Whether anything costs money to open, or may be used only so often. */
function hasPlaces(model: AllocationModel): boolean {
  const { cost, most } = model.couplings.places;
  return cost.length > 0 && (most.length > 0 || cost.some((value) => value > 0));
}

/** The model as a place problem, if it is one. */
export function placeProblemOf(model: AllocationModel): PlaceProblem | undefined {
  if (!hasPlaces(model) || isTied(model)) return undefined;
  const places = model.couplings.places;
  // A place here has one limit at the most.
  if (new Set(places.counted).size < places.counted.length) return undefined;
  const placeOf = placeOfResources(model);
  if (placeOf === undefined) return undefined;
  const options = optionRowsOf(model);
  if (options === undefined) return undefined;
  const kinds = kindsOf(model, options);
  if (kinds === undefined) return undefined;
  const rows = withoutDominated(options, kinds.isUnary);

  let sites = places.cost.length;
  const siteOf = placeOf.map((place) => (place === NONE ? sites++ : place));
  const siteCost = new Float64Array(sites);
  siteCost.set(places.cost);
  const byResource = Array.from(rows.keys()).sort((a, b) => rows[a]!.resource - rows[b]!.resource || a - b);
  const problem = {
    tasks: model.tasks,
    resources: model.resources,
    sites,
    siteCost,
    siteOf,
    ...grouped(siteOf, sites),
    firstOption: firstOf(
      rows.map(({ task }) => task),
      model.tasks,
    ),
    optionTask: Int32Array.from(rows, ({ task }) => task),
    optionResource: Int32Array.from(rows, ({ resource }) => resource),
    optionMode: Int32Array.from(rows, ({ mode }) => mode),
    optionStart: Int32Array.from(rows, ({ start }) => start),
    optionEnd: Int32Array.from(rows, ({ end }) => end),
    optionAmount: Int32Array.from(rows, ({ amount }) => amount),
    optionCost: Float64Array.from(rows, ({ cost }) => cost),
    firstAt: firstOf(
      rows.map(({ resource }) => resource),
      model.resources,
    ),
    optionAt: Int32Array.from(byResource),
    ...kinds,
    ...limitsOf(model, sites),
    skipCost: model.skipCost,
    restCost: model.restCost,
  };
  return { ...problem, cover: coverOf(model, problem) };
}

/** No plan that places all tasks costs more; Infinity where options are not listed. */
export function dearestPlan({ tasks, firstOption, optionCost, siteCost, restCost }: PlaceProblem): number {
  let total = siteCost.reduce((sum, cost) => sum + cost, 0);
  for (let task = 0; task < tasks; task++) {
    if (restCost[task]! < Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
    let dearest = 0;
    for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) {
      dearest = Math.max(dearest, optionCost[option]!);
    }
    total += dearest;
  }
  return total;
}

/** Whether tasks are tied together by more than places. */
function isTied({ groupSpread, couplings }: AllocationModel): boolean {
  const { precedences, quotas, pairs } = couplings;
  return (
    groupSpread.length > 0 ||
    precedences.before.length > 0 ||
    quotas.min.length > 0 ||
    pairs.one.length > 0 ||
    pairs.needing.length > 0
  );
}

/** The place of each resource; undefined when a mode uses not exactly one resource, or several places, or a resource serves several. */
function placeOfResources(model: AllocationModel): Int32Array | undefined {
  const { firstDemand, demandResource, couplings } = model;
  const placeOf = new Int32Array(model.resources).fill(NONE);
  const isUsed = new Uint8Array(model.resources);
  for (let mode = 0; mode < model.modeCost.length; mode++) {
    if (firstDemand[mode + 1]! - firstDemand[mode]! !== 1) return undefined;
    const resource = demandResource[firstDemand[mode]!]!;
    const place = solePlaceOf(couplings.places, mode);
    if (place === undefined) return undefined;
    if (isUsed[resource] === 1 && placeOf[resource] !== place) return undefined;
    isUsed[resource] = 1;
    placeOf[resource] = place;
  }
  return placeOf;
}

/** Limits that share no place: a place is counted by the first that names it, and the others of that limit with it. */
function limitsOf(model: AllocationModel, sites: number): Pick<PlaceProblem, "limitOf" | "most" | "hasAllLimits"> {
  const { firstCounted, counted, most } = model.couplings.places;
  const limitOf = new Int32Array(sites).fill(NONE);
  const kept: number[] = [];
  for (let limit = 0; limit < most.length; limit++) {
    const places = counted.subarray(firstCounted[limit], firstCounted[limit + 1]);
    if (places.some((place) => limitOf[place] !== NONE)) continue;
    for (const place of places) limitOf[place] = kept.length;
    kept.push(most[limit]!);
  }
  return { limitOf, most: Int32Array.from(kept), hasAllLimits: kept.length === most.length };
}

function grouped(siteOf: Int32Array, sites: number): Pick<PlaceProblem, "firstResource" | "resourceAt"> {
  const resourceAt = Int32Array.from(siteOf.keys()).sort((a, b) => siteOf[a]! - siteOf[b]! || a - b);
  return { firstResource: firstOf(siteOf, sites), resourceAt };
}

/** First row of each owner, and one past the last, when rows are sorted by owner. */
function firstOf(owners: ArrayLike<number>, count: number): Int32Array {
  const first = new Int32Array(count + 1);
  for (let row = 0; row < owners.length; row++) first[owners[row]! + 1]!++;
  for (let owner = 0; owner < count; owner++) first[owner + 1]! += first[owner]!;
  return first;
}
