export { ModelSearch } from "./branching/model-search.ts";
export { UNCOUPLED } from "./couplings.ts";
export { type AllocationModel, type Choice, emptyChoice, NONE, optionCost, UNLIMITED } from "./model.ts";
export type { ModelOptions, SearchPhase } from "./model-result.ts";
export { occupancyOf } from "./occupancy.ts";
export type { PricedRun, Proof } from "./proof.ts";
export { type Leaf, type RestOf, settleBound } from "./rows/settle-bound.ts";
