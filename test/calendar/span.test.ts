import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import {
  formatDay,
  NONE,
  openDays,
  parseDay,
  spanEnd,
  spanEnds,
  WEEKDAYS,
  type Weekday,
} from "../../src/calendar/index.ts";
import { type Rules, rules, trains, weekday } from "./random-rules.ts";

/** The twin of `spanEnd`: walks day by day, counting training days. */
function walkedEnd(given: Rules, start: number, trainingDays: number, maxSpanDays: number): number {
  if (start < 0 || start >= given.periods || !trains(given, start)) return NONE;
  let taught = 0;
  for (let period = start; period < given.periods; period++) {
    if (trains(given, period)) taught++;
    if (taught === trainingDays) return period - start + 1 <= maxSpanDays ? period + 1 : NONE;
  }
  return NONE;
}

const spans = {
  trainingDays: fc.integer({ min: 1, max: 30 }),
  maxSpanDays: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 1, max: 40 })),
};

describe("spanEnd", () => {
  const firstDay = parseDay("2027-03-01");
  const closed = ["2027-03-08", "2027-03-09", "2027-03-10", "2027-03-11", "2027-03-12", "2027-03-15"].map(parseDay);
  const idulfitri = openDays(firstDay, 31, { week: WEEKDAYS.slice(0, 5), closed }, []);
  const lastDay = (start: string, days: number, maxSpanDays: number): string => {
    const end = spanEnd(idulfitri, parseDay(start) - firstDay, days, maxSpanDays);
    return end === NONE ? "none" : formatDay(firstDay + end - 1);
  };

  it.each([
    ["a week from its Monday", "2027-03-01", 5, 7, "2027-03-05"],
    ["a single day", "2027-03-05", 1, 1, "2027-03-05"],
    ["a weekend between", "2027-03-18", 5, 7, "2027-03-24"],
    ["a start on a closed day", "2027-03-08", 5, 7, "none"],
    ["a start on a Saturday", "2027-03-06", 1, 7, "none"],
    ["Idulfitri between, without a limit", "2027-03-02", 5, Number.POSITIVE_INFINITY, "2027-03-16"],
    ["Idulfitri between, at the limit", "2027-03-02", 5, 15, "2027-03-16"],
    ["Idulfitri between, beyond the limit", "2027-03-02", 5, 14, "none"],
    ["the last day of the horizon", "2027-03-31", 1, 7, "2027-03-31"],
    ["a class that ends with the horizon", "2027-03-25", 5, 7, "2027-03-31"],
    ["a class that runs past the horizon", "2027-03-26", 5, 7, "none"],
    ["more training days than there are", "2027-03-01", 30, Number.POSITIVE_INFINITY, "none"],
  ])("knows %s", (_, start, days, maxSpanDays, expected) => {
    expect(lastDay(start, days, maxSpanDays)).toBe(expected);
  });

  it("knows no start outside the horizon", () => {
    expect(spanEnd(idulfitri, -1, 1, Number.POSITIVE_INFINITY)).toBe(NONE);
    expect(spanEnd(idulfitri, 31, 1, Number.POSITIVE_INFINITY)).toBe(NONE);
  });

  test.prop([rules, spans.trainingDays, spans.maxSpanDays], { numRuns: 500 })(
    "equals a walk day by day",
    (given, trainingDays, maxSpanDays) => {
      const open = openDays(given.firstDay, given.periods, given, given.closures);
      for (let start = -2; start < given.periods + 2; start++) {
        expect(spanEnd(open, start, trainingDays, maxSpanDays)).toBe(
          walkedEnd(given, start, trainingDays, maxSpanDays),
        );
      }
    },
  );
});

describe("spanEnds", () => {
  it("starts on the given weekdays only", () => {
    const open = openDays(parseDay("2027-03-01"), 14, { week: WEEKDAYS, closed: [] }, []);
    expect(
      [...spanEnds(open, 2, 7, ["mon", "sun"])].map((end, start) => (end === NONE ? "" : `${start}-${end}`)),
    ).toEqual(["0-2", "", "", "", "", "", "6-8", "7-9", "", "", "", "", "", ""]);
    expect([...spanEnds(open, 14, 14)].filter((end) => end !== NONE)).toEqual([14]);
    expect([...spanEnds(open, 1, 7, [])].every((end) => end === NONE)).toBe(true);
  });

  const startDays = fc.option(fc.subarray<Weekday>([...WEEKDAYS]), { nil: undefined });

  test.prop([rules, spans.trainingDays, spans.maxSpanDays, startDays], { numRuns: 500 })(
    "tabulates a walk day by day from every start",
    (given, trainingDays, maxSpanDays, startDays) => {
      const open = openDays(given.firstDay, given.periods, given, given.closures);
      const expected = Array.from({ length: given.periods }, (_, start) =>
        startDays === undefined || startDays.includes(weekday(given, start))
          ? walkedEnd(given, start, trainingDays, maxSpanDays)
          : NONE,
      );
      expect([...spanEnds(open, trainingDays, maxSpanDays, startDays)]).toEqual(expected);
    },
  );

  test.prop([rules, spans.trainingDays], { numRuns: 300 })("holds exactly the training days", (given, trainingDays) => {
    const open = openDays(given.firstDay, given.periods, given, given.closures);
    spanEnds(open, trainingDays, Number.POSITIVE_INFINITY).forEach((end, start) => {
      if (end === NONE) return;
      expect(open.rank[end]! - open.rank[start]!).toBe(trainingDays);
      expect(open.isOpen[end - 1]).toBe(1);
    });
  });
});
