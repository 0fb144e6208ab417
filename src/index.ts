export {
  type FormedCohorts,
  type FormOptions,
  formCohorts,
  type LeftCode,
  type LeftOut,
  type LeftReason,
} from "./cohorts/index.ts";
export * from "./domain/index.ts";
export { type CapacityReport, type CapacityShortage, checkCapacity } from "./explain/index.ts";
export { type Progress, type SolveOptions, solve, solveSync } from "./solve/index.ts";
export { type LevelVerdict, verify, verifyBound, verifyLevels } from "./verify/index.ts";
