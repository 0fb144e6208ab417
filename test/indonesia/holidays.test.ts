import { describe, expect, it } from "vitest";
import { formatDay, openDays, parseDay, resolveCalendars, WEEKDAYS, weekdayOf } from "../../src/calendar/index.ts";
import { UsageError } from "../../src/domain/index.ts";
import {
  type CalendarOptions,
  FIVE_DAYS,
  indonesianHolidays,
  nationalCalendars,
  ramadan,
  SIX_DAYS,
} from "../../src/indonesia/index.ts";
import { sourceTable } from "./source-table.ts";

/** Open days of a year. */
function openIn(year: number, calendar: string, options: CalendarOptions): number {
  const first = parseDay(`${year}-01-01`);
  const rules = resolveCalendars(nationalCalendars(options)).get(calendar)!;
  return openDays(first, parseDay(`${year}-12-31`) - first + 1, rules, []).dayOfRank.length;
}

describe("indonesianHolidays", () => {
  it.each([
    [2026, 17, 8],
    [2027, 18, 8],
  ])("of %i are %i holidays and %i days of joint leave, in order", (year, holidays, leave) => {
    const days = indonesianHolidays(year);
    expect(days.filter((day) => day.kind === "holiday").length).toBe(holidays);
    expect(days.filter((day) => day.kind === "joint-leave").length).toBe(leave);
    const dates = days.map((day) => day.date);
    expect(dates).toEqual([...dates].sort());
    expect(new Set(dates).size).toBe(holidays + leave);
    for (const { date, name, english, decree } of days) {
      expect(parseDay(date)).toBeGreaterThan(0);
      expect(date.startsWith(String(year))).toBe(true);
      expect(name.length * english.length).toBeGreaterThan(0);
      expect(decree).toMatch(/^SKB /);
    }
  });

  it("has joint leave on working days alone", () => {
    const leave = [...indonesianHolidays(2026), ...indonesianHolidays(2027)].filter(
      (day) => day.kind === "joint-leave",
    );
    for (const { date } of leave) expect(weekdayOf(parseDay(date))).toBeLessThan(5);
  });

  it("falls on the weekdays of the decrees, where those are at hand, and is what they say", () => {
    const weekday = (date: string): string => WEEKDAYS[weekdayOf(parseDay(date))]!;
    // These need no table: the first days of Idulfitri, Independence Day, Christmas.
    expect(["2026-03-21", "2027-03-10", "2026-08-17", "2027-08-17", "2027-12-25"].map(weekday)).toEqual([
      "sat",
      "wed",
      "mon",
      "tue",
      "sat",
    ]);
    const days = [...indonesianHolidays(2026), ...indonesianHolidays(2027)];
    // Without the table the counts and weekdays above still hold.
    (sourceTable("holidays-2026-2027.csv") ?? []).forEach((row, k) => {
      const { date, kind, name, english } = days[k]!;
      expect([date, name, english]).toEqual([row["date"], row["name_id"], row["name_en"]]);
      expect(kind).toBe(row["kind"] === "libur_nasional" ? "holiday" : "joint-leave");
      expect(weekday(date)).toBe(row["weekday"]!.toLowerCase());
    });
  });

  it.each([2025, 2028, Number.NaN])("are not known for %s, and not claimed to be none", (year) => {
    expect(() => indonesianHolidays(year)).toThrow(UsageError);
    expect(() => ramadan(year)).toThrow(UsageError);
  });
});

describe("ramadan", () => {
  it.each([2026, 2027])("of %i has 29 or 30 days and ends on the eve of Idulfitri", (year) => {
    const { from, to } = ramadan(year);
    const days = parseDay(to) - parseDay(from) + 1;
    expect([29, 30]).toContain(days);
    const feast = indonesianHolidays(year).find((day) => day.kind === "holiday" && day.name.startsWith("Idulfitri"));
    expect(feast!.date).toBe(formatDay(parseDay(to) + 1));
  });
});

describe("nationalCalendars", () => {
  it("leaves as many working days as there are: 240 in 2026 and 242 in 2027 with Ramadan, Saturdays besides", () => {
    expect([2026, 2027].map((year) => openIn(year, FIVE_DAYS, { ramadan: "open" }))).toEqual([240, 242]);
    // 19 February to 17 March 2026 is 19 working days before the joint leave, 8 February to 5 March 2027 is 20.
    expect([2026, 2027].map((year) => openIn(year, FIVE_DAYS, {}))).toEqual([221, 222]);
    // 52 Saturdays each year, less Idulfitri 2026; less Imlek, Labour Day and Christmas 2027; less four in Ramadan.
    expect([2026, 2027].map((year) => openIn(year, SIX_DAYS, { ramadan: "open" }))).toEqual([240 + 51, 242 + 49]);
    expect([2026, 2027].map((year) => openIn(year, SIX_DAYS, {}))).toEqual([221 + 47, 222 + 45]);
  });

  it("names every closed day and its kind, each day once, in order", () => {
    const [five, six] = nationalCalendars();
    expect([five!.id, six!.id, six!.extends]).toEqual(["ID", "ID-6", "ID"]);
    expect(six!.closed).toEqual([]);
    const dates = five!.closed.map((day) => day.date);
    expect(dates).toEqual([...new Set(dates)].sort());
    const kind = (date: string): string | undefined => five!.closed.find((day) => day.date === date)?.kind;
    expect(["2027-02-07", "2027-02-08", "2027-03-08", "2027-03-09", "2027-03-10", "2027-03-15"].map(kind)).toEqual([
      undefined,
      "ramadan",
      "holiday",
      "joint-leave",
      "holiday",
      "joint-leave",
    ]);
    expect(five!.closed.every((day) => day.name !== undefined && day.name.length > 0)).toBe(true);
  });

  it("takes another range for Ramadan in its year alone", () => {
    const [five] = nationalCalendars({ ramadan: { from: "2027-02-09", to: "2027-03-09" } });
    const closed = new Set(five!.closed.map((day) => day.date));
    expect(["2027-02-08", "2027-02-09", "2026-02-19"].map((date) => closed.has(date))).toEqual([false, true, true]);
    const kinds = new Set(nationalCalendars({ ramadan: "open" })[0]!.closed.map((day) => day.kind));
    expect(kinds).toEqual(new Set(["holiday", "joint-leave"]));
  });

  it.each([
    { from: "2027-03-09", to: "2027-02-08" },
    { from: "2027-02-30", to: "2027-03-09" },
    { from: "2028-01-28", to: "2028-02-25" },
    { from: "2026-12-01", to: "2027-01-02" },
  ])("refuses Ramadan from $from to $to", (range) => {
    expect(() => nationalCalendars({ ramadan: range })).toThrow(UsageError);
  });
});
