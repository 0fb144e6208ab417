import { describe, expect, test } from "vitest";
import { issuesAfter } from "../edits.ts";

describe("a facility without a calendar", () => {
  test("of its own, its region's or any above", () => {
    const issues = issuesAfter({ "regions.0.calendar": undefined });
    expect(issues).toEqual([
      {
        path: "facilities[0].calendar",
        code: "missing",
        message: expect.stringMatching(/facility "bpvp-banyuwangi".* its region "35.10" nor any region above it/),
      },
    ]);
  });

  test("is told apart from those whose region or province has one", () => {
    const issues = issuesAfter({ "regions.0.calendar": undefined, "regions.2.calendar": undefined });
    expect(issues.map(({ path }) => path)).toEqual([0, 2, 3].map((row) => `facilities[${row}].calendar`));
    expect(issuesAfter({ "regions.0.calendar": undefined, "regions.1.calendar": "nasional" })).toEqual([]);
    expect(issuesAfter({ "regions.0.calendar": undefined, "facilities.0.calendar": "bali" })).toEqual([]);
  });

  test("is not accused where what is above cannot be read", () => {
    for (const edits of [
      { "regions.0.calendar": 5 },
      { "regions.1.parent": "nowhere" },
      { "regions.1.parent": "35.10" },
    ]) {
      expect(issuesAfter(edits)).toHaveLength(1);
      expect(issuesAfter(edits)).not.toMatchObject([{ code: "missing" }]);
    }
  });
});
