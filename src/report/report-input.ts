import type { LeftHelp, Problem, Solution } from "../domain/index.ts";

/** People of one region who are in no class. */
export interface LeftOut {
  readonly region: string;
  readonly count: number;
  readonly reason: { readonly code: string; readonly message: string; readonly help?: readonly LeftHelp[] };
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
  /**
   * How people of a problem's demand appear. By `regions`, which is the default, nobody is named, and lines on the map set out from the point of
   * a region where fewer than five people share one of their own. By `ids`, classes and those left out list the ids of the demand, and every
   * line sets out where the problem says.
   */
  readonly people?: "regions" | "ids";
  /** The report says so when nobody checked. */
  readonly verification?: Verification;
  /** Printed at the foot, for example the program and its version. */
  readonly generatedBy?: string;
}
