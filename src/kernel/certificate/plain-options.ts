import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";
import type { ProofLeaf } from "../proof.ts";
import type { PlainDomain } from "./plain-domain.ts";

/** An option of a task, and its cost at a leaf's prices, times the unit. */
export interface PlainOption {
  readonly mode: number;
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

/** All options of a model that are still open, at the prices of a leaf. */
export class PlainOptions {
  readonly #model: AllocationModel;
  readonly #unit: number;
  readonly #price: Float64Array;
  /** Prices of rows of steps. By resource and k. [period] */
  readonly #stepPrices = new Map<number, Map<number, Float64Array>>();
  readonly #leaf: ProofLeaf;
  readonly #domain: PlainDomain;
  readonly #shareOf = new Map<string, number>();

  constructor(model: AllocationModel, unit: number, leaf: ProofLeaf, domain: PlainDomain) {
    this.#model = model;
    this.#domain = domain;
    this.#unit = unit;
    this.#leaf = leaf;
    this.#price = new Float64Array(model.resources * model.periods);
    for (const { resource, firstPeriod, prices, k } of leaf.rows) {
      const priceOfSteps = k === undefined ? undefined : this.#stepsOf(resource, k);
      prices.forEach((price, i) => {
        const [row, period] = [resource * model.periods + firstPeriod + i, firstPeriod + i];
        const isThere = isRow(resource, model.resources) && isRow(period, model.periods);
        if (!(isThere && isWhole(price))) {
          throw new RangeError(
            `price ${price} of resource ${resource} in period ${period}, expected an integer from 0`,
          );
        }
        if (model.capacity[row] === UNLIMITED) return;
        if (priceOfSteps === undefined) this.#price[row]! += price;
        else priceOfSteps[period]! += price;
      });
    }
    for (const { task, place, price } of leaf.couplings?.shares ?? []) {
      if (!isRow(place, model.couplings.places.cost.length)) throw new RangeError(`place ${place} does not exist`);
      if (!isWhole(price)) throw new RangeError(`share ${price} of place ${place}, expected an integer from 0`);
      const key = `${task} ${place}`;
      this.#shareOf.set(key, (this.#shareOf.get(key) ?? 0) + price);
    }
    for (const price of [...(leaf.couplings?.most ?? []), ...(leaf.couplings?.least ?? [])]) {
      if (!isWhole(price)) throw new RangeError(`price ${price} of a linear row, expected an integer from 0`);
    }
  }

  skip(task: number): number {
    if (!this.#domain.allowsNone(task)) return Number.POSITIVE_INFINITY;
    return this.#model.skipCost[task]! * this.#unit;
  }

  *of(task: number): Generator<PlainOption> {
    const { periods, firstMode, earliest, pastLatest, startCosts, startCostRow, restCost } = this.#model;
    for (let start = earliest[task]!; start < pastLatest[task]!; start++) {
      const startCost = startCosts[startCostRow[task]! * periods + start]!;
      // Some option that is not listed may cost as little as this, and use nothing that has a price.
      const rest = (restCost[task]! + startCost) * this.#unit;
      if (rest < Number.POSITIVE_INFINITY && this.#domain.allowsNone(task))
        yield { mode: NONE, start, end: NONE, value: rest };
      for (let mode = firstMode[task]!; mode < firstMode[task + 1]!; mode++) {
        const end = this.#endOf(mode, start);
        if (end === NONE || !this.#domain.allows(task, mode, start)) continue;
        const cost = (this.#model.modeCost[mode]! + startCost) * this.#unit;
        yield { mode, start, end, value: cost + this.#priceOf(task, mode, start, end) };
      }
    }
  }

  /** End of an option, NONE where it cannot be: an option that asks for more than there is can never be taken. */
  #endOf(mode: number, start: number): number {
    const { periods, endOf, modeShape, firstDemand, demandAmount, demandResource, capacity } = this.#model;
    const end = endOf[modeShape[mode]! * periods + start]!;
    const asked = new Map<number, number>();
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      const resource = demandResource[demand]!;
      asked.set(resource, (asked.get(resource) ?? 0) + demandAmount[demand]!);
    }
    for (const [resource, amount] of asked) {
      for (let period = start; period < end; period++) {
        const left = capacity[resource * periods + period]!;
        if (left !== UNLIMITED && amount > left) return NONE;
      }
    }
    return end;
  }

  #priceOf(task: number, mode: number, start: number, end: number): number {
    const { periods, firstDemand, demandResource, demandAmount, couplings } = this.#model;
    const { firstOfMode, ofMode } = couplings.places;
    let sum = 0;
    for (const place of ofMode.subarray(firstOfMode[mode], firstOfMode[mode + 1])) {
      sum += this.#shareOf.get(`${task} ${place}`) ?? 0;
    }
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      const [resource, amount] = [demandResource[demand]!, demandAmount[demand]!];
      for (let period = start; period < end; period++) sum += amount * this.#price[resource * periods + period]!;
      for (const [k, price] of this.#stepPrices.get(resource) ?? []) {
        const counted = plainSteps(amount, seatsOf(this.#model, resource), k);
        for (let period = start; period < end; period++) sum += counted * price[period]!;
      }
    }
    return this.#leaf.couplings === undefined ? sum : sum + this.#priceOfRows(mode, start);
  }

  /** Prices of a row of steps. [period] */
  #stepsOf(resource: number, k: number): Float64Array {
    if (!Number.isSafeInteger(k) || k < 1 || seatsOf(this.#model, resource) < k) {
      throw new RangeError(`steps of ${k} of resource ${resource}, which it has not`);
    }
    const known = this.#stepPrices.get(resource) ?? new Map<number, Float64Array>();
    this.#stepPrices.set(resource, known);
    const prices = known.get(k) ?? new Float64Array(this.#model.periods);
    known.set(k, prices);
    return prices;
  }

  #priceOfRows(mode: number, start: number): number {
    const { quotas, pairs, implied } = this.#model.couplings;
    const price = (row: number): number => priceOfRow(this.#model, this.#unit, this.#leaf, row);
    let sum = 0;
    quotas.min.forEach((_, row) => {
      for (let term = quotas.firstTerm[row]!; term < quotas.firstTerm[row + 1]!; term++) {
        const isCounted = quotas.mode[term] === mode && start >= quotas.from[term]! && start < quotas.past[term]!;
        if (isCounted) sum += quotas.coefficient[term]! * price(row);
      }
    });
    const firstPair = quotas.min.length;
    pairs.one.forEach((one, pair) => {
      if (one === mode || pairs.other[pair] === mode) sum += price(firstPair + pair);
    });
    pairs.needing.forEach((needing, at) => {
      const row = firstPair + pairs.one.length + at;
      if (needing === mode) sum -= price(row);
      else if (pairs.needed.subarray(pairs.firstNeeded[at], pairs.firstNeeded[at + 1]).includes(mode))
        sum += price(row);
    });
    const firstImplied = firstPair + pairs.one.length + pairs.needing.length;
    implied.max.forEach((_, row) => {
      for (let term = implied.firstTerm[row]!; term < implied.firstTerm[row + 1]!; term++) {
        const isCounted = implied.mode[term] === mode && start >= implied.from[term]! && start < implied.past[term]!;
        if (isCounted) sum += implied.coefficient[term]! * price(firstImplied + row);
      }
    });
    return sum;
  }
}

/** The one capacity that a resource has, if any; 0 where there are several: no steps are derived of them. */
function seatsOf({ capacity, periods }: AllocationModel, resource: number): number {
  const own = capacity.subarray(resource * periods, (resource + 1) * periods);
  const known = new Set(own.filter((left) => left !== 0 && left !== UNLIMITED));
  return known.size === 1 ? [...known][0]! : 0;
}

/** What a demand counts in a row of steps of k: multiples of a (k + 1)-th of the capacity as they are, all else rounded down to them, times (k + 1) / k. */
function plainSteps(demand: number, seats: number, k: number): number {
  const filled = Math.floor((demand * (k + 1)) / seats);
  return filled * seats === demand * (k + 1) ? demand * k : filled * seats;
}

function isRow(number: number, count: number): boolean {
  return Number.isInteger(number) && number >= 0 && number < count;
}

/** Price of a linear row: above a maximum that may be exceeded at a cost, no unit is worth more than that. */
export function priceOfRow(model: AllocationModel, unit: number, leaf: ProofLeaf, row: number): number {
  return overPrice(model, unit, leaf, row) - (leaf.couplings?.least[row] ?? 0);
}

/** What a unit above the maximum of a linear row is worth. */
export function overPrice({ couplings }: AllocationModel, unit: number, leaf: ProofLeaf, row: number): number {
  return Math.min(leaf.couplings?.most[row] ?? 0, (couplings.quotas.overCost[row] ?? Number.POSITIVE_INFINITY) * unit);
}

function isWhole(price: number): boolean {
  return Number.isSafeInteger(price) && price >= 0;
}
