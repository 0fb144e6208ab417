export { type Verdict, verify } from "./verify.ts";
export { type BoundVerdict, verifyBound } from "./verify-bound.ts";
export { RULE_IDS, type RuleId, type Violation } from "./violation.ts";
