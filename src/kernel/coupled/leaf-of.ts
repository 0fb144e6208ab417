import type { AllocationModel } from "../model.ts";
import type { PricedRun, ProofLeaf } from "../proof.ts";
import type { CapacityPrices } from "./capacity-prices.ts";
import type { Multipliers, PricedRows } from "./multipliers.ts";

/** Whole multipliers as a leaf of a proof. */
export function leafOf(model: AllocationModel, { shares }: PricedRows, multipliers: Multipliers): ProofLeaf {
  const leaf: ProofLeaf = { kind: "leaf", rows: runsOf(multipliers.capacity) };
  const borne: { task: number; place: number; price: number }[] = [];
  for (let task = 0; task < model.tasks; task++) {
    for (let share = shares.firstShare[task]!; share < shares.firstShare[task + 1]!; share++) {
      const price = multipliers.share[share]!;
      if (price > 0) borne.push({ task, place: shares.place[share]!, price });
    }
  }
  return { ...leaf, couplings: { most: [...multipliers.most], least: [...multipliers.least], shares: borne } };
}

/** Multipliers times the unit, rounded to integers. */
export function wholeMultipliers({ capacity, most, least, share }: Multipliers, unit: number): Multipliers {
  const round = (price: number): number => Math.round(price * unit);
  const whole = (prices: Float64Array): Float64Array => prices.map(round);
  return { capacity: capacity.map(round), most: whole(most), least: whole(least), share: whole(share) };
}

/** Whole prices as runs, from the first to the last of each resource that is not 0. */
function runsOf({ values, resourceOf, periods }: CapacityPrices): PricedRun[] {
  const runs: PricedRun[] = [];
  for (let slot = 0; slot < resourceOf.length; slot++) {
    const row = values.subarray(slot * periods, (slot + 1) * periods);
    const first = row.findIndex((value) => value > 0);
    if (first === -1) continue;
    const last = row.findLastIndex((value) => value > 0);
    runs.push({ resource: resourceOf[slot]!, firstPeriod: first, prices: [...row.subarray(first, last + 1)] });
  }
  return runs;
}
