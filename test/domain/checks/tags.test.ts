import { expect, test } from "vitest";
import { issuesAfter } from "../edits.ts";

test("a tag that a cohort both requires and excludes", () => {
  const tags = { "cohorts.2.excludedTags": ["noisy", "accredited"] };
  const message = expect.stringContaining('is "accredited", which requiredTags asks for.');
  const issue = { path: "cohorts[2].excludedTags[1]", code: "inconsistent", value: "accredited", message };
  expect(issuesAfter(tags)).toEqual([issue]);
});
