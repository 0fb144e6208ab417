import { describe, expect, test } from "vitest";
import { issuesAfter } from "../edits.ts";

describe("a window", () => {
  test("that ends before it begins", () => {
    const message =
      'cohorts[0].window.latest (cohort "digital-banyuwangi") is 2027-08-03, before earliest 2027-08-10.\nMaybe the two dates are swapped.';
    const issue = { path: "cohorts[0].window.latest", code: "inconsistent", value: "2027-08-03", message };
    expect(issuesAfter({ "cohorts.0.window": { earliest: "2027-08-10", latest: "2027-08-03" } })).toEqual([issue]);
  });

  test.each([
    ["earliest", "2027-08-01", "before the horizon starts on 2027-08-02."],
    ["latest", "2027-09-01", "after the horizon ends on 2027-08-31."],
  ])("whose %s day is outside the horizon", (field, value, says) => {
    const path = `cohorts[0].window.${field}`;
    const message = expect.stringContaining(`is ${value}, ${says}`);
    expect(issuesAfter({ [`cohorts.0.window.${field}`]: value })).toEqual([
      { path, code: "out-of-range", value, message },
    ]);
  });

  test("of one day, of the whole horizon, and a preferred start outside of it", () => {
    expect(issuesAfter({ "cohorts.0.window": { earliest: "2027-08-04", latest: "2027-08-04" } })).toEqual([]);
    expect(issuesAfter({ "cohorts.0.window": { earliest: "2027-08-02", latest: "2027-08-31" } })).toEqual([]);
    expect(issuesAfter({ "cohorts.0.preferredStart": "2026-01-01" })).toEqual([]);
  });
});
