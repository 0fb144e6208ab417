import { expect, test } from "vitest";
import {
  formatCount,
  formatDates,
  formatKm,
  formatLongDate,
  formatLongDates,
  formatMoney,
  formatNoun,
  formatShare,
} from "../../src/report/format.ts";

test("numbers have thousands separators, money its currency", () => {
  expect(formatCount(9412)).toBe("9,412");
  expect(formatCount(-1_234_567)).toBe("-1,234,567");
  expect(formatMoney(4_650_000_000, "IDR")).toBe("IDR\u00a04,650,000,000");
  expect(formatMoney(588, "participants")).toBe("588 participants");
  expect(formatKm(23_456)).toBe("23.5");
  expect(formatKm(undefined)).toBe("–");
  expect(formatNoun(1, "class", "classes")).toBe("1 class");
  expect(formatNoun(0, "class", "classes")).toBe("0 classes");
});

test.each([
  [0, "0%"],
  [1, "100%"],
  [0.00312, "0.31%"],
  [0.00001, "less than 0.01%"],
  [0.99999, "more than 99.99%"],
  [0.8477, "84.8%"],
  [2.4054, "240.5%"],
])("a share of %d is %s: a rest is never rounded to nothing", (share, words) => {
  expect(formatShare(share)).toBe(words);
});

test("dates are long in sentences and short in tables, and say no more than they must", () => {
  expect(formatLongDate("2027-01-06")).toBe("Wednesday 6 January 2027");
  expect(formatLongDates("2027-01-06", "2027-02-01")).toBe("Wednesday 6 January and Monday 1 February 2027");
  expect(formatLongDates("2026-12-31", "2027-01-04")).toBe("Thursday 31 December 2026 and Monday 4 January 2027");
  expect(formatDates("2027-01-06", "2027-01-06")).toBe("6 Jan 2027");
  expect(formatDates("2027-01-06", "2027-01-12")).toBe("6 to 12 Jan 2027");
  expect(formatDates("2027-01-29", "2027-02-02")).toBe("29 Jan to 2 Feb 2027");
  expect(formatDates("2026-12-29", "2027-01-04")).toBe("29 Dec 2026 to 4 Jan 2027");
});
