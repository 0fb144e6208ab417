export type { Progress, SolveOptions } from "./options.ts";
export { solve, solveSync } from "./solve.ts";
export {
  type StartDayOptions,
  type StartDayProgress,
  startDayCurve,
  startDayCurveSync,
} from "./start-day-curve.ts";
