/**
 * What an option asks of a row when it asks for anything: prices are set for units, and a unit of money is little where one of a quota
 * of classes is much.
 */
import type { LinearRows } from "./coupled/linear-rows.ts";
import type { AllocationModel } from "./model.ts";

/** Mean amount of the demands on each resource, 1 for one that nobody asks for. [resource] */
export function usualDemands({ resources, demandResource, demandAmount }: AllocationModel): Float64Array {
  return means(resources, demandResource, demandAmount);
}

/** Mean size of the terms of each linear row, 1 for one without. [row] */
export function usualTerms({ count, termRow, termCoefficient }: LinearRows): Float64Array {
  return means(count, termRow, termCoefficient);
}

function means(count: number, rowOf: Int32Array, amountOf: Int32Array | Float64Array): Float64Array {
  const sum = new Float64Array(count);
  const terms = new Int32Array(count);
  for (let at = 0; at < rowOf.length; at++) {
    sum[rowOf[at]!]! += Math.abs(amountOf[at]!);
    terms[rowOf[at]!]!++;
  }
  return sum.map((total, row) => (total > 0 ? total / terms[row]! : 1));
}
