import type { Problem, Solution } from "../domain/index.ts";

/** People of one region who are in no class. */
export interface LeftOut {
  readonly region: string;
  readonly count: number;
  readonly reason: { readonly code: string; readonly message: string };
}

/** What an independent check said of the plan and of its bound, e.g. `verify` and `verifyBound`. */
export interface Verification {
  /** Whether the plan keeps every rule. */
  readonly ok: boolean;
  /** How many breaches of a rule were found. */
  readonly violations: number;
  /** Whether the certificate proves a bound. */
  readonly boundOk: boolean;
  /** The bound it proves, in the smallest unit of the currency. */
  readonly bound: number;
}

/** What a report is made from. */
export interface ReportInput {
  readonly title: string;
  readonly problem: Problem;
  readonly solution: Solution;
  /** People whom `formCohorts` left in no class; none when absent. Those whom a plan of `planDemand` leaves are read from the plan. */
  readonly left?: readonly LeftOut[];
  /** The report says so when nobody checked. */
  readonly verification?: Verification;
  /** Printed at the foot, for example the program and its version. */
  readonly generatedBy?: string;
}
