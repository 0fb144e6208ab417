import { describe, expect, test } from "vitest";
import { issuesAfter } from "../edits.ts";

describe("a point that nobody gives", () => {
  const says = 'is missing, and its region "51" has no point either.\nMaybe give region "51" a point.';

  test("a cohort's", () => {
    const issue = { path: "cohorts[0].point", code: "missing", message: expect.stringContaining(says) };
    expect(issuesAfter({ "cohorts.0.region": "51" })).toEqual([issue]);
  });

  test("an origin's", () => {
    const issue = { path: "cohorts[4].origins[1].point", code: "missing", message: expect.stringContaining(says) };
    expect(issuesAfter({ "cohorts.4.origins.1.region": "51" })).toEqual([issue]);
  });

  test("a demand's", () => {
    const demand = [{ id: "d", region: "51", programme: "olahan-pangan", count: 3 }];
    const issue = { path: "demand[0].point", code: "missing", message: expect.stringContaining(says) };
    expect(issuesAfter({ demand })).toEqual([issue]);
  });

  test("is not missed where there is one, or origins, or one that is broken", () => {
    const point = { lat: -8.4, lon: 114.9 };
    expect(issuesAfter({ "cohorts.0.region": "51", "cohorts.0.point": point })).toEqual([]);
    expect(issuesAfter({ "cohorts.4.region": "51" })).toEqual([]);
    expect(issuesAfter({ "regions.2.point": point, "cohorts.0.region": "51" })).toEqual([]);
    expect(issuesAfter({ "regions.1.point": 5 })).toMatchObject([{ path: "regions[1].point", code: "invalid-type" }]);
  });
});
