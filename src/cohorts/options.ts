import { NO_DAY, parseDay } from "../calendar/index.ts";
import { type CivilDate, type LeftReason, type Problem, type StartWindow, UsageError } from "../domain/index.ts";

/** How classes are formed, and what the cohorts are given. */
export interface FormOptions {
  /** Wave of the cohorts: all start together, so a room counts for one class. */
  readonly wave?: string;
  /** When the cohorts may start; the whole horizon when absent. */
  readonly window?: StartWindow;
  /** Of the cohorts; the day of a wave is chosen near it. */
  readonly preferredStart?: CivilDate;
  /** Default 0. Same problem, seed and work limit: the same cohorts. */
  readonly seed?: number;
  /**
   * Most steps of the search for classes; with few of them, few classes are formed. What comes before it, reading the problem,
   * finding who reaches what, the day of the wave and prices, grows with the size of the problem alone and is always done.
   */
  readonly workLimit?: number;
}

/** People of one region who are in no class, and why. */
export interface LeftOut {
  readonly region: string;
  readonly programme: string;
  readonly count: number;
  readonly reason: LeftReason;
}

/** The options with what they default to, checked against the problem. */
export function checkOptions(problem: Problem, options: FormOptions): StartWindow {
  const { wave, window = { earliest: problem.horizon.start, latest: problem.horizon.end }, preferredStart } = options;
  if (wave !== undefined && !(problem.waves ?? []).some(({ id }) => id === wave)) {
    throw new UsageError("bad-option", `wave is ${wave}, expected the id of one of the problem's waves.`);
  }
  for (const [name, date] of [
    ["window.earliest", window.earliest],
    ["window.latest", window.latest],
    ["preferredStart", preferredStart],
  ] as const) {
    const isAbsent = name === "preferredStart" && date === undefined;
    if (!isAbsent && (typeof date !== "string" || parseDay(date) === NO_DAY)) {
      throw new UsageError("bad-option", `${name} is ${date}, expected a date such as 2027-06-07.`);
    }
  }
  const { start, end } = problem.horizon;
  if (window.earliest < start || window.latest > end || window.earliest > window.latest) {
    throw new UsageError(
      "bad-option",
      `window is ${window.earliest} to ${window.latest}, expected two days from ${start} to ${end}, the earlier first.`,
    );
  }
  if (options.seed !== undefined && !Number.isSafeInteger(options.seed)) {
    throw new UsageError("bad-option", `seed is ${options.seed}, expected a whole number.`);
  }
  if (options.workLimit !== undefined && !(options.workLimit > 0)) {
    throw new UsageError("bad-option", `workLimit is ${options.workLimit}, expected a number above 0.`);
  }
  return window;
}
