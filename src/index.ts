export {
  type FormedCohorts,
  type FormOptions,
  formCohorts,
  type LeftOut,
  type PlanDemandOptions,
  planDemand,
  planDemandSync,
} from "./cohorts/index.ts";
export * from "./domain/index.ts";
export * from "./explain/index.ts";
export {
  type Progress,
  type SolveOptions,
  type StartDayOptions,
  type StartDayProgress,
  solve,
  solveSync,
  startDayCurve,
  startDayCurveSync,
} from "./solve/index.ts";
export { type LevelVerdict, verify, verifyBound, verifyLevels } from "./verify/index.ts";
