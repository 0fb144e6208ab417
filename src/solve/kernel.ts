/** `serentak/kernel`: the constraint solver on its own, for problems that are not about cohorts at all. */
export * from "../kernel/public.ts";
export {
  type ModelProgress,
  type ModelSolution,
  type SolveModelOptions,
  solveModel,
  solveModelSync,
} from "./solve-model.ts";
