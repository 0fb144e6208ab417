import { solePlaceOf } from "../couplings.ts";
import { type AllocationModel, NONE } from "../model.ts";

/** The pairs (task, place) that some mode makes: who may have to bear a share of a place's cost. */
export interface Shares {
  /** Shares of a task. [task + 1] */
  readonly firstShare: Int32Array;
  /** [share] */
  readonly place: Int32Array;
  /** Share that an option of a mode takes, NONE for a mode without place. [mode] */
  readonly ofMode: Int32Array;
  /** The place without which a resource cannot be used, NONE where there is no such place: a closed place has no capacity. [resource] */
  readonly ownerOf: Int32Array;
}

export function sharesOf(model: AllocationModel): Shares {
  const { places } = model.couplings;
  const firstShare = new Int32Array(model.tasks + 1);
  const ofMode = new Int32Array(model.modeCost.length).fill(NONE);
  const place: number[] = [];
  const known = new Int32Array(places.cost.length).fill(NONE);
  for (let task = 0; task < model.tasks; task++) {
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
      const at = solePlaceOf(places, mode) ?? NONE;
      if (at === NONE) continue;
      if (known[at]! < firstShare[task]!) known[at] = place.push(at) - 1;
      ofMode[mode] = known[at]!;
    }
    firstShare[task + 1] = place.length;
  }
  return { firstShare, place: Int32Array.from(place), ofMode, ownerOf: ownersOf(model) };
}

function ownersOf(model: AllocationModel): Int32Array {
  const { places } = model.couplings;
  const unknown = -2;
  const ownerOf = new Int32Array(model.resources).fill(unknown);
  for (let mode = 0; mode < model.modeCost.length; mode++) {
    const place = solePlaceOf(places, mode) ?? NONE;
    for (let demand = model.firstDemand[mode]!; demand < model.firstDemand[mode + 1]!; demand++) {
      const resource = model.demandResource[demand]!;
      if (ownerOf[resource] === unknown) ownerOf[resource] = place;
      else if (ownerOf[resource] !== place) ownerOf[resource] = NONE;
    }
  }
  return ownerOf.map((place) => (place === unknown ? NONE : place));
}
