/**
 * What ties tasks together beyond capacities: each kind is a set of rows in typed arrays.
 *
 * As in the model, `firstX` arrays have one entry more than they have owners.
 */
export interface Couplings {
  readonly places: Places;
  readonly precedences: Precedences;
  readonly quotas: Quotas;
  readonly pairs: Pairs;
}

/** Places cost something as soon as any task uses them, and at most so many of a set may be used. */
export interface Places {
  /** Place of a mode, NONE for none; empty when there are no places. [mode] */
  readonly ofMode: Int32Array;
  /** Cost of using a place at all, not negative. [place] */
  readonly cost: Float64Array;
  /** Places that a limit counts. [limit + 1] */
  readonly firstCounted: Int32Array;
  readonly counted: Int32Array;
  /** How many of them may be used. [limit] */
  readonly most: Int32Array;
}

/** Where both tasks are placed: end of `before` + minLag <= start of `after` <= end of `before` + maxLag, in periods. */
export interface Precedences {
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly minLag: Int32Array;
  readonly maxLag: Int32Array;
}

/** Sums over the options taken, each between a minimum and a maximum. */
export interface Quotas {
  /** Terms of a quota. [quota + 1] */
  readonly firstTerm: Int32Array;
  /** A term counts when its mode is taken with a start in `from <= start < past`. [term] */
  readonly mode: Int32Array;
  readonly from: Int32Array;
  readonly past: Int32Array;
  /** Not negative. [term] */
  readonly coefficient: Int32Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
}

/** Modes of two tasks that exclude or require each other. */
export interface Pairs {
  /** Neither may be taken together with the other. [pair] */
  readonly one: Int32Array;
  readonly other: Int32Array;
  /** A mode that may be taken only with one of certain modes. [requirement] */
  readonly needing: Int32Array;
  /** Those modes. [requirement + 1] */
  readonly firstNeeded: Int32Array;
  readonly needed: Int32Array;
}

const none = new Int32Array(0);
const start = new Int32Array(1);

/** No couplings at all. */
export const UNCOUPLED: Couplings = {
  places: { ofMode: none, cost: new Float64Array(0), firstCounted: start, counted: none, most: none },
  precedences: { before: none, after: none, minLag: none, maxLag: none },
  quotas: {
    firstTerm: start,
    mode: none,
    from: none,
    past: none,
    coefficient: none,
    min: new Float64Array(0),
    max: new Float64Array(0),
  },
  pairs: { one: none, other: none, needing: none, firstNeeded: start, needed: none },
};

/** Whether anything ties tasks together beyond capacities and groups. */
export function isCoupled({ couplings }: { readonly couplings: Couplings }): boolean {
  const { places, precedences, quotas, pairs } = couplings;
  return (
    places.cost.length + precedences.before.length + quotas.min.length + pairs.one.length + pairs.needing.length > 0
  );
}
