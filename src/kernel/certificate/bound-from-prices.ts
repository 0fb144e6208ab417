import { assignmentValue } from "../assignment/assignment-value.ts";
import type { AllocationModel } from "../model.ts";
import { hasPlaces } from "../places/place-problem.ts";
import { placeValue } from "../places/place-value.ts";
import type { PackingLeaf, Proof } from "../proof.ts";
import { leafValue, type Ranges } from "./plain-leaf.ts";

/** A proof, and what its prices are divided by. */
export interface ModelCertificate {
  readonly unit: number;
  readonly proof: Proof | PackingLeaf;
}

/**
 * What a certificate proves: no choice that satisfies the model costs less.
 *
 * It is worked out from the model and the certificate alone, as plainly as can be and in exact integers, with nothing of the
 * search. Prices that are nonsense make it smaller, never larger than the optimum. Infinity means that no choice satisfies the model.
 *
 * @throws RangeError for a proof that does not cover all positions of a group, or a price that is no integer from 0
 *
 * @example
 * const { certified, certificate } = solveModelSync(model);
 * boundFromPrices(model, certificate) === certified; // true
 */
export function boundFromPrices(model: AllocationModel, { unit, proof }: ModelCertificate): number {
  if (!Number.isSafeInteger(unit) || unit < 1) throw new RangeError(`unit ${unit}, expected an integer from 1`);
  const groups = model.groupSpread.length;
  const all = { first: new Array<number>(groups).fill(0), last: new Array<number>(groups).fill(model.periods - 1) };
  return Math.ceil(proofValue(model, unit, proof, all) / unit);
}

function proofValue(model: AllocationModel, unit: number, proof: Proof | PackingLeaf, ranges: Ranges): number {
  if (proof.kind === "leaf") return leafValue(model, unit, proof, ranges);
  if (proof.kind === "packing") return packingValue(model, unit, proof);
  const { group, parts } = proof;
  const first = ranges.first[group];
  if (first === undefined) throw new RangeError(`group ${group} does not exist`);
  let next = first;
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

/** Prices on tasks prove nothing for a model of another form, or where sums get too large to be exact. */
function packingValue(model: AllocationModel, unit: number, { earnings, coverPrice }: PackingLeaf): number {
  const value = hasPlaces(model)
    ? placeValue(model, { unit, earnings: Float64Array.from(earnings), coverPrice })
    : assignmentValue(model, earnings, unit);
  return value ?? Number.NEGATIVE_INFINITY;
}
