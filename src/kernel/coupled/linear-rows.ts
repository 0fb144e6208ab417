import type { AllocationModel } from "../model.ts";

/**
 * Quotas, pairs and what a model implies as rows of one kind: the sum of the terms of the options taken and places open lies between `min` and `max`.
 *
 * Two modes that exclude each other: together at most 1. A mode that needs one of others: those less itself, at least 0.
 */
export interface LinearRows {
  readonly count: number;
  /** [row] */
  readonly min: Float64Array;
  readonly max: Float64Array;
  /** Highest price of a unit above the maximum: what it costs, Infinity where there may be none. */
  readonly highest: Float64Array;
  /** Terms of a place. [place + 1] */
  readonly firstOfPlace: Int32Array;
  readonly placeRow: Int32Array;
  readonly placeCoefficient: Float64Array;
  /** Terms of a mode. [mode + 1] */
  readonly firstTerm: Int32Array;
  readonly termRow: Int32Array;
  /** A term counts for starts in `from <= start < past`. [term] */
  readonly termFrom: Int32Array;
  readonly termPast: Int32Array;
  readonly termCoefficient: Float64Array;
}

type PlaceTerms = Pick<LinearRows, "firstOfPlace" | "placeRow" | "placeCoefficient">;

interface Term {
  readonly mode: number;
  readonly row: number;
  readonly from: number;
  readonly past: number;
  readonly coefficient: number;
}

export function linearRowsOf(model: AllocationModel): LinearRows {
  const { quotas, pairs, implied } = model.couplings;
  const min = [...quotas.min];
  const max = [...quotas.max];
  const terms: Term[] = [];
  const always = { from: 0, past: model.periods };
  quotas.min.forEach((_, row) => {
    for (let at = quotas.firstTerm[row]!; at < quotas.firstTerm[row + 1]!; at++) {
      const [mode, coefficient] = [quotas.mode[at]!, quotas.coefficient[at]!];
      terms.push({ mode, row, from: quotas.from[at]!, past: quotas.past[at]!, coefficient });
    }
  });
  pairs.one.forEach((one, pair) => {
    const row = min.push(0) - 1;
    max.push(1);
    for (const mode of [one, pairs.other[pair]!]) terms.push({ mode, row, ...always, coefficient: 1 });
  });
  pairs.needing.forEach((needing, at) => {
    const row = min.push(0) - 1;
    max.push(Number.POSITIVE_INFINITY);
    terms.push({ mode: needing, row, ...always, coefficient: -1 });
    const needed = new Set(pairs.needed.subarray(pairs.firstNeeded[at], pairs.firstNeeded[at + 1]));
    for (const mode of needed) terms.push({ mode, row, ...always, coefficient: 1 });
  });
  implied.max.forEach((most, sum) => {
    const row = min.push(0) - 1;
    max.push(most);
    for (let at = implied.firstTerm[sum]!; at < implied.firstTerm[sum + 1]!; at++) {
      const [mode, coefficient] = [implied.mode[at]!, implied.coefficient[at]!];
      terms.push({ mode, row, from: implied.from[at]!, past: implied.past[at]!, coefficient });
    }
  });
  const firstTerm = new Int32Array(model.modeCost.length + 1);
  for (const { mode } of terms) firstTerm[mode + 1]!++;
  for (let mode = 0; mode < model.modeCost.length; mode++) firstTerm[mode + 1]! += firstTerm[mode]!;
  // Rows follow one another, so a mode's terms do as well.
  const next = firstTerm.slice();
  const sorted: Term[] = new Array(terms.length);
  for (const term of terms) sorted[next[term.mode]!++] = term;
  const highest = new Float64Array(min.length).fill(Number.POSITIVE_INFINITY);
  highest.set(quotas.overCost);
  return {
    count: min.length,
    min: Float64Array.from(min),
    max: Float64Array.from(max),
    highest,
    ...placeTermsOf(model),
    firstTerm,
    termRow: Int32Array.from(sorted, ({ row }) => row),
    termFrom: Int32Array.from(sorted, ({ from }) => from),
    termPast: Int32Array.from(sorted, ({ past }) => past),
    termCoefficient: Float64Array.from(sorted, ({ coefficient }) => coefficient),
  };
}

function placeTermsOf({ couplings: { places, quotas } }: AllocationModel): PlaceTerms {
  const { firstPlaceTerm, placeTerm, placeCoefficient } = quotas;
  const quotaOf = new Int32Array(placeTerm.length);
  for (let quota = 0; quota < quotas.min.length; quota++) {
    quotaOf.fill(quota, firstPlaceTerm[quota], firstPlaceTerm[quota + 1]);
  }
  const order = [...placeTerm.keys()].sort((a, b) => placeTerm[a]! - placeTerm[b]! || a - b);
  const firstOfPlace = new Int32Array(places.cost.length + 1);
  for (const place of placeTerm) firstOfPlace[place + 1]!++;
  for (let place = 0; place < places.cost.length; place++) firstOfPlace[place + 1]! += firstOfPlace[place]!;
  return {
    firstOfPlace,
    placeRow: Int32Array.from(order, (term) => quotaOf[term]!),
    placeCoefficient: Float64Array.from(order, (term) => placeCoefficient[term]!),
  };
}
