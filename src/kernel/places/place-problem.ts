import { type AllocationModel, NONE, optionCost, UNLIMITED } from "../model.ts";

/** Options beyond which a model is not written out option by option. */
const MOST_OPTIONS = 4_000_000;

/**
 * A model whose tasks meet only at places: every option uses one resource, and every resource belongs to one place.
 *
 * A *site* is a place of the model, or a resource that belongs to none (then opening it is free). Options are rows, by task
 * and then by resource. Of several options of a task that use a knapsack alike, only the cheapest is kept.
 */
export interface PlaceProblem {
  readonly model: AllocationModel;
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
}

/** One option, while the problem is written out. */
interface Row {
  readonly task: number;
  readonly resource: number;
  readonly mode: number;
  readonly start: number;
  readonly end: number;
  readonly amount: number;
  readonly cost: number;
}

/** Whether anything costs money to open, or may be used only so often. */
export function hasPlaces(model: AllocationModel): boolean {
  const { cost, most } = model.couplings.places;
  return cost.length > 0 && (most.length > 0 || cost.some((value) => value > 0));
}

/** The model as a place problem, if it is one. */
export function placeProblemOf(model: AllocationModel): PlaceProblem | undefined {
  if (!hasPlaces(model) || isTied(model)) return undefined;
  const places = model.couplings.places;
  const placeOf = placeOfResources(model);
  if (placeOf === undefined) return undefined;
  const options = optionsOf(model);
  if (options === undefined) return undefined;
  const kinds = kindsOf(model, options);
  if (kinds === undefined) return undefined;
  const rows = withoutDominated(options, kinds.isUnary);

  let sites = places.cost.length;
  const siteOf = placeOf.map((place) => (place === NONE ? sites++ : place));
  const siteCost = new Float64Array(sites);
  siteCost.set(places.cost);
  const byResource = Array.from(rows.keys()).sort((a, b) => rows[a]!.resource - rows[b]!.resource || a - b);
  return {
    model,
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
  };
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

/** The place of each resource; undefined when a mode uses not exactly one resource, or a resource serves several places. */
function placeOfResources(model: AllocationModel): Int32Array | undefined {
  const { firstDemand, demandResource, couplings } = model;
  const placeOf = new Int32Array(model.resources).fill(NONE);
  const isUsed = new Uint8Array(model.resources);
  for (let mode = 0; mode < model.modeCost.length; mode++) {
    if (firstDemand[mode + 1]! - firstDemand[mode]! !== 1) return undefined;
    const resource = demandResource[firstDemand[mode]!]!;
    const place = couplings.places.ofMode[mode]!;
    if (isUsed[resource] === 1 && placeOf[resource] !== place) return undefined;
    isUsed[resource] = 1;
    placeOf[resource] = place;
  }
  return placeOf;
}

/** Every option that exists when it is alone, by task, resource and cost. */
function optionsOf(model: AllocationModel): Row[] | undefined {
  const { periods, firstMode, modeShape, firstDemand, demandResource, demandAmount, endOf, capacity } = model;
  const rows: Row[] = [];
  for (let task = 0; task < model.tasks; task++) {
    const own: Row[] = [];
    for (let mode = firstMode[task]!; mode < firstMode[task + 1]!; mode++) {
      const resource = demandResource[firstDemand[mode]!]!;
      const amount = demandAmount[firstDemand[mode]!]!;
      for (let start = model.earliest[task]!; start < model.pastLatest[task]!; start++) {
        const end = endOf[modeShape[mode]! * periods + start]!;
        if (end === NONE || leastOf(capacity, resource * periods, start, end) < amount) continue;
        own.push({ task, resource, mode, start, end, amount, cost: optionCost(model, task, mode, start) });
      }
    }
    own.sort((a, b) => a.resource - b.resource || a.cost - b.cost || a.mode - b.mode || a.start - b.start);
    for (const row of own) rows.push(row);
    if (rows.length > MOST_OPTIONS) return undefined;
  }
  return rows;
}

function leastOf(capacity: Int32Array, at: number, from: number, past: number): number {
  let least = UNLIMITED;
  for (let period = from; period < past; period++) least = Math.min(least, capacity[at + period]!);
  return least;
}

/** What each resource is; undefined when one is neither a knapsack nor unary. */
function kindsOf(model: AllocationModel, rows: readonly Row[]): Pick<PlaceProblem, "isUnary" | "capacity"> | undefined {
  const { resources, periods } = model;
  const [first, last] = [new Int32Array(resources).fill(periods), new Int32Array(resources)];
  const [latest, soonest] = [new Int32Array(resources), new Int32Array(resources).fill(periods)];
  const total = new Float64Array(resources);
  let [task, at, largest] = [NONE, NONE, 0];
  for (const row of rows) {
    if (row.task !== task || row.resource !== at) [task, at, largest] = [row.task, row.resource, 0];
    // Of a task's options at a resource, only one is ever used.
    total[at]! += Math.max(0, row.amount - largest);
    largest = Math.max(largest, row.amount);
    first[at] = Math.min(first[at]!, row.start);
    last[at] = Math.max(last[at]!, row.end);
    latest[at] = Math.max(latest[at]!, row.start);
    soonest[at] = Math.min(soonest[at]!, row.end);
  }
  const isUnary = new Uint8Array(resources);
  const capacity = new Float64Array(resources);
  for (let resource = 0; resource < resources; resource++) {
    if (total[resource] === 0) continue;
    const given = model.capacity.subarray(resource * periods + first[resource]!, resource * periods + last[resource]!);
    const [least, most] = [Math.min(...given), Math.max(...given)];
    capacity[resource] = Math.min(least, total[resource]!);
    if (least >= total[resource]! || (least === most && latest[resource]! < soonest[resource]!)) continue;
    if (most > 1) return undefined;
    isUnary[resource] = 1;
    capacity[resource] = 1;
  }
  return { isUnary, capacity };
}

function withoutDominated(rows: readonly Row[], isUnary: Uint8Array): Row[] {
  let [task, at, least] = [NONE, NONE, 0];
  return rows.filter((row) => {
    if (isUnary[row.resource] === 1) return true;
    if (row.task !== task || row.resource !== at) [task, at, least] = [row.task, row.resource, Number.POSITIVE_INFINITY];
    // Dearer ones come later: they must ask for less.
    if (row.amount >= least) return false;
    least = row.amount;
    return true;
  });
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
