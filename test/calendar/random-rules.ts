import { fc } from "@fast-check/vitest";
import { type DayRange, formatDay, parseDay, WEEKDAYS, type Weekday } from "../../src/calendar/index.ts";

/** What `openDays` is made from. */
export interface Rules {
  readonly firstDay: number;
  readonly periods: number;
  readonly week: readonly Weekday[];
  readonly closed: readonly number[];
  readonly closures: readonly DayRange[];
}

/** Horizons of up to ten weeks, with closed days and closures inside, outside, across their edges, and empty ones. */
export const rules: fc.Arbitrary<Rules> = fc
  .record({
    firstDay: fc.integer({ min: parseDay("1999-12-01"), max: parseDay("2032-01-31") }),
    periods: fc.integer({ min: 0, max: 70 }),
    week: fc.oneof(fc.constant(WEEKDAYS.slice(0, 5)), fc.subarray([...WEEKDAYS])),
    closed: fc.array(fc.integer({ min: -10, max: 80 }), { maxLength: 15 }),
    closures: fc.array(
      fc.record({ from: fc.integer({ min: -20, max: 90 }), length: fc.integer({ min: -2, max: 20 }) }),
      {
        maxLength: 3,
      },
    ),
  })
  .map(({ firstDay, periods, week, closed, closures }) => ({
    firstDay,
    periods,
    week,
    closed: closed.map((offset) => firstDay + offset),
    closures: closures.map(({ from, length }) => ({ from: firstDay + from, to: firstDay + from + length - 1 })),
  }));

/** Whether a period is open, straight from the rules: the twin of `openDays`. */
export function trains(rules: Rules, period: number): boolean {
  const day = rules.firstDay + period;
  return (
    rules.week.includes(weekday(rules, period)) &&
    !rules.closed.includes(day) &&
    !rules.closures.some(({ from, to }) => from <= day && day <= to)
  );
}

/** The weekday of a period, as `Date` has it. */
export function weekday(rules: Rules, period: number): Weekday {
  const sundayFirst = new Date(`${formatDay(rules.firstDay + period)}T00:00:00Z`).getUTCDay();
  return WEEKDAYS[(sundayFirst + 6) % 7]!;
}
