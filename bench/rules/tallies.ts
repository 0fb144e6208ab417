/** Sums over the classes of a plan, and how often they come to a limit. */
import { parseDay } from "../../src/calendar/index.ts";
import type { Assignment, Problem } from "../../src/domain/index.ts";

/** [cohort] participants */
export function sizesOf({ cohorts }: Problem): Map<string, number> {
  return new Map(cohorts.map(({ id, size }) => [id, size]));
}

export function sumsBy(
  classes: readonly Assignment[],
  keyOf: (one: Assignment) => string,
  amountOf: (one: Assignment) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const one of classes) sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + amountOf(one));
  return sums;
}

/** What classes hold together, and how much of it there is. */
export interface Holding {
  /** What a class holds something of. */
  readonly keyOf: (one: Assignment) => string;
  readonly amountOf: (one: Assignment) => number;
  /** From how much on a day counts as full; undefined where nothing is limited. */
  readonly fullAt: (key: string, day: number) => number | undefined;
  /** Civil days after its last training day during which a class holds it still. */
  readonly extraDays?: number;
}

/** Civil days on which as much is held of something as there is of it, summed over all such things. */
export function fullDays(classes: readonly Assignment[], { keyOf, amountOf, fullAt, extraDays = 0 }: Holding): number {
  const used = new Map<string, Map<number, number>>();
  for (const one of classes) {
    const key = keyOf(one);
    const days = used.get(key) ?? new Map<number, number>();
    used.set(key, days);
    const last = parseDay(one.end) + extraDays;
    for (let day = parseDay(one.start); day <= last; day++) days.set(day, (days.get(day) ?? 0) + amountOf(one));
  }
  let full = 0;
  for (const [key, days] of used) {
    for (const [day, amount] of days) {
      if (amount >= (fullAt(key, day) ?? Number.POSITIVE_INFINITY)) full++;
    }
  }
  return full;
}
