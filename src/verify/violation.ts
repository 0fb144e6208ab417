import type { CivilDate } from "../domain/index.ts";

/** The hard rules in the order in which they are checked; each is one file in `rules`, but `shape`, which guards the others. */
export const RULE_IDS = [
  "shape",
  "known",
  "once",
  "demand",
  "class-size",
  "together",
  "phases",
  "mandatory",
  "pinned",
  "seats",
  "equipment",
  "facility-type",
  "tags",
  "region",
  "own-rules",
  "landmass",
  "reach",
  "window",
  "start-day",
  "open-days",
  "half-days",
  "span",
  "booking",
  "room",
  "shared",
  "concurrent",
  "boarding",
  "pools",
  "year",
  "quota",
  "budget",
  "openings",
  "wave",
  "holiday-shift",
  "wave-order",
] as const;

/** Name of a hard rule: the same in violations, documents and tests. */
export type RuleId = (typeof RULE_IDS)[number];

/** One place where a plan breaks a hard rule. */
export interface Violation {
  readonly rule: RuleId;
  readonly cohort?: string;
  readonly facility?: string;
  readonly date?: CivilDate;
  /** Names everything concerned by its id, with the value seen and the value expected. */
  readonly message: string;
}
