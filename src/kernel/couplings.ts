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
  readonly orders: Orders;
  readonly implied: ImpliedSums;
}

/** Places cost something as soon as any task uses them, and at most so many of a set may be used. */
export interface Places {
  /** Places that a mode uses, each once; both empty when there are no places. [mode + 1] */
  readonly firstOfMode: Int32Array;
  readonly ofMode: Int32Array;
  /** Cost of using a place at all, not negative. [place] */
  readonly cost: Float64Array;
  /** Places that a limit counts. [limit + 1] */
  readonly firstCounted: Int32Array;
  readonly counted: Int32Array;
  /** How many of them may be used. [limit] */
  readonly most: Int32Array;
}

/**
 * Where both tasks are placed: end of `before` + minLag <= start of `after` <= end of `before` + maxLag, in periods.
 *
 * A joint one asks that both are placed or neither. A zoned one asks that, where both are placed, their modes lie in the same
 * zone, or one of them in none.
 */
export interface Precedences {
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly minLag: Int32Array;
  readonly maxLag: Int32Array;
  /** 1 where both tasks are placed or neither, and where zones count. [precedence] */
  readonly isJoint: Uint8Array;
  readonly isZoned: Uint8Array;
  /** Zone of a mode where its task is `before`, and where it is `after`, NONE for none; both empty when nothing is zoned. [mode] */
  readonly zoneAsBefore: Int32Array;
  readonly zoneAsAfter: Int32Array;
}

/** Sums over the options taken and the places used, each between a minimum and a maximum. */
export interface Quotas {
  /** Terms of a quota. [quota + 1] */
  readonly firstTerm: Int32Array;
  /** A term counts when its mode is taken with a start in `from <= start < past`. [term] */
  readonly mode: Int32Array;
  readonly from: Int32Array;
  readonly past: Int32Array;
  /** Not negative. [term] */
  readonly coefficient: Int32Array;
  /** Places that count as soon as they are used. [quota + 1] */
  readonly firstPlaceTerm: Int32Array;
  readonly placeTerm: Int32Array;
  /** Not negative. [place term] */
  readonly placeCoefficient: Int32Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  /** What each unit above the maximum costs; Infinity where none may lie above it. [quota] */
  readonly overCost: Float64Array;
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

/** Groups that follow one another: placed tasks of `after` start `minLag .. maxLag` periods after each placed one of `before` starts. */
export interface Orders {
  /** Same-start groups. [order] */
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly minLag: Int32Array;
  readonly maxLag: Int32Array;
}

/**
 * Sums that no choice exceeds which satisfies all the rest: nothing need look at them but bounds, which prices on them make tighter. Whoever
 * makes a model says what it implies. Terms are as those of quotas.
 */
export interface ImpliedSums {
  /** [sum + 1] */
  readonly firstTerm: Int32Array;
  readonly mode: Int32Array;
  readonly from: Int32Array;
  readonly past: Int32Array;
  /** Not negative. [term] */
  readonly coefficient: Int32Array;
  readonly max: Float64Array;
}

const none = new Int32Array(0);
const noCosts = new Float64Array(0);
const noMarks = new Uint8Array(0);
const start = new Int32Array(1);

/** No couplings at all. */
export const UNCOUPLED: Couplings = {
  places: { firstOfMode: none, ofMode: none, cost: noCosts, firstCounted: start, counted: none, most: none },
  precedences: {
    before: none,
    after: none,
    minLag: none,
    maxLag: none,
    isJoint: noMarks,
    isZoned: noMarks,
    zoneAsBefore: none,
    zoneAsAfter: none,
  },
  quotas: {
    firstTerm: start,
    mode: none,
    from: none,
    past: none,
    coefficient: none,
    firstPlaceTerm: start,
    placeTerm: none,
    placeCoefficient: none,
    min: noCosts,
    max: noCosts,
    overCost: noCosts,
  },
  pairs: { one: none, other: none, needing: none, firstNeeded: start, needed: none },
  orders: { before: none, after: none, minLag: none, maxLag: none },
  implied: { firstTerm: start, mode: none, from: none, past: none, coefficient: none, max: noCosts },
};

/** Whether anything ties tasks together beyond capacities and groups. */
export function isCoupled({ couplings }: { readonly couplings: Couplings }): boolean {
  const { places, precedences, quotas, pairs, orders } = couplings;
  const ties = precedences.before.length + quotas.min.length + pairs.one.length + pairs.needing.length;
  return places.cost.length + ties + orders.before.length > 0;
}

/** The only place of a mode, -1 (NONE) for none; undefined where it uses several. */
export function solePlaceOf({ firstOfMode, ofMode }: Places, mode: number): number | undefined {
  if (firstOfMode.length === 0) return -1;
  const first = firstOfMode[mode]!;
  const count = firstOfMode[mode + 1]! - first;
  return count === 0 ? -1 : count === 1 ? ofMode[first]! : undefined;
}

/** Whether a mode uses a place. */
export function usesPlace({ firstOfMode, ofMode }: Places, mode: number, place: number): boolean {
  if (firstOfMode.length === 0) return false;
  for (let at = firstOfMode[mode]!; at < firstOfMode[mode + 1]!; at++) if (ofMode[at] === place) return true;
  return false;
}
