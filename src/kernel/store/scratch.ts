import type { AllocationModel } from "../model.ts";

/** Room for propagators to reckon in; nothing in it outlives a call. */
export interface Scratch {
  /** [period] */
  readonly good: Int32Array;
  /** Two sums over periods. [period + 1] */
  readonly before: Int32Array;
  readonly other: Int32Array;
  /** Places marked in this call hold this call's number. [place] */
  readonly placeMark: Int32Array;
  /** Zones marked, likewise. [zone] */
  readonly zoneMark: Int32Array;
  mark: number;
  /** What an option adds to a quota, and what all options of a slot do. [quota] */
  readonly added: Float64Array;
  readonly low: Float64Array;
  /** Slots that can still use a place. [place] */
  readonly reach: Int32Array;
}

export function scratchOf(model: AllocationModel, zones: number): Scratch {
  return {
    good: new Int32Array(model.periods + 1),
    before: new Int32Array(model.periods + 2),
    other: new Int32Array(model.periods + 2),
    placeMark: new Int32Array(model.couplings.places.cost.length),
    zoneMark: new Int32Array(zones),
    mark: 0,
    added: new Float64Array(model.couplings.quotas.min.length),
    low: new Float64Array(model.couplings.quotas.min.length),
    reach: new Int32Array(model.couplings.places.cost.length),
  };
}
