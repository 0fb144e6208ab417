export { type Verdict, verify } from "./verify.ts";
export { type BoundVerdict, verifyBound } from "./verify-bound.ts";
export { type LevelVerdict, verifyLevels } from "./verify-levels.ts";
export { RULE_IDS, type RuleId, type Violation } from "./violation.ts";
