import type { Range } from "./calendar.ts";
import type { Filter } from "./filter.ts";

/** Fewest and most cohorts or participants of a group: a hard rule. A group that got nothing counts as 0. */
export interface Quota {
  readonly id: string;
  readonly unit: "cohorts" | "participants";
  /** The phase whose facility and start count; the first when absent. */
  readonly phase?: string;
  /** All when absent. */
  readonly facilities?: Filter;
  readonly cohorts?: Filter;
  /** Days on which the phase starts. */
  readonly period?: Range;
  readonly min?: number;
  readonly max?: number;
}

/** At most so many of these facilities may hold any class. */
export interface Openings {
  readonly id: string;
  /** All when absent. */
  readonly facilities?: Filter;
  readonly max: number;
}

/** An even load: what starts in a calendar month beyond a number costs something. */
export interface Smoothing {
  readonly unit: "cohorts" | "participants";
  readonly perMonth: number;
  /** For each unit above it. */
  readonly overCost: number;
}
