import { describe, expect, test } from "vitest";
import { issuesAfter } from "../edits.ts";

describe("class sizes", () => {
  test.each([15, 41])("a cohort of %i in a programme of 16 to 40", (size) => {
    const message = expect.stringContaining(
      `is ${size}, outside the class size 16 to 40 of programme "pemasaran-digital".`,
    );
    const issue = { path: "cohorts[0].size", code: "inconsistent", value: size, message };
    expect(issuesAfter({ "cohorts.0.size": size })).toEqual([issue]);
  });

  test.each([16, 40])("a cohort of %i fits", (size) => {
    expect(issuesAfter({ "cohorts.0.size": size })).toEqual([]);
  });

  test("any size fits where none is said", () => {
    expect(issuesAfter({ "cohorts.0.size": 1000, "programmes.0.classSize": undefined })).toEqual([]);
  });

  test("a smallest class above the largest", () => {
    const message = expect.stringMatching(/is 16, below min 40\.\nMaybe the two numbers are swapped\.$/);
    const issue = { path: "programmes[0].classSize.max", code: "inconsistent", value: 16, message };
    expect(issuesAfter({ "programmes.0.classSize": { min: 40, max: 16 } })).toEqual([issue]);
  });
});
