import { describe, expect, test } from "vitest";
import { issuesAfter } from "../edits.ts";

describe("origins", () => {
  test("whose counts do not add up to the size", () => {
    const message = expect.stringContaining("hold 18 participants in all, and the cohort has size 20.");
    expect(issuesAfter({ "cohorts.4.origins.1.count": 4 })).toEqual([
      { path: "cohorts[4].origins", code: "inconsistent", value: expect.any(Array), message },
    ]);
  });

  test.each([
    ["point", { lat: -8.2, lon: 114.3 }],
    ["landmass", "jawa"],
  ])("beside a %s of the cohort", (field, value) => {
    const message = expect.stringContaining("is given, and so are origins");
    const issue = { path: `cohorts[4].${field}`, code: "inconsistent", value, message };
    expect(issuesAfter({ [`cohorts.4.${field}`]: value })).toEqual([issue]);
  });
});
