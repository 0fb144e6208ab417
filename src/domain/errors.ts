/** One fault of the input: where it is, what kind it is, and what a planner should know. */
export interface Issue {
  /** For example `cohorts[17].window.latest`. */
  readonly path: string;
  readonly code: IssueCode;
  /** Begins with the path and whose it is: `cohorts[17].size (cohort "C-18") is 0; expected ...`; a second line may begin with "Maybe". */
  readonly message: string;
  /** What stood there, when that can be shown. */
  readonly value?: unknown;
}

/**
 * - `invalid-type`: not the kind of value that belongs here; `missing`: a required field is absent; `unknown-field`: no field of this name
 * - `invalid-date`: not a real date; `out-of-range`: a number, date or window outside what is possible; `empty`: an empty list or name
 * - `duplicate`: an id used twice; `dangling`: an id that names nothing; `cycle`: calendars or regions that contain themselves
 * - `inconsistent`: two values that contradict each other; `overflow`: costs whose sums could leave 2^53
 * - `unsupported`: understood, not enforced by this version, so refused
 */
export type IssueCode =
  | "invalid-type"
  | "missing"
  | "unknown-field"
  | "invalid-date"
  | "out-of-range"
  | "empty"
  | "duplicate"
  | "dangling"
  | "cycle"
  | "inconsistent"
  | "overflow"
  | "unsupported";

/** Broken input, with every fault at once. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    const shown = issues.slice(0, 20).map((issue) => `- ${issue.message.replaceAll("\n", "\n  ")}`);
    const rest = issues.length > 20 ? [`- and ${issues.length - 20} more`] : [];
    super([`The problem has ${issues.length} fault${issues.length === 1 ? "" : "s"}:`, ...shown, ...rest].join("\n"));
    this.issues = issues;
  }
}

/** A function used in a way it does not allow, for example a negative time limit. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
