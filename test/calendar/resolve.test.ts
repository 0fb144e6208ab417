import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import {
  type CalendarRules,
  formatDay,
  halfOpenDays,
  parseDay,
  resolveCalendars,
  WEEKDAYS,
} from "../../src/calendar/index.ts";

const workdays = WEEKDAYS.slice(0, 5);

function calendar(id: string, dates: readonly string[], parent?: string, week = workdays): CalendarRules {
  const closed = dates.map((date) => ({ date }));
  return parent === undefined ? { id, week, closed } : { id, week, closed, extends: parent };
}

function dayOf(date: string) {
  return { from: parseDay(date), to: parseDay(date) };
}

function closedDates(calendars: readonly CalendarRules[], id: string): string[] {
  return Array.from(resolveCalendars(calendars).get(id)!.closed, formatDay);
}

describe("resolveCalendars", () => {
  const nation = calendar("nation", ["2027-03-10", "2027-03-11", "1969-08-17"]);
  const bali = calendar("bali", ["2027-03-08", "2027-03-10"], "nation");
  const centre = calendar("centre", ["2027-03-01"], "bali", ["mon", "sat"]);

  it("adds the closed days of all ancestors, in order and once", () => {
    const calendars = [centre, nation, bali];
    expect(closedDates(calendars, "nation")).toEqual(["1969-08-17", "2027-03-10", "2027-03-11"]);
    expect(closedDates(calendars, "bali")).toEqual(["1969-08-17", "2027-03-08", "2027-03-10", "2027-03-11"]);
    expect(closedDates(calendars, "centre")).toEqual([
      "1969-08-17",
      "2027-03-01",
      "2027-03-08",
      "2027-03-10",
      "2027-03-11",
    ]);
  });

  it("adds the days without half sessions of all ancestors", () => {
    const fridays: CalendarRules = { ...nation, noHalfDays: ["fri", { from: "2027-03-01", to: "2027-03-02" }] };
    const local: CalendarRules = { ...bali, noHalfDays: [{ from: "2027-03-09", to: "2027-03-09" }] };
    const resolved = resolveCalendars([fridays, local]).get("bali")!;
    const open = halfOpenDays(parseDay("2027-03-01"), 14, resolved, [dayOf("2027-03-03")]);
    // Of two weeks from Monday, 1 March, the 3rd is a closure; the 8th, 10th and 11th are closed, the others have no half sessions.
    expect(Array.from(open.dayOfRank, (k) => formatDay(open.firstDay + k))).toEqual(["2027-03-04"]);
    expect(resolveCalendars([fridays]).get("nation")!.noHalfRanges).toHaveLength(1);
  });

  it("keeps each calendar's own week", () => {
    const resolved = resolveCalendars([nation, bali, centre]);
    expect(resolved.get("bali")!.week).toEqual(workdays);
    expect(resolved.get("centre")!.week).toEqual(["mon", "sat"]);
  });

  it("keeps the order in which calendars are declared", () => {
    expect([...resolveCalendars([centre, nation, bali]).keys()]).toEqual(["centre", "nation", "bali"]);
    expect(resolveCalendars([]).size).toBe(0);
  });

  it.each([
    ["itself", [calendar("a", [], "a")]],
    ["a calendar that extends it", [calendar("a", [], "b"), calendar("b", [], "a")]],
    ["a cycle further up", [calendar("a", [], "b"), calendar("b", [], "c"), calendar("c", [], "b")]],
    ["an unknown calendar", [calendar("a", [], "b")]],
  ])("throws rather than extend %s", (_, calendars) => {
    expect(() => resolveCalendars(calendars)).toThrow(Error);
  });

  it("throws on an unreal date", () => {
    expect(() => resolveCalendars([calendar("a", ["2027-02-30"])])).toThrow(Error);
  });

  const dates = fc.array(fc.integer({ min: 20_800, max: 20_830 }).map(formatDay), { maxLength: 6 });
  const nodes = fc.array(fc.record({ dates, parent: fc.option(fc.nat()) }), { minLength: 1, maxLength: 12 });

  test.prop([nodes, fc.infiniteStream(fc.nat())])(
    "equals its recursive definition, in any order",
    (list, positions) => {
      // Each extends an earlier one or none, so there is no cycle.
      const calendars = list.map(({ dates, parent }, row) =>
        calendar(`c${row}`, dates, parent === null || row === 0 ? undefined : `c${parent % row}`),
      );
      const closedOf = (id: string | undefined): number[] => {
        const own = calendars.find((candidate) => candidate.id === id);
        return own === undefined ? [] : [...own.closed.map(({ date }) => parseDay(date)), ...closedOf(own.extends)];
      };
      const shuffled = [...calendars];
      for (const own of calendars) {
        shuffled.splice(shuffled.indexOf(own), 1);
        shuffled.splice(positions.next().value! % (shuffled.length + 1), 0, own);
      }
      const resolved = resolveCalendars(shuffled);
      for (const { id } of calendars) {
        expect([...resolved.get(id)!.closed]).toEqual([...new Set(closedOf(id))].sort((a, b) => a - b));
      }
    },
  );
});
