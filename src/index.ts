export * from "./domain/index.ts";
export { type Progress, type SolveOptions, solve, solveSync } from "./solve/index.ts";
export { verify, verifyBound } from "./verify/index.ts";
