import { describe, expect, test } from "vitest";
import { issuesAfter } from "../edits.ts";

const NOBODY = { cohorts: [] };

describe("the horizon", () => {
  test("that ends before it starts", () => {
    const message = expect.stringMatching(/^horizon.end is 2027-08-01, before start 2027-08-02\.\nMaybe .* swapped\.$/);
    const issue = { path: "horizon.end", code: "inconsistent", value: "2027-08-01", message };
    expect(issuesAfter({ "horizon.end": "2027-08-01" })).toEqual([issue]);
  });

  test("of one day, and of the most days", () => {
    expect(issuesAfter({ ...NOBODY, "horizon.end": "2027-08-02" })).toEqual([]);
    expect(issuesAfter({ ...NOBODY, horizon: { start: "2027-01-01", end: "2037-01-07" } })).toEqual([]);
  });

  test("of one day too many", () => {
    const message = expect.stringContaining("3,661 days; expected at most 3,660");
    const issue = { path: "horizon.end", code: "out-of-range", value: "2037-01-08", message };
    expect(issuesAfter({ ...NOBODY, horizon: { start: "2027-01-01", end: "2037-01-08" } })).toEqual([issue]);
  });
});
