export { layoutOf } from "./layout.ts";
export { type AllocationModel, type Choice, emptyChoice, NONE, UNLIMITED } from "./model.ts";
export type { ModelOptions, SearchPhase } from "./model-result.ts";
export { ModelSearch } from "./model-search.ts";
export { occupancyOf } from "./occupancy.ts";
export { Pricer } from "./pricer.ts";
export { NO_PRICES } from "./prices.ts";
export type { PricedRun, Proof } from "./proof.ts";
export { type Leaf, settleBound } from "./settle-bound.ts";
