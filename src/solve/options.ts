import type { LevelName, Plan } from "../domain/index.ts";
import { UsageError } from "../domain/index.ts";
import type { SearchPhase } from "../kernel/index.ts";

/** What the search knows at a moment. */
export interface Progress {
  readonly phase: SearchPhase;
  /** The level at work, where a problem has levels: `cost`, `bound` and `gap` are those of this level. */
  readonly level?: LevelName;
  /** Cost of the best plan so far. */
  readonly cost: number;
  readonly bound: number;
  readonly gap: number | null;
  /** Option evaluations so far. */
  readonly work: number;
  readonly elapsedMs: number;
}

/** How long to search, from what, and how to follow it. */
export interface SolveOptions {
  /** Stops after this many milliseconds with the best plan so far. Default 60,000 when no work limit is given. */
  readonly timeLimitMs?: number;
  /** Stops after this many option evaluations: the same plan on every machine. */
  readonly workLimit?: number;
  /** Stops once the gap is at most this. Default 0: when the plan is proven optimal. */
  readonly gap?: number;
  /** Default 0. Same problem, seed and work limit: the same plan, byte for byte. */
  readonly seed?: number;
  /** Stops within 50 ms with the best plan so far. */
  readonly signal?: AbortSignal;
  /** Called once the problem is compiled, and whenever the plan, the bound or the phase has changed. */
  readonly onProgress?: (progress: Progress) => void;
  /** A plan to start from; what of it holds is kept until something better is found. */
  readonly warmStart?: Plan;
  /** Milliseconds of a steady clock; replaced in tests. */
  readonly now?: () => number;
}

export const DEFAULT_TIME_LIMIT_MS = 60_000;

/** Throws a UsageError for a value that is not allowed. */
export function checkOptions(options: SolveOptions): void {
  const positive = (name: "timeLimitMs" | "workLimit"): void => {
    const value = options[name];
    if (value !== undefined && !(value > 0))
      throw new UsageError("bad-option", `${name} is ${value}, expected a number above 0.`);
  };
  positive("timeLimitMs");
  positive("workLimit");
  if (options.gap !== undefined && !(options.gap >= 0)) {
    throw new UsageError("bad-option", `gap is ${options.gap}, expected a number of at least 0, such as 0.01 for 1 %.`);
  }
  if (options.seed !== undefined && !Number.isSafeInteger(options.seed)) {
    throw new UsageError("bad-option", `seed is ${options.seed}, expected a whole number.`);
  }
}
