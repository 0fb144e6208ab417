import { type AllocationModel, NONE } from "../model.ts";

/** The pairs (task, place) that some mode makes: who may have to bear a share of a place's cost. */
export interface Shares {
  /** Shares of a task. [task + 1] */
  readonly firstShare: Int32Array;
  /** [share] */
  readonly place: Int32Array;
  /** Shares that an option of a mode takes, one for each of its places. [mode + 1] */
  readonly firstOfMode: Int32Array;
  readonly ofMode: Int32Array;
  /** A place without which a resource cannot be used, NONE where there is none: a closed place has no capacity. [resource] */
  readonly ownerOf: Int32Array;
}

export function sharesOf(model: AllocationModel): Shares {
  const { places } = model.couplings;
  const firstShare = new Int32Array(model.tasks + 1);
  const hasPlaces = places.firstOfMode.length > 0;
  const firstOfMode = hasPlaces ? places.firstOfMode : new Int32Array(model.modeCost.length + 1);
  const ofMode = new Int32Array(places.ofMode.length);
  const place: number[] = [];
  const known = new Int32Array(places.cost.length).fill(NONE);
  for (let task = 0; task < model.tasks; task++) {
    for (let use = firstOfMode[model.firstMode[task]!]!; use < firstOfMode[model.firstMode[task + 1]!]!; use++) {
      const at = places.ofMode[use]!;
      if (known[at]! < firstShare[task]!) known[at] = place.push(at) - 1;
      ofMode[use] = known[at]!;
    }
    firstShare[task + 1] = place.length;
  }
  return { firstShare, place: Int32Array.from(place), firstOfMode, ofMode, ownerOf: ownersOf(model) };
}

/** The first place, in the order of the first mode that uses the resource, that all modes use which use the resource. */
function ownersOf(model: AllocationModel): Int32Array {
  const { firstOfMode, ofMode } = model.couplings.places;
  const common: number[][] = Array.from({ length: model.resources });
  for (let mode = 0; mode < model.modeCost.length; mode++) {
    const used = ofMode.subarray(firstOfMode[mode], firstOfMode[mode + 1]);
    for (let demand = model.firstDemand[mode]!; demand < model.firstDemand[mode + 1]!; demand++) {
      const resource = model.demandResource[demand]!;
      const known = common[resource];
      if (known === undefined) common[resource] = [...used];
      else if (known.length > 0) common[resource] = known.filter((place) => used.includes(place));
    }
  }
  return Int32Array.from(common, (places) => places?.[0] ?? NONE);
}
