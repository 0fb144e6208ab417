import type { AllocationModel } from "../model.ts";

/** Terms of the quotas by who makes them: a mode or a place. */
export interface QuotaTerms {
  /** Terms of an owner. [owner + 1] */
  readonly first: Int32Array;
  readonly row: Int32Array;
  /** A term counts for starts in `from <= start < past`; both empty where starts do not matter. [term] */
  readonly from: Int32Array;
  readonly past: Int32Array;
  readonly coefficient: Float64Array;
}

export function termsOfModes({ couplings: { quotas }, modeCost }: AllocationModel): QuotaTerms {
  const { order, first, row } = byOwner(quotas.firstTerm, quotas.mode, modeCost.length);
  return {
    first,
    row,
    from: order.map((term) => quotas.from[term]!),
    past: order.map((term) => quotas.past[term]!),
    coefficient: Float64Array.from(order, (term) => quotas.coefficient[term]!),
  };
}

export function termsOfPlaces({ couplings: { quotas, places } }: AllocationModel): QuotaTerms {
  const { order, first, row } = byOwner(quotas.firstPlaceTerm, quotas.placeTerm, places.cost.length);
  const none = new Int32Array(0);
  const coefficient = Float64Array.from(order, (term) => quotas.placeCoefficient[term]!);
  return { first, row, from: none, past: none, coefficient };
}

/** The terms of rows in the order of their owners, those of one by row. */
function byOwner(
  firstOfRow: Int32Array,
  owner: Int32Array,
  owners: number,
): { order: Int32Array; first: Int32Array; row: Int32Array } {
  const first = new Int32Array(owners + 1);
  for (const at of owner) first[at + 1]!++;
  for (let at = 0; at < owners; at++) first[at + 1]! += first[at]!;
  const next = first.slice();
  const order = new Int32Array(owner.length);
  const row = new Int32Array(owner.length);
  for (let quota = 0; quota + 1 < firstOfRow.length; quota++) {
    for (let term = firstOfRow[quota]!; term < firstOfRow[quota + 1]!; term++) {
      const at = next[owner[term]!]!++;
      order[at] = term;
      row[at] = quota;
    }
  }
  return { order, first, row };
}
