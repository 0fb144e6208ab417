import { type Couplings, type Places, type Precedences, type Quotas, UNCOUPLED } from "../couplings.ts";
import { NONE } from "../model.ts";
import type { Draft } from "./draft.ts";
import { firstOf } from "./first-of.ts";

/** The couplings of a draft without faults; modes are said by reference there, and by row here. */
export function assembleCouplings(draft: Draft, rowOfMode: Int32Array, modeRef: Int32Array): Couplings {
  const { incompatible, requirements, orders, periods } = draft;
  const row = (ref: number): number => rowOfMode[ref]!;
  return {
    places: placesOf(draft, modeRef),
    precedences: precedencesOf(draft, modeRef),
    quotas: quotasOf(draft, row),
    pairs: {
      one: Int32Array.from(incompatible, ({ one }) => row(one)),
      other: Int32Array.from(incompatible, ({ other }) => row(other)),
      needing: Int32Array.from(requirements, ({ mode }) => row(mode)),
      firstNeeded: firstOf(requirements.map(({ oneOf }) => oneOf.length)),
      needed: Int32Array.from(requirements.flatMap(({ oneOf }) => oneOf.map(row))),
    },
    orders: {
      before: Int32Array.from(orders, ({ before }) => before),
      after: Int32Array.from(orders, ({ after }) => after),
      minLag: Int32Array.from(orders, ({ minLag = 0 }) => minLag),
      maxLag: Int32Array.from(orders, ({ maxLag = periods }) => Math.min(maxLag, periods)),
    },
    implied: UNCOUPLED.implied,
  };
}

function placesOf({ places, limits, modes }: Draft, modeRef: Int32Array): Places {
  const used = Array.from(modeRef, (ref) => {
    const { place, places: others = [] } = modes[ref]!;
    return [...new Set(place === undefined ? others : [place, ...others])];
  });
  const isEmpty = places.length === 0;
  return {
    firstOfMode: isEmpty ? new Int32Array(0) : firstOf(used.map((list) => list.length)),
    ofMode: Int32Array.from(isEmpty ? [] : used.flat()),
    cost: Float64Array.from(places, ({ cost = 0 }) => cost),
    firstCounted: firstOf(limits.map((limit) => limit.places.length)),
    counted: Int32Array.from(limits.flatMap((limit) => limit.places)),
    most: Int32Array.from(limits, ({ most }) => most),
  };
}

function precedencesOf({ precedences, modes, periods }: Draft, modeRef: Int32Array): Precedences {
  const zoned = precedences.some((precedence) => precedence.zoned) ? modeRef : new Int32Array(0);
  return {
    before: Int32Array.from(precedences, ({ before }) => before),
    after: Int32Array.from(precedences, ({ after }) => after),
    minLag: Int32Array.from(precedences, ({ minLag = 0 }) => minLag),
    maxLag: Int32Array.from(precedences, ({ maxLag = periods }) => Math.min(maxLag, periods)),
    isJoint: Uint8Array.from(precedences, ({ joint = false }) => Number(joint)),
    isZoned: Uint8Array.from(precedences, ({ zoned: isZoned = false }) => Number(isZoned)),
    zoneAsBefore: zoned.map((ref) => modes[ref]!.zoneAsBefore ?? NONE),
    zoneAsAfter: zoned.map((ref) => modes[ref]!.zoneAsAfter ?? NONE),
  };
}

function quotasOf({ quotas, periods }: Draft, row: (ref: number) => number): Quotas {
  const terms = quotas.flatMap((quota) => quota.terms);
  const placeTerms = quotas.flatMap(({ places = [] }) => places);
  return {
    firstTerm: firstOf(quotas.map((quota) => quota.terms.length)),
    mode: Int32Array.from(terms, ({ mode }) => row(mode)),
    from: Int32Array.from(terms, ({ from = 0 }) => from),
    past: Int32Array.from(terms, ({ to = periods - 1 }) => to + 1),
    coefficient: Int32Array.from(terms, ({ coefficient = 1 }) => coefficient),
    firstPlaceTerm: firstOf(quotas.map(({ places = [] }) => places.length)),
    placeTerm: Int32Array.from(placeTerms, ({ place }) => place),
    placeCoefficient: Int32Array.from(placeTerms, ({ coefficient = 1 }) => coefficient),
    min: Float64Array.from(quotas, ({ min = 0 }) => min),
    max: Float64Array.from(quotas, ({ max = Number.POSITIVE_INFINITY }) => max),
    // Without a maximum there is nothing to lie above.
    overCost: Float64Array.from(quotas, ({ max, overCost = Number.POSITIVE_INFINITY }) =>
      max === undefined || max === Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : overCost,
    ),
  };
}
