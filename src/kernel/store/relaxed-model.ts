import type { Couplings } from "../couplings.ts";
import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";

/** A constraint of a model that could be lifted: which kind, and which of its rows. */
export interface Constraint {
  readonly kind:
    | "capacity"
    | "mandatory"
    | "window"
    | "sameStart"
    | "precedence"
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
  const { places, precedences, quotas, pairs } = model.couplings;
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
  return {
    ...model,
    skipCost: model.skipCost.map((cost, task) =>
      cost === Number.POSITIVE_INFINITY && !mandatory.has(task) ? 0 : cost,
    ),
    capacity: model.capacity.map((amount, row) => (capacity.has(Math.floor(row / model.periods)) ? amount : UNLIMITED)),
    earliest: model.earliest.map((start, task) => (window.has(task) ? start : 0)),
    pastLatest: model.pastLatest.map((start, task) => (window.has(task) ? start : model.periods)),
    groupOf: model.groupOf.map((group) => (sameStart.has(group) ? group : NONE)),
    couplings: relaxedCouplings(model.couplings, rowsOf),
  };
}

function relaxedCouplings(
  { places, precedences, quotas, pairs }: Couplings,
  rowsOf: (kind: Constraint["kind"]) => Set<number>,
): Couplings {
  const keptRows = (kind: Constraint["kind"]): number[] => [...rowsOf(kind)].sort((a, b) => a - b);
  const [limit, precedence, quota] = [keptRows("limit"), keptRows("precedence"), keptRows("quota")];
  const [incompatible, requirement] = [keptRows("incompatible"), keptRows("requirement")];
  const terms = listed(quotas.firstTerm, quota);
  const pick = (values: Int32Array, rows: readonly number[]): Int32Array =>
    Int32Array.from(rows, (row) => values[row]!);
  return {
    places: {
      ...places,
      firstCounted: firstOf(places.firstCounted, limit),
      counted: pick(places.counted, listed(places.firstCounted, limit)),
      most: pick(places.most, limit),
    },
    precedences: {
      before: pick(precedences.before, precedence),
      after: pick(precedences.after, precedence),
      minLag: pick(precedences.minLag, precedence),
      maxLag: pick(precedences.maxLag, precedence),
    },
    quotas: {
      firstTerm: firstOf(quotas.firstTerm, quota),
      mode: pick(quotas.mode, terms),
      from: pick(quotas.from, terms),
      past: pick(quotas.past, terms),
      coefficient: pick(quotas.coefficient, terms),
      min: Float64Array.from(quota, (row) => quotas.min[row]!),
      max: Float64Array.from(quota, (row) => quotas.max[row]!),
    },
    pairs: {
      one: pick(pairs.one, incompatible),
      other: pick(pairs.other, incompatible),
      needing: pick(pairs.needing, requirement),
      firstNeeded: firstOf(pairs.firstNeeded, requirement),
      needed: pick(pairs.needed, listed(pairs.firstNeeded, requirement)),
    },
  };
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
