/** Benchmarks of one rule each. */
import type { Problem } from "../../src/domain/index.ts";
import { generateInstance } from "../instance.ts";
import { LEVELS, MANDATORY, PINNED, PREFERENCES, PRIORITY } from "./cohort-rules.ts";
import { ACTIVATION, OPENINGS, SERIES_RULE } from "./facility-rules.ts";
import { PHASES } from "./phase-rules.ts";
import { BOARDING, BOOKINGS, CONCURRENT, HALF_DAYS, SHARED, UNITS, YEAR } from "./room-rules.ts";
import type { BenchRule } from "./rule.ts";
import { BUDGET, FAIRNESS, POOLS, QUOTA_MAX, QUOTA_MIN, SMOOTHING, TRAVELLING_TEAMS } from "./sum-rules.ts";
import { HOLIDAY_SHIFT, WAVE_ORDER } from "./wave-rules.ts";

export type { BenchRule } from "./rule.ts";

export const BENCH_RULES: readonly BenchRule[] = [
  PRIORITY,
  PREFERENCES,
  HALF_DAYS,
  UNITS,
  BOOKINGS,
  SHARED,
  CONCURRENT,
  YEAR,
  BOARDING,
  POOLS,
  TRAVELLING_TEAMS,
  MANDATORY,
  PINNED,
  LEVELS,
  QUOTA_MIN,
  QUOTA_MAX,
  BUDGET,
  FAIRNESS,
  ACTIVATION,
  OPENINGS,
  SERIES_RULE,
  SMOOTHING,
  ...PHASES,
  WAVE_ORDER,
  HOLIDAY_SHIFT,
];

/** The rules of a name: `all`, one by its id, or all variants of one; throws a RangeError that lists the names. */
export function rulesNamed(name: string): readonly BenchRule[] {
  const found = BENCH_RULES.filter(({ id }) => name === "all" || id === name || id.startsWith(`${name}-`));
  if (found.length > 0) return found;
  throw new RangeError(`no rule "${name}"; there are all, ${BENCH_RULES.map(({ id }) => id).join(", ")}.`);
}

/** A generated instance with one rule added. */
export function ruleInstance(
  { add, load: own }: BenchRule,
  { load = own ?? 0.6, ...options }: { readonly cohorts: number; readonly seed: number; readonly load?: number },
): Problem {
  return add(generateInstance({ ...options, load, wave: false }));
}
