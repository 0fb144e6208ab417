import { type AllocationModel, NONE, UNLIMITED } from "./model.ts";
import type { PricedRun, Proof } from "./proof.ts";

/** A proof, and what its prices are divided by. */
export interface ModelCertificate {
  readonly unit: number;
  readonly proof: Proof;
}

/**
 * What a certificate proves: no choice that satisfies the model costs less.
 *
 * It is worked out from the model and the certificate alone, as plainly as can be and in exact integers; prices that are
 * nonsense make it smaller, never larger than the optimum.
 *
 * @throws RangeError for a proof that does not cover all positions of a group, or whose prices are not whole and at least 0
 */
export function boundFromPrices(model: AllocationModel, { unit, proof }: ModelCertificate): number {
  if (!Number.isSafeInteger(unit) || unit < 1) throw new RangeError(`unit ${unit}, expected an integer from 1`);
  const groups = model.groupSpread.length;
  const all = { first: new Array<number>(groups).fill(0), last: new Array<number>(groups).fill(model.periods - 1) };
  return Math.ceil(proofValue(model, unit, proof, all) / unit);
}

interface Ranges {
  readonly first: readonly number[];
  readonly last: readonly number[];
}

function proofValue(model: AllocationModel, unit: number, proof: Proof, ranges: Ranges): number {
  if (proof.kind === "leaf") return leafValue(model, unit, proof.rows, ranges);
  const { group, parts } = proof;
  let next = ranges.first[group];
  if (next === undefined) throw new RangeError(`group ${group} does not exist`);
  let least = Number.POSITIVE_INFINITY;
  for (const { last, proof: part } of parts) {
    if (last < next) throw new RangeError(`a part of group ${group} ends at ${last}, expected ${next} or later`);
    const inner = { first: ranges.first.with(group, next), last: ranges.last.with(group, last) };
    least = Math.min(least, proofValue(model, unit, part, inner));
    next = last + 1;
  }
  if (next <= ranges.last[group]!) throw new RangeError(`no part holds position ${next} of group ${group}`);
  return least;
}

function leafValue(model: AllocationModel, unit: number, rows: readonly PricedRun[], ranges: Ranges): number {
  const { periods } = model;
  const price = new Float64Array(model.resources * periods);
  let value = 0;
  for (const { resource, firstPeriod, prices } of rows) {
    prices.forEach((given, i) => {
      const row = resource * periods + firstPeriod + i;
      if (!Number.isSafeInteger(given) || given < 0 || firstPeriod + i >= periods || !(resource < model.resources)) {
        throw new RangeError(`price ${given} of resource ${resource} in period ${firstPeriod + i}`);
      }
      // A capacity that nothing can exceed is no row.
      if (model.capacity[row] === UNLIMITED) return;
      price[row]! += given;
      value -= given * model.capacity[row]!;
    });
  }
  const members = Array.from(model.groupSpread, (): number[] => []);
  for (let task = 0; task < model.tasks; task++) {
    const group = model.groupOf[task]!;
    if (group === NONE) value += taskValue(model, unit, price, task, 0, periods);
    else members[group]!.push(task);
  }
  members.forEach((tasks, group) => {
    let least = Number.POSITIVE_INFINITY;
    for (let position = ranges.first[group]!; position <= ranges.last[group]!; position++) {
      const past = position + model.groupSpread[group]! + 1;
      const here = tasks.reduce((sum, task) => sum + taskValue(model, unit, price, task, position, past), 0);
      least = Math.min(least, here);
    }
    value += least;
  });
  return value;
}

/** The cheapest way of dealing with a task by itself, when it starts in `from <= start < past`. */
function taskValue(
  model: AllocationModel,
  unit: number,
  price: Float64Array,
  task: number,
  from: number,
  past: number,
): number {
  const { periods, capacity, firstDemand } = model;
  let least = model.skipCost[task]! * unit;
  for (let start = Math.max(from, model.earliest[task]!); start < Math.min(past, model.pastLatest[task]!); start++) {
    const startCost = model.startCosts[model.startCostRow[task]! * periods + start]!;
    least = Math.min(least, (model.restCost[task]! + startCost) * unit);
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
      const end = model.endOf[model.modeShape[mode]! * periods + start]!;
      let value = (model.modeCost[mode]! + startCost) * unit;
      if (end === NONE || value >= least) continue;
      for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
        const amount = model.demandAmount[demand]!;
        for (let period = start; period < end; period++) {
          const row = model.demandResource[demand]! * periods + period;
          // An option that asks for more than there is can never be taken.
          value += amount > capacity[row]! ? Number.POSITIVE_INFINITY : amount * price[row]!;
        }
      }
      least = Math.min(least, value);
    }
  }
  return least;
}
