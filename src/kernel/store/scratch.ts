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
  mark: number;
  /** Slots that can still use a place. [place] */
  readonly reach: Int32Array;
}

export function scratchOf(model: AllocationModel): Scratch {
  return {
    good: new Int32Array(model.periods + 1),
    before: new Int32Array(model.periods + 2),
    other: new Int32Array(model.periods + 2),
    placeMark: new Int32Array(model.couplings.places.cost.length),
    mark: 0,
    reach: new Int32Array(model.couplings.places.cost.length),
  };
}
