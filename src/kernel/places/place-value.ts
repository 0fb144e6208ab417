import { type AllocationModel, NONE } from "../model.ts";
import { type PlaceProblem, placeProblemOf } from "./place-problem.ts";

/**
 * What proves a bound for a model whose places cost money to open or are limited: what placing each task earns, and what
 * a unit of cover costs, both as whole numbers of `1 / unit`.
 */
export interface PlaceProof {
  readonly unit: number;
  /** Not negative. [task] */
  readonly earnings: Float64Array;
  /** Not negative. */
  readonly coverPrice: number;
}

/**
 * The bound that a proof stands for, in units and exact integers, worked out as plainly as can be:
 * sum of earnings + cover price x demand + sum over sites chosen of (opening cost - packings - cover price x supply), where
 * of each limit the cheapest sites are chosen as long as they are worth less than nothing. No plan costs less.
 *
 * Undefined when the model is no place problem, and when a number gets too large to be exact.
 */
export function placeValue(model: AllocationModel, { unit, earnings, coverPrice }: PlaceProof): number | undefined {
  const problem = placeProblemOf(model);
  if (problem === undefined) return undefined;
  const { cover } = problem;
  // Earning more than it costs to leave a task out, or to place it where no list tells, proves nothing.
  const earning = Float64Array.from(earnings, (value, task) =>
    Math.max(0, Math.min(value, problem.skipCost[task]! * unit, problem.restCost[task]! * unit)),
  );
  let value = coverPrice * cover.demand;
  for (const part of earning) value += part;
  let largest = value;
  const byLimit = new Map<number, number[]>();
  for (let site = 0; site < problem.sites; site++) {
    let worth = problem.siteCost[site]! * unit - coverPrice * cover.supply[site]!;
    const resources = problem.resourceAt.subarray(problem.firstResource[site], problem.firstResource[site + 1]);
    const items = Array.from(resources, (resource) => itemsAt(problem, resource, earning, unit));
    // Most sites cannot be worth opening, which is seen without packing them.
    if (items.reduce((left, own, i) => left - mostOf(problem, resources[i]!, own), worth) >= 0) continue;
    items.forEach((own, i) => {
      worth -= packingValue(problem, resources[i]!, own);
    });
    largest += Math.abs(worth);
    if (worth >= 0) continue;
    const limit = problem.limitOf[site]!;
    byLimit.set(limit, [...(byLimit.get(limit) ?? []), worth]);
  }
  for (const [limit, worths] of byLimit) {
    worths.sort((a, b) => a - b);
    const chosen = limit === NONE ? worths : worths.slice(0, problem.most[limit]);
    for (const worth of chosen) value += worth;
  }
  return largest <= Number.MAX_SAFE_INTEGER ? value : undefined;
}

interface Item {
  readonly profit: number;
  readonly weight: number;
  readonly start: number;
  readonly end: number;
}

function itemsAt(problem: PlaceProblem, resource: number, earning: Float64Array, unit: number): Item[] {
  const items: Item[] = [];
  for (let at = problem.firstAt[resource]!; at < problem.firstAt[resource + 1]!; at++) {
    const option = problem.optionAt[at]!;
    const profit = earning[problem.optionTask[option]!]! - problem.optionCost[option]! * unit;
    if (profit <= 0) continue;
    const [start, end] = [problem.optionStart[option]!, problem.optionEnd[option]!];
    items.push({ profit, weight: problem.optionAmount[option]!, start, end });
  }
  return items;
}

/** No packing earns more: items by value for weight, the last in part, and 1 more for rounding (Dantzig 1957). */
function mostOf({ isUnary, capacity }: PlaceProblem, resource: number, items: Item[]): number {
  if (isUnary[resource] === 1) return Number.POSITIVE_INFINITY;
  items.sort((a, b) => b.profit / b.weight - a.profit / a.weight);
  let [room, sum] = [capacity[resource]!, 1];
  for (const { profit, weight } of items) {
    if (room <= 0) break;
    sum += weight <= room ? profit : (room * profit) / weight;
    room -= weight;
  }
  return sum;
}

function packingValue(problem: PlaceProblem, resource: number, items: readonly Item[]): number {
  return problem.isUnary[resource] === 1 ? bestIntervals(items) : bestKnapsack(items, problem.capacity[resource]!);
}

/** The most that intervals earn that do not overlap, period by period. */
function bestIntervals(items: readonly Item[]): number {
  const past = items.reduce((last, { end }) => Math.max(last, end), 0);
  const endingAt: Item[][] = Array.from({ length: past + 1 }, () => []);
  for (const item of items) endingAt[item.end]!.push(item);
  const best = new Float64Array(past + 1);
  for (let period = 1; period <= past; period++) {
    best[period] = best[period - 1]!;
    for (const { profit, start } of endingAt[period]!) best[period] = Math.max(best[period]!, best[start]! + profit);
  }
  return best[past]!;
}

/**
 * The most that items earn within a capacity: all pairs (weight, profit) of sets that no other set beats in both, item by
 * item (Nemhauser and Ullmann 1969).
 */
function bestKnapsack(items: readonly Item[], capacity: number): number {
  if (items.reduce((sum, { weight }) => sum + weight, 0) <= capacity) {
    return items.reduce((sum, { profit }) => sum + profit, 0);
  }
  let weights = [0];
  let profits = [0];
  for (const { weight, profit } of items) {
    const nextWeights: number[] = [];
    const nextProfits: number[] = [];
    let most = -1;
    for (let i = 0, j = 0; i < weights.length || j < weights.length; ) {
      const isOld = i < weights.length && (j >= weights.length || weights[i]! <= weights[j]! + weight);
      const w = isOld ? weights[i]! : weights[j]! + weight;
      const p = isOld ? profits[i++]! : profits[j++]! + profit;
      if (w > capacity) break;
      if (p <= most) continue;
      most = p;
      nextWeights.push(w);
      nextProfits.push(p);
    }
    weights = nextWeights;
    profits = nextProfits;
  }
  return profits.at(-1)!;
}
