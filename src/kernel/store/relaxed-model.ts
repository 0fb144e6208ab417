import { type Couplings, type Precedences, UNCOUPLED } from "../couplings.ts";
import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";

/** No two periods of a horizon lie further apart. */
const ANY_LAG = 32_767;

/** A constraint of a model that could be lifted: which kind, and which of its rows. */
export interface Constraint {
  readonly kind:
    | "capacity"
    | "mandatory"
    | "window"
    | "sameStart"
    | "precedence"
    | "joint"
    | "zone"
    | "order"
    | "limit"
    | "quota"
    | "incompatible"
    | "requirement";
  /** The resource, task, group, precedence, limit, quota, pair or requirement. */
  readonly row: number;
}

/**
 * Everything that could be lifted from a model. What is left without any of it: tasks, their modes, and the shapes that
 * say when a mode may start and when it ends.
 */
export function constraintsOf(model: AllocationModel): Constraint[] {
  const { places, precedences, quotas, pairs, orders } = model.couplings;
  const rows = (kind: Constraint["kind"], count: number, exists: (row: number) => boolean = () => true): Constraint[] =>
    [...Array(count).keys()].filter(exists).map((row) => ({ kind, row }));
  return [
    ...rows("mandatory", model.tasks, (task) => model.skipCost[task] === Number.POSITIVE_INFINITY),
    ...rows("capacity", model.resources, (resource) =>
      model.capacity
        .subarray(resource * model.periods, (resource + 1) * model.periods)
        .some((capacity) => capacity !== UNLIMITED),
    ),
    ...rows("window", model.tasks, (task) => model.earliest[task]! > 0 || model.pastLatest[task]! < model.periods),
    ...rows("sameStart", model.groupSpread.length),
    ...rows("precedence", precedences.before.length),
    ...rows("joint", precedences.before.length, (row) => precedences.isJoint[row] === 1),
    ...rows("zone", precedences.before.length, (row) => precedences.isZoned[row] === 1),
    ...rows("order", orders.before.length),
    ...rows("limit", places.most.length),
    ...rows("quota", quotas.min.length),
    ...rows("incompatible", pairs.one.length),
    ...rows("requirement", pairs.needing.length),
  ];
}

/** The model with these constraints and no other. */
export function relaxedModel(model: AllocationModel, kept: readonly Constraint[]): AllocationModel {
  const rowsOf = (kind: Constraint["kind"]): Set<number> =>
    new Set(kept.filter((constraint) => constraint.kind === kind).map(({ row }) => row));
  const [mandatory, capacity, window, sameStart] = [
    rowsOf("mandatory"),
    rowsOf("capacity"),
    rowsOf("window"),
    rowsOf("sameStart"),
  ];
  const { before, after } = model.couplings.orders;
  const isOrdered = new Set([...rowsOf("order")].flatMap((row) => [before[row]!, after[row]!]));
  return {
    ...model,
    skipCost: model.skipCost.map((cost, task) =>
      cost === Number.POSITIVE_INFINITY && !mandatory.has(task) ? 0 : cost,
    ),
    capacity: model.capacity.map((amount, row) => (capacity.has(Math.floor(row / model.periods)) ? amount : UNLIMITED)),
    earliest: model.earliest.map((start, task) => (window.has(task) ? start : 0)),
    pastLatest: model.pastLatest.map((start, task) => (window.has(task) ? start : model.periods)),
    // A group that need not start together may still come before another.
    groupOf: model.groupOf.map((group) => (sameStart.has(group) || isOrdered.has(group) ? group : NONE)),
    groupSpread: model.groupSpread.map((spread, group) =>
      sameStart.has(group) || !isOrdered.has(group) ? spread : ANY_LAG,
    ),
    couplings: relaxedCouplings(model.couplings, rowsOf),
  };
}

function relaxedCouplings(
  { places, precedences, quotas, pairs, orders }: Couplings,
  rowsOf: (kind: Constraint["kind"]) => Set<number>,
): Couplings {
  const keptRows = (kind: Constraint["kind"]): number[] => [...rowsOf(kind)].sort((a, b) => a - b);
  const [limit, quota, order] = [keptRows("limit"), keptRows("quota"), keptRows("order")];
  const [incompatible, requirement] = [keptRows("incompatible"), keptRows("requirement")];
  const terms = listed(quotas.firstTerm, quota);
  const placeTerms = listed(quotas.firstPlaceTerm, quota);
  return {
    places: {
      ...places,
      firstCounted: firstOf(places.firstCounted, limit),
      counted: pick(places.counted, listed(places.firstCounted, limit)),
      most: pick(places.most, limit),
    },
    precedences: relaxedPrecedences(precedences, rowsOf),
    quotas: {
      firstTerm: firstOf(quotas.firstTerm, quota),
      mode: pick(quotas.mode, terms),
      from: pick(quotas.from, terms),
      past: pick(quotas.past, terms),
      coefficient: pick(quotas.coefficient, terms),
      firstPlaceTerm: firstOf(quotas.firstPlaceTerm, quota),
      placeTerm: pick(quotas.placeTerm, placeTerms),
      placeCoefficient: pick(quotas.placeCoefficient, placeTerms),
      min: Float64Array.from(quota, (row) => quotas.min[row]!),
      max: Float64Array.from(quota, (row) => quotas.max[row]!),
      overCost: Float64Array.from(quota, (row) => quotas.overCost[row]!),
    },
    pairs: {
      one: pick(pairs.one, incompatible),
      other: pick(pairs.other, incompatible),
      needing: pick(pairs.needing, requirement),
      firstNeeded: firstOf(pairs.firstNeeded, requirement),
      needed: pick(pairs.needed, listed(pairs.firstNeeded, requirement)),
    },
    orders: {
      before: pick(orders.before, order),
      after: pick(orders.after, order),
      minLag: pick(orders.minLag, order),
      maxLag: pick(orders.maxLag, order),
    },
    // What the whole implies need not follow from what is left of it.
    implied: UNCOUPLED.implied,
  };
}

/** A precedence is three constraints: its lags, that both are placed or neither, and the zones. Lags that are lifted hold always. */
function relaxedPrecedences(
  { before, after, minLag, maxLag, isJoint, isZoned, zoneAsBefore, zoneAsAfter }: Precedences,
  rowsOf: (kind: Constraint["kind"]) => Set<number>,
): Precedences {
  const [lag, joint, zone] = [rowsOf("precedence"), rowsOf("joint"), rowsOf("zone")];
  const kept = [...before.keys()].filter((row) => lag.has(row) || joint.has(row) || zone.has(row));
  return {
    before: pick(before, kept),
    after: pick(after, kept),
    minLag: Int32Array.from(kept, (row) => (lag.has(row) ? minLag[row]! : -ANY_LAG)),
    maxLag: Int32Array.from(kept, (row) => (lag.has(row) ? maxLag[row]! : ANY_LAG)),
    isJoint: Uint8Array.from(kept, (row) => (joint.has(row) ? isJoint[row]! : 0)),
    isZoned: Uint8Array.from(kept, (row) => (zone.has(row) ? isZoned[row]! : 0)),
    zoneAsBefore,
    zoneAsAfter,
  };
}

function pick(values: Int32Array, rows: readonly number[]): Int32Array {
  return Int32Array.from(rows, (row) => values[row]!);
}

/** Rows of the owners that are kept, one after the other. */
function listed(first: Int32Array, owners: readonly number[]): number[] {
  return owners.flatMap((owner) =>
    [...Array(first[owner + 1]! - first[owner]!).keys()].map((at) => first[owner]! + at),
  );
}

function firstOf(first: Int32Array, owners: readonly number[]): Int32Array {
  const kept = new Int32Array(owners.length + 1);
  owners.forEach((owner, at) => {
    kept[at + 1] = kept[at]! + first[owner + 1]! - first[owner]!;
  });
  return kept;
}

/** A constraint in words. */
export function nameOf({ names, couplings }: AllocationModel, { kind, row }: Constraint): string {
  const task = (at: number): string => names?.tasks[at] ?? `task ${at}`;
  switch (kind) {
    case "capacity":
      return `capacity of ${names?.resources[row] ?? `resource ${row}`}`;
    case "mandatory":
      return `${task(row)} must be placed`;
    case "window":
      return `starts of ${task(row)}`;
    case "sameStart":
      return `same start ${row}`;
    case "precedence":
      return `${task(couplings.precedences.before[row]!)} before ${task(couplings.precedences.after[row]!)}`;
    case "joint":
      return `${task(couplings.precedences.before[row]!)} only with ${task(couplings.precedences.after[row]!)}`;
    case "zone":
      return `${task(couplings.precedences.before[row]!)} in the zone of ${task(couplings.precedences.after[row]!)}`;
    case "order":
      return `same start ${couplings.orders.before[row]} before same start ${couplings.orders.after[row]}`;
    case "limit":
      return `limit ${row} on places`;
    case "quota":
      return names?.quotas[row] ?? `quota ${row}`;
    case "incompatible":
      return `incompatible pair ${row}`;
    case "requirement":
      return `requirement ${row}`;
  }
}
