import { test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { formatDay, openDays, parseDay, WEEKDAYS } from "../../src/calendar/index.ts";
import { rules, trains } from "./random-rules.ts";

const workdays = WEEKDAYS.slice(0, 5);

describe("openDays", () => {
  it("takes closed days and closures, ends included, from the week", () => {
    const firstDay = parseDay("2027-03-05");
    const closed = ["2027-03-08", "2027-03-09", "2027-03-10", "2027-03-11", "2027-03-12", "2027-03-15"].map(parseDay);
    const open = openDays(firstDay, 17, { week: workdays, closed }, [
      { from: parseDay("2027-03-17"), to: parseDay("2027-03-18") },
    ]);
    expect(Array.from(open.dayOfRank, (period) => formatDay(firstDay + period))).toEqual([
      "2027-03-05",
      "2027-03-16",
      "2027-03-19",
    ]);
    expect([...open.isOpen]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0]);
    expect([...open.rank]).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
  });

  it("ignores what lies outside the horizon and cuts what crosses its edges", () => {
    const closures = [
      { from: -30, to: -20 },
      { from: -5, to: 1 },
      { from: 8, to: 15 },
      { from: 20, to: 30 },
      { from: 6, to: 4 },
    ];
    const open = openDays(0, 10, { week: WEEKDAYS, closed: [-1, 10, 3, 3] }, closures);
    expect([...open.dayOfRank]).toEqual([2, 4, 5, 6, 7]);
  });

  it("opens on no day of an empty week, and knows an empty horizon", () => {
    expect(openDays(0, 10, { week: [], closed: [] }, []).dayOfRank).toHaveLength(0);
    expect([...openDays(0, 0, { week: WEEKDAYS, closed: [0] }, [{ from: -1, to: 1 }]).rank]).toEqual([0]);
  });

  it("takes closed days from any iterable", () => {
    const rulesOf = (closed: Iterable<number>) => ({ week: WEEKDAYS, closed });
    const open = openDays(0, 9, rulesOf([2, 5]), []);
    expect(openDays(0, 9, rulesOf(new Set([5, 2])), [])).toEqual(open);
    expect(openDays(0, 9, rulesOf(Int32Array.of(2, 5)), [])).toEqual(open);
  });

  test.prop([rules], { numRuns: 300 })("is open exactly where the rules say so", (given) => {
    const open = openDays(given.firstDay, given.periods, given, given.closures);
    const expected = Array.from({ length: given.periods }, (_, period) => Number(trains(given, period)));
    expect([...open.isOpen]).toEqual(expected);
    expect(open.firstDay).toBe(given.firstDay);
    expect(open.periods).toBe(given.periods);
  });

  test.prop([rules], { numRuns: 300 })("counts the open days it lists", (given) => {
    const open = openDays(given.firstDay, given.periods, given, given.closures);
    expect(open.rank).toHaveLength(given.periods + 1);
    expect(open.dayOfRank).toHaveLength(open.rank[given.periods]!);
    for (let period = 0; period <= given.periods; period++) {
      expect(open.rank[period]).toBe(open.isOpen.subarray(0, period).filter((isOpen) => isOpen === 1).length);
    }
    open.dayOfRank.forEach((period, k) => {
      expect(open.isOpen[period]).toBe(1);
      expect(open.rank[period]).toBe(k);
    });
  });
});
