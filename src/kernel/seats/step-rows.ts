import { type AllocationModel, UNLIMITED } from "../model.ts";
import { stepAmount } from "./step-amount.ts";

/** Tasks that fit into a resource at a time, at the most, for its demands to be lumpy. */
export const MOST_AT_A_TIME = 8;

/** A row derived from the capacity of a resource: see `stepAmount`. */
export interface StepRow {
  readonly resource: number;
  /** The capacity, wherever there is any. */
  readonly seats: number;
  readonly k: number;
}

/** What is derived of a model. */
export interface StepRows {
  readonly rows: readonly StepRow[];
  /** 1 for a resource whose own row says no more than those derived from it. [resource] */
  readonly isImplied: Uint8Array;
}

/** No rows of steps at all. */
const NO_STEPS: StepRows = { rows: [], isImplied: new Uint8Array(0) };

/**
 * Rows of steps that cut something which prices on plain capacities leave: where few tasks share a resource at a time, and their
 * demands do not add up to its capacity. Of rows that count every demand less than another does, only the other is kept.
 */
export function stepRowsOf(model: AllocationModel, isEligible: (resource: number) => boolean = () => true): StepRows {
  const amounts = amountsOf(model);
  const rows: StepRow[] = [];
  const isImplied = new Uint8Array(model.resources);
  for (let resource = 0; resource < model.resources; resource++) {
    if (!isEligible(resource)) continue;
    const seats = lumpySeatsOf(model, resource, amounts[resource]!);
    if (seats === 0) continue;
    const asked = [...amounts[resource]!].filter((amount) => amount <= seats).sort((a, b) => a - b);
    const steps = usefulSteps(asked, seats, Math.floor(seats / asked[0]!));
    if (!steps.includes(PLAIN)) isImplied[resource] = 1;
    for (const k of steps) if (k !== PLAIN) rows.push({ resource, seats, k });
  }
  return rows.length === 0 ? NO_STEPS : { rows, isImplied };
}

/** The one capacity of a resource that few of these amounts fill at a time; 0 where there is none. */
export function lumpySeatsOf(model: AllocationModel, resource: number, amounts: ReadonlySet<number>): number {
  const seats = seatsOf(model, resource);
  let least = Number.POSITIVE_INFINITY;
  for (const amount of amounts) least = Math.min(least, amount);
  const atATime = Math.floor(seats / least);
  return atATime >= 1 && atATime <= MOST_AT_A_TIME ? seats : 0;
}

/** Stands for the row of the capacity itself. */
const PLAIN = 0;

/** The ks that no other outdoes, PLAIN first. */
function usefulSteps(asked: readonly number[], seats: number, most: number): number[] {
  /** Counts as shares of the capacity, as numerators over `over`. */
  const candidates = Array.from({ length: most + 1 }, (_, k) => ({
    k,
    counts: asked.map((demand) => (k === PLAIN ? demand : stepAmount(demand, seats, k))),
    over: k === PLAIN ? seats : k * seats,
  }));
  const kept: typeof candidates = [];
  for (const one of candidates) {
    const outdoes = (a: typeof one, b: typeof one): boolean =>
      a.counts.every((count, i) => count * b.over >= b.counts[i]! * a.over);
    if (kept.some((other) => outdoes(other, one))) continue;
    const better = kept.filter((other) => !outdoes(one, other));
    kept.splice(0, kept.length, ...better, one);
  }
  return kept.map(({ k }) => k);
}

/** The one capacity of a resource where it has any; 0 where it has none, no limit, or several. */
function seatsOf({ capacity, periods }: AllocationModel, resource: number): number {
  let seats = 0;
  for (let row = resource * periods; row < (resource + 1) * periods; row++) {
    const left = capacity[row]!;
    if (left === UNLIMITED || left === 0 || left === seats) continue;
    if (seats > 0) return 0;
    seats = left;
  }
  return seats;
}

/** Amounts that modes ask of each resource. */
export function amountsOf({ resources, demandResource, demandAmount }: AllocationModel): Set<number>[] {
  const amounts = Array.from({ length: resources }, () => new Set<number>());
  for (let demand = 0; demand < demandResource.length; demand++) {
    const known = amounts[demandResource[demand]!]!;
    known.add(demandAmount[demand]!);
  }
  return amounts;
}
