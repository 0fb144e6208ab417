export { ModelSearch } from "./branching/model-search.ts";
export { checkModel } from "./check-model.ts";
export { type Couplings, UNCOUPLED } from "./couplings.ts";
export { DirectSearch } from "./direct-search.ts";
export { layoutOf } from "./layout.ts";
export {
  type AllocationModel,
  type Choice,
  choiceCost,
  emptyChoice,
  NONE,
  openPlaces,
  optionCost,
  quotaSum,
  startsByMode,
  UNLIMITED,
} from "./model.ts";
export type { SearchPhase } from "./model-result.ts";
export { Occupancy, occupancyOf } from "./occupancy.ts";
export type { CouplingPrices, HallPrices, PricedRun, Proof } from "./proof.ts";
export { type RestOf, settleBound } from "./rows/settle-bound.ts";
export { exactSearch } from "./store/exact.ts";
export { type ConflictAsker, quickXplain } from "./store/quick-xplain.ts";
export { type Constraint, constraintsOf, relaxedModel } from "./store/relaxed-model.ts";
