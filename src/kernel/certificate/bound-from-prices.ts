import type { AllocationModel } from "../model.ts";
import type { ModelProof } from "../proof.ts";
import { PlainProof } from "./plain-proof.ts";

/** A proof, and what its prices are divided by. */
export interface ModelCertificate {
  readonly unit: number;
  readonly proof: ModelProof;
}

/**
 * What a certificate proves: no choice that satisfies the model costs less.
 *
 * It is worked out from the model and the certificate alone, as plainly as can be and in exact integers, with nothing of the
 * search. Prices that are nonsense make it smaller, never larger than the optimum. Infinity means that no choice satisfies the model.
 *
 * @throws RangeError for a proof that does not cover all positions of a group or all tasks, or a number that is not what it should be
 *
 * @example
 * const { bound, certificate } = solveModelSync(model);
 * boundFromPrices(model, certificate) === bound; // true
 */
export function boundFromPrices(model: AllocationModel, { unit, proof }: ModelCertificate): number {
  if (!Number.isSafeInteger(unit) || unit < 1) throw new RangeError(`unit ${unit}, expected an integer from 1`);
  const value = new PlainProof(model, unit).value(proof);
  if (Number.isNaN(value)) throw new RangeError("a proof with numbers that do not add up");
  return Math.ceil(value / unit);
}
