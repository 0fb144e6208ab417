export type { Progress, SolveOptions } from "./options.ts";
export { solve, solveSync } from "./solve.ts";
