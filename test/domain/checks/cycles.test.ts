import { describe, expect, test } from "vitest";
import { smallProblem } from "../../support/small-problem.ts";
import { issuesAfter, issuesOf } from "../edits.ts";

describe("a cycle", () => {
  test.each([
    ["regions.0.parent", "51", "regions[0].parent", '"ID" -> "51" -> "ID"'],
    ["regions.2.parent", "51.01", "regions[2].parent", '"51" -> "51.01" -> "51"'],
    ["regions.1.parent", "35.10", "regions[1].parent", '"35.10" -> "35.10"'],
    ["calendars.0.extends", "bali", "calendars[0].extends", '"nasional" -> "bali" -> "nasional"'],
    ["calendars.2.extends", "enam-hari", "calendars[2].extends", '"enam-hari" -> "enam-hari"'],
  ])("%s = %j is reported once, at its first member", (place, value, path, around) => {
    const [issue, ...others] = issuesAfter({ [place]: value });
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ path, code: "cycle", value });
    expect(issue?.message).toContain(around);
  });

  test("each of several is reported", () => {
    const issues = issuesAfter({
      "regions.1.parent": "35.10",
      "regions.3.parent": "51.71",
      "regions.4.parent": "51.01",
    });
    expect(issues.map(({ path, code }) => [path, code])).toEqual([
      ["regions[1].parent", "cycle"],
      ["regions[3].parent", "cycle"],
    ]);
  });

  test("of thirty thousand is found, and so is the end of a chain as long", () => {
    const problem = smallProblem();
    const chain = Array.from({ length: 30_000 }, (_, k) => ({ id: `r${k}`, parent: `r${k + 1}` }));
    const end = chain.length - 1;
    expect(
      issuesOf({ ...problem, regions: [...problem.regions, ...chain.with(end, { id: `r${end}`, parent: "ID" })] }),
    ).toEqual([]);
    const [issue] = issuesOf({
      ...problem,
      regions: [...problem.regions, ...chain.with(end, { id: `r${end}`, parent: "r0" })],
    });
    expect(issue).toMatchObject({ path: "regions[5].parent", code: "cycle" });
    expect(issue?.message).toContain('"r6" -> "..." -> "r0"'.replace('"..."', "..."));
  });
});
