/** What users of the kernel see of it; how it is run is for `src/solve`. */
export type {
  GroupRef,
  ModeRef,
  ModeSpec,
  OrderSpec,
  PlaceRef,
  PlaceSpec,
  PrecedenceSpec,
  QuotaSpec,
  ResourceRef,
  ResourceSpec,
  TaskRef,
  TaskSpec,
} from "./build/draft.ts";
export { ModelBuilder, optionOf } from "./build/model-builder.ts";
export { ModelError, type ModelFault } from "./build/model-error.ts";
export { boundFromPrices, type ModelCertificate } from "./certificate/bound-from-prices.ts";
export { checkModel, type ModelCheck, type ModelViolation } from "./check-model.ts";
export { findConflict } from "./find-conflict.ts";
export { type AllocationModel, type Choice, NONE, UNLIMITED } from "./model.ts";
export type { Conflict } from "./store/conflict.ts";
export type { Constraint } from "./store/relaxed-model.ts";
