import { fc, test } from "@fast-check/vitest";
import { addDays } from "date-fns/addDays";
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { format } from "date-fns/format";
import { getISODay } from "date-fns/getISODay";
import { isExists } from "date-fns/isExists";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { formatDay, NO_DAY, parseDay, WEEKDAYS, weekdayOf } from "../../src/calendar/index.ts";

// date-fns counts in local time, and some zones have skipped whole days.
beforeAll(() => {
  vi.stubEnv("TZ", "UTC");
});
afterAll(() => {
  vi.unstubAllEnvs();
});

const FIRST = parseDay("1900-01-01");
const LAST = parseDay("2199-12-31");
const days = fc.integer({ min: FIRST, max: LAST });

function dateOf(text: string): Date {
  const [year, month, date] = text.split("-").map(Number);
  return new Date(year!, month! - 1, date!);
}

describe("every day of the years 1900 to 2199", () => {
  it("has the number, the text and the weekday that date-fns gives it", () => {
    const wrong: string[] = [];
    let date = new Date(1900, 0, 1);
    let day = differenceInCalendarDays(date, new Date(1970, 0, 1));
    while (date.getFullYear() <= 2199) {
      const text = format(date, "yyyy-MM-dd");
      if (parseDay(text) !== day || formatDay(day) !== text || weekdayOf(day) !== getISODay(date) - 1) wrong.push(text);
      date = addDays(date, 1);
      day++;
    }
    expect(wrong).toEqual([]);
    expect(day - 1).toBe(LAST);
    expect(LAST - FIRST + 1).toBe(109_573);
  });

  it("is real exactly when date-fns says that it exists", () => {
    const wrong: string[] = [];
    let real = 0;
    for (let year = 1900; year <= 2199; year++) {
      for (let month = 0; month <= 13; month++) {
        for (let date = 0; date <= 32; date++) {
          const text = `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
          const isReal = parseDay(text) !== NO_DAY;
          if (isReal !== isExists(year, month - 1, date)) wrong.push(text);
          if (isReal) real++;
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(real).toBe(LAST - FIRST + 1);
  });
});

describe("parseDay", () => {
  it("counts from 1970-01-01", () => {
    expect(parseDay("1970-01-01")).toBe(0);
    expect(parseDay("1969-12-31")).toBe(-1);
    expect(parseDay("2000-02-29")).toBe(11_016);
    expect(parseDay("2027-03-10")).toBe(20_887);
  });

  it.each([
    "2027-02-30",
    "2027-02-29",
    "1900-02-29",
    "2100-02-29",
    "2027-04-31",
    "2027-13-01",
    "2027-00-10",
    "2027-01-00",
    "2027-1-5",
    "27-01-05",
    "12027-01-05",
    "2027/01/05",
    "20270105",
    "2027-01-05 ",
    " 2027-01-05",
    "2027-01-05\n",
    "2027-01-05T00:00:00",
    "2027-01-05Z",
    "-2027-01-05",
    "+2027-01-05",
    "２０２７-01-05",
    "1899-12-31",
    "2200-01-01",
    "0000-00-00",
    "",
  ])("refuses %j", (text) => {
    expect(parseDay(text)).toBe(NO_DAY);
  });

  test.prop([fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d{2}-\d{2}.?$/))])(
    "accepts only what formatDay writes",
    (text) => {
      const day = parseDay(text);
      if (day !== NO_DAY) expect(formatDay(day)).toBe(text);
      else expect(NO_DAY).toBeLessThan(FIRST);
    },
  );

  test.prop([days, days])("moves by as many days as date-fns does", (from, to) => {
    const text = formatDay(from);
    expect(format(addDays(dateOf(text), to - from), "yyyy-MM-dd")).toBe(formatDay(to));
    expect(differenceInCalendarDays(dateOf(formatDay(to)), dateOf(text))).toBe(
      parseDay(formatDay(to)) - parseDay(text),
    );
  });

  test.prop([days, days])("orders days as their texts are ordered", (a, b) => {
    expect(formatDay(a) < formatDay(b)).toBe(a < b);
  });
});

describe("formatDay", () => {
  test.prop([fc.integer({ min: -719_528, max: 2_932_896 })])("writes all years of four digits", (day) => {
    expect(formatDay(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
  });

  it("writes the first and the last of them", () => {
    expect(formatDay(-719_528)).toBe("0000-01-01");
    expect(formatDay(2_932_896)).toBe("9999-12-31");
  });
});

describe("weekdayOf", () => {
  it("begins the week on Monday", () => {
    expect(WEEKDAYS).toEqual(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
    expect(WEEKDAYS[weekdayOf(parseDay("2027-03-08"))]).toBe("mon");
    expect(WEEKDAYS[weekdayOf(parseDay("1900-01-07"))]).toBe("sun");
  });

  test.prop([fc.integer({ min: -1_000_000, max: 1_000_000 })])("turns by one each day", (day) => {
    expect(weekdayOf(day + 1)).toBe((weekdayOf(day) + 1) % 7);
  });
});
