import { expect, test } from "vitest";
import { issuesAfter } from "../edits.ts";

test("phases after the first say how they follow", () => {
  const issues = issuesAfter({
    "programmes.0.phases.1": { id: "praktik", days: 3 },
    "programmes.0.phases.2": { id: "ujian", days: 1, after: { minGapDays: 1, maxGapDays: 9, place: "anywhere" } },
  });
  expect(issues).toMatchObject([{ path: "programmes[0].phases[1].after", code: "missing" }]);
  expect(issues[0]?.message).toContain('phase "praktik"');
});

test("a span must hold the training days", () => {
  const message = expect.stringContaining("is 4, fewer than the 5 training days");
  const issue = { path: "programmes[1].phases[0].maxSpanDays", code: "inconsistent", value: 4, message };
  expect(issuesAfter({ "programmes.1.phases.0.maxSpanDays": 4 })).toEqual([issue]);
  expect(issuesAfter({ "programmes.1.phases.0.maxSpanDays": 5 })).toEqual([]);
});
