import type { FairLimit, Share } from "../compile/index.ts";
import { type FinishedLevel, statusOf } from "./plan-search.ts";

/** Limits in the words of a certificate. */
export function withinOf(limits: readonly FairLimit[]): NonNullable<FinishedLevel["within"]> {
  return limits.map(({ sum, most }) => ({ kind: "unplaced", ids: [sum.group], max: most }));
}

/** A level of fairness: what it leaves out of a group, and no fewer than what. */
export function levelOf({ sum, unplaced: value }: Share, bound: number): Omit<FinishedLevel, "proof" | "unit"> {
  const { group, participants: of } = sum;
  const gap = value === bound ? 0 : value < of ? (value - bound) / (of - value) : null;
  return { level: "fairness", group, of, value, bound, gap, status: statusOf(value, bound) };
}
