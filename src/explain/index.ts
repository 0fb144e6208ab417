export { type CapacityReport, type CapacityShortage, checkCapacity } from "./check-capacity.ts";
export type { ConflictRule, ConflictStatement } from "./conflict/statement.ts";
export { type ConflictOptions, explainConflict, type ProblemConflict } from "./explain-conflict.ts";
