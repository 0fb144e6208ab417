export { type Layout, layoutOf } from "./layout.ts";
export { type AllocationModel, type Choice, choiceCost, emptyChoice, NONE, UNLIMITED } from "./model.ts";
export { type ModelOptions, type ModelResult, ModelSearch, type SearchPhase } from "./model-search.ts";
export { Occupancy, occupancyOf } from "./occupancy.ts";
export { Pricer } from "./pricer.ts";
export { zeroPrices } from "./prices.ts";
export type { PricedRun, Proof } from "./proof.ts";
export { type Leaf, type SettledBound, settleBound } from "./settle-bound.ts";
