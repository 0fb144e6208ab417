/** Days of the horizon, counted from its first. */
import { NO_DAY, parseDay } from "../../calendar/index.ts";
import type { Facts } from "../facts.ts";

/** Periods `from .. past`, the last excluded. */
export interface Periods {
  readonly from: number;
  readonly past: number;
}

/** NaN for what is no date: it fails every comparison. */
export function periodOf(facts: Facts, date: unknown): number {
  const day = typeof date === "string" ? parseDay(date) : NO_DAY;
  return day === NO_DAY ? Number.NaN : day - facts.firstDay;
}
